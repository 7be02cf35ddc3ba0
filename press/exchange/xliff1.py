"""XLIFF 1.2 (and 1.1, which translate-toolkit's po2xliff writes) → units."""

from __future__ import annotations

from collections.abc import Iterator
from email.parser import HeaderParser

from press.exchange.reading import Read, Wanted, abridged, lines
from press.exchange.tree import Element, child, children, local, place
from press.exchange.words import Words, words
from press.findings import Finding, finding
from press.model.exchange import Delivery, Unit

ENTRY = "po-entry"
"""The context group that holds what a .po entry has and a trans-unit has not (XLIFF 1.2 guide for gettext PO)."""
CONTEXT, TRANSLATORS, WRITERS, FLAGS = "x-po-msgctxt", "x-po-trancomment", "x-po-autocomment", "x-po-flags"
HEADER = "x-gettext-domain-header"
_UNSURE = ("needs-", "new")
_MACHINE = frozenset({"fuzzy-match", "mt-suggestion", "leveraged-mt", "leveraged-tm"})
_WRITERS_NOTES = ("developer", "programmer", "source code", "po-translator")
"""Who a note is from that is none of the translator's, or says again what the context group says."""


def read(root: Element, *, file: str, wanted: Wanted) -> Read:  # noqa: ARG001 - every reader is asked alike
    """The units of all its files."""
    found: list[Finding] = []
    units: list[Unit] = []
    said: dict[str, str] = {}
    for part in children(root, "file"):
        said.setdefault("Project-Id-Version", part.get("original", ""))
        said.setdefault("Language", part.get("target-language", ""))
        for unit in _descendants(part, "trans-unit"):
            source = words(child(unit, "source"))
            if HEADER in unit.get("restype", ""):
                said |= dict(HeaderParser().parsestr(words(child(unit, "target")).text or source.text).items())
            elif not source.text.strip():
                hint = "nothing to do: it is passed over"
                found.append(finding("exchange-unit", "a unit without a source text", place(unit, file), hint))
            elif unit.get("translate") != "no":
                units.append(_unit(unit, source, file))
    delivery = Delivery(
        file,
        tuple(units),
        language=said.get("Language", ""),
        document=said.get("Project-Id-Version", "").removesuffix(".po"),
        revised=said.get("PO-Revision-Date", ""),
        translator=said.get("Last-Translator", ""),
    )
    return delivery, abridged(found, file)


def _descendants(part: Element, name: str) -> Iterator[Element]:
    return (element for element in part.iterdescendants() if local(element) == name)


def _unit(unit: Element, source: Words, file: str) -> Unit:
    target = child(unit, "target")
    translation = words(target)
    said = _entry(unit)
    before = _previous(unit)
    own = lines(said.get(TRANSLATORS))
    more = tuple(line for note in _notes(unit) for line in lines(note.text) if line not in own)
    return Unit(
        source=source.text,
        target=translation.text,
        location=place(unit, file),
        context=said.get(CONTEXT, ""),
        fuzzy=bool(translation.text) and _is_unsure(unit, target),
        comments=(*own, *more),
        remarks=lines(said.get(WRITERS)),
        flags=tuple(said.get(FLAGS, "").split()),
        previous=before,
        whole=source.whole and translation.whole,
    )


def _entry(element: Element) -> dict[str, str]:
    """What the context group says, by its type."""
    groups = (group for group in children(element, "context-group") if group.get("name") == ENTRY)
    return {one.get("context-type", ""): one.text or "" for group in groups for one in children(group, "context")}


def _notes(unit: Element) -> list[Element]:
    return [note for note in children(unit, "note") if note.get("from", "") not in _WRITERS_NOTES]


def _is_unsure(unit: Element, target: Element | None) -> bool:
    """Whether somebody has to look at it, by its state, or else by ``approved`` (XLIFF 1.2, 2.3)."""
    state = target.get("state", "") if target is not None else ""
    qualifier = target.get("state-qualifier", "") if target is not None else ""
    if state:
        return state.startswith(_UNSURE)
    return unit.get("approved") == "no" or qualifier in _MACHINE


def _previous(unit: Element) -> tuple[str, str] | None:
    """What an ``alt-trans`` keeps of an older version; other ones are a tool's own suggestions."""
    for one in children(unit, "alt-trans"):
        source = child(one, "source")
        if source is not None and "previous" in (one.get("alttranstype", "") + one.get("origin", "")):
            return _entry(one).get(CONTEXT, ""), words(source).text
    return None
