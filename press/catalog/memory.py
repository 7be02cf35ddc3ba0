"""A translation memory: the units of somebody's file, found again by their source, exactly or nearly.

*Exactly* is the same text, whatever the tool made of its blanks, its line ends and the spelling of its marks
(``_word_`` for ``*word*``, needless backslashes): a caller with a Markdown reader says what a text is at bottom.
*Nearly* is a text that is alike, other quotation marks among it: that is a suggestion, and somebody has to look.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence

from press.catalog.raw import Key
from press.catalog.similarity import library
from press.model.exchange import Unit

LEAST_ALIKE = 0.65
"""From this similarity on a text is offered. Chosen by ``python -m bench.memory``: see docs/exchange.md."""

Canonical = Callable[[Sequence[str]], Sequence[str]]
"""What texts are at bottom, one for one."""


def collapsed(texts: Sequence[str]) -> Sequence[str]:
    """The texts without regard to blanks and line ends."""
    return [" ".join(text.split()) for text in texts]


class Memory:
    """What a file has to give. Units without a translation, and obsolete ones, give nothing.

    :param canonical: is asked only of texts that have the same letters and other marks, for it may take its time.
    :param alike: whether to look for texts that are alike.
    """

    def __init__(self, units: Iterable[Unit], canonical: Canonical = collapsed, *, alike: bool = True) -> None:
        self._canonical = canonical
        self.units = tuple(unit for unit in units if not unit.obsolete and unit.target.strip())
        self._exact: dict[Key, list[Unit]] = {}
        self._spellings: dict[str, list[str]] = {}
        self._alike: dict[str, list[Unit]] = {}
        self._equal: dict[tuple[str, str], list[Unit]] = {}
        for unit, text in zip(self.units, collapsed([unit.source for unit in self.units]), strict=True):
            self._exact.setdefault((unit.context, text), []).append(unit)
            self._alike.setdefault(_folded(text), []).append(unit)
            self._equal.setdefault((unit.source, unit.target), []).append(unit)
        for text in dict.fromkeys(text for _, text in self._exact):
            self._spellings.setdefault(_letters(text), []).append(text)
        self._library = library(tuple(self._alike) if alike else ())

    def texts(self, msgids: Sequence[str]) -> dict[str, str]:
        """Under what text the memory has each of ours, if it has it; ours where it has not."""
        found = dict(zip(msgids, collapsed(msgids), strict=True))
        others = {text: self._spellings.get(_letters(text), []) for text in found.values()}
        doubtful = {text: spelled for text, spelled in others.items() if spelled and text not in spelled}
        asked = list(dict.fromkeys(text for one, spelled in doubtful.items() for text in (one, *spelled)))
        bottom = dict(zip(asked, self._canonical(asked), strict=True)) if asked else {}
        for msgid, text in found.items():
            same = [one for one in doubtful.get(text, ()) if bottom[one] == bottom[text]]
            found[msgid] = same[0] if same else text
        return found

    def exact(self, context: str, text: str) -> tuple[Unit, ...]:
        """The units of a text: those of its context or else those without any, which serve every context.

        Several where the file translates it in several ways; of equal ones the first, sound ones before fuzzy ones.

        :param text: as :meth:`texts` gives it.
        """
        found = self._exact.get((context, text)) or self._exact.get(("", text), [])
        sound = [unit for unit in found if not unit.fuzzy] or found
        return tuple({unit.target: unit for unit in reversed(sound)}.values())[::-1]

    def nearest(self, text: str) -> Unit | None:
        """The unit whose source is most alike, if any is alike enough; sound ones before fuzzy ones.

        :param text: as :meth:`texts` gives it.
        """
        found = self._library.most_alike(_folded(text), LEAST_ALIKE, 1)
        if not found:
            return None
        return min(self._alike[self._library.texts[found[0].at]], key=lambda unit: unit.fuzzy)

    def equal(self, pairs: Iterable[tuple[str, str]]) -> list[Unit]:
        """All units that have one of these sources with its translation, whatever their context."""
        return [unit for pair in pairs for unit in self._equal.get(pair, [])]


_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′", "'"))
_LETTER = re.compile(r"[^\W_]+")


def _folded(text: str) -> str:
    return text.translate(_QUOTES)


def _letters(text: str) -> str:
    """Its letters and digits, without what a mark could be made of."""
    return "".join(_LETTER.findall(html.unescape(text)))
