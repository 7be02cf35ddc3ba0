"""Many segments' Markdown → inlines, in one call to pandoc.

Each text is folded to one line and begins with an empty marker span, and so does each line after a hard break:
then a number, dash, ``#``, definition or fence at its start is plain text, no link definition in one text changes
another, and each text is known again by the number in its marker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from unicodedata import normalize

from press.findings import Finding, Halt, finding
from press.model.location import Location
from press.model.tree import Abbreviation, Inline, Inlines, Link, Span, Styled, Text
from press.pandoc.asides import UNMARKED, Asides
from press.pandoc.inlines import attributes, content, plain
from press.pandoc.reader import FORMAT, Codes, Node, Reading, read_json

LONGEST = 8192
"""Characters in one text. One paragraph of very many links takes pandoc more than linear time."""
_NOTES = 50
"""Footnote marks that one text may have."""
_SECONDS = 15.0
_LITERAL = re.compile(
    r"""
      \\[^\w\s]                                          # an escaped character
    | \[\^[^\]\s]+\]                                     # the mark of a note
    | (?P<kept>
        (?P<fence>`+)(?!`).+?(?<!`)(?P=fence)(?!`)        # code
      | <[A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*>               # an address
      | \]\((?:<[^<>\n]*>|(?:\\.|[^\s()<>\\])*)(?=\)|\s+["'])  # the target of a link
    )
    | `+                                                # backticks that nothing closes
    """,
    re.VERBOSE | re.DOTALL,
)
"""What asterisks are no marks in; the rest is matched so that nothing begins in the middle of it."""
_PLAIN = re.compile(rf"(?=[^\W_])(?:{UNMARKED}|\n)*(?<![\n \u00a0\u202f])")
"""Texts of letters, digits and signs that are no mark anywhere in a line: most texts, and pandoc need not see them."""
_SPACES = re.compile(r"[ \n]+")
_FORMAT = FORMAT.replace("+sourcepos", "")
"""Every finding is at its entry's own place, so pandoc need not say where each word stands."""
_BATCH = 60_000
"""Characters that are read in one call."""
_AT_ONCE = 2
_HARD_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_ASTERISKS = re.compile(r"(?<!\\)\*+")
_MARKED = r"[]{.m}\g<0>[]{.m}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What was read of one text. ``content`` is None where it could not be read at all."""

    content: Inlines | None
    findings: tuple[Finding, ...] = ()


def read_paragraphs(texts: Sequence[tuple[str, Location]], codes: Codes) -> list[Paragraph]:
    """The inlines of each text, with findings at its place.

    Chinese and Japanese write emphasis without spaces around it, which CommonMark's flanking rules leave as
    asterisks: texts with asterisks left over are read once more with markers around them.
    """
    results = [Paragraph(_words(text)) for text, _ in texts]
    marked = [index for index, (text, _) in enumerate(texts) if len(text) > LONGEST or not _PLAIN.fullmatch(text)]
    for index, result in zip(marked, _in_batches([texts[index] for index in marked], codes, apart=False), strict=True):
        results[index] = result
    again = [index for index in marked if left_over(texts[index][0], results[index].content)]
    for index, result in zip(again, _in_batches([texts[index] for index in again], codes, apart=True), strict=True):
        if not left_over(texts[index][0], result.content):
            results[index] = result
    return results


def _words(text: str) -> Inlines:
    """The inlines of a text in which nothing can be a mark."""
    return (Text(normalize("NFC", " ".join(_SPACES.split(text)))),)


def _in_batches(texts: Sequence[tuple[str, Location]], codes: Codes, *, apart: bool) -> list[Paragraph]:
    """Reads texts in batches, for pandoc takes more than linear time, and two of them at once."""
    batches: list[list[tuple[str, Location]]] = []
    size = _BATCH
    for text, place in texts:
        if size >= _BATCH:
            batches.append([])
            size = 0
        batches[-1].append((text, place))
        size += len(text) + 20
    if len(batches) < 2:
        return _read(texts, codes, apart=apart)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        read = pool.map(lambda batch: _read(batch, codes, apart=apart), batches)
        return [paragraph for batch in read for paragraph in batch]


def left_over(text: str, read: Inlines | None) -> bool:
    """Whether asterisks that were meant as marks would be printed."""
    if read is None or "*" not in text:
        return False
    escaped = sum(match[0] == "\\*" for match in _LITERAL.finditer(text))
    bare = _LITERAL.sub("", text)
    meant = escaped + len(re.findall(r"(?:(?<=\s)|\A)\*(?=\s|\Z)", bare))
    return sum(words.count("*") for words in _texts(read)) > meant


def _texts(read: Inlines) -> Iterable[str]:
    for inline in read:
        yield from _text(inline)


def _text(inline: Inline) -> Iterable[str]:
    match inline:
        case Text(text):
            yield text
        case Link(content, target):
            yield from () if plain(content) == target else _texts(content)
        case Styled() | Span() | Abbreviation():
            yield from _texts(inline.content)


def _read(texts: Sequence[tuple[str, Location]], codes: Codes, *, apart: bool) -> list[Paragraph]:
    if not texts:
        return []
    long = [index for index, (text, _) in enumerate(texts) if len(text) > LONGEST]
    batch = "\n\n".join(
        f"[]{{.m n={index}}}{_folded(text, apart=apart)}" for index, (text, _) in enumerate(texts) if index not in long
    )
    notes = "\n".join(f"[^{number}]: {number}" for number in range(1, _NOTES + 1)) if "[^" in batch else ""
    try:
        nodes, _warnings = read_json(f"{batch}\n\n{notes}\n", _FORMAT, Asides.words, _SECONDS)
    except Halt as halt:
        return _halved(texts, codes, halt, apart=apart)
    found = _numbered(nodes)
    return [_paragraph(index, text, place, found, codes) for index, (text, place) in enumerate(texts)]


def _halved(texts: Sequence[tuple[str, Location]], codes: Codes, halt: Halt, *, apart: bool) -> list[Paragraph]:
    """A batch that pandoc can't read is divided until the text that is to blame stands alone."""
    if len(texts) == 1:
        reason = halt.findings[0].message
        message = f"a text that can't be read: {reason}"
        return [Paragraph(None, (finding("translation-size", message, texts[0][1], "shorten it, or take marks out"),))]
    middle = len(texts) // 2
    return [*_read(texts[:middle], codes, apart=apart), *_read(texts[middle:], codes, apart=apart)]


def _folded(text: str, *, apart: bool) -> str:
    """One line, save for hard breaks (a backslash at a line's end)."""
    lines: list[str] = [""]
    for line in text.split("\n"):
        stripped = line.strip(" \t\r")
        lines[-1] = f"{lines[-1]} {stripped}" if lines[-1] and stripped else lines[-1] + stripped
        if _HARD_BREAK.search(stripped):
            lines.append("")
    folded = [line for line in lines if line] or [""]
    if apart:
        folded = [_apart(line) for line in folded]
    folded[-1] = _HARD_BREAK.sub(lambda match: match[0] + "\\", folded[-1])
    return "\n[]{.m}".join(folded)


def _apart(line: str) -> str:
    """The line with markers around its asterisks, outside code and addresses."""
    pieces: list[str] = []
    end = 0
    for literal in _LITERAL.finditer(line):
        if literal["kept"]:
            pieces += [_ASTERISKS.sub(_MARKED, line[end : literal.start()]), literal[0]]
            end = literal.end()
    return "".join([*pieces, _ASTERISKS.sub(_MARKED, line[end:])])


def _numbered(nodes: Iterable[Node]) -> dict[int, list[Node] | None]:
    """The inlines of each text by its number; None for one that turned into something else than a paragraph."""
    found: dict[int, list[Node] | None] = {}
    last = -1
    for node in _bare(nodes):
        if node["t"] == "Para" and node["c"] and node["c"][0]["t"] == "Span":
            number = attributes(node["c"][0]["c"][0]).values.get("n", "")
            if number.isdecimal():
                last = int(number)
                found[last] = node["c"][1:]
                continue
        found[last] = None
    return found


def _bare(nodes: Iterable[Node]) -> Iterable[Node]:
    for node in nodes:
        if node["t"] == "Div" and attributes(node["c"][0]).wrapper:
            yield from _bare(node["c"][1])
        else:
            yield node


def _paragraph(index: int, text: str, place: Location, found: dict[int, list[Node] | None], codes: Codes) -> Paragraph:
    if len(text) > LONGEST:
        message = f"a text of {len(text)} characters; the longest that is read has {LONGEST}"
        return Paragraph(None, (finding("translation-size", message, place, "shorten it"),))
    nodes = found.get(index)
    reading = Reading(place.file, codes, detached=True, line=place.line)
    if nodes is None:
        hint = "write it as running text; put a backslash before the mark that begins the block"
        return Paragraph(None, (finding(codes.construct, "a text that is no paragraph", place, hint),))
    words = content(nodes, reading)
    return Paragraph(words, tuple(reading.findings))
