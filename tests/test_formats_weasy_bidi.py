"""Lines that mix directions, as they stand in a PDF."""

from __future__ import annotations

import inspect
from functools import cache

import pytest
from bidi_cases import agree, cases, lines, orders, page, visible

from press.checks.artifacts import verapdf
from press.checks.artifacts.bidi import levels
from press.checks.artifacts.order import disordered
from press.checks.artifacts.pdf_placing import Placed, placed
from press.checks.artifacts.pdf_reading import read
from press.formats.pdf_paragraphs import leftward_paragraphs
from press.formats.weasy.starting import start
from press.model.location import Location

CASES = cases()


@cache
def document() -> bytes:
    """All cases as one PDF, each on a page of its own."""
    return printed(page(CASES))


def printed(html: str) -> bytes:
    start()
    from weasyprint import HTML

    return bytes(HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


@cache
def glyphs() -> tuple[Placed, ...]:
    return placed(read(document()))


def test_there_are_cases_of_four_languages_that_run_to_the_left() -> None:
    assert len([case for case in CASES if case.language in {"ar", "he", "fa", "ur"}]) >= 40
    assert {case.language for case in CASES} == {"ar", "en", "fa", "he", "ur"}


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_a_line_is_painted_in_the_order_of_chromium(number: int) -> None:
    expected = orders()[CASES[number].name]
    made = lines(glyph for glyph in glyphs() if glyph.page == number + 1 and visible(glyph.text))
    assert len(made) == len(expected)
    for line, order in zip(made, expected, strict=True):
        assert agree(line, order), "".join(glyph.text for glyph in line)


def test_the_check_of_finished_files_agrees_with_chromium() -> None:
    paragraphs = leftward_paragraphs(page(CASES))
    assert len(paragraphs) >= len(CASES)
    assert disordered(read(document()), document(), paragraphs, Location("cases.pdf")) == ()


def test_text_that_is_split_for_its_order_keeps_pdf_ua() -> None:
    assert verapdf.validate([("cases", document())]) == ()


def test_both_sets_of_levels_are_those_of_the_standard() -> None:
    start()
    from press.formats.weasy.bidi.levels import embedding_levels

    for paragraph in leftward_paragraphs(page(CASES)):
        for text in paragraph.text.splitlines():
            base = int(paragraph.direction == "rtl")
            ours = levels(text, base)
            seen = [place for place, character in enumerate(text) if visible(character)]
            theirs = embedding_levels(text, paragraph.direction)
            assert [ours[place] for place in seen] == [theirs[place] for place in seen], text


# --- boxes -------------------------------------------------------------------------------------------------------


def laid_out(body: str, direction: str = "rtl", style: str = "") -> list[object]:
    """The boxes of a page that is laid out."""
    start()
    from weasyprint import HTML

    fonts = '"Noto Sans", "Noto Sans Arabic"'
    html = (
        f'<html lang="ar" dir="{direction}"><style>@page {{ size: 400px 300px; margin: 0 }} body {{ margin: 0 }} '
        f"* {{ font: 16px {fonts} }} {style}</style><body>{body}</body></html>"
    )
    (made,) = HTML(string=html).render().pages
    return list(made._page_box.descendants())


def boxes_of(found: list, tag: str) -> list:
    return [box for box in found if box.element_tag == tag and type(box).__name__ == "InlineBox"]


def test_a_letter_in_bold_within_an_arabic_word_keeps_its_form() -> None:
    boxes = laid_out("<p>ك<b>تا</b>ب وأ<b>ب</b></p>")
    texts = [box.text for box in boxes if hasattr(box, "text")]
    assert texts == ["ك\u200d", "\u200dتا", "ب وأ", "ب"]  # ا and أ join nothing after them


def test_an_inline_box_whose_text_does_not_stay_together_is_two_with_the_gap_left_out() -> None:
    boxes = laid_out("<p>هنا <b>نص Latin</b> text</p>", style="b { padding: 0 5px }")
    left, right = sorted(boxes_of(boxes, "b"), key=lambda box: box.position_x)
    assert left.position_x + left.margin_width() < right.position_x
    assert (left.padding_left, left.padding_right, right.padding_left, right.padding_right) == (5, 0, 0, 5)
    assert [child.text for child in (*right.children, *left.children)] == ["نص ", "Latin"]


def test_the_boxes_of_a_line_stay_in_the_order_of_reading() -> None:
    boxes = laid_out("<p>أول Hello <b>big</b> world آخر</p>")
    assert "".join(box.text for box in boxes if hasattr(box, "text")) == "أول Hello big world آخر"


def test_boxes_fill_a_line_without_gap_or_overlap() -> None:
    boxes = laid_out(
        '<p>نص <code dir="ltr">x = 1</code> و<a href="#a">Latin (2)</a> آخر</p>', style="code { padding: 3px }"
    )
    (line,) = [box for box in boxes if type(box).__name__ == "LineBox"]
    leaves = sorted((box for box in line.descendants() if hasattr(box, "text")), key=lambda box: box.position_x)
    ends = [box.position_x + box.width for box in leaves]
    gaps = [round(after.position_x - end, 3) for end, after in zip(ends, leaves[1:], strict=False)]
    assert sorted(gaps)[-2:] == [3, 3]
    assert set(gaps[:]) <= {0, 3}
    assert round(ends[-1], 3) == 400


def test_the_indent_of_a_first_line_is_at_the_right() -> None:
    boxes = laid_out("<p>نص قصير</p>", style="p { text-indent: 50px }")
    (text,) = [box for box in boxes if hasattr(box, "text")]
    assert round(text.position_x + text.width, 3) == 350


def test_the_space_at_the_end_of_a_line_pushes_nothing_aside() -> None:
    boxes = laid_out("<p>Latin 5 <b>نص </b>كلمة</p>", style="p { width: 100px }")
    (last,) = [box for box in boxes if getattr(box, "text", "") == "نص"]
    assert last.pango_layout.text == "نص"


def test_a_line_that_ends_before_a_link_begins_at_the_edge_like_every_other() -> None:
    boxes = laid_out(
        '<p>البريد: <a href="mailto:a"><bdi dir="ltr">office@example.org</bdi></a></p>', style="p { width: 150px }"
    )
    lines = [box for box in boxes if type(box).__name__ == "LineBox"]
    ends = [max(leaf.position_x + leaf.width for leaf in line.descendants() if hasattr(leaf, "text")) for line in lines]
    assert [round(end, 3) for end in ends] == [400, 400]


def test_a_leader_stands_between_an_entry_and_its_page() -> None:
    style = 'a::after { content: leader(".") target-counter(attr(href), page) }'
    boxes = laid_out('<p><a href="#b">الفصل RAN</a></p><h1 id="b">ب</h1>', style=style)
    link = boxes_of(boxes, "a")[0]
    assert (round(link.position_x), round(link.width)) == (0, 400)
    leaves = [box for box in link.descendants() if hasattr(box, "text")]
    assert min(leaves, key=lambda box: box.position_x).text == "1"
    assert max(leaves, key=lambda box: box.position_x).text.strip() == "الفصل"


def test_text_that_runs_to_the_right_alone_is_left_as_it_is() -> None:
    boxes = laid_out("<p>Hello <b>big</b> world</p>", direction="ltr")
    assert not any(hasattr(box, "press_level") for box in boxes)


# --- the private names -------------------------------------------------------------------------------------------


def test_the_wrapped_functions_take_what_they_took() -> None:
    start()
    from weasyprint.draw import text
    from weasyprint.layout import block, inline, preferred

    original = {
        name: list(inspect.signature(_wrapped(getattr(module, name))).parameters)
        for module, name in (
            (block, "iter_line_boxes"),
            (inline, "get_next_linebox"),
            (preferred, "inline_line_widths"),
            (text, "draw_first_line"),
        )
    }
    assert original == {
        "iter_line_boxes": [
            "context", "box", "position_y", "bottom_space", "skip_stack", "containing_block", "absolute_boxes",
            "fixed_boxes", "first_letter_style", "first_line_style",
        ],
        "get_next_linebox": [
            "context", "linebox", "position_y", "bottom_space", "skip_stack", "containing_block", "absolute_boxes",
            "fixed_boxes", "first_letter_style", "first_line_style",
        ],
        "inline_line_widths": [
            "context", "box", "outer", "is_line_start", "minimum", "skip_stack", "first_line",
        ],
        "draw_first_line": ["stream", "textbox", "text_overflow", "block_ellipsis", "matrix"],
    }  # fmt: skip


def _wrapped(function: object) -> object:
    """The function of WeasyPrint's that a wrapper of ours calls, or one that it wraps."""
    while function.__module__.startswith("press."):
        function = next(value for value in inspect.getclosurevars(function).nonlocals.values() if callable(value))  # type: ignore[arg-type]
    return function
