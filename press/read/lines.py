"""What Markdown takes without a word though no writer meant it, found on the lines before pandoc reads them.

A division or fence without an end swallows the rest of the text; a table row with too many cells loses the last; a
note that is marked nowhere is not printed. Pandoc's tree no longer shows any of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from press.findings import Finding, finding
from press.model.location import Location

LONGEST = 20_000
"""Characters in a line. Pandoc takes minutes over a line of 100,000 brackets."""

_INSIDE = r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*"
"""What stands before a block that is in a list or a quotation."""
_DEEP = re.compile(r"(?:[ \t]*>){60}")
_DIVISION = re.compile(rf"{_INSIDE}(:{{3,}})[ \t]*(\{{.*\}}|[^\s:{{}}]+)?[ \t]*(?:\{{.*\}})?[ \t]*")
_FENCE = re.compile(rf"{_INSIDE}(`{{3,}}|~{{3,}})([^`]*)")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_NOTE = re.compile(rf"{_INSIDE}\[\^([^\]\s]+)\]:")
_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")


def unheard(text: str, file: str) -> tuple[Finding, ...]:
    """The findings on the lines of a text; its line numbers are the file's."""
    lines = text.split("\n")
    long = [number for number, line in enumerate(lines, 1) if len(line) > LONGEST]
    if long:
        message = f"a line of {len(lines[long[0] - 1]):,} characters; the longest that is read has {LONGEST:,}"
        return (finding("source-size", message, Location(file, long[0]), "divide the paragraph"),)
    deep = [number for number, line in enumerate(lines, 1) if _DEEP.match(line)]
    if deep:
        message = "parts of the text stand more than 60 levels deep in each other"
        return (finding("source-size", message, Location(file, deep[0]), "divide the list or quotation"),)
    walk = _Walk(file)
    for number, line in enumerate(lines, 1):
        walk.take(number, line)
    return (*walk.ends(), *_tables(walk.text, file), *_notes(walk.text, file))


class _Walk:
    """Goes through the lines, knows what is open, and keeps those that are no code."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.open: list[tuple[int, int]] = []
        """Divisions: their colons, and their line."""
        self.code: tuple[str, int] | None = None
        """A fence that is open: its marks, and its line."""
        self.text: list[tuple[int, str]] = []

    def take(self, number: int, line: str) -> None:
        division = _DIVISION.fullmatch(line)
        if division and not division[2] and self.open and len(division[1]) >= self.open[-1][0]:
            self.open.pop()  # pandoc ends a division here even where a fence is open in it
            self.code = None
            return
        fence = _FENCE.fullmatch(line)
        if self.code:
            if fence and fence[1].startswith(self.code[0]) and not fence[2].strip():
                self.code = None
        elif fence:
            self.code = (fence[1], number)
        elif division and division[2] and not line.startswith(("    ", "\t")):
            self.open.append((len(division[1]), number))
        else:
            self.text.append((number, line))

    def ends(self) -> Iterator[Finding]:
        for colons, line in self.open:
            hint = f"write a line of {':' * colons} where it ends"
            yield finding("construct", "the division that begins here has no end", Location(self.file, line), hint)
        if self.code:
            hint = f"write a line of {self.code[0]} where it ends"
            message = "the lines of code that begin here have no end"
            yield finding("construct", message, Location(self.file, self.code[1]), hint)


def _tables(lines: list[tuple[int, str]], file: str) -> Iterator[Finding]:
    """Rows that lose a cell, and what was to be a table and is none (GitHub Flavored Markdown, 4.10)."""
    columns = 0
    before = ""
    for number, line in lines:
        bare = re.sub(r"^[ \t>]+", "", line).rstrip()
        if columns and "|" in bare:
            if _cells(bare) > columns:
                message = f"a row of {_cells(bare)} cells in a table of {columns} columns: the last would be lost"
                hint = "take a | away, or add a column to the header; \\| prints one"
                yield finding("table-shape", message, Location(file, number), hint)
        else:
            columns = 0
            if "|" in bare and "|" in before and _DELIMITERS.fullmatch(bare):
                columns = _cells(bare)
                if columns != _cells(before):
                    message = f"this line divides {columns} columns, and the header above has {_cells(before)}"
                    hint = "write |---| once for each column; without that it is no table"
                    yield finding("table-shape", message, Location(file, number), hint)
                    columns = 0
        before = bare


def _cells(row: str) -> int:
    inner = row.removeprefix("|")
    pipes = len(_PIPE.findall(inner))
    return pipes if re.search(r"(?<!\\)\|$", inner) else pipes + 1


def _notes(lines: list[tuple[int, str]], file: str) -> Iterator[Finding]:
    """Each note has a mark, and each mark a note."""
    notes: dict[str, int] = {}
    twice: list[tuple[str, int]] = []
    marks: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, line in lines:
        begun = _NOTE.match(line)
        if begun and begun[1].casefold() in notes:
            twice.append((begun[1], number))
        elif begun:
            notes[begun[1].casefold()] = number
        for label in _MARK.findall(_CODE.sub("", line)):
            marks[label.casefold()] += 1
            first.setdefault(label.casefold(), number)
    for label, number in twice:
        yield finding("construct", f"a second text for the footnote [^{label}]", Location(file, number), "rename one")
    for label in sorted(notes.keys() - marks.keys()):
        message = f"the footnote [^{label}] is marked nowhere in the text, so it would be lost"
        hint = f"write [^{label}] where it belongs, or take the footnote away"
        yield finding("construct", message, Location(file, notes[label]), hint)
    for label in sorted(marks.keys() - notes.keys()):
        hint = f"write its text on a line of its own: [^{label}]: …"
        yield finding("construct", f"the footnote [^{label}] has no text", Location(file, first[label]), hint)
