"""Markdown → our tree."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from press.findings import Finding, Halt, finding
from press.model.location import Location
from press.model.tree import Blocks
from press.pandoc.asides import Asides
from press.pandoc.compacting import compact
from press.pandoc.footnotes import endless_note
from press.pandoc.process import run

FORMAT = "commonmark_x+sourcepos-raw_attribute-yaml_metadata_block-tex_math_dollars-emoji-smart-alerts"
DEEPEST = 60
"""Levels of lists, quotations and divisions within each other; past it a text is refused, not recursed into."""

UNPRINTABLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\u202d\\u202e\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff]"
)
"""Control characters and non-characters: XML 1.0 (clause 2.2) forbids the one kind, and no font draws the other.
Direction overrides too: they turn letters around, and what stands behind them on the page with them."""

Node = dict[str, Any]
"""A node of pandoc's JSON: ``t`` its type, ``c`` its content."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of findings that a conversion gives: a source text and a translation are told different things."""

    raw: str = "raw-markup"
    attribute: str = "attribute"
    construct: str = "construct"
    character: str = "source-character"


@dataclass(slots=True)
class Reading:
    """One reading: where it is, and what was found on the way. Handed down through the conversion."""

    file: str
    codes: Codes = field(default_factory=Codes)
    detached: bool = False
    """True for segments read back: notes are marks, and ``abbr`` holds a key instead of an expansion."""
    findings: list[Finding] = field(default_factory=list)
    line: int | None = None
    depth: int = 0
    in_note: bool = False

    @property
    def here(self) -> Location:
        """The place of the node that is being read."""
        return Location(self.file, self.line)

    def printable(self, text: str) -> str:
        """The text without characters that can't stand in XML, of which each is a finding."""
        for character in sorted(set(UNPRINTABLE.findall(text))):
            message = f"the character U+{ord(character):04X} can't be printed"
            self.tell(self.codes.character, message, "delete it; it is invisible: write the word anew")
        return UNPRINTABLE.sub("", text)

    def tell(self, code: str, message: str, hint: str = "") -> None:
        """Notes a finding at the present place."""
        self.findings.append(finding(code, message, self.here, hint))


def read_markdown(text: str, reading: Reading, *, seconds: float = 60) -> Blocks:
    """The blocks of ``text``; what could not be carried is in ``reading.findings``.

    :raises Halt: if pandoc fails or runs out of time, or the text is nested too deeply.
    """
    from press.pandoc.blocks import blocks

    endless = endless_note(text)
    if endless:
        line, label = endless
        message = f"the footnote [^{label}] holds itself"
        raise Halt(
            finding(reading.codes.construct, message, Location(reading.file, line), "take the mark out of its text")
        )
    try:
        nodes, warnings = read_json(text, FORMAT, Asides.lines, seconds)
    except Halt as halt:
        raise Halt([_placed(found, reading) for found in halt.findings]) from halt
    except RecursionError:
        raise Halt(too_deep(reading)) from None
    for warning in warnings:
        reading.tell("pandoc", f"pandoc warns: {warning}")
    try:
        return blocks(nodes, reading)
    except RecursionError:
        raise Halt(too_deep(reading)) from None


def read_json(
    text: str, form: str, keep_back: Callable[[Asides, str], str], seconds: float
) -> tuple[list[Node], tuple[str, ...]]:
    """Pandoc's blocks of a text in a form of Markdown, and its warnings.

    :param keep_back: takes out of the text what pandoc need not see.
    :raises Halt: if pandoc fails or runs out of time.
    :raises RecursionError: if the text is nested too deeply for Python's parser of JSON.
    """
    asides = Asides()
    kept = keep_back(asides, text)
    output, warnings = run(["-f", form, "-t", "json"], input=kept.encode(), seconds=seconds)
    whole = asides.put_back(compact(output))
    if whole is None:
        output, warnings = run(["-f", form, "-t", "json"], input=text.encode(), seconds=seconds)
        whole = compact(output)
    blocks: list[Node] = json.loads(whole)["blocks"]
    return blocks, warnings


def too_deep(reading: Reading) -> Finding:
    """The finding for a text whose parts stand too deep in each other."""
    message = f"parts of the text stand more than {DEEPEST} levels deep in each other"
    return finding(reading.codes.construct, message, reading.here, "divide the list, quotation or division")


def _placed(found: Finding, reading: Reading) -> Finding:
    """The finding at the line that pandoc names: it fails at a line of ``{…}`` with nothing below it, for one."""
    named = re.search(r"\(line (\d+), column \d+\)", found.message)
    hint = found.hint or "look for braces, a fence or a mark that stands alone on a line there"
    place = Location(reading.file, int(named[1])) if named else reading.here
    return finding(found.code, found.message, found.location or place, hint)
