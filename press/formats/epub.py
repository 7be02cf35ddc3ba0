"""Page → EPUB 3.3, in the steps of :func:`make`.

pandoc's writer divides the page into chapters and packs them with their images. What it does not know is put in
afterwards: direction, the languages of parts, honest accessibility metadata, contents and landmarks in the book's
language, links from one chapter to another.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping

from press import pandoc
from press.editions import Layout, usual
from press.findings import Finding, errors, finding
from press.formats import Made, Render
from press.formats.breaking import missing_dictionaries
from press.formats.epub_book import book_json, named, read_blocks
from press.formats.epub_chapters import finish, with_words_marked
from press.formats.epub_cover import cover
from press.formats.epub_fonts import embed
from press.formats.epub_metadata import metadata
from press.formats.epub_navigation import navigation
from press.formats.epub_package import (
    COVER,
    COVER_IMAGE,
    NAVIGATION,
    PACKAGE,
    STYLES,
    TITLE_PAGE,
    chapter_names,
    pack,
    package_document,
    unpack,
    without_legacy,
)
from press.formats.epub_styles import for_readers
from press.formats.tongues import tongues
from press.languages import direction
from press.model.artifact import Artifact
from press.model.page import Page

_USUAL = usual("epub")
_ARGUMENTS = ("--from=json", "--to=epub3", "--split-level=1", "--output=-")


def make(page: Page, render: Render, layout: Layout = _USUAL) -> Made:
    """The page as an EPUB 3.3 publication, or what keeps it back.

    Two calls give the same bytes, wherever and whenever.

    :raises Halt: if pandoc fails, a template can't be filled, or the page breaks the contract of its body.
    """
    if wrong := missing_dictionaries(tongues(page)):
        return Made(None, wrong)
    blocks = read_blocks(page)
    written, warnings = pandoc.run(_ARGUMENTS, input=book_json(page, blocks))
    files = without_legacy(unpack(written))
    chapters = finish({name: files[name] for name in chapter_names(files)}, page, blocks)
    files |= chapters.files
    values: dict[str, object] = {"page": page, "direction": direction}
    drawn = cover(page, render)
    files[COVER_IMAGE] = render("epub/cover.svg.j2", page=page, **drawn).encode()
    files[COVER] = render("epub/cover.xhtml.j2", **values).encode()
    title = render("epub/title.xhtml.j2", **values, logo=_logo(page)).encode()
    files[TITLE_PAGE] = with_words_marked(title, page)
    files[NAVIGATION] = render("epub/nav.xhtml.j2", **values, **navigation(page, blocks, chapters)).encode()
    styles = for_readers(render("epub/epub.css.j2", page=page, tongues=tongues(page)), page.direction)
    fonts = embed(tongues(page), "".join((styles, *_texts(files))))
    files |= {STYLES: f"{fonts.css}{styles}".encode(), **fonts.files}
    described = render("epub/metadata.xml.j2", **values, **metadata(page, blocks))
    files[PACKAGE] = package_document(files[PACKAGE], described, page, tuple(fonts.files))
    findings = (*_told(page, warnings), *chapters.findings, *fonts.findings)
    artifact = Artifact(page.document, page.language, "epub", layout.edition, pack(files))
    return Made(None if errors(findings) else artifact, findings)


def _logo(page: Page) -> str:
    """The publisher's mark as an address that holds it, for it is on one page only; empty where there is none."""
    logo = page.logo
    return f"data:{logo.media_type};base64,{b64encode(logo.data).decode('ascii')}" if logo else ""


def _texts(files: Mapping[str, bytes]) -> Iterable[str]:
    """All that the book says, and its markup with it."""
    return (data.decode() for name, data in files.items() if name.endswith(".xhtml"))


def _told(page: Page, warnings: Iterable[str]) -> Iterable[Finding]:
    return (finding("render-warning", f"{named(page)}: pandoc says: {warning}") for warning in warnings)
