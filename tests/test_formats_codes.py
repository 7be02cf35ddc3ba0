"""QR codes on paper: each is read back by a reader that had no part in drawing it."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace

import pikepdf
import pytest
import segno
import zxingcpp
from brochure_pages import page_of, render_for
from PIL import Image

from press.checks.artifacts import check, verapdf
from press.editions import Layout
from press.formats import codes, pdf
from press.model.artifact import Artifact
from press.model.page import Page

LINK = "https://www.example.org/a/b?c=d&e=%C3%A6"
CARD = (
    f'<section class="card"><p>Words</p><p><a href="{LINK.replace("&", "&amp;")}" rel="external">More</a></p></section>'
)
WEB = "https://example.org/brochures/en/sample.html"


def brochure(page: Page, edition: str = "brochure", paper: str = "") -> Artifact:
    made = pdf.make(page, render_for(page.language), Layout(edition, paper))
    assert made.findings == ()
    assert made.artifact
    return made.artifact


def read(artifact: Artifact, number: int) -> list[zxingcpp.Barcode]:
    """The codes of one page, as a telephone's camera at 150 dots an inch finds them."""
    command = ["pdftoppm", "-r", "150", "-f", str(number), "-l", str(number), "-png", "-"]
    done = subprocess.run(command, input=artifact.data, capture_output=True, check=True)
    return list(zxingcpp.read_barcodes(Image.open(io.BytesIO(done.stdout)).convert("L")))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("edition", ["brochure", "large-print"])
def test_the_code_of_a_card_leads_where_its_link_does(edition: str, language: str) -> None:
    artifact = brochure(page_of(CARD, language=language), edition)
    number = 2 if edition == "brochure" else 1
    assert [code.text for code in read(artifact, number)] == [LINK]


@pytest.mark.parametrize("length", [20, 120, 300])
def test_a_code_is_at_least_18_mm_wide_and_its_modules_are_no_smaller_than_a_camera_sees(length: int) -> None:
    address = "https://example.org/" + "a" * (length - 20)
    artifact = brochure(page_of(f'<section class="card"><p><a href="{address}" rel="external">x</a></p></section>'))
    (code,) = read(artifact, 2)
    assert code.text == address
    width = (code.position.top_right.x - code.position.top_left.x) / 150 * 25.4
    assert width >= 17.6  # its corners are the middles of pixels of 0.17 mm
    modules = segno.make_qr(address, error="m", boost_error=False).symbol_size(border=0)[0]
    assert width / modules >= 0.41


def test_a_code_has_a_quiet_zone_of_four_modules() -> None:
    svg = codes.drawing("https://example.org/").decode()
    assert 'fill="#fff" d="M0 0h' in svg
    assert "M4 4.5h7" in svg  # the first finder pattern begins in the fifth row and column


def test_the_page_of_the_web_has_its_code_on_the_back_cover() -> None:
    artifact = brochure(replace(page_of("<p>x</p>"), address=WEB))
    assert [code.text for code in read(artifact, artifact.pages)] == [WEB]


def test_a_code_is_a_figure_that_says_its_address_and_keeps_pdf_ua() -> None:
    page = replace(page_of(CARD), address=WEB)
    artifact = brochure(page)
    with pikepdf.open(io.BytesIO(artifact.data)) as document:
        figures = [
            thing
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
        assert sorted(str(figure.Alt) for figure in figures) == sorted([f"QR code: {LINK}", f"QR code: {WEB}"])
    assert verapdf.validate([("card", artifact.data)]) == ()
    assert check(artifact, page_text=artifact.text, texts=("Words", "More")) == ()
    assert "example.org" in artifact.text


def test_the_host_is_not_said_twice() -> None:
    said = page_of(
        '<section class="contact"><p><a href="https://example.org/x" rel="external">example.org</a></p></section>'
    )
    assert brochure(said).text.count("example.org") == 1


@pytest.mark.parametrize(
    "block",
    [
        '<section class="contact"><p><a href="tel:+4500">x</a></p></section>',
        f'<p><a href="{LINK.replace("&", "&amp;")}" rel="external">x</a></p>',
        '<section class="card"><p>x</p></section>',
    ],
)
def test_what_does_not_lead_to_the_web_from_a_card_has_no_code(block: str) -> None:
    page = page_of(block)
    assert codes.with_codes(page, render_for("en")) is page or codes.with_codes(page, render_for("en")).assets == ()


def test_a_card_keeps_together_with_its_code_at_the_foot_of_a_page() -> None:
    for lines in range(44, 54, 2):
        artifact = brochure(page_of(*["<p>A line.</p>"] * (lines // 2), CARD * 3))
        found = [code for number in range(2, artifact.pages) for code in read(artifact, number)]
        assert len(found) == 3
