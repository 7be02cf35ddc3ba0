"""What each rule does, shown on short texts (``examples.txt``): the tests try them, and a page of docs/ has them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from press.typography.signs import JOINER, NARROW, NBSP

_SHOWN = str.maketrans({NBSP: "⍽", NARROW: "⎵", JOINER: "⁀"})
_MEANT = str.maketrans({shown: chr(meant) for meant, shown in _SHOWN.items()})


@dataclass(frozen=True, slots=True)
class Example:
    """A text as it is typed and as it is printed, by all rules of its language."""

    rule: str
    language: str
    typed: str
    printed: str


def shown(text: str) -> str:
    """A text in which no-break spaces can be seen (⍽, and ⎵ for the narrow one), and joiners (⁀)."""
    return text.translate(_SHOWN)


def examples() -> tuple[Example, ...]:
    """All of them, rule by rule."""
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    rows = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return tuple(Example(rule, code, typed, printed.translate(_MEANT)) for rule, code, typed, printed in rows)
