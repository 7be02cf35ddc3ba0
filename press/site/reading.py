"""The text of a released page (templates/handout/), cut at its headings, for the search."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset("p li dt dd th td caption figcaption blockquote pre div section aside br tr".split())
_PIECES = frozenset({"td", "th", "li", "dt", "dd", "caption", "figcaption"})
"""What is no sentence, so that something has to stand between one and the next."""
_BETWEEN = "\x1f"
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # HTML, 13.1.2
_UNREAD = frozenset({"backlink", "noteref", "new-window"})
"""Classes of what is no part of the text: marks, and what is said to screen readers alone."""
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_END = "\u2069"
"""Unicode's isolates (UAX #9, 2.4), with which a telephone number keeps its order in a text without tags."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below a heading, up to the next one."""

    id: str
    """Of the heading in the page; empty for the beginning."""
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a page."""

    subtitle: str = ""
    sections: tuple[Section, ...] = ()


@dataclass
class _Open:
    """A section that is being read."""

    id: str = ""
    heading: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def read(page: str) -> Text:
    """The text of a handout; of any other HTML, nothing."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    whole = (Section(one.id, _plain(one.heading), _plain(one.words)) for one in reader.sections)
    return Text(_plain(reader.subtitle), tuple(one for one in whole if one.heading or one.text))


def _plain(pieces: list[str]) -> str:
    parts = (" ".join(part.split()) for part in "".join(pieces).split(_BETWEEN))
    return " · ".join(filter(None, parts))


class _Reader(HTMLParser):
    """Follows the elements that are open, and knows what each of them is for."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.subtitle: list[str] = []
        self.sections = [_Open()]
        self._open: list[tuple[str, str, str]] = []
        """Names of elements, with what their text is: ``text``, ``heading``, ``subtitle``, ``unread`` or nothing; and
        what ends it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = self._kind(tag, frozenset(given.get("class", "").split()))
        if kind == "heading" and tag in _HEADINGS:
            self.sections.append(_Open(given.get("id", "")))
        if tag in _BLOCKS:
            self.handle_data(_BETWEEN if tag in _PIECES else " ")
        if tag not in _VOID:
            isolate = "" if tag in _BLOCKS else _ISOLATES.get(given.get("dir", ""), "")
            self._open.append((tag, kind, _END if isolate else ""))
            self.handle_data(isolate)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.handle_data(" ")
        while any(name == tag for name, *_ in self._open):
            self.handle_data(self._open[-1][2])
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        kind = self._open[-1][1] if self._open else ""
        if kind == "subtitle":
            self.subtitle.append(data)
        elif kind == "heading":
            self.sections[-1].heading.append(data)
        elif kind == "text":
            self.sections[-1].words.append(data)

    def _kind(self, tag: str, classes: frozenset[str]) -> str:
        around = self._open[-1][1] if self._open else ""
        if around == "unread" or classes & _UNREAD or tag in {"script", "style"}:
            return "unread"
        if tag == "p" and "subtitle" in classes:
            return "subtitle"
        if tag == "div" and "text" in classes:
            return "text"
        return "heading" if around and tag in _HEADINGS else around
