"""What is derived from something else, as a template's program, and kept: to read it again is quicker.

It lies in ``.cache`` of the checkout, which can be deleted.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from press.files import write_atomically
from press.findings import Halt

FOLDER = Path(__file__).parents[1] / ".cache/derived"

_MOST = 500
"""Files that are kept; those of the engine are about a hundred."""

Derived = TypeVar("Derived")


def kept(form: str, source: bytes, derive: Callable[[], Derived]) -> Derived:
    """What is derived from a source: as it was kept, if that is whole; else derived, and kept.

    :param form: names what is derived, by whom, and in which version: each change of these takes another name.
    """
    known: Derived | None = recalled(form, source)
    if known is not None:
        return known
    derived = derive()
    keep(form, source, derived)
    return derived


def recalled(form: str, source: bytes) -> Any:
    """What was kept; None if nothing was, or not all of it is there."""
    size = hashlib.sha256().digest_size
    with contextlib.suppress(OSError):
        whole = _file(form, source).read_bytes()
        digest, data = whole[:size], whole[size:]
        if digest == hashlib.sha256(data).digest():
            return pickle.loads(data)  # noqa: S301 - as it was written here
    return None


def keep(form: str, source: bytes, derived: object) -> None:
    """Keeps it for the next process, in the place of what was kept before; where nothing can be written, it is not."""
    data = pickle.dumps(derived, protocol=5)
    with contextlib.suppress(Halt, OSError):
        FOLDER.mkdir(parents=True, exist_ok=True)
        write_atomically(_file(form, source), hashlib.sha256(data).digest() + data)
        for old in sorted(FOLDER.iterdir(), key=lambda file: file.stat().st_mtime_ns)[:-_MOST]:
            old.unlink()  # of a project or a package that is not there any more, it may be


def _file(form: str, source: bytes) -> Path:
    return FOLDER / hashlib.sha256(form.encode() + b"\0" + source).hexdigest()[:32]
