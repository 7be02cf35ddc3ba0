"""Style sheets that are parsed once, for all pages of a process in which they stand.

WeasyPrint parses the sheets of each page anew. What it made of one is used again where that depends on nothing but the
sheet, and nothing was said against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from weasyprint import CSS
from weasyprint.css.counters import CounterStyle

from press.formats.weasy.listening import listening

_MOST = 200
"""Sheets that are kept: a page has one that is its edition's, and one that follows from itself."""
_OF_A_DOCUMENT = re.compile(
    r"@(?:import|layer|font-face|font-feature-values|color-profile|counter-style\s+(?:decimal|disc)\b)", re.IGNORECASE
)
"""What hangs on the document that a sheet stands in: its other sheets, its fonts, its colours."""


class _Rules(NamedTuple):
    """What was parsed of a sheet."""

    of_boxes: Any
    """cssselect2.Matcher."""
    of_pages: tuple[Any, ...]
    counters: CounterStyle


_known: dict[tuple[str, str | None, str], _Rules] = {}
"""By the sheet, what its addresses are relative to, and the medium; those that were used last stand last."""


@cache
def parse_sheets_once() -> None:
    """From now on this process keeps what it parsed. Called by ``starting.start``, once."""
    CSS.__init__ = _parsed_once(CSS.__init__)


def _parsed_once(parse: Callable[..., None]) -> Callable[..., None]:
    """``CSS.__init__``, which takes the rules of a sheet that is known."""

    def parsed_once(sheet: Any, *arguments: Any, **options: Any) -> None:
        text = options.get("string")
        if arguments or not isinstance(text, str) or options.get("matcher") or _OF_A_DOCUMENT.search(text):
            parse(sheet, *arguments, **options)
            return
        key = text, options.get("base_url"), options.get("media_type", "print")
        rules = _known.pop(key, None)
        if rules:
            _known[key] = rules
        else:
            counters = CounterStyle()
            with listening() as heard:
                parse(sheet, **{**options, "page_rules": [], "layers": [], "counter_style": counters})
            rules = _Rules(sheet.matcher, tuple(sheet.page_rules), counters)
            if not heard.messages:  # which each page has to be told
                _keep(key, rules)
        _take(sheet, rules, **options)

    return parsed_once


def _keep(key: tuple[str, str | None, str], rules: _Rules) -> None:
    if len(_known) >= _MOST:
        del _known[next(iter(_known))]
    _known[key] = rules


def _take(
    sheet: Any,
    rules: _Rules,
    *,
    base_url: str | None = None,
    page_rules: list[Any] | None = None,
    layers: list[Any] | None = None,
    counter_style: dict[str, Any] | None = None,
    **_options: Any,
) -> None:
    """Gives a sheet its rules, and what it is in to its document, as ``CSS.__init__`` does."""
    sheet.base_url, sheet.matcher = base_url, rules.of_boxes
    sheet.page_rules = [] if page_rules is None else page_rules
    sheet.page_rules += rules.of_pages
    sheet.layers = [] if layers is None else layers
    if counter_style is not None:
        counter_style.update(rules.counters)
