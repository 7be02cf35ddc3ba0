"""Which translations are fit to print: each is read, and compared with its segment on the parsed tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from press import languages
from press.checks.translation import Pair, Rules, active, compare, examine
from press.findings import Finding, Scope, Severity, finding
from press.guard import LINK_HINT, link_problem
from press.model.segments import Entry, Kind, Segment, SegmentKey, Translation
from press.model.tree import Link, Span, Text
from press.model.walks import within
from press.pandoc import Codes, plain, read_paragraphs

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
    pairs: tuple[Pair, ...] = ()
    """What is printed, beside its source: for checks that compare a whole language."""

    @property
    def entries(self) -> Mapping[SegmentKey, Entry]:
        """The entries of what is printed."""
        return {pair.segment.key: pair.entry for pair in self.pairs}


def judge(segments: Iterable[Segment], entries: Mapping[tuple[str, str], Entry], rules: Rules) -> Judged:
    """The fit ones among the entries of one catalog for the segments of one catalog.

    An entry that is fuzzy or has no translation is passed over in silence: it is not wrong, it is not done.
    All that are to be read go through pandoc together.
    """
    chosen: list[tuple[Segment, Entry]] = []
    findings: list[Finding] = []
    for segment in {segment.key: segment for segment in segments}.values():
        entry = entries.get((segment.context, segment.msgid))
        if entry is None or entry.fuzzy or not entry.msgstr.strip():
            continue
        found = list(_as_text(segment, entry))
        findings += found
        if not found:
            chosen.append((segment, entry))
    translations: dict[SegmentKey, Translation] = {}
    pairs: list[Pair] = []
    checks = active(rules)
    read = read_paragraphs([(entry.msgstr, entry.location) for _, entry in chosen], _CODES)
    for (segment, entry), paragraph in zip(chosen, read, strict=True):
        found = list(paragraph.findings)
        if paragraph.content is not None:
            pair = Pair(segment, entry, paragraph.content, rules)
            found += [*_unfit(pair), *examine(pair, checks)]
            if not any(_keeps_out(problem) for problem in found):
                translations[segment.key] = Translation(segment.key, pair.words, entry.location)
                pairs.append(pair)
        findings += found
    return Judged(translations, tuple(findings), tuple(pairs))


def judge_strings(entries: Iterable[Entry], rules: Rules) -> tuple[Finding, ...]:
    """What is wrong with the translations of the templates' strings, which are plain text and no Markdown."""
    checks = active(rules)
    findings: list[Finding] = []
    for entry in entries:
        if entry.msgstr and not entry.fuzzy:
            content = (Text(entry.msgid),)
            segment = Segment("templates", entry.context, entry.msgid, content, Kind.CELL, entry.location)
            findings += examine(Pair(segment, entry, (Text(entry.msgstr),), rules), checks)
    return tuple(findings)


def judge_together(pairs: Iterable[Pair]) -> tuple[Finding, ...]:
    """What the entries of one language, from all its catalogs, say of each other."""
    distinct = {(pair.entry.location, pair.segment.key): pair for pair in pairs}
    return tuple(compare(list(distinct.values())))


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
        hint = f"take “{mark}” away: what kind of text it is, the source says"
        yield finding("translation-block", message, entry.location, hint)


def _unfit(pair: Pair) -> Iterator[Finding]:
    """What can't be printed, whoever allows it: no words, a language that is none, a link to where none may lead."""
    if not any(character.isalnum() for character in plain(pair.words)):
        hint = "translate it, or empty it: then the source's text is printed"
        yield finding("translation-empty", f"no words in {_named(pair.entry.msgstr)}", pair.entry.location, hint)
    if not pair.marked:
        return
    known = {inline.target for inline in within(pair.segment.content) if isinstance(inline, Link)}
    for inline in pair.inlines:
        if isinstance(inline, Span) and inline.language and not languages.is_language(inline.language):
            hint = "write one as in BCP 47: en, pt-BR, zh-Hans"
            message = f"“{inline.language}” is no language tag"
            yield finding("translation-markup", message, pair.entry.location, hint)
        if isinstance(inline, Link) and inline.target not in known:
            problem = link_problem(inline.target)
            if problem:
                yield finding("translation-link", problem, pair.entry.location, LINK_HINT)


def _named(text: str) -> str:
    return f"“{text[:40]}{'…' if len(text) > 40 else ''}”".replace("\n", " ")
