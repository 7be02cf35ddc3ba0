"""Processes that work for a build: an :class:`concurrent.futures.Executor` that loses no more than one piece of work.

The pool of the standard library is broken for everybody when one of its processes dies, and can't stop one that
hangs. Here such a process is replaced, its work is tried once more and is then given up, and nothing else is touched.
Each process is forked from this one, and begins with all that was read and loaded here.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any

from press.build.serving import FULL, SIGNALS, Limits, live

_TRIES = 2
_GRACE = 1.0
"""Seconds that a process has to stop pandoc and itself before it is stopped by force."""
Answer = Callable[..., "Future[Any]"]


class LostError(Exception):
    """A piece of work that no process brought to its end."""


@dataclass(slots=True)
class _Work:
    future: Future[Any]
    packed: bytes
    tries: int = 0


class _Worker:
    """A process, and this end of the pipe to it."""

    def __init__(self, begin: Callable[[], None], limits: Limits) -> None:
        self.pipe, theirs = Pipe()
        _ours.add(self.pipe)
        context = multiprocessing.get_context("fork")
        self.process = context.Process(target=live, args=(theirs, begin, limits, os.getpid(), _ours), daemon=True)
        # A signal that came before the new process has its own answers to signals would be answered as we do.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        self.work: _Work | None = None
        self.until = float("inf")

    def stop(self) -> None:
        """Ends the process, whatever it is at."""
        self.process.terminate()
        self.process.join(_GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        _ours.discard(self.pipe)
        self.pipe.close()


class Workers(Executor):
    """So many processes. Work is given out in the order in which it was submitted.

    :param begin: run first in each process.
    :param answer: gives the answer to what work asks with :func:`ask`, as a future.
    """

    def __init__(self, jobs: int, begin: Callable[[], None], limits: Limits, answer: Answer | None = None) -> None:
        self._begin, self._limits, self._answer = begin, limits, answer
        self._waiting: deque[_Work] = deque()
        self._wake, self._woken = Pipe()
        _ours.update((self._wake, self._woken))
        self._closed = False
        self._lock = threading.Lock()
        self._workers = [_Worker(begin, limits) for _ in range(jobs)]
        self._thread: threading.Thread | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """See :meth:`concurrent.futures.Executor.submit`; the function is sent by its name."""
        future: Future[Any] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("no work is taken any more")
            self._waiting.append(_Work(future, pickle.dumps((fn, args, kwargs), pickle.HIGHEST_PROTOCOL)))
            if self._thread is None:  # not before all are forked that are forked together
                self._thread = threading.Thread(target=self._serve, name="workers", daemon=True)
                self._thread.start()
            self._rouse()
        return future

    def _rouse(self) -> None:
        """Has the thread look; for who holds the lock. One word at a time: a full pipe would be waited for with it."""
        if not self._roused and not self._wake.closed:
            self._roused = True
            self._wake.send_bytes(b".")

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends the processes: at once with ``cancel_futures``, and otherwise when all is done."""
        with self._lock:
            if cancel_futures:
                while self._waiting:
                    self._waiting.popleft().future.cancel()
            self._closed = True
            self._at_once = cancel_futures
            self._rouse()
        if self._thread is None:
            self._end()
        elif wait:
            self._thread.join()

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        self.shutdown(cancel_futures=kind is not None)

    # --- in the thread that serves them ------------------------------------------------------------------------

    _at_once = False
    _roused = False
    """Whether the thread was told to look and has not heard it yet."""

    def _serve(self) -> None:
        try:
            while not self._is_done():
                self._give_out()
                pipes = {worker.pipe: worker for worker in self._workers}
                until = min(worker.until for worker in self._workers)
                seconds = None if until == float("inf") else max(0.0, until - time.monotonic())
                for ready in wait([self._woken, *pipes], seconds):
                    if ready is self._woken:
                        with self._lock:
                            self._woken.recv_bytes()
                            self._roused = False
                    else:
                        self._hear(pipes[ready])  # type: ignore[index]
                self._stop_the_late()
        finally:
            self._end()

    def _is_done(self) -> bool:
        with self._lock:
            busy = any(worker.work for worker in self._workers)
            return self._closed and (self._at_once or not (self._waiting or busy))

    def _give_out(self) -> None:
        for worker in self._workers:
            while worker.work is None:
                with self._lock:
                    work = self._waiting.popleft() if self._waiting else None
                if work is None:
                    return
                if work.tries or work.future.set_running_or_notify_cancel():
                    worker.work, work.tries = work, work.tries + 1
                    worker.until = time.monotonic() + self._limits.seconds
                    with contextlib.suppress(OSError):  # that it died is heard in a moment
                        worker.pipe.send_bytes(work.packed)

    def _hear(self, worker: _Worker) -> None:
        """Takes what a process says: its result, a question, or nothing any more because it has died."""
        try:
            said, value = worker.pipe.recv()
        except (EOFError, OSError):
            self._lose(worker, f"its process died ({_how(worker)})")
            return
        except Exception as error:  # noqa: BLE001 - what was sent can't be put together again
            said, value = "failed", error
        if said == "asks":
            self._reply(worker, value)
            return
        work, worker.work, worker.until = worker.work, None, float("inf")
        if work and said == "done":
            work.future.set_result(value)
        elif work:
            work.future.set_exception(value)
        if isinstance(value, MemoryError):
            self._replace(worker)

    def _reply(self, worker: _Worker, question: Sequence[Any]) -> None:
        assert self._answer is not None  # noqa: S101 - who asks was given somebody to ask
        pipe = worker.pipe

        def reply(future: Future[Any]) -> None:
            error = None if future.cancelled() else future.exception()
            with contextlib.suppress(OSError, ValueError):  # it is not there any more
                pipe.send(("failed", error) if error else ("done", None if future.cancelled() else future.result()))

        self._answer(*question).add_done_callback(reply)

    def _stop_the_late(self) -> None:
        now = time.monotonic()
        for worker in [worker for worker in self._workers if worker.until <= now]:
            self._lose(worker, f"it took more than {self._limits.seconds:g} seconds")

    def _lose(self, worker: _Worker, why: str) -> None:
        work = worker.work
        if work and work.tries < _TRIES:
            with self._lock:
                self._waiting.appendleft(work)
        self._replace(worker)
        if work and work.tries >= _TRIES:
            work.future.set_exception(LostError(why))

    def _replace(self, worker: _Worker) -> None:
        worker.stop()
        self._workers[self._workers.index(worker)] = _Worker(self._begin, self._limits)

    def _end(self) -> None:
        for worker in self._workers:
            with contextlib.suppress(OSError):
                worker.process.terminate()
        for worker in self._workers:
            worker.stop()
            if worker.work and not worker.work.future.done():
                worker.work.future.set_exception(LostError("it was stopped"))
        with self._lock:
            self._closed = True
            while self._waiting:  # none is left unless something here failed: then nobody may wait for it for ever
                self._waiting.popleft().future.cancel()
            _ours.difference_update((self._wake, self._woken))
            self._wake.close()
            self._woken.close()


def _how(worker: _Worker) -> str:
    worker.process.join(_GRACE)
    code = worker.process.exitcode
    if code == FULL:
        return "for lack of memory"
    return f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"


_ours: set[Connection] = set()
"""This process's ends of all pipes, which no other may hold: a process whose pipe nobody holds any more ends."""
