"""Where lines may end in scripts that put no space between words: a U+200B (ZERO WIDTH SPACE) after each word.

Khmer, Lao and Burmese need a dictionary for that (UAX #14, line breaking class SA; the Unicode Standard, 23.2, has
U+200B for it). Browsers bring one: ICU's. Pango has none, and of programs for e-books nobody can say; so the PDF and
the EPUB are made with ICU's words marked, and an HTML page, like all that is copied, stays as it was written.

Trees are changed in place, of the standard library and of lxml alike. Attributes are never touched: titles,
descriptions and the targets of links stay as they are.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from typing import Any

from press import languages
from press.findings import Finding, finding
from press.languages import Language

MARK = "\u200b"

_LETTERS = {"Khmr": "\u1780-\u17d3\u17dd", "Laoo": "\u0e80-\u0edf", "Mymr": "\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f"}
"""The characters of each script whose lines are broken by marks, punctuation and signs of currency left out: beside
these a layout engine breaks lines by itself."""
_NEVER_FIRST = "\u0eaf\u0ec6"
"""Lao signs of abbreviation and repetition (ຯ ໆ), which belong to the word before: no line begins with one."""
_OBJECT = "\ufffc"
"""Stands in a line for what no mark goes into: a picture, code, a phrase in another language."""
_SILENT = frozenset("script style title head template svg math pre code kbd samp var textarea".split())
"""Elements whose text is no running text."""
_WITHIN = frozenset("a abbr b bdi bdo big cite dfn del em i ins mark q s small span strong sub sup u".split())
"""Elements that a line of text goes through; any other begins a new one."""


def needs_marks(tags: Iterable[str]) -> bool:
    """Whether one of the languages of a page (BCP 47) is one whose words are marked."""
    return any(map(_marked, tags))


def missing_dictionaries(tags: Iterable[str]) -> tuple[Finding, ...]:
    """A finding where a page has words in a language (BCP 47) whose lines nothing on this machine can break."""
    rows = {row.code: row for tag in tags if (row := _marked(tag))}
    if not rows or importlib.util.find_spec("icu4py"):
        return ()
    named = ", ".join(f"{languages.english_name(code)} ({code})" for code in sorted(rows))
    message = f"nothing here knows where a word ends in {named}, so that lines would be broken anywhere"
    hint = "`make` installs ICU's dictionaries for it; without make: pip install -r requirements-breaks.lock"
    return (finding("breaks-missing", message, hint=hint),)


def mark_words(root: Any, language: str) -> None:
    """Puts a mark after each word in a language that needs it; each phrase goes by its own language (``lang``).

    :param root: an element of ElementTree or lxml.
    :param language: BCP 47, of the text around it.
    """
    line = _Line(root.get("lang") or language)
    line.take(root)
    line.end()


def without_marks(text: str) -> str:
    """A text as it was before; also without marks that its writer set."""
    return text.replace(MARK, "")


def _marked(tag: str) -> Language | None:
    """The row of a language that needs marks."""
    row = languages.nearest(tag)
    return row if row and row.breaks == "marks" else None


class _Line:
    """The text of a paragraph in one language, as pieces of the tree."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.row = _marked(language)
        self._pieces: list[tuple[Any, str]] = []
        """Elements and the name of the attribute that holds a piece; ``""`` for what stays."""

    def take(self, element: Any) -> None:
        """The text in an element and in all that stands in it; not what stands behind it."""
        self._add(element, "text")
        for child in element:
            self._take_child(child)
            self._add(child, "tail")

    def _take_child(self, child: Any) -> None:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        language = child.get("lang") or self.language if name else self.language
        if not name:
            return  # a comment
        if name in _SILENT or child.get("translate") == "no":
            self._add(child, "")
        elif name in _WITHIN and language == self.language:
            self.take(child)
        elif name in _WITHIN:
            self._add(child, "")
            mark_words(child, language)
        else:
            self.end()
            mark_words(child, language)

    def _add(self, element: Any, place: str) -> None:
        if not place or getattr(element, place):
            self._pieces.append((element, place))

    def end(self) -> None:
        """Marks the words of what was taken so far, and begins a new line."""
        pieces, self._pieces = self._pieces, []
        if not self.row or not pieces:
            return
        texts = [getattr(element, place) if place else _OBJECT for element, place in pieces]
        places = iter([*_word_ends("".join(texts), self.row), -1])
        start, following = 0, next(places)
        for (element, place), text in zip(pieces, texts, strict=True):
            cuts = [0]
            while start < following <= start + len(text):
                cuts.append(following - start)
                following = next(places)
            if place and len(cuts) > 1:
                parts = [text[first:last] for first, last in zip(cuts, [*cuts[1:], len(text)], strict=True)]
                setattr(element, place, MARK.join(parts))
            start += len(text)


def _word_ends(text: str, row: Language) -> Iterator[int]:
    """The places between two letters of the script at which a line may end."""
    letter = re.compile(f"[{_LETTERS[row.script_code]}]")
    first = re.compile(f"(?![{_NEVER_FIRST}]){letter.pattern}")
    if not letter.search(text):
        return
    from icu4py.breakers import LineBreaker

    place = 0
    for piece in LineBreaker(text, row.code):
        place += len(piece)
        if place < len(text) and letter.match(text, place - 1) and first.match(text, place):
            yield place
