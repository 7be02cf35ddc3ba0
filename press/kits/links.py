"""A released page as it is packed: without links to files that are not in the kit.

Where the settings have no ``base_url``, pages lead to each other by their places in the release, of which a kit holds a
part. Nothing else of a page is touched, and a page all of whose links lead somewhere stays as it is, byte for byte.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # HTML, 13.1.2


def packed(page: str, path: str, there: Collection[str]) -> str:
    """The page without links that lead to none of these files.

    In a list of ways, such as that of the languages, the whole entry goes, and with the last one the list; in a text
    the words of a link stay.

    :param path: of the page in the kit.
    :param there: the paths of all files of the kit.
    """
    folder = posixpath.dirname(path)

    def lost(link: _Element) -> bool:
        try:
            target = urlsplit(link.attributes.get("href", ""))
        except ValueError:  # an address that is none, and no place in the kit
            return False
        if target.scheme or target.netloc or not target.path:
            return False
        return posixpath.normpath(posixpath.join(folder, unquote(target.path))) not in there

    pieces, at = [], 0
    for start, end in sorted(_cuts(_Reader(page).root, lost)):
        if start >= at:  # else it lies in what was cut already
            pieces.append(page[at:start])
            at = end + (page[start - 1 : start] == "\n" == page[end : end + 1])  # a line that would be empty
    return "".join((*pieces, page[at:]))


@dataclass
class _Element:
    """An element, and where its tags begin and end in the page."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    start: int = 0
    inside: int = 0
    outside: int = 0
    end: int = 0
    children: list[_Element] = field(default_factory=list)

    def all(self, name: str) -> Iterator[_Element]:
        """All elements of a name in it, in no order."""
        rest = [*self.children]
        while rest:
            one = rest.pop()
            rest += one.children
            if one.name == name:
                yield one


def _cuts(root: _Element, lost: Callable[[_Element], bool]) -> Iterator[tuple[int, int]]:
    """What is taken out of the page: beginnings and ends, of which one may hold others."""
    yield from ((link.start, link.end) for link in root.all("link") if lost(link))
    for way in root.all("nav"):
        links = list(way.all("a"))
        left = [one for one in links if not lost(one)]
        if len(left) < len(links) and all(one.attributes.get("aria-current") == "page" for one in left):
            yield way.start, way.end
        yield from ((row.start, row.end) for row in way.all("li") if _is_lost(row, lost))
    for link in root.all("a"):
        if lost(link):
            yield link.start, link.inside
            yield link.outside, link.end


def _is_lost(row: _Element, lost: Callable[[_Element], bool]) -> bool:
    links = list(row.all("a"))
    return bool(links) and all(map(lost, links))


class _Reader(HTMLParser):
    """Finds the elements of a page. One whose end tag is left out ends with the element that it stands in."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("", end=len(page), outside=len(page))
        self._open = [self.root]
        self._lines = [0]
        for line in page.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._page = page
        self.feed(page)
        self.close()
        self._end(self.root, len(page), len(page))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._place()
        end = start + len(self.get_starttag_text() or "")
        given = {name: value or "" for name, value in attrs}
        element = _Element(tag, given, start, end, end, end)
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        element = next((one for one in reversed(self._open[1:]) if one.name == tag), None)
        if element:
            at = self._place()
            self._end(element, at, self._page.find(">", at) + 1)

    def _end(self, element: _Element, outside: int, end: int) -> None:
        while self._open and (last := self._open.pop()) is not element:
            last.outside = last.end = outside
        element.outside, element.end = outside, end

    def _place(self) -> int:
        """Of the tag that is read, from the beginning of the page."""
        line, column = self.getpos()
        return self._lines[line - 1] + column
