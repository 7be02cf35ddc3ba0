"""``make changes``: what is different from a release that people have, out of the history of the repository."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from press import languages
from press.build.commits import Repository
from press.build.flow import in_language, part_for
from press.build.project import Project
from press.build.released import release_of
from press.build.releasing import workshop
from press.build.reporting import english
from press.build.sources import Prepared, document_names, prepare_all, show
from press.files import write_atomically
from press.findings import Finding, Halt, errors, finding
from press.model.location import Location
from press.model.page import Provenance
from press.model.segments import Entry, SegmentKey
from press.model.tree import Image
from press.model.walks import inlines_in
from press.package import FOLDER
from press.pandoc import plain
from press.release import Release, record_of
from press.reports import changes
from press.reports.changes import Changes, DocumentChanges, Edition, Said, Whole

NAME = "changes"
"""What the page is called: ``output/de/changes.html``."""


@dataclass(frozen=True, slots=True)
class _Then:
    """A project as it was, or is, with its documents read."""

    project: Project
    prepared: dict[str, Prepared]

    @classmethod
    def of(cls, project: Project) -> _Then:
        return cls(project, prepare_all(project, document_names(project)))

    @property
    def is_today(self) -> bool:
        """Whether it is as it stands, and not as a commit has it."""
        return self.project.provenance is None

    def lacks(self, name: str) -> bool:
        """Whether there is such a document, and it can't be read."""
        return name in self.prepared and self.prepared[name].cut is None

    @property
    def unread(self) -> tuple[Finding, ...]:
        """Why documents can't be read."""
        return errors([found for one in self.prepared.values() if one.cut is None for found in one.findings])


def since(
    project: Project, version: str, until: str, chosen: Sequence[str], tell: Callable[[Sequence[Finding]], None]
) -> Iterator[tuple[Changes, str]]:
    """What is different in each language, and the page of it that was written.

    :param until: another release; empty for the texts as they stand in the project's folder.
    :param chosen: BCP 47; none for all that the release has.
    :param tell: told why documents of today can't be read.
    :raises Halt: if there is no such release, it lacks a language, or its commit is not here.
    """
    if NAME in document_names(project):
        message = f"a document is called “{NAME}”, which is what the page of changes is called"
        raise Halt(finding("file-taken", message, Location(f"source/{NAME}.md"), "give the text another name"))
    old = release_of(project.root, version, "SINCE")
    ends = [old, *([release_of(project.root, until, "TO")] if until else [])]
    codes = chosen or [code for code in old.languages if all(code in one.languages for one in ends)]
    for one in ends:
        _has(one, codes)
    with ExitStack() as held:
        before = held.enter_context(_then(project, ends[0]))
        now = held.enter_context(_then(project, ends[1])) if until else _Then.of(project)
        tell(() if until else now.unread)
        for code in codes:
            whole = _changes(before, now, code, version, until)
            file = f"{FOLDER}/{code}/{NAME}.html"
            write_atomically(project.root / file, changes.page(whole, english(project)).encode(), named=file)
            yield whole, file


def _has(one: Release, codes: Sequence[str]) -> None:
    """:raises Halt: if the release was not made in a language."""
    for code in codes:
        if code not in one.languages:
            message = f"{one.version} was not released in {languages.english_name(code)} ({code})"
            hint = f"it has: {', '.join(one.languages)}"
            raise Halt(finding("release-unknown", message, Location(record_of(one.version)), hint))


@contextmanager
def _then(project: Project, one: Release) -> Iterator[_Then]:
    """The project as it was when a release was made, in a temporary folder.

    :raises Halt: if its commit is not here, or the press of today can't read what it has.
    """
    repository = Repository.of(project.root)
    commit = repository.known(one.commit)
    with tempfile.TemporaryDirectory(prefix="press-") as temporary:
        try:
            then = _Then.of(workshop(Path(temporary), repository, Provenance(one.version, commit)))
        except Halt as halt:
            message = f"the texts of {one.version} can't be read as they were: {halt.findings[0].message}"
            raise Halt(finding("release-repository", message, Location(record_of(one.version)))) from halt
        yield then


def _changes(before: _Then, now: _Then, code: str, version: str, until: str) -> Changes:
    old, new = _editions(before, code), _editions(now, code)
    found = (_changed(before, now, name, old.get(name), new.get(name)) for name in {**now.prepared, **before.prepared})
    settings = now.project.settings
    return Changes(
        publisher=settings.publisher,
        language=now.project.language(code),
        language_name=languages.english_name(code),
        source=now.project.language(settings.source_language),
        since=version,
        until=until,
        documents=tuple(one for one in found if one),
    )


def _changed(before: _Then, now: _Then, name: str, old: Edition | None, new: Edition | None) -> DocumentChanges | None:
    """What is different in a document; of one that can't be read nobody knows."""
    unread = [then for then in (now, before) if then.lacks(name)]
    if unread:
        whole = new or old
        note = Whole.UNREAD if unread[0].is_today else Whole.UNREAD_THEN
        return DocumentChanges(name, whole.title if whole else name, note)
    return changes.document_changes(name, old, new)


def _editions(then: _Then, code: str) -> dict[str, Edition]:
    """The documents as a language prints them, without those that can't be read."""
    return {name: _edition(then.project, source, code) for name, source in then.prepared.items() if source.cut}


def _edition(project: Project, source: Prepared, code: str) -> Edition:
    assert source.cut is not None  # noqa: S101 - whoever asks has looked
    text = part_for(source.cut, code)
    printed: dict[SegmentKey, Entry] = {}
    document = in_language(project, text, code, [], printed=printed).document
    is_source = code == project.settings.source_language
    said = tuple(
        Said(
            context=segment.context,
            source=segment.msgid,
            printed=printed[segment.key].msgstr if segment.key in printed else segment.msgid,
            kind=segment.kind,
            section=segment.section,
            translated=is_source or segment.key in printed,
        )
        for segment in text.segments
    )
    images = {one.source: place for one, place in inlines_in(document.blocks) if isinstance(one, Image)}
    pictures = ((name, show(project, code, name, place)[0]) for name, place in images.items())
    return Edition(
        title=plain(document.metadata.title),
        texts=said,
        updated=document.metadata.updated,
        pictures=tuple((name, sha256(asset.data).hexdigest()) for name, asset in pictures if asset),
    )
