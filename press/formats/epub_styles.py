"""The style sheet as readers of books take it.

Many of them, the e-ink ones first, know neither custom properties nor logical directions, and EPUB forbids
``direction`` and ``unicode-bidi`` in a style sheet (EPUB 3.3, "CSS requirements"). So variables are written out,
``start`` and ``end`` become the sides that they are in this book, and what is forbidden is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.model import Direction

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"\{([^{}]*)\}")
_DEFINITION = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_LOGICAL = re.compile(r"(margin|padding|border)-(block|inline)(?:-(start|end))?((?:-\w+)?)")
_FORBIDDEN = frozenset({"direction", "unicode-bidi"})
_ALIGNED = frozenset({"text-align", "float", "clear", "caption-side"})


def for_readers(css: str, direction: Direction) -> str:
    """The sheet with plain properties only; horizontal lines are taken for granted.

    :raises KeyError: for a variable that the sheet does not define.
    """
    css = _COMMENT.sub("", css)
    variables = {name: value.strip() for name, value in _DEFINITION.findall(css)}
    for _ in variables:
        css = _VARIABLE.sub(lambda match: variables[match[1]], css)
        if "var(" not in css:
            break
    sides = {"start": "left", "end": "right"} if direction == "ltr" else {"start": "right", "end": "left"}
    css = _RULE.sub(lambda match: _rule(match[1], sides), css)
    return re.sub(r"[^{}]*\{\s*\}\s*", "", css).strip() + "\n"


def _rule(declarations: str, sides: dict[str, str]) -> str:
    lines = []
    for declaration in filter(str.strip, declarations.split(";")):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        lines += [f"  {plain}: {text};" for plain, text in _plain(name, value, sides)]
    return "{\n" + "\n".join(lines) + "\n}" if lines else "{}"


def _plain(name: str, value: str, sides: dict[str, str]) -> Iterator[tuple[str, str]]:
    if name.startswith("--") or name in _FORBIDDEN:
        return
    logical = _LOGICAL.fullmatch(name)
    if logical:
        family, axis, end, rest = logical.groups()
        names = {"start": "top", "end": "bottom"} if axis == "block" else sides
        values = value.split() if end is None and family != "border" else [value]
        for at, edge in enumerate((end,) if end else ("start", "end")):
            yield f"{family}-{names[edge]}{rest}", values[min(at, len(values) - 1)]
    elif name in _ALIGNED:
        yield name, sides.get(value, value)
    else:
        yield name, value
