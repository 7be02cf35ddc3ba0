"""A good file of each kind, and the same broken on purpose: one change each, as somebody might make it by mistake."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import artifact_samples as samples
import pikepdf
from small_projects import Project, small_project

NAME = "tekst"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">'
    '<rect width="200" height="100" fill="#0b4f6c"/></svg>'
)
TEXT = """\
---
title: Om forebyggelse
updated: 2023-11-10
---

Et *lille* afsnit, som [netværkets egen side](https://example.org/netvaerk) siger mere om.

## Fora

![Et hav set fra en båd](hav.svg)

| Forum | Siden |
| --- | --- |
| RAN | 2011 |
| SCN | 2015 |
"""


def good_project(folder: object) -> Project:
    """A project with one Danish document that has everything which can be broken."""
    project = small_project(folder, text=TEXT)  # type: ignore[arg-type]
    project.write("source/hav.svg", DRAWING)
    project.catalog(NAME, {})
    return project


@dataclass(frozen=True)
class Case:
    """A file that is broken, and what has to be found in it."""

    suffix: str
    make: Callable[[bytes], bytes]
    code: str
    said: str


def case(suffix: str, make: Callable[[bytes], bytes], code: str, said: str) -> Case:
    return Case(suffix, make, code, said)


# --- how they are broken -------------------------------------------------------------------------------------------


def pdf(edit: Callable[[pikepdf.Pdf], None]) -> Callable[[bytes], bytes]:
    return lambda data: samples.edited_pdf(data, edit)


def elements(kind: str, edit: Callable[[pikepdf.Dictionary], None]) -> Callable[[bytes], bytes]:
    """The PDF with a change made to each structure element of a kind."""

    def change(document: pikepdf.Pdf) -> None:
        found = samples.structure_elements(document, kind)
        assert found, f"there is no {kind}"
        for element in found:
            edit(element)

    return pdf(change)


def without(name: str) -> Callable[[pikepdf.Dictionary], None]:
    def remove(element: pikepdf.Dictionary) -> None:
        del element[name]

    return remove


def renamed(kind: str) -> Callable[[pikepdf.Dictionary], None]:
    def rename(element: pikepdf.Dictionary) -> None:
        element.S = pikepdf.Name(kind)
        element.A = pikepdf.Dictionary(O=pikepdf.Name.Table)

    return rename


def in_root(edit: Callable[[pikepdf.Dictionary], None]) -> Callable[[bytes], bytes]:
    return pdf(lambda document: edit(document.Root))


def untitled(document: pikepdf.Pdf) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def untagged(root: pikepdf.Dictionary) -> None:
    del root["/StructTreeRoot"]
    del root["/MarkInfo"]


def spoken(language: str) -> Callable[[pikepdf.Dictionary], None]:
    def say(root: pikepdf.Dictionary) -> None:
        root.Lang = pikepdf.String(language)

    return say


def html(pattern: str, new: str) -> Callable[[bytes], bytes]:
    """The text with a pattern replaced, which has to be there."""

    def make(data: bytes) -> bytes:
        text, count = re.subn(pattern, new, data.decode(), flags=re.DOTALL)
        assert count, f"{pattern} is not in it"
        return text.encode()

    return make


def epub(ending: str, pattern: str, new: str) -> Callable[[bytes], bytes]:
    """The book with a pattern replaced in the parts whose names end so."""

    def make(data: bytes) -> bytes:
        written, changed = io.BytesIO(), 0
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
            for entry in source.infolist():
                content = source.read(entry)
                if entry.filename.endswith(ending):
                    text, count = re.subn(pattern, new, content.decode(), flags=re.DOTALL)
                    content, changed = text.encode(), changed + count
                target.writestr(entry, content)
        assert changed, f"{pattern} is not in any {ending}"
        return written.getvalue()

    return make


CASES: dict[str, Case] = {
    "pdf-picture-without-description": case(".pdf", elements("/Figure", without("/Alt")), "pdf-ua", "7.3-1"),
    "pdf-header-without-scope": case(
        ".pdf", elements("/TH", without("/A")), "declared-table", "header cells do not say whether they head"
    ),
    "pdf-table-without-headers": case(".pdf", elements("/TH", renamed("/TD")), "declared-table", "no header cells"),
    "pdf-other-language": case(".pdf", in_root(spoken("ar")), "declared-language", "“ar”"),
    "pdf-impossible-language": case(".pdf", in_root(spoken("dansk sprog")), "pdf-ua", "7.2-29"),
    "pdf-no-language": case(".pdf", in_root(without("/Lang")), "pdf-ua", "7.2-"),
    "pdf-no-title": case(".pdf", pdf(untitled), "pdf-ua", "7.1-9"),
    "pdf-no-tags": case(".pdf", in_root(untagged), "pdf-ua", "6.2-1"),
    "pdf-no-tags-for-the-archive": case(".pdf", in_root(untagged), "pdf-a", "6.7.2"),
    "pdf-torn": case(".pdf", lambda data: data[: len(data) // 3], "pdf-ua", "can't read"),
    "epub-picture-without-description": case(".epub", epub(".xhtml", r' alt="Et hav[^"]*"', ""), "ace", "image-alt"),
    "epub-other-language": case(
        ".epub", epub(".opf", ">da</dc:language>", ">ar</dc:language>"), "declared-language", "“ar”"
    ),
    "epub-no-language": case(".epub", epub(".opf", "<dc:language[^>]*>da</dc:language>", ""), "epubcheck", "RSC-005"),
    "epub-other-language-of-a-part": case(
        ".epub", epub("nav.xhtml", ' lang="da"', ' lang="ar"'), "declared-language", "nav.xhtml"
    ),
    "epub-no-summary": case(
        ".epub",
        epub(".opf", r'<meta [^>]*property="schema:accessibilitySummary"[^>]*>.*?</meta>', ""),
        "ace",
        "metadata-accessibilitysummary",
    ),
    "epub-no-features": case(
        ".epub",
        epub(".opf", r'<meta [^>]*property="schema:accessibilityFeature"[^>]*>.*?</meta>', ""),
        "ace",
        "metadata-accessibilityfeature",
    ),
    "epub-contents-lead-nowhere": case(
        ".epub", epub("nav.xhtml", r'href="text/ch001.xhtml[^"]*"', 'href="text/gone.xhtml"'), "epubcheck", "RSC-007"
    ),
    "epub-header-without-scope": case(".epub", epub(".xhtml", '<th scope="col"', "<th"), "declared-table", "header"),
    "epub-torn": case(".epub", lambda data: data[: len(data) // 2], "epubcheck", "PKG-"),
    "html-picture-without-description": case(".html", html(r' alt="Et hav[^"]*"', ""), "axe", "image-alt"),
    "html-other-language": case(".html", html('<html lang="da"', '<html lang="ar"'), "declared-language", "“ar”"),
    "html-no-language": case(".html", html('<html lang="da"', "<html"), "axe", "html-has-lang"),
    "html-header-without-scope": case(".html", html('<th scope="col"', "<th"), "declared-table", "header cell"),
    "html-table-without-headers": case(
        ".html", html(r"<th [^>]*>(.*?)</th>", r"<td>\1</td>"), "declared-table", "no header cells"
    ),
    "html-no-main": case(".html", html("<(/?)main", r"<\1div"), "axe", "landmark-one-main"),
    "html-no-title": case(".html", html("<title>.*?</title>", ""), "axe", "document-title"),
    "html-heading-skipped": case(".html", html("<(/?)h2", r"<\1h4"), "axe", "heading-order"),
    "html-pale-text": case(
        ".html", html("</head>", "<style>p { color: #999 !important }</style></head>"), "axe", "color-"
    ),
    "html-pale-in-the-dark": case(
        ".html",
        html(
            "</head>",
            "<style>@media (prefers-color-scheme: dark) { p { color: #555 !important } }</style></head>",
        ),
        "axe",
        "in 320 px dark and 1280 px dark",
    ),
    "html-link-without-words": case(".html", html(r"(<a [^>]*netvaerk[^>]*>).*?</a>", r"\1</a>"), "axe", "link-name"),
}
