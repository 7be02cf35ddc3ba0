"""Page → Artifact: one module and one row per format.

A format gets a finished :class:`press.model.page.Page`, a :class:`Render` and the edition that is asked for; it reads
no settings, no clock and no file of the project. Modules are imported when they are asked for, so that an EPUB needs no
WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from press.editions import Layout
from press.findings import Finding
from press.model.artifact import Artifact
from press.model.page import Page


class Render(Protocol):
    """Fills a template; the labels of one language are bound to it (``_()`` in the template)."""

    def __call__(self, template: str, **values: object) -> str:
        """The text of ``template``, a path under templates/, with ``values`` as its variables.

        :raises press.findings.Halt: if the template is missing or asks for a name that it was not given.
        """

    def label(self, msgid: str, **values: object) -> str:
        """A template string in the page's language, its placeholders filled."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of making one file: the file, unless something keeps it back, and what there is to tell."""

    artifact: Artifact | None
    findings: tuple[Finding, ...] = ()


Make = Callable[[Page, Render, Layout], Made]


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table of formats. Its module has one public function, ``make``; see :data:`Make`."""

    name: str
    label: str
    """What a reader calls it."""
    suffix: str
    media_type: str


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format("pdf", "PDF", ".pdf", "application/pdf"),
        Format("epub", "EPUB", ".epub", "application/epub+zip"),
        Format("html", "HTML", ".html", "text/html"),
        Format("text", "Text", ".txt", "text/plain"),
        Format("braille", "Braille", ".brf", "text/plain"),
    )
}


def make(page: Page, render: Render, layout: Layout) -> Made:
    """The page in an edition that is laid out from a page, and not made of another edition's file."""
    module = import_module(f"press.formats.{layout.row.maker or layout.row.format}")
    return cast(Make, module.make)(page, render, layout)
