"""Where somebody has to mend what a finished page shows: the entry of the catalog, or the line of the source.

Those who judge pages know no catalogs. Their findings carry the words that they are about
(:attr:`press.findings.Finding.words`), and the places of all words that were printed are known here. Words are
compared by their letters and digits alone, since spaces, quotation marks and hyphens are set for print.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from press.findings import Finding
from press.model.location import Location

Places = Sequence[tuple[str, Location]]
"""Texts, plain and in reading order, with where each is written."""


def placed(findings: Iterable[Finding], places: Places, others: Callable[[], Places]) -> tuple[Finding, ...]:
    """The findings, each with words at the place where these are written; the file that it named goes into its text.

    :param places: the texts of the document.
    :param others: asked when the words are none of the document's: what else is printed on its pages.
    """
    return tuple(_placed(found, places, others) if found.words else found for found in findings)


def _placed(found: Finding, places: Places, others: Callable[[], Places]) -> Finding:
    where = find(found.words, places) or find(found.words, others())
    if not where:
        return found
    file = f"{found.location}: " if found.location else ""
    more = f"; {len(where) - 1} other texts have it, too" if len(found.words[0]) == 1 and len(where) > 1 else ""
    return replace(found, location=where[0], message=f"{file}{found.message}{more}")


def find(words: Sequence[str], places: Places) -> tuple[Location, ...]:
    """Where words are written: the texts that are the same, or else those that have them in it.

    :param words: ways to say the same, best first; the first that is found counts. A single character is looked for
        as it is.
    """
    for said in words:
        if len(said) == 1:
            found = [where for text, where in places if said in text]
        else:
            letters = _letters(said)
            compared = [(_letters(text), where) for text, where in places] if letters else []
            found = [where for text, where in compared if text == letters]
            found = found or [where for text, where in compared if letters in text]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] in "LN")
