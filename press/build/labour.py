"""What a process does for a build: read and compose, lay out and judge, or a whole task.

Work is sent to a forked process by the names of these functions; what it begins with, it was given when it began.
"""

from __future__ import annotations

from importlib import import_module

from press.build.flow import composed, run
from press.build.outcome import Composed, Outcome
from press.build.plan import Task
from press.build.reading import Reader

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
