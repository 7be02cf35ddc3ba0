"""What a file declares of itself and no validator compares: its language, and what its tables' headers head.

A file that says "English" and speaks Arabic is valid to each of them; read aloud, it is noise. A table of bare cells
is valid, too, and a header without a scope leaves it to the reader's program to guess (WCAG 2.2, 3.1.1 and 1.3.1,
technique H63; ISO 14289-1, 7.5).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf

from press.findings import Finding, finding
from press.model.location import Location

_SCOPES = frozenset({"col", "colgroup", "row", "rowgroup"})
_AGAIN = "it is no such file, or a damaged one: build it again"


def check(file: str, path: Path, language: str) -> tuple[Finding, ...]:
    """Where a PDF, EPUB or HTML file declares another language, or a table that does not say what its headers head.

    :param file: what findings call it.
    :param language: what it was made in; BCP 47.
    """
    read = {".pdf": _pdf, ".epub": _epub, ".html": _html}[path.suffix]
    place = Location(file)
    try:
        return tuple(read(path, language, place))
    except OSError as error:
        return (finding("file-unreadable", f"can't be read: {error.strerror or error}", place, "build it again"),)
    except (pikepdf.PdfError, zipfile.BadZipFile, ValueError, KeyError) as error:
        reason = str(error).replace(f"{path}: ", "")
        return (finding("file-unreadable", f"can't be read: {reason}", place, _AGAIN),)


def _other_language(said: str, language: str, place: Location, where: str) -> Finding:
    message = (
        f"{where} says that it is in {f'“{said[:40]}”' if said else 'no language'}, and it was made in “{language}”"
    )
    return finding("declared-language", message, place, "take the language from the page: its template writes another")


def _headless(place: Location, where: str, what: str) -> Finding:
    hint = "give each header cell a scope, col or row; a table without header cells is none"
    return finding("declared-table", f"{what}{where}", place, hint)


def _html(path: Path, language: str, place: Location) -> Iterator[Finding]:
    yield from _markup(path.read_text("utf-8"), language, place, "")


def _epub(path: Path, language: str, place: Location) -> Iterator[Finding]:
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.endswith(".opf"):
                package = _Reader()
                package.feed(book.read(name).decode("utf-8"))
                if (said := package.language.strip()) != language:
                    yield _other_language(said, language, place, name)
            if name.endswith(".xhtml"):
                yield from _markup(book.read(name).decode("utf-8"), language, place, f", at {name}")


def _markup(text: str, language: str, place: Location, where: str) -> Iterator[Finding]:
    page = _Reader()
    page.feed(text)
    page.close()
    for said in dict.fromkeys(page.declared or [""]):
        if said != language:
            yield _other_language(said, language, place, f"the html element{where}")
    for problem, line in page.problems:
        yield _headless(place if where else Location(place.file, line), f"{where}:{line}" if where else "", problem)


class _Reader(HTMLParser):
    """Reads the languages of the root, the text of dc:language, and the tables."""

    def __init__(self) -> None:
        super().__init__()
        self.declared: list[str] = []
        self.language = ""
        self.problems: list[tuple[str, int]] = []
        self._tables: list[tuple[int, bool]] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given, line = dict(attrs), self.getpos()[0]
        self._inside = tag
        if tag == "html":
            self.declared = [given[name] or "" for name in ("lang", "xml:lang") if name in given]
        elif tag == "table":
            self._tables.append((line, False))
        elif tag == "th":
            if self._tables:
                self._tables[-1] = (self._tables[-1][0], True)
            if given.get("scope") not in _SCOPES:
                self.problems.append(("a header cell does not say whether it heads a row or a column", line))

    def handle_data(self, data: str) -> None:
        if self._inside == "dc:language" and not self.language:
            self.language = data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""
        if tag == "table" and self._tables:
            line, headed = self._tables.pop()
            if not headed:
                self.problems.append(("a table has no header cells", line))


def _pdf(path: Path, language: str, place: Location) -> Iterator[Finding]:
    with pikepdf.open(path) as document:
        said = str(document.Root.get("/Lang", ""))
        if said != language:
            yield _other_language(said, language, place, "the catalog of the PDF")
        cells: list[bool] = []
        tables: list[bool] = []
        _walk(document.Root.get("/StructTreeRoot"), cells, tables)
    if bare := cells.count(False):
        what = (
            "a header cell does not say whether it heads"
            if bare == 1
            else f"{bare} header cells do not say whether they head"
        )
        yield _headless(place, "", f"{what} a row or a column")
    if headless := tables.count(False):
        yield _headless(place, "", f"{headless} table{'s have' if headless > 1 else ' has'} no header cells")


def _walk(element: Any, cells: list[bool], tables: list[bool]) -> bool:
    """Whether there is a header cell below; adds whether each header cell has a scope, and each table a header cell."""
    if not isinstance(element, pikepdf.Dictionary):
        return False
    kids = element.get("/K", ())
    below = [_walk(kid, cells, tables) for kid in (kids if isinstance(kids, pikepdf.Array) else (kids,))]
    kind = element.get("/S")
    if kind == "/TH":
        cells.append(_has_scope(element))
    elif kind == "/Table":
        tables.append(any(below))
    return kind == "/TH" or any(below)


def _has_scope(cell: Any) -> bool:
    attributes = cell.get("/A", ())
    rows = attributes if isinstance(attributes, pikepdf.Array) else (attributes,)
    return any(isinstance(row, pikepdf.Dictionary) and "/Scope" in row for row in rows) or "/Headers" in cell
