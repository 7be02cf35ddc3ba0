"""What texts say now that they did not say in a release that people have: facts first, then words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from press.catalog.alignment import align
from press.catalog.changes import Change, Run, WordEdit, compare, runs
from press.languages import Language
from press.model.segments import Kind
from press.reports.status import Render

TEMPLATE = "reports/changes.html.j2"
_DATE = "date"


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it is printed in a language."""

    context: str
    source: str
    """What it is a translation of (msgid)."""
    printed: str
    """Markdown, as translators see it."""
    kind: Kind
    section: str = ""
    """The heading above it, in the source's language."""
    translated: bool = True
    """False where the source is printed, for want of a translation."""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others of its document."""
        return (self.context, self.source)


@dataclass(frozen=True, slots=True)
class Edition:
    """A document as it is printed in a language."""

    title: str
    texts: tuple[Said, ...]
    updated: date | None = None
    pictures: tuple[tuple[str, str], ...] = ()
    """Names and digests, in the order of the text."""


class Sort(StrEnum):
    """What became of a text. The value is what a report calls it; the order is that of the report."""

    FACTS = "a fact changed"
    WORDS = "the words changed"
    NEW = "is new"
    GONE = "is gone"


class Whole(StrEnum):
    """What became of a whole document. The value is what a report says of it."""

    NEW = "It was not in the release."
    GONE = "It is not published any more."
    UNREAD = "It can’t be read as it stands now: make check says why."
    UNREAD_THEN = "It can’t be read any more as it was in the release."


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that is another than it was, or was not there."""

    sort: Sort
    section: str
    kind: str
    """What kind of text: a paragraph, a heading."""
    runs: tuple[Run, ...]
    """In the language."""
    source: tuple[Run, ...]
    """In the source's; empty where that is the language, or did not change."""
    facts: tuple[WordEdit, ...]
    translated: bool = True


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """A document, and what is different in it."""

    name: str
    title: str
    note: Whole | None = None
    """What became of all of it; None where it was there and is there still."""
    differences: tuple[Difference, ...] = ()

    @property
    def facts(self) -> tuple[WordEdit, ...]:
        """The facts that changed, each once."""
        return tuple(dict.fromkeys(fact for one in self.differences for fact in one.facts))


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is different in a language."""

    publisher: str
    language: Language
    language_name: str
    """In English."""
    source: Language
    since: str
    until: str
    """A version, or empty for the texts of today."""
    documents: tuple[DocumentChanges, ...]

    @property
    def count(self) -> int:
        """How many texts are different."""
        return sum(len(one.differences) for one in self.documents)

    @property
    def summary(self) -> str:
        """How much is different, in words."""
        notes = [one.note for one in self.documents]
        told = [
            f"{_several(notes.count(note), 'document')} {rest[notes.count(note) != 1]}"
            for note, rest in _SUMS.items()
            if note in notes
        ]
        texts = f"{_several(self.count, 'text')} differ{'s' * (self.count == 1)}"
        return ", ".join([texts, *told] if self.count or not told else told)

    @property
    def now(self) -> str:
        """What it is compared with, in words."""
        return self.until or "today"


_SUMS = {
    Whole.NEW: ("is new", "are new"),
    Whole.GONE: ("is gone", "are gone"),
    Whole.UNREAD: ("can’t be read", "can’t be read"),
    Whole.UNREAD_THEN: ("can’t be read as it was", "can’t be read as they were"),
}


def _several(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def document_changes(name: str, old: Edition | None, new: Edition | None) -> DocumentChanges | None:
    """What is different in a document; None where nothing is.

    :param old: None for one that was not there.
    :param new: None for one that is gone.
    """
    whole = new or old
    assert whole is not None  # noqa: S101 - it is in one of the two
    if old is None or new is None:
        return DocumentChanges(name, whole.title, Whole.NEW if old is None else Whole.GONE)
    found = [*_updated(old, new), *_texts(old.texts, new.texts), *_pictures(old.pictures, new.pictures)]
    order = list(Sort)
    found.sort(key=lambda one: order.index(one.sort))
    return DocumentChanges(name, new.title, None, tuple(found)) if found else None


def _updated(old: Edition, new: Edition) -> Iterator[Difference]:
    if old.updated != new.updated:
        was, now = (str(one.updated or "") for one in (old, new))
        yield Difference(Sort.FACTS, "", "last update", runs(was, now), (), (WordEdit(was, now, _DATE),))


def _pictures(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> Iterator[Difference]:
    before, now = dict(old), dict(new)
    for name in dict.fromkeys((*before, *now)):
        if name not in now:
            yield Difference(Sort.GONE, "", "picture", (Run(name, "gone"),), (), ())
        elif name not in before:
            yield Difference(Sort.NEW, "", "picture", (Run(name, "new"),), (), ())
        elif before[name] != now[name]:
            yield Difference(Sort.WORDS, "", "picture", (Run(name, "same"),), (), ())


# --- texts -----------------------------------------------------------------------------------------------------


def _texts(old: Sequence[Said], new: Sequence[Said]) -> Iterator[Difference]:
    """The texts that are different, in the order of the new text; what is gone stands where it stood."""
    before, now = {one.key: one for one in old}, {one.key: one for one in new}
    links = align(tuple(before), tuple(now))
    olds, news = list(before.values()), list(now.values())
    linked_old = {at for link in links for at in link.old}
    linked_new = {at: link for link in links for at in link.new[:1]}
    rest = {at for link in links for at in link.new[1:]}
    for at, one in enumerate(news):
        if one.key in before:
            yield from _changed([before[one.key]], [one])
        elif at in linked_new:
            link = linked_new[at]
            yield from _changed([olds[place] for place in link.old], [news[place] for place in link.new])
        elif at not in rest:
            yield _alone(one, Sort.NEW)
    for at, one in enumerate(olds):
        if one.key not in now and at not in linked_old:
            yield _alone(one, Sort.GONE)


def _alone(one: Said, sort: Sort) -> Difference:
    is_new = sort is Sort.NEW
    told = _facts(compare("", one.printed) if is_new else compare(one.printed, ""))
    shown = (Run(one.printed, "new" if is_new else "gone"),)
    return Difference(sort, one.section, str(one.kind), shown, (), told, one.translated)


def _changed(old: Sequence[Said], new: Sequence[Said]) -> Iterator[Difference]:
    """A text that took the place of another; several where one was divided or some were joined."""
    was, now = (" ".join(one.printed for one in side) for side in (old, new))
    if was == now:
        return
    was_source, now_source = (" ".join(one.source for one in side) for side in (old, new))
    translated = all(one.translated for one in new)
    if not translated and was_source != now_source:
        was, now = was_source, now_source  # words of two languages have nothing in common
    told = _facts(compare(was, now)) or _facts(compare(was_source, now_source))
    yield Difference(
        sort=Sort.FACTS if told else Sort.WORDS,
        section=new[0].section,
        kind=str(new[0].kind),
        runs=runs(was, now),
        source=() if now_source in {now, was_source} else runs(was_source, now_source),
        facts=told,
        translated=translated,
    )


def _facts(change: Change) -> tuple[WordEdit, ...]:
    return tuple(edit for edit in change.words if edit.fact)


# --- for people ------------------------------------------------------------------------------------------------


def lines(changes: Changes) -> Iterator[str]:
    """The same for a terminal, in the marks of ``wdiff``."""
    yield f"{changes.language.code}: {changes.summary} between {changes.since} and {changes.now}"
    for document in changes.documents:
        yield f"{document.name}: {document.title}"
        if document.note:
            yield f"    {document.note}"
        for fact in document.facts:
            yield f"    {fact.fact}: {fact}"
        for one in document.differences:
            where = f"{one.kind}{f' under “{one.section}”' if one.section else ''}"
            missing = "" if one.translated else ", not translated yet"
            yield f"    {one.sort} ({where}{missing}):"
            yield f"        {''.join(map(str, one.runs))}"


def page(changes: Changes, render: Render) -> str:
    """The page, in one file that loads nothing.

    :raises press.findings.Halt: if the template can't be filled.
    """
    return render(TEMPLATE, changes=changes)
