"""Builds after every save: what a build is made of is watched, and each round is a build of its own process.

A process of its own has the press as it is now, too, and nothing of the last round in its memory.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch
from watchfiles.main import FileChange

from press.build.documents import FOLDER
from press.build.project import ENGINE, LOCALES, TEMPLATES
from press.settings import FILE

_FOLDERS = (FOLDER, LOCALES, TEMPLATES, "themes", "fonts")
_PAUSE = 100
"""Milliseconds of quiet after which a save is taken to be over."""


class _Inputs(DefaultFilter):
    """What a build is made of; no hidden files, and none that editors put beside the one that is edited."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._root = root

    def __call__(self, change: Change, path: str) -> bool:
        file = Path(path)
        known = file.name == FILE if file.parent == self._root else True
        return known and not file.name.startswith(".") and super().__call__(change, path)


def rounds(root: Path, arguments: Sequence[str]) -> Iterator[str]:
    """Runs builds until somebody stops it; says before each pause what it waits for.

    :param arguments: of pipeline.py.
    """
    root = root.resolve()
    folders = _folders(root)
    changes = _watched(root, folders)
    while True:
        subprocess.run([sys.executable, str(ENGINE / "pipeline.py"), *arguments], check=False)
        yield f"watching {root.name}/: make again on every save, end with Ctrl-C"
        while not next(changes):
            pass
        if _folders(root) != folders:  # a new folder is not watched by who watched the others
            changes.close()
            folders = _folders(root)
            changes = _watched(root, folders)


def _watched(root: Path, folders: Sequence[Path]) -> Generator[set[FileChange], None, None]:
    """What changes from now on, and nothing from time to time."""
    changes = watch(
        *folders,
        watch_filter=_Inputs(root),
        debounce=400,
        step=_PAUSE,
        rust_timeout=_PAUSE,
        yield_on_timeout=True,
        recursive=False,
    )
    next(changes)  # it begins to listen only now, and a save while a build runs must not be missed
    return changes


def _folders(root: Path) -> list[Path]:
    """The project's folder for its settings, and every folder of its texts, catalogs, templates; the engine's, too."""
    bases = dict.fromkeys((root, ENGINE))
    found = [path for base in bases for name in _FOLDERS for path in _tree(base / name, mine=base == root)]
    return [root, *found]


def _tree(folder: Path, *, mine: bool) -> list[Path]:
    """A folder with all below it; of the engine's only those that other projects use, too."""
    if not folder.is_dir() or not (mine or folder.name in {TEMPLATES, "themes"}):
        return []
    return [folder, *sorted(path for path in folder.rglob("*") if path.is_dir())]
