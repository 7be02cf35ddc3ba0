"""What is derived from a file of a package, as its dictionary of hyphenation, and kept: to read it again is quicker.

It lies in ``.cache`` of the checkout, which can be deleted. A name is a digest of all that it was derived from.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from press.files import write_atomically
from press.findings import Halt

FOLDER = Path(__file__).parents[3] / ".cache/derived"

Derived = TypeVar("Derived")


def kept(form: str, source: bytes, derive: Callable[[], Derived]) -> Derived:
    """What is derived from a source: as it was kept, if that is whole; else derived, and kept.

    :param form: names what is derived, by whom, and in which version: each change of these takes another name.
    """
    file = FOLDER / hashlib.sha256(form.encode() + b"\0" + source).hexdigest()[:32]
    with contextlib.suppress(OSError):
        digest, data = _parted(file.read_bytes())
        if digest == hashlib.sha256(data).digest():
            return pickle.loads(data)  # type: ignore[no-any-return] # noqa: S301 - as it was written here
    derived = derive()
    data = pickle.dumps(derived, protocol=5)
    with contextlib.suppress(Halt, OSError):  # where nothing can be written, it is derived each time
        FOLDER.mkdir(parents=True, exist_ok=True)
        write_atomically(file, hashlib.sha256(data).digest() + data)
    return derived


def _parted(whole: bytes) -> tuple[bytes, bytes]:
    """The digest, and what it is of."""
    size = hashlib.sha256().digest_size
    return whole[:size], whole[size:]
