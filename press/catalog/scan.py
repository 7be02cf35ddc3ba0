"""Splits a .po file into raw entries, strictly, and loses none of its bytes.

The grammar is GNU gettext's (``po-lex.c``, ``po-gram-gen.y``), read line by line; only what no tool writes, such as
two keywords in one line, is refused beyond it. Lines end at LF alone: U+2028, U+0085 and form feeds are characters
of a text. What is wrong with an entry is said once and costs that entry only: the scan finds its feet again at the
next comment, the next msgid, or the next line that looks like the beginning of an entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from press.catalog import faults
from press.catalog.faults import Fault
from press.catalog.raw import HEADER, Key, RawCatalog, RawEntry
from press.catalog.strings import NotUtf8Error, UnknownEscapeError, decode
from press.findings import Finding, finding
from press.model.location import Location

MOST_BYTES = 20_000_000
"""A larger file is no catalog that people translate."""
MOST_LINES = 10_000
"""Of one entry: a text of that many lines is a file that has lost its structure."""

_BOM = "\ufeff"
_SPACE = " \t\r\f\v\n"
"""What gettext skips between words; a no-break space is not among it."""

# No group may be possessive: before 3.11.5 such a one kept half of what it could not match (CPython gh-106052).
_STATEMENT = re.compile(
    r"(msgctxt|msgid_plural|msgid|msgstr)?[ \t]*(?:\[[ \t]*([0-9]{1,3})[ \t]*\])?[ \t\r\f\v]*"
    r'((?:"[^"\\]*+(?:\\.[^"\\]*+)*"[ \t\r\f\v]*+)*)'
)
_STRING = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*)"')
_SURROGATE = re.compile("[\udc80-\udcff]")
_RANKS = {"msgctxt": 1, "msgid": 2, "msgid_plural": 3, "msgstr": 4}


def scan(data: bytes, *, file: str) -> RawCatalog:
    """The entries of a .po file, and a finding for each that can't be used.

    :param file: what findings call it.
    """
    if len(data) > MOST_BYTES:
        return _refused(file, faults.too_large(MOST_BYTES))
    if b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(file, faults.NOT_TEXT)
    text = data.decode("utf-8", "surrogateescape")
    lead = _BOM if text.startswith(_BOM) else ""
    scanner = _Scanner(file)
    *lines, rest = text[len(lead) :].split("\n")
    for line in lines:
        scanner.take(line + "\n")
    if rest:
        scanner.take(rest)
    newline = "\r\n" if b"\r\n" in data[: data.find(b"\n") + 1] else "\n"
    entries, tail = scanner.finish()
    entries, twice = _without_duplicates(entries, file)
    findings = sorted((*scanner.findings, *twice), key=lambda found: found.location or Location(file))
    return RawCatalog(file, lead, entries, tail, newline, tuple(findings))


def _refused(file: str, fault: Fault) -> RawCatalog:
    return RawCatalog(file, "", (), "", "\n", (finding(fault.code, fault.message, Location(file), fault.hint),))


@dataclass(slots=True)
class _Draft:
    """An entry while its lines come in."""

    first: int
    lines: list[str] = field(default_factory=list)
    comments: int = 0
    """How many of the lines stand before the first keyword."""
    line: int = 0
    rank: int = 0
    obsolete: bool = False
    previous_obsolete: bool | None = None
    """Whether its previous text is behind ``#~``; None without one."""
    plural: bool = False
    forms: int = 0
    fields: dict[str, list[str]] = field(default_factory=dict)
    current: list[str] | None = None
    fault: Fault | None = None
    fault_line: int = 0

    @property
    def complete(self) -> bool:
        return self.rank == _RANKS["msgstr"] and self.fault is None

    def ends_before(self, keyword: str, *, after_blank: bool) -> bool:
        """Whether the keyword can only belong to the next entry."""
        if self.rank == 0:
            return self.fault is not None and after_blank
        if keyword in ("msgctxt", "msgid"):
            return _RANKS[keyword] <= self.rank
        return self.complete and after_blank and (keyword == "msgid_plural" or not self.plural)


class _Scanner:
    """Takes the lines of a file one by one."""

    def __init__(self, file: str) -> None:
        self.findings: list[Finding] = []
        self._file = file
        self._entries: list[RawEntry] = []
        self._number = 0
        self._draft = _Draft(1)
        self._after_blank = False

    def take(self, line: str) -> None:
        """The next line, with its end."""
        self._number += 1
        words = line.strip(_SPACE)
        obsolete = words.startswith("#~")
        if obsolete:
            words = words[2:].lstrip(_SPACE)
        if not words:
            self._draft.lines.append(line)
            self._after_blank = self._after_blank or not obsolete
            return
        if words[0] == "#" or (obsolete and words[0] == "|"):
            self._comment(line, words, obsolete=obsolete)
        else:
            self._statement(line, words, obsolete=obsolete)
        self._after_blank = False

    def finish(self) -> tuple[tuple[RawEntry, ...], str]:
        """All entries, and the comments after the last."""
        draft = self._draft
        tail = ""
        if draft.rank or draft.fault:
            self._close()
        else:
            tail = "".join(draft.lines)
            place = faults.unfinished(draft.lines)
            if place is not None:
                self._report(faults.CUT_OFF, draft.first + place)
        return tuple(self._entries), tail

    def _comment(self, line: str, words: str, *, obsolete: bool) -> None:
        if self._draft.rank or (self._draft.fault and self._after_blank):
            self._close()
        self._draft.lines.append(line)
        if line.endswith("\\\n"):
            self._report(faults.SPLICED, self._number)
        previous = words.removeprefix("#")
        if previous.startswith("|"):
            self._previous(previous[1:].strip(_SPACE), obsolete=obsolete)
            return
        if self._draft.previous_obsolete is not None:
            self._report(faults.AFTER_PREVIOUS, self._number)
        if not words.isascii() and _SURROGATE.search(words):
            self._report(faults.COMMENT_NOT_UTF8, self._number)

    def _previous(self, words: str, *, obsolete: bool) -> None:
        """What ``#|`` keeps of an older msgid: nobody prints it, but gettext refuses a file in which it is broken."""
        match = _STATEMENT.fullmatch(words)
        if match is None or match[1] == "msgstr" or match[2]:
            self._blame(faults.in_previous(faults.stray(words)))
            return
        if words:
            self._draft.previous_obsolete = obsolete
        try:
            decode(_STRING.findall(match[3]))
        except UnknownEscapeError as problem:
            self._blame(faults.in_previous(faults.unknown_escape(str(problem))))
        except NotUtf8Error:
            self._blame(faults.in_previous(faults.NOT_UTF8))

    def _statement(self, line: str, words: str, *, obsolete: bool) -> None:
        match = _STATEMENT.fullmatch(words)
        if match is None or (match[2] and not match[1]):
            self._stray(line, words)
            return
        keyword, index, strings = match.groups()
        draft = self._draft
        if keyword:
            if draft.ends_before(keyword, after_blank=self._after_blank):
                draft = self._close()
            self._field(draft, keyword, index)
        elif draft.current is None:
            self._blame(faults.NO_KEYWORD)
        draft.lines.append(line)
        if draft.line == 0:
            draft.line, draft.comments, draft.obsolete = self._number, len(draft.lines) - 1, obsolete
        if obsolete != draft.obsolete or draft.previous_obsolete not in (None, obsolete):
            self._blame(faults.HALF_OBSOLETE)
        if draft.current is not None and strings:
            inner = strings.rstrip(_SPACE)[1:-1]
            draft.current.extend([inner] if '"' not in inner else _STRING.findall(strings))

    def _field(self, draft: _Draft, keyword: str, index: str | None) -> None:
        fault = faults.out_of_order(keyword, index, rank=draft.rank, plural=draft.plural, forms=draft.forms)
        if fault:
            self._blame(fault)
        draft.rank = max(draft.rank, _RANKS[keyword])
        draft.plural = draft.plural or keyword == "msgid_plural"
        draft.forms += keyword == "msgstr"
        draft.current = draft.fields.setdefault(f"{keyword}[{index}]" if int(index or 0) else keyword, [])

    def _stray(self, line: str, words: str) -> None:
        """A line that is none of a .po file's: the fault of this entry, or of what follows it."""
        draft = self._draft
        if faults.begins_an_entry(
            words, after_blank=self._after_blank, complete=draft.complete, broken=bool(draft.fault)
        ):
            self._close()
        self._blame(faults.stray(words))
        draft = self._draft
        draft.lines.append(line)
        if draft.line == 0:
            draft.line, draft.comments = self._number, len(draft.lines) - 1

    def _blame(self, fault: Fault) -> None:
        """The first fault of an entry is told; those after it mostly follow from it."""
        if self._draft.fault is None:
            self._draft.fault, self._draft.fault_line = fault, self._number

    def _report(self, fault: Fault, line: int) -> None:
        self.findings.append(finding(fault.code, fault.message, Location(self._file, line), fault.hint))

    def _close(self) -> _Draft:
        """Makes an entry of the draft and begins the next one."""
        draft = self._draft
        lines, gap = draft.lines, []
        while lines and not lines[-1].strip(_SPACE):
            gap.append(lines.pop())
        texts = self._texts(draft)
        if draft.fault:
            self._report(draft.fault, draft.fault_line or draft.line)
        self._entries.append(
            RawEntry(
                comments="".join(lines[: draft.comments]),
                body="".join(lines[draft.comments :]),
                gap="".join(reversed(gap)),
                line=draft.line,
                context=texts.get("msgctxt", ""),
                msgid=texts.get("msgid", ""),
                msgstr=texts.get("msgstr", ""),
                obsolete=draft.obsolete,
                broken=draft.fault is not None,
            )
        )
        self._draft = _Draft(self._number)
        return self._draft

    def _texts(self, draft: _Draft) -> dict[str, str]:
        if draft.fault is None:
            draft.fault = faults.incomplete(draft.fields, draft.plural) or (
                faults.TOO_LONG if len(draft.lines) > MOST_LINES else None
            )
        texts = {}
        for name, strings in draft.fields.items():
            try:
                texts[name] = decode(strings)
            except UnknownEscapeError as problem:
                draft.fault = draft.fault or faults.unknown_escape(str(problem))
            except NotUtf8Error:
                draft.fault = draft.fault or faults.NOT_UTF8
        return texts


def _without_duplicates(entries: tuple[RawEntry, ...], file: str) -> tuple[tuple[RawEntry, ...], list[Finding]]:
    """Marks entries that say different things for one text as broken: nobody can tell which is meant.

    gettext counts obsolete entries, too: it refuses a file with ``msgid "a"`` and ``#~ msgid "a"``.
    """
    first: dict[Key, int] = {}
    broken = set()
    findings = []
    for at, entry in enumerate(entries):
        if entry.broken or (entry.key == HEADER and entry.obsolete):
            continue
        before = first.setdefault(entry.key, at)
        if before == at:
            continue
        earlier = entries[before]
        fault = faults.twice(earlier.line, header=entry.key == HEADER)
        findings.append(finding(fault.code, fault.message, Location(file, entry.line), fault.hint))
        if earlier.obsolete and not entry.obsolete:
            broken.add(before)
            first[entry.key] = at
        else:
            broken.add(at)
            if not entry.obsolete and entry.key != HEADER and entry.msgstr != earlier.msgstr:
                broken.add(before)
    if not broken:
        return entries, []
    return tuple(replace(entry, broken=entry.broken or at in broken) for at, entry in enumerate(entries)), findings
