"""Fonts that a style sheet brings by ``@font-face``: two of one family, weight and style are a trap.

Browsers choose between them by ``unicode-range``. WeasyPrint keeps fonts by family, weight and style: of two that are
the same in all three, the one paints the other's glyph numbers. What is printed is wrong, what is copied from the
file is right, and nothing is logged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.findings import Finding, finding

_STYLES = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"@font-face\s*\{([^}]*)\}", re.IGNORECASE)
_WORDS = {"normal": "400", "bold": "700"}


def repeated_faces(html: str, what: str) -> tuple[Finding, ...]:
    """A finding for each family, weight and style that the style sheets of a page bring twice.

    :param what: names the page in messages.
    """
    sheets = _COMMENT.sub("", "\n".join(_STYLES.findall(html)))
    seen: set[tuple[str, str, str]] = set()
    found: dict[tuple[str, str, str], Finding] = {}
    for face in _faces(sheets):
        if face in seen:
            family, weight, style = face
            message = f"{what} has two @font-face rules for “{family}” in weight {weight}, {style}: wrong letters"
            hint = "bring one file for each weight and style; for further scripts name further families"
            found[face] = finding("font-face", f"{message} would be printed", hint=hint)
        seen.add(face)
    return tuple(found.values())


def _faces(css: str) -> Iterator[tuple[str, str, str]]:
    """Family, weight and style of each rule, in one spelling."""
    for block in _RULE.findall(css):
        said = {name.strip().lower(): value.strip() for name, _, value in (d.partition(":") for d in block.split(";"))}
        weight = said.get("font-weight", "normal").lower()
        family = said.get("font-family", "").strip("\"'").casefold()
        yield family, _WORDS.get(weight, weight), said.get("font-style", "normal").lower()
