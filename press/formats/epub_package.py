"""The package around the chapters: the zip file, and the package document that says what is in it.

EPUB 3.3: https://www.w3.org/TR/epub-33/. What pandoc writes for readers of EPUB 2 (``toc.ncx``, ``guide``) is left
out: it knows no language or direction and would have to be kept equal to the contents.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from lxml import etree

from press.files import archive_entry
from press.model.location import Direction
from press.model.page import Page

PACKAGE = "EPUB/content.opf"
"""The package document's path in the zip file."""
NAVIGATION = "EPUB/nav.xhtml"
STYLES = "EPUB/styles/stylesheet1.css"
COVER = "EPUB/text/cover.xhtml"
COVER_IMAGE = "EPUB/images/cover.svg"
FONT_LICENCE = "SIL Open Font License 1.1"
"""Of all Noto fonts; its text's address and the copyright stay in each font's own name table."""
TITLE_PAGE = "EPUB/text/title_page.xhtml"

_COVERS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("cover", COVER, "application/xhtml+xml", {}),
    ("cover-image", COVER_IMAGE, "image/svg+xml", {"properties": "cover-image"}),
)
"""What is added to the manifest: id, path, media type and properties (EPUB 3.3, "The cover-image property")."""
_OPF = "http://www.idpf.org/2007/opf"
_EMPTY = f"""<package xmlns="{_OPF}" version="3.0" unique-identifier="publication-id"
 prefix="a11y: http://www.idpf.org/epub/vocab/package/a11y/#"/>"""
_NCX = "application/x-dtbncx+xml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of a zip file by their paths."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip file of them whose bytes depend on nothing else: no clock, no machine, no order.

    ``mimetype`` comes first and is stored (Open Container Format, "ZIP container requirements").
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name in ("mimetype", *sorted(files.keys() - {"mimetype"})):
            package.writestr(archive_entry(name), files[name], ZIP_STORED if name == "mimetype" else ZIP_DEFLATED, 9)
    return buffer.getvalue()


def chapter_names(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The paths of the chapters in reading order: the spine without the title page."""
    root = etree.fromstring(files[PACKAGE], _PARSER)
    hrefs = {item.get("id"): item.get("href", "") for item in root.iter(f"{{{_OPF}}}item")}
    names = (posixpath.join("EPUB", hrefs[ref.get("idref")]) for ref in root.iter(f"{{{_OPF}}}itemref"))
    return tuple(name for name in names if name != TITLE_PAGE)


def without_legacy(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files without what only readers of EPUB 2 look at."""
    return {name: data for name, data in files.items() if not name.endswith(".ncx")}


def package_document(written: bytes, metadata: str, page: Page, fonts: Iterable[str] = ()) -> bytes:
    """The package document that pandoc wrote, with ``metadata`` (a ``metadata`` element) in place of its own.

    The cover goes into the reading order before all, and the contents behind the title page.

    :param fonts: the paths of fonts in the zip file, which pandoc knows nothing of.
    """
    root = etree.fromstring(written, _PARSER)
    package = etree.fromstring(_EMPTY)
    package.set("dir", page.direction)
    package.set(_XML_LANG, page.language)
    described = etree.fromstring(metadata.encode(), _PARSER)
    manifest = _manifest(root)
    for number, path in enumerate(fonts, 1):
        _add_font(manifest, described, f"font-{number}", path)
    package.append(described)
    package.append(manifest)
    package.append(_spine(_child(root, "spine"), page.direction))
    etree.indent(package)
    return etree.tostring(package, xml_declaration=True, encoding="utf-8")


def _manifest(root: etree._Element) -> etree._Element:
    manifest = _without(_child(root, "manifest"), (item for item in root.iter() if item.get("media-type") == _NCX))
    for identifier, name, media_type, properties in _COVERS:
        item = {"id": identifier, "href": posixpath.relpath(name, "EPUB"), "media-type": media_type} | properties
        etree.SubElement(manifest, f"{{{_OPF}}}item", item)
    return manifest


def _add_font(manifest: etree._Element, metadata: etree._Element, name: str, path: str) -> None:
    """A font in the manifest, and its licence in the metadata."""
    kind = posixpath.splitext(path)[1].removeprefix(".")
    item = {"id": name, "href": posixpath.relpath(path, "EPUB"), "media-type": f"font/{kind}"}
    etree.SubElement(manifest, f"{{{_OPF}}}item", item)
    licence = etree.SubElement(metadata, f"{{{_OPF}}}meta", {"refines": f"#{name}", "property": "dcterms:license"})
    licence.text = FONT_LICENCE


def _spine(written: etree._Element, direction: Direction) -> etree._Element:
    spine = etree.Element(f"{{{_OPF}}}spine", {"page-progression-direction": str(direction)})
    spine.extend(etree.Element(f"{{{_OPF}}}itemref", {"idref": ref.get("idref", "")}) for ref in written)
    spine.insert(1, etree.Element(f"{{{_OPF}}}itemref", {"idref": "nav"}))
    spine.insert(0, etree.Element(f"{{{_OPF}}}itemref", {"idref": "cover"}))
    return spine


def _child(root: etree._Element, name: str) -> etree._Element:
    return next(root.iter(f"{{{_OPF}}}{name}"))


def _without(parent: etree._Element, children: Iterable[etree._Element]) -> etree._Element:
    for child in tuple(children):
        parent.remove(child)
    return parent
