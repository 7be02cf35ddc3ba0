"""Runs tasks, in this process or in several, and hands on what comes of each as soon as it is there."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module

from press.build.flow import Outcome, run
from press.build.plan import Task
from press.build.project import Project
from press.build.sources import Prepared
from press.findings import Halt, finding


def warm_up(formats: Sequence[str]) -> threading.Thread | None:
    """Begins to load what the PDF needs, which takes longest, while pandoc reads the sources in its own process."""
    if "pdf" not in formats:
        return None
    thread = threading.Thread(target=_load, args=(formats,), name="warm-up", daemon=True)
    thread.start()
    return thread


def _load(formats: Collection[str]) -> None:
    """Imports what the formats need; waits for another thread that is at it."""
    for name in formats:
        import_module(f"press.formats.{name}")
    if "pdf" in formats:
        from press.formats.weasy.starting import start

        with contextlib.suppress(Halt):  # the first PDF that is made says it, with its place
            start()


def workers(tasks: Sequence[Task], jobs: int | None) -> int:
    """How many processes serve the tasks: as many as there are processors, and no more than tasks."""
    return max(1, min(jobs or os.cpu_count() or 1, len(tasks)))


def outcomes(
    project: Project, prepared: Mapping[str, Prepared], tasks: Sequence[Task], jobs: int
) -> Iterator[tuple[Task, Outcome]]:
    """What comes of each task, in the order in which they are done."""
    if jobs == 1:
        for task in tasks:
            yield task, _run(project, prepared, task)
        return
    # Forked, so that the libraries are loaded once and the sources need not travel; and only when they are loaded,
    # for a lock that a thread holds at that moment is held in the child for ever.
    _load({name for task in tasks for name in task.formats})
    context = multiprocessing.get_context("fork")
    global _SHARED  # noqa: PLW0603 - the one way to hand something to forked workers without sending it
    _SHARED = (project, prepared)
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        waiting: dict[Future[Outcome], Task] = {pool.submit(_in_worker, task): task for task in tasks}
        for future in as_completed(waiting):
            task = waiting[future]
            try:
                yield task, future.result()
            except BrokenProcessPool:
                message = f"the process that made “{task.document}” ({task.language}) died, perhaps for lack of memory"
                lost = finding("render", message, hint="run it again, with --jobs 1 if it happens again")
                yield task, Outcome(task.document, task.language, (), (lost,))


_SHARED: tuple[Project, Mapping[str, Prepared]] | None = None


def _in_worker(task: Task) -> Outcome:
    assert _SHARED is not None  # noqa: S101 - set before the fork
    return _run(*_SHARED, task)


def _run(project: Project, prepared: Mapping[str, Prepared], task: Task) -> Outcome:
    """What comes of a task; a fault of the pipeline itself costs that task, and none of the others."""
    try:
        return run(project, prepared[task.document], task.language, task.formats)
    except Exception as error:  # noqa: BLE001 - it is told, and the exit status says that something failed
        message = f"“{task.document}” ({task.language}) can't be made: {type(error).__name__}: {error}"
        hint = "this is a fault of the pipeline and not of your text: report it, with the text"
        return Outcome(task.document, task.language, (), (finding("render", message, hint=hint),))
