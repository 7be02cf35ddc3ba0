"""What the readers of all formats share: what is asked for, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from press.findings import Finding, finding
from press.model.exchange import Delivery
from press.model.location import Location

_MOST = 20
_ALIASES = {"no": "nb", "iw": "he", "in": "id"}
"""Codes that tools use for one language (CLDR's language aliases)."""
_SCRIPTS = {"cn": "hans", "sg": "hans", "tw": "hant", "hk": "hant", "mo": "hant"}
"""What Chinese is written in where (CLDR's likely subtags)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for in a file."""

    sources: tuple[str, ...]
    """The languages that our texts are in, BCP 47: of several, the first that a unit has is taken."""
    language: str = ""
    """The language of the translations; empty where the file is to say it."""


Read = tuple[Delivery, tuple[Finding, ...]]
"""What is in a file, and what can't be used of it."""


def fits(tag: str, wanted: str) -> bool:
    """Whether a tag, in whatever form, is good for a language: ``de-DE`` for ``de``, ``zh-CN`` for ``zh-Hans``.

    The script has to be the same where both have one; the country does not count.
    """
    one, other = _subtags(tag), _subtags(wanted)
    return one[0] == other[0] and (not one[1] or not other[1] or one[1] == other[1])


def _subtags(tag: str) -> tuple[str, str]:
    first, *rest = tag.replace("_", "-").lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if not scripts and first == "zh":
        scripts = [_SCRIPTS[part] for part in rest if part in _SCRIPTS]
    return _ALIASES.get(first, first), next(iter(scripts), "")


def abridged(found: Sequence[Finding], file: str) -> tuple[Finding, ...]:
    """The first findings of a file and how many more there are."""
    if len(found) <= _MOST:
        return tuple(found)
    message = f"{len(found) - _MOST} more of its units can't be used"
    return (*found[:_MOST], finding("exchange-unit", message, Location(file)))


def lines(text: str | None) -> tuple[str, ...]:
    """The lines of a note that say something."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
