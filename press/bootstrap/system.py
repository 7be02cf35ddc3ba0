"""Installs what is missing with apt, or says how to install it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from press.bootstrap.needs import Need

_APT = ("apt-get", "-y", "-q", "-o", "DPkg::Lock::Timeout=300")
_INSTALL = (*_APT, "install", "--no-install-recommends")
_UNFINISHED = ".venv-apt"
"""An empty folder in the checkout, as long as apt is at work."""
_LISTS = Path("/var/lib/apt/lists")


class SetupFailed(Exception):
    """Set-up can't go on; the text is for the person at the keyboard."""


def say(text: str) -> None:
    """Tell what takes time. Set-up is silent otherwise."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def listed(things: Sequence[str]) -> str:
    """``a``; ``a and b``; ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(things[:-1]), things[-1])))


def packages(missing: Iterable[Need], manager: Callable[[Need], str]) -> list[str]:
    """Their names under one package manager, each once."""
    return sorted({manager(need) for need in missing})


def was_interrupted(root: Path) -> bool:
    """Whether an earlier set-up began to install with apt and did not come to an end."""
    return (root / _UNFINISHED).exists()


def install(root: Path, goal: str, missing: Sequence[Need]) -> None:
    """Install the missing things, and mend what an interrupted installation left.

    :raises SetupFailed: where that takes rights that the user has not got, or where apt fails.
    """
    become_root = _root_rights()
    if become_root is None:
        if missing:
            raise SetupFailed(f"Nothing was changed: {instructions(goal, missing)}")
        return
    apt = _Apt(become_root)
    mark = root / _UNFINISHED
    if mark.exists():
        apt.mend()
    mark.mkdir(exist_ok=True)
    if missing and not _install(apt, missing):
        raise SetupFailed(f"{apt.words}\napt could not install it (its words are above). {instructions(goal, missing)}")
    mark.rmdir()


def _install(apt: _Apt, missing: Sequence[Need]) -> bool:
    """Whether apt installed them, in the second attempt if need be."""
    names = packages(missing, lambda need: need.apt)
    size = apt.download_size(names) if _has_lists() else None
    if size is None:
        say("Fetching apt's lists of packages …")
        apt.run((*_APT, "update"))
        size = apt.download_size(names)
    megabytes = f" ({max(1, round(size / 1e6))} MB)" if size else ""
    say(f"Installing {listed([need.what for need in missing])} with apt{megabytes} …")
    if apt.run((*_INSTALL, *names)):
        return True
    # The usual causes are lists that are out of date, and an installation of somebody's that was interrupted.
    apt.run((*_APT, "update"))
    apt.mend()
    return apt.run((*_INSTALL, *names))


def instructions(goal: str, missing: Sequence[Need]) -> str:
    """One message: what is missing, and the exact command for apt, dnf and brew."""
    sudo = "sudo " if shutil.which("sudo") else ""
    root = "" if sudo else " (as root)"
    apt, dnf, brew = (
        " ".join(packages(missing, manager))
        for manager in (lambda need: need.apt, lambda need: need.dnf, lambda need: need.brew)
    )
    install = "apt-get install -y --no-install-recommends"
    lines = [
        f"make {goal} needs what this computer lacks: {listed([need.what for need in missing])}.",
        "Install it with the line for your system, then run make again:",
        f"  Debian, Ubuntu{root}:  {sudo}apt-get update && {sudo}{install} {apt}",
        f"  Fedora{root}:  {sudo}dnf install -y {dnf}",
        f"  macOS:  brew install {brew}",
    ]
    return "\n".join(lines)


def _root_rights() -> tuple[str, ...] | None:
    """What to put before a command to run it as root; None where that takes a password, or there is no apt."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") is None:
        return None
    granted = subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return ("sudo", "-n") if granted.returncode == 0 else None


def _has_lists() -> bool:
    """Whether ``apt-get update`` has ever run; a container image comes without."""
    try:
        return any("_Packages" in path.name for path in _LISTS.iterdir())
    except OSError:
        return False


class _Apt:
    """Runs apt as root, quietly, and keeps what it said."""

    def __init__(self, become_root: tuple[str, ...]) -> None:
        self._prefix = (*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8")
        self.words = ""

    def run(self, command: Sequence[str]) -> bool:
        """Whether it succeeded."""
        done = subprocess.run(
            [*self._prefix, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        self.words = "\n".join(done.stdout.splitlines()[-15:])
        return done.returncode == 0

    def mend(self) -> None:
        """Finish what an interrupted installation left half-done."""
        self.run(("dpkg", "--configure", "-a"))
        self.run((*_APT, "--fix-broken", "install"))

    def download_size(self, names: Sequence[str]) -> int | None:
        """Bytes to fetch, dependencies included; None where apt's lists do not know a package."""
        done = subprocess.run(
            [*_INSTALL, "--print-uris", *names], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode:
            return None
        # 'address' file-name bytes checksum
        rows = [line.split(" ") for line in done.stdout.splitlines() if line.startswith("'")]
        return sum(int(row[2]) for row in rows if len(row) > 2 and row[2].isdigit())
