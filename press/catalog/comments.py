"""The comment lines of a raw entry: which are the pipeline's, and what becomes of them.

The pipeline owns ``#.``, ``#:``, ``#,`` and ``#|``; what else stands there is a translator's and stays.
"""

from __future__ import annotations

import re
from dataclasses import replace

from press.catalog.message import Message
from press.catalog.raw import RawEntry, lines_of
from press.catalog.writing import comment_lines, reference

_OBSOLETE = re.compile(r"^[ \t]*#~[ \t]?", re.MULTILINE)
_PLACES = re.compile(r"^[ \t]*#:([^\r\n]*)", re.MULTILINE)
_PLACE = re.compile("\u2068([^\u2069]*)\u2069|(\\S+)")
_FLAGS = re.compile(r"^[ \t]*#,[ \t]*", re.MULTILINE)


def describes(entry: RawEntry, message: Message) -> bool:
    """Whether the entry's own comments say what the source says today, however they are wrapped."""
    lines = lines_of(entry.comments)
    said = tuple(line.strip()[2:].strip() for line in lines if _mark(line) == "#.")
    places = " ".join(line.strip()[2:] for line in lines if _mark(line) == "#:").split()
    return said == message.comments and places == " ".join(map(reference, message.references)).split()


def described(entry: RawEntry, message: Message) -> RawEntry:
    """The entry with the source's comments of today; all other lines as they are."""
    if describes(entry, message):
        return entry
    lines = lines_of(entry.comments)
    people = "".join(line for line in lines if _mark(line) in ("", "# "))
    machine = "".join(line for line in lines if _mark(line) in ("#,", "#|"))
    return replace(entry, comments=people + _with_ends_of(entry, comment_lines(message)) + machine)


def translator_comments(entry: RawEntry) -> tuple[str, ...]:
    """What translators wrote above it, a line each without ``#``."""
    if "#" not in entry.comments:
        return ()
    lines = (line.strip() for line in lines_of(entry.comments) if _mark(line) == "# ")
    return tuple(line.removeprefix("#").strip() for line in lines)


def references(entry: RawEntry) -> tuple[str, ...]:
    """The names of the files that its text stands in; gettext isolates a name that has a space in it."""
    if "#:" not in entry.comments:
        return ()
    pairs = (pair for line in _PLACES.findall(entry.comments) for pair in _PLACE.findall(line))
    return tuple(isolated or plain for isolated, plain in pairs)


def obsolete(entry: RawEntry) -> RawEntry:
    """The entry of a text that is no longer in the source: kept behind ``#~``, in case the text comes back."""
    kept = [line for line in lines_of(entry.comments) if _mark(line) not in ("#.", "#:")]
    comments = "".join(line.replace("#|", "#~|", 1) if _mark(line) == "#|" else line for line in kept)
    body = "".join(f"#~ {line}" if line.strip() else line for line in lines_of(entry.body))
    return replace(entry, comments=comments, body=body, obsolete=True)


def revived(entry: RawEntry) -> RawEntry:
    """The entry of a text that came back."""
    comments = [_OBSOLETE.sub("#", line) if _is_obsolete_previous(line) else line for line in lines_of(entry.comments)]
    plain = "".join(_OBSOLETE.sub("", line) for line in comments if line.strip() != "#~")
    body = "".join(_OBSOLETE.sub("", line) for line in lines_of(entry.body) if line.strip() != "#~")
    return replace(entry, comments=plain, body=body, obsolete=False)


def made_fuzzy(entry: RawEntry) -> RawEntry:
    """The entry with the flag that keeps its translation from being printed."""
    if entry.fuzzy:
        return entry
    if _FLAGS.search(entry.comments):
        return replace(entry, comments=_FLAGS.sub("#, fuzzy, ", entry.comments, count=1))
    lines = lines_of(entry.comments)
    at = next((number for number, line in enumerate(lines) if _mark(line) == "#|"), len(lines))
    lines.insert(at, _with_ends_of(entry, "#, fuzzy\n"))
    return replace(entry, comments="".join(lines))


def made_valid(entry: RawEntry) -> RawEntry:
    """The entry without the flag, and without the text that the translation was made for before."""
    lines = [_without_fuzzy(line) for line in lines_of(entry.comments) if _mark(line) != "#|"]
    return replace(entry, comments="".join(lines))


def with_remark(entry: RawEntry, remark: str) -> RawEntry:
    """The entry with one more comment of a person, after those that are there."""
    lines = lines_of(entry.comments)
    own = [number for number, line in enumerate(lines) if _mark(line) == "# "]
    # gettext joins a line that ends in a backslash with the next one.
    safe = " ".join(remark.split()).rstrip("\\")
    lines.insert(own[-1] + 1 if own else 0, _with_ends_of(entry, f"# {safe}\n"))
    return replace(entry, comments="".join(lines))


def passed_on(entry: RawEntry) -> tuple[str, str]:
    """What an entry gives to the one that takes its place: people's comments, and flags but for the fuzzy one.

    With LF at the line ends, and not behind ``#~``.
    """
    lines = lines_of(revived(entry).comments.replace("\r\n", "\n"))
    people = "".join(line for line in lines if _mark(line) == "# ")
    return people, "".join(_without_fuzzy(line) for line in lines if _mark(line) == "#,")


def _without_fuzzy(line: str) -> str:
    """A line of flags without that one; empty where it was the only one. Other lines as they are."""
    if _mark(line) != "#," or not _FUZZY.search(line):
        return line
    words = [word for word in re.split(r"[,\s]+", line.strip()[2:]) if word and word != "fuzzy"]
    end = line[len(line.rstrip("\r\n")) :]
    return f"{line.strip()[:2]} {', '.join(words)}{end}" if words else ""


_FUZZY = re.compile(r"\bfuzzy\b")


def _mark(line: str) -> str:
    """Whose line it is: ``#.``, ``#:``, ``#,`` (all flags), ``#|``; ``# `` for people's, empty for a blank one."""
    words = line.strip()
    if not words:
        return ""
    if _is_obsolete_previous(line):
        return "#|"
    mark = words[:2]
    if mark in ("#.", "#:", "#|"):
        return mark
    return "#," if mark in ("#,", "#!", "#=") else "# "


def _is_obsolete_previous(line: str) -> bool:
    return bool(re.match(r"[ \t]*#~[ \t]*\|", line))


def _with_ends_of(entry: RawEntry, text: str) -> str:
    return text.replace("\n", "\r\n") if "\r\n" in entry.text else text
