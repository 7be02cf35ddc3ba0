"""Other people's files ↔ units: TMX 1.4, XLIFF 1.2 and 2. Of .po files, :mod:`press.catalog` knows all.

Reading is done here, with lxml: what comes by mail is parsed without entities, without a DTD and without a network,
and every finding has its line (:mod:`tree`, :mod:`words`, :mod:`tmx`, :mod:`xliff1`, :mod:`xliff2`). Writing is
done by translate-toolkit (:mod:`writing`), which is installed where somebody asks for an export, and only there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from press.exchange import tmx, xliff1, xliff2
from press.exchange.reading import Read, Wanted, fits
from press.exchange.tree import local, parse
from press.exchange.writing import FORMATS, write
from press.findings import Halt, finding
from press.model.location import Location

__all__ = ["FORMATS", "Wanted", "fits", "is_markup", "read", "write"]


class _Reader(NamedTuple):
    root: str
    version: str
    read: Callable[..., Read]


_READERS = (
    _Reader("tmx", "", tmx.read),
    _Reader("xliff", "1.", xliff1.read),
    _Reader("xliff", "2.", xliff2.read),
)


def is_markup(data: bytes) -> bool:
    """Whether a file is XML rather than a .po file: no .po file begins with an angle bracket."""
    start = data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<")


def read(data: bytes, *, file: str, wanted: Wanted) -> Read:
    """The units of a TMX or XLIFF file.

    :param file: what findings call it.
    :raises Halt: if it is neither, is not well-formed, or defines entities of its own.
    """
    root = parse(data, file)
    name, version = local(root), root.get("version", "")
    for reader in _READERS:
        if reader.root == name and version.startswith(reader.version):
            return reader.read(root, file=file, wanted=wanted)
    said = f"<{name[:40]}{f' version={version[:10]}' if version else ''}>"
    hint = "send a .po file, TMX 1.4, XLIFF 1.2 or XLIFF 2"
    raise Halt(finding("exchange-syntax", f"the file begins with {said}: it is neither TMX nor XLIFF", _at(file), hint))


def _at(file: str) -> Location:
    return Location(file, 1)
