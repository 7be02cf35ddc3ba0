"""git, asked about the repository that a project lies in.

Of what the repository's own settings name, no program is run: no file monitor, and for signatures none but the usual.
"""

from __future__ import annotations

import subprocess
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
_COMMAND = ("git", *(part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")), "--no-pager")


def git(root: Path, *arguments: str) -> bytes | None:
    """What git says in a folder; None where it is not installed, refuses, or takes too long."""
    try:
        done = subprocess.run([*_COMMAND, *arguments], cwd=root, capture_output=True, check=False, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
