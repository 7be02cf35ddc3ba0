"""A page as the panels of a sheet that is folded in three; :mod:`press.finishing` puts them on the sheet.

A panel is a page of its own here, so that the text flows from one to the next and its tags keep the order of reading:

1. the front, with the title;
2. the panel that is folded in, which is seen first when the leaflet is opened: the summary. Where the text needs four
   panels, the summary stands before it, and its end there;
3. three panels inside, and the text on them;
4. the back, with the contact and the colophon.

The type is as large as the text allows, in the steps of :data:`SIZES`; where the smallest is too large, it is told by
how much. A text that leaves room is spread over its panels evenly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from press.editions import Layout
from press.findings import Finding, finding
from press.formats import Made, Render
from press.formats.pdf import Drawn, drawn, guarded, name_of, page_html, written
from press.model.page import Page

SIZES = (12.0, 11.0, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Sizes of Latin type in points, for short texts first; other scripts by their rows in press/languages/scripts.py."""

INSIDE = 3
"""Panels inside."""

FRONT, FLAP, TEXT, BACK = "front", "flap", "text", "back"
"""The names of pages in the style sheet."""

_SLACK = (1.0, 1.06, 1.14, 1.24)
"""How much higher than an even share of the text panels may be, for what must not be broken; tried in this order."""
_EVEN = 0.8
"""The last panel is full enough with so much of the height of the others."""

_CONTACT = '<section class="contact"'


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A way to lay the page out."""

    size: float
    """Points."""
    summary_alone: bool = False
    """The summary has the panel that is folded in to itself, if there is one, and the text stays inside."""
    contact_on_back: bool = True
    """If not, the contact stands where the text has it."""
    foot: float = 0.0
    """Room left at the foot of the panels of text, in mm."""


@dataclass(frozen=True, slots=True)
class _Panels:
    """What came of an attempt."""

    attempt: _Attempt
    html: str
    drawn: Drawn
    names: tuple[str, ...]
    """What each of its pages is: one of the names above."""

    def pages(self, name: str) -> tuple[int, ...]:
        """The pages of a name, counted from 0."""
        return tuple(number for number, found in enumerate(self.names) if found == name)

    @property
    def room(self) -> int:
        """The panels that the text may have."""
        return INSIDE if self.attempt.summary_alone else INSIDE + 1

    @property
    def fit(self) -> bool:
        """Whether there is a panel for each page."""
        alone = all(len(self.pages(name)) <= 1 for name in (FRONT, FLAP, BACK))
        return alone and len(self.pages(TEXT)) <= self.room

    def hopeless(self, size: float) -> bool:
        """Whether the text will not fit in smaller type either: the panels that it fills shrink with its square."""
        return (len(self.pages(TEXT)) - 1) * (size / self.attempt.size) ** 2 > self.room

    def in_order(self) -> tuple[int | None, ...]:
        """The page on each panel, as :attr:`press.model.artifact.Artifact.panels` has them."""
        inner: list[int | None] = [*self.pages(TEXT)]
        inner += [None] * (self.room - len(inner))
        inner += self.pages(FLAP)
        inner += [None] * (INSIDE + 1 - len(inner))
        return (*self.pages(FRONT), *inner, *self.pages(BACK))


def make(page: Page, render: Render, layout: Layout) -> Made:
    """The panels, unless the text is too long for them.

    :raises press.findings.Halt: if WeasyPrint can't start, or the template can't be filled.
    """
    html = _html(page, render, layout, _Attempt(SIZES[0]))
    return guarded(page, html, lambda: _fitted(page, render, layout))


def _fitted(page: Page, render: Render, layout: Layout) -> Made:
    """The largest type with which there is a panel for everything, and everything within its panel."""
    panels: _Panels | None = None
    made: Made | None = None
    for size in SIZES:
        if panels and size > SIZES[-1] and panels.hopeless(size):
            continue
        panels = _panels(page, render, layout, _Attempt(size))
        if not panels.fit:
            continue
        if page.summary or len(panels.pages(TEXT)) <= INSIDE:
            roomy = _panels(page, render, layout, replace(panels.attempt, summary_alone=True))
            panels = roomy if roomy.fit else panels
        panels = _even(page, render, layout, panels)
        # A leaflet has six panels, whatever the text.
        made = written(page, panels.html, replace(layout, max_pages=0), panels.drawn)
        if made.artifact:
            return replace(made, artifact=replace(made.artifact, panels=panels.in_order()))
    assert panels  # noqa: S101 - there is a size
    return made or Made(None, (_too_much(page, layout, panels),))


def _panels(page: Page, render: Render, layout: Layout, attempt: _Attempt) -> _Panels:
    """An attempt; the contact moves into the text where the back is too small for it."""
    html = _html(page, render, layout, attempt)
    laid_out = drawn(page, html)
    from press.formats.weasy.panels import page_names

    panels = _Panels(attempt, html, laid_out, page_names(laid_out.document))
    if attempt.contact_on_back and len(panels.pages(BACK)) > 1:
        return _panels(page, render, layout, replace(attempt, contact_on_back=False))
    return panels


def _even(page: Page, render: Render, layout: Layout, panels: _Panels) -> _Panels:
    """The text spread evenly, where it fills more than one of its panels and leaves another empty, or nearly so."""
    from press.formats.weasy.panels import text_heights

    heights = text_heights(panels.drawn.document, panels.pages(TEXT))
    if len(heights) < 2 or (len(heights) == panels.room and heights[-1].filled > _EVEN * heights[0].filled):
        return panels
    share = sum(one.filled for one in heights) / panels.room
    for slack in _SLACK:
        foot = round(heights[0].whole - share * slack, 1)
        if foot > 0:
            tried = _panels(page, render, layout, replace(panels.attempt, foot=foot))
            if tried.fit and tried.attempt.contact_on_back == panels.attempt.contact_on_back:
                return tried
    return panels


def _html(page: Page, render: Render, layout: Layout, attempt: _Attempt) -> str:
    blocks = [block.xhtml for block in page.blocks]
    contact = [block for block in blocks if attempt.contact_on_back and block.startswith(_CONTACT)]
    return page_html(
        page,
        render,
        layout,
        size=attempt.size,
        summary_alone=attempt.summary_alone,
        foot=attempt.foot,
        text="\n".join(block for block in blocks if block not in contact),
        contact="\n".join(contact),
    )


def _too_much(page: Page, layout: Layout, panels: _Panels) -> Finding:
    """What does not fit, and by how much."""
    from press.formats.weasy.panels import characters

    document = panels.drawn.document
    size = f"even in type of {panels.attempt.size:g} points"
    for name, what in ((FRONT, "the title and what stands with it"), (BACK, "the colophon")):
        if surplus := characters(document, panels.pages(name)[1:]):
            message = f"{name_of(page)}: {_many(surplus)} of {what} don't fit on a leaflet's {name}, {size}"
            return finding("does-not-fit", message, hint="write a shorter title, subtitle or publisher's name")
    surplus = characters(document, panels.pages(TEXT)[panels.room :])
    message = f"{name_of(page)}: the text has {_many(surplus)} too many for a leaflet on {layout.size}, {size}"
    section = f"[edition.{layout.edition}] in publication.toml"
    larger = layout.row.papers[layout.row.papers.index(layout.size) + 1 :]
    paper = "".join(f'write paper = "{size}" under {section}, ' for size in larger)
    hint = f"shorten it, {paper}or name there under `documents` those that are to be leaflets"
    if not larger:
        hint = f"shorten it, or name under `documents` in {section} those texts that are to be leaflets"
    return finding("does-not-fit", message, hint=hint)


def _many(count: int) -> str:
    return f"{count:,} character{'s' * (count != 1)}"
