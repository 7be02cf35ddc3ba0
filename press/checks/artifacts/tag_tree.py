"""The tag tree of a finished PDF as an outline that a person can read, from the file's bytes alone.

An element a line: its structure type, what it says of itself, and the text of its content; a Span that says nothing
of itself, as there is one for each printed line, is shown as its text alone. Behind the tree stand the bookmarks, and
for each page what is outside of the text. ISO 32000-1: 12.3.3 (outlines), 14.7 (logical structure),
14.8.2.2 (artifacts), 14.9 (accessibility).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from typing import Any

import pikepdf

from press.checks.artifacts.marked_content import Contents, contents
from press.checks.artifacts.pdf_reading import UnreadablePDFError

_SAID = {"/Lang": "Lang", "/ID": "ID", "/T": "T", "/Alt": "Alt", "/ActualText": "ActualText", "/E": "E"}
"""What an element says of itself (14.7.2, table 323), in the order in which it is shown."""
_ATTRIBUTES = ("/Scope", "/ColSpan", "/RowSpan", "/Headers", "/ListNumbering", "/Summary")
"""Attributes that carry meaning, of the owners List and Table (14.8.5); the rest is about looks."""


class UntaggedPDFError(Exception):
    """The PDF has no tag tree."""


def tag_tree(data: bytes) -> str:
    """The outline of a PDF's tags, without a line end after it. The same bytes give the same text.

    :raises UnreadablePDFError: if the bytes are no PDF, or one whose parts don't fit together.
    :raises UntaggedPDFError: if it has no structure tree.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return "\n".join(_outline(pdf))
    except (pikepdf.PdfError, LookupError, AttributeError, TypeError, ValueError, RecursionError) as error:
        # pikepdf tells of a dictionary without the key, or of another kind of object, by these.
        raise UnreadablePDFError(str(error)) from error


def _outline(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        raise UntaggedPDFError("it has no structure tree")
    pages = [contents(page) for page in pdf.pages]
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    yield _head(pdf)
    yield from _Tree(pages, numbers, _roles(pdf)).lines(pdf.Root.StructTreeRoot.get("/K"), None, 0)
    yield from _bookmarks(pdf)
    yield from _outside(pages)


def _roles(pdf: pikepdf.Pdf) -> Mapping[str, str]:
    """Structure types of the file's own and the standard ones that they stand for (14.8.4)."""
    tree: Any = pdf.Root.StructTreeRoot
    return {str(own): str(standard) for own, standard in tree.get("/RoleMap", {}).items()}


def _head(pdf: pikepdf.Pdf) -> str:
    """What the file says of itself: language, title, and whether the window shows the title (ISO 14289-1, 7.1)."""
    root: Any = pdf.Root
    shows = bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False))
    said = [f"Lang={root.Lang}"] if "/Lang" in root else []
    said += [f"Title={_quoted(str(pdf.docinfo.Title))}"] if "/Title" in pdf.docinfo else []
    marked = bool(root.get("/MarkInfo", {}).get("/Marked", False))
    return " ".join(["PDF", *said, *(["DisplayDocTitle"] if shows else []), *(["Marked"] if marked else [])])


@dataclass(slots=True)
class _Tree:
    """The walk through the structure elements."""

    pages: list[Contents]
    numbers: Mapping[tuple[int, int], int]
    """The number of a page, from 1, by its object."""
    roles: Mapping[str, str]
    _page: int = 0
    """On which the last text stood: another is said, the same is not said again."""
    _seen: set[tuple[int, int]] = field(default_factory=set)

    def lines(self, kids: Any, page: Any, depth: int) -> Iterator[str]:
        """A line for each element and annotation, and one for text between them."""
        for is_text, group in groupby(_each(kids), _is_words):
            if is_text:
                yield "  " * depth + self._text(group, page)
                continue
            for kid in group:
                yield from self._kid(kid, page, depth)

    def _kid(self, kid: Any, page: Any, depth: int) -> Iterator[str]:
        if kid.get("/Type") == "/OBJR":
            yield "  " * depth + _annotation(kid.Obj)
            return
        if kid.objgen in self._seen:
            raise ValueError(f"a structure element stands in the tree twice: {kid.get('/S')}")
        self._seen.add(kid.objgen)
        page = kid.get("/Pg", page)
        kids = list(_each(kid.get("/K")))
        first = list(takewhile(_is_words, kids))
        text = [self._text(first, page)] if first else []
        yield "  " * depth + " ".join([self._type(kid), *_said(kid), *text])
        yield from self.lines(kids[len(first) :], page, depth + 1)

    def _type(self, element: Any) -> str:
        """``H1``; of a type of the file's own, ``Chapter→Sect``."""
        named = str(element.S)
        mapped = self.roles.get(named, "")
        return named[1:] + (f"→{mapped[1:]}" if mapped else "")

    def _text(self, kids: Iterable[Any], page: Any) -> str:
        """The text of pieces of content one by one, and the page before the first that stands on it."""
        return " ".join(piece for kid in kids for piece in self._pieces(kid, page))

    def _pieces(self, kid: Any, page: Any) -> Iterator[str]:
        if not _is_content(kid):
            for inner in _each(kid.K):
                yield from self._pieces(inner, kid.get("/Pg", page))
            return
        number = self.numbers[(page if isinstance(kid, int) else kid.get("/Pg", page)).objgen]
        if number != self._page:
            yield f"(page {number})"
            self._page = number
        mcid = kid if isinstance(kid, int) else int(kid.MCID)
        painted = self.pages[number - 1]
        text = painted.texts[mcid].text if mcid in painted.texts else ""
        yield _quoted(text) if text or mcid not in painted.drawings else "(drawn)"


def _each(kids: Any) -> Iterable[Any]:
    """The kids of an element: one, several or none."""
    if kids is None:
        return ()
    return kids if isinstance(kids, list | pikepdf.Array) else (kids,)


def _is_content(kid: Any) -> bool:
    """Whether a kid is marked content: its number, or a reference with the page."""
    return isinstance(kid, int) or kid.get("/Type") == "/MCR"


def _is_words(kid: Any) -> bool:
    """Whether a kid is marked content, or a Span around some that says nothing of it."""
    if _is_content(kid):
        return True
    is_span = kid.get("/S") == "/Span" and "/K" in kid and not any(_said(kid))
    return is_span and all(map(_is_content, _each(kid.K)))


def _said(element: Any) -> Iterator[str]:
    """What an element says of itself."""
    for key, name in _SAID.items():
        if key in element:
            text = str(element[key])
            yield f"{name}={text if re.fullmatch(r'[A-Za-z0-9-]+', text) else _quoted(text)}"
    for owner in _each(element.get("/A")):
        for key in _ATTRIBUTES:
            if isinstance(owner, pikepdf.Dictionary) and key in owner:
                yield f"{key[1:]}={_value(owner[key])}"


def _value(value: Any) -> str:
    """The value of an attribute: a name, a number, or several strings."""
    if isinstance(value, pikepdf.Array):
        return " ".join(map(str, value))
    return str(value).removeprefix("/")


def _annotation(annotation: Any) -> str:
    """``annotation “its words” to where it leads``."""
    action = annotation.get("/A", {})
    target = action.get("/URI") or annotation.get("/Dest") or action.get("/D")
    words = f" {_quoted(str(annotation.Contents))}" if "/Contents" in annotation else ""
    named = "" if target is None or isinstance(target, pikepdf.Array) else f" to {target}"
    return f"annotation {str(annotation.get('/Subtype', '/None'))[1:]}{words}{named}"


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_outline() as outline:
        if outline.root:
            yield "bookmarks"
            yield from _entries(outline.root, 1)


def _entries(entries: Iterable[pikepdf.OutlineItem], depth: int) -> Iterator[str]:
    for entry in entries:
        yield "  " * depth + _quoted(str(entry.title))
        yield from _entries(entry.children, depth + 1)


def _outside(pages: Iterable[Contents]) -> Iterator[str]:
    """What each page paints that is no part of its text, and what it should not have: content without a mark."""
    for number, page in enumerate(pages, 1):
        for kind in sorted({one.kind for one in page.artifacts}):
            texts = [one.text for one in page.artifacts if one.kind == kind]
            yield f"artifacts of page {number}: {f'{kind} ' if kind else ''}{_summary(texts)}"
        if page.unmarked:
            yield f"without a mark on page {number}: {_summary(page.unmarked)}"


def _summary(painted: Iterable[str]) -> str:
    """Texts in their order, with a number where one follows itself, and how many drawings."""
    painted = list(painted)
    texts = [(text, len(list(same))) for text, same in groupby(filter(str.strip, painted))]
    said = [_quoted(text) + (f" × {times}" if times > 1 else "") for text, times in texts]
    drawings = sum(not text.strip() for text in painted)
    return ", ".join([*said, *([f"{drawings} drawn"] if drawings else [])])


_FORMAT = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Characters that are not seen, or would turn the line around: the outline names them."""


def _quoted(text: str) -> str:
    return f"“{_FORMAT.sub(lambda match: f'<{ord(match[0]):04X}>', text)}”"
