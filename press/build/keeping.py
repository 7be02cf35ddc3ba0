"""``keep``: a change of the source left the meaning alone, so the translations are valid as they were.

The question is put once for each changed text, not for each language; what a person confirms is done in every
language where nothing stands in the way, and leaves a comment in the catalog.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from press import catalog
from press.build.catalogs import Report
from press.build.project import LOCALES, TEMPLATES, Project
from press.catalog import Change, Guessed
from press.files import lock, read_bytes_capped, write_atomically
from press.findings import Finding, Halt, finding
from press.model.location import Location


@dataclass(frozen=True, slots=True)
class Question:
    """A text that changed, and the guesses that wait for a word on it."""

    before: str
    after: str
    ready: tuple[Guessed, ...]
    """Those that would be valid again, of all languages."""
    held: tuple[Guessed, ...]
    """Those that a translator has to look at whatever the answer is."""

    @property
    def change(self) -> Change:
        """What kind of change, and which words."""
        return catalog.compare(self.before, self.after)

    def lines(self) -> Iterator[str]:
        """The question for a person: the change, the text, the languages, and what stands in the way."""
        yield f"{self.change.kind}: {self.change}"
        yield f"    now: {self.after}"
        if self.ready:
            yield f"    valid again: {', '.join(_language(one) for one in self.ready)}"
        for one in self.held:
            yield f"    not {_language(one)}: {one.obstacle} ({one.location})"


def questions(project: Project, names: Collection[str], chosen: Sequence[str]) -> tuple[Question, ...]:
    """The changes that guesses wait for, in the order of the catalogs.

    :param names: of the documents whose catalogs count; those of others are only searched for valid forms.
    """
    found: dict[tuple[str, str], list[Guessed]] = {}
    for code in chosen:
        for guess in catalog.keepable(_catalogs(project, code)):
            if Path(guess.file).stem in names:
                found.setdefault((guess.made_for[1], guess.key[1]), []).append(guess)
    return tuple(
        Question(
            before,
            after,
            tuple(one for one in guesses if not one.obstacle),
            tuple(one for one in guesses if one.obstacle),
        )
        for (before, after), guesses in found.items()
    )


def keep(project: Project, confirmed: Sequence[Question], today: str) -> Iterator[Report]:
    """Takes the fuzzy marks off, in every language, and says in a comment why.

    What was changed by somebody since the question was put is left alone.

    :param today: the date of the confirmation, ``2026-11-22``.
    """
    asked = {(one.file, one.key, one.made_for) for question in confirmed for one in question.ready}

    def remark(change: Change) -> str:
        return f"Kept on {today}: the Danish change left the meaning alone: {change}"

    with lock(project.root / LOCALES):
        for code in project.settings.languages:
            catalogs = _catalogs(project, code)
            ready = [one for one in catalog.keepable(catalogs) if not one.obstacle]
            for file, data in catalogs.items():
                keys = {one.key for one in ready if one.file == file and (file, one.key, one.made_for) in asked}
                if keys:
                    yield _written(project, file, catalog.keep(data, keys, remark, file=file), len(keys))


def unanswered(waiting: Sequence[Question]) -> tuple[Finding, ...]:
    """What to say where nobody can be asked."""
    ready = [question for question in waiting if question.ready]
    if not ready:
        return ()
    place = ready[0].ready[0].location
    message = f"{len(ready)} changes of the source wait for a decision, and there is no terminal to ask on"
    hint = "read them above; if none of them changes the meaning, run the command again with --yes (`make keep YES=1`)"
    return (finding("keep-unanswered", message, Location(place.file, place.line), hint),)


def _written(project: Project, file: str, data: bytes, count: int) -> Report:
    try:
        write_atomically(project.root / file, data, named=file)
    except Halt as halt:
        return Report(file, "", halt.findings)
    return Report(file, f"{count} valid again")


def _catalogs(project: Project, code: str) -> dict[str, bytes]:
    """The catalogs of a language that can be read, but that of the templates' strings, which no writer changes."""
    language = project.language(code)
    folder = (project.root / project.catalog_file(language, TEMPLATES)).parent
    files = (project.catalog_file(language, path.stem) for path in sorted(folder.glob("*.po")))
    return {file: read_bytes_capped(project.root / file, named=file) for file in files if Path(file).stem != TEMPLATES}


def _language(guess: Guessed) -> str:
    return Path(guess.file).parts[1]
