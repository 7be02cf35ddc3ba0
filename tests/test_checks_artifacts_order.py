"""Whether lines that mix directions are painted in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

import artifact_samples as samples
import brochure_pages
import pikepdf
import pytest

from press.checks.artifacts import check
from press.checks.artifacts.pdf_reading import read
from press.formats import pdf
from press.formats.pdf_paragraphs import leftward_paragraphs
from press.formats.weasy.starting import start
from press.model.artifact import Artifact, DirectedText

_BOLD = "<p>تعمل منظمة Save <strong>the</strong> Children الدولية.</p>"


@pytest.fixture
def without_reordering() -> Iterator[None]:
    """Lines as WeasyPrint leaves them."""
    start()
    from weasyprint.layout import block, inline, preferred

    places = ((block, "iter_line_boxes"), (inline, "get_next_linebox"), (preferred, "inline_line_widths"))
    ours = [getattr(module, name) for module, name in places]
    for (module, name), wrapper in zip(places, ours, strict=True):
        setattr(module, name, next(cell.cell_contents for cell in wrapper.__closure__ if callable(cell.cell_contents)))
    yield
    for (module, name), wrapper in zip(places, ours, strict=True):
        setattr(module, name, wrapper)


def made(body: str, language: str = "ar") -> Artifact:
    artifact = pdf.make(brochure_pages.page_of(body, language=language), brochure_pages.render_for(language)).artifact
    assert artifact
    return artifact


def judged(artifact: Artifact) -> list[str]:
    return [str(found) for found in check(artifact, page_text=artifact.text, texts=[])]


def test_a_line_in_order_passes() -> None:
    assert judged(made(_BOLD)) == []


@pytest.mark.usefixtures("without_reordering")
def test_a_phrase_that_weasyprint_tears_apart_withholds_the_file() -> None:
    (found,) = judged(made(_BOLD))
    assert found.startswith("ar/sample.pdf: error text-order page 2: the line “تعمل منظمة Save the Children الدولية.”")
    assert "ChildrentheSave" in found
    assert "SavetheChildren" in found


@pytest.mark.usefixtures("without_reordering")
def test_an_arabic_phrase_torn_apart_in_an_english_text_is_found() -> None:
    (found,) = judged(made("<p>Read <em>the عربي</em> نص now.</p>", "en"))
    assert "text-order page 2" in found


def test_glyphs_that_were_moved_in_the_file_are_found() -> None:
    artifact = made("<p>رقم <bdi dir='ltr'>+45 33</bdi> هنا</p>")
    words = {paragraph.text: paragraph for paragraph in artifact.leftward}
    paragraph = words["رقم \u2066+45 33\u2069 هنا"]
    turned = DirectedText(paragraph.direction, "رقم \u206633 +45\u2069 هنا")
    assert "text-order" in judged(samples_with(artifact, turned))[0]


def samples_with(artifact: Artifact, paragraph: DirectedText) -> Artifact:
    return Artifact("page", "ar", "pdf", "brochure", artifact.data, artifact.text, artifact.furniture, (paragraph,))


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_a_brochure_with_everything_in_it_passes_and_nearly_all_of_it_was_judged(language: str) -> None:
    from press.checks.artifacts.order import _blocks, _Comparison

    page = {"ar": brochure_pages.arabic, "fa": brochure_pages.persian}[language]()
    artifact = pdf.make(page, brochure_pages.render_for(language)).artifact
    assert artifact
    assert judged(artifact) == []
    comparison = _Comparison(_blocks(read(artifact.data), artifact.data))
    before = len(comparison.left)
    assert list(comparison.differences(artifact.leftward)) == []
    assert before - len(comparison.left) >= 0.9 * len(artifact.leftward)


def test_entries_of_contents_that_have_the_same_characters_are_told_apart() -> None:
    blocks = [
        block
        for number in range(1, 15)
        for block in (brochure_pages.heading(2, f"h{number}", f"مادة {number}."), f"<p>{'نص ' * 700}</p>")
    ]
    artifact = pdf.make(brochure_pages.page_of(*blocks, language="ar"), brochure_pages.render_for("ar")).artifact
    assert artifact
    assert judged(artifact) == []


def test_a_page_without_such_text_is_not_asked() -> None:
    assert made("<p>Hello</p>", "en").leftward == ()


def test_paragraphs_are_read_with_their_isolates_breaks_and_expansions() -> None:
    html = samples.page(
        '<div dir="rtl"><p>نص <bdi>a</bdi><br/><span lang="en" dir="ltr">b</span><img src="x"/></p>'
        '<ul><li>أ <abbr class="first" title="ب">ج</abbr><ul><li>د</li></ul></li></ul></div><p>x</p>'
    )
    assert [paragraph.text for paragraph in leftward_paragraphs(html)] == [
        "نص \u2068a\u2069\n\u2066b\u2069\ufffc",
        "أ ج (ب)",
        "د",
    ]


def test_a_file_without_a_tag_tree_has_nothing_to_judge() -> None:
    artifact = made(_BOLD)

    def forget(document: pikepdf.Pdf) -> None:
        del document.Root.StructTreeRoot

    data = samples.edited_pdf(artifact.data, forget)
    assert (
        judged(Artifact("page", "ar", "pdf", "brochure", data, artifact.text, artifact.furniture, artifact.leftward))
        == []
    )
