"""Footnotes that lead back to themselves, found before pandoc sees them: it would never come to an end.

Pandoc (3.9) puts a note's text in the place of each of its marks, those in other notes too: ``[^1]: see [^1]`` runs
for ever, and twenty notes that hold the next one twice are a million.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_DEFINITION = re.compile(r"(?P<before>[ \t>]*(?:(?:[-*+]|\w{1,9}[.)]|\(\w{1,9}\))[ \t]+)*)\[\^(?P<label>[^\]\s]+)\]:")
_MARK = re.compile(r"\[\^([^\]\s]+)\]")
MOST = 1000
"""Marks that one note may stand for, with those in the notes that it holds."""


def endless_note(text: str) -> tuple[int, str] | None:
    """The line and the label of a note that holds itself, or more than :data:`MOST` others; None without one."""
    held: dict[str, set[tuple[str, int]]] = {}
    lines: dict[str, int] = {}
    for line, label, body in _definitions(text):
        lines.setdefault(label, line)
        counts: dict[str, int] = {}
        for mark in _MARK.findall(body):
            counts[mark.casefold()] = counts.get(mark.casefold(), 0) + 1
        held.setdefault(label, set(counts.items()))
    sizes: dict[str, int | None] = {}
    for label in held:
        if _size(label, held, sizes) > MOST:
            return lines[label], label
    return None


def _size(label: str, held: dict[str, set[tuple[str, int]]], sizes: dict[str, int | None]) -> int:
    """How many marks a note stands for; one that holds itself stands for more than :data:`MOST`."""
    if label in sizes:
        known = sizes[label]
        return MOST + 1 if known is None else known
    sizes[label] = None
    total = 0
    for inner, times in held.get(label, ()):
        total += times * (1 + _size(inner, held, sizes)) if inner in held else times
    sizes[label] = min(total, MOST + 1)
    return min(total, MOST + 1)


def _definitions(text: str) -> Iterable[tuple[int, str, str]]:
    """The line, the label and the text of each note: to a blank line with less than four columns behind it."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        start = _DEFINITION.match(line)
        if not start:
            continue
        column = len(start["before"].expandtabs(4))
        body = [line[start.end() :]]
        for after, below in zip(lines[number:], lines[number + 1 :], strict=False):
            bare = below.expandtabs(4)
            indent = len(bare) - len(bare.lstrip(" >"))
            if _DEFINITION.match(below) or (_is_blank(after) and not _is_blank(below) and indent < column + 4):
                break
            body.append(below)
        yield number + 1, start["label"].casefold(), "\n".join(body)


def _is_blank(line: str) -> bool:
    return not line.strip(" \t>")
