"""Builds ``.venv`` from the lock files: beside the old one, and put in its place when it is whole."""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from press.bootstrap.goals import OPTIONAL
from press.bootstrap.record import VENV
from press.bootstrap.system import SetupFailed, say

_INSTALLED = "installed"
"""The file in the environment that says what it was built from; written before the environment gets its name."""

_ELSEWHERE = frozenset({"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_DRY_RUN", "PIP_NO_DEPS"})
"""Settings that would make pip install somewhere else, or nothing; those of proxies and certificates stay."""


def interpreter(root: Path) -> Path:
    """The environment's Python."""
    return root / VENV / "bin/python"


def ensure(root: Path, locks: Sequence[str], lock: int) -> None:
    """See to it that ``.venv`` has the packages of the lock files, and works.

    ``lock`` is the descriptor that holds the checkout's lock. pip gets it as well, so that the next set-up waits
    for a pip that outlives this one. An environment that set-up did not make is somebody's work: it is kept under
    another name.

    :raises SetupFailed: where pip can't install them. The old environment is as it was.
    """
    installed = _installed(root)
    if _description(root, locks) <= installed and _works(root):
        return
    # Whoever has packages that only some goals need keeps them when the others are asked for.
    kept = (name for name in OPTIONAL if any(line.startswith(f"{name} ") for line in installed))
    locks = tuple(dict.fromkeys((*locks, *kept)))
    present, new, old = root / VENV, root / f"{VENV}-new", root / f"{VENV}-old"
    try:
        _discard(new)
        _discard(old)
        _build(root, new, locks, lock)
        if os.path.lexists(present):
            present.rename(old if installed else _name_to_keep(present))
        new.rename(present)
    finally:
        _discard(new)
        _discard(old)


def _description(root: Path, locks: Sequence[str]) -> set[str]:
    """What an environment was built from, a line each: its place, and the contents of the lock files."""
    lines = {f"root {root}"}
    for name in locks:
        try:
            lines.add(f"{name} {hashlib.sha256((root / name).read_bytes()).hexdigest()}")
        except OSError as error:
            raise SetupFailed(
                f"{name} can't be read ({error.strerror}); `git checkout {name}` brings it back."
            ) from error
    return lines


def _installed(root: Path) -> set[str]:
    """The description of the present environment; empty where there is none that set-up finished."""
    try:
        text = (root / VENV / _INSTALLED).read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return set()
    return set(text.splitlines())


def _works(root: Path) -> bool:
    """Whether its Python starts and finds its packages: it does not after an upgrade of the system's Python."""
    try:
        done = subprocess.run([interpreter(root), "-I", "-c", "import pip"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _build(root: Path, new: Path, locks: Sequence[str], lock: int) -> None:
    """An environment in ``new`` that will work once it is called ``.venv``."""
    lines = [line for name in locks for line in (root / name).read_text(encoding="utf-8").splitlines()]
    count = sum(line[:1].isalnum() for line in lines)
    say(f"Installing {count} Python packages into {VENV}; this takes up to a minute, once …")
    _run([sys.executable, "-I", "-m", "venv", "--prompt", VENV, str(new)], lock)
    pip = [f"{new}/bin/python", "-I", "-m", "pip", "install", "--require-hashes", "--only-binary=:all:"]
    options = ["--no-cache-dir", "--no-input", "--disable-pip-version-check", "--quiet"]
    _run([*pip, *options, *(part for name in locks for part in ("-r", str(root / name)))], lock)
    _rename_inside(new, root / VENV)
    description = "\n".join(sorted(_description(root, locks)))
    (new / _INSTALLED).write_text(description + "\n", encoding="utf-8", errors="surrogateescape")


def _run(command: Sequence[str], lock: int) -> None:
    """Run a step, quietly unless it fails."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={name: value for name, value in os.environ.items() if name not in _ELSEWHERE},
        pass_fds=(lock,),
        check=False,
    )
    if done.returncode:
        words = "\n".join(done.stdout.splitlines()[-12:])
        raise SetupFailed(
            f"{words}\nThe Python packages could not be installed (pip's words are above). Nothing was changed. Is"
            " there a connection to the package index, and room on the disk? Then run make again."
        )


def _rename_inside(new: Path, final: Path) -> None:
    """Write the final place into the scripts, which name their interpreter by its full path."""
    for path in (new / "pyvenv.cfg", *(new / "bin").iterdir()):
        if path.is_symlink() or not path.is_file():
            continue
        before = path.read_bytes()
        after = before.replace(os.fsencode(new), os.fsencode(final))
        # Most of them; compiled programs name no place, and one of another length would break them.
        if after != before and b"\0" not in before:
            path.write_bytes(after)


def _name_to_keep(present: Path) -> Path:
    """Where an environment of unknown origin goes; told, because what was put into it by hand goes with it."""
    numbers = (present.with_name(f"{VENV}-kept-{number}") for number in itertools.count(1))
    kept = next(path for path in numbers if not os.path.lexists(path))
    say(f"{VENV} was not made by set-up: it is kept as {kept.name}, and may be deleted.")
    return kept


def _discard(path: Path) -> None:
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
