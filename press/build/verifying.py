"""``make verify``: everything in output/ is held to its standards, and what was proven before is not proven again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from press.build import sources
from press.build.flow import composed
from press.build.placing import Places, placed
from press.build.project import Project
from press.build.proven import Record, known_standards
from press.build.reporting import english
from press.checks.artifacts.standards import SUFFIXES, Task, Verdict
from press.checks.artifacts.versions import versions
from press.files import write_atomically
from press.findings import Finding, Halt, errors, finding
from press.package import FOLDER, for_reading, is_drafts_own
from press.reports import verification

_PROOF, _CHANGES = ".proof.html", "changes.html"
"""What lies beside the documents and is published nowhere; no document is called so."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it."""

    tasks: tuple[Task, ...]
    verdicts: tuple[Verdict, ...]
    """One for each task, in their order; their findings name the source, where it was found."""
    known: int
    """How many of them were in the record."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, each once: a validator that is missing says so once."""
        return tuple(dict.fromkeys(found for verdict in self.verdicts for found in verdict.findings))


def built(root: Path, chosen: Sequence[str], document: str) -> tuple[Task, ...]:
    """What there is to do: a task for each file in output/ and standard that is for it.

    What goes to a printer keeps no standard for readers. Of a draft the usual path is judged, which leads to it.

    :raises Halt: where nothing was built yet.
    """
    files = [
        (path, code)
        for code in chosen
        for path in sorted((root / FOLDER / code).glob(f"{document or '*'}.*"))
        if path.suffix in SUFFIXES and for_reading(path.name) and not _is_report(path.name)
        if not is_drafts_own(path)
    ]
    if not files:
        raise Halt(finding("nothing-built", "there is nothing in output/ to verify", hint="run `make all` first"))
    return tuple(
        Task(standard, path.relative_to(root).as_posix(), path, code)
        for path, code in files
        for standard in known_standards(path.suffix)
    )


def _is_report(name: str) -> bool:
    return name == _CHANGES or name.endswith(_PROOF)


def verify(project: Project, tasks: Sequence[Task], done: Callable[[str], None]) -> Verified:
    """Judges what is not known yet, and remembers it, even where the work is broken off.

    :param done: told of each file that was held to a standard.
    """
    record = Record.read(project.root)
    by_name = {(task.file, task.standard): task for task in tasks}
    known = {name: verdict for name, task in by_name.items() if (verdict := record.verdict(task))}
    for file, _ in known:
        done(file)
    left = [task for name, task in by_name.items() if name not in known]
    reached: list[Verdict] = []

    def judged(verdict: Verdict) -> None:
        reached.append(verdict)
        done(verdict.file)

    try:
        if left:
            from press.checks.artifacts.validating import validate

            validate(left, judged)
    finally:
        if reached:
            record.add(by_name, tuple(reached))
            record.write()
    verdicts = known | {(verdict.file, verdict.standard): verdict for verdict in reached}
    ordered = tuple(verdicts[name] for name in by_name)
    return Verified(tuple(tasks), _traced(project, by_name, ordered), len(known))


def _traced(
    project: Project, tasks: Mapping[tuple[str, str], Task], verdicts: tuple[Verdict, ...]
) -> tuple[Verdict, ...]:
    """The verdicts, with the source's or catalog's line where a finding quotes words that stand there."""
    texts: dict[tuple[str, str], Places] = {}

    def places(verdict: Verdict) -> Places:
        document, language = Path(verdict.file).name.partition(".")[0], tasks[verdict.file, verdict.standard].language
        if (document, language) not in texts:
            texts[document, language] = _places(project, document, language)
        return texts[document, language]

    return tuple(
        replace(verdict, findings=placed(verdict.findings, places(verdict), tuple))
        if any(found.words for found in verdict.findings)
        else verdict
        for verdict in verdicts
    )


def _places(project: Project, document: str, language: str) -> Places:
    """The texts of a document in a language, with where each is written; none where it can't be read any more."""
    try:
        known = sources.document_names(project)
        # One by one and in this process: none may be forked once Java runs.
        return composed(project, sources.prepare(project, document, known), language).places
    except Halt:
        return ()


def write_page(project: Project, verified: Verified, today: date) -> str:
    """The page of what was proven; its path.

    :raises Halt: if it can't be filled or written.
    """
    whole = verification.Verification(
        publisher=project.settings.publisher, today=today, versions=versions(), files=_rows(project, verified)
    )
    file = f"{FOLDER}/verify.html"
    write_atomically(project.root / file, verification.page(whole, english(project)).encode(), named=file)
    return file


def _rows(project: Project, verified: Verified) -> tuple[verification.File, ...]:
    files: dict[str, list[Verdict]] = {}
    for verdict in verified.verdicts:
        files.setdefault(verdict.file, []).append(verdict)
    languages = {task.file: project.language(task.language) for task in verified.tasks}
    return tuple(
        verification.File(file, languages[file].code, languages[file].direction, tuple(verdicts))
        for file, verdicts in files.items()
    )


def summary(verified: Verified) -> str:
    """The last line."""
    files = {task.file for task in verified.tasks}
    unproven = {verdict.file for verdict in verified.verdicts if not verdict.judged}
    failed = {verdict.file for verdict in verified.verdicts if verdict.judged and errors(verdict.findings)}
    said = [f"{len(failed)} with faults"] if failed else []
    said += [f"{len(unproven)} not wholly verified"] if unproven else []
    what = f"{len(files)} file{'s' * (len(files) != 1)}"
    again = "" if verified.known < len(verified.verdicts) else ", none of which has changed since it was verified"
    return f"{what}: {', '.join(said) or 'every standard is met'}{again}"
