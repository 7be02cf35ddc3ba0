"""Reading with a limit, writing all or nothing, and a lock around read-change-write.

The only module that puts bytes into somebody's folder. A full disk, a kill or a power cut leaves the old file as
it was; at worst a hidden temporary file stays behind, which the next write of the same file clears away.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import itertools
import os
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipInfo

from press.findings import Finding, Halt, finding
from press.model.location import Location

MOST_BYTES = 20_000_000
"""No text and no catalog is larger; what is larger is a mistake, or meant to exhaust the machine."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold."""
_UNIX = 3
_PATIENCE = 60.0
_PAUSE = 0.05


def read_bytes_capped(path: Path, *, named: str = "", most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file.

    :param named: what findings call it (relative to the project folder); the path itself where empty.
    :param most: the largest size in bytes that is accepted.
    :raises Halt: with ``file-unreadable`` if it is missing, no regular file, larger than ``most`` or unreadable.
    """
    place = named or str(path)
    try:
        # Without O_NONBLOCK a named pipe would be waited for until somebody writes into it.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Halt(_unreadable(place, "it is not a regular file", "put the file itself there"))
            data = file.read(most + 1)
    except (OSError, ValueError) as problem:
        raise Halt(_unreadable(place, _reason(problem), _hint(problem))) from problem
    if len(data) > most:
        raise Halt(
            _unreadable(place, f"it is larger than {most:,} bytes", "split it, or look whether it is the right file")
        )
    return data


def write_atomically(path: Path, data: bytes, *, named: str = "", over_link: bool = False) -> None:
    """Puts a whole new file in the place of the old one, or leaves the old one untouched.

    A symbolic link stays one: the file that it points to is written. Mode and, where allowed, owner are kept; a new
    file gets what the umask gives. Missing folders are made.

    :param over_link: puts the file in the place of a link instead.
    :raises Halt: with ``file-unwritable``, if anything stands in the way.
    """
    with writing(named or str(path)):
        target = Path(os.path.realpath(path.parent), path.name) if over_link else Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        old = _status(target)
        _replace(target, data, old)
        _flush_folder(target.parent)


@contextlib.contextmanager
def writing(named: str) -> Iterator[None]:
    """Tells what stands in the way of writing something that lands whole or not at all.

    :param named: what findings call it.
    :raises Halt: with ``file-unwritable``, if the block fails for want of space, permission or the like.
    """
    try:
        yield
    except (OSError, ValueError) as problem:
        message = f"the file can't be written: {_reason(problem)}; what was there before is unchanged"
        hint = _REMEDIES.get(getattr(problem, "errno", None) or 0, "")
        raise Halt(finding("file-unwritable", message, Location(named), hint)) from problem


@contextlib.contextmanager
def cleared(*paths: Path) -> Iterator[None]:
    """Takes away what is left of unfinished work, files or folders, before the block and after it."""

    def clear() -> None:
        for path in paths:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    clear()
    try:
        yield
    finally:
        clear()


def archive_entry(name: str) -> ZipInfo:
    """An entry of a zip file that says nothing of the machine and the moment: an ordinary file, readable by all."""
    entry = ZipInfo(name, _EARLIEST)
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    return entry


def remove(path: Path, *, named: str = "") -> None:
    """Removes a file; one that is gone already is no fault.

    :raises Halt: with ``file-unwritable``, if that is not allowed.
    """
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError) as problem:
        message = f"the file can't be removed: {_reason(problem)}"
        hint = _REMEDIES.get(getattr(problem, "errno", None) or 0, "")
        raise Halt(finding("file-unwritable", message, Location(named or str(path)), hint)) from problem


def link_atomically(path: Path, name: str) -> bool:
    """Puts a symbolic link to a file of the same folder in the place of whatever file or link stands there.

    :param name: of that file, without a folder.
    :returns: whether it was done; there are file systems without links, and folders where none may be made.
    """
    with contextlib.suppress(OSError):
        if path.is_symlink() and path.readlink() == Path(name):
            return True
        target = Path(os.path.realpath(path.parent), path.name)
        clear_leftovers(target.parent, _prefix(target))
        temporary = target.with_name(f"{_prefix(target)}{os.getpid()}-link{_SUFFIX}")
        try:
            temporary.unlink(missing_ok=True)
            temporary.symlink_to(name)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        _flush_folder(target.parent)
        return True
    return False


@contextlib.contextmanager
def lock(path: Path, *, patience: float = _PATIENCE) -> Iterator[None]:
    """Keeps other processes of the pipeline out while a file is read, changed and written.

    Atomic writes alone lose edits: of two processes that read the same catalog, the later writer wins. The lock is
    flock(2) on the folder itself, so that no lock file is left lying among the translators' files; it ends with the
    process, however that ends.

    :param path: a folder, or a file whose folder is meant. It must exist.
    :param patience: seconds to wait for another process.
    :raises Halt: with ``file-unwritable`` when the other does not finish in time.
    """
    folder = path if path.is_dir() else path.parent
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except (OSError, ValueError) as problem:
        message = f"the folder can't be locked: {_reason(problem)}"
        raise Halt(finding("file-unwritable", message, Location(str(folder)), "check that it exists")) from problem
    try:
        _wait_for(descriptor, folder, time.monotonic() + patience)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, folder: Path, until: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                message = "another run of the pipeline is working in this folder"
                hint = "wait until it has finished, or end it, and try again"
                raise Halt(finding("file-unwritable", message, Location(str(folder)), hint)) from None
            time.sleep(_PAUSE)
        else:
            return


def _replace(target: Path, data: bytes, old: os.stat_result | None) -> None:
    clear_leftovers(target.parent, _prefix(target))
    temporary, descriptor = _open_temporary(target)
    try:
        # The file stays open, and so locked, until it has its name: that tells it from a dead process's leftover.
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if old:
                with contextlib.suppress(PermissionError):
                    os.fchown(descriptor, old.st_uid, old.st_gid)
                os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
            os.fsync(descriptor)
            temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _open_temporary(target: Path) -> tuple[Path, int]:
    """A new, locked, hidden file beside the target, on the same file system as a rename needs."""
    for number in _NUMBERS:
        temporary = target.with_name(f"{_prefix(target)}{os.getpid()}-{number}{_SUFFIX}")
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        except FileExistsError:
            continue
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return temporary, descriptor
        os.close(descriptor)  # another process took it for a leftover before it was locked
    raise AssertionError


def clear_leftovers(folder: Path, prefix: str = ".") -> None:
    """Removes what killed processes left of earlier writes in a folder: their locks are gone with them."""
    for leftover in [one for one in folder.iterdir() if one.name.startswith(prefix) and one.name.endswith(_SUFFIX)]:
        with contextlib.suppress(OSError):
            if leftover.is_symlink():
                leftover.unlink()  # it has no lock; whoever links holds that of the whole build
            descriptor = os.open(leftover, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                leftover.unlink()
            finally:
                os.close(descriptor)


def _flush_folder(folder: Path) -> None:
    """Makes the new name survive a power cut; some network file systems can't, and then the file is there anyway."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _status(path: Path) -> os.stat_result | None:
    """What stands there; a device or a folder must not be replaced by a file.

    :raises OSError: for those.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "what stands there is not a regular file")
    return status


def _prefix(target: Path) -> str:
    """Short enough that the temporary name fits where the target's own does (255 bytes)."""
    return f".{target.name[:40]}."


def _reason(problem: OSError | ValueError) -> str:
    return (problem.strerror if isinstance(problem, OSError) else None) or str(problem)


def _hint(problem: OSError | ValueError) -> str:
    if isinstance(problem, FileNotFoundError):
        return "check its name, and where it leads if it is a link"
    if isinstance(problem, IsADirectoryError):
        return "it is a folder: give it another name"
    return "check that you may read it"


def _unreadable(place: str, why: str, hint: str) -> Finding:
    return finding("file-unreadable", f"the file can't be read: {why}", Location(place), hint)


_SUFFIX = ".press-tmp"
_NUMBERS = itertools.count()
"""No name is given twice in a process: who takes one for a leftover would remove the file that has it by now."""
_REMEDIES = {
    errno.ENOSPC: "free some space on the disk and try again",
    errno.EDQUOT: "your share of the disk is used up: free some space and try again",
    errno.EACCES: "check that you may write in its folder",
    errno.EPERM: "check that you may write in its folder",
    errno.EROFS: "the disk is mounted read-only: write to another folder",
    errno.EEXIST: "a file stands where a folder belongs: move it away",
    errno.ENOTDIR: "a file stands where a folder belongs: move it away",
    errno.EINVAL: "something else stands where the file belongs: move it away",
    errno.ENAMETOOLONG: "its name is too long: give it a shorter one",
    errno.EFBIG: "files may not be that large here (ulimit -f)",
}
