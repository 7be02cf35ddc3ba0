"""How complete each language is, in numbers: a table for a terminal and a page for a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from press.model.location import Location
from press.model.signoff import Role
from press.reports.units import State, Unit, distinct
from press.signoff import Stand

TEMPLATE = "reports/status.html.j2"
HEADS = (
    "language",
    "document",
    "translated",
    "fuzzy",
    "missing",
    "words left",
    "errors",
    "warnings",
    "waiting",
    "last translator",
    "reviewed",
    "approved",
    "last approval",
)
DUE_HEADS = ("kit for", "arrives", "when", "languages", "what is not ready")


class Render(Protocol):
    """Fills a template."""

    def __call__(self, template: str, **values: object) -> str:
        """The text of ``template`` with ``values`` as its variables."""


Changed = Callable[[Location], date | None]
"""The day on which the text at a place last changed."""


@dataclass(frozen=True, slots=True)
class DocumentStatus:
    """A document in a language, in texts: what stands twice is counted once."""

    document: str
    total: int
    translated: int
    fuzzy: int
    missing: int
    withheld: int
    """Translated, and kept out of print by an error."""
    words_left: int
    """Of the source, in all that is not printed in the language."""
    errors: int
    warnings: int
    waiting_since: date | None
    """The day of the oldest change of the source that the translation does not follow yet."""
    translator: str
    """Who translated last, as the catalog's header has it."""
    signed: Stand
    """How far it is signed off."""

    @property
    def share(self) -> int:
        """Translated, in per cent; 100 only where all is."""
        return self.translated * 100 // self.total if self.total else 0


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """A language: its documents, and what stands in its way."""

    code: str
    """BCP 47."""
    name: str
    """In itself."""
    direction: str
    documents: tuple[DocumentStatus, ...] = ()
    obstacles: tuple[str, ...] = ()
    """Sentences; none where nothing stands in the way."""


@dataclass(frozen=True, slots=True)
class Due:
    """A delegation that is here, or still to come, and its kit."""

    key: str
    name: str
    arrives: date
    leaves: date | None
    languages: tuple[str, ...]
    """BCP 47, as they prefer them."""
    gaps: tuple[str, ...]
    """What they would not get as it should be, a sentence each; none where their kit can be packed."""


@dataclass(frozen=True, slots=True)
class Status:
    """All languages that were asked for."""

    publisher: str
    source_name: str
    """The source's language, in English."""
    today: date
    languages: tuple[LanguageStatus, ...] = field(default=())
    coming: tuple[Due, ...] = ()
    """The next first."""


def document_status(
    document: str, units: Sequence[Unit], translator: str, changed: Changed, signed: Stand
) -> DocumentStatus:
    """The numbers of a document in a language."""
    once = distinct(units)
    count = {state: sum(1 for unit in once if unit.state is state) for state in State}
    left = [unit for unit in once if unit.state is not State.TRANSLATED]
    waiting = [unit for unit in left if unit.state is not State.WITHHELD]
    days = [day for unit in waiting if (day := changed(unit.segment.location))]
    return DocumentStatus(
        document=document,
        total=len(once),
        translated=count[State.TRANSLATED],
        fuzzy=count[State.FUZZY],
        missing=count[State.MISSING],
        withheld=count[State.WITHHELD],
        words_left=sum(unit.words for unit in left),
        errors=sum(unit.errors for unit in once),
        warnings=sum(unit.warnings for unit in once),
        waiting_since=min(days, default=None),
        translator=translator,
        signed=signed,
    )


def rows(status: Status) -> list[tuple[str, ...]]:
    """The table for a terminal, under :data:`HEADS`."""
    return [
        (
            language.code,
            row.document,
            f"{row.translated} of {row.total} ({row.share} %)",
            str(row.fuzzy),
            str(row.missing),
            str(row.words_left),
            str(row.errors),
            str(row.warnings),
            age(row.waiting_since, status.today),
            row.translator.partition("<")[0].strip() or "–",
            *(f"{row.signed.count[role]} of {row.signed.total}" for role in Role),
            f"{row.signed.last.day} {row.signed.last.by}" if row.signed.last else "–",
        )
        for language in status.languages
        for row in language.documents
    ]


def in_the_way(status: Status) -> Iterator[str]:
    """What stands in each language's way, a line each; one for all that say the same."""
    said: dict[str, list[str]] = {}
    for language in status.languages:
        for sentence in language.obstacles:
            said.setdefault(sentence, []).append(language.code)
    for sentence, codes in said.items():
        yield f"{', '.join(codes)}: {sentence}"


def due_rows(status: Status) -> list[tuple[str, ...]]:
    """The calendar for a terminal, under :data:`DUE_HEADS`."""
    return [
        (
            one.key,
            one.arrives.isoformat(),
            until(one, status.today),
            " ".join(one.languages),
            "; ".join(one.gaps) or "everything is released",
        )
        for one in status.coming
    ]


def until(one: Due, today: date) -> str:
    """How long it is until somebody comes."""
    days = (one.arrives - today).days
    if days < 0:
        return "is here"
    return ("today", "tomorrow")[days] if days < 2 else f"in {days} days"


def age(since: date | None, today: date) -> str:
    """How long a text has waited, in whole days, weeks, months or years; a dash where none does."""
    if since is None:
        return "–"
    days = (today - since).days
    if days < 1:
        return "since today"
    for length, name in ((365, "year"), (30, "month"), (7, "week")):
        if days >= 2 * length:
            return f"{days // length} {name}s"
    return f"{days} day{'s' * (days != 1)}"


def page(status: Status, render: Render) -> str:
    """The page, in one file that loads nothing.

    :raises press.findings.Halt: if the template can't be filled.
    """
    return render(TEMPLATE, status=status, age=age, until=until)
