"""A text beside its translation, in the order of the page: what a translator reads before it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from textwrap import shorten

from press.catalog.changes import Change, compare
from press.checks.translation.glossary import Found, Glossary, Term
from press.guard import image_problem, link_problem
from press.languages import Language, english_name
from press.model.document import Document
from press.model.location import Location
from press.model.segments import Entry, Kind, SegmentKey
from press.model.signoff import Approval, Role
from press.model.tree import Figure, Heading, Image, Inlines, Link
from press.model.walks import blocks_in, within
from press.page.inlines import Picture
from press.pandoc import Codes, plain, read_paragraphs
from press.reports.markup import data_address, xhtml
from press.reports.status import Render
from press.reports.units import State, Unit, distinct
from press.signoff import Register

TEMPLATE = "reports/proof.html.j2"
SYMBOLS = {State.TRANSLATED: "✓", State.FUZZY: "≈", State.MISSING: "○", State.WITHHELD: "✗"}
"""Beside the word, so that the eye finds a state without its colour (WCAG 2.2, 1.4.1)."""
_SHOWN = 70
"""Characters of a text that the list of what needs work shows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A segment where it stands in the text."""

    number: int
    """Counted from 1."""
    anchor: str
    """The id: a heading's own, so that links within the text lead there."""
    level: int
    """Of the heading that it is in the proof, whose title is the only one of level 1; 0 for other texts."""
    unit: Unit
    source: str
    """XHTML."""
    target: str
    """XHTML, or the bare text where that can't be read; empty where there is none."""
    change: Change | None
    """What changed in the source since a fuzzy translation was made, where the catalog keeps that."""
    terms: tuple[Term, ...]
    picture: str
    """The address of the picture that the text describes, with the picture in it."""
    same_as: int
    """The number of the row where the same entry stood first; 0 where it is this one."""
    signed: tuple[tuple[Approval, str], ...] = ()
    """Of the entry as it stands, the latest of each role, and what brought it."""
    lacking: tuple[Role, ...] = ()
    """The required roles that it has not."""

    @property
    def beginning(self) -> str:
        """The first words of the source."""
        text = plain(self.unit.segment.content)
        return shorten(text, _SHOWN, placeholder="\u00a0…")


@dataclass(frozen=True, slots=True)
class Work:
    """Rows that need the same kind of work."""

    title: str
    symbol: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A document in two languages."""

    document: str
    title: str
    folder: str
    """Where the language's catalogs lie, relative to the project, ending in a slash."""
    source: Language
    target: Language
    rows: tuple[Row, ...]
    work: tuple[Work, ...]
    counts: Mapping[State, int]
    """In texts: what stands twice is counted once."""
    general: tuple[str, ...] = ()
    """Findings that belong to no entry."""
    signed: Mapping[Role, int] = field(default_factory=dict)
    """How many texts have a role, of those that are required or that anything has."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a proof is made of."""

    document: Document
    source: Language
    target: Language
    units: tuple[Unit, ...]
    words: Mapping[Location, Inlines]
    """The translations that are fit to print, by the place of their entries."""
    folder: str
    """Where the language's catalogs lie, relative to the project, ending in a slash."""
    glossary: Glossary
    picture: Picture
    general: tuple[str, ...] = ()
    approvals: Mapping[str, Register] = field(default_factory=dict)
    """Of the catalogs, by their names."""
    required: tuple[Role, ...] = ()
    """What each text needs before it is no draft any more."""
    brought: Callable[[Approval], object] = lambda _approval: ""
    """Says of an approval how it came into the repository."""


def proof(sheet: Sheet) -> Proof:
    """The proof of a document in a language.

    :raises press.findings.Halt: if pandoc can't read the translations.
    """
    rows = _rows(sheet)
    once = distinct(sheet.units)
    return Proof(
        document=sheet.document.name,
        title=plain(sheet.document.metadata.title),
        folder=sheet.folder,
        source=sheet.source,
        target=sheet.target,
        rows=rows,
        work=_work(rows, english_name(sheet.source.code)),
        counts={state: sum(1 for unit in once if unit.state is state) for state in State},
        general=sheet.general,
        signed=_signed(rows, sheet.required),
    )


def page(shown: Proof, render: Render) -> str:
    """The proof as one HTML file that loads nothing and needs no script.

    :raises press.findings.Halt: if the template can't be filled.
    """
    names = {"source": english_name(shown.source.code), "target": english_name(shown.target.code)}
    return render(TEMPLATE, proof=shown, names=names, symbols=SYMBOLS, states=State)


def _rows(sheet: Sheet) -> tuple[Row, ...]:
    blocks = tuple(blocks_in(sheet.document.blocks))
    headings = {block.location: block for block in blocks if isinstance(block, Heading)}
    figures = {block.location: block for block in blocks if isinstance(block, Figure)}
    read = {**sheet.words, **_read(sheet)}
    rows: list[Row] = []
    first: dict[SegmentKey, int] = {}
    for number, unit in enumerate(sheet.units, 1):
        heading = headings.get(unit.segment.location) if unit.segment.kind is Kind.HEADING else None
        approvals = _approvals(sheet, unit)
        rows.append(
            Row(
                number=number,
                anchor=heading.id if heading else f"entry:{number}",
                level=2 if unit.segment.kind is Kind.TITLE else min(heading.level + 1, 6) if heading else 0,
                unit=unit,
                source=_source(sheet, unit),
                target=_target(sheet, unit, read),
                change=_change(unit),
                terms=_terms(sheet, unit),
                picture=_picture(sheet, unit, figures),
                same_as=first.get(unit.segment.key, 0),
                signed=tuple((one, str(sheet.brought(one))) for one in approvals.values()),
                lacking=tuple(role for role in sheet.required if role not in approvals),
            )
        )
        first.setdefault(unit.segment.key, number)
    return tuple(rows)


def _approvals(sheet: Sheet, unit: Unit) -> dict[Role, Approval]:
    """The latest approval of each role, where the translation is printed: nothing else can be approved."""
    register = sheet.approvals.get(unit.segment.catalog)
    if register is None or unit.entry is None or unit.state is not State.TRANSLATED:
        return {}
    latest = {one.role: one for one in reversed(register.of(unit.entry))}
    return {role: latest[role] for role in Role if role in latest}


def _signed(rows: Sequence[Row], required: Sequence[Role]) -> dict[Role, int]:
    count = Counter(one.role for row in rows if not row.same_as for one, _ in row.signed)
    return {role: count[role] for role in Role if role in required or count[role]}


def _source(sheet: Sheet, unit: Unit) -> str:
    def terms(text: str) -> tuple[Found, ...]:
        return sheet.glossary.terms_in(text, sheet.target.code)

    segment = unit.segment
    return xhtml(segment.content, sheet.source.code, sheet.picture, terms, place=segment.location)


def _terms(sheet: Sheet, unit: Unit) -> tuple[Term, ...]:
    found = sheet.glossary.terms_in(plain(unit.segment.content), sheet.target.code)
    return tuple({one.term.name: one.term for one in found}.values())


def _read(sheet: Sheet) -> dict[Location, Inlines | None]:
    """The words of the translations that are not printed, fuzzy or wrong ones, as far as they can be shown."""
    there = (unit.entry for unit in sheet.units if unit.entry and unit.entry.msgstr.strip())
    entries = {entry.location: entry for entry in there if entry.location not in sheet.words}
    paragraphs = read_paragraphs([(entry.msgstr, place) for place, entry in entries.items()], Codes())
    return {
        place: None if paragraph.findings or not _is_harmless(paragraph.content) else paragraph.content
        for place, paragraph in zip(entries, paragraphs, strict=True)
    }


def _is_harmless(words: Inlines | None) -> bool:
    """Whether no link and no picture leads where none may: what was not found fit to print is shown here as well."""
    return not any(
        (isinstance(inline, Link) and link_problem(inline.target))
        or (isinstance(inline, Image) and image_problem(inline.source))
        for inline in within(words or ())
    )


def _target(sheet: Sheet, unit: Unit, read: Mapping[Location, Inlines | None]) -> str:
    entry: Entry | None = unit.entry
    if entry is None or entry.location not in read:
        return ""
    words = read[entry.location]
    if words is None:
        return escape(entry.msgstr.strip(), quote=False).replace("\n", "<br/>")
    return xhtml(words, sheet.target.code, sheet.picture, place=entry.location)


def _change(unit: Unit) -> Change | None:
    if unit.state is not State.FUZZY or unit.entry is None or not unit.entry.previous:
        return None
    return compare(unit.entry.previous, unit.segment.msgid)


def _picture(sheet: Sheet, unit: Unit, figures: Mapping[Location, Figure]) -> str:
    figure = figures.get(unit.segment.location)
    if unit.segment.kind is not Kind.DESCRIPTION or figure is None:
        return ""
    asset, _findings = sheet.picture(figure.image.source, figure.location)
    return data_address(asset) if asset else ""


def _work(rows: Sequence[Row], source_name: str) -> tuple[Work, ...]:
    once = [row for row in rows if not row.same_as]

    def of(state: State) -> tuple[Row, ...]:
        return tuple(row for row in once if row.unit.state is state)

    told = tuple(row for row in of(State.TRANSLATED) if row.unit.findings)
    groups = (
        Work("Not printed because of an error", SYMBOLS[State.WITHHELD], of(State.WITHHELD)),
        Work(f"Fuzzy: the {source_name} text changed, or somebody was not sure", SYMBOLS[State.FUZZY], of(State.FUZZY)),
        Work("Missing", SYMBOLS[State.MISSING], of(State.MISSING)),
        Work("Translated, with a remark", "!", told),
    )
    return tuple(group for group in groups if group.rows)
