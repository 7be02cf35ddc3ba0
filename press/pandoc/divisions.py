"""Fenced divisions → what CommonMark can't say: captions, call-outs, contact blocks, notes to translators.

The writer's side of this vocabulary is docs/writing.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from press.model.tree import Blocks, Division, Figure, Inlines, Paragraph, Part, TranslatorNote
from press.pandoc.blocks import blocks
from press.pandoc.inlines import Attributes, attributes, content, plain
from press.pandoc.reader import Node, Reading
from press.pandoc.tables import table

_PARTS = {part.value: part for part in Part if part is not Part.PLAIN}
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_KEYS = {"include", "translate", "only", "lang"}


def division(given: Attributes, nodes: Sequence[Node], reading: Reading) -> Blocks:
    """What a ``:::`` division stands for."""
    place = reading.here
    name = given.classes[0] if given.classes else ""
    if len(given.classes) > 1 or given.id:
        hint = "keep its class alone: ::: callout"
        reading.tell(reading.codes.attribute, f"a division takes one class and no id: {given}", hint)
    if name in _SPECIAL:
        return _SPECIAL[name](given, _bare(nodes), reading)
    if name and name not in _PARTS:
        known = ", ".join(sorted([*_PARTS, *_SPECIAL]))
        reading.tell(reading.codes.attribute, f"unknown division “{name}”", f"these are known: {known}")
    _refuse(given, reading, _KEYS)
    include = given.values.get("include", "")
    if include and not _NAME.fullmatch(include):
        reading.tell("include", f"“{include}” names no shared text", "write the file's name without folder and .md")
        return ()
    return (
        Division(
            _PARTS.get(name, Part.PLAIN),
            blocks(nodes, reading),
            place,
            translate=given.values.get("translate", "yes") != "no",
            only=tuple(given.values.get("only", "").replace("_", "-").split()),
            catalog=include,
            language=given.values.get("lang", ""),
        ),
    )


def _bare(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without the divisions that pandoc puts around them to hold their positions."""
    result: list[Node] = []
    for node in nodes:
        if node["t"] == "Div" and attributes(node["c"][0]).wrapper:
            result += _bare(node["c"][1])
        else:
            result.append(node)
    return result


def _caption(nodes: Sequence[Node], reading: Reading, what: str) -> Inlines:
    """The one paragraph that is the caption."""
    if len(nodes) > 1 or any(node["t"] not in {"Para", "Plain"} for node in nodes):
        hint = f"a {what} holds the {what} itself and one paragraph, its caption"
        reading.tell(reading.codes.construct, f"more than a caption in a {what}", hint)
    return content(nodes[0]["c"], reading) if nodes and nodes[0]["t"] in {"Para", "Plain"} else ()


def _table(given: Attributes, nodes: Sequence[Node], reading: Reading) -> Blocks:
    _refuse(given, reading, {"row-headers"})
    place = reading.here
    tables = [node for node in nodes if node["t"] == "Table"]
    caption = _caption([node for node in nodes if node["t"] != "Table"], reading, "table")
    if len(tables) != 1:
        reading.line = place.line
        message = f"a table division holds {len(tables)} tables"
        reading.tell("table-shape", message, "put one pipe table into it, with an empty line before and after")
        return ()
    row_headers = given.values.get("row-headers", "no") == "yes"
    return (table(tables[0], caption, reading, row_headers=row_headers),)


def _figure(given: Attributes, nodes: Sequence[Node], reading: Reading) -> Blocks:
    _refuse(given, reading, set())
    place = reading.here
    found = [block for node in nodes for block in blocks([node], reading)]
    figures = [block for block in found if isinstance(block, Figure)]
    captions = [block for block in found if isinstance(block, Paragraph)]
    if len(figures) != 1 or len(captions) > 1 or len(found) > len(figures) + len(captions):
        reading.line = place.line
        hint = "put one image into it as a paragraph of its own, and one paragraph for the caption"
        reading.tell(reading.codes.construct, "a figure holds one image and one caption", hint)
        return ()
    return (Figure(figures[0].image, captions[0].content if captions else (), place),)


def _note(given: Attributes, nodes: Sequence[Node], reading: Reading) -> Blocks:
    _refuse(given, reading, set())
    place = reading.here
    texts = [plain(content(node["c"], reading)) for node in nodes if node["t"] in {"Para", "Plain"}]
    if len(texts) != len(nodes):
        hint = "write it as plain paragraphs, without lists and headings"
        reading.tell(reading.codes.construct, "a note to translators holds paragraphs only", hint)
    return tuple(TranslatorNote(text, place) for text in texts)


_SPECIAL: dict[str, Callable[[Attributes, Sequence[Node], Reading], Blocks]] = {
    "table": _table,
    "figure": _figure,
    "note-to-translators": _note,
}


def _refuse(given: Attributes, reading: Reading, known: set[str]) -> None:
    unknown = [key for key in given.values if key not in known]
    if unknown:
        hint = f"these are known here: {', '.join(sorted(known))}" if known else "take it away"
        reading.tell(reading.codes.attribute, f"unknown attribute {', '.join(unknown)} in {given}", hint)
