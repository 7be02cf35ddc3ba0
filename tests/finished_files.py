"""Finished files, read by programs that had no part in making them: lxml, poppler's pdftotext, pikepdf.

The tags of a PDF alone are read with what checks it, for poppler turns round what runs to the left.
"""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

import lxml.html
import pikepdf
import polib
from lxml import etree

from press.checks.artifacts.marked_content import Painted, contents

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"

_NOT_RUNNING_TEXT = {"image description", "expansion"}
"""Kinds of text that are printed nowhere or in an attribute."""
_DEPENDS = re.compile(r"\[\^\d+\]|\]\(|\]\{abbr=|[*`\\~^]")
"""What adds to a text or takes from it in print: notes, links that say where they open, expansions, styles, escapes."""
_PHRASE = re.compile(r"\[([^\[\]]*)\]\{[^}]*\}")


def published_texts(catalog: Path, *, source: bool = False) -> list[str]:
    """The texts of a catalog that are printed as they are written, read by polib.

    :param source: take the msgids, as the source's own language prints them.
    """
    texts = []
    for entry in polib.pofile(str(catalog)):
        text = entry.msgid if source else entry.msgstr
        published = text and not entry.obsolete and not entry.fuzzy and entry.msgctxt not in _NOT_RUNNING_TEXT
        if published and not _DEPENDS.search(text):
            texts.append(_PHRASE.sub(r"\1", text))
    return texts


def html_text(path: Path) -> str:
    """All the text in the body of an HTML file."""
    body = lxml.html.fromstring(path.read_bytes()).find("body")
    return spaced(_text(body))


def epub_text(path: Path) -> str:
    """All the text of an EPUB, in the order of its spine."""
    return spaced(" ".join(_text(page.find(f"{XHTML}body")) for page in epub_pages(path)))


def epub_package(path: Path) -> etree._Element:
    """The package file of an EPUB."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(_package_name(archive)))


def epub_pages(path: Path) -> Iterator[etree._Element]:
    """The content documents of an EPUB, in the order of its spine."""
    with zipfile.ZipFile(path) as archive:
        name = _package_name(archive)
        package = etree.fromstring(archive.read(name))
        items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
        for reference in package.iter(f"{OPF}itemref"):
            page = items[reference.get("idref")]
            assert page
            yield etree.fromstring(archive.read(str(PurePosixPath(name).parent / page)))


def pdf_text(path: Path, *options: str) -> str:
    """The text of a PDF by pdftotext, with its options (``-l 1``: the first page)."""
    done = subprocess.run(["pdftotext", *options, "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode()


def tagged_text(path: Path) -> str:
    """The text of a PDF in the order of its tags, its pieces put together as they stand, without soft hyphens."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: contents(page).texts for page in pdf.pages}
        return "".join(_pieces(pdf.Root.StructTreeRoot.K, None, pages)).replace("\u00ad", "")


def _pieces(kid: Any, page: Any, pages: Mapping[Any, Mapping[int, Painted]]) -> Iterator[str]:
    """The text of a kid of a structure element (ISO 32000-1, 14.7.4)."""
    if isinstance(kid, pikepdf.Array):
        for inner in kid:
            yield from _pieces(inner, page, pages)
    elif isinstance(kid, int):
        yield pages[page.objgen][kid].text
    elif kid.get("/Type") == "/MCR":
        yield pages[kid.get("/Pg", page).objgen][int(kid.MCID)].text
    elif "/K" in kid:
        yield from _pieces(kid.K, kid.get("/Pg", page), pages)


def pdf_information(path: Path) -> tuple[dict[str, str], str]:
    """The information dictionary of a PDF, and its XMP."""
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        information = {key: str(value) for key, value in pdf.docinfo.items()}
        return information, pdf.Root.Metadata.read_bytes().decode()


def characters(text: str) -> Counter[str]:
    """The multiset of a text's NFKC characters without spaces and format characters (UAX #15)."""
    return Counter(
        character
        for character in unicodedata.normalize("NFKC", text)
        if not character.isspace() and unicodedata.category(character) != "Cf"
    )


def lacking(texts: Iterable[str], printed: str) -> list[str]:
    """The texts that are not found string for string."""
    return [text for text in texts if spaced(text) not in printed]


def unprinted(texts: Iterable[str], printed: str) -> list[str]:
    """What is not found, its characters in order, in the text that pdftotext took from a file.

    A line's end may stand anywhere, with a hyphen or without. The marks of Arabic letters come as lines of their own
    in the midst of a sentence, so that Arabic is looked for word by word, without marks.
    """
    page, pages = _compact(printed), [_compact(page) for page in printed.split("\f")]
    pieces = (piece for text in texts for piece in (_words(text) if _is_arabic(text) else [text]))
    return [piece for piece in pieces if _compact(piece) not in page and not _goes_over(_compact(piece), pages)]


def _goes_over(text: str, pages: list[str]) -> bool:
    """Whether a text ends a page, and goes on below the running head of the next one."""
    return any(
        page.endswith(text[:end]) and text[end:] in following
        for page, following in pairwise(pages)
        for end in range(len(text) - 1, 0, -1)
    )


TORN = {"ar": 2, "fa": 1}
"""How many words of a document pdftotext may tear: those with a mark, or a Latin name in them."""


def _is_arabic(text: str) -> bool:
    return any(unicodedata.bidirectional(character) == "AL" for character in text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _bare(text))


def _compact(text: str) -> str:
    return "".join(re.split(r"[\s\u2010-\u2015-]+", _bare(text)))


def _bare(text: str) -> str:
    """A text without marks on letters and format characters, decomposed where Unicode gives another form (NFKD)."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in {"Mn", "Cf"})


def spaced(text: str) -> str:
    """A text with each run of white space that means nothing (HTML, "ASCII whitespace") as one space."""
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def _text(element: etree._Element | lxml.html.HtmlElement | None) -> str:
    assert element is not None
    texts = element.xpath(".//text()[not(ancestor::*[local-name() = 'style' or local-name() = 'script'])]")
    return "".join(map(str, texts)) if isinstance(texts, list) else ""


def _package_name(archive: zipfile.ZipFile) -> str:
    container = etree.fromstring(archive.read("META-INF/container.xml"))
    (root,) = container.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
    return str(root.get("full-path"))
