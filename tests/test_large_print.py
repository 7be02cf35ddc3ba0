"""Large print keeps what RNIB's Clear Print guidelines and UKAAF's G003 ask for, measured in the finished PDF."""

from __future__ import annotations

import io
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import brochure_pages
import pikepdf
import pytest
from brochure_pages import heading, page_of, render_for

from press.checks.artifacts import check, verapdf
from press.editions import Layout
from press.formats import pdf
from press.model.artifact import Artifact

LAYOUT = Layout("large-print")
IN_THE_PICTURE = {"RAN", "GCTF", "SCN", "NSC"}
"""Letters that a drawing has of its own; it is as wide as the page."""
SAMPLES = ("english", "arabic", "persian", "chinese")


@cache
def sample(name: str) -> Artifact:
    page = getattr(brochure_pages, name)()
    made = pdf.make(page, render_for(page.language), LAYOUT)
    assert made.findings == ()
    assert made.artifact
    return made.artifact


def sizes(artifact: Artifact, folder: Path) -> set[int]:
    """The sizes of type in points, as Poppler reads them from the file."""
    (folder / "large.pdf").write_bytes(artifact.data)
    command = ["pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", str(folder / "large.pdf")]
    root = ET.fromstring(subprocess.run(command, capture_output=True, check=True).stdout)
    words = {text: "".join(text.itertext()).strip() for text in root.iter("text")}
    used = {text.get("font") for text, said in words.items() if said and said not in IN_THE_PICTURE}
    return {int(font.get("size", "0")) for font in root.iter("fontspec") if font.get("id") in used}


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_smaller_than_18_points(name: str, tmp_path: Path) -> None:
    assert min(sizes(sample(name), tmp_path)) >= 18


@pytest.mark.parametrize("profile", verapdf.PROFILES)
@pytest.mark.parametrize("name", SAMPLES)
def test_it_keeps_both_standards(name: str, profile: str) -> None:
    assert verapdf.validate([(name, sample(name).data)], profile) == ()


@pytest.mark.parametrize("name", SAMPLES)
def test_it_says_what_its_page_says(name: str) -> None:
    page = getattr(brochure_pages, name)()
    text = pdf.page_text(pdf.page_html(page, render_for(page.language), LAYOUT))
    assert check(sample(name), page_text=text, texts=()) == ()


def test_no_letter_slants_and_no_word_is_divided() -> None:
    long = (
        "<p><em>Kriminalitetsforebyggelsesmyndighedssamarbejde</em> " + "erfaringsudvekslingsaktiviteter " * 20 + "</p>"
    )
    made = pdf.make(page_of(heading(2, "a", "A"), long, language="da"), render_for("da"), LAYOUT)
    assert made.artifact
    assert "‐" not in made.artifact.furniture
    with pikepdf.open(io.BytesIO(made.artifact.data)) as document:
        fonts = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert not [font for font in fonts if "Italic" in font]
    assert [font for font in fonts if font.endswith("Bold")]


def test_lines_begin_in_line_and_end_as_they_fall() -> None:
    words = pdf.make(
        page_of("<p>" + "some words are longer than the others in it " * 20 + "</p>"), render_for("en"), LAYOUT
    ).artifact
    assert words
    command = ["pdftotext", "-bbox-layout", "-", "-"]
    done = subprocess.run(command, input=words.data, capture_output=True, check=True).stdout.decode()
    lines = [
        line.attrib for line in ET.fromstring(done.replace(' xmlns="http://www.w3.org/1999/xhtml"', "")).iter("line")
    ]
    body = [line for line in lines if float(line["yMin"]) > 250][:5]
    assert len({round(float(line["xMin"])) for line in body}) == 1
    assert len({round(float(line["xMax"])) for line in body}) > 1
    steps = [float(after["yMin"]) - float(before["yMin"]) for before, after in pairwise(body)]
    assert all(step >= 18 * 1.5 - 0.1 for step in steps)


def test_the_number_of_the_page_stands_on_every_page_the_first_one_too() -> None:
    artifact = sample("english")
    done = subprocess.run(["pdftotext", "-", "-"], input=artifact.data, capture_output=True, check=True).stdout.decode()
    for number, text in enumerate(done.split("\f")[:-1], 1):
        assert f"Draft Page {number} of {artifact.pages}" in " ".join(text.split())


def test_the_label_of_a_call_out_is_never_alone_at_the_foot_of_a_page() -> None:
    label = "<p><strong>Etiketten</strong></p>"
    for lines in range(4, 14):
        before = "".join("<p>Linje.</p>" for _ in range(lines))
        text = f'<aside class="callout">{label}<p>{"Meget at sige om det. " * 12}</p></aside>'
        made = pdf.make(page_of(before, text, language="da"), render_for("da"), LAYOUT)
        assert made.artifact
        pages = text_of(made.artifact).split("\f")
        (label_page,) = [page for page in pages if "Etiketten" in page]
        assert "Meget at sige" in label_page


def test_a_call_out_that_is_longer_than_a_page_goes_on_and_has_its_line_on_both() -> None:
    text = f'<aside class="callout"><p><strong>Etiketten</strong></p>{"<p>Meget at sige om det.</p>" * 40}</aside>'
    made = pdf.make(page_of("<p>Linje.</p>", text, language="da"), render_for("da"), LAYOUT)
    assert made.findings == ()
    assert made.artifact
    pages = [page for page in text_of(made.artifact).split("\f") if "Meget at sige" in page]
    assert len(pages) > 1


@pytest.mark.parametrize("layout", [LAYOUT, Layout("leaflet")], ids=["large print", "leaflet"])
@pytest.mark.parametrize("language", ["da", "ar"])
def test_a_range_of_times_stays_on_its_line_in_a_narrow_column(layout: Layout, language: str) -> None:
    from press.formats import make
    from press.typography import set_text

    times = [set_text(time, language) for time in ("9.30–10.15", "10.15–11.00")]
    shown = [f'<bdi dir="ltr">{time}</bdi>' if language == "ar" else time for time in times]
    rows = "".join(
        f'<tr><th scope="row">{time}</th><td>{"Meget at sige " * 4}</td><td>Alle</td></tr>' for time in shown
    )
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Tid", "Emne", "Hvem"))
    page = page_of(f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>", language=language)
    artifact = make(page, render_for(language), layout).artifact
    assert artifact
    assert all(time.replace("\u2060", "") in text_of(artifact) for time in times)


def text_of(artifact: Artifact) -> str:
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=artifact.data, capture_output=True, check=True)
    return run.stdout.decode()
