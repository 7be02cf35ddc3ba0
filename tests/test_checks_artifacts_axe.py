"""What axe-core finds in four views of a page becomes one finding, and leads to the words that it is about."""

from __future__ import annotations

from typing import Any

import pytest

from press.checks.artifacts import axe
from press.checks.artifacts.quoting import words_of
from press.model.location import Location

PLACE = Location("output/en/tekst.html")
VIEWS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]


def row(width: int, scheme: str, *targets: str, rule: str = "color-contrast", sure: bool = True) -> dict[str, Any]:
    """A rule in a view, as judge.js writes it."""
    why = "Fix any of the following:\n  Element is too pale\n  Element is too small"
    nodes = [
        {"target": target, "html": f"<{target}>A text</{target}>", "whole": f"<{target}>A text</{target}>"}
        | {"why": why, "heading": "A heading", "id": "page:text"}
        for target in targets
    ]
    return {"rule": rule, "help": "Must be seen", "sure": sure, "width": width, "scheme": scheme, "nodes": nodes}


def test_what_is_found_in_every_view_is_told_once_and_without_them():
    (found,) = axe.findings([row(*view, "p", "li") for view in VIEWS], PLACE)
    assert found.message == "color-contrast: Must be seen, at <p>A text</p> below “A heading” and 1 more"
    assert (found.code, found.hint, found.words) == ("axe", axe.MENDING["color-contrast"], ("A text",))


def test_what_is_found_in_some_views_names_them():
    (found,) = axe.findings([row(320, "dark", "p"), row(1280, "dark", "p", "li")], PLACE)
    assert found.message.endswith("and 1 more, in 320 px dark and 1280 px dark")


def test_a_rule_without_a_remedy_of_ours_is_mended_in_axe_s_words():
    (found,) = axe.findings([row(320, "dark", "p", rule="unheard-of")], PLACE)
    assert found.hint == "Element is too pale; Element is too small"


@pytest.mark.parametrize(("width", "codes"), [(320, []), (1280, ["axe-undecided"])])
def test_what_axe_can_not_decide_is_a_warning_in_the_widest_view_alone(width: int, codes: list[str]):
    assert [found.code for found in axe.findings([row(width, "light", "p", sure=False)], PLACE)] == codes


@pytest.mark.parametrize(
    ("element", "words"),
    [
        ("<p>One <em>and</em> more</p>", ("One and more", "more")),
        ('<p>See <a href="x">there<span class="new-window"> (new window)</span></a>.</p>', ("See there .", "there")),
        ('<p>A note<a class="noteref" href="#x">1</a>, here.</p>', ("A note, here.",)),
        ('<img alt="A sea &amp; a boat" src="x"/>', ("A sea & a boat",)),
        ("<main><p>One</p><p>Two</p></main>", ()),
        ("<b>一</b>", ()),
    ],
)
def test_the_words_of_an_element_are_those_that_somebody_wrote(element: str, words: tuple[str, ...]):
    assert words_of(element) == words
