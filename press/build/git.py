"""git, asked without any program that the repository's own settings name being run."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 60.0
QUIET = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false", "--no-pager")


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said."""

    data: bytes
    problem: str = ""
    """Why it said nothing, in its own words; empty where it did."""


def ask(root: Path, *arguments: str) -> Answer:
    """What git says in a folder."""
    try:
        done = subprocess.run([*QUIET, *arguments], cwd=root, capture_output=True, check=False, timeout=_PATIENCE)
    except FileNotFoundError:
        return Answer(b"", "git is not installed")
    except (OSError, subprocess.TimeoutExpired) as error:
        return Answer(b"", str(error))
    if done.returncode == 0:
        return Answer(done.stdout)
    told = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return Answer(b"", told[0].removeprefix("fatal: ") if told else f"it ended with status {done.returncode}")


def said(root: Path, *arguments: str) -> bytes | None:
    """What git says in a folder; None where it is not installed, refuses, or takes too long."""
    answer = ask(root, *arguments)
    return None if answer.problem else answer.data
