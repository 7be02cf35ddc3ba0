"""The validators that need a browser, Ace by DAISY and axe-core: packages of npm, put into the checkout.

Their lock file names each package by version and digest, and no address: npm knows where packages are fetched from,
and compares what came. No package's own script is run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from press.bootstrap.system import SetupFailed, say

SOURCE = Path("press/checks/artifacts/node")
"""Where package.json and the lock file stand in the checkout."""
FOLDER = Path(".cache/validators")
"""Where the packages go. The lock file lies there, too, as soon as all that it names is there."""
_FILES = ("package.json", "package-lock.json")


def install(root: Path, lock: int) -> str:
    """See to it that the packages of the lock file are there; the file that shows it.

    ``lock`` is the descriptor that holds the checkout's lock, which npm gets as well.

    :raises SetupFailed: where npm can't install them. What was there before is as it was.
    """
    folder, new = root / FOLDER, root / f"{FOLDER}-new"
    shown = folder / _FILES[1]
    if not _same(shown, root / SOURCE / _FILES[1]):
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        try:
            for name in _FILES:
                shutil.copyfile(root / SOURCE / name, new / name)
            _run(new, lock)
            shutil.rmtree(folder, ignore_errors=True)
            new.rename(folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return str(shown)


def _same(installed: Path, wanted: Path) -> bool:
    try:
        return installed.read_bytes() == wanted.read_bytes()
    except OSError:
        return False


def _run(folder: Path, lock: int) -> None:
    say("Installing Ace by DAISY and axe-core with npm (80 MB); this takes up to a minute, once …")
    cache = folder / "cache"
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", f"--cache={cache}"]
    done = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=(lock,),
        env={**os.environ, "NO_UPDATE_NOTIFIER": "1"},
        check=False,
    )
    if done.returncode:
        words = "\n".join(done.stdout.splitlines()[-8:])
        raise SetupFailed(
            f"{words}\nAce by DAISY and axe-core could not be installed (npm's words are above). Nothing was changed."
            " Is there a connection to npm's registry, and room on the disk? Then run make again."
        )
    shutil.rmtree(cache, ignore_errors=True)
