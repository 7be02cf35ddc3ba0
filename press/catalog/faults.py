"""What can be wrong with the lines of a .po file, in the words of somebody who has to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Fault(NamedTuple):
    """Something wrong, not yet at a place."""

    message: str
    hint: str
    code: str = "catalog-syntax"


_QUOTING = 'write each line of a text as "…", with straight quotation marks at both ends'
_STRAIGHT = 'text stands between straight quotation marks: "…"'
_ENTRY = "an entry is msgid and msgstr, each with its text"

NOT_TEXT = Fault(
    "the file is not UTF-8 text (it looks like UTF-16, or is no text at all)",
    'save it again as UTF-8: in Windows Notepad "Save as", encoding UTF-8',
    "catalog-encoding",
)
NOT_UTF8 = Fault(
    "the entry has bytes that are not UTF-8",
    "save the file as UTF-8; a file in another encoding is converted by: msgconv --to-code=UTF-8 -o NEW.po OLD.po",
    "catalog-encoding",
)
COMMENT_NOT_UTF8 = Fault("the comment has bytes that are not UTF-8", NOT_UTF8.hint, "catalog-encoding")
SPLICED = Fault(
    "a comment that ends in a backslash: gettext takes the line after it for a part of it",
    "put a full stop after the backslash, or delete it",
)
AFTER_PREVIOUS = Fault(
    "a comment between the previous text (#|) and the msgid: gettext refuses that",
    "move it above the #| lines, or delete those",
)
CUT_OFF = Fault(
    "the file ends after the comments of an entry: its msgid is missing",
    "the file was cut off: take it from a backup, or delete these comment lines",
)
NO_KEYWORD = Fault("a text without msgid or msgstr before it", _ENTRY)
HALF_OBSOLETE = Fault(
    "one part of the entry is obsolete (#~), another is not",
    "begin all of its lines with #~ , or none",
)
TOO_LONG = Fault(
    "the entry has more than 10,000 lines", "a quotation mark was lost, or the file is damaged: compare with a backup"
)
_STRING_LINE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*"')
_KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
_TYPOGRAPHIC = "“”„‟«»‹›‘’‚＂「」"
_LIKE_KEYWORD = re.compile(r'[A-Za-z_]+[ \t]*(?:\[[0-9]+\][ \t]*)?"[^"]*"')
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")


def too_large(most: int) -> Fault:
    """A file beyond the limit in bytes."""
    return Fault(f"the file is larger than {most:,} bytes", "it is no catalog, or damaged: take it from a backup")


def twice(line: int, *, header: bool) -> Fault:
    """An entry whose text an earlier one has."""
    if header:
        return Fault(
            f"a second header (an entry with an empty msgid); the first stands in line {line}",
            "join the two, or delete the one that is not right",
            "catalog-header",
        )
    return Fault(
        f"the same msgid (and msgctxt) stands in line {line} already",
        "keep the entry with the right translation and delete the other",
        "catalog-duplicate",
    )


def unknown_escape(escape: str) -> Fault:
    """A backslash that gettext does not know what to do with."""
    return Fault(f"{escape} means nothing in a .po file", "a backslash that is to be printed is written \\\\")


def unfinished(lines: Sequence[str]) -> int | None:
    """The first line, counted from 0, of comments that announce an entry; None if only people's comments are there."""
    numbers = [number for number, line in enumerate(lines) if line.lstrip()[:2] in ("#:", "#.", "#,", "#|")]
    return numbers[0] if numbers else None


def out_of_order(keyword: str, index: str | None, *, rank: int, plural: bool, forms: int) -> Fault | None:
    """What is wrong with a keyword after those before it, if anything.

    :param rank: of the last keyword: 1 msgctxt, 2 msgid, 3 msgid_plural, 4 msgstr; 0 for none.
    """
    if keyword != "msgstr" and index is not None:
        return Fault(f"{keyword}[{index}] means nothing", "only msgstr is numbered")
    if keyword == "msgid_plural":
        return None if rank == 2 else Fault("msgid_plural does not follow a msgid", _ENTRY)
    if keyword != "msgstr":
        return None
    if rank < 2:
        return Fault("a msgstr without the msgid that it translates", _ENTRY)
    if not plural:
        if index is not None:
            return Fault("a numbered msgstr without msgid_plural before it", "write msgstr without a number")
        return Fault("a second msgstr for one msgid", "keep the right one and delete the other") if forms else None
    if index is None:
        return Fault("a msgstr without a number after msgid_plural", "write msgstr[0], msgstr[1] …")
    if int(index) != forms:
        return Fault(f"msgstr[{index}] stands where msgstr[{forms}] is expected", "number the forms 0, 1, 2 …")
    return None


def incomplete(fields: Mapping[str, Sequence[str]], plural: bool) -> Fault | None:
    """What an entry lacks, if anything."""
    if "msgid" not in fields:
        return Fault("an entry without msgid", _ENTRY)
    if "msgstr" not in fields:
        return Fault("an entry without msgstr", 'write msgstr "" under a msgid that is not translated yet')
    empty = [name for name, strings in fields.items() if not strings]
    if empty:
        return Fault(f"{empty[0]} has no text after it", 'an empty text is written ""')
    if plural and not fields.get("msgid_plural"):
        return Fault("msgid_plural has no text after it", 'an empty text is written ""')
    return None


def begins_an_entry(words: str, *, after_blank: bool, complete: bool, broken: bool) -> bool:
    """Whether a line that is not understood belongs to what follows and not to the entry before it.

    The later markers of a git conflict never do: the entry before them is one of the two versions.

    :param complete: whether the entry before it has all that it needs.
    :param broken: whether something is wrong with that entry already.
    """
    if _CONFLICT.match(words):
        return complete and words[0] == "<"
    resembles_keyword = _LIKE_KEYWORD.match(words) is not None
    return (complete and (after_blank or resembles_keyword)) or (broken and after_blank and resembles_keyword)


def in_previous(fault: Fault) -> Fault:
    """A fault of the text that ``#|`` keeps of an older msgid."""
    message, hint = f"in the previous text (#|): {fault.message}", f"{fault.hint}; or delete the #| lines"
    return fault._replace(message=message, hint=hint)


def stray(words: str) -> Fault:
    """Why a line is none of a .po file's."""
    if _CONFLICT.match(words):
        return Fault(
            "a conflict marker that git left", "keep one of the two versions and delete the three marker lines"
        )
    word, rest = _keyword(words)
    if rest[:1] and rest[0] in _TYPOGRAPHIC:
        return Fault("typographic quotation marks around a text", _STRAIGHT)
    if words.endswith('"') and words.count('"') == 1 and word not in _KEYWORDS and words != '"':
        return Fault("the text has no quotation mark at its beginning", _QUOTING)
    if rest[:1] and not rest[0].isascii() and word in _KEYWORDS:
        return Fault(f"the character U+{ord(rest[0]):04X} outside the quotation marks", "put a plain space there")
    if word and word not in _KEYWORDS and rest[:1] in ('"', "["):
        from difflib import get_close_matches

        close = get_close_matches(word.lower(), _KEYWORDS, 1)
        if word == "domain":
            return Fault('"domain" lines are not supported', "keep one catalog a file and delete the line")
        return Fault(
            f'unknown keyword "{word}"', f"did you mean {close[0]}?" if close else f"known are {', '.join(_KEYWORDS)}"
        )
    if rest.startswith('"'):
        return _in_string(rest)
    return Fault("a line that is neither comment, keyword nor text in quotation marks", _QUOTING)


def _keyword(words: str) -> tuple[str, str]:
    """The word at the beginning of a line, and what follows it and its number."""
    match = re.match(r"([A-Za-z_]*)[ \t]*(?:\[[ \t]*[0-9]{1,3}[ \t]*\])?[ \t]*", words)
    if match is None:
        raise AssertionError
    return match[1], words[match.end() :]


def _in_string(rest: str) -> Fault:
    while match := _STRING_LINE.match(rest):
        rest = rest[match.end() :].lstrip(" \t")
    if rest.startswith('"'):
        return Fault("the text has no quotation mark at the end of its line", _QUOTING)
    if rest.startswith(_KEYWORDS):
        return Fault("two keywords in one line", "begin a new line before each msgid and msgstr")
    return Fault("something stands after the closing quotation mark", 'a quotation mark within a text is written \\"')
