"""Inlines → XHTML, with the language and direction of every part."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from press import languages
from press.findings import Finding
from press.guard import document_link
from press.model.location import Direction, Location
from press.model.page import Asset
from press.model.tree import Abbreviation, Code, Footnote, Image, Inline, Inlines, LineBreak, Link, Span, Styled, Text

Picture = Callable[[str, Location], tuple[Asset | None, tuple[Finding, ...]]]
"""Finds a picture by the source that the text gives."""

_LEFT_TO_RIGHT = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)»”’]     # an address
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                     # e-mail
    | \+?\(?\d(?:[\d\u00a0\u202f\u2060 ./:,()–-]*\d)?%?     # a number of several parts: +45 33 92, 1.234,50, 10/11
    """,
    re.VERBOSE | re.ASCII,
)
_PARTS = re.compile(r"[^\d\s]|\d\s+\d")
_RTL_LETTER = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(slots=True)
class Writing:
    """What is known and gathered while a page is written."""

    language: str
    """BCP 47, of the page."""
    source_language: str
    picture: Picture
    base_url: str
    assets: dict[str, Asset] = field(default_factory=dict)
    notes: list[Footnote] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    expanded: set[str] = field(default_factory=set)
    """The expansions that were shown: on paper a reader sees one only where the abbreviation stands first."""
    place: Location = field(default_factory=lambda: Location(""))
    """Of the block that is being written."""

    def show(self, source: str) -> str:
        """The name of the asset for a picture; empty where there is none to show."""
        asset, findings = self.picture(source, self.place)
        self.findings += findings
        if asset is None:
            return ""
        self.assets[asset.name] = asset
        self.features.add("images")
        return asset.name


def inline_xhtml(words: Inlines, writing: Writing, language: str = "") -> str:
    """The XHTML of inlines that stand in ``language`` (the page's, where it is empty)."""
    return "".join(_one(inline, writing, language or writing.language) for inline in words)


def language_attributes(language: str, around: str) -> str:
    """`` lang="…"``, and ``dir`` where the direction is another than around (WCAG 2.2, 3.1.2; HTML, dir)."""
    direction = languages.direction(language)
    turned = f' dir="{direction}"' if direction != languages.direction(around) else ""
    return f' lang="{escape(language)}"{turned}'


def _one(inline: Inline, writing: Writing, language: str) -> str:
    match inline:
        case Text(text):
            return _text(text, languages.direction(language))
        case LineBreak():
            return "<br/>"
        case Code(text):
            turned = ' dir="ltr"' if languages.direction(language) == "rtl" else ""
            return f"<code{turned}>{escape(text, quote=False)}</code>"
        case Styled(style, content):
            return f"<{style}>{inline_xhtml(content, writing, language)}</{style}>"
        case Span():
            return _span(inline, writing, language)
        case Abbreviation(content, _, expansion):
            first = "" if expansion in writing.expanded else ' class="first"'
            writing.expanded.add(expansion)
            return f'<abbr title="{escape(expansion)}"{first}>{inline_xhtml(content, writing, language)}</abbr>'
        case Link():
            return _link(inline, writing, language)
        case Image():
            return image_xhtml(inline, writing)
        case Footnote():
            writing.notes.append(inline)
            writing.features.add("footnotes")
            number = len(writing.notes)
            shown = languages.in_digits(str(number), writing.language)
            return f'<a class="noteref" role="doc-noteref" id="fnref-{number}" href="#fn-{number}">{shown}</a>'
    message = f"{type(inline).__name__} has no place in a finished text"
    raise TypeError(message)


def image_xhtml(image: Image, writing: Writing) -> str:
    """The ``img`` of a picture; nothing where it is missing, which is a finding."""
    from press.pandoc import plain

    name = writing.show(image.source)
    if name and image.is_decoration:
        return f'<img src="images/{escape(name)}" alt="" role="presentation"/>'
    description = image.description
    only = description[0] if len(description) == 1 else None
    left = only.language if isinstance(only, Span) and only.language != writing.language else ""
    marks = language_attributes(left, writing.language) if left else ""
    return f'<img src="images/{escape(name)}" alt="{escape(plain(description))}"{marks}/>' if name else ""


def _text(text: str, direction: Direction) -> str:
    """Text; in a right-to-left one, numbers of several parts and addresses are isolated (HTML, the bdi element)."""
    if direction == "ltr":
        return escape(text, quote=False)
    pieces: list[str] = []
    end = 0
    for match in _LEFT_TO_RIGHT.finditer(text):
        if _PARTS.search(match[0]):
            pieces += [escape(text[end : match.start()], quote=False), f'<bdi dir="ltr">{escape(match[0])}</bdi>']
            end = match.end()
    return "".join([*pieces, escape(text[end:], quote=False)])


def _span(span: Span, writing: Writing, language: str) -> str:
    inner = span.language or language
    attributes = language_attributes(inner, language) if span.language and span.language != language else ""
    if span.language == writing.source_language != language:
        attributes += ' class="untranslated"'
    if not span.translate:
        attributes += ' translate="no"'
        if not span.language and inner != writing.source_language:
            inner = writing.source_language
            attributes += language_attributes(inner, language)
    content = inline_xhtml(span.content, writing, inner)
    return f"<span{attributes}>{content}</span>" if attributes else content


def _link(link: Link, writing: Writing, language: str) -> str:
    from press.pandoc import plain

    writing.features.add("links")
    content = inline_xhtml(link.content, writing, language)
    if languages.direction(language) == "rtl" and not _RTL_LETTER.search(plain(link.content)) and "<" not in content:
        content = f'<bdi dir="ltr">{content}</bdi>'
    title = f' title="{escape(link.title)}"' if link.title else ""
    other = document_link(link.target)
    if other:
        return _to_document(*other, content, writing)
    outside = ' rel="external"' if link.target.startswith("http") else ""
    return f'<a href="{escape(link.target)}"{outside}{title}>{content}</a>'


def _to_document(name: str, anchor: str, content: str, writing: Writing) -> str:
    """A link to another document: an address where the settings give one; elsewhere a mark that HTML makes a link of.

    A PDF or an EPUB that travels by mail has nothing beside it that it could lead to (EPUBCheck RSC-007).
    """
    if writing.base_url:
        href = f"{writing.base_url}{writing.language}/{name}.html{anchor}"
        return f'<a href="{escape(href)}" rel="external">{content}</a>'
    return f'<span class="document" data-document="{escape(name + ".html" + anchor)}">{content}</span>'
