"""What stands in a language's way, in plain words and in the order in which it is best mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from press.model.signoff import Role
from press.reports.status import DocumentStatus


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a language beside the numbers of its documents."""

    code: str
    """BCP 47."""
    source_name: str
    """The source's language, in English."""
    unreadable: tuple[str, ...] = ()
    """Documents whose source has errors, so that nothing of them is made."""
    without_catalog: tuple[str, ...] = ()
    """The files of catalogs that are not there."""
    faults: int = 0
    """Findings on the catalogs themselves: broken entries, a wrong header."""
    strings: int = 0
    """Strings of the templates without a translation."""
    strings_file: str = ""
    must_be_complete: bool = False
    """``missing = "fail"``."""
    required: tuple[Role, ...] = ()
    """The roles that each text needs before it is no draft any more."""
    gone: int = 0
    """Approvals of texts that are no more."""


def obstacles(known: Circumstances, documents: Sequence[DocumentStatus]) -> tuple[str, ...]:
    """Sentences, each with what to do; none where nothing stands in the way."""
    return (*_of_files(known), *_of_texts(known, documents), *_of_policy(known, documents))


def _of_files(known: Circumstances) -> Iterator[str]:
    for name in known.unreadable:
        yield f"“{name}” has errors in its {known.source_name} text, so nothing of it is made: run make check."
    if known.strings:
        many, lacks = _texts(known.strings, "string of the layouts", "strings of the layouts"), known.strings_file
        yield f"{many} not translated, so no file can be made: translate what is empty in {lacks}."
    for file in known.without_catalog:
        yield f"There is no {file} yet: run make update, which makes it."
    if known.faults:
        many = "1 fault" if known.faults == 1 else f"{known.faults} faults"
        yield f"The catalogs have {many} in the file itself: make check LANG={known.code} names the lines."


def _of_texts(known: Circumstances, documents: Sequence[DocumentStatus]) -> Iterator[str]:
    withheld = sum(row.withheld for row in documents)
    if withheld:
        many = _texts(withheld, "translation", "translations")
        yield f"{many} kept out of print by errors: make check LANG={known.code} says how to mend them."
    fuzzy = sum(row.fuzzy for row in documents)
    if fuzzy:
        many = _texts(fuzzy, "translation", "translations")
        yield f"{many} waiting for a look (fuzzy): make proof LANG={known.code} shows what changed."
    missing = sum(row.missing for row in documents)
    if missing:
        yield f"{_texts(missing, 'text', 'texts')} not translated yet."


def _of_policy(known: Circumstances, documents: Sequence[DocumentStatus]) -> Iterator[str]:
    incomplete = [row.document for row in documents if row.translated < row.total]
    if incomplete and known.must_be_complete:
        names = ", ".join(f"“{name}”" for name in incomplete)
        yield f'Until that is done, {names} can’t be published (missing = "fail" in publication.toml).'
    elif incomplete:
        yield f"Until that is done, those texts are printed in {known.source_name}, under a notice."
    yield from _of_signoff(known, documents)


def _of_signoff(known: Circumstances, documents: Sequence[DocumentStatus]) -> Iterator[str]:
    drafts = ", ".join(f"“{row.document}”" for row in documents if row.signed.draft)
    if drafts:
        who = f'make approve LANG={known.code} BY="…"'
        yield f"{drafts}: built as a draft, until each text is {' and '.join(known.required)}: {who} shows them."
    if known.gone:
        many = "1 approval is" if known.gone == 1 else f"{known.gone} approvals are"
        yield f'{many} of texts that are no more: make approve LANG={known.code} BY="…" GONE=drop drops them.'


def _texts(count: int, one: str, many: str) -> str:
    return f"1 {one} is" if count == 1 else f"{count} {many} are"
