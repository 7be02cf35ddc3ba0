"""What a PDF shows, read from its bytes alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import artifact_samples as samples
import pikepdf
import pytest

from press.checks.artifacts.characters import count
from press.checks.artifacts.pdf_reading import UnreadablePDFError, read
from press.checks.artifacts.pdf_shown import Reading

PDFTOTEXT = shutil.which("pdftotext")


def text_of(reading: Reading) -> str:
    return "".join(run.text for run in reading.runs)


@pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext (poppler-utils) is not installed, and it is what is compared with")
@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
def test_a_brochure_reads_as_poppler_reads_it(language, tmp_path: Path):
    path = tmp_path / "brochure.pdf"
    path.write_bytes(samples.brochure(language).data)
    poppler = subprocess.run([PDFTOTEXT, "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    reading = text_of(read(path.read_bytes()))
    assert count(reading) == count(poppler)
    assert count(reading).total() > 500


@pytest.mark.parametrize(
    "text",
    [
        "office affluent Æbleskive ﬁ ½",
        "العربية مرحبًا لا إله",
        "اعلامیهٔ می‌شود",
        "世界人权宣言，第一条",
        "ภาษาไทย กี่",
        "Việt é",
    ],
)
def test_ligatures_and_shaped_scripts_come_out_as_their_letters(text):
    data, _ = samples.printed(f"<p>{text}</p>")
    assert count(text_of(read(data))) == count(text)


def test_each_run_knows_its_page():
    data, _ = samples.printed(samples.BODY)
    pages = {run.page for run in read(data).runs if "second" in run.text}
    assert pages == {2}


def test_text_drawn_inside_of_a_form_is_read_once_for_each_use():
    data, _ = samples.printed("<p>Hello</p>")

    def wrap(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        form = document.make_stream(page.Contents.read_bytes())
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, page.MediaBox
        form.Resources = page.Resources
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=form))
        page.Contents = document.make_stream(b"/Fm Do /Fm Do")

    assert text_of(read(samples.edited_pdf(data, wrap))) == "HelloHello"


def test_actual_text_of_marked_content_stands_for_its_glyphs():
    data, _ = samples.printed("<p>Hello</p>")

    def replace(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        content = page.Contents.read_bytes()
        page.Contents = document.make_stream(b"/Span <</ActualText (Goodbye)>> BDC " + content + b" EMC")

    assert text_of(read(samples.edited_pdf(data, replace))) == "Goodbye"


def test_actual_text_of_a_structure_element_stands_for_all_of_its_content_once():
    data, _ = samples.printed("<p>One <i>two</i> three</p><p>Four</p>")

    def replace(document: pikepdf.Pdf) -> None:
        samples.structure_elements(document, "/P")[0].ActualText = pikepdf.String("Øne")

    assert text_of(read(samples.edited_pdf(data, replace))) == "ØneFour"


def test_a_code_without_a_unicode_value_reads_as_the_replacement_character():
    data, _ = samples.printed("<p>Hello</p>")

    def forget(document: pikepdf.Pdf) -> None:
        (font,) = document.pages[0].Resources.Font.values()
        del font.ToUnicode

    assert text_of(read(samples.edited_pdf(data, forget))) == "�����"


def test_ranges_and_arrays_of_a_unicode_map_are_understood():
    data, _ = samples.printed("<p>ABC</p>")

    def rewrite(document: pikepdf.Pdf) -> None:
        (font,) = document.pages[0].Resources.Font.values()
        font.ToUnicode = document.make_stream(
            b"2 beginbfrange <0024> <0025> <0078> <0026> <0026> [<D83DDE00>] endbfrange"
        )

    assert text_of(read(samples.edited_pdf(data, rewrite))) == "xy\N{GRINNING FACE}"


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_said_to_be_unreadable(data):
    with pytest.raises(UnreadablePDFError):
        read(data)
