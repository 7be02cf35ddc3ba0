"""A process that works for a build, from its fork to its end; :mod:`press.build.workers` gives it what to do."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import pickle
import re
import resource
import signal
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM)
FULL = 77
"""The exit status of a process that could not even say any more that its memory was full."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece of work may take."""

    seconds: float = 600.0
    megabytes: int = 4096
    """Of memory that a process may fill; pandoc, which it starts, has as much of its own. 0 for no limit."""


_SELDOM = (50_000, 20, 20)
"""When the collector of cycles looks: at its usual 700 new objects it takes a tenth of the time of a layout."""

_FULL = re.compile("cannot allocate|cannot map zero|failed to map segment|can't start new thread")
"""What glibc's dynamic linker says of a library, and Python of a thread, for which there is no memory."""

_LATER = 0.02
"""Seconds until an end is asked for again."""

_pipe: Connection | None = None


def ask(*question: Any) -> Any:
    """Asks the process that gave out the work, and waits for the answer."""
    assert _pipe is not None  # noqa: S101 - set when the process began
    _pipe.send(("asks", question))
    said, value = _pipe.recv()
    if said == "failed":
        raise value
    return value


def live(
    pipe: Connection, begin: Callable[[], None], limits: Limits, parent: int, others: Collection[Connection]
) -> None:
    """The whole life of a forked process.

    :param pipe: brings work, and takes its results.
    :param begin: run first; where it fails, all work does.
    :param parent: the process that forked it.
    :param others: pipes of that process. What nobody holds any more tells those at its other end that it is over.
    """
    global _pipe  # noqa: PLW0603 - what a forked process begins with has no other place
    _pipe = pipe
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all: the process that gives out work ends us
    for one in (signal.SIGTERM, signal.SIGALRM):
        signal.signal(one, lambda *_: sys.exit(0))  # and with it what is being waited for, as pandoc
    sys.unraisablehook = _exit_later
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    _die_with(parent)
    for theirs in others:
        with contextlib.suppress(OSError):
            os.close(theirs.fileno())
    if limits.megabytes:
        most = limits.megabytes * 1_000_000
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (most, resource.RLIM_INFINITY))
    gc.freeze()  # what was there before the fork is not looked through again and again, and so stays shared
    gc.set_threshold(*_SELDOM)
    try:
        _serve_with(pipe, begin)
    except (EOFError, OSError):
        return  # nobody listens any more
    except MemoryError:
        os._exit(FULL)


def _exit_later(lost: Any) -> None:
    """Asks once more for the end that came while an object was destroyed: Python swallows it there, and goes on."""
    if lost.exc_type is SystemExit:
        signal.setitimer(signal.ITIMER_REAL, _LATER)
    elif not issubclass(lost.exc_type, MemoryError):  # a full memory is told of by whoever gave out the work
        sys.__unraisablehook__(lost)


def _serve_with(pipe: Connection, begin: Callable[[], None]) -> None:
    """Does what comes, one after the other, until nothing can come any more."""
    unfit: Exception | None = None
    try:
        begin()
    except Exception as error:  # noqa: BLE001 - it is told to whoever gives work
        unfit = _named(error)
    while True:
        packed = pipe.recv_bytes()
        answer = ("failed", unfit) if unfit else _worked(packed)
        if isinstance(answer[1], MemoryError):
            with contextlib.suppress(ValueError, OSError):  # to be able to say it
                resource.setrlimit(resource.RLIMIT_DATA, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        try:
            pipe.send(answer)
        except (OSError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - it can't be pickled
            pipe.send(("failed", RuntimeError(f"{type(answer[1]).__name__}: {answer[1]} ({error})")))


def _worked(packed: bytes) -> tuple[str, Any]:
    try:
        fn, args, kwargs = pickle.loads(packed)  # noqa: S301 - of this program's own making
        return "done", fn(*args, **kwargs)
    except Exception as error:  # noqa: BLE001 - whoever waits for it decides
        return "failed", _named(error)


def _named(error: Exception) -> Exception:
    """The same, or that memory is full, where a library says that in its own words."""
    full = isinstance(error, OSError) and error.errno == errno.ENOMEM
    return MemoryError(str(error)) if full or _FULL.search(str(error)) else error


def _die_with(parent: int) -> None:
    """Has the system end this process when the one that forked it dies, even in the middle of work (prctl(2))."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        sys.exit(0)
