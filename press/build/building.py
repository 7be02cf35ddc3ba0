"""The files that a release is made of: made in a folder of their own, and held to their standards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from press.build import running, verifying
from press.build.documents import document_names
from press.build.plan import plan
from press.build.project import Project
from press.build.proven import known_standards
from press.build.record.keeping import Memory, Planned, due, remembering
from press.checks.artifacts.standards import Task, Verdict
from press.findings import Finding
from press.package import for_reading

Tell = Callable[[Sequence[Finding]], None]


@dataclass
class Built:
    """What came of it, by language (BCP 47)."""

    planned: tuple[Planned, ...] = ()
    unmade: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    drafts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    findings: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    pages: dict[str, int] = field(default_factory=dict)
    """Of each file."""

    def of(self, language: str) -> tuple[Planned, ...]:
        """The files of a language that are there."""
        unmade = self.unmade[language]
        return tuple(one for one in self.planned if one.task.language == language and one.file not in unmade)


def build(project: Project, jobs: int | None, tell: Tell) -> Built:
    """Makes every edition of every document in every language of the settings; what is up to date is left alone."""
    built = Built()
    tasks = plan(project, document_names(project), project.settings.languages, (), marks=False)
    with remembering(project, tell) as known:
        built.planned = known.planned(tasks)
        for one in built.planned:
            if not one.reason:
                built.findings[one.task.language] += known.manifest.rows[one.file].findings
        todo = due(built.planned)
        for task, outcome in running.outcomes(project, todo, running.workers(todo, jobs)) if todo else ():
            told = built.findings[task.language]
            told += outcome.findings
            known.land(outcome, told.extend)
            built.drafts[task.language] += [f"{one.document} ({one.edition})" for one in outcome.artifacts if one.draft]
        _look(built, known, project)
    return built


def _look(built: Built, known: Memory, project: Project) -> None:
    """Which files are there as they were planned; an old one that could not be made again is none of them."""
    for one in built.planned:
        row = known.manifest.rows.get(one.file)
        if row and row.inputs == one.inputs and (project.root / one.file).is_file():
            built.pages[one.file] = row.pages
        else:
            built.unmade[one.task.language].append(one.file)


def asked(project: Project, planned: Sequence[Planned]) -> tuple[Task, ...]:
    """Every standard that every one of these files has to meet; what goes to a printer keeps none."""
    return tuple(
        Task(standard, one.file, project.root / one.file, one.task.language)
        for one in planned
        if for_reading(one.file)
        for standard in known_standards(f".{one.file.rpartition('.')[2]}")
    )


def verified(project: Project, tasks: Sequence[Task]) -> tuple[Verdict, ...]:
    """What their validators say of files; what they said of the very same file before is not asked again."""
    return verifying.verify(project, tasks, lambda _file: None).verdicts if tasks else ()


def without(project: Project, languages: Sequence[str]) -> Project:
    """The project with some of its languages alone: files lead to no others."""
    return replace(project, settings=replace(project.settings, languages=tuple(languages)))
