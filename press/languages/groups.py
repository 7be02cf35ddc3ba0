"""Languages that are set alike, for style sheets: a rule for each group in place of one for each language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from press.languages.table import LANGUAGES, PSEUDO_LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Group:
    """Languages whose rows give the same type."""

    row: Language
    """Any of them: what it says of fonts, size and leading holds for all."""
    tags: tuple[str, ...]
    """BCP 47, for ``:lang()``. A tag matches those that begin with it: the longer ones stand in later groups."""

    @property
    def size(self) -> float:
        """Type size, as a multiple of that of Latin."""
        return self.row.script.size


def nearest(tag: str) -> Language | None:
    """The row by which a language is set: its own, or that of the tag without its last subtags (``en-GB``: ``en``).

    None for a language that has none, so that a phrase in it is set as the text around it.
    """
    if tag in PSEUDO_LANGUAGES:
        return PSEUDO_LANGUAGES[tag]
    while tag:
        if row := LANGUAGES.get(tag) or _ALSO.get(tag):
            return row
        tag = tag.rpartition("-")[0]
    return None


_ALSO = {tag: row for row in LANGUAGES.values() for tag in row.also}


def groups(tags: Iterable[str]) -> tuple[Group, ...]:
    """The languages of a page in groups; tags without a row are left out."""
    found: dict[tuple[object, ...], tuple[Language, list[str]]] = {}
    for tag in sorted(set(tags), key=lambda tag: (len(tag), tag)):
        row = nearest(tag)
        if row is None:
            continue
        script = row.script
        # Where two scripts have one family it sets both, and they differ in nothing that a style sheet says.
        key = (row.fonts, script.web_fonts, script.italic, row.breaks, script.size, row.leading, script.embed)
        found.setdefault(key, (row, []))[1].append(tag)
    return tuple(Group(row, tuple(alike)) for row, alike in found.values())
