"""The words of a segment as XHTML, as a page prints them, with the glossary's terms underlined.

The markup is the page's own; what a proof adds stands in text only, never in a tag.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from html import escape, unescape

from press.checks.translation.glossary import Found
from press.model.location import Location
from press.model.page import Asset
from press.model.tree import Abbreviation, FootnoteMark, Image, Inline, Inlines, Link, Span, Style, Styled, Text
from press.page.inlines import Picture, Writing, inline_xhtml

TermsIn = Callable[[str], tuple[Found, ...]]
"""Finds the glossary's terms in a text."""

_TAG = re.compile(r"(<[^>]*>)")
_IMAGE = re.compile(r'(?<= src=")images/([^"]*)')


def xhtml(
    words: Inlines, language: str, picture: Picture, terms: TermsIn = lambda _text: (), *, place: Location
) -> str:
    """The XHTML of a detached segment in ``language`` (BCP 47).

    A note's mark is shown as translators see it in the catalog, and an abbreviation says which one of the source it is.
    """
    writing = Writing(language, language, picture, base_url="", place=place)
    pieces = _TAG.split(inline_xhtml(_attached(words), writing))
    return "".join(_shown(piece, writing) if piece[:1] == "<" else underlined(piece, terms) for piece in pieces)


def underlined(text: str, terms: TermsIn) -> str:
    """Escaped text with a span around each term that says what it is to be called."""
    plain = unescape(text)
    pieces, at = [], 0
    for found in terms(plain):
        called = " / ".join(found.term.targets)
        word = escape(plain[found.start : found.end], quote=False)
        pieces += [
            escape(plain[at : found.start], quote=False),
            f'<span class="term" title="{escape(called)}">{word}</span>',
        ]
        at = found.end
    return "".join([*pieces, escape(plain[at:], quote=False)])


def data_address(asset: Asset) -> str:
    """The picture itself as an address, so that nothing has to be loaded."""
    return f"data:{asset.media_type};base64,{b64encode(asset.data).decode('ascii')}"


def _shown(tag: str, writing: Writing) -> str:
    return _IMAGE.sub(lambda match: data_address(writing.assets[unescape(match[1])]), tag)


def _attached(words: Inlines) -> Inlines:
    return tuple(map(_whole, words))


def _whole(inline: Inline) -> Inline:
    match inline:
        case FootnoteMark(number):
            return Styled(Style.SUPERSCRIPT, (Text(f"[^{number}]"),))
        case Abbreviation(content, key):
            return Abbreviation(_attached(content), key, expansion=key)
        case Styled() | Link() | Span():
            return replace(inline, content=_attached(inline.content))
        case Image(description):
            return replace(inline, description=_attached(description))
    return inline
