"""A page as a PDF brochure that keeps PDF/UA-1 (ISO 14289-1), laid out by WeasyPrint.

The same page gives the same bytes in every folder and at any time: images have addresses that name no disk, and
every date is the page's own.
"""

from __future__ import annotations

from typing import Any

from press import languages
from press.findings import Severity, finding
from press.formats import Made, Render
from press.formats.weasy.starting import start
from press.model import Artifact, Page

_TEMPLATE = "brochure/page.html.j2"
_EDITION = "brochure"
_COUNTERS = {"arab": "arabic-indic", "arabext": "persian", "deva": "devanagari"}
"""CSS's counter style for CLDR's numbering systems; the rest have ``decimal``."""


def make(page: Page, render: Render) -> Made:
    """The brochure, unless an error keeps it back.

    :raises press.findings.Halt: if WeasyPrint can't start, or the template can't be filled.
    """
    html = page_html(page, render)
    start()
    from press.formats.weasy.fonts import missing_fonts

    missing = missing_fonts(html)
    if missing:
        return Made(None, missing)
    try:
        return _laid_out(page, html)
    except Exception as error:  # noqa: BLE001 — a renderer can fail in every way, and one page must not end the run
        message = f"{_name(page)} can't be laid out: {type(error).__name__}: {error}"
        return Made(
            None, (finding("render", message, hint="look for what is unusual in this text: deep nesting, say"),)
        )


def page_html(page: Page, render: Render) -> str:
    """The very HTML that :func:`make` lays out: one page with its style sheets in it, images as ``images/NAME``.

    The text of its ``<body>`` is the PDF's text; all else that the PDF says is the artifact's ``furniture``.
    """
    return render(
        _TEMPLATE,
        page=page,
        languages=tuple(languages.LANGUAGES.values()),
        language_name=languages.own_name(page.language),
        direction=languages.direction,
        counter=_counter(page.language),
    )


def _laid_out(page: Page, html: str) -> Made:
    from weasyprint import HTML

    from press.formats.weasy.fetching import BASE, AssetFetcher
    from press.formats.weasy.furniture import furniture
    from press.formats.weasy.listening import findings, listening
    from press.formats.weasy.tagging import mark_artifacts

    fetcher = AssetFetcher(page)
    with listening() as heard:
        source = HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        document = source.render(pdf_variant="pdf/ua-1")
        mark_artifacts(document)
        data = document.write_pdf(pdf_variant="pdf/ua-1")
    text = _text(source.etree_element)
    told = findings(heard.messages, fetcher.refused, text, _name(page))
    if any(found.severity is Severity.ERROR for found in told):
        return Made(None, told)
    artifact = Artifact(
        document=page.document,
        language=page.language,
        format="pdf",
        edition=_EDITION,
        data=data,
        furniture=furniture(document, text),
        pages=len(document.pages),
    )
    return Made(artifact, told)


def _text(root: Any) -> str:
    """The text of a parsed page's body."""
    return "".join(root.find("body").itertext())


def _name(page: Page) -> str:
    return f"{page.document} ({page.language}, PDF)"


def _counter(language: str) -> str:
    """The counter style of page numbers: CLDR's digits for the language."""
    from babel import Locale

    system = Locale.parse(language.replace("-", "_")).default_numbering_system
    return _COUNTERS.get(system, "decimal")
