"""What the scanner finds in a .po file: raw entries, each with its very text and what that text says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from press.findings import Finding

Key = tuple[str, str]
"""msgctxt (empty for none) and msgid: what tells entries of one catalog apart."""

HEADER: Key = ("", "")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry. ``comments + body + gap`` are its bytes in the file, line ends included."""

    comments: str
    """The lines before its first keyword, among them the ``#|`` ones."""
    body: str
    """The lines from its first keyword to its last string."""
    gap: str
    """The blank lines after it."""
    line: int
    """Of its first keyword, counted from 1."""
    context: str
    msgid: str
    msgstr: str
    """The first form, where there are plural forms."""
    obsolete: bool
    """Written behind ``#~``."""
    broken: bool
    """A finding says why it can't be used; the other fields hold what could be made out."""

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return (self.context, self.msgid)

    @property
    def text(self) -> str:
        """Its lines as they stand in the file."""
        return self.comments + self.body

    @property
    def fuzzy(self) -> bool:
        """Whether the translation is a guess: never printed."""
        return "fuzzy" in self.comments and "fuzzy" in self.flags

    @property
    def plural(self) -> bool:
        """Whether it has forms for several numbers: no text of ours has, so no other text can take them over."""
        return "msgid_plural" in self.body

    @property
    def flags(self) -> tuple[str, ...]:
        """The words after ``#,``, and after the ``#!`` and ``#=`` that newer gettext writes."""
        lines = _FLAG_LINE.findall(self.comments)
        return tuple(word for line in lines for word in _BETWEEN_FLAGS.split(line) if word)


_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FLAG_LINE = re.compile(r"^[ \t]*(?:#~[ \t]*)?#[,!=]([^\n]*)", re.MULTILINE)
_BETWEEN_FLAGS = re.compile(r"[,\s]+")
"""gettext knows ASCII blanks only; but who writes ``#,<no-break space>fuzzy`` does not want it to be printed."""


@dataclass(frozen=True, slots=True)
class RawCatalog:
    """A whole .po file, in pieces that put together are its bytes again."""

    file: str
    """As findings name it."""
    lead: str
    """The byte order mark, if there is one."""
    entries: tuple[RawEntry, ...]
    """In the order of the file: the header, if there is one, broken and obsolete entries included."""
    tail: str
    """Comments after the last entry."""
    newline: str
    """What ends its lines: LF or CRLF."""
    findings: tuple[Finding, ...] = ()

    @property
    def header(self) -> RawEntry | None:
        """The entry with an empty msgid that says what file this is."""
        return next((entry for entry in self.entries if is_header(entry)), None)

    @property
    def messages(self) -> tuple[RawEntry, ...]:
        """All entries that hold a text: sound or broken, live or obsolete."""
        return tuple(entry for entry in self.entries if entry.key != HEADER or entry.broken)


def is_header(entry: RawEntry) -> bool:
    """Whether it is a usable header."""
    return entry.key == HEADER and not entry.obsolete and not entry.broken


def lines_of(text: str) -> list[str]:
    """Its lines with their ends. Only LF ends a line: a text may have other characters that break lines."""
    return _LINE.findall(text)


def legible(text: str) -> str:
    """The text as a person can be shown it: U+FFFD for bytes that are no UTF-8 and for what commands a terminal."""
    return _ILLEGIBLE.sub("\ufffd", text)


_ILLEGIBLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff]")


def encode(text: str) -> bytes:
    """The bytes of a file whose text went through :func:`press.catalog.scan.scan`."""
    return text.encode("utf-8", "surrogateescape")
