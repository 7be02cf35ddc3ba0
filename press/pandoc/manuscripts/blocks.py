"""A word processor's blocks → those that a text of ours may have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from press.pandoc.manuscripts.inlines import SPACE, Cleaning, inlines, raw, trimmed, words
from press.pandoc.reader import Node

__all__ = ["Cleaning", "cleaned"]

_CONTENTS = re.compile(r"(toc|contents|indholdsfortegnelse|table of (figures|authorities)|index) ?\w*", re.IGNORECASE)
_CAPTION = re.compile(r"(table |image )?caption|billedtekst", re.IGNORECASE)
_DELIMITER = {"t": "Period"}
_CAPTIONED = "(caption)"
"""Between :func:`_block` and :func:`_captions`, a paragraph that its style calls a caption."""


def cleaned(nodes: Iterable[Node], cleaning: Cleaning) -> list[Node]:
    """The blocks, each made fit, with lists that were torn apart in one and captions at what they belong to."""
    return _joined(_captions([made for node in nodes for made in _block(node, cleaning)]), cleaning)


def _block(node: Node, cleaning: Cleaning) -> list[Node]:
    kind, inner = node["t"], node.get("c")
    if kind in _READERS:
        return _READERS[kind](inner, cleaning)
    return [node]


def _paragraph(inner: Any, cleaning: Cleaning) -> list[Node]:
    made = inlines(inner, cleaning)
    if made and all(node["t"] in {"Image", "Space", "LineBreak"} for node in made):
        return [{"t": "Para", "c": [node]} for node in made if node["t"] == "Image"]
    return [{"t": "Para", "c": made}] if made else []


def _plain(inner: Any, cleaning: Cleaning) -> list[Node]:
    made = _paragraph(inner, cleaning)
    return [{"t": "Plain", "c": node["c"]} for node in made]


def _heading(inner: Any, cleaning: Cleaning) -> list[Node]:
    level, (identifier, _, _), content = inner
    made = inlines(content, cleaning)
    if len(made) == 1 and made[0]["t"] in {"Strong", "Emph"}:  # how a heading looks is not the text's business
        made = trimmed(made[0]["c"])
    if not words(made):
        return [{"t": "Para", "c": [node]} for node in made if node["t"] == "Image"]
    named = identifier if identifier in cleaning.linked else ""
    return [{"t": "Header", "c": [level, [named, [], []], made]}]


def _items(items: Any, cleaning: Cleaning) -> list[list[Node]]:
    made = [[_within(node) for node in cleaned(item, cleaning)] for item in items]
    return [item for item in made if item]


def _within(node: Node) -> Node:
    """A heading in a list or a quotation is emphasis: it heads nothing."""
    return {"t": "Para", "c": [{"t": "Strong", "c": node["c"][2]}]} if node["t"] == "Header" else node


def _bullets(inner: Any, cleaning: Cleaning) -> list[Node]:
    made = _items(inner, cleaning)
    return [{"t": "BulletList", "c": made}] if made else []


def _numbers(inner: Any, cleaning: Cleaning) -> list[Node]:
    (start, style, _), items = inner
    made = _items(items, cleaning)
    numbering = {"t": "Decimal"} if style["t"] in {"DefaultStyle", "Example"} else style
    return [{"t": "OrderedList", "c": [[start, numbering, _DELIMITER], made]}] if made else []


def _definitions(inner: Any, cleaning: Cleaning) -> list[Node]:
    made = [[inlines(term, cleaning), [cleaned(one, cleaning) for one in said]] for term, said in inner]
    return [{"t": "DefinitionList", "c": made}]


def _quotation(inner: Any, cleaning: Cleaning) -> list[Node]:
    made = [_within(node) for node in cleaned(inner, cleaning)]
    return [{"t": "BlockQuote", "c": made}] if made else []


def _code(inner: Any, _cleaning: Cleaning) -> list[Node]:
    # A class makes pandoc write a fence: what is merely indented would join the list above it.
    return [{"t": "CodeBlock", "c": [["", ["text"], []], inner[1]]}] if inner[1].strip() else []


def _lines(inner: Any, cleaning: Cleaning) -> list[Node]:
    made: list[Node] = []
    for line in inner:
        made += [{"t": "LineBreak"}, *inlines(line, cleaning)]
    return _paragraph(made, cleaning)


def _raw(inner: Any, cleaning: Cleaning) -> list[Node]:
    return raw(inner, cleaning)


def _division(inner: Any, cleaning: Cleaning) -> list[Node]:
    (_, classes, pairs), nodes = inner
    style = dict(pairs).get("custom-style", "")
    if _CONTENTS.fullmatch(style):
        cleaning.losses.tell("line of a table of contents, left out: each edition makes its own", words(nodes))
        return []
    if style == "Abstract Title":
        return []
    if style == "Abstract":
        cleaning.summary.append(words(nodes))
        return []
    made = cleaned(nodes, cleaning)
    if (_CAPTION.fullmatch(style) or "caption" in classes) and len(made) == 1 and made[0]["t"] in {"Para", "Plain"}:
        return [{"t": _CAPTIONED, "c": made[0]["c"]}]
    return made


def _figure(inner: Any, cleaning: Cleaning) -> list[Node]:
    _, caption, nodes = inner
    made = cleaned(nodes, cleaning)
    said = _caption(caption, cleaning)
    return [*made, *([{"t": _CAPTIONED, "c": said}] if said else [])]


def _caption(caption: Any, cleaning: Cleaning) -> list[Node]:
    """The words of a caption, its paragraphs in one."""
    made: list[Node] = []
    for node in cleaned(caption[1], cleaning):
        if node["t"] in {"Para", "Plain", _CAPTIONED}:
            made += [SPACE, *node["c"]]
    return trimmed(made)


def _table(inner: Any, cleaning: Cleaning) -> list[Node]:
    from press.pandoc.manuscripts.tables import table

    caption = _caption(inner[1], cleaning)
    return table(inner, [{"t": "Para", "c": caption}] if caption else [], cleaning)


def _captions(nodes: list[Node]) -> list[Node]:
    """Captions put to the picture or table above them, or to the table below; those that belong to none are text."""
    result: list[Node] = []
    waiting: Node | None = None
    for node in nodes:
        if waiting is not None and _is_bare_table(node):
            node["c"][1].insert(0, {"t": "Para", "c": waiting["c"]})
            waiting = None
        elif waiting is not None:
            result.append({"t": "Para", "c": waiting["c"]})
            waiting = None
        if node["t"] != _CAPTIONED:
            result.append(node)
        elif result and _is_picture(result[-1]):
            picture = {"t": "Para", "c": result[-1]["c"]}
            result[-1] = {"t": "Div", "c": [["", ["figure"], []], [picture, {"t": "Para", "c": node["c"]}]]}
        elif result and _is_bare_table(result[-1]):
            result[-1]["c"][1].insert(0, {"t": "Para", "c": node["c"]})
        else:
            waiting = node
    return result if waiting is None else [*result, {"t": "Para", "c": waiting["c"]}]


def _is_picture(node: Node) -> bool:
    return node["t"] in {"Para", "Plain"} and [one["t"] for one in node["c"]] == ["Image"]


def _is_bare_table(node: Node) -> bool:
    return node["t"] == "Div" and "table" in node["c"][0][1] and [one["t"] for one in node["c"][1]] == ["Table"]


def _joined(nodes: list[Node], cleaning: Cleaning) -> list[Node]:
    """Lists of a kind that follow each other as one: Markdown can't keep them apart."""
    result: list[Node] = []
    for node in nodes:
        last = result[-1] if result else {"t": ""}
        if node["t"] != last["t"] or node["t"] not in {"BulletList", "OrderedList", "DefinitionList"}:
            result.append(node)
        elif node["t"] == "OrderedList":
            numbers, items = node["c"]
            if numbers[0] == 1 and len(last["c"][1]):
                cleaning.losses.tell("numbered list that began anew right below another: they are one", words(items))
            result[-1] = {"t": "OrderedList", "c": [last["c"][0], [*last["c"][1], *items]]}
        else:
            result[-1] = {"t": node["t"], "c": [*last["c"], *node["c"]]}
    return result


_READERS: dict[str, Callable[[Any, Cleaning], list[Node]]] = {
    "Para": _paragraph,
    "Plain": _plain,
    "Header": _heading,
    "BulletList": _bullets,
    "OrderedList": _numbers,
    "DefinitionList": _definitions,
    "BlockQuote": _quotation,
    "CodeBlock": _code,
    "LineBlock": _lines,
    "RawBlock": _raw,
    "Div": _division,
    "Figure": _figure,
    "Table": _table,
}
