"""Whether a plain text says what was published: each word is looked for in it.

Not each text, as in HTML: an address stands behind a link's words there, what an abbreviation stands for behind it,
and the header of its column before each cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from press.checks.artifacts.markup_reading import normalised
from press.checks.artifacts.quoting import quoted
from press.findings import Finding, finding
from press.model.location import Location

_MARK = re.compile(r"\[\d+\]")
_WORD = re.compile(r"[A-Za-z]+|\d+|[\u3400-\u9fff]|[^\W\dA-Za-z\u3400-\u9fff]+")
"""Each ideograph is a word of its own, for what an abbreviation stands for may come between any two."""


def missing_words(data: bytes, texts: Sequence[str], place: Location) -> tuple[Finding, ...]:
    """The published texts of which a plain text does not have every word.

    :param texts: plain text of each, without note marks.
    """
    try:
        shown = data.decode("utf-8")
    except UnicodeDecodeError:
        return (finding("text-lost", "the file is not UTF-8", place, "build it again"),)
    # Without spaces, for a line may end inside what has none.
    joined = "".join(normalised(_MARK.sub("", shown)).split())
    lost = [text for text in map(normalised, texts) if any(word not in joined for word in _WORD.findall(text))]
    if not lost:
        return ()
    count = f"{len(lost)} texts of the page are" if len(lost) > 1 else "a text of the page is"
    hint = "press/formats/linear.py drops or changes it: look for its place in the file"
    return (finding("text-lost", f"{count} not in the file: {quoted(lost)}", place, hint),)
