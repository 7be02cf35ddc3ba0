"""WCAG by axe-core: what it says of a page, as findings.

A page is looked at in two widths and two colour schemes; what it finds in several of them is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from press.checks.artifacts.quoting import words_of
from press.findings import Finding, finding
from press.model.location import Location

_LANGUAGE = "set lang on the html element, in BCP 47: en, ar, zh-Hans"
_CONTRAST = "choose a darker and a lighter colour in the theme: 7:1 for text, 4.5:1 for large letters"

MENDING: dict[str, str] = {
    "color-contrast": _CONTRAST,
    "color-contrast-enhanced": _CONTRAST,
    "document-title": "give the page a title element",
    "heading-order": "go down one level at a time",
    "html-has-lang": _LANGUAGE,
    "html-lang-valid": _LANGUAGE,
    "image-alt": "write ![description](picture.svg); put decoration into CSS",
    "landmark-one-main": "put the text into one main element",
    "link-name": "give the link a text",
    "page-has-heading-one": "give the page its title as h1",
    "region": "put all that is read into header, nav, main or footer",
    "scope-attr-valid": "scope is col, colgroup, row or rowgroup, and stands on th",
    "target-size": "make what is clicked 24 px high and wide, or leave as much room around it (WCAG 2.2, 2.5.8)",
    "valid-lang": "mark the phrase with a BCP 47 code",
}
"""How to mend what a rule tells of; of others axe's own words are told."""

WIDEST = 1280
"""Only in this width is it told what axe can't decide: elsewhere a table's frame hides words behind its edge."""


@dataclass(slots=True)
class _Told:
    """What a rule says of a page."""

    help: str
    sure: bool
    nodes: list[Mapping[str, Any]] = field(default_factory=list)
    views: list[str] = field(default_factory=list)


def findings(found: Sequence[Mapping[str, Any]], place: Location) -> tuple[Finding, ...]:
    """A finding for each rule that a page breaks, and a warning for each that axe can't decide.

    :param found: what judge.js found: a rule in a view, with its nodes.
    """
    rules: dict[tuple[str, bool], _Told] = {}
    for row in found:
        if not row["sure"] and row["width"] != WIDEST:
            continue
        told = rules.setdefault((row["rule"], row["sure"]), _Told(row["help"], row["sure"]))
        told.views.append(f"{row['width']} px {row['scheme']}")
        known = {node["target"] for node in told.nodes}
        told.nodes += [node for node in row["nodes"] if node["target"] not in known]
    return tuple(_finding(rule, told, place) for (rule, _), told in rules.items() if told.nodes)


def _finding(rule: str, told: _Told, place: Location) -> Finding:
    first, more = told.nodes[0], len(told.nodes) - 1
    views = "" if len(told.views) == 4 else f", in {' and '.join(told.views)}"
    where = f"{shown(first['html'])}{_near(first)}{f' and {more} more' if more else ''}{views}"
    if not told.sure:
        message = f"axe-core can't decide {rule}: {told.help}, at {where}"
        return finding("axe-undecided", message, place, "look at it, and measure it by hand")
    hint = MENDING.get(rule) or _reason(first["why"])
    return replace(finding("axe", f"{rule}: {told.help}, at {where}", place, hint), words=words_of(first["whole"]))


def _near(node: Mapping[str, Any]) -> str:
    if node["heading"]:
        return f" below “{shown(node['heading'], 60)}”"
    return f" in #{node['id']}" if node["id"] else ""


def shown(text: str, most: int = 120) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _reason(summary: str) -> str:
    """How to mend it in the words of axe, without their heading ("Fix any of the following:")."""
    lines: Iterable[str] = (line.strip() for line in summary.splitlines())
    reasons = [line for line in lines if line and not line.endswith(":")]
    return shown("; ".join(reasons), 200) or "look the rule up in axe-core's documentation"
