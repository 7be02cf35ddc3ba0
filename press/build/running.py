"""Runs tasks, in this process or in several, and hands on what comes of each as soon as it is there.

It imports nothing that reads, lays out or judges: one PDF is made in two processes, of which each loads, after it was
forked, what it needs alone, beside the other.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, as_completed
from functools import partial
from typing import TypeVar

from press.build.documents import FOLDER
from press.build.forking import may_fork
from press.build.outcome import Composed, Outcome
from press.build.plan import Task
from press.build.project import Project
from press.build.serving import Limits
from press.build.workers import LostError, Workers
from press.editions import Layout, formats_of
from press.findings import Finding, finding
from press.model.artifact import Artifact

__all__ = ["Limits", "outcomes", "through", "workers"]

_USUAL = Limits()
Made = TypeVar("Made")


def workers(tasks: Sequence[Task], jobs: int | None) -> int:
    """How many processes serve the tasks: as many as there are processors, and no more than tasks."""
    return max(1, min(jobs or os.cpu_count() or 1, len(tasks)))


def _formats(tasks: Sequence[Task]) -> frozenset[str]:
    """The formats that the tasks make."""
    return formats_of(layout for task in tasks for layout in task.layouts)


def outcomes(
    project: Project, tasks: Sequence[Task], jobs: int, limits: Limits = _USUAL
) -> Generator[tuple[Task, Outcome], None, None]:
    """What comes of each task, in the order in which they are done; each source is read once.

    :param limits: on each task, where this process may be forked.
    """
    if not may_fork():
        from press.build import labour
        from press.build.reading import Reader

        here = Reader(project)
        for task in tasks:
            yield task, _guarded(task, partial(labour.made_here, here, task))
    elif jobs > 1:
        yield from _in_several(project, tasks, jobs, limits)
    elif "pdf" in _formats(tasks):
        yield from _beside_a_reader(project, tasks, limits)
    else:
        with Workers(1, partial(_begin_reading, project, tasks[0]), limits) as pool:
            yield from through(pool, tasks, _make)


def _beside_a_reader(project: Project, tasks: Sequence[Task], limits: Limits) -> Iterator[tuple[Task, Outcome]]:
    """One process lays out; another, on its own processor, reads sources and catalogs for it, and judges its files.

    The reader composes the first page while WeasyPrint is loaded, which takes as long, loads what it judges with while
    that page is laid out, and composes each further page while the one before is laid out.
    """
    reader = Workers(1, partial(_begin_reading, project, tasks[0]), limits)
    begin = partial(_begin_laying_out, project, tasks[0])
    layouter = Workers(1, begin, limits, lambda *question: reader.submit(_judge, *question))
    with reader, layouter:
        page = reader.submit(_compose, tasks[0])
        reader.submit(_load_judges)
        for task, following in zip(tasks, (*tasks[1:], None), strict=True):
            whole = _guarded(task, page.result)
            page = reader.submit(_compose, following) if following else page
            if isinstance(whole, Composed):
                whole = _guarded(task, layouter.submit(_lay_out, whole, task.layouts).result)
            assert isinstance(whole, Outcome)  # noqa: S101 - for the type checker
            if not following:  # both end while the last file lands
                for pool in (layouter, reader):
                    pool.shutdown(wait=False)
            yield task, whole


def _in_several(project: Project, tasks: Sequence[Task], jobs: int, limits: Limits) -> Iterator[tuple[Task, Outcome]]:
    """Each task in one of several processes, which share what was read and loaded before they were forked."""
    from press.build import labour, laying
    from press.build.reading import Reader
    from press.build.sources import much

    reader = Reader(project)
    names = tuple(dict.fromkeys(task.document for task in tasks))
    loading = threading.Thread(target=laying.load, args=(project, tasks), name="loading", daemon=True)
    if much(project, names):  # then it forks, which no thread may be loading at
        reader.prepare(names)
        loading.start()
    else:
        loading.start()
        reader.prepare(names)
    loading.join()  # for a lock that a thread holds while this process is forked is held in the child for ever
    with Workers(jobs, partial(labour.begin, reader), limits) as pool:
        yield from through(pool, sorted(tasks, key=partial(_weight, project), reverse=True), _make)


def _weight(project: Project, task: Task) -> int:
    """About how long a task takes beside others: the largest go first, so that none is left alone in the end."""
    file = project.root / FOLDER / f"{task.document}.md"
    return len(task.layouts) * (file.stat().st_size if file.is_file() else 0)


def through(
    pool: Executor, tasks: Sequence[Task], make: Callable[..., Outcome], *first: object
) -> Iterator[tuple[Task, Outcome]]:
    """What comes of each task through any executor.

    :param make: made known to its processes by its name; takes ``first`` and a task.
    """
    waiting = {pool.submit(make, *first, task): task for task in tasks}
    for future in as_completed(waiting):
        task = waiting.pop(future)
        yield task, _guarded(task, future.result)


def _guarded(task: Task, make: Callable[[], Made]) -> Made | Outcome:
    """What comes of a task; a fault of the pipeline itself costs that task, and none of the others."""
    made = f"“{task.document}” ({task.language})"
    try:
        return make()
    except MemoryError:
        message = f"{made} can't be made: it needs more memory than it may have"
        hint = "divide the text or make its pictures smaller, or allow more with --memory"
    except (LostError, BrokenExecutor) as error:
        message = f"{made} can't be made: {error}, and so at the second try"
        hint = (
            "allow more with --timeout or --memory, or run it with --jobs 1; if that changes nothing, divide the text"
        )
    except Exception as error:  # noqa: BLE001 - it is told, and the exit status says that something failed
        message = f"{made} can't be made: {type(error).__name__}: {error}"
        hint = "this is a fault of the pipeline and not of your text: report it, with the text"
    return Outcome(task.document, task.language, (), (finding("render", message, hint=hint),))


# --- in forked processes ---------------------------------------------------------------------------------------


def _begin_reading(project: Project, first: Task) -> None:
    """Reads the first document in a thread: while pandoc does that, what is done with it after is loaded.

    A fault of it comes again when the page is composed, and is told then.
    """
    from press.build.reading import Reader

    reader = Reader(project)
    read = partial(_guarded, first, partial(reader.prepared, first))
    # A daemon: a process that is ended in the middle of an import leaves locks behind that it would wait for for ever.
    reading = threading.Thread(target=read, name="reading", daemon=True)
    reading.start()
    from press.build import labour

    reading.join()
    labour.begin(reader)


def _begin_laying_out(project: Project, task: Task) -> None:
    from press.build import laying

    laying.begin(project, task)


def _compose(task: Task) -> Composed:
    from press.build import labour

    return labour.compose(task)


def _make(task: Task) -> Outcome:
    from press.build import labour

    return labour.make(task)


def _lay_out(whole: Composed, layouts: Sequence[Layout]) -> Outcome:
    from press.build import laying

    return laying.lay_out(whole, layouts)


def _load_judges() -> None:
    from press.build import labour

    labour.load_judges()


def _judge(artifact: Artifact, texts: Sequence[str]) -> tuple[Finding, ...]:
    from press.build.formatting import judged

    return judged(artifact, texts)
