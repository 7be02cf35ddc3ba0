"""Whether everything on the pages is where it can be read, judged on WeasyPrint's laid-out boxes.

1. :mod:`~press.formats.weasy.fitting.pieces` is what is looked for: words and pictures, each with its place;
2. :mod:`~press.formats.weasy.fitting.walking` finds them, and notes which run out of their box or are cut off;
   :mod:`~press.formats.weasy.fitting.telling` says it in words;
3. :mod:`~press.formats.weasy.fitting.overlapping` says which are printed on each other;
4. :mod:`~press.formats.weasy.fitting.breaking` says which headings and table heads stand alone, and which pages are
   empty.

Lengths are CSS pixels (1/96 inch), counted from the corner of the trimmed page, top left. Boxes are private to
WeasyPrint; see :mod:`press.formats.weasy.tagging`. What leaves the trimmed page in the finished file is looked for a
second time, without WeasyPrint, by :mod:`press.checks.artifacts.edges`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from press.editions import Layout
from press.findings import Finding, finding
from press.formats.weasy.fitting.breaking import badly_broken
from press.formats.weasy.fitting.overlapping import overlapping
from press.formats.weasy.fitting.telling import told
from press.formats.weasy.fitting.walking import walk

_MOST = 5
"""Findings of one code that are told for a file; the others are counted. One cause often has many effects."""


def misfits(document: Any, layout: Layout, what: str) -> tuple[Finding, ...]:
    """What does not fit on the pages of a laid-out document, or on the pages that its edition is allowed.

    :param what: names the document in messages.
    """
    sheets = [walk(page, number) for number, page in enumerate(document.pages, 1)]
    found = [one for sheet in sheets for one in (*told(sheet), *overlapping(sheet))]
    return (*_few([*found, *badly_broken(sheets)], what), *_too_many_pages(len(sheets), layout, what))


def _too_many_pages(pages: int, layout: Layout, what: str) -> Iterator[Finding]:
    """Whether a language needs more pages than the print run has: translations are longer than their source."""
    if layout.max_pages and pages > layout.max_pages:
        message = f"{what} takes {pages} pages as {layout.edition}, and is allowed {layout.max_pages}"
        hint = (
            f"shorten this language's text by {pages - layout.max_pages} pages, or raise max_pages under "
            f"[edition.{layout.edition}] in publication.toml, for all languages alike"
        )
        yield finding("max-pages", message, hint=hint)


def _few(findings: Iterable[Finding], what: str) -> Iterable[Finding]:
    kept = [replace(found, message=f"{what}, {found.message}") for found in dict.fromkeys(findings)]
    total, seen = Counter(found.code for found in kept), Counter[str]()
    for found in kept:
        seen[found.code] += 1
        more = total[found.code] - _MOST
        if seen[found.code] == _MOST and more > 0:
            yield replace(found, message=f"{found.message}; and {more} more such places")
        elif seen[found.code] <= _MOST:
            yield found
