"""Whether a source's words serve somebody who hears them: what a link says, and what is only made to look a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.findings import Finding, finding
from press.model.location import Location
from press.model.tree import Blocks, Division, Inlines, Link, Paragraph, Part, Style, Styled
from press.model.walks import inlines_in
from press.pandoc import plain

_SAYS_NOTHING = frozenset(
    "her|klik her|tryk her|se her|læs her|læs mere|læs mere her|mere|se mere|link|dette link|hent|download|gå til|"
    "here|click here|read more|more|this link".split("|")
)
"""Link texts that mean nothing out of their place, where a screen reader lists them (Digitaliseringsstyrelsen's
guidance on links; WCAG 2.2, 2.4.4, failure F84)."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LONGEST_TITLE = 90
"""Characters. A paragraph that is longer is emphasised, and no heading."""
_ENDS_SENTENCE = (".", "!", "?", ":", "…", ",", ";")


def check_wording(blocks: Blocks) -> Iterator[Finding]:
    """What is wrong with the words of a text, whatever its structure."""
    for inline, place in inlines_in(blocks):
        if isinstance(inline, Link):
            yield from _link(inline, place)
    yield from _false_headings(blocks)


def _link(link: Link, place: Location) -> Iterator[Finding]:
    """A link says where it leads (WCAG 2.2, 2.4.4)."""
    words = " ".join(plain(link.content).split())
    if words.strip(" .:…›»>→").casefold() in _SAYS_NOTHING:
        hint = "write what it leads to: “Læs mere om …” and not the one word"
        yield finding("link-words", f"the link “{words}” does not say where it leads", place, hint)
    elif _ADDRESS.fullmatch(words):
        hint = "write the name of the page between the brackets: [Strong Cities Network](https://…)"
        yield finding("link-address", f"a link whose words are an address: “{words[:60]}”", place, hint)


def _false_headings(blocks: Blocks, *, labelled: bool = False) -> Iterator[Finding]:
    """Emphasis is no heading (WCAG 2.2, 1.3.1, failure F2).

    :param labelled: whether the first paragraph may be the label of the part that it opens.
    """
    for number, block in enumerate(blocks):
        if isinstance(block, Division):
            yield from _false_headings(block.blocks, labelled=block.part is not Part.PLAIN)
            continue
        is_last, is_label = number + 1 == len(blocks), labelled and number == 0
        if isinstance(block, Paragraph) and _looks_like_heading(block.content) and not (is_last or is_label):
            message = f"“{plain(block.content)[:60]}” is emphasised to look like a heading"
            hint = "write it as one, with ## or ###, so that it can be found by those who don't see it"
            yield finding("heading-emphasis", message, block.location, hint)


def _looks_like_heading(words: Inlines) -> bool:
    only = words[0] if len(words) == 1 else None
    text = plain(words).strip()
    return (
        isinstance(only, Styled)
        and only.style in {Style.STRONG, Style.EMPHASIS}
        and len(text) <= _LONGEST_TITLE
        and not text.endswith(_ENDS_SENTENCE)
    )
