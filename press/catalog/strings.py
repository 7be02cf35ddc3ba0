r"""What the quoted strings of a .po file stand for, decided as GNU gettext decides it (``po-lex.c``).

The text of a file travels here as Python text in which every byte that is not UTF-8 is a lone surrogate
(``surrogateescape``). So the bytes that an escape such as ``\303\246`` names, and those that stand in the file,
meet in one place and are decoded together; and what can't be decoded is still written back byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ESCAPE = re.compile(r"\\(?:([abfnrtv\\\"])|([0-7]{1,3})|x([0-9A-Fa-f]+)|(.?))", re.DOTALL)
_SIMPLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\", '"': '"'}


class UnknownEscapeError(ValueError):
    """A backslash before something that gettext gives no meaning to; carries the escape as it stands."""


class NotUtf8Error(ValueError):
    """Bytes that are not UTF-8, in the file or named by escapes."""


def decode(strings: Sequence[str]) -> str:
    r"""The text of the strings of one field, given without their quotation marks.

    :raises UnknownEscapeError: for ``\e``, ``\x`` without digits and the like, as gettext does.
    :raises NotUtf8Error: if the bytes, put together, are not UTF-8.
    """
    text = "".join(strings)
    if "\\" in text:
        text = "".join([_ESCAPE.sub(_character, string) for string in strings])
    if text.isascii():
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError as problem:
        raise NotUtf8Error from problem


def _character(match: re.Match[str]) -> str:
    simple, octal, hexadecimal, unknown = match.groups()
    if simple:
        return _SIMPLE[simple]
    if unknown is not None:
        raise UnknownEscapeError(match[0])
    # gettext keeps the low eight bits of a number, however many digits it has.
    byte = int(octal, 8) & 0xFF if octal else int(hexadecimal[-2:], 16)
    return chr(byte) if byte < 0x80 else chr(0xDC00 + byte)
