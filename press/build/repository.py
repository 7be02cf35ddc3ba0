"""git, asked about the repository that a project lies in.

Of what the repository's own settings name, no program is run: no file monitor, and for signatures none but the usual.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 20.0
"""Seconds."""
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.quotepath": "false",
    "blame.ignoreRevsFile": "",
    "gpg.program": "gpg",
    "gpg.x509.program": "gpgsm",
    "gpg.ssh.program": "ssh-keygen",
}
COMMAND = ("git", *(part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")), "--no-pager")
"""What every command begins with."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said."""

    data: bytes
    problem: str = ""
    """Why it said nothing, in its own words; empty where it did."""


def ask(root: Path, *arguments: str) -> Answer:
    """What git says in a folder, or why it says nothing."""
    try:
        done = subprocess.run([*COMMAND, *arguments], cwd=root, capture_output=True, check=False, timeout=_PATIENCE)
    except FileNotFoundError:
        return Answer(b"", "git is not installed")
    except (OSError, subprocess.TimeoutExpired) as error:
        return Answer(b"", str(error))
    if done.returncode == 0:
        return Answer(done.stdout)
    told = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return Answer(b"", told[0].removeprefix("fatal: ") if told else f"it ended with status {done.returncode}")


def git(root: Path, *arguments: str) -> bytes | None:
    """What git says in a folder; None where it is not installed, refuses, or takes too long."""
    answer = ask(root, *arguments)
    return None if answer.problem else answer.data
