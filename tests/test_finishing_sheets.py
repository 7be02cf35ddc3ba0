"""Pages on sheets: they are read back from where they stand, and nothing of the file is lost."""

import re
from dataclasses import replace

import brochure_pages
import pytest
from brochure_pages import page_of, render_for
from finished_pages import finished, laid_out, numbered, opened, words

from press.checks.artifacts import check, verapdf
from press.editions import Layout
from press.formats import pdf

A4 = (841.89, 595.28)
A3 = (1190.55, 841.89)
NUMBER = re.compile(r"^N(\d)N$")


def halves(artifact):
    """The numbers that are printed on each side of a sheet, from left to right; 0 for a half without one."""
    with opened(artifact) as document:
        middles = [float(page.MediaBox[2]) / 2 for page in document.pages]
    found = [[0, 0] for _ in middles]
    for word in words(artifact):
        match, side = NUMBER.match(word.text), word.left > middles[word.page]
        # A heading, and no running head; the back cover has its number in small type, and nothing else that is one.
        if match and (word.top - word.bottom > 10 or not found[word.page][side]):
            found[word.page][side] = int(match[1])
    return found


@pytest.mark.parametrize(
    ("rtl", "order"),
    [
        (False, [[7, 1], [2, 0], [6, 3], [4, 5]]),
        (True, [[1, 7], [0, 2], [3, 6], [5, 4]]),
    ],
)
def test_numbered_pages_are_found_where_the_folded_booklet_needs_them(rtl, order):
    assert halves(finished(numbered(7), "booklet", rtl=rtl)) == order


@pytest.mark.parametrize(("paper", "size", "scale"), [("A4", A4, 0.7071), ("A3", A3, 1.0)])
def test_a_page_is_made_as_large_as_half_a_sheet(paper, size, scale):
    base = numbered(4)
    booklet = finished(base, "booklet", paper=paper)
    with opened(booklet) as document:
        assert [float(edge) for edge in document.pages[0].MediaBox] == pytest.approx([0, 0, *size], abs=0.1)
        assert document.pages[0].TrimBox == document.pages[0].MediaBox
    before = next(word for word in words(base) if word.text == "to3")
    after = next(word for word in words(booklet) if word.text == "to3")
    assert after.right - after.left == pytest.approx(scale * (before.right - before.left), rel=0.01)
    assert after.left == pytest.approx(scale * before.left, abs=1)
    assert after.bottom == pytest.approx(scale * before.bottom, abs=1)


def test_links_stay_on_their_words_and_lead_to_the_sheet_with_their_heading():
    booklet = finished(numbered(7), "booklet")
    found = words(booklet)
    with opened(booklet) as document:
        sheets = {page.objgen: number for number, page in enumerate(document.pages)}
        names = document.Root.Names.Dests.Names
        places = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
        links = [(number, link) for number, page in enumerate(document.pages) for link in page.get("/Annots", ())]
        assert len(links) == 5
        for number, link in links:
            left, one, right, other = (float(edge) for edge in link.Rect)
            bottom, top = min(one, other), max(one, other)
            (word,) = [
                word.text
                for word in found
                if word.page == number
                and left - 1 <= word.left < word.right <= right + 1
                and bottom - 2 < (word.bottom + word.top) / 2 < top + 2
            ]
            sheet, _, x, y, _ = places[str(link.Dest)]
            target = next(one for one in found if one.text == f"N{word[2:]}N" and one.top - one.bottom > 10)
            assert (sheets[sheet.objgen], float(x)) == (target.page, pytest.approx(target.left, abs=1))
            assert target.bottom - 12 < float(y) < target.top + 30


def test_bookmarks_lead_to_the_sheets():
    with opened(finished(numbered(7), "booklet")) as document, document.open_outline() as outline:
        sheets = {page.objgen: number for number, page in enumerate(document.pages)}
        (title,) = outline.root
        assert sheets[title.destination[0].objgen] == 0
        assert [sheets[entry.destination[0].objgen] for entry in title.children] == [1, 2, 3, 3, 2]


@pytest.mark.parametrize("name", ["english", "arabic"])
def test_the_tags_of_an_imposed_brochure_keep_pdf_ua_and_it_says_what_its_page_says(name):
    page = getattr(brochure_pages, name)()
    booklet = finished(laid_out(page), "booklet", rtl=page.direction == "rtl")
    assert verapdf.validate([(name, booklet.data)]) == ()
    text = pdf.page_text(pdf.page_html(page, render_for(page.language)))
    assert check(booklet, page_text=text, texts=()) == ()


def test_a_sound_file_comes_out_that_no_page_of_the_old_one_is_left_in():
    with opened(finished(numbered(7), "booklet")) as document:
        assert document.check_pdf_syntax() == []
        pages = [thing for thing in document.objects if getattr(thing, "get", lambda _: None)("/Type") == "/Page"]
        assert len(pages) == len(document.pages) == 4


def test_the_metadata_are_kept_and_the_title_says_what_the_file_is_for():
    base = laid_out(brochure_pages.english())
    with opened(finished(base, "booklet")) as document, opened(base) as before:
        assert str(document.docinfo.Title) == f"{before.docinfo.Title} (til tryk)"
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == str(document.docinfo.Title)
        for key in ("/Author", "/Subject", "/Keywords", "/CreationDate", "/ModDate"):
            assert document.docinfo[key] == before.docinfo[key]
        assert document.Root.Lang == before.Root.Lang


def test_the_same_file_gives_the_same_bytes():
    assert finished(numbered(7), "booklet").data == finished(numbered(7), "booklet").data
    assert finished(numbered(7), "booklet", marks=True).data == finished(numbered(7), "booklet", marks=True).data


def test_a_booklet_counts_the_sides_of_its_sheets_and_has_its_name():
    booklet = finished(numbered(7), "booklet")
    assert (booklet.pages, booklet.edition, booklet.marks) == (4, "booklet", False)


def test_an_edition_that_needs_nothing_is_left_alone():
    base = numbered(4)
    assert finished(base, "brochure") is base


def test_colour_goes_beyond_the_outer_edges_and_not_over_the_fold():
    ground = "<style>@page cover { background: #0f3d4c }</style>"
    page = page_of(ground, *(f'<p style="break-before: page">{number}</p>' for number in range(3)))
    base = laid_out(page, Layout("brochure", marks=True, bleed=3 / 0.7071))
    with opened(finished(base, "booklet", marks=True, bleed=3.0)) as document:
        first = document.pages[0]
        boxes = {key: [float(edge) for edge in form.BBox] for key, form in first.Resources.XObject.items()}
    edge = 3 / 0.7071 * 72 / 25.4
    assert boxes["/P1"] == pytest.approx([0, -edge, 595.28 + edge, 841.89 + edge], abs=0.1)
    assert boxes["/P0"] == pytest.approx([-edge, -edge, 595.28, 841.89 + edge], abs=0.1)


def test_a_panel_without_a_page_stays_empty():
    page = page_of("<p>kort</p>", language="da", title="Kort")
    leaflet = finished(laid_out(page, Layout("leaflet")), "leaflet")
    assert leaflet.pages == 2
    with opened(leaflet) as document:
        assert [len(sheet.Resources.XObject) for sheet in document.pages] == [2, 1]
    assert replace(leaflet, data=b"").panels == (0, 1, None, None, None, 2)
