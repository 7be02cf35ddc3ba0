"""A page in its editions: each is laid out, judged and finished; one that is made of another's file has it made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from press.build import inking
from press.build.documents import FOLDER
from press.build.outcome import withheld
from press.editions import EDITIONS, Layout
from press.findings import Finding, Halt, finding
from press.formats import Made, make
from press.model.artifact import Artifact
from press.model.location import Location
from press.model.page import Page
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
        try:
            order = inking.order(self.settings.root, self.settings.print_shop) if layout.marks else None
        except Halt as halt:
            return Made(None, halt.findings)
        made = self._of(laid_out_for(layout, self.settings))
        if made.artifact is None or not (layout.row.imposition or layout.marks):
            return made
        from press import finishing  # most files are finished as they are, and need no pikepdf for it

        day = self.page.updated or self.page.stamped
        rtl = self.page.direction == "rtl"
        try:
            artifact = finishing.finish(made.artifact, layout, rtl=rtl, label=self.render.label, order=order, day=day)
        except Halt as halt:
            return Made(None, (*made.findings, *halt.findings))
        return Made(artifact, (*made.findings, *([_undated(self.page)] if order and not day else [])))

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


def _undated(page: Page) -> Finding:
    message = "the file for the print shop can’t say that it is PDF/X-4: such a file has to have a date"
    hint = "write one into the front matter: updated: 2023-11-10"
    return finding("print-date", message, Location(f"{FOLDER}/{page.document}.md"), hint)


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
