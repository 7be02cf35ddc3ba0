"""Titles and headings of every length: they get smaller, they touch nothing, and what can't fit is told."""

from __future__ import annotations

import subprocess
from functools import cache

import pytest
from brochure_pages import heading, page_of, render_for
from finished_pages import words

from press.editions import Layout
from press.formats import make
from press.model.artifact import Artifact
from press.model.page import Page

SENTENCE = "Cooperation between authorities and municipalities on the prevention of violent extremism, and its results "
LENGTHS = (20, 70, 150, 250, 500)
"""Characters of titles; those of real brochures have up to 250."""
NOTICES = ("This translation is a draft. No native speaker has reviewed it.", "Parts of it are missing.")
COMPOUND = "Rechtsschutzversicherungsgesellschaften"
LAYOUTS = [Layout("brochure", "A4"), Layout("brochure", "A5"), Layout("leaflet"), Layout("large-print")]
NAMES = [f"{layout.edition} {layout.size}" for layout in LAYOUTS]


def titled(length: int) -> Page:
    title = (SENTENCE * (length // len(SENTENCE) + 1))[:length].strip()
    subtitle = "What Denmark takes part in, and what others ask us about"
    return page_of("<p>The text.</p>", title=title, subtitle=subtitle, draft=True, notices=NOTICES)


@cache
def made(length: int, layout: Layout) -> Artifact:
    done = make(titled(length), render_for("en"), layout)
    assert done.findings == ()
    assert done.artifact
    return done.artifact


@cache
def type_size(artifact: Artifact, word: str) -> float:
    """How high the box of a word is: in proportion to its type size."""
    return round(next(one.top - one.bottom for one in words(artifact) if one.text == word), 2)


@pytest.mark.parametrize("layout", LAYOUTS, ids=NAMES)
def test_the_longer_a_title_the_smaller_its_type_which_stays_larger_than_the_subtitle(layout: Layout) -> None:
    sizes = [type_size(made(length, layout), "Cooperation") for length in LENGTHS]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 1.5 * sizes[-1]
    assert all(size > type_size(made(length, layout), "Denmark") for size, length in zip(sizes, LENGTHS, strict=True))


@pytest.mark.parametrize("length", [*LENGTHS, 1450])
def test_a_title_stands_between_the_publisher_and_the_facts_of_its_cover(length: int) -> None:
    artifact = made(length, Layout("brochure", "A4"))
    cover = [word for word in words(artifact) if word.page == 0]
    bottom = min(word.bottom for word in cover if word.text == "Agency")
    top = max(word.top for word in cover if word.text in {"English", "updated"})
    title = [word for word in cover if top < word.bottom and word.top < bottom]
    assert len(title) >= len(titled(length).title.split())
    assert bottom - max(word.top for word in title) > 10
    assert min(word.bottom for word in title) - top > 10


def test_a_title_that_can_not_fit_on_its_cover_is_told_by_its_own_words() -> None:
    done = make(titled(4000), render_for("en"), Layout("brochure", "A4"))
    assert done.artifact is None
    assert {found.code for found in done.findings} == {"layout-overflow"}
    assert done.findings[0].words[0] == titled(4000).title
    told = make(titled(2500), render_for("en"), Layout("leaflet")).findings
    assert [found.code for found in told] == ["does-not-fit"]
    assert "of the title and what stands with it" in told[0].message


def test_in_the_heads_of_pages_a_very_long_title_is_cut() -> None:
    text = subprocess.run(
        ["pdftotext", "-f", "2", "-l", "2", "-layout", "-", "-"],
        input=made(500, Layout("brochure", "A4")).data,
        capture_output=True,
        check=True,
    ).stdout.decode()
    head = " ".join(text.split("The text.")[0].split())
    assert head.endswith("…")
    assert 60 < len(head) < 160


@pytest.mark.parametrize("layout", LAYOUTS, ids=NAMES)
def test_a_long_word_in_a_heading_makes_all_headings_of_its_level_smaller(layout: Layout) -> None:
    def artifact(word: str) -> Artifact:
        page = page_of(heading(2, "a", word), "<p>One.</p>", heading(2, "b", "Zwei"), "<p>Two.</p>", language="en")
        done = make(page, render_for("en"), layout)
        assert done.findings == ()
        assert done.artifact
        return done.artifact

    usual, long = artifact("Eins"), artifact(COMPOUND)
    if layout.size == "A4" and layout.edition == "brochure":
        assert type_size(long, "Zwei") == type_size(usual, "Zwei")  # it has room
    else:
        assert type_size(long, "Zwei") < type_size(usual, "Zwei")
        assert type_size(long, "Zwei") == type_size(long, COMPOUND)
    divided = artifact(COMPOUND.replace("versicherungs", "versicherungs\u00ad"))
    assert type_size(divided, "Zwei") >= type_size(long, "Zwei")


def test_a_word_in_a_heading_that_is_longer_than_a_line_of_text_is_told() -> None:
    page = page_of(heading(2, "a", COMPOUND * 3), "<p>One.</p>")
    (found,) = make(page, render_for("en"), Layout("brochure", "A5")).findings
    assert found.code.startswith("layout-")
    assert "soft hyphen" in found.hint
