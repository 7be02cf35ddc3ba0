"""On what paper a finished PDF is to be printed."""

from __future__ import annotations

import io

import pikepdf

from press.editions import PAPERS
from press.finishing.sheets import MM

_LOOSE = 1.5
"""Millimetres by which a page may differ from its paper."""


def paper_of(data: bytes) -> str:
    """The paper of a PDF's first page, whichever way it lies: ``A4``; or its width and height in mm.

    :raises ValueError: if it is no PDF that can be read.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            page = pdf.pages[0].obj
            left, low, right, high = (float(edge) for edge in page.get("/TrimBox", page.MediaBox))
    except (pikepdf.PdfError, IndexError, AttributeError) as error:
        raise ValueError(str(error)) from error
    size = sorted(((right - left) / MM, (high - low) / MM))
    for name, paper in PAPERS.items():
        if all(abs(one - other) <= _LOOSE for one, other in zip(size, sorted(paper), strict=True)):
            return name
    return f"{round((right - left) / MM)} × {round((high - low) / MM)} mm"
