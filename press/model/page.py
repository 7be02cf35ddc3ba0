"""A page, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from press.model.location import Direction


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that travels with a page."""

    name: str
    """Unique in the page; the page's markup refers to it as ``images/<name>``."""
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font file of the publisher's own."""

    family: str
    weight: int
    """From 1 to 1000 (CSS, font-weight)."""
    style: Literal["normal", "italic"]
    file: str
    """Its name in the project's folder fonts/; a style sheet refers to it as ``fonts/<file>``."""
    data: bytes


@dataclass(frozen=True, slots=True)
class House:
    """The publisher's own families, as far as they serve a page; empty names where the script's serve."""

    text: str = ""
    headings: str = ""
    faces: tuple[Typeface, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading as a table of contents needs it."""

    level: int
    id: str
    text: str
    language: str = ""
    """BCP 47 where the heading is not in the page's language."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A top-level block of a page: well-formed XHTML without namespace prefixes."""

    xhtml: str
    heading: ContentsEntry | None = None
    """Set where the block is a heading."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """Where the same document is to be had in another language or format."""

    language: str
    """BCP 47."""
    format: str
    """Name of the format: pdf, epub or html."""
    label: str
    """The language's name in itself, or the format's name."""
    href: str
    """Relative to the page's own file, or absolute where the settings have a base_url."""
    edition: str = ""
    """A key of :data:`press.editions.EDITIONS`; empty for a page in another language."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a released file was made of; its metadata says so."""

    version: str
    """Of the release."""
    commit: str
    """Of the project's git repository, in hexadecimal."""
    stated: str = ""
    """Who translated it and who signed it off (:func:`press.release.stated`); empty where nobody did."""

    @property
    def source(self) -> str:
        """The commit by its name in every archive: SWHID (ISO/IEC 18670), or gitoid where git counts in SHA-256."""
        return f"swh:1:rev:{self.commit}" if len(self.commit) == 40 else f"gitoid:commit:sha256:{self.commit}"


@dataclass(frozen=True, slots=True)
class Page:
    """A document in one language, ready to be laid out by any format."""

    document: str
    language: str
    """BCP 47."""
    direction: Direction
    title: str
    subtitle: str
    summary: str
    publisher: str
    updated: date | None
    updated_text: str
    """The date in the language's own form (CLDR, long); empty without a date."""
    blocks: tuple[PageBlock, ...]
    """The text without its title; headings begin at h2."""
    publisher_language: str = ""
    """Set where the publisher's name is not in the page's language (BCP 47)."""
    notices: tuple[str, ...] = ()
    """What a reader must know first, in the page's language: draft, parts not translated."""
    notices_language: str = ""
    """Set where the notices are not in the page's language (BCP 47)."""
    draft: bool = False
    """The translation is not signed off."""
    title_language: str = ""
    """Set where the title is not in the page's language (BCP 47)."""
    subtitle_language: str = ""
    """The same for the subtitle."""
    summary_language: str = ""
    """The same for the summary."""
    assets: tuple[Asset, ...] = ()
    languages: tuple[Alternate, ...] = ()
    """The document's HTML in every published language, this one included."""
    formats: tuple[Alternate, ...] = ()
    """The document in this language in every format: a page does not know which one it will be."""
    stamped: date | None = None
    """The date of what has to have one, where ``updated`` is None (SOURCE_DATE_EPOCH); nobody reads it in print."""
    logo: Asset | None = None
    """The publisher's mark, which stands beside the name; empty of words, so that it needs no description."""
    translators: tuple[str, ...] = ()
    """Who translated it: names, as they were written into the catalogs."""
    address: str = ""
    """Of its page on the web; empty where it has none."""
    features: frozenset[str] = frozenset()
    """What the page has of: images, tables, footnotes, contents, links (for honest accessibility metadata)."""
    house: House = House()
    """The publisher's own fonts."""
    provenance: Provenance | None = None
    """Set in a release."""

    @property
    def body(self) -> str:
        """The whole text as XHTML."""
        return "\n".join(block.xhtml for block in self.blocks)

    @property
    def contents(self) -> tuple[ContentsEntry, ...]:
        """The headings in order."""
        return tuple(block.heading for block in self.blocks if block.heading)
