"""The whole set-up on one page."""

from __future__ import annotations

import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from press.bootstrap import declarations, environment, goals, needs, system, validators
from press.bootstrap.needs import Need
from press.bootstrap.record import Request
from press.bootstrap.system import SetupFailed, say


def set_up(request: Request) -> int:
    """Do what is missing; the exit status."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        with _alone(request.root) as lock:
            if not request.is_current():
                _complete(request, lock)
    except SetupFailed as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("Set-up was interrupted; the next make begins it again.")
        return 130
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        say(f"Set-up stopped: {error.strerror}{place}. Mend that and run make again.")
        return 1
    return 0


def _complete(request: Request, lock: int) -> None:
    wanted = [needs.VENV_MODULE, *_needs(request)]
    root = Path(request.root)
    found, missing = _look(wanted)
    if missing or system.was_interrupted(root):
        system.install(root, request.goal, missing)
        needs.look_again()
        found, missing = _look(wanted)
    if missing:
        raise SetupFailed(
            f"apt reports success, and still {system.listed([need.what for need in missing])} can't be found. "
            + system.instructions(request.goal, missing)
        )
    locks = goals.lock_files(request.goal, request.language, request.project)
    environment.ensure(root, locks, lock)
    if request.goal in goals.PROVES_LANGUAGES:
        found.append(declarations.fetch(root, lock))
    if request.goal in goals.VALIDATES:
        found.append(validators.install(root, lock))
    request.write([*map(str, _inputs(root, request.project, locks)), *found])


def _needs(request: Request) -> Sequence[Need]:
    return goals.system_needs(request.goal, request.language, request.project, marks=request.marks)


def _look(wanted: Sequence[Need]) -> tuple[list[str], list[Need]]:
    """The files that show what is there, and the needs that nothing shows."""
    results = [(need, need.find()) for need in wanted]
    return [path for _, path in results if path], [need for need, path in results if path is None]


def _inputs(root: Path, project: str, locks: Sequence[str]) -> list[Path]:
    """The files that decide what a set-up has to do."""
    return [
        *(root / name for name in locks),
        goals.settings_file(project),
        *sorted((root / "press/languages").glob("*.py")),
        root / "press/profiles.py",
        *sorted(Path(__file__).parent.glob("*.py")),
        root / validators.SOURCE / "package-lock.json",
        root / ".venv/pyvenv.cfg",
        environment.interpreter(root),
    ]


@contextmanager
def _alone(root: str) -> Iterator[int]:
    """One set-up at a time in a checkout; the others wait. The kernel frees the lock, however we end."""
    descriptor = os.open(root, os.O_RDONLY)
    try:
        if not _locked_at_once(descriptor):
            say("Another make is setting up this checkout; waiting for it …")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _locked_at_once(descriptor: int) -> bool:
    """Whether the lock was free within a second, as it is where another make has only looked."""
    for _ in range(20):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.05)
        else:
            return True
    return False


def _stop(number: int, _: FrameType | None) -> None:
    """End in order, so that half-made things are removed."""
    sys.exit(128 + number)
