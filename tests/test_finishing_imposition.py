"""Which pages stand where on a sheet, found again by folding it."""

from itertools import pairwise

import pytest

from press.editions import PAPERS
from press.finishing.imposition import Side, letter_fold, padded, panel_widths, saddle_stitch


def numbers(side: Side) -> list[int | None]:
    """The pages of a side from left to right, counted from 1 as people do."""
    return [None if place.page is None else place.page + 1 for place in side.places]


def turned(sides: list[list[int | None]], *, rtl: bool) -> list[int | None]:
    """The pages in the order in which a reader turns them, who has folded and stapled the sheets."""
    right, left = (0, 1) if rtl else (1, 0)
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    inwards = [page for front, back in sheets for page in (front[right], back[left])]
    outwards = [page for front, back in reversed(sheets) for page in (back[right], front[left])]
    return inwards + outwards


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("pages", range(2, 42))
def test_whoever_turns_the_pages_of_a_booklet_finds_them_in_order_and_the_last_one_on_its_back(pages, rtl):
    sides = [numbers(side) for side in saddle_stitch(range(pages), "A4", rtl=rtl)]
    read = turned(sides, rtl=rtl)
    assert len(read) % 4 == 0
    assert [page for page in read if page] == list(range(1, pages + 1))
    assert read[-1] == pages


def test_eight_pages_are_two_sheets():
    assert [numbers(side) for side in saddle_stitch(range(8), "A4", rtl=False)] == [[8, 1], [2, 7], [6, 3], [4, 5]]
    assert [numbers(side) for side in saddle_stitch(range(8), "A4", rtl=True)] == [[1, 8], [7, 2], [3, 6], [5, 4]]


def test_blanks_stand_before_the_back_cover():
    assert padded(range(5)) == [0, 1, 2, 3, None, None, None, 4]
    assert padded(range(4)) == [0, 1, 2, 3]


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_the_sheet_of_a_booklet_lies_across_and_is_folded_in_the_middle(paper):
    for side in saddle_stitch(range(4), paper, rtl=False):
        assert (side.height, side.width) == PAPERS[paper]
        assert side.folds == (side.width / 2,)


@pytest.mark.parametrize(("paper", "widths"), [("A4", [97, 100, 100]), ("A3", [137, 141.5, 141.5])])
def test_the_panel_that_is_folded_in_is_narrower(paper, widths):
    outside, inside = letter_fold(range(6), paper, rtl=False)
    assert [place.width for place in outside.places] == widths
    assert [place.width for place in inside.places] == widths[::-1]
    assert panel_widths(paper) == (widths[1], widths[0])
    assert sum(widths) == PAPERS[paper][1] == outside.width


@pytest.mark.parametrize("rtl", [False, True])
def test_the_two_sides_of_each_panel_are_of_one_width(rtl):
    """A sheet is turned over: what is on the left of one side is behind the right of the other."""
    outside, inside = letter_fold(range(6), "A4", rtl=rtl)
    assert [place.width for place in outside.places] == [place.width for place in reversed(inside.places)]
    assert list(outside.folds) == [inside.width - fold for fold in reversed(inside.folds)]


def test_a_leaflet_from_left_to_right_has_its_front_on_the_right_and_its_text_from_the_left():
    assert [numbers(side) for side in letter_fold(range(6), "A4", rtl=False)] == [[5, 6, 1], [2, 3, 4]]


def test_a_leaflet_from_right_to_left_is_its_mirror_image():
    outside, inside = letter_fold(range(6), "A4", rtl=True)
    assert [numbers(outside), numbers(inside)] == [[1, 6, 5], [4, 3, 2]]
    assert [place.width for place in outside.places] == [100, 100, 97]


def test_places_stand_side_by_side_without_gaps():
    for side in (*letter_fold(range(6), "A4", rtl=False), *saddle_stitch(range(8), "A3", rtl=True)):
        assert side.places[0].left == 0
        assert all(one.left + one.width == other.left for one, other in pairwise(side.places))


def test_a_leaflet_of_another_number_of_panels_is_refused():
    with pytest.raises(ValueError, match="5 panels are not 6"):
        letter_fold(range(5), "A4", rtl=False)
