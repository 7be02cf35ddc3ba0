"""Gives each text box of a paragraph one embedding level, before lines are made of it.

A paragraph is what WeasyPrint calls a line box before layout: all inline content of one block. Boxes are private to
WeasyPrint; see :mod:`press.formats.weasy.tagging`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from press.formats.weasy.bidi.levels import embedding_levels
from press.formats.weasy.bidi.seams import JOINER, joins

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2067\u2068\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What alone can give a left-to-right paragraph a level other than 0: letters and numbers that run to the left, and
controls (DerivedBidiClass.txt, defaults of unassigned characters included)."""
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_ISOLATES = {"ltr": "\N{LEFT-TO-RIGHT ISOLATE}", "rtl": "\N{RIGHT-TO-LEFT ISOLATE}"}
_FIRST_STRONG, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_OVERRIDES = {"ltr": "\N{LEFT-TO-RIGHT OVERRIDE}", "rtl": "\N{RIGHT-TO-LEFT OVERRIDE}"}
_END_OVERRIDE = "\N{POP DIRECTIONAL FORMATTING}"
_WORD_OR_SPACE = re.compile(r"\s+|\S+")
_SEPARATOR = re.compile("(?<=[\n\r\x1c-\x1e\x85\u2029])")
"""After it begins another paragraph of UAX #9 (Bidi_Class B): a forced line break, say."""


def resolve(line: Any) -> bool:
    """Gives each leaf of a paragraph its level (``press_level``), and whether any may stand out of order.

    Where an isolate begins or ends before a leaf, that one knows the level there (``press_border``): it keeps apart
    what has the same level on both sides.

    Once done it is looked at again only as far as a page number, which is known late, may have brought in a new box.
    """
    known: bool | None = getattr(line, "press_mixed", None)
    if known is None:
        line.press_mixed = known = _may_be_mixed(line)
    if known and not all(hasattr(leaf, "press_level") for leaf in leaves(line)):
        _Paragraphs(line.style["direction"]).resolve(line)
    return known


def leaves(parent: Any) -> list[Any]:
    """What is placed in a line as a whole, in the order of the text: text boxes, objects, leaders, empty elements."""
    found: list[Any] = []
    for child in parent.children:
        if not child.is_in_normal_flow():
            continue
        inner = leaves(child) if is_inline(child) else []
        found += inner or [child]
    return found


def is_inline(box: Any) -> bool:
    """Whether the children of a box stand in the line one by one."""
    return isinstance(box, (boxes.InlineBox, boxes.LineBox)) and not box.is_leader


def _may_be_mixed(box: Any) -> bool:
    if isinstance(box, boxes.TextBox):
        return _RIGHT_TO_LEFT.search(box.text) is not None
    if not is_inline(box):
        return False
    return box.style["direction"] == "rtl" or any(map(_may_be_mixed, box.children))


@dataclass(slots=True)
class _Paragraphs:
    """The text of one block as paragraphs of UAX #9, and whose it is."""

    direction: str
    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _pieces: list[tuple[Any, int, int]] = field(default_factory=list)
    """Leaves with the place of their text in the paragraph that is being read."""
    _open: list[str] = field(default_factory=list)
    _levels: dict[int, list[int]] = field(default_factory=dict)
    """By the identity of a leaf, one for each of its characters."""
    _styles: dict[tuple[int, str], Any] = field(default_factory=dict)

    def resolve(self, line: Any) -> None:
        self._read(line)
        self._finish()
        self._split(line)
        self._join(line)

    def _read(self, parent: Any) -> None:
        for child in parent.children:
            if not child.is_in_normal_flow():
                continue
            if isinstance(child, boxes.TextBox):
                self._levels[id(child)] = []
                for piece in _SEPARATOR.split(child.text):
                    self._add(child, piece)
                    if _SEPARATOR.search(piece):
                        self._finish()
            elif child.is_leader:
                # What stands before the dots and what stands after them does not meet.
                self._finish()
                self._add(child, _OBJECT)
                self._finish()
            elif is_inline(child) and leaves(child):
                self._element(child)
            else:
                self._add(child, _OBJECT if not is_inline(child) else "")

    def _element(self, box: Any) -> None:
        opening, closing = _controls(box)
        self._open += opening
        self._write("".join(opening))
        self._read(box)
        self._write("".join(closing))
        del self._open[len(self._open) - len(opening) :]

    def _write(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _add(self, leaf: Any, text: str) -> None:
        self._pieces.append((leaf, self._length, self._length + len(text)))
        if self._open and self._open[-1] in _OVERRIDES.values():
            leaf.press_override = self._open[-1]
        self._write(text)

    def _finish(self) -> None:
        """Ends a paragraph; in the next one the elements that are open go on (CSS Writing Modes 3, 2.4.2)."""
        levels = embedding_levels("".join(self._text), self.direction)
        base = _BASE[self.direction]
        last = 0
        for leaf, start, end in self._pieces:
            if last < start:
                leaf.press_border = min(levels[last:start])
            last = end
            if isinstance(leaf, boxes.TextBox):
                self._levels[id(leaf)] += levels[start:end]
            else:
                before = levels[start - 1] if start else base
                leaf.press_level = levels[start] if end > start else before
        self._text, self._length, self._pieces = [], 0, []
        self._write("".join(self._open))

    def _split(self, parent: Any) -> None:
        children: list[Any] = []
        for child in parent.children:
            if isinstance(child, boxes.TextBox) and child.is_in_normal_flow():
                children += self._parts(child)
            else:
                children.append(child)
                if is_inline(child) and child.is_in_normal_flow():
                    self._split(child)
        parent.children = tuple(children)

    def _parts(self, box: Any) -> list[Any]:
        """A text box for each stretch of one level, shaped in that level's direction."""
        levels = self._levels[id(box)]
        if hasattr(box, "press_override"):
            return _overridden(box, levels)
        parts: list[Any] = []
        for level, places in groupby(range(len(levels)), key=levels.__getitem__):
            stretch = list(places)
            part = box.copy_with_text(box.text[stretch[0] : stretch[-1] + 1])
            part.press_level = level
            if parts:
                part.press_border = None
            part.style = self._turned(box.style, "rtl" if level % 2 else "ltr")
            part.leading_collapsible_space = box.leading_collapsible_space and not parts
            part.trailing_collapsible_space = box.trailing_collapsible_space and stretch[-1] + 1 == len(levels)
            parts.append(part)
        return parts or [box]

    def _turned(self, style: Any, direction: str) -> Any:
        if style["direction"] == direction:
            return style
        key = id(style), direction
        if key not in self._styles:
            self._styles[key] = style.copy()
            self._styles[key]["direction"] = direction
        return self._styles[key]

    def _join(self, line: Any) -> None:
        for before, after in pairwise(leaves(line)):
            if isinstance(before, boxes.TextBox) and isinstance(after, boxes.TextBox):
                is_seam = before.press_level == after.press_level and before.press_level % 2
                if is_seam and joins(before.text, after.text):
                    before.text = before.text.removesuffix(JOINER) + JOINER
                    after.text = JOINER + after.text.removeprefix(JOINER)


_BASE = {"ltr": 0, "rtl": 1}


def _overridden(box: Any, levels: list[int]) -> list[Any]:
    """A text box for each word and each space of a ``bdo``, every word with its override around it."""
    parts: list[Any] = []
    for match in _WORD_OR_SPACE.finditer(box.text):
        is_word = not match[0].isspace()
        part = box.copy_with_text(f"{box.press_override}{match[0]}{_END_OVERRIDE}" if is_word else match[0])
        part.press_level = levels[match.start()]
        if parts:
            part.press_border = None
        parts.append(part)
    return parts or [box]


def _controls(box: Any) -> tuple[list[str], list[str]]:
    """What stands for the beginning and the end of an element: ``dir`` isolates (HTML, the dir attribute; bdi, bdo)."""
    element = box.element
    if element is None or box.element_tag != element.tag:
        return [], []
    direction = str(element.get("dir", "")).lower()
    if element.tag == "bdo" and direction in _OVERRIDES:
        return [_ISOLATES[direction], _OVERRIDES[direction]], [_END_OVERRIDE, _END]
    if direction in _ISOLATES:
        return [_ISOLATES[direction]], [_END]
    if direction == "auto" or element.tag == "bdi":
        return [_FIRST_STRONG], [_END]
    return [], []
