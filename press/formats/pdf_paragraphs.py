"""The paragraphs of a page in which text runs to the left, as the HTML has them: what the order of a PDF is judged by.

Read without WeasyPrint, like :func:`press.formats.pdf.page_text`.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from press.model.artifact import DirectedText
from press.model.location import Direction

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]")
_INLINE = frozenset("a abbr b bdi bdo cite code del em i ins kbd mark q s small span strong sub sup time u".split())
"""Elements within a paragraph; any other begins one."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SILENT = frozenset("head style script svg title".split())
_ISOLATES = {"ltr": "\N{LEFT-TO-RIGHT ISOLATE}", "rtl": "\N{RIGHT-TO-LEFT ISOLATE}"}
_OVERRIDES = {"ltr": "\N{LEFT-TO-RIGHT OVERRIDE}", "rtl": "\N{RIGHT-TO-LEFT OVERRIDE}"}
_END_OVERRIDE = "\N{POP DIRECTIONAL FORMATTING}"
_FIRST_STRONG, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


def leftward_paragraphs(html: str) -> tuple[DirectedText, ...]:
    r"""The paragraphs of the body with letters that run to the left, or of that direction, in their order.

    Elements with ``dir`` are isolates as characters, line breaks are ``\n``, pictures U+FFFC; the expansion of an
    abbreviation stands where the style sheet puts it (``abbr.first::after`` in templates/shared/body.css).
    """
    if not _RIGHT_TO_LEFT.search(html) and 'dir="rtl"' not in html:
        return ()
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return tuple(reader.found)


class _Reader(HTMLParser):
    """Cuts a page into paragraphs where block elements begin and end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[DirectedText] = []
        self._text: list[str] = []
        self._directions: list[Direction] = ["ltr"]
        self._open: list[tuple[str, str]] = []
        """Tags of the open elements, with what is to be written at their end."""
        self._silent = 0
        self._kept = 0
        """How many ``pre`` are open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _VOID:
            self._text.append({"br": "\n", "img": _OBJECT}.get(tag, ""))
            return
        is_running = tag == "p" and given.get("class") == "running"
        closing = ""
        if tag in _SILENT or is_running:
            self._silent += 1
            closing = "silent"
        elif tag in _INLINE:
            opening, closing = _isolate(tag, given)
            self._text.append(opening)
            if tag == "abbr" and given.get("class") == "first":
                closing = f" ({given.get('title')}){closing}"
        else:
            self.end()
            self._directions.append(_direction(given) or self._directions[-1])
            self._kept += tag == "pre"
        self._open.append((tag, closing))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, closing = self._open.pop()
            if closing == "silent":
                self._silent -= 1
            elif name in _INLINE:
                self._text.append(closing)
            else:
                self.end()
                self._directions.pop()
                self._kept -= name == "pre"
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(data if self._kept else re.sub(r"[ \t\r\n\f]+", " ", data))

    def end(self) -> None:
        """Ends a paragraph."""
        text = "".join(self._text).strip(" \t\r\n\f")
        self._text = []
        if text and (self._directions[-1] == "rtl" or _RIGHT_TO_LEFT.search(text)):
            self.found.append(DirectedText(self._directions[-1], text))


def _direction(given: dict[str, str | None]) -> Direction | None:
    match (given.get("dir") or "").lower():
        case "ltr":
            return "ltr"
        case "rtl":
            return "rtl"
    return None


def _isolate(tag: str, given: dict[str, str | None]) -> tuple[str, str]:
    """What stands for the beginning and the end of an element (HTML, the dir attribute, bdi and bdo)."""
    direction = _direction(given)
    if direction and tag == "bdo":
        return _ISOLATES[direction] + _OVERRIDES[direction], _END_OVERRIDE + _END
    if direction:
        return _ISOLATES[direction], _END
    return (_FIRST_STRONG, _END) if tag == "bdi" or given.get("dir") == "auto" else ("", "")
