"""Editions of one page: each is laid out once, and one that is made of another's file has it made."""

from dataclasses import replace

import pytest
from brochure_pages import page_of, render_for

from press.build import making
from press.build.making import Making, laid_out_for
from press.build.plan import for_print
from press.editions import Layout
from press.findings import finding
from press.settings import PrintShop, Settings

SETTINGS = Settings(root=None, publisher="P", source_language="da", languages=("da",))  # type: ignore[arg-type]
BOOKLET, BROCHURE = Layout("booklet"), Layout("brochure")
ON_A3 = replace(BOOKLET, paper="A3")


def made_of(page, layouts, monkeypatch, judge=lambda _: ()):
    """What comes of a page, the layouts that were laid out for it, and what was told."""
    seen = []

    def make(page, render, layout):
        seen.append(layout)
        return original(page, render, layout)

    original = making.make
    monkeypatch.setattr(making, "make", make)
    work = Making(page, render_for(page.language), SETTINGS, judge)
    came = [work.edition(layout) for layout in layouts]
    return [made.artifact for made in came], seen, list(dict.fromkeys(one for made in came for one in made.findings))


@pytest.fixture
def page():
    return page_of("<p>x</p>")


def test_a_booklet_alone_has_its_brochure_made_and_only_the_booklet_comes_out(page, monkeypatch):
    (artifact,), seen, _ = made_of(page, [BOOKLET], monkeypatch)
    assert artifact.edition == "booklet"
    assert seen == [replace(BROCHURE, paper="A5")]


def test_a_brochure_and_its_booklet_are_laid_out_once(page, monkeypatch):
    artifacts, seen, _ = made_of(page, [BROCHURE, ON_A3], monkeypatch)
    assert [made.edition for made in artifacts] == ["brochure", "booklet"]
    assert len(seen) == 1


def test_what_keeps_the_brochure_back_keeps_the_booklet_back_and_is_told_once(page, monkeypatch):
    lost = finding("text-lost", "a word is lost")
    artifacts, seen, told = made_of(page, [BROCHURE, ON_A3], monkeypatch, lambda _: (lost,))
    assert (artifacts, len(seen), told) == ([None, None], 1, [lost])


def test_pages_are_laid_out_for_half_a_sheet_with_the_bleed_of_the_print_shop():
    shop = PrintShop(bleed=3.0)
    small = laid_out_for(for_print(BOOKLET, shop), SETTINGS)
    assert small == replace(BROCHURE, paper="A5", marks=True, bleed=3.0)
    large = laid_out_for(for_print(ON_A3, shop), SETTINGS)
    assert large == replace(BROCHURE, marks=True, bleed=3.0)


def test_what_is_not_printed_has_no_marks():
    assert for_print(Layout("epub"), PrintShop()) == Layout("epub")
