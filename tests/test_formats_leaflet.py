"""Leaflets, laid out as panels and read back from the sheets that they stand on."""

import re
import subprocess

import brochure_pages
import pytest
from brochure_pages import page_of, render_for
from finished_pages import MM, Word, finished, laid_out, opened, picture, words

from press.checks.artifacts import check, verapdf
from press.editions import Layout
from press.formats import leaflet, make
from press.model.artifact import Artifact
from press.model.page import Alternate, Page

CONTACT = '<section class="contact"><p>Kontoret, Vej 1</p></section>'
SENTENCE = "Her staar en saetning som fylder lidt. "
OUTSIDE, INSIDE = 0, 1
BREAK = ' style="break-before: page"'


def leaflet_of(page: Page, paper: str = "", **values) -> Artifact:
    layout = Layout("leaflet", paper)
    return finished(laid_out(page, layout), "leaflet", rtl=page.direction == "rtl", paper=paper, **values)


def text(characters: int) -> list[str]:
    """Paragraphs with about so many characters."""
    return [f"<p>{SENTENCE * 8}</p>"] * (characters // (8 * len(SENTENCE)))


def panels_of_text() -> list[str]:
    """Text that needs four panels."""
    return [f"<p{BREAK if number > 1 else ''}>TEKST{number}</p>" for number in range(1, 5)]


def type_size(artifact: Artifact, word: str) -> float:
    """How high the box of a word is: in proportion to its type size."""
    return next(one.top - one.bottom for one in words(artifact) if one.text == word)


def panel(artifact: Artifact, word: str, folds: tuple[float, float]) -> tuple[int, int]:
    """The side of the sheet and the panel from the left, counted from 0, on which a word stands."""
    found: Word = next(one for one in words(artifact) if one.text == word)
    return found.page, sum(found.left > fold * MM for fold in folds)


def test_a_short_text_has_its_front_back_and_summary_outside_and_its_text_inside():
    page = page_of("<p>Teksten</p>", CONTACT, language="da", title="Titlen", summary="Resumeet.")
    artifact = leaflet_of(page)
    assert [panel(artifact, word, (97, 197)) for word in ("Resumeet.", "Kontoret,", "Titlen")] == [
        (0, 0),
        (0, 1),
        (0, 2),
    ]
    assert panel(artifact, "Teksten", (100, 200)) == (INSIDE, 0)


def test_from_right_to_left_all_of_it_is_mirrored():
    page = page_of("<p>Text</p>", CONTACT, language="ar", title="Title", summary="Summary")
    artifact = leaflet_of(page)
    assert [panel(artifact, word, (100, 200)) for word in ("Summary", "Kontoret,", "Title")] == [(0, 2), (0, 1), (0, 0)]
    assert panel(artifact, "Text", (97, 197)) == (INSIDE, 2)


@pytest.mark.parametrize(("paper", "size"), [("A4", (841.89, 595.28)), ("A3", (1190.55, 841.89))])
def test_it_is_two_sides_of_one_sheet(paper, size):
    artifact = leaflet_of(page_of("<p>Text</p>"), paper)
    with opened(artifact) as document:
        assert len(document.pages) == artifact.pages == 2
        for page in document.pages:
            assert [float(edge) for edge in page.TrimBox] == pytest.approx([0, 0, *size], abs=0.1)


def test_text_flows_over_the_panels_inside_and_ends_on_the_one_that_is_folded_in():
    artifact = leaflet_of(page_of(*panels_of_text(), language="da", summary="Resumeet."))
    assert [panel(artifact, f"TEKST{number}", (100, 200)) for number in (1, 2, 3)] == [(1, 0), (1, 1), (1, 2)]
    assert panel(artifact, "TEKST4", (97, 197)) == (OUTSIDE, 0)
    assert panel(artifact, "Resumeet.", (100, 200)) == (INSIDE, 0)  # above the text, for its panel is taken


def test_a_text_that_leaves_room_is_spread_over_its_panels_evenly():
    for page in (page_of(*text(2500), summary="Resumeet."), page_of(*text(1700), language="ar")):
        found = [word for word in words(leaflet_of(page)) if word.page == INSIDE]
        folds = (100, 200) if page.direction == "ltr" else (97, 197)
        panels = [[word for word in found if sum(word.left > fold * MM for fold in folds) == one] for one in range(3)]
        feet = [min(word.bottom for word in panel) for panel in panels]
        assert max(feet) - min(feet) < 25 * MM
        assert min(feet) > 40 * MM


def test_a_text_of_one_panel_stays_on_it():
    found = [word for word in words(leaflet_of(page_of(*text(800), CONTACT))) if word.page == INSIDE]
    assert {word.left < 100 * MM for word in found} == {True}


def test_panels_are_numbered_where_the_text_goes_on_to_the_one_that_is_folded_in():
    blocks = panels_of_text()
    numbers = [word.text for word in words(leaflet_of(page_of(*blocks, title="T"))) if word.text.isdigit()]
    assert sorted(numbers) == ["1", "10", "2", "2023", "3", "4"]  # the date is on the back
    for summary in ("", "S"):
        inside = page_of(*blocks[:3], title="T", summary=summary, updated=None, updated_text="")
        assert [word.text for word in words(leaflet_of(inside)) if word.text.isdigit()] == []


def test_no_text_runs_over_the_edge_of_its_panel():
    artifact = leaflet_of(page_of(*text(4000), language="da"))
    for word in words(artifact):
        folds = (97, 197, 297) if word.page == OUTSIDE else (100, 200, 297)
        edge = min(fold for fold in folds if word.left < fold * MM) * MM
        assert word.right < edge - 7 * MM, word


def test_the_type_is_as_large_as_the_text_allows():
    sizes = [type_size(leaflet_of(page_of(*text(count), language="da")), "saetning") for count in (800, 5800, 7500)]
    ratios = [size / sizes[0] * leaflet.SIZES[0] for size in sizes]
    assert all(min(abs(size - ratio) for size in leaflet.SIZES) < 0.06 for ratio in ratios)
    assert ratios[0] > ratios[1] > ratios[2] >= leaflet.SIZES[-1] - 0.1


def test_where_a_word_is_wider_than_its_panel_the_type_gets_smaller():
    word = "x" * 42
    artifact = leaflet_of(page_of(f"<p>{word}</p>", *text(800)))
    assert type_size(artifact, "saetning") < type_size(leaflet_of(page_of(*text(800))), "saetning")
    assert word in [one.text for one in words(artifact)]
    (found,) = make(page_of(f"<p>{word * 3}</p>"), render_for("en"), Layout("leaflet")).findings
    assert found.code == "layout-cut"


def test_a_text_that_does_not_fit_is_told_with_how_much_is_too_much_and_what_to_do():
    page = page_of(*text(16_000), language="da")
    made = make(page, render_for("da"), Layout("leaflet"))
    assert made.artifact is None
    (found,) = made.findings
    assert found.code == "does-not-fit"
    surplus = int(re.search(r"the text has ([\d,]+) characters too many", found.message)[1].replace(",", ""))
    assert 3_000 < surplus < 9_000
    assert "leaflet on A4" in found.message
    assert 'write paper = "A3" under [edition.leaflet] in publication.toml' in found.hint
    # What is cut by so much fits.
    shorter = page_of(*text(16_000 - surplus - 1000), language="da")
    assert make(shorter, render_for("da"), Layout("leaflet")).artifact


def test_on_the_largest_paper_no_larger_one_is_offered():
    made = make(page_of(*text(40_000), language="da"), render_for("da"), Layout("leaflet", "A3"))
    (found,) = made.findings
    assert "leaflet on A3" in found.message
    assert "paper" not in found.hint
    assert "documents" in found.hint


def test_a_title_that_does_not_fit_on_the_front_is_told():
    made = make(page_of("<p>x</p>", subtitle=SENTENCE * 60), render_for("en"), Layout("leaflet"))
    (found,) = made.findings
    assert found.code == "does-not-fit"
    assert "don't fit on a leaflet's front" in found.message
    assert "shorter title" in found.hint


def test_a_contact_that_is_too_long_for_the_back_stays_in_the_text():
    many = '<section class="contact">' + "".join(f"<p>Kontor{number}</p>" for number in range(40)) + "</section>"
    artifact = leaflet_of(page_of("<p>Teksten</p>", many, language="da"))
    assert panel(artifact, "Kontor0", (100, 200))[0] == INSIDE


def test_a_draft_says_so_on_both_sides_of_the_sheet_in_its_own_language():
    page = brochure_pages.arabic()
    page = page_of("<p>نص</p>", language="ar", draft=True, notices=page.notices)
    artifact = leaflet_of(page)
    fronts = [word.text for word in words(artifact) if word.page == OUTSIDE and word.left < 100 * MM]
    assert "مسودة"[::-1] in fronts
    inside = [word for word in words(artifact) if word.page == INSIDE and word.text == "مسودة"[::-1]]
    assert len(inside) == 1  # at the foot of the only panel with text
    assert inside[0].top < 12 * MM
    with opened(artifact) as document:
        assert str(document.docinfo.Keywords) == "مسودة"


def test_the_back_names_the_address_on_the_web_where_there_is_one():
    formats = (Alternate("da", "html", "HTML", "https://example.org/da/sample.html"),)
    found = [word.text for word in words(leaflet_of(page_of("<p>x</p>", language="da", formats=formats)))]
    assert "example.org/da/sample.html" in found
    beside = (Alternate("da", "html", "HTML", "sample.html"),)
    found = [word.text for word in words(leaflet_of(page_of("<p>x</p>", language="da", formats=beside)))]
    assert "sample.html" not in found


def test_the_front_has_the_accent_to_its_edges_and_into_the_bleed():
    page = page_of("<p>x</p>", title="T")
    base = laid_out(page, Layout("leaflet", marks=True, bleed=3.0))
    image = picture(finished(base, "leaflet", marks=True, bleed=3.0), 1, 254)
    for x, y in ((297.5 + 2, 105), (250, -2.5), (198, 105)):
        assert image.getpixel((round((10 + x) * 10), round((10 + y) * 10)))[2] == pytest.approx(76, abs=6), (x, y)
    assert image.getpixel((((10 + 196) * 10), 1150)) == (255, 255, 255)  # beyond the fold is the back


@pytest.mark.parametrize("name", ["english", "arabic", "chinese"])
def test_a_leaflet_keeps_both_standards_and_says_what_its_page_says(name):
    page = getattr(brochure_pages, name)()
    layout = Layout("leaflet", "A3")
    made = make(page, render_for(page.language), layout)
    assert made.findings == ()
    artifact = finished(made.artifact, "leaflet", rtl=page.direction == "rtl", paper="A3")
    assert [found for profile in verapdf.PROFILES for found in verapdf.validate([(name, artifact.data)], profile)] == []
    assert check(artifact, page_text=artifact.text, texts=()) == ()


def test_its_tags_have_the_text_in_the_order_of_reading():
    blocks = [f'<h2 style="break-before: page" id="a{number}">TEKST{number}</h2>' for number in range(1, 5)]
    artifact = leaflet_of(page_of(*blocks, CONTACT, title="TITEL"))
    run = subprocess.run(["pdfinfo", "-struct-text", "-"], input=artifact.data, capture_output=True, check=True)
    told = re.findall(r"TITEL|TEKST\d|Kontoret", run.stdout.decode())
    assert told == ["TITEL", "TEKST1", "TEKST2", "TEKST3", "TEKST4", "Kontoret"]


def test_two_runs_give_the_same_bytes():
    page = page_of(*text(2000), language="da", summary="Resumeet.")
    assert leaflet_of(page).data == leaflet_of(page).data
