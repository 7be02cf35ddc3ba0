"""What a process does for a build: read and compose, lay out and judge, or a whole task.

Work is sent to a forked process by the names of these functions; what it begins with, it was given when it began.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from press.build.flow import composed, run
from press.build.outcome import Composed, Outcome
from press.build.plan import Task
from press.build.project import Project
from press.build.sources import Prepared, document_names, prepare, prepare_all


class Reader:
    """Reads the sources of a project, each once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._prepared: dict[str, Prepared] = {}

    def prepared(self, task: Task) -> Prepared:
        """The source of a task's document."""
        if task.document not in self._prepared:
            self._prepared[task.document] = prepare(self.project, task.document, document_names(self.project))
        return self._prepared[task.document]

    def prepare(self, names: Sequence[str]) -> None:
        """Reads these sources, side by side where they are much."""
        self._prepared |= prepare_all(self.project, names)


_reader: Reader | None = None


def begin(reader: Reader) -> None:
    """What this process reads with from now on."""
    global _reader  # noqa: PLW0603 - what a forked process begins with has no other place
    _reader = reader


def compose(task: Task) -> Composed:
    """The page of a task."""
    assert _reader is not None  # noqa: S101 - set when the process began
    return composed(_reader.project, _reader.prepared(task), task.language)


def make(task: Task) -> Outcome:
    """What comes of a task."""
    assert _reader is not None  # noqa: S101 - set when the process began
    return made_here(_reader, task)


def made_here(reader: Reader, task: Task) -> Outcome:
    """What comes of a task in this very process."""
    return run(reader.project, reader.prepared(task), task.language, task.layouts)


def load_judges() -> None:
    """Loads what finished files are read with."""
    for name in ("characters", "edges", "glyphs", "pdf_reading"):
        import_module(f"press.checks.artifacts.{name}")
