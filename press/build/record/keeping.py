"""A build with its memory: what is up to date is left alone, and what was made is written down."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from press.build.plan import Task
from press.build.project import Project
from press.build.record.comparing import reason
from press.build.record.inputs import Inputs, Reckoner
from press.build.record.manifest import FILE as MANIFEST
from press.build.record.manifest import Manifest, Row, distinct
from press.build.record.stamps import Stamps
from press.build.record.tools import Kit
from press.editions import Layout
from press.files import clear_leftovers, lock
from press.findings import Finding, Halt, finding
from press.model.artifact import Artifact
from press.package import FOLDER, draft_file, file_of, package

if TYPE_CHECKING:
    from press.build.outcome import Outcome

Tell = Callable[[Sequence[Finding]], None]
ANEW = "asked for anew"
_OFTEN = 50
"""Outputs after which the manifest is written in between: what is killed has no more than these to make again."""

_PATIENCE = 3600.0
"""Seconds that a build waits for another in the same folder."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An output with the reason why it is to be made."""

    task: Task
    layout: Layout
    file: str
    inputs: Inputs
    reason: str
    """Empty where it is up to date."""


@dataclass
class Memory:
    """What was made before, and what it would be made of now."""

    project: Project
    manifest: Manifest = field(init=False)
    stamps: Stamps = field(init=False)
    _reckoner: Reckoner = field(init=False)
    _plans: dict[str, Planned] = field(default_factory=dict)
    _unwritten: int = 0

    def __post_init__(self) -> None:
        self.manifest = Manifest.read(self.project.root)
        self.stamps = Stamps(self.project.root)
        self._reckoner = Reckoner(self.project, self.stamps)

    def planned(self, tasks: Sequence[Task], *, anew: bool = False) -> tuple[Planned, ...]:
        """Every output of the tasks, in their order."""
        found = tuple(self._planned(task, layout, anew=anew) for task in tasks for layout in task.layouts)
        self._plans = {one.file: one for one in found}
        return found

    def _planned(self, task: Task, layout: Layout, *, anew: bool) -> Planned:
        file = file_of(task.document, task.language, layout.edition, marks=layout.marks)
        inputs = self._reckoner.inputs(task.document, task.language, layout)
        why = reason(file, inputs, self.manifest, self._reckoner.kits, self.stamps)
        return Planned(task, layout, file, inputs, why or (ANEW if anew else ""))

    @property
    def kits(self) -> Mapping[str, Kit]:
        """What outputs would have in common now, by digest, as far as it was reckoned."""
        return self._reckoner.kits

    def known_findings(self, planned: Sequence[Planned]) -> tuple[Finding, ...]:
        """What there was to tell of those that are up to date."""
        return distinct(found for one in planned if not one.reason for found in self.manifest.rows[one.file].findings)

    def land(self, outcome: Outcome, tell: Tell) -> tuple[str, ...]:
        """Puts what came of a task into output/ and into the manifest.

        :param tell: takes what kept a file out.
        :returns: the paths of what was written, as people open it.
        :raises press.findings.Halt: if the manifest can't be written.
        """
        landed = []
        for artifact in outcome.artifacts:
            written, failed = package(self.project.root, (artifact,))
            tell(failed)
            for file in written:
                self._took(self._plans[file], artifact, outcome.by_edition.get(artifact.edition, ()))
                landed.append(self.shown(file))
        if self._unwritten >= max(_OFTEN, len(self.manifest.rows) // 10):
            self.keep()
        return tuple(landed)

    def _took(self, planned: Planned, artifact: Artifact, findings: tuple[Finding, ...]) -> None:
        """Writes down an output that has landed."""
        digest = self.stamps.wrote(f"{self.project.root}/{planned.file}", artifact.data)
        task = planned.task
        self.manifest.rows[planned.file] = Row(
            document=task.document,
            language=task.language,
            edition=planned.layout.edition,
            marks=planned.layout.marks,
            sha256=digest,
            size=len(artifact.data),
            pages=artifact.pages,
            inputs=planned.inputs,
            findings=distinct(findings),
            draft=draft_file(planned.file, artifact.draft) if artifact.draft else "",
        )
        for kit in planned.inputs.kits.values():
            self.manifest.kits[kit] = self._reckoner.kits[kit]
        self._unwritten += 1

    def shown(self, file: str) -> str:
        """The path under which a person opens an output: the one that says so where it is a draft."""
        row = self.manifest.rows.get(file)
        return (row and row.draft) or file

    def keep(self) -> None:
        """Writes what is new to the disk.

        :raises press.findings.Halt: if the manifest can't be written.
        """
        if self._unwritten:
            self._unwritten = 0
            self.manifest.write()
        if (self.project.root / FOLDER).is_dir():
            # A run that was killed may have left some of files that are not written now.
            for folder in {(self.project.root / file).parent for file in (MANIFEST, *self.manifest.rows)}:
                with contextlib.suppress(OSError):
                    clear_leftovers(folder)
            self.stamps.keep()


@contextlib.contextmanager
def remembering(project: Project, tell: Tell) -> Iterator[Memory]:
    """A memory that is kept, however the build ends. Of two builds in one folder the second waits, and says so.

    :raises press.findings.Halt: if the other does not end in time, or what was made can't be written down.
    """
    with alone(project.root, tell):
        memory = Memory(project)
        try:
            yield memory
        finally:
            memory.keep()


@contextlib.contextmanager
def alone(root: Path, tell: Tell) -> Iterator[None]:
    """While no other build works in output/. Whoever comes second waits, and says so."""
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError:  # whoever writes into it will say what is wrong
        yield
        return
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(lock(folder, patience=0))
        except Halt:
            tell([finding("run-waits", "another run is working in output/; this one waits for it")])
            held.enter_context(lock(folder, patience=_PATIENCE))
        yield


def due(planned: Sequence[Planned]) -> tuple[Task, ...]:
    """The tasks with the editions alone that are to be made."""
    layouts: dict[Task, list[Layout]] = {}
    for one in planned:
        if one.reason:
            layouts.setdefault(one.task, []).append(one.layout)
    return tuple(replace(task, layouts=tuple(asked)) for task, asked in layouts.items())
