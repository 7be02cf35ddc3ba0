"""The editions as rows: each is a layout in a format, a command and a folder in templates/.

A new edition is a row here and a folder there; one that is made of another's finished file (a booklet, of the
brochure) has the name of that instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """A row of the table."""

    name: str
    """As publication.toml and file names have it, and its folder in templates/."""
    format: str
    """A key of :data:`press.formats.FORMATS`."""
    command: str
    """Of pipeline.py, and the target of make."""
    label: str
    """What a reader calls it."""
    what: str
    """What it is, in a line of ``make help``."""
    main: bool = False
    """Whether it is its format's usual edition: its files need no name of their own, and other files link to it."""
    papers: tuple[str, ...] = ()
    """The sizes it can be laid out for, the usual one first; none for what is not printed."""
    on_request: bool = False
    """Whether it is made only when its own command is given: ``make all`` leaves it out, and no file links to it."""
    made_from: str = ""
    """The edition whose finished file it is made of."""
    line: int = 0
    """About how many letters stand on a line of its usual paper, where that is narrow: tables that are too wide for it
    are taken apart, a value under its header. 0 where tables stay what they are."""
    maker: str = ""
    """The module of press/formats/ that lays it out; empty for the format's own."""
    optional: bool = False
    """Whether `all` makes it for projects alone that have a section for it in publication.toml."""
    imposition: str = ""
    """How its pages are put on sheets, a key of :data:`press.finishing.imposition.IMPOSITIONS`; empty for one each."""

    @property
    def template(self) -> str:
        """The page that is filled, under templates/."""
        return f"{self.name}/page.html.j2"

    @property
    def sheet(self) -> str:
        """Of a PDF: the style sheet that its pages have in every language, under templates/."""
        return f"{self.made_from or self.name}/common.css.j2"

    @property
    def for_reading(self) -> bool:
        """Whether people read the file itself; what is imposed for a printing press they don't."""
        return not self.made_from


@dataclass(frozen=True, slots=True)
class Layout:
    """An edition as publication.toml and the command ask for it."""

    edition: str
    """A key of :data:`EDITIONS`."""
    paper: str = ""
    """One of the edition's papers; empty for its usual one."""
    max_pages: int = 0
    """More pages than these keep the file back; 0 for as many as it takes."""
    documents: tuple[str, ...] = ()
    """The documents that it is made of; empty for all."""
    unicode: bool = False
    """Of braille: cells as Unicode has them, instead of the ASCII characters of a .brf file."""
    marks: bool = False
    """For a print shop: with bleed and crop marks. Such a file has a name of its own."""
    bleed: float = 0.0
    """How far colour reaches beyond the edge where it is cut, in mm; 0 without marks."""

    @property
    def row(self) -> Edition:
        """The edition's row."""
        return EDITIONS[self.edition]

    @property
    def size(self) -> str:
        """Its paper, or the edition's usual one."""
        return self.paper or self.row.papers[0]

    @property
    def line(self) -> int:
        """About how many letters stand on a line; 0 where that is not asked."""
        return round(self.row.line * PAPERS[self.size][0] / PAPERS[self.row.papers[0]][0]) if self.row.line else 0


PAPERS: dict[str, tuple[float, float]] = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "Letter": (215.9, 279.4),
}
"""Width and height in mm of papers, upright (ISO 216; ANSI Y14.1)."""

EDITIONS: dict[str, Edition] = {
    row.name: row
    for row in (
        Edition("brochure", "pdf", "pdf", "PDF", "the brochure as PDF", main=True, papers=("A4", "A5")),
        Edition(
            "leaflet",
            "pdf",
            "leaflet",
            "Leaflet",
            "the leaflet: a sheet to be folded in three",
            papers=("A4", "A3"),
            line=45,
            maker="leaflet",
            optional=True,
            imposition="letter-fold",
        ),
        Edition(
            "booklet",
            "pdf",
            "booklet",
            "Booklet",
            "the brochure on sheets to be folded and stapled",
            papers=("A4", "A3"),
            made_from="brochure",
            optional=True,
            imposition="saddle-stitch",
        ),
        Edition("epub", "epub", "epub", "EPUB", "an e-book (EPUB)", main=True),
        Edition("handout", "html", "html", "HTML", "an accessible web page in one file (HTML)", main=True),
        Edition(
            "large-print",
            "pdf",
            "large-print",
            "PDF",
            "the text in large print (18 points), as PDF",
            papers=("A4",),
            line=48,
        ),
        Edition("text", "text", "text", "Text", "plain text", main=True, on_request=True),
        Edition("braille", "braille", "braille", "Braille", "braille (BRF)", main=True, on_request=True),
    )
}


def formats_of(layouts: Iterable[Layout]) -> frozenset[str]:
    """The formats that editions are made in."""
    return frozenset(layout.row.format for layout in layouts)


def usual(format_name: str) -> Layout:
    """What people mean who name a format: its main edition as it usually is."""
    return Layout(next(row.name for row in EDITIONS.values() if row.format == format_name and row.main))
