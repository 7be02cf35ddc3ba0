"""Runs liblouis, which writes text in braille by the rules of a language."""

from __future__ import annotations

import shutil
import subprocess
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path

from press.findings import Halt, finding

_PROGRAM = "lou_translate"
_LONGEST = 500
"""Characters of a line that it is given: of one much longer it loses a part, and goes on in the next."""
_LIMIT = 120
"""Seconds. A brochure takes a few tenths."""
_UNDEFINED = Path(__file__).with_name("undefined.utb")
_ALL_DOTS = "\u28ff"
_CELLS = {ord(" "): " ", 0x2800: " "} | {0x2800 + dots: chr(0x2800 + dots % 64) for dots in range(1, 256)}
"""Cells of six dots: of two more some tables make capitals, and computers' signs."""
_INSTALL = "install it: apt install liblouis-bin, dnf install liblouis-utils, or brew install liblouis"


def translated(texts: Sequence[str], table: str) -> list[str]:
    """Each text in Unicode braille (U+2800 to U+28FF), with spaces where words end.

    :param texts: without line ends.
    :raises Halt: if liblouis is not installed, fails or takes too long.
    """
    chunked = [textwrap.wrap(text, _LONGEST) or [""] for text in texts]
    written = iter(_run("\n".join([*(chunk for chunks in chunked for chunk in chunks), ""]), table).split("\n"))
    # What a table does not know, some leave as it is.
    lines = [[_cells(next(written)) for _ in chunks] for chunks in chunked]
    return [" ".join(line).strip() for line in lines]


def _cells(written: str) -> str:
    return "".join(_CELLS.get(ord(cell), "") for cell in written)


def unknown(texts: Iterable[str], table: str) -> tuple[str, ...]:
    """The characters of the texts that the table has no braille for, in order.

    :raises Halt: as :func:`translated` does.
    """
    letters = sorted({letter for text in texts for letter in text if not letter.isspace()})
    written = _run("\n".join([*letters, ""]), f"{table},{_UNDEFINED}").split("\n")
    return tuple(letter for letter, cells in zip(letters, written, strict=False) if not _is_written(cells))


def _is_written(cells: str) -> bool:
    return _ALL_DOTS not in cells and all(ord(cell) in _CELLS for cell in cells)


def _run(text: str, table: str) -> str:
    program = shutil.which(_PROGRAM)
    if program is None:
        raise Halt(finding("system-missing", "liblouis, which writes braille, is not installed", hint=_INSTALL))
    try:
        done = subprocess.run(
            [program, "--forward", f"unicode.dis,{table}"],
            input=text.encode(),
            capture_output=True,
            timeout=_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Halt(finding("render", f"liblouis took more than {_LIMIT} seconds", hint="divide the text")) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        message = f"liblouis can't use its table {table}: {said[-1] if said else 'it does not say why'}"
        raise Halt(finding("system-missing", message, hint="install a newer liblouis, which has the table"))
    return done.stdout.decode()
