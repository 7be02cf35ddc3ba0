"""XLIFF 2.0, 2.1 and 2.2 → units. A unit has segments, which are put together again."""

from __future__ import annotations

from press.exchange.reading import Read, Wanted, abridged, lines
from press.exchange.tree import Element, child, children, local, place
from press.exchange.words import words
from press.findings import Finding, finding
from press.model.exchange import Delivery, Unit


def read(root: Element, *, file: str, wanted: Wanted) -> Read:  # noqa: ARG001 - every reader is asked alike
    """The units of all its files."""
    found: list[Finding] = []
    units: list[Unit] = []
    for unit in (element for element in root.iterdescendants() if local(element) == "unit"):
        made = _unit(unit, file)
        if not made.source.strip():
            hint = "nothing to do: it is passed over"
            found.append(finding("exchange-unit", "a unit without a source text", place(unit, file), hint))
        elif unit.get("translate") != "no":
            units.append(made)
    part = child(root, "file")
    document = part.get("original", "") if part is not None else ""
    delivery = Delivery(file, tuple(units), language=root.get("trgLang", ""), document=document.removesuffix(".po"))
    return delivery, abridged(found, file)


def _unit(unit: Element, file: str) -> Unit:
    segments = children(unit, "segment", "ignorable")
    sources = [words(child(one, "source")) for one in segments]
    targets = [words(child(one, "target")) for one in segments]
    texts = [at for at, one in enumerate(segments) if local(one) == "segment"]
    complete = bool(texts) and all(targets[at].text for at in texts)
    # An ignorable part, the space between sentences mostly, may have no target: then the source's serves.
    translation = "".join(target.text or source.text for source, target in zip(sources, targets, strict=True))
    group = child(unit, "notes")
    notes = [line for note in (children(group, "note") if group is not None else ()) for line in lines(note.text)]
    return Unit(
        source="".join(one.text for one in sources),
        target=translation if complete else "",
        location=place(unit, file),
        fuzzy=complete and any(segments[at].get("state") == "initial" for at in texts),
        comments=tuple(notes),
        whole=all(one.whole for one in (*sources, *targets)),
    )
