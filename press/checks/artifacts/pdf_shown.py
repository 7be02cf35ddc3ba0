"""What is found in a finished PDF: text with its place and its marks (ISO 32000-1, 9.4, 14.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from press.checks.artifacts.pdf_fonts import Font
from press.checks.artifacts.pdf_geometry import Area, Matrix


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked-content sequence."""

    page: int
    """Counted from 1."""
    around: Mark | None
    """The sequence that it stands in."""
    text: str | None
    """What is to be read instead of its glyphs (ActualText): its own, or that of its structure element."""
    is_own: bool
    """Whether that text stands at the sequence itself."""
    is_artifact: bool
    """Whether it is no part of the text (14.8.2.2), or within such a one."""
    mcid: int | None
    """Its own, or that of the sequence around it."""

    @property
    def is_replaced(self) -> bool:
        """Whether a text is read instead of its glyphs: its own, or that of a sequence around it."""
        return self.text is not None or (self.around is not None and self.around.is_replaced)


@dataclass(frozen=True, slots=True)
class Show:
    """An operator that shows text."""

    page: int
    """Counted from 1."""
    font: Font
    size: float
    """Of the font, in units of ``at``."""
    pieces: tuple[tuple[int, ...] | float, ...]
    """Character codes, and distances between them in thousandths of the size, which pull what follows back."""
    at: Matrix
    """Where it begins: from its own space to that of the page."""
    advance: float
    """How far it goes, in units of ``at``."""
    seen: Area
    """Where anything can be seen."""
    mark: Mark | None
    """The innermost sequence that it stands in."""

    @property
    def codes(self) -> Iterator[int]:
        """Its character codes in the order of painting."""
        return (code for piece in self.pieces if isinstance(piece, tuple) for code in piece)

    @property
    def text(self) -> str:
        """What its glyphs say, in the order of painting: right-to-left text runs backwards."""
        return self.font.text(self.codes)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text as it is read, in the order of painting: right-to-left text runs backwards."""

    page: int
    """Counted from 1."""
    text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A place where a character is painted as an empty box, because the font has no glyph for it."""

    page: int
    text: str
    """What ToUnicode says stands there."""
    font: str
    """The PostScript name, without the tag of the subset."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the file shows."""

    events: tuple[Show | Mark, ...]
    """What shows text, and where marked content begins, in the order of painting."""

    @property
    def shows(self) -> Iterator[Show]:
        """What shows text."""
        return (event for event in self.events if isinstance(event, Show))

    @property
    def runs(self) -> tuple[Run, ...]:
        """The text: ActualText where there is one, glyphs elsewhere."""
        return tuple(Run(event.page, text) for event in self.events if (text := _read(event)))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The characters without a glyph."""
        return tuple(
            Missing(show.page, show.font.text([code]), show.font.name)
            for show in self.shows
            if show.font.glyphs
            for code in show.codes
            if code == 0 or code >= show.font.glyphs
        )


def _read(event: Show | Mark) -> str:
    """What is read at it."""
    if isinstance(event, Mark):
        return "" if event.around and event.around.is_replaced else event.text or ""
    return "" if event.mark and event.mark.is_replaced else event.text
