"""The table of checks, and how one is applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from press.checks.translation import (
    characters,
    consistency,
    facts,
    length,
    punctuation,
    structure,
    terms,
    wording,
)
from press.checks.translation.allowances import allowances, needless
from press.checks.translation.pair import Look, Pair, Problem, Rules
from press.findings import CHECK_PREFIX, CODES, Finding, Scope, Severity

Compare = Callable[[Iterable[Pair]], Iterator[tuple[Pair, Problem]]]


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the table. What it finds and how bad that is stands in :data:`press.findings.CODES`."""

    group: str
    name: str
    """As publication.toml and translators' comments have it."""
    look: Look
    of_marks: bool = False
    """It looks at marks only: where neither text has any, there is nothing to see."""

    @property
    def code(self) -> str:
        """The code of its findings."""
        return CHECK_PREFIX + self.name


@dataclass(frozen=True, slots=True)
class Comparison:
    """A check of all entries of a language against each other."""

    group: str
    name: str
    compare: Compare

    @property
    def code(self) -> str:
        """The code of its findings."""
        return CHECK_PREFIX + self.name


CHECKS = (
    Check("Structure", "link", structure.links, of_marks=True),
    Check("Structure", "image", structure.images, of_marks=True),
    Check("Structure", "footnote", structure.footnotes, of_marks=True),
    Check("Structure", "code", structure.code, of_marks=True),
    Check("Structure", "placeholder", structure.placeholders),
    Check("Structure", "abbreviation", structure.abbreviations, of_marks=True),
    Check("Structure", "abbreviation-lost", structure.lost_abbreviations, of_marks=True),
    Check("Structure", "delimiter", structure.delimiters),
    Check("Structure", "emphasis", structure.emphasis, of_marks=True),
    Check("Structure", "lang", structure.language_marks, of_marks=True),
    Check("Structure", "name", structure.names, of_marks=True),
    Check("Facts", "numbers", facts.numbers),
    Check("Facts", "dates", facts.dates),
    Check("Facts", "times", facts.times),
    Check("Facts", "amounts", facts.amounts),
    Check("Facts", "percentages", facts.percentages),
    Check("Facts", "telephones", facts.telephones),
    Check("Facts", "addresses", facts.addresses),
    Check("Terms", "term", terms.terms),
    Check("Terms", "term-forbidden", terms.forbidden),
    Check("Language", "ending", punctuation.ending),
    Check("Language", "punctuation", punctuation.punctuation),
    Check("Language", "quotes", punctuation.quotes),
    Check("Language", "brackets", punctuation.brackets),
    Check("Language", "spacing", punctuation.spacing),
    Check("Language", "opening-marks", punctuation.opening_marks),
    Check("Language", "sharp-s", wording.sharp_s),
    Check("Language", "doubled", wording.doubled),
    Check("Language", "same", wording.same),
    Check("Language", "homoglyph", wording.homoglyphs),
    Check("Language", "language", wording.language),
    Check("Language", "whitespace", characters.whitespace),
    Check("Language", "digits", characters.digits),
    Check("Language", "direction", characters.direction),
    Check("Length", "length", length.length),
)
COMPARISONS = (
    Comparison("Consistency", "inconsistent", consistency.inconsistent),
    Comparison("Consistency", "ambiguous", consistency.ambiguous),
)


_OF_THE_SAME = ("same", "language")
"""What is asked of a translation that is the source's own text: nothing else can be wrong with it alone."""


def severity(name: str, rules: Rules) -> Severity | None:
    """How bad a check's findings are for a language; None where it is off, or not asked for."""
    chosen = rules.severities.get(name, CODES[CHECK_PREFIX + name].severity)
    return chosen if rules.warnings or chosen is Severity.ERROR else None


def active(rules: Rules) -> tuple[tuple[Check, Severity], ...]:
    """The checks that a language has, each with how bad its findings are."""
    return tuple((check, chosen) for check in CHECKS if (chosen := severity(check.name, rules)))


def examine(pair: Pair, checks: Sequence[tuple[Check, Severity]]) -> list[Finding]:
    """What the checks find in one entry, without what its translator excepts from them."""
    given = allowances(pair.entry)
    findings: list[Finding] = []
    used: set[str] = set()
    if pair.words == pair.segment.content:
        checks = [row for row in checks if row[0].name in _OF_THE_SAME]
    marked = pair.marked
    for check, chosen in checks:
        if check.of_marks and not marked:
            continue
        for problem in check.look(pair):
            if check.name in given.reasons:
                used.add(check.name)
            elif not problem.mild or pair.rules.warnings:
                findings.append(_finding(check.code, problem, pair, chosen))
    if pair.rules.warnings and (given.reasons or given.findings):
        findings += [*given.findings, *needless(given, used, (check.name for check, _ in checks), pair.entry)]
    return findings


def compare(pairs: Sequence[Pair]) -> list[Finding]:
    """What a language's entries say of each other, over all its catalogs."""
    findings: list[Finding] = []
    for comparison in COMPARISONS:
        for pair, problem in comparison.compare(pairs):
            chosen = severity(comparison.name, pair.rules)
            if chosen and comparison.name not in allowances(pair.entry).reasons:
                findings.append(_finding(comparison.code, problem, pair, chosen))
    return findings


def _finding(code: str, problem: Problem, pair: Pair, chosen: Severity) -> Finding:
    mild = Severity.WARNING if problem.mild else chosen
    return Finding(code, problem.message, pair.entry.location, problem.hint, mild, Scope.ENTRY)
