"""The characters of a text: whichever editor wrote it, as long as it wrote UTF-8."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from press.files import read_bytes_capped
from press.findings import Halt, finding
from press.model.location import Location

FOLDER = "source"
_LARGEST = 4_000_000
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HINT = "save it as UTF-8 (in Word: Plain text, Other encoding, Unicode UTF-8)"


def characters(root: Path, file: str) -> str:
    """The text of a file in source/: composed (NFC), with line feeds and without a byte order mark.

    Pandoc composes what it reads, so a title that were not would differ from its own msgid.

    :raises Halt: if it can't be read, stands outside source/, or is not UTF-8.
    """
    path = root / file
    if path.is_symlink() and path.exists() and not path.resolve().is_relative_to((root / FOLDER).resolve()):
        hint = f"put the text itself into {FOLDER}/"
        raise Halt(finding("file-unreadable", f"it is a link to a file outside {FOLDER}/", Location(file), hint))
    data = read_bytes_capped(path, named=file, most=_LARGEST)
    if data.startswith(_UTF16):
        raise Halt(finding("source-encoding", "the file is UTF-16, not UTF-8", Location(file, 1), _HINT))
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: the byte {error.object[error.start]:#04x} can't stand here"
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Halt(finding("source-encoding", message, Location(file, line), _HINT)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        message = "a character without meaning (NUL), as in files that are not UTF-8"
        raise Halt(finding("source-encoding", message, Location(file, line), _HINT))
    return normalize("NFC", text)
