"""A page in its editions: each is laid out, judged and finished; one that is made of another's file has it made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from press.build.outcome import withheld
from press.editions import EDITIONS, Layout
from press.findings import Finding, Halt
from press.formats import Made, make
from press.model import Artifact, Page
from press.rendering import Renderer
from press.settings import Settings

_HALF = {"A3": "A4", "A4": "A5"}
"""The paper that a sheet becomes when it is folded in the middle."""


@dataclass(slots=True)
class Making:
    """What was made of one page, so that nothing is laid out twice."""

    page: Page
    render: Renderer
    settings: Settings
    judge: Callable[[Artifact], tuple[Finding, ...]]
    _laid_out: dict[Layout, Made] = field(default_factory=dict)

    def edition(self, layout: Layout) -> Made:
        """The page in an edition, if the file says what the page says; and what there is to tell of it."""
        made = self._of(laid_out_for(layout, self.settings))
        if made.artifact is None or not (layout.row.imposition or layout.marks):
            return made
        from press import finishing  # most files are finished as they are, and need no pikepdf for it

        rtl = self.page.direction == "rtl"
        try:
            return replace(made, artifact=finishing.finish(made.artifact, layout, rtl=rtl, label=self.render.label))
        except Halt as halt:
            return Made(None, (*made.findings, *halt.findings))

    def _of(self, layout: Layout) -> Made:
        if layout not in self._laid_out:
            self._laid_out[layout] = self._judged(layout)
        return self._laid_out[layout]

    def _judged(self, layout: Layout) -> Made:
        try:
            made = make(self.page, self.render, layout)
        except Halt as halt:
            return Made(None, halt.findings)
        if made.artifact is None:
            return made
        told = self.judge(made.artifact)
        return Made(None if withheld(told) else made.artifact, (*made.findings, *told))


def laid_out_for(layout: Layout, settings: Settings) -> Layout:
    """The layout of the file that an edition is made of: its own, or another edition's.

    Its pages are laid out for half a sheet: type is as large as it is meant to be.
    """
    row = layout.row
    if not row.made_from:
        return layout
    base = settings.layout(row.made_from)
    half = _HALF[layout.size]
    usual = "" if half == EDITIONS[row.made_from].papers[0] and not base.paper else half
    pages = layout.max_pages or base.max_pages
    return replace(base, paper=usual, max_pages=pages, marks=layout.marks, bleed=layout.bleed)
