"""WeasyPrint's log as findings: whatever it warns of, a reader would see."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from press.findings import Finding, finding

_LOGGER = logging.getLogger("weasyprint")
_MISSING = re.compile(r'"(.*)" \(U\+([0-9A-F]+)\)$', re.DOTALL)
_AROUND = 20
"""Characters of text shown on each side of one that can't be printed."""


class Heard(logging.Handler):
    """The warnings and errors of one thread, as they were logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._thread = threading.get_ident()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.messages.append(record.getMessage())


@contextmanager
def listening() -> Iterator[Heard]:
    """Hears what WeasyPrint logs in this thread while it lasts."""
    heard = Heard()
    _LOGGER.addHandler(heard)
    try:
        yield heard
    finally:
        _LOGGER.removeHandler(heard)


def findings(messages: Sequence[str], refused: Sequence[str], text: str, what: str) -> tuple[Finding, ...]:
    """What was heard, and what was asked for in vain, each told once.

    :param refused: addresses that the fetcher did not serve; what the log says of them is left out.
    :param text: the page's text, to show where a character stands.
    :param what: names the page in messages.
    """
    told = [_refusal(url, what) for url in refused]
    missing: list[str] = []
    for message in messages:
        if ".notdef glyph" in message and (match := _MISSING.search(message)):
            missing.append(match[1])
        elif not any(url in message for url in refused):
            told.append(_warning(message, what))
    told.extend(_missing_glyph(character, text, what) for character in missing)
    return tuple(dict.fromkeys(told))


def _refusal(url: str, what: str) -> Finding:
    return finding(
        "fetch-refused",
        f"{what} asks for {url[:200]}, which is none of its images",
        hint="put the picture beside the text and refer to it by its file name; nothing is fetched from elsewhere",
    )


def _warning(message: str, what: str) -> Finding:
    if "image" in message or "SVG" in message:
        return finding(
            "image-unreadable",
            f"{what}: {message}",
            hint="open the picture in an editor and save it again as PNG, JPEG or plain SVG",
        )
    return finding(
        "render-warning", f"{what}: {message}", hint="mend the template or style sheet that WeasyPrint warns of"
    )


def _missing_glyph(character: str, text: str, what: str) -> Finding:
    place = text.find(character)
    excerpt = " ".join(text[max(0, place - _AROUND) : place + _AROUND + 1].split())
    where = f" in “{excerpt}”" if place >= 0 else ""
    found = finding(
        "missing-glyph",
        f"{what}: no font has the character “{character}” (U+{ord(character):04X}){where}",
        hint="write it otherwise, or install a Noto font that has it and name the font in press/languages/table.py",
    )
    return replace(found, words=(character,))
