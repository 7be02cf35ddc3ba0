"""The print order: what a copy shop is to do with which file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from press import languages
from press.editions import EDITIONS
from press.kits.choosing import Kit
from press.kits.model import Paper
from press.kits.places import cover_of
from press.languages import Language
from press.release.naming import Label, edition_name

_AMERICAN = {"A4": "Letter", "A3": "Tabloid", "A5": "Half Letter"}
"""What a copy shop without ISO papers has in their place (ANSI Y14.1: A is Letter, B is Tabloid)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that is printed, as it was laid out."""

    paper: str
    """Its name, or width and height in mm."""
    pages: int


@dataclass(frozen=True, slots=True)
class Job:
    """A file with what is to be done, in the words of the copy shop's language."""

    title: str
    title_language: str
    """Set where it is not the copy shop's (BCP 47)."""
    file: str
    """Its path in the kit."""
    lines: tuple[str, ...]


def jobs(kit: Kit, sheets: Mapping[str, Sheet], language: Language, label: Label) -> tuple[Job, ...]:
    """What is printed of a kit: the cover sheets, one of each for every folder, and the documents.

    :param sheets: the printed files, by their paths in the kit.
    :param language: of the copy shop.
    """
    copies = kit.delegation.editions
    most = max(copies.values(), default=0)
    if not most:
        return ()
    shop = _Shop(kit.delegation.paper, language, label)
    # TRANSLATORS: The sheet that lies on top of what guests are given.
    cover = label("Cover sheet")
    found = []
    for code in kit.delegation.languages:
        what = f"{cover} ({languages.name_in(code, language.code)})"
        found.append(Job(what, "", cover_of(code), tuple(shop.lines("", sheets[cover_of(code)], most))))
    for part in kit.parts:
        foreign = part.titled.title_language or part.language
        spoken = languages.name_in(part.language, language.code)
        for one in part.files:
            if copies.get(one.edition):
                what = f"{edition_name(one.edition, label)}, {spoken}"
                lines = (what, *shop.lines(one.edition, sheets[one.path], copies[one.edition]))
                found.append(Job(part.titled.title, foreign if foreign != language.code else "", one.path, lines))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Shop:
    """A copy shop: its paper, and its language."""

    paper: Paper
    language: Language
    label: Label

    def lines(self, edition: str, sheet: Sheet, copies: int) -> Iterator[str]:
        label = self.label
        yield label("Copies: %(copies)s", copies=self._number(copies))
        used = _AMERICAN.get(sheet.paper, sheet.paper) if self.paper == "Letter" else sheet.paper
        yield label("Paper: %(paper)s", paper=used)
        if used != sheet.paper:
            # TRANSLATORS: For a copy shop: the file is for another paper than the one in the printer.
            yield label("Laid out for %(paper)s: print with “Fit to page”.", paper=sheet.paper)
        yield label("Pages: %(pages)s", pages=self._number(sheet.pages))
        if sheet.pages > 1:
            yield label("Print on both sides")
            yield from self._bound(edition, sheet)

    def _bound(self, edition: str, sheet: Sheet) -> Iterator[str]:
        label = self.label
        row = EDITIONS.get(edition)
        imposed = row.imposition if row else ""
        if imposed == "saddle-stitch":
            yield label("Fold in the middle and staple")
        elif imposed == "letter-fold":
            yield label("Fold in three")
        elif sheet.pages > 2:  # more than one sheet
            # TRANSLATORS: What a copy shop does with sheets that are not folded.
            yield label("Staple in the corner")

    def _number(self, count: int) -> str:
        return languages.in_digits(str(count), self.language.code)


def text(kit: Kit, found: tuple[Job, ...], label: Label) -> bytes:
    """The print order as plain text."""
    version = label("Version %(version)s", version=kit.release.version)
    said = [label("Print order"), f"{kit.delegation.name} ({version})"]
    if kit.delegation.note:
        said += ["", kit.delegation.note]
    for number, job in enumerate(found, 1):
        said += ["", f"{number}. {job.title}", f"   {job.file}", *(f"   - {line}" for line in job.lines)]
    return ("\n".join(said) + "\n").encode()
