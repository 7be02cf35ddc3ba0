"""The same tasks on a Dask cluster, whose workers share no disk with this machine.

All that is read of a project travels by content, once; outcomes come back and land here as those of local processes
do. Dask gives the work of a worker that leaves to another. A worker that would make other bytes is refused: one with
another press, package, library or font.
"""

from __future__ import annotations

import contextlib
import tempfile
import threading
import zlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from press.build import labour, running
from press.build.documents import FOLDER
from press.build.inking import profile_file
from press.build.outcome import Outcome
from press.build.plan import Task
from press.build.project import ENGINE, LOCALES, TEMPLATES, Project
from press.build.reading import Reader
from press.build.record.stamps import Stamps
from press.build.record.tools import everything, fonts
from press.findings import Halt, finding
from press.settings import FILE

_PATIENCE = 20
"""Seconds in which a scheduler has to answer."""
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Parcel:
    """A project as it travels."""

    files: tuple[tuple[str, bytes], ...]
    """Compressed contents by path."""
    versions: Mapping[str, str]
    """What it is to be made with."""
    epoch: str
    profile: str = ""
    """The digest of the colour profile that a print shop's files are made by; empty where none is needed."""

    @property
    def digest(self) -> str:
        """Tells it from every other."""
        return sha256(repr((self.files, self.epoch)).encode()).hexdigest()


def outcomes(project: Project, tasks: Sequence[Task], scheduler: str) -> Generator[tuple[Task, Outcome], None, None]:
    """What comes of each task, in the order in which they are done.

    :param scheduler: its address: ``tcp://host:8786``.
    :raises Halt: if there is no scheduler, or no Dask.
    """
    with _client(scheduler) as client:
        parcel = client.submit(_kept, _parcel(project, tasks))
        with client.get_executor() as pool:
            yield from running.through(pool, tasks, _made, parcel)


@contextlib.contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        hint = "install it: .venv/bin/uv pip install -r requirements-dask.lock"
        raise Halt(finding("scheduler", "Dask is not installed", hint=hint)) from None
    try:
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        message = f"the scheduler {scheduler[:80]} can't be reached: {error}"
        hint = "start one, and give its address: --scheduler tcp://host:8786"
        raise Halt(finding("scheduler", message, hint=hint)) from error
    with client:
        yield client


def _parcel(project: Project, tasks: Sequence[Task]) -> Parcel:
    """The project's files, of catalogs those of the languages that are made."""
    codes = dict.fromkeys(task.language for task in tasks)
    locales = [f"{LOCALES}/{project.language(code).gettext}" for code in codes]
    folders = [project.root / name for name in (FOLDER, *locales, TEMPLATES, "themes", "fonts")]
    profile = _profile(project) if any(layout.marks for task in tasks for layout in task.layouts) else None
    paths = [project.root / FILE, *(path for folder in folders for path in sorted(folder.rglob("*")))]
    if profile and profile.is_relative_to(project.root):
        paths.append(profile)
    files = ((path.relative_to(project.root).as_posix(), path) for path in paths if path.is_file())
    packed = tuple((name, zlib.compress(path.read_bytes())) for name, path in files)
    return Parcel(packed, versions(), project.epoch, _digest_of(profile))


def _profile(project: Project) -> Path | None:
    """The colour profile of a print shop's inks: the project's, or the machine's own; None where there is none."""
    shop = project.settings.print_shop
    return profile_file(project.root, shop.profile) if shop.colour == "cmyk" else None


def _digest_of(profile: Path | None) -> str:
    return sha256(profile.read_bytes()).hexdigest() if profile and profile.is_file() else ""


@cache
def versions() -> Mapping[str, str]:
    """All that decides, besides the project, what a machine makes of it."""
    stamps = Stamps(ENGINE)
    return everything(stamps) | fonts(stamps)


# --- on a worker -----------------------------------------------------------------------------------------------

_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads; layout has to be alone in a process."""
_readers: dict[str, tuple[Reader, tempfile.TemporaryDirectory[str]]] = {}


def _kept(parcel: Parcel) -> Parcel:
    """Work like any other, so that Dask has it done again where its result is lost with a worker."""
    return parcel


def _made(parcel: Parcel, task: Task) -> Outcome:
    """What comes of a task on this machine."""
    here, asked = versions(), parcel.versions
    different = sorted(name for name in here.keys() | asked.keys() if here.get(name) != asked.get(name))
    if different:
        pairs = (f"{name} is {_shown(here, name)} and not {_shown(asked, name)}" for name in different[:_NAMED])
        return _refused(task, "; ".join(pairs))
    with _ONE_AT_A_TIME:
        reader = _reader(parcel)
        if parcel.profile and parcel.profile != _digest_of(_profile(reader.project)):
            return _refused(task, "its colour profile for the print shop is another, or is not there")
        return labour.made_here(reader, task)


def _refused(task: Task, why: str) -> Outcome:
    message = f"“{task.document}” ({task.language}) was refused by a worker that would make other bytes: {why}"
    hint = "have the same checkout, packages and fonts on all machines"
    return Outcome(task.document, task.language, (), (finding("worker-differs", message, hint=hint),))


def _shown(known: Mapping[str, str], name: str) -> str:
    return known.get(name, "")[:12] or "none"


def _reader(parcel: Parcel) -> Reader:
    """The project, unpacked into a folder of its own; of other projects nothing is kept."""
    if parcel.digest not in _readers:
        for _, old in _readers.values():
            old.cleanup()
        _readers.clear()
        folder = tempfile.TemporaryDirectory(prefix="press-")
        for name, data in parcel.files:
            path = Path(folder.name, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(zlib.decompress(data))
        _readers[parcel.digest] = Reader(Project.open(Path(folder.name), parcel.epoch)), folder
    return _readers[parcel.digest][0]
