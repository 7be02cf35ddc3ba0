"""Document + language + labels → one Page for all editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from press.findings import Finding
from press.languages import Language, long_date
from press.model.document import Document
from press.model.page import Alternate, Asset, ContentsEntry, Page, PageBlock
from press.model.tree import Block, Blocks, Division, Heading, Inlines, Part, Span
from press.page.blocks import block_xhtml, foreign
from press.page.inlines import Picture, Writing
from press.page.notes import endnotes
from press.pandoc import plain


class Label(Protocol):
    """Gives a string of the templates in the page's language."""

    def __call__(self, msgid: str) -> str:
        """The label for an English string."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page has to know that is not in its text."""

    publisher: str
    publisher_language: str
    """BCP 47."""
    source_language: str
    """BCP 47."""
    draft: bool
    """The translation is not signed off."""
    incomplete: bool
    """Parts are printed in the source's language."""
    base_url: str
    languages: tuple[Alternate, ...]
    formats: tuple[Alternate, ...]
    logo: Asset | None = None
    """The publisher's mark."""
    translators: tuple[str, ...] = ()
    address: str = ""
    """Of the page on the web."""
    notice: str = ""
    """What a reader must know instead of the usual notices."""
    notice_language: str = ""
    """Set where that is not in the page's language (BCP 47)."""
    begun: bool = False
    """Of a draft: somebody has approved some of it."""


def compose(
    document: Document, language: Language, frame: Frame, label: Label, picture: Picture
) -> tuple[Page, tuple[Finding, ...]]:
    """The page of a document that is already in ``language``; pictures that are missing are findings."""
    writing = Writing(language.code, frame.source_language, picture, frame.base_url)
    blocks = [_page_block(block, writing) for block in _top_level(document.blocks)]
    blocks = [block for block in blocks if block.xhtml]
    if sum(1 for block in blocks if block.heading) > 1:
        writing.features.add("contents")
    if writing.notes:
        blocks.append(endnotes(writing, label))
    data = document.metadata
    page = Page(
        document=document.name,
        language=language.code,
        direction=language.direction,
        title=plain(data.title),
        subtitle=plain(data.subtitle),
        summary=plain(data.summary),
        publisher=frame.publisher,
        publisher_language=frame.publisher_language if frame.publisher_language != language.code else "",
        updated=data.updated,
        updated_text=long_date(data.updated, language) if data.updated else "",
        blocks=tuple(blocks),
        notices=(frame.notice,) if frame.notice else tuple(_notices(frame, label)),
        notices_language=frame.notice_language,
        draft=frame.draft,
        title_language=_language_of(data.title, writing),
        subtitle_language=_language_of(data.subtitle, writing),
        summary_language=_language_of(data.summary, writing),
        assets=tuple(writing.assets.values()),
        languages=frame.languages,
        formats=frame.formats,
        logo=frame.logo,
        translators=frame.translators,
        address=frame.address,
        features=frozenset(writing.features),
    )
    return page, tuple(writing.findings)


def _top_level(blocks: Blocks) -> Iterator[Block]:
    """The blocks one by one; a division that says nothing of its blocks is opened, so that headings are found."""
    for block in blocks:
        opened = isinstance(block, Division) and block.part is Part.PLAIN and block.translate and not block.language
        if opened and isinstance(block, Division):
            yield from _top_level(block.blocks)
        else:
            yield block


def _page_block(block: Block, writing: Writing) -> PageBlock:
    xhtml = block_xhtml(block, writing)
    if not isinstance(block, Heading):
        return PageBlock(xhtml)
    only = block.content[0] if len(block.content) == 1 else None
    language = only.language if isinstance(only, Span) and only.language != writing.language else ""
    return PageBlock(xhtml, ContentsEntry(block.level, block.id, plain(block.content), language))


def _language_of(words: Inlines, writing: Writing) -> str:
    left = foreign(words, writing)
    return left.language if left else ""


def _notices(frame: Frame, label: Label) -> Iterator[str]:
    if frame.draft and frame.begun:
        yield label("This translation is a draft. Not all of it has been approved yet.")
    elif frame.draft:
        yield label("This translation is a draft. No native speaker has reviewed it.")
    if frame.incomplete:
        yield label("Parts of this text have not been translated yet. They are shown in the original language.")
