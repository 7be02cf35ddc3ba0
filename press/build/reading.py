"""The reader of a project's sources: each is read once, whatever asks for it."""

from __future__ import annotations

from collections.abc import Sequence

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
