"""The style sheet as readers of books take it.

Many of them, the e-ink ones first, know neither custom properties nor logical sides, and EPUB forbids ``direction``
and ``unicode-bidi`` in a style sheet (EPUB 3.3, "CSS requirements"). So variables are written out, ``inline-start``
becomes the side that it is in this book, and what is forbidden is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from press.findings import Halt, finding
from press.model.location import Direction

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_DEFINITION = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_COMMA = re.compile(r",(?![^()]*\))")
_LOGICAL = re.compile(r"(margin|padding|border)-(block|inline)(?:-(start|end))?((?:-\w+)?)")
_FORBIDDEN = frozenset({"direction", "unicode-bidi"})
_SIDES: Mapping[Direction, Mapping[str, str]] = {
    "ltr": {"start": "left", "end": "right"},
    "rtl": {"start": "right", "end": "left"},
}
_BLOCK_SIDES = {"start": "top", "end": "bottom"}


def for_readers(css: str, direction: Direction) -> str:
    """The sheet with plain properties only, for horizontal lines. A variable's last definition holds everywhere.

    A rule with sides is followed by its mirror image, for parts of the book that run the other way.

    :raises Halt: for a variable that the sheet does not define, or defines by itself.
    """
    css = _COMMENT.sub("", css)
    variables = {name: value.strip() for name, value in _DEFINITION.findall(css)}
    for _ in variables:
        css = _VARIABLE.sub(lambda match: variables.get(match[1], match[0]), css)
    left = _VARIABLE.search(css)
    if left:
        hint = "define it in the tokens.css of the theme, from values that do not lead back to it"
        raise Halt(finding("template", f"the style sheet of the EPUB uses {left[1]}, which has no value", hint=hint))
    css = _RULE.sub(lambda match: _rules(match[1].strip(), match[2], direction), css)
    return "\n".join(filter(str.strip, css.splitlines())) + "\n"


def _rules(selectors: str, block: str, direction: Direction) -> str:
    """A rule as it is written out, and its mirror image if it has any sides."""
    declarations = [_declaration(text) for text in block.split(";") if text.strip()]
    text = _rule(selectors, (pair for each in declarations for pair in _plain(*each, _SIDES[direction])))
    other: Direction = "rtl" if direction == "ltr" else "ltr"
    sided = [
        each for each in declarations if dict(_plain(*each, _SIDES[other])) != dict(_plain(*each, _SIDES[direction]))
    ]
    if not sided:
        return text
    there = f'[dir="{other}"]'
    mirrored = ", ".join(f"{there} {one}, {_on(one, there)}" for one in map(str.strip, _COMMA.split(selectors)))
    resets = [(name, "0") for each in sided for name, _ in _plain(*each, _SIDES[direction])]
    return text + _rule(mirrored, (*resets, *(pair for each in sided for pair in _plain(*each, _SIDES[other]))))


def _on(selector: str, condition: str) -> str:
    """The selector with a condition on the element itself: a pseudo-element has to stay behind it."""
    element, colons, pseudo = selector.partition("::")
    return f"{element}{condition}{colons}{pseudo}"


def _declaration(text: str) -> tuple[str, str]:
    name, _, value = text.partition(":")
    return name.strip(), " ".join(value.split())


def _rule(selectors: str, declarations: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in dict(declarations).items())
    return f"\n{selectors} {{\n{lines}}}\n" if lines else ""


def _plain(name: str, value: str, sides: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The declaration in plain properties: none, itself, or one for each side that it is about."""
    logical = _LOGICAL.fullmatch(name)
    if logical:
        family, axis, end, rest = logical.groups()
        edges = _BLOCK_SIDES if axis == "block" else sides
        values = [value] if end or family == "border" else value.split()
        for at, edge in enumerate((end,) if end else ("start", "end")):
            yield f"{family}-{edges[edge]}{rest}", values[min(at, len(values) - 1)]
    elif not name.startswith("--") and name not in _FORBIDDEN:
        yield name, value
