"""The ``#|`` lines: the text that a fuzzy translation was made for."""

from __future__ import annotations

import re

from press.catalog.facts import carried
from press.catalog.message import Message
from press.catalog.raw import Key, RawEntry, encode
from press.catalog.scan import scan
from press.catalog.writing import text_lines

_LINE = re.compile(r"^[ \t]*(?:#~[ \t]*\||#\|)[ \t]?([^\n]*)", re.MULTILINE)


def previous(entry: RawEntry) -> Key | None:
    """The context and msgid that its translation was made for, where its ``#|`` lines keep one."""
    lines = _LINE.findall(entry.comments) if "|" in entry.comments else []
    if not lines:
        return None
    kept = scan(encode("\n".join([*lines, 'msgstr ""\n'])), file="").messages
    return kept[0].key if kept and not kept[0].broken else None


def previous_lines(key: Key) -> str:
    """``#|`` lines for a text, as ``msgcat --no-wrap`` would leave them."""
    return "".join(f"#| {line}\n" for line in text_lines(Message(*key)).splitlines())


def is_untouched(guess: RawEntry, valid: RawEntry) -> bool:
    """Whether a guess still says what the valid entry that it was made of says; new facts don't count."""
    if guess.msgstr == valid.msgstr:
        return True
    fresh = carried(valid.msgid, guess.msgid, valid.msgstr)
    return fresh is not None and fresh.msgstr == guess.msgstr
