"""Runs tasks, in this process or in several, and hands on what comes of each as soon as it is there."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module

from press.build.flow import Outcome, run
from press.build.plan import Task
from press.build.project import Project
from press.build.sources import Prepared
from press.findings import finding


def warm_up(formats: Sequence[str]) -> threading.Thread | None:
    """Begins to load what the PDF needs, which takes longest, while pandoc reads the sources in its own process."""
    if "pdf" not in formats:
        return None

    def load() -> None:
        from press.findings import Halt
        from press.formats.weasy.starting import start

        try:
            start()
        except Halt:
            return  # the first PDF that is made says it, with its place

    thread = threading.Thread(target=load, name="warm-up", daemon=True)
    thread.start()
    return thread


def workers(tasks: Sequence[Task], jobs: int | None) -> int:
    """How many processes serve the tasks: as many as there are processors, and no more than tasks."""
    return max(1, min(jobs or os.cpu_count() or 1, len(tasks)))


def outcomes(
    project: Project, prepared: Mapping[str, Prepared], tasks: Sequence[Task], jobs: int
) -> Iterator[tuple[Task, Outcome]]:
    """What comes of each task, in the order in which they are done."""
    if jobs == 1:
        for task in tasks:
            yield task, run(project, prepared[task.document], task.language, task.formats)
        return
    for format_name in {name for task in tasks for name in task.formats}:
        import_module(f"press.formats.{format_name}")
    # Forked, so that the libraries are loaded once and the sources need not travel.
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
    project, prepared = _SHARED
    return run(project, prepared[task.document], task.language, task.formats)
