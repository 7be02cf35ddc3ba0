"""Many files against many standards at once: Java and the browser side by side, each started once.

Whoever drives the browser waits for another process, so that a thread is enough for it; Java runs in this process.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from press.checks.artifacts import browser, declared, epubcheck, verapdf
from press.checks.artifacts.standards import STANDARDS, Engine, Task, Verdict
from press.findings import Finding

Judge = Callable[[Task], tuple[Finding, ...]]

_JUDGES: dict[str, Judge] = {
    "pdf-ua": lambda task: verapdf.validate([(task.file, task.path)], "PDF/UA-1"),
    "pdf-a": lambda task: verapdf.validate([(task.file, task.path)], "PDF/A-2A"),
    "epub": lambda task: epubcheck.validate([(task.file, task.path)]),
    "declared": lambda task: declared.check(task.file, task.path, task.language),
}
"""Those that are asked file by file; the browser takes them all."""

_NOT_JUDGED = frozenset({"validator-missing", "validator-failed", "file-unreadable"})


def validate(tasks: Sequence[Task], done: Callable[[Verdict], None] = lambda _verdict: None) -> tuple[Verdict, ...]:
    """A verdict for each task, in their order.

    :param done: told of each verdict as it comes, from two threads.
    """
    with ThreadPoolExecutor(1) as pool:
        seen = pool.submit(_all, browser.judge(_for(tasks, "browser")), done)
        try:
            verdicts = [*_all(_one_by_one(_for(tasks, "press")), done), *_all(_one_by_one(_for(tasks, "java")), done)]
        except BaseException:
            browser.stop()
            raise
        verdicts += seen.result()
    by_task = {(verdict.file, verdict.standard): verdict for verdict in verdicts}
    return tuple(by_task[task.file, task.standard] for task in tasks)


def _for(tasks: Sequence[Task], engine: Engine) -> list[Task]:
    return [task for task in tasks if STANDARDS[task.standard].engine == engine]


def _all(verdicts: Iterable[Verdict], done: Callable[[Verdict], None]) -> list[Verdict]:
    found = []
    for verdict in verdicts:
        judged = verdict.judged and all(problem.code not in _NOT_JUDGED for problem in verdict.findings)
        found.append(replace(verdict, judged=judged))
        done(found[-1])
    return found


def _one_by_one(tasks: Iterable[Task]) -> Iterator[Verdict]:
    for task in tasks:
        begun = time.monotonic()
        findings = _JUDGES[task.standard](task)
        yield Verdict(task.standard, task.file, findings, seconds=time.monotonic() - begun)
