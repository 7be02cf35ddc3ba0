"""On which page of the printed brochure each heading stands."""

from __future__ import annotations

from press.editions import usual
from press.findings import Severity
from press.formats import Render, make
from press.model.page import Page


def print_pages(page: Page, render: Render) -> dict[str, int]:
    """The page number of each heading by its id, counted from 1; empty where the brochure can't be laid out.

    :raises press.findings.Halt: if WeasyPrint can't start.
    """
    made = make(page, render, usual("pdf"))
    if any(found.severity is Severity.ERROR for found in made.findings) or made.artifact is None:
        return {}
    return dict(made.artifact.headings)
