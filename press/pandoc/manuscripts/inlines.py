"""A word processor's inlines → those that a text of ours may have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from press.pandoc.manuscripts.losses import Losses
from press.pandoc.reader import UNPRINTABLE, Node

NO_ATTRIBUTES: list[Any] = ["", [], []]
SPACE: Node = {"t": "Space"}
_KEPT = frozenset({"Emph", "Strong", "Strikeout", "Superscript", "Subscript"})
_UNMARKED = {"Underline": "underlining: the words stay", "SmallCaps": "small capitals: the words stay"}
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MEANT = re.compile(r"([{}\\]|&(?=#?\w+;)|^[:=-](?=[:=-]*$)|^:(?=:))")
"""Signs that could be marks of ours in their place, and that pandoc does not escape."""
_ESCAPED = "markdown"
"""The format of what is written as it stands."""
_BY_A_MACHINE = re.compile(
    r"\s*(description automatically generated|beskrivelse er oprettet automatisk|automatisk genereret).*",
    re.IGNORECASE | re.DOTALL,
)
"""What Word adds to a description that no person has written."""


@dataclass(slots=True)
class Cleaning:
    """One conversion: where losses go, and what it needs to know."""

    losses: Losses
    picture: Callable[[str], str]
    quotes: tuple[str, str, str, str]
    linked: frozenset[str]
    """The ids of headings to which links lead."""
    summary: list[str] = field(default_factory=list)
    """The paragraphs that the file calls its abstract."""


def text(words_: str) -> Node:
    """A node of words."""
    return {"t": "Str", "c": words_}


def words(node: object) -> str:
    """The plain words of a node or of many, of whatever kind."""
    return " ".join("".join(_words(node)).split())


def _words(node: object) -> Iterable[str]:
    match node:
        case {"t": "Str", "c": str(said)}:
            yield said
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            yield " "
        case {"t": "Code" | "Math", "c": [_, str(said)]}:
            yield said
        case {"t": "RawInline", "c": ["markdown", str(said)]}:
            yield said[1:]
        case {"t": "Note" | "RawInline" | "RawBlock"}:
            return
        case {"t": "Para" | "Plain", "c": inner}:
            yield from _words(inner)
            yield " "
        case {"c": inner}:
            yield from _words(inner)
        case list():
            for one in node:
                yield from _words(one)


def inlines(nodes: Iterable[Node], cleaning: Cleaning) -> list[Node]:
    """The nodes, each made fit; in a paragraph of ours spaces stand only between words."""
    return trimmed([made for node in nodes for made in _inline(node, cleaning)])


def trimmed(nodes: list[Node]) -> list[Node]:
    """The nodes without spaces and line breaks at the ends."""
    blank = {"Space", "SoftBreak", "LineBreak"}
    start, end = 0, len(nodes)
    while start < end and nodes[start]["t"] in blank:
        start += 1
    while end > start and nodes[end - 1]["t"] in blank:
        end -= 1
    return nodes[start:end]


def _inline(node: Node, cleaning: Cleaning) -> list[Node]:
    kind, inner = node["t"], node.get("c")
    if kind in _KEPT:
        made = _each(inner, cleaning)
        return [{"t": kind, "c": made}] if made else []
    if kind in _UNMARKED:
        cleaning.losses.tell(_UNMARKED[kind], words(inner))
        return _each(inner, cleaning)
    if kind in _SPECIAL:
        return _SPECIAL[kind](inner, cleaning)
    return [node]


def _each(nodes: Any, cleaning: Cleaning) -> list[Node]:
    return [made for node in nodes for made in _inline(node, cleaning)]


def _str(said: Any, _cleaning: Cleaning) -> list[Node]:
    pieces: list[Node] = []
    for piece in _MEANT.split(UNPRINTABLE.sub("", said)):
        if _MEANT.fullmatch(piece):
            pieces.append({"t": "RawInline", "c": [_ESCAPED, f"\\{piece}"]})
        elif piece:
            pieces.append(text(piece))
    return pieces


def _space(_inner: Any, _cleaning: Cleaning) -> list[Node]:
    return [SPACE]


def _quoted(inner: Any, cleaning: Cleaning) -> list[Node]:
    at = 0 if inner[0]["t"] == "DoubleQuote" else 2
    return [text(cleaning.quotes[at]), *_each(inner[1], cleaning), text(cleaning.quotes[at + 1])]


def _cite(inner: Any, cleaning: Cleaning) -> list[Node]:
    return _each(inner[1], cleaning)


def _code(inner: Any, _cleaning: Cleaning) -> list[Node]:
    return [{"t": "Code", "c": [NO_ATTRIBUTES, inner[1]]}]


def _math(inner: Any, cleaning: Cleaning) -> list[Node]:
    kind = "formula, which stands as code now: put a picture with a description in its place"
    cleaning.losses.tell(kind, inner[1])
    return [{"t": "Code", "c": [NO_ATTRIBUTES, inner[1]]}]


def raw(inner: Any, cleaning: Cleaning) -> list[Node]:
    """Tells what tag, comment or code was left out."""
    tag = _TAG.match(inner[1])
    if not tag:
        cleaning.losses.tell(f"raw {inner[0]}, left out", inner[1])
    elif not inner[1].startswith("</"):
        cleaning.losses.tell(f"<{tag[1]}>, left out; words in it stay", inner[1] if ">" not in inner[1][:-1] else "")
    return []


def _link(inner: Any, cleaning: Cleaning) -> list[Node]:
    _, content, (target, _title) = inner
    made = _each(content, cleaning)
    if target.startswith("#") and target[1:] not in cleaning.linked:
        cleaning.losses.tell("link to a place in the file that is no heading: its words stay", words(content))
        return made
    return [{"t": "Link", "c": [NO_ATTRIBUTES, made, [target, ""]]}] if words(made) else made


def _image(inner: Any, cleaning: Cleaning) -> list[Node]:
    _, description, (target, _title) = inner
    said = _BY_A_MACHINE.sub("", words(description))
    return [{"t": "Image", "c": [NO_ATTRIBUTES, [text(said)] if said else [], [cleaning.picture(target), ""]]}]


def _note(inner: Any, cleaning: Cleaning) -> list[Node]:
    from press.pandoc.manuscripts.blocks import cleaned

    made = cleaned(inner, cleaning)
    return [{"t": "Note", "c": made}] if made else []


def _span(inner: Any, cleaning: Cleaning) -> list[Node]:
    (_, classes, pairs), content = inner
    values = dict(pairs)
    made = _each(content, cleaning)
    known = []
    if "abbr" in classes and values.get("title", "").strip():
        known.append(["abbr", values["title"]])
    if _LANGUAGE.fullmatch(values.get("lang", "")):
        known.append(["lang", values["lang"]])
    return [{"t": "Span", "c": [["", [], known], made]}] if known and words(made) else made


_SPECIAL: dict[str, Callable[[Any, Cleaning], list[Node]]] = {
    "Str": _str,
    "SoftBreak": _space,
    "Quoted": _quoted,
    "Cite": _cite,
    "Code": _code,
    "Math": _math,
    "RawInline": raw,
    "Link": _link,
    "Image": _image,
    "Note": _note,
    "Span": _span,
}
