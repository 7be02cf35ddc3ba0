"""EPUB Accessibility 1.1 by Ace, the checker of the DAISY Consortium: what it says of a book, as findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from press.checks.artifacts.axe import MENDING as OF_PAGES
from press.checks.artifacts.axe import shown
from press.checks.artifacts.quoting import words_of
from press.findings import Finding, finding
from press.model.location import Location

_METADATA = "press/formats/epub_metadata.py writes it from what the book has: look why it is missing"

MENDING: dict[str, str] = {
    **OF_PAGES,
    "epub-lang": "set dc:language and the package's xml:lang, in BCP 47: en, ar, zh-Hans",
    "epub-title": "give the package a dc:title",
    "metadata-accessmode": _METADATA,
    "metadata-accessmodesufficient": _METADATA,
    "metadata-accessibilityfeature": _METADATA,
    "metadata-accessibilityhazard": _METADATA,
    "metadata-accessibilitysummary": _METADATA,
    "epub-toc-order": "list the contents in the order of the text",
}
"""How to mend what a rule tells of; of others Ace's own words are told."""


def findings(found: Sequence[Mapping[str, Any]], place: Location) -> tuple[Finding, ...]:
    """A finding for each rule that a book breaks, with the first place.

    :param found: what judge.js found: each place where a rule is broken.
    """
    rules: dict[str, list[Mapping[str, Any]]] = {}
    for row in found:
        rules.setdefault(row["rule"], []).append(row)
    return tuple(_finding(rule, rows, place) for rule, rows in rules.items())


def _finding(rule: str, rows: Sequence[Mapping[str, Any]], place: Location) -> Finding:
    first, more = rows[0], len(rows) - 1
    html = unescape(first["html"])
    where = f"{first['part']}{f' ({shown(html)})' if html else ''}{f' and {more} more' if more else ''}"
    reasons = [line.strip() for line in first["why"].splitlines() if line.strip() and not line.strip().endswith(":")]
    hint = (
        MENDING.get(rule)
        or shown("; ".join(map(unescape, reasons)), 200)
        or "look the rule up in DAISY's knowledge base"
    )
    found = finding("ace", f"{rule}: {shown(unescape(first['help']), 160)}, at {where}", place, hint)
    return replace(found, words=words_of(html))
