"""A source text beside its translation, in the forms in which checks look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from press.checks.translation.figures import ADDRESS, Facts, facts_of
from press.checks.translation.glossary import EMPTY, Glossary
from press.findings import Severity
from press.languages import Language
from press.model.segments import Entry, Segment
from press.model.tree import Abbreviation, Code, Image, Inline, Inlines, LineBreak, Link, Span, Styled, Text
from press.model.walks import within

FOREIGN = "\ufffc"
"""Stands for what is not in the text's own language: code, foreign phrases, names that stay, addresses."""


@dataclass(frozen=True)
class Rules:
    """What the checks of one language go by."""

    source: Language
    language: Language
    allowed_hosts: frozenset[str] = frozenset()
    """Hosts to which a translation may lead a link of its own."""
    glossary: Glossary = EMPTY
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """What publication.toml says of a check, by name; None for one that is off."""
    warnings: bool = True
    """False: only what would keep a text out of print is looked for, which is what building needs."""
    printed: Callable[[Inlines], Inlines] = tuple
    """The words as they are printed: what the language's typography mends, no check has to tell."""


@dataclass(frozen=True)
class Pair:
    """A segment and its translation, read."""

    segment: Segment
    entry: Entry
    words: Inlines
    """The translation's."""
    rules: Rules

    @cached_property
    def text(self) -> str:
        """What is printed of the translation, without code and footnote marks."""
        return flat(self.words)

    @cached_property
    def source_text(self) -> str:
        """What is printed of the source, without code and footnote marks."""
        return flat(self.segment.content)

    @cached_property
    def own(self) -> str:
        """What of the translation is in its own language; :data:`FOREIGN` for the rest."""
        return _own(self.words, self.rules.language.code)

    @cached_property
    def printed_own(self) -> str:
        """The same as it is printed, in the marks and spaces of the language."""
        return _own(self.rules.printed(self.words), self.rules.language.code)

    @cached_property
    def source_own(self) -> str:
        """What of the source is in its own language; :data:`FOREIGN` for the rest."""
        return _own(self.segment.content, self.rules.source.code)

    @cached_property
    def facts(self) -> Facts:
        """The facts that the translation tells."""
        return facts_of(self.text, self.rules.language)

    @cached_property
    def source_facts(self) -> Facts:
        """The facts that the source tells."""
        return facts_of(self.source_text, self.rules.source)

    @cached_property
    def inlines(self) -> Inlines:
        """All inlines of the translation, those within others too."""
        return tuple(within(self.words))

    @cached_property
    def source_inlines(self) -> Inlines:
        """All inlines of the source, those within others too."""
        return tuple(within(self.segment.content))

    @property
    def marked(self) -> bool:
        """Whether there is anything but plain characters, in the source or in the translation."""
        return not all(len(words) == 1 and isinstance(words[0], Text) for words in (self.segment.content, self.words))


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check has to say of a pair."""

    message: str
    hint: str
    mild: bool = False
    """At most a warning: the check is not sure."""


Problems = Iterator[Problem]
Look = Callable[[Pair], Problems]


def flat(words: Inlines) -> str:
    """The printed characters; :data:`FOREIGN` for code, a line end for a line break and around a description."""
    if len(words) == 1 and isinstance(words[0], Text):
        return words[0].text
    return "".join(map(_flat, words))


def _flat(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Code():
            return FOREIGN
        case LineBreak():
            return "\n"
        case Image(description):
            return f"\n{flat(description)}\n"
        case Styled() | Span() | Abbreviation() | Link():
            return flat(inline.content)
    return ""


def _own(words: Inlines, language: str) -> str:
    text = "".join(_own_part(inline, language) for inline in words)
    return ADDRESS.sub(FOREIGN, text) if "@" in text or "://" in text or "www." in text else text


def _own_part(inline: Inline, language: str) -> str:
    match inline:
        case Span(_, spoken, translate) if not translate or (spoken and spoken != language):
            return FOREIGN
        case Image(description):
            return f"\n{_own(description, language)}\n"
        case Styled() | Span() | Abbreviation() | Link():
            return "".join(_own_part(part, language) for part in inline.content)
    return _flat(inline)


def excerpt(text: str) -> str:
    """The beginning of a text in quotation marks, on one line."""
    line = " ".join(text.split())
    return f"“{line[:40]}{'…' if len(line) > 40 else ''}”"
