"""Pandoc's blocks → ours, with the line of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from press.findings import Halt
from press.model.tree import (
    Block,
    Blocks,
    BulletList,
    CodeBlock,
    Definition,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Image,
    OrderedList,
    Paragraph,
    Quotation,
    Rule,
)
from press.pandoc.inlines import attributes, content, joined, plain, trimmed
from press.pandoc.reader import DEEPEST, Node, Reading, too_deep

_RESERVED = re.compile(r"notes|(fn|fnref)-\d+")
"""Ids that a page gives to its notes."""
_NUMBERING = {
    "LowerAlpha": "lower-alpha",
    "UpperAlpha": "upper-alpha",
    "LowerRoman": "lower-roman",
    "UpperRoman": "upper-roman",
}


def blocks(nodes: Iterable[Node], reading: Reading) -> Blocks:
    """The blocks of a text, a list item, a note or a division."""
    reading.depth += 1
    if reading.depth > DEEPEST:
        raise Halt(too_deep(reading))
    result = tuple(block for node in nodes for block in _block(node, reading))
    reading.depth -= 1
    return result


def _block(node: Node, reading: Reading, context: str = "") -> Blocks:
    kind = node["t"]
    if kind == "Div":
        return _div(node, reading)
    if kind in {"Para", "Plain"}:
        return _paragraph(node, reading, context)
    if kind in _READERS:
        return (_READERS[kind](node, reading),)
    if kind == "RawBlock":
        form, text = node["c"]
        hint = "write it in Markdown; what Markdown can't say is in the writer's guide"
        reading.tell(reading.codes.raw, f"raw {form.upper()} “{text.strip()[:40]}”", hint)
        return ()
    if kind == "Table":
        from press.pandoc.tables import table

        return (table(node, (), reading, row_headers=False),)
    reading.tell(reading.codes.construct, f"{kind} is not carried here", "docs/writing.md lists what is")
    return ()


def _div(node: Node, reading: Reading) -> Blocks:
    given = attributes(node["c"][0])
    if given.line is not None:
        reading.line = given.line
    if not given.wrapper:
        from press.pandoc.divisions import division

        return division(given, node["c"][1], reading)
    context = given.values.pop("context", "")
    if given:
        reading.tell(reading.codes.attribute, f"unknown attribute in {given}", "a paragraph takes {context=…} only")
    if context and node["c"][1] and node["c"][1][0]["t"] not in {"Para", "Plain"}:
        hint = "put it on the line above a paragraph, or into the braces of a heading"
        reading.tell(reading.codes.attribute, "{context=…} stands before something that is no paragraph", hint)
    return tuple(block for child in node["c"][1] for block in _block(child, reading, context))


def _paragraph(node: Node, reading: Reading, context: str) -> Blocks:
    # Pandoc gives a paragraph of a note no position of its own, but its first words have one.
    first = node["c"][0] if node["c"] else {"t": ""}
    if first["t"] == "Span" and not reading.detached:
        reading.line = attributes(first["c"][0]).line or reading.line
    place = reading.here
    words = content(node["c"], reading)
    if not words:
        return ()
    if len(words) == 1 and isinstance(words[0], Image) and not reading.detached:
        return (Figure(words[0], (), place),)
    return (Paragraph(words, place, tight=node["t"] == "Plain", context=context),)


def _heading(node: Node, reading: Reading) -> Block:
    level, raw, nodes = node["c"]
    given = attributes(raw)
    reading.line = given.line or reading.line
    place = reading.here
    context = given.values.pop("context", "")
    if given.classes or given.values:
        hint = "a heading takes {#name} and {context=…} only"
        reading.tell(reading.codes.attribute, f"unknown attribute in {given}", hint)
    words = content(nodes, reading)
    if any(isinstance(inline, Footnote) for inline in words):
        reading.tell(reading.codes.construct, "a footnote in a heading", "put its mark into the text below")
        words = trimmed(joined(inline for inline in words if not isinstance(inline, Footnote)))
    if not plain(words).strip():
        reading.tell(reading.codes.construct, "a heading without words", "write some, or take its marks away")
    elif not given.id:
        reading.tell(reading.codes.attribute, f"no id can be made of “{plain(words)}”", "give it one: {#name}")
    elif _RESERVED.fullmatch(given.id):
        message = f"the id “{given.id}” is kept for the notes"
        reading.tell(reading.codes.attribute, message, "give the heading another one: {#name}")
    return Heading(level, words, given.id, place, context)


def _bullets(node: Node, reading: Reading) -> Block:
    place = reading.here
    return BulletList(tuple(blocks(item, reading) for item in node["c"]), place)


def _numbers(node: Node, reading: Reading) -> Block:
    (start, style, _), items = node["c"]
    place = reading.here
    listed = tuple(blocks(item, reading) for item in items)
    return OrderedList(listed, place, start, _NUMBERING.get(style["t"], "decimal"))


def _definitions(node: Node, reading: Reading) -> Block:
    place = reading.here
    items = []
    for term, texts in node["c"]:
        words = content(term, reading)
        if not plain(words).strip():
            hint = "write the term on the line above its colon"
            reading.tell(reading.codes.construct, "a definition without a term", hint)
        here = reading.here
        items.append(Definition(words, tuple(blocks(text, reading) for text in texts), here))
    return DefinitionList(tuple(items), place)


def _quotation(node: Node, reading: Reading) -> Block:
    place = reading.here
    return Quotation(blocks(node["c"], reading), place)


def _code(node: Node, reading: Reading) -> Block:
    raw, text = node["c"]
    given = attributes(raw)
    reading.line = given.line or reading.line
    if given.id or given.values or len(given.classes) > 1:
        hint = "a code block takes the name of its language only"
        reading.tell(reading.codes.attribute, f"unknown attribute in {given}", hint)
    return CodeBlock(reading.printable(text), reading.here)


def _rule(_node: Node, reading: Reading) -> Block:
    return Rule(reading.here)


_READERS: dict[str, Callable[[Node, Reading], Block]] = {
    "Header": _heading,
    "BulletList": _bullets,
    "OrderedList": _numbers,
    "DefinitionList": _definitions,
    "BlockQuote": _quotation,
    "CodeBlock": _code,
    "HorizontalRule": _rule,
}
