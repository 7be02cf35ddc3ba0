"""What a process that lays out does: it loads WeasyPrint alone, while another reads texts and catalogs."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from importlib import import_module

from press.build.formatting import formatted
from press.build.outcome import Composed, Outcome
from press.build.plan import Task
from press.build.project import Project
from press.build.serving import ask
from press.editions import Layout, formats_of
from press.findings import Halt

_project: Project | None = None


def begin(project: Project, task: Task) -> None:
    """What this process lays out with from now on, with all loaded that its first task needs."""
    global _project  # noqa: PLW0603 - what a forked process begins with has no other place
    _project = project
    load(project, (task,))
    filler = project.filler({}, project.language(task.language))
    for layout in task.layouts:
        if layout.row.template:
            filler.prepare(layout.row.template)


def load(project: Project, tasks: Sequence[Task]) -> None:
    """Imports what the tasks need, and has WeasyPrint read what their pages have in common."""
    layouts = {layout: None for task in tasks for layout in task.layouts}
    formats = formats_of(layouts)
    for name in formats:
        import_module(f"press.formats.{name}")
    if "pdf" in formats:
        from press.formats.weasy.starting import start
        from press.formats.weasy.warming import warm_up

        with contextlib.suppress(Halt):  # the first PDF that is made says it, with its place
            start()
            warm_up(dict.fromkeys(task.language for task in tasks), _sheets(project, tasks[0].language, layouts))


def _sheets(project: Project, tag: str, layouts: Iterable[Layout]) -> list[str]:
    """The style sheets that the editions have in every language."""
    filler = project.filler({}, project.language(tag))
    return [
        filler(name) for name in dict.fromkeys(layout.row.sheet for layout in layouts if layout.row.format == "pdf")
    ]


def lay_out(whole: Composed, layouts: Sequence[Layout]) -> Outcome:
    """The files of a page; whoever gave out the work has them judged meanwhile."""
    assert _project is not None  # noqa: S101 - set when the process began
    return formatted(_project, whole, layouts, ask)
