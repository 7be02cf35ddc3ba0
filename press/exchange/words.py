"""The words of a ``seg``, ``source`` or ``target``, out of whatever a tool put between them.

TMX 1.4b and XLIFF put the formatting of the original file into inline elements; a Markdown text has none, for its
marks are characters. So what these elements hold of another format is left out, and the text is no longer whole.
"""

from __future__ import annotations

from typing import NamedTuple

from press.exchange.tree import Element, local, xml_attribute

_TRANSPARENT = frozenset({"mrk", "sm", "em"})
"""Notes on the text, which are no part of it (XLIFF 1.2 ``mrk``; XLIFF 2 ``mrk``, ``sm``, ``em``)."""
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut", "x", "bx", "ex", "sc", "ec", "sub"})
"""Formatting in the original's own language, or a place where it stood."""


class Words(NamedTuple):
    """A text."""

    text: str
    whole: bool
    """False where an element was left out, or the marks around words were."""


def words(element: Element | None) -> Words:
    """The text of an element; empty for none."""
    if element is None:
        return Words("", whole=True)
    pieces, whole = [element.text or ""], True
    parents, open_ = [element], [iter(element)]
    while open_:
        child = next(open_[-1], None)
        if child is None:
            open_.pop()
            done = parents.pop()
            pieces.append((done.tail or "") if parents else "")
            continue
        name = local(child)
        if name == "cp":
            pieces += [_character(child.get("hex", "")), child.tail or ""]
        elif _is_line_break(child):
            pieces += ["\\\n", child.tail or ""]
        elif not name or name in _CODES:
            whole = False
            pieces.append(child.tail or "")
        else:
            whole = whole and name in _TRANSPARENT
            pieces.append(child.text or "")
            parents.append(child)
            open_.append(iter(child))
    text = "".join(pieces)
    return Words(text if _keeps_space(element) else text.strip(), whole)


def _keeps_space(element: Element) -> bool:
    """Whether blanks at both ends belong to it: in TMX always, in XLIFF where ``xml:space`` says so.

    The space between two sentences is a part of its own in XLIFF 2 (``ignorable``).
    """
    parent = element.getparent()
    if local(element) == "seg" or (parent is not None and local(parent) == "ignorable"):
        return True
    above: Element | None = element
    while above is not None:
        said = xml_attribute(above, "space")
        if said:
            return said == "preserve"
        above = above.getparent()
    return False


def _is_line_break(element: Element) -> bool:
    return element.get("ctype") == "lb" or (element.get("type"), element.get("subType")) == ("fmt", "xlf:lb")


def _character(code: str) -> str:
    """The character of a ``cp`` element (XLIFF 2), which names those that XML can't hold."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
