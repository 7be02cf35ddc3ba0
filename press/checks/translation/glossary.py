"""locales/glossary.csv: what the office's terms are called in each language.

A row a term and language, under the heads ``term,language,target,allowed,forbidden,note``. ``term`` is the source's
word; several forms of it stand between ``|``. ``language`` is a code as in publication.toml, or ``*`` for every
language. ``target`` is the word to use, ``allowed`` are others that will do, ``forbidden`` those that were tried and
found wrong; several stand between ``|``. Words are found inflected: see :func:`_pattern`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from press import languages
from press.checks.translation.customs import has_spaces, script
from press.findings import Finding, finding
from press.model.location import Location

FILE = "locales/glossary.csv"
HEADS = ("term", "language", "target", "allowed", "forbidden", "note")
EVERY = "*"


@dataclass(frozen=True, slots=True)
class Term:
    """A row: what a word of the source is called in a language."""

    forms: tuple[str, ...]
    """Of the source's word, the usual first."""
    language: str
    """BCP 47, or :data:`EVERY`."""
    targets: tuple[str, ...]
    """What may be written, the usual first."""
    forbidden: tuple[str, ...] = ()
    note: str = ""
    line: int | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """The source's word in its usual form."""
        return self.forms[0]


@dataclass(frozen=True, slots=True)
class Found:
    """A term, and the characters of the text where it stands."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True)
class Glossary:
    """All terms; the same object serves the checks of every language, and the proof."""

    terms: tuple[Term, ...] = ()

    def terms_in(self, text: str, language: str) -> tuple[Found, ...]:
        """The terms of the source that stand in a source text, with what ``language`` calls them."""
        known = self._patterns.get(language) or self._patterns.get(EVERY)
        if known is None:
            return ()
        pattern, terms = known
        return tuple(
            Found(terms[int(match.lastgroup[1:])], match.start(), match.end())
            for match in pattern.finditer(text)
            if match.lastgroup
        )

    @cached_property
    def _patterns(self) -> Mapping[str, tuple[re.Pattern[str], tuple[Term, ...]]]:
        """For each language one pattern with all its terms, the longest first, so that it is one walk over a text."""
        found = {}
        everywhere = [term for term in self.terms if term.language == EVERY]
        for language in {term.language for term in self.terms}:
            own = [term for term in self.terms if term.language == language]
            mine = own if language == EVERY else [*own, *everywhere]
            terms = sorted(mine, key=lambda term: -max(map(len, term.forms)))
            parts = (f"(?P<t{number}>{_source_pattern(term)})" for number, term in enumerate(terms))
            found[language] = (re.compile("|".join(parts), re.IGNORECASE), tuple(terms))
        return found


EMPTY = Glossary()


def _source_pattern(term: Term) -> str:
    """The forms of a term with the usual endings: ``infohus`` stands for ``infohusenes``, too."""
    forms = (r"\s+".join(re.escape(word) + _ending(word) for word in form.split()) for form in term.forms)
    return r"(?<!\w)(?:" + "|".join(sorted(forms, key=len, reverse=True)) + r")(?!\w)"


_ENDINGS = "(?:e|en|et|er|ere|ene|erne|n|r|t|ne|rne|s|es|ens|ets|ers|enes|ernes|ns|nes|rnes)?"
"""Of Danish nouns and adjectives. A source in another language gives its forms in the glossary."""


def _ending(word: str) -> str:
    return _ENDINGS if len(word) >= 4 else "s?" if len(word) >= 3 else ""


def stands(target: str, text: str, language: str) -> bool:
    """Whether a target, inflected or not, stands in a translation."""
    return bool(_pattern(target, language, stem=True).search(text))


def stands_as_it_is(target: str, text: str, language: str) -> bool:
    """Whether a target stands in a translation letter by letter, save for an ending."""
    return bool(_pattern(target, language, stem=False).search(text))


_PATTERNS: dict[tuple[str, str, bool], re.Pattern[str]] = {}


def _pattern(target: str, language: str, *, stem: bool) -> re.Pattern[str]:
    """A pattern that finds inflected forms, by the custom of the script.

    Chinese, Japanese and Thai: the characters, wherever they stand. Arabic script: articles and prepositions may be
    written onto the word, and endings. Elsewhere: one or two last letters may change (``stem``), and five may follow.
    """
    key = (target, language, stem)
    if key not in _PATTERNS:
        if not has_spaces(language):
            source = re.escape(target)
        elif script(language) == "Arab":
            source = r"[\s\u200c]+".join(_arabic(word, stem=stem) for word in target.split())
        else:
            source = r"[\s-]+".join(_stem(word, stem=stem) for word in target.split())
        _PATTERNS[key] = re.compile(source, re.IGNORECASE)
    return _PATTERNS[key]


def _arabic(word: str, *, stem: bool) -> str:
    bare = word.removeprefix("ال")
    bare = bare[:-1] if stem and len(bare) > 3 and bare[-1] in "ةه" else bare
    return rf"(?<!\w)[وفبلك]?(?:ال|ل)?{re.escape(bare)}[\w\u200c]{{0,5}}"


def _stem(word: str, *, stem: bool) -> str:
    cut = (2 if len(word) >= 7 else 1 if len(word) >= 5 else 0) if stem and not word.isupper() else 0
    return rf"(?<!\w){re.escape(word[: len(word) - cut])}\w{{0,5}}"


def read(data: bytes, *, file: str = FILE) -> tuple[Glossary, tuple[Finding, ...]]:
    """The terms of a glossary; a row that is wrong is a finding, and the others are used."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8; in Excel: “CSV UTF-8”"
        return EMPTY, (finding("glossary", "the glossary is not UTF-8", Location(file, line), hint),)
    reader = csv.reader(io.StringIO(text.replace("\x00", "")), strict=True)
    terms: list[Term] = []
    findings: list[Finding] = []
    try:
        heads = tuple(head.strip().casefold() for head in next(reader, []))
        if heads != HEADS:
            hint = f"the first line is {','.join(HEADS)}, and the fields stand between commas"
            return EMPTY, (finding("glossary", "the heads of the columns are others", Location(file, 1), hint),)
        for row in reader:
            if any(field.strip() for field in row):
                terms += _term(row, Location(file, reader.line_num), findings)
    except csv.Error as error:
        hint = 'a field with a comma or quotation mark in it stands in "…", and " in it is written ""'
        findings.append(finding("glossary", f"a row can't be read: {error}", Location(file, reader.line_num), hint))
    findings += _twice(terms, file)
    return Glossary(tuple(terms)), tuple(findings)


def _term(row: list[str], place: Location, findings: list[Finding]) -> Iterator[Term]:
    if len(row) != len(HEADS):
        hint = f'a row has {len(HEADS)} fields: {",".join(HEADS)}; write a field with a comma in it as "…"'
        findings.append(finding("glossary", f"a row of {len(row)} fields", place, hint))
        return
    names, code, target, allowed, forbidden, note = (field.strip() for field in row)
    language = code if code == EVERY else getattr(languages.find(code), "code", "")
    if not language:
        hint = f"write * for every language, or one of {', '.join(languages.LANGUAGES)}"
        findings.append(finding("glossary", f"“{code}” is no language", place, hint))
        return
    if not _several(names) or not target:
        what = "no target" if _several(names) else "no term"
        findings.append(finding("glossary", f"a row with {what}", place, "fill it in, or take the row away"))
        return
    targets = (target, *_several(allowed))
    both = set(targets) & set(_several(forbidden))
    if both:
        message = f"“{min(both)}” is both allowed and forbidden"
        findings.append(finding("glossary", message, place, "take it out of one of the two"))
    yield Term(_several(names), language, targets, tuple(set(_several(forbidden)) - both), note, place.line)


def _several(field_: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field_.split("|") if part.strip())


def _twice(terms: list[Term], file: str) -> Iterator[Finding]:
    first: dict[tuple[str, str], Term] = {}
    for term in terms:
        key = (term.name.casefold(), term.language)
        if key in first:
            message = f"“{term.name}” stands twice for {term.language}, first in line {first[key].line}"
            yield finding("glossary", message, Location(file, term.line), "put both rows into one, with | between")
        first.setdefault(key, term)
