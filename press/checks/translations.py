"""Which translations are fit to print: each is read, and compared with its segment on the parsed tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from press.findings import Finding, Scope, Severity, finding
from press.guard import LINK_HINT, link_problem, within
from press.model import Abbreviation, Entry, FootnoteMark, Image, Inlines, Link, Segment, SegmentKey, Translation
from press.pandoc import Codes, left_over, plain, read_paragraphs

_CODES = Codes(
    raw="translation-markup",
    attribute="translation-markup",
    construct="translation-block",
    character="catalog-character",
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BLOCK = re.compile(r"^[ \t]*(#{1,6}[ \t]|```|~~~|:::|>|\|.*\|[ \t]*$)", re.MULTILINE)
_BLOCK_NAMES = {"#": "a heading", "`": "a fence", "~": "a fence", ":": "a division", ">": "a quotation", "|": "a table"}


@dataclass(frozen=True, slots=True)
class Judged:
    """The translations that may be printed, and what there is to say of the others."""

    translations: Mapping[SegmentKey, Translation]
    findings: tuple[Finding, ...]


def judge(
    segments: Iterable[Segment],
    entries: Mapping[tuple[str, str], Entry],
    *,
    allowed_hosts: Collection[str] = (),
) -> Judged:
    """The fit ones among the entries of one catalog for the segments of one catalog.

    An entry that is fuzzy or has no translation is passed over in silence: it is not wrong, it is not done.
    All that are to be read go through pandoc in one call.
    """
    pairs: list[tuple[Segment, Entry]] = []
    findings: list[Finding] = []
    for segment in {segment.key: segment for segment in segments}.values():
        entry = entries.get((segment.context, segment.msgid))
        if entry is None or entry.fuzzy or not entry.msgstr.strip():
            continue
        found = tuple(_as_text(segment, entry))
        findings += found
        if not found:
            pairs.append((segment, entry))
    translations: dict[SegmentKey, Translation] = {}
    read = read_paragraphs([(entry.msgstr, entry.location) for _, entry in pairs], _CODES)
    for (segment, entry), paragraph in zip(pairs, read, strict=True):
        words = paragraph.content
        found = (*paragraph.findings, *(_as_tree(segment, entry, words, allowed_hosts) if words is not None else ()))
        findings += found
        if words is not None and not any(_keeps_out(problem) for problem in found):
            translations[segment.key] = Translation(segment.key, words, entry.location)
    return Judged(translations, tuple(findings))


def _keeps_out(problem: Finding) -> bool:
    return problem.severity is Severity.ERROR and problem.scope is Scope.ENTRY


def _as_text(segment: Segment, entry: Entry) -> Iterator[Finding]:
    """What folding the text to one line would hide."""
    text = entry.msgstr.strip()
    if _BLANK_LINE.search(text):
        hint = "write it as one paragraph; \\ before a line end breaks a line"
        yield finding("translation-blank-line", f"a blank line in {_named(text)}", entry.location, hint)
    block = _BLOCK.search(text)
    if block and not _BLOCK.search(segment.msgid):
        mark = block[1].strip()[:3]
        name = _BLOCK_NAMES[mark[0]]
        message = f"{name} in {_named(text)}: a line begins with “{mark}”"
        hint = f"take “{mark}” away: what kind of text it is, the Danish text says"
        yield finding("translation-block", message, entry.location, hint)


def _as_tree(segment: Segment, entry: Entry, words: Inlines, allowed_hosts: Collection[str]) -> Iterator[Finding]:
    if not plain(words).strip():
        hint = "translate it, or empty it: then the Danish text is printed"
        yield finding("translation-empty", f"no words in {_named(entry.msgstr)}", entry.location, hint)
    if words != segment.content and left_over(entry.msgstr, words):
        hint = "write the asterisks directly around the words, as many before as after; \\* prints one"
        message = f"asterisks would be printed in {_named(entry.msgstr)}"
        yield finding("translation-delimiter", message, entry.location, hint)
    theirs, ours = tuple(within(words)), tuple(within(segment.content))
    yield from _links(theirs, ours, entry, allowed_hosts)
    yield from _images(theirs, ours, entry)
    yield from _notes(theirs, ours, entry)
    yield from _abbreviations(theirs, ours, entry)


def _links(theirs: Inlines, ours: Inlines, entry: Entry, allowed_hosts: Collection[str]) -> Iterator[Finding]:
    known = {inline.target for inline in ours if isinstance(inline, Link)}
    for inline in theirs:
        if not isinstance(inline, Link) or inline.target in known:
            continue
        problem = link_problem(inline.target)
        host = "" if problem else urlsplit(inline.target).hostname or ""
        if problem:
            yield finding("translation-link", problem, entry.location, LINK_HINT)
        elif not host or host not in allowed_hosts:
            hint = f"write {_listed(known)}" if known else "take the link away"
            if host:
                hint += f", or allow {host} under [links] in publication.toml"
            message = (
                f"a link to “{inline.target[:80]}”, where the Danish text has {_listed(known) if known else 'none'}"
            )
            yield finding("translation-link", message, entry.location, hint)


def _images(theirs: Inlines, ours: Inlines, entry: Entry) -> Iterator[Finding]:
    known = {inline.source for inline in ours if isinstance(inline, Image)}
    for inline in theirs:
        if isinstance(inline, Image) and inline.source not in known:
            hint = (
                f"write {_listed(known)}" if known else "take it away; a picture for a language is name.<language>.svg"
            )
            yield finding("translation-image", f"a picture “{inline.source[:80]}”", entry.location, hint)


def _notes(theirs: Inlines, ours: Inlines, entry: Entry) -> Iterator[Finding]:
    """Each note is marked as often as in the source, in whatever order."""
    wanted, found = _marks(ours), _marks(theirs)
    if wanted == found:
        return
    lost, surplus = _listed((wanted - found).elements()), _listed((found - wanted).elements())
    message = " and ".join(
        part for part in (lost and f"{lost} is missing", surplus and f"{surplus} is too much") if part
    )
    hint = "put each footnote mark of the Danish text where it belongs, once"
    yield finding("translation-footnote", message, entry.location, hint)


def _marks(inlines: Sequence[object]) -> Counter[str]:
    return Counter(f"[^{inline.number}]" for inline in inlines if isinstance(inline, FootnoteMark))


def _abbreviations(theirs: Inlines, ours: Inlines, entry: Entry) -> Iterator[Finding]:
    known = {inline.key for inline in ours if isinstance(inline, Abbreviation)}
    for inline in theirs:
        if isinstance(inline, Abbreviation) and inline.key not in known:
            message = f"the abbreviation “{inline.key}” is not in the Danish text"
            hint = f"between the braces stands {_listed(known)}" if known else "take the braces away"
            yield finding("translation-abbreviation", message, entry.location, hint)


def _listed(values: Iterable[str]) -> str:
    return " or ".join(sorted(values))


def _named(text: str) -> str:
    return f"“{text[:40]}{'…' if len(text) > 40 else ''}”".replace("\n", " ")
