"""TMX 1.4b → units. A memory says nothing of documents; one file often has many languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from press.exchange.reading import Read, Wanted, abridged, fits, lines
from press.exchange.tree import Element, child, children, place, xml_attribute
from press.exchange.words import words
from press.findings import Finding, Halt, finding
from press.model.exchange import Delivery, Unit
from press.model.location import Location

PROPERTY = "x-po-"
"""How the types of our own ``prop`` elements begin."""
CONTEXT = "x-context"
"""What translate-toolkit calls the property that holds a msgctxt."""


def read(root: Element, *, file: str, wanted: Wanted) -> Read:
    """The units that have a text in the source's language and one in the other.

    :raises Halt: if it has several other languages and none is asked for, or none of what is asked for.
    """
    body = child(root, "body")
    pairs = [(unit, _variants(unit)) for unit in (children(body, "tu") if body is not None else ())]
    tags = Counter(tag for _, variants in pairs for tag in variants)
    language = wanted.language or _only_other(tags, file, wanted.sources)
    _must_have(tags, wanted.sources, file)
    _must_have(tags, (language,), file)
    found: list[Finding] = []
    units: list[Unit] = []
    for unit, variants in pairs:
        source, target = _variant(variants, *wanted.sources), _variant(variants, language)
        if source is None or child(source, "seg") is None:
            message = f"a unit without a text in {_either(wanted.sources)}"
            found.append(finding("exchange-unit", message, place(unit, file), "nothing to do: it is passed over"))
        elif target is not None:
            units.append(_unit(unit, source, target, file))
    return Delivery(file, tuple(units), language=language), abridged(found, file)


def _variants(unit: Element) -> dict[str, Element]:
    """The texts by their language; TMX 1.1 wrote ``lang`` without ``xml:``."""
    return {xml_attribute(one, "lang") or one.get("lang", ""): one for one in children(unit, "tuv")}


def _variant(variants: dict[str, Element], *languages: str) -> Element | None:
    """The text in the first of the languages that there is: in exactly that, or else in one that is good for it."""
    for language in languages:
        exact = [one for tag, one in variants.items() if tag.replace("_", "-").lower() == language.lower()]
        for one in (*exact, *(one for tag, one in variants.items() if fits(tag, language))):
            return one
    return None


def _only_other(tags: Counter[str], file: str, sources: Sequence[str]) -> str:
    others = sorted(tag for tag in tags if tag and not any(fits(tag, source) for source in sources))
    if len(others) == 1:
        return others[0]
    message = f"the file has {len(others)} languages besides the source's: {', '.join(others[:8]) or 'none'}"
    raise Halt(finding("exchange-language", message, Location(file), "say which one is meant: LANG=de"))


def _must_have(tags: Counter[str], languages: Sequence[str], file: str) -> None:
    if any(fits(tag, language) for tag in tags for language in languages):
        return
    there = ", ".join(sorted(filter(None, tags))[:8]) or "no languages at all"
    message = f"no text in the file is in {_either(languages)}; it has {there}"
    hint = "name the file of the right language, or the right LANG="
    raise Halt(finding("exchange-language", message, Location(file), hint))


def _either(languages: Sequence[str]) -> str:
    return " or ".join(f"“{language}”" for language in languages)


def _unit(unit: Element, source: Element, target: Element, file: str) -> Unit:
    said = {one.get("type", ""): one.text or "" for one in children(unit, "prop")}
    notes = [one for parent in (unit, target) for one in children(parent, "note")]
    text, translation = words(child(source, "seg")), words(child(target, "seg"))
    before = said.get(f"{PROPERTY}previous")
    return Unit(
        source=text.text,
        target=translation.text,
        location=place(unit, file),
        context=said.get(CONTEXT, ""),
        fuzzy=f"{PROPERTY}fuzzy" in said,
        comments=lines(said.get(f"{PROPERTY}comment")) or tuple(line for one in notes for line in lines(one.text)),
        flags=tuple(said.get(f"{PROPERTY}flags", "").split()),
        previous=None if before is None else (said.get(f"{PROPERTY}previous-context", ""), before),
        whole=text.whole and translation.whole,
        obsolete=f"{PROPERTY}obsolete" in said,
    )
