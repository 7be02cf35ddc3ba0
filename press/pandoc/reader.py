"""Markdown → our tree."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from press.findings import Finding, Halt, finding
from press.model import Blocks, Location
from press.pandoc.process import run

FORMAT = "commonmark_x+sourcepos-raw_attribute-yaml_metadata_block-tex_math_dollars-emoji-smart-alerts"
DEEPEST = 60
"""Levels of lists, quotations and divisions within each other; past it a text is refused, not recursed into."""

Node = dict[str, Any]
"""A node of pandoc's JSON: ``t`` its type, ``c`` its content."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of findings that a conversion gives: a source text and a translation are told different things."""

    raw: str = "raw-markup"
    attribute: str = "attribute"
    construct: str = "construct"


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

    @property
    def here(self) -> Location:
        """The place of the node that is being read."""
        return Location(self.file, self.line)

    def tell(self, code: str, message: str, hint: str = "") -> None:
        """Notes a finding at the present place."""
        self.findings.append(finding(code, message, self.here, hint))


def read_markdown(text: str, reading: Reading, *, seconds: float = 60) -> Blocks:
    """The blocks of ``text``; what could not be carried is in ``reading.findings``.

    :raises Halt: if pandoc fails or runs out of time, or the text is nested too deeply.
    """
    from press.pandoc.blocks import blocks

    try:
        output, warnings = run(["-f", FORMAT, "-t", "json"], input=text.encode(), seconds=seconds)
    except Halt as halt:
        raise Halt([_placed(found, reading) for found in halt.findings]) from halt
    for warning in warnings:
        reading.tell("pandoc", f"pandoc warns: {warning}")
    try:
        nodes: list[Node] = json.loads(output)["blocks"]
        return blocks(nodes, reading)
    except RecursionError:
        raise Halt(too_deep(reading)) from None


def too_deep(reading: Reading) -> Finding:
    """The finding for a text whose parts stand too deep in each other."""
    message = f"parts of the text stand more than {DEEPEST} levels deep in each other"
    return finding(reading.codes.construct, message, reading.here, "divide the list, quotation or division")


def _placed(found: Finding, reading: Reading) -> Finding:
    return finding(found.code, found.message, found.location or reading.here, found.hint)
