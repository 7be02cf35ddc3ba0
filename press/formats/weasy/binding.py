"""On which side a printed file is bound, said in the file: viewers lay two pages side by side by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

from press.model.location import Direction

Finish = Callable[[Any, Any], None]
"""What completes a written PDF: takes WeasyPrint's document and pydyf's file."""


def bind(direction: Direction) -> Finish:
    """What completes a written PDF: its pages follow each other from right to left where its lines do.

    ISO 32000-1, table 150 (viewer preferences): ``Direction``.
    """

    def finish(_document: Any, pdf: Any) -> None:
        if direction == "rtl":
            pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())["Direction"] = "/R2L"

    return finish
