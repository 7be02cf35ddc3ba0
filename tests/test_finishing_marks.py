"""What a print shop gets: boxes, marks where it cuts and folds, and colour that goes on to where it is cut."""

import pytest
from brochure_pages import page_of
from finished_pages import MM, finished, laid_out, numbered, opened, picture
from PIL import ImageChops

from press.checks.artifacts import verapdf
from press.editions import Layout

INK = (15, 61, 76)
"""The accent of the tokens."""
SLUG = 10
"""mm from the edge to the end of the paper, with a bleed of 3 mm."""


def brochure(bleed=3.0, **values):
    return laid_out(page_of("<p>x</p>", title="Titel", **values), Layout("brochure", marks=True, bleed=bleed))


def dark(image, x, y):
    """Whether something black is printed within half a millimetre of a place, in mm from the upper left."""
    scale = image.info["scale"]
    box = [round(edge * scale) for edge in (x - 0.5, y - 0.5, x + 0.5, y + 0.5)]
    return image.convert("L").crop(box).getextrema()[0] < 128


def seen(artifact, page=1):
    image = picture(artifact, page, 254)
    image.info["scale"] = 10
    return image


def near(colour):
    return all(abs(one - other) < 12 for one, other in zip(colour, INK, strict=True))


@pytest.mark.parametrize("bleed", [3.0, 5.0])
def test_the_boxes_say_where_it_is_cut_and_how_far_colour_goes(bleed):
    with opened(finished(brochure(bleed), "brochure", marks=True, bleed=bleed)) as document:
        for page in document.pages:
            assert [float(edge) for edge in page.TrimBox] == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)
            grown = [-bleed * MM, -bleed * MM, 595.28 + bleed * MM, 841.89 + bleed * MM]
            assert [float(edge) for edge in page.BleedBox] == pytest.approx(grown, abs=0.01)
            paper = (max(bleed, 3) + 7) * MM
            grown = [-paper, -paper, 595.28 + paper, 841.89 + paper]
            assert [float(edge) for edge in page.MediaBox] == pytest.approx(grown, abs=0.01)


def test_the_covers_ground_goes_on_into_the_bleed_and_ends_there():
    image = seen(finished(brochure(), "brochure", marks=True, bleed=3.0))
    for x, y in ((-2.5, 40), (212.5, 40), (60, -2.5)):
        assert near(image.getpixel((round((SLUG + x) * 10), round((SLUG + y) * 10)))), (x, y)
    for x, y in ((-3.5, 40), (213.5, 40), (60, -3.5)):
        assert image.getpixel((round((SLUG + x) * 10), round((SLUG + y) * 10))) == (255, 255, 255), (x, y)


def test_crop_marks_stand_in_line_with_the_edges_and_outside_of_the_bleed():
    image = seen(finished(brochure(), "brochure", marks=True, bleed=3.0))
    for x in (SLUG, SLUG + 210):
        for y in (5, 2 * SLUG + 297 - 5):
            assert dark(image, x, y), (x, y)
    for y in (SLUG, SLUG + 297):
        for x in (5, 2 * SLUG + 210 - 5):
            assert dark(image, x, y), (x, y)
    inside = seen(finished(brochure(), "brochure", marks=True, bleed=3.0), 2)  # the cover's ground fills its bleed
    assert not dark(inside, SLUG, SLUG + 297 + 1.6)


def test_what_is_within_the_edges_is_the_same_as_without_marks():
    plain = picture(laid_out(page_of("<p>x</p>", title="Titel")), 1)
    marked = picture(finished(brochure(), "brochure", marks=True, bleed=3.0), 1)
    offset = round(SLUG * MM)
    within = marked.crop((offset, offset, offset + plain.width, offset + plain.height))
    different = sum(ImageChops.difference(plain, within).convert("L").histogram()[90:])
    assert different < 0.01 * plain.width * plain.height  # the edges of letters fall on other pixels


@pytest.mark.parametrize(("edition", "folds"), [("booklet", [148.5]), ("leaflet", [97, 197])])
def test_folds_are_marked_above_and_below_on_the_sheet(edition, folds):
    base = laid_out(page_of("<p>x</p>", title="Titel"), Layout("leaflet")) if edition == "leaflet" else numbered(4)
    image = seen(finished(base, edition, marks=True, bleed=3.0))
    assert (image.width // 10, image.height // 10) == (297 + 2 * SLUG, 210 + 2 * SLUG)
    for fold in folds:
        assert any(dark(image, SLUG + fold, y) for y in (3, 4, 5, 6))
        assert any(dark(image, SLUG + fold, 2 * SLUG + 210 - y) for y in (3, 4, 5, 6))
        assert not dark(image, SLUG + fold - 3, 5)


def test_marks_are_printed_in_all_inks():
    """A file whose colours are those of a screen may have no others (ISO 19005-2, 6.2.4.3)."""
    with opened(finished(brochure(), "brochure", marks=True, bleed=3.0)) as document:
        space = document.pages[0].Resources.ColorSpace.PressAll
        assert [str(part) for part in list(space)[:3]] == ["/Separation", "/All", "/DeviceRGB"]
        streams = document.pages[0].Contents
        drawn = b"\n".join(stream.read_bytes() for stream in streams)
        assert b"/Artifact BMC q /PressAll CS 1 SCN" in drawn


@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2A"])
def test_a_file_with_marks_still_keeps_the_standards_that_it_claims(standard):
    file = finished(brochure(), "brochure", marks=True, bleed=3.0)
    assert verapdf.validate([("marks", file.data)], standard) == ()
