"""The lists of a release, as pages that work without a network and without script: one in each language, one of all.

They are made of the record alone, so that they can be made again when the release is withdrawn.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from press import languages
from press.editions import EDITIONS
from press.languages import Language, file_size, in_digits, long_date
from press.model.page import Asset
from press.release.model import File, Release, Titled
from press.release.naming import Label, edition_name
from press.release.places import STATEMENT

TEMPLATE = "release/index.html.j2"
CHOOSER = "release/chooser.html.j2"


class Render(Protocol):
    """Fills a template in a language."""

    def __call__(self, template: str, **values: object) -> str:
        """The text of ``template`` with ``values`` as its variables."""

    def label(self, msgid: str, **values: object) -> str:
        """A string of the layouts in the language."""


@dataclass(frozen=True, slots=True)
class Row:
    """A file as a list shows it."""

    href: str
    label: str
    format: str
    size: str
    pages: str
    """Empty for what has none."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document with its files."""

    name: str
    titled: Titled
    updated: str
    """The date in the language's own form; empty without one."""
    rows: tuple[Row, ...]

    @property
    def page(self) -> str:
        """Where it can be read at once: its page for a browser; empty where there is none."""
        return next((row.href for row in self.rows if row.format == "html"), "")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who publishes, as a page of a language names it."""

    publisher: str
    language: str
    """Of the name; BCP 47."""
    logo: Asset | None = None


def index(release: Release, language: Language, sender: Sender, render: Render) -> bytes:
    """The page of a language, which stands in its folder.

    :raises press.findings.Halt: if the template can't be filled.
    """
    published = release.languages[language.code]
    documents = [listed(release, language, name, titled, render.label) for name, titled in published.documents.items()]
    stated = any(file.path == f"{language.code}/{STATEMENT}" for file in release.files)
    foreign = {tag for one in documents for tag in (one.titled.title_language, one.titled.summary_language) if tag}
    tongues = {language.code, sender.language, release.source_language, *release.languages} | foreign
    return _filled(
        render,
        TEMPLATE,
        release,
        language,
        sender,
        documents=documents,
        statement=STATEMENT if stated else "",
        tongues=ordered(tongues),
    )


def chooser(release: Release, language: Language, sender: Sender, render: Render) -> bytes:
    """The first page, which leads to those of the languages.

    :param language: of the few words on it: the source's.
    :raises press.findings.Halt: if the template can't be filled.
    """
    tongues = ordered({language.code, sender.language, *release.languages})
    return _filled(render, CHOOSER, release, language, sender, tongues=tongues)


def _filled(
    render: Render, template: str, release: Release, language: Language, sender: Sender, **values: object
) -> bytes:
    logo = sender.logo
    return render(
        template,
        release=release,
        day=long_date(release.day, language),
        sender=sender,
        publisher_language=sender.language if sender.language != language.code else "",
        own_names={code: languages.own_name(code) for code in release.languages},
        direction=languages.direction,
        logo=f"data:{logo.media_type};base64,{b64encode(logo.data).decode('ascii')}" if logo else "",
        **values,
    ).encode()


def listed(release: Release, language: Language, name: str, titled: Titled, label: Label) -> Listed:
    """A document of a release in a language, with its files in the order of the table of editions."""
    files = [file for file in release.of(language.code) if file.document == name]
    order = list(EDITIONS)
    files.sort(key=lambda file: order.index(file.edition) if file.edition in EDITIONS else len(order))
    updated = long_date(titled.updated, language) if titled.updated else ""
    return Listed(name, titled, updated, tuple(_row(file, language, label) for file in files))


def _row(file: File, language: Language, label: Label) -> Row:
    edition = EDITIONS.get(file.edition)
    href = file.path.partition("/")[2]
    return Row(
        href=href,
        label=edition_name(file.edition, label),
        format=edition.format if edition else "",
        size=file_size(file.size, language),
        pages=in_digits(str(file.pages), language.code) if file.pages else "",
    )


def ordered(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags of languages in the order that their rules in a style sheet need: what is more special stands later."""
    return tuple(sorted(tags, key=lambda tag: (len(tag), tag)))
