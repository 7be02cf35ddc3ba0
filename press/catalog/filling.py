"""A translation is put into an entry, with what belongs to it; all other lines stay as they are."""

from __future__ import annotations

from dataclasses import replace

from press.catalog import comments
from press.catalog.previous import previous_lines
from press.catalog.raw import Key, RawEntry, lines_of
from press.catalog.writing import between_ends_of, msgstr_lines
from press.model.exchange import Unit


def filled(entry: RawEntry, unit: Unit, *, previous: Key | None, newline: str) -> RawEntry:
    """The entry with the translation of a unit.

    Comments of translators that it has not yet are put to its own. The line ends around the translation are those
    of the msgid, or gettext refuses it.

    :param previous: the text that the translation was made for, which makes it fuzzy; None for a sound one. It is
        not written down where it is the entry's own.
    :param newline: what ends the lines of the file.
    """
    lines = lines_of(entry.body)
    before = lines[: next(number for number, line in enumerate(lines) if line.lstrip().startswith("msgstr"))]
    msgstr = between_ends_of(entry.msgid, unit.target)
    body = "".join(before) + msgstr_lines(msgstr).replace("\n", newline)
    made = replace(entry, body=body, msgstr=msgstr)
    if previous != entry.key:
        made = comments.made_valid(made)
    made = with_comments(made, unit)
    if previous is None:
        return made
    kept = previous_lines(previous).replace("\n", newline) if previous != entry.key else ""
    fuzzy = comments.made_fuzzy(made)
    return replace(fuzzy, comments=fuzzy.comments + kept)


def with_comments(entry: RawEntry, unit: Unit) -> RawEntry:
    """The entry with those of the unit's comments that it has not yet."""
    there = {_tidy(line) for line in comments.translator_comments(entry)}
    for line in dict.fromkeys(map(_tidy, unit.comments)):
        if line and line not in there:
            entry = comments.with_remark(entry, line)
    return entry


def _tidy(line: str) -> str:
    return " ".join(line.split())
