"""A page as a PDF that keeps PDF/UA-1 and PDF/A-2a (ISO 14289-1, ISO 19005-2), laid out by WeasyPrint.

The same page gives the same bytes in every folder and at any time: images have addresses that name no disk, and
every date is the page's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from press import languages
from press.editions import Layout, usual
from press.findings import Halt, Severity, finding
from press.formats import Made, Render
from press.formats.breaking import mark_words, missing_dictionaries, needs_marks, without_marks
from press.formats.codes import with_codes
from press.formats.font_faces import repeated_faces
from press.formats.pdf_paragraphs import leftward_paragraphs
from press.formats.records import with_records
from press.formats.tongues import tongues
from press.formats.weasy.starting import start
from press.model.artifact import Artifact
from press.model.page import Page

_USUAL = usual("pdf")
_SPACIOUS = frozenset(("layout-empty", "max-pages"))
"""Findings that less space between lines and blocks may mend."""


def make(page: Page, render: Render, layout: Layout = _USUAL, *, template: str = "") -> Made:
    """The edition, unless an error keeps it back.

    :param template: the page that is filled, for what is no edition; empty for the edition's.
    :raises press.findings.Halt: if WeasyPrint can't start, or the template can't be filled.
    """
    coded, html = on_paper(page, render, layout, template=template)
    return guarded(coded, html, lambda: _with_few_pages(page, render, layout, template, (coded, html)))


def _with_few_pages(page: Page, render: Render, layout: Layout, template: str, usual: tuple[Page, str]) -> Made:
    """The file; where a few lines are on a page of their own, or on one too many, with less space if that helps."""
    coded, html = usual
    made = written(coded, html, layout, drawn(coded, html))
    if not any(found.code in _SPACIOUS for found in made.findings):
        return made
    coded, tight = on_paper(page, render, layout, template=template, tight=True)
    again = written(coded, tight, layout, drawn(coded, tight))
    return made if any(found.code in _SPACIOUS or found not in made.findings for found in again.findings) else again


def guarded(page: Page, html: str, lay_out: Callable[[], Made]) -> Made:
    """What comes of laying a page out, once the fonts that its HTML needs are there; a failure is a finding."""
    start()
    from press.formats.weasy.fonts import missing_fonts

    wrong = (*missing_fonts(html), *missing_dictionaries(tongues(page)), *repeated_faces(html, name_of(page)))
    if wrong:
        return Made(None, wrong)
    try:
        return lay_out()
    except (Halt, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 — a renderer can fail in every way, and one page must not end the run
        message = f"{name_of(page)} can't be laid out: {type(error).__name__}: {error}"
        return Made(
            None, (finding("render", message, hint="look for what is unusual in this text: deep nesting, say"),)
        )


def page_html(page: Page, render: Render, layout: Layout = _USUAL, **more: object) -> str:
    """The very HTML that :func:`make` lays out: one page with its style sheets in it, images as ``images/NAME``.

    What the PDF says is :func:`page_text` of it and the artifact's ``furniture``, to the character.

    :param more: what the edition's template is given besides.
    """
    return on_paper(page, render, layout, template="", **more)[1]


def on_paper(
    page: Page, render: Render, layout: Layout = _USUAL, *, template: str = "", **more: object
) -> tuple[Page, str]:
    """The page with the pictures that paper needs, as codes, and its HTML, which shows them."""
    coded = with_codes(page, render)
    coded = with_records(coded, layout.line) if layout.line else coded
    return coded, render(
        template or layout.row.template,
        tight=more.pop("tight", False),
        page=coded,
        layout=layout,
        paper=layout.size,
        languages=tuple(languages.LANGUAGES.values()),
        language_name=languages.own_name(page.language),
        direction=languages.direction,
        tongues=tongues(coded),
        **more,
    )


def page_text(html: str) -> str:
    """The text of the body of a page's HTML, read without WeasyPrint: what a PDF of it says beside its furniture."""
    reader = _BodyText()
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


class _BodyText(HTMLParser):
    """Collects the text between ``<body>`` and its end, without style sheets and running heads.

    A running head (``<p class="running">``) is printed on many pages or on none: it is furniture.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"body", "style"}:
            self._open.add(tag)
        elif tag == "p" and ("class", "running") in attrs:
            self._open.add("p")

    def handle_endtag(self, tag: str) -> None:
        self._open.discard(tag)

    def handle_data(self, data: str) -> None:
        if self._open == {"body"}:
            self.pieces.append(data)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as WeasyPrint laid it out, before it is written."""

    document: Any
    """weasyprint.Document."""
    heard: tuple[str, ...]
    """What WeasyPrint warned of."""
    refused: list[str]
    """What the page asked for in vain; goes on while it is written, which is when some pictures are drawn."""


def drawn(page: Page, html: str) -> Drawn:
    """The page's HTML, laid out."""
    from weasyprint import CSS, HTML

    from press.formats.weasy.fetching import BASE, AssetFetcher
    from press.formats.weasy.fonts import font_configuration
    from press.formats.weasy.listening import listening
    from press.formats.weasy.standards import SHEET, VARIANT

    fetcher = AssetFetcher(page)
    with listening() as heard:
        whole = HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        marked = needs_marks(tongues(page))
        if marked:
            mark_words(whole.etree_element, page.language)
        # Hints of the markup: the number that a list begins with, which no style sheet can take from an attribute.
        document = whole.render(
            font_configuration(html),
            stylesheets=[CSS(string=SHEET)],
            presentational_hints=True,
            pdf_variant=VARIANT,
        )
    for one in document.pages if marked else ():
        one.bookmarks = [(level, without_marks(label), *rest) for level, label, *rest in one.bookmarks]
    return Drawn(document, tuple(heard.messages), fetcher.refused)


def written(page: Page, html: str, layout: Layout, laid_out: Drawn) -> Made:
    """The file, unless what was heard of it keeps it back."""
    from press.formats.weasy.artifacts import mark_artifacts
    from press.formats.weasy.binding import bind
    from press.formats.weasy.fitting import misfits
    from press.formats.weasy.furniture import furniture
    from press.formats.weasy.listening import findings, listening
    from press.formats.weasy.origin import state_origin
    from press.formats.weasy.standards import VARIANT, claim_pdf_ua

    document = laid_out.document
    with listening() as heard:
        mark_artifacts(document)
        claim_pdf_ua(document)
        finish = state_origin(document, page.provenance, bind(page.direction))
        data = document.write_pdf(pdf_variant=VARIANT, finisher=finish)
    text = page_text(html)
    told = findings((*laid_out.heard, *heard.messages), laid_out.refused, text, name_of(page))
    told += misfits(document, layout, name_of(page))
    if any(found.severity is Severity.ERROR for found in told):
        return Made(None, told)
    artifact = Artifact(
        document=page.document,
        language=page.language,
        format="pdf",
        edition=layout.edition,
        data=data,
        text=text,
        furniture=furniture(document),
        leftward=leftward_paragraphs(html),
        pages=len(document.pages),
        headings=tuple((name, number) for number, one in enumerate(document.pages, 1) for name in one.anchors),
        marks=layout.marks,
    )
    return Made(artifact, told)


def name_of(page: Page) -> str:
    """Names a page in findings."""
    return f"{page.document} ({page.language}, PDF)"
