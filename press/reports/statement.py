"""A conformance statement in a language's own words: a text like those that are published, for any format.

Its parts are those of the model that public bodies in the EU have to follow (Commission Implementing Decision (EU)
2018/1523, annex): what it is about, how far that conforms, what does not, how that was found out, whom to tell, and who
helps where that is of no use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from press.languages import Language, in_digits, long_date
from press.model.document import Document, Metadata
from press.model.location import Location
from press.model.page import Page
from press.model.tree import (
    Block,
    Blocks,
    BulletList,
    Code,
    Definition,
    DefinitionList,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Span,
    Text,
)
from press.page import Frame, compose
from press.reports.conformance import Measured, Statement

NAME = "accessibility"
"""What its files are called: ``output/en/accessibility.html``."""
_NOWHERE = Location("")
_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a string for what is put there as more than text."""
_ADDRESS = re.compile(r"(?P<web>https?://[^\s<>]*[^\s<>.,;:!?)])|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.ASCII)


class Label(Protocol):
    """Gives a string of the templates in the statement's language."""

    def __call__(self, msgid: str, **values: object) -> str:
        """The label for an English string, its placeholders filled."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document that a statement is about."""

    name: str
    title: str
    language: str
    """Of the title; BCP 47."""


@dataclass(frozen=True, slots=True)
class _Writing:
    said: Statement
    language: Language
    source_language: str
    label: Label

    def heading(self, identifier: str, text: str) -> Heading:
        return Heading(2, (Text(text),), identifier, _NOWHERE)

    def number(self, number: int) -> str:
        return in_digits(str(number), self.language.code)

    def foreign(self, words: Inlines, language: str) -> Inlines:
        """Words that may be in another language."""
        return words if language == self.language.code else (Span(words, language),)

    def name(self, text: str) -> Inline:
        """A name with a number, which stays together as it is where text runs to the left."""
        return Span((Text(text),), "en") if self.language.direction == "rtl" else Text(text)

    def addressed(self, text: str) -> Inlines:
        """What the settings say, with its addresses as links; words are in the source's language, as is their order."""
        found: list[Inline] = []
        place = 0
        for match in _ADDRESS.finditer(text):
            found += self._words(text[place : match.start()])
            found.append(Link((Text(match[0]),), f"mailto:{match['mail']}" if match["mail"] else match[0]))
            place = match.end()
        found += self._words(text[place:])
        words = re.search(r"[^\W\d_]", _ADDRESS.sub("", text))
        return self.foreign(tuple(found), self.source_language) if words else tuple(found)

    @staticmethod
    def _words(text: str) -> Inlines:
        return (Text(text),) if text else ()


def page(said: Statement, documents: Sequence[Named], language: Language, frame: Frame, label: Label) -> Page:
    """The statement as a page, which the formats make files of.

    :param said: what was measured of the files in this language.
    :param documents: whose files those are.
    :param frame: what stands around every page of the publisher's in this language.
    :raises press.findings.Halt: if a string has no translation into the language.
    """
    writing = _Writing(said, language, frame.source_language, label)
    text = Document(
        name=NAME,
        language=language.code,
        metadata=Metadata((Text(label("Accessibility statement")),), updated=said.day),
        blocks=tuple(_parts(writing, documents)),
        location=_NOWHERE,
    )
    made, _ = compose(text, language, frame, label, lambda _source, _place: (None, ()))
    return made


def _parts(writing: _Writing, documents: Sequence[Named]) -> Iterator[Block]:
    label = writing.label
    yield _paragraph(
        label("We want everybody to be able to read what we publish. This statement is about these documents:")
    )
    yield BulletList(tuple(_mention(one, writing) for one in documents), _NOWHERE)
    yield from _conformance(writing)
    yield from _faults(writing)
    yield writing.heading("preparation", label("Preparation of this statement"))
    yield _paragraph(
        label(
            "This statement was prepared on %(date)s. It is a self-assessment: each file was checked by programs that "
            "had no part in making it. What a program cannot judge was not tested for this statement.",
            date=long_date(writing.said.day, writing.language),
        )
    )
    yield writing.heading("contact", label("Feedback and contact"))
    yield _paragraph(
        label("Is there something that you cannot read? Tell us which file it is and which program you use:")
    )
    yield Paragraph(writing.addressed(writing.said.contact), _NOWHERE)
    if writing.said.enforcement:
        yield writing.heading("enforcement", label("Enforcement procedure"))
        yield _paragraph(label("If you get no answer, or one that does not help you, you can turn to:"))
        yield Paragraph(writing.addressed(writing.said.enforcement), _NOWHERE)


def _conformance(writing: _Writing) -> Iterator[Block]:
    label = writing.label
    yield writing.heading("status", label("Conformance status"))
    yield _paragraph(
        label("As far as programs can tell, all files conform fully to these standards:")
        if writing.said.conforms
        else label("The files conform partially to these standards. What does not conform is listed below.")
    )
    # A reader is told of standards, and not of what the press asks beyond them.
    rows = [row for row in writing.said.measured if row.files and row.version]
    yield DefinitionList(
        tuple(
            Definition((writing.name(row.standard.label),), (_item(*_measured(row, writing)),), _NOWHERE)
            for row in rows
        ),
        _NOWHERE,
    )


def _measured(row: Measured, writing: _Writing) -> Inlines:
    text = writing.label(
        "Files that conform: %(passed)s of %(files)s. Checked with %(validator)s.",
        passed=writing.number(row.passed),
        files=writing.number(row.files),
        validator=_PLACE,
    )
    before, _, after = text.partition(_PLACE)
    return Text(before), writing.name(f"{row.standard.validator} {row.version}"), Text(after)


def _faults(writing: _Writing) -> Iterator[Block]:
    label, said = writing.label, writing.said
    yield writing.heading("content", label("Content that is not accessible"))
    found = (*said.faults, *said.undecided)
    yield _paragraph(label("This was found:") if found else label("No fault is known."))
    if found:
        yield BulletList(
            tuple(
                _item(Code(str(one.location)), Text(": "), *writing.foreign((Text(one.message),), "en"))
                for one in found
            ),
            _NOWHERE,
        )
    yield _paragraph(
        label("The pages of a PDF do not adapt to a small screen. HTML and EPUB have the same words, and do.")
    )


def _mention(document: Named, writing: _Writing) -> Blocks:
    words = writing.foreign((Text(document.title),), document.language)
    return _item(Link(words, f"{document.name}.md"))


def _item(*words: Inline) -> Blocks:
    return (Paragraph(words, _NOWHERE, tight=True),)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),), _NOWHERE)
