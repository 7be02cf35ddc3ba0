"""Runs tasks, in this process or in several, and hands on what comes of each as soon as it is there."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from importlib import import_module

from press.build.flow import Composed, Judge, Outcome, composed, formatted, judged, run
from press.build.forking import may_fork
from press.build.plan import Task
from press.build.project import Project
from press.build.sources import Prepared, document_names, much, prepare, prepare_all
from press.editions import formats_of
from press.findings import Finding, Halt, finding
from press.model import Artifact


def warm_up(formats: Collection[str]) -> threading.Thread | None:
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


def _formats(tasks: Sequence[Task]) -> frozenset[str]:
    """The formats that the tasks make."""
    return formats_of(layout for task in tasks for layout in task.layouts)


def outcomes(project: Project, tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Outcome]]:
    """What comes of each task, in the order in which they are done; each source is read once."""
    if jobs > 1 and may_fork():
        yield from _in_several(project, tasks, jobs)
    elif "pdf" in _formats(tasks) and may_fork():
        yield from _beside_a_reader(project, tasks)
    else:
        here = _Reader(project)
        for task in tasks:
            yield task, _guarded(task, partial(_made_here, here, task))


class _Reader:
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


def _beside_a_reader(project: Project, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
    """One process renders; another, on its own processor, reads sources and catalogs for it, and judges its files.

    The reader composes the first page while WeasyPrint is loaded here, which takes as long, and each further one while
    the one before is laid out.
    """
    with _forked(1, _Reader(project)) as pool:
        pages = [(task, pool.submit(_compose, task)) for task in tasks]
        _load(_formats(tasks))

        def judge(made: Artifact, texts: Sequence[str]) -> tuple[Finding, ...]:
            return pool.submit(judged, made, texts).result()

        for task, page in pages:
            yield task, _guarded(task, partial(_laid_out, project, task, page, judge))


def _made_here(reader: _Reader, task: Task) -> Outcome:
    return run(reader.project, reader.prepared(task), task.language, task.layouts)


def _laid_out(project: Project, task: Task, page: Future[Composed], judge: Judge) -> Outcome:
    return formatted(project, page.result(), task.layouts, judge)


def _in_several(project: Project, tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Outcome]]:
    """Each task in one of several processes, which share what was read and loaded before they were forked."""
    reader = _Reader(project)
    formats = _formats(tasks)
    names = tuple(dict.fromkeys(task.document for task in tasks))
    if not much(project, names):  # then it forks, which no thread may be loading at
        warm_up(formats)
    reader.prepare(names)
    # Only when all is loaded, for a lock that a thread holds at that moment is held in the child for ever.
    _load(formats)
    with _forked(jobs, reader) as pool:
        waiting = {pool.submit(_make, task): task for task in tasks}
        for future in as_completed(waiting):
            task = waiting[future]
            yield task, _guarded(task, future.result)


def _guarded(task: Task, make: Callable[[], Outcome]) -> Outcome:
    """What comes of a task; a fault of the pipeline itself costs that task, and none of the others."""
    try:
        return make()
    except BrokenProcessPool:
        message = f"the process that made “{task.document}” ({task.language}) died, perhaps for lack of memory"
        hint = "run it again, with --jobs 1 if it happens again"
    except Exception as error:  # noqa: BLE001 - it is told, and the exit status says that something failed
        message = f"“{task.document}” ({task.language}) can't be made: {type(error).__name__}: {error}"
        hint = "this is a fault of the pipeline and not of your text: report it, with the text"
    return Outcome(task.document, task.language, (), (finding("render", message, hint=hint),))


# --- in forked processes ---------------------------------------------------------------------------------------

_reader: _Reader | None = None


def _forked(jobs: int, reader: _Reader) -> ProcessPoolExecutor:
    """Processes that begin with what this one has read and loaded: nothing is sent to them but tasks."""
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(reader,))


def _begin(reader: _Reader) -> None:
    global _reader  # noqa: PLW0603 - what a forked process begins with has no other place
    _reader = reader


def _compose(task: Task) -> Composed:
    assert _reader is not None  # noqa: S101 - set when the process began
    return composed(_reader.project, _reader.prepared(task), task.language)


def _make(task: Task) -> Outcome:
    assert _reader is not None  # noqa: S101 - set when the process began
    return _made_here(_reader, task)
