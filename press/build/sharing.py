"""Much work of one sort, shared out among as many processes as there are processors."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import Any, TypeVar

from press.build.forking import may_fork

Item = TypeVar("Item")
Result = TypeVar("Result")

_AT_A_TIME = 2
"""Items that a process takes in one go."""


def each(work: Callable[[Item], Result], items: Sequence[Item], *, shared: bool) -> list[Result]:
    """What ``work`` makes of each item, in their order.

    :param shared: whether it is so much that forking pays, which costs some hundredths of a second. The items and
        what ``work`` holds are the processes' own from the fork; only results are sent. No thread may be importing.
    """
    jobs = min(os.cpu_count() or 1, len(items))
    if not shared or jobs < 2 or not may_fork():
        return [work(item) for item in items]
    context = multiprocessing.get_context("fork")
    todo = partial(_nth, work, items)
    try:
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(todo,)) as pool:
            return list(pool.map(_done, range(len(items)), chunksize=_AT_A_TIME))
    except BrokenProcessPool:  # one died, perhaps for lack of memory, of which one process takes less
        return [work(item) for item in items]


def _nth(work: Callable[[Item], Result], items: Sequence[Item], index: int) -> Result:
    return work(items[index])


# --- in forked processes ---------------------------------------------------------------------------------------

_todo: Callable[[int], Any] | None = None


def _begin(todo: Callable[[int], Any]) -> None:
    global _todo  # noqa: PLW0603 - what a forked process begins with has no other place
    _todo = todo
    gc.freeze()  # what was there before the fork is not looked through again and again, and so stays shared


def _done(index: int) -> Any:
    assert _todo is not None  # noqa: S101 - set when the process began
    return _todo(index)
