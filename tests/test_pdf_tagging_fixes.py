"""Each fix to WeasyPrint's tags is needed: without it the tags of a text are others, or a standard is broken.

A row for each fix: what is put in its place, and a text that shows the difference.
"""

from __future__ import annotations

import inspect
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from brochure_pages import chart, heading, page_of, photograph, render_for
from pdf_parents import astray
from weasyprint_started import HTML, anchors

from press.checks.artifacts import verapdf
from press.checks.artifacts.tag_tree import tag_tree
from press.findings import Finding
from press.formats import pdf
from press.formats.weasy import artifacts, completing, joining, line_ends, spacing, standards, tagging
from press.model.page import Page

FIXTURES = Path(__file__).parent / "fixtures" / "tags"
TEXTS = {
    "contents": (heading(2, "a", "A"), heading(2, "b", "B"), heading(2, "c", "C")),
    "columns": tuple(
        one for number in range(30) for one in (heading(2, f"h{number}", f"Heading {number}"), "<p>Words.</p>")
    ),
    "long": ("<p>" + "word " * 400 + '<a href="https://example.org/">' + "link " * 600 + "</a></p>",),
    "lines": ('<p><a href="https://example.org/">A link that goes over <em>a line</em>, ' + "word " * 30 + "</a></p>",),
    "terms": ("<dl><dt>a</dt><dd>b</dd><dd>" + "word " * 900 + "</dd><dt>c</dt><dd>d</dd></dl>",),
    "repeated head": (
        '<table><thead><tr><th scope="col">A</th></tr></thead><tbody>'
        + "<tr><td>a</td></tr>" * 70
        + "</tbody></table>",
    ),
}
"""Texts beside the fixtures, that are about pages."""


def page(text: str) -> Page:
    blocks = TEXTS.get(text) or (FIXTURES / f"{text}.en.xhtml").read_text("utf-8").splitlines()
    return replace(page_of(*blocks), assets=(chart(), photograph()))


def outcome(text: str) -> tuple[str, bytes]:
    """The tags of a text and the file; no file where making it fails."""
    made = pdf.make(page(text), render_for("en"))
    return (tag_tree(made.artifact.data), made.artifact.data) if made.artifact else (str(made.findings), b"")


@cache
def whole(text: str) -> tuple[str, bytes]:
    """As it is with every fix."""
    tags, data = outcome(text)
    assert data, tags
    return tags, data


def same(first: Any, *_rest: Any) -> Any:
    return first


def nothing(*_arguments: Any) -> None:
    return None


def never(*_arguments: Any) -> bool:
    return False


def without_language(element: Any, box: Any, document: Any) -> Any:
    completed = completing.complete(element, box, document)
    completed.pop("Lang", None)
    return completed


def without_hints(self: Any, **values: Any) -> Any:
    return _RENDER(self, **values | {"presentational_hints": False})


_RENDER = HTML.render


def original(function: Any) -> Any:
    """WeasyPrint's own function, which a fix wraps."""
    cells = inspect.getclosurevars(function).nonlocals
    return next(value for value in cells.values() if callable(value))


_KINDS = completing._BY_KIND
_WRAPPED = original(anchors.gather_anchors)

FIXES: dict[str, tuple[Any, str, Any, str]] = {
    "one body for an item, and a Note in it": (_KINDS, "/LI", same, "notes"),
    "a term is a label": (_KINDS, "/LBody", same, "lists"),
    "numbering of lists, and one item for a term": (_KINDS, "/L", same, "lists"),
    "the Scope of header cells": (_KINDS, "/TH", same, "tables"),
    "no Headers and no IDs of cells": (_KINDS, "/Table", same, "tables"),
    "a Reference for a mark": (_KINDS, "/Link", same, "notes"),
    "types for elements without one, and E": (_KINDS, "/NonStruct", same, "phrases"),
    "contents are a TOC": (completing, "_complete_contents", same, "contents"),
    "the language of parts": (tagging, "complete", without_language, "phrases"),
    "generated words of a link are no Link": (completing, "_complete_generated", same, "contents"),
    "a link is described by its words": (completing, "_describe_link", nothing, "links"),
    "boxes around parts are no elements": (completing, "_take_in_doubles", nothing, "columns"),
    "what holds nothing is left out": (tagging, "say_nothing", never, "parts"),
    "lists stay in their items": (tagging, "_keep_lists_in_place", nothing, "lists"),
    "what goes over lines is joined": (joining.Pieces, "join", nothing, "lines"),
    "what goes over pages is joined": (joining.Pieces, "join", nothing, "long"),
    "what goes on is looked for where it was taken in": (joining.Pieces, "absorb", nothing, "terms"),
    "content on a later page says its page": (joining.Content, "_with_page", staticmethod(same), "long"),
    "content of a later line has a new owner": (joining.Content, "move", nothing, "lines"),
    "one annotation for a link": (anchors, "gather_anchors", _WRAPPED, "links"),
    "running heads are pagination": (artifacts, "_pagination", nothing, "contents"),
    "running heads and leaders are artifacts": (artifacts, "mark_artifacts", nothing, "contents"),
    "the repeated head of a table is an artifact": (artifacts, "mark_artifacts", nothing, "repeated head"),
    "decoration is an artifact": (artifacts, "_is_decoration", never, "pictures"),
    "spaces are drawn": (spacing, "_Space", str, "links"),
    "spaces at the ends of lines are drawn": (line_ends, "_end", nothing, "lines"),
    "what a line ends with is noted": (line_ends, "_note", nothing, "lines"),
    "lists count from their start": (HTML, "render", without_hints, "lists"),
    "PDF/UA is claimed": (standards, "claim_pdf_ua", nothing, "parts"),
    "pictures are not smoothed": (standards, "SHEET", "", "pictures"),
}


def switched_off(monkeypatch: pytest.MonkeyPatch, fix: str) -> tuple[str, bytes]:
    owner, name, instead, text = FIXES[fix]
    if isinstance(owner, dict):
        monkeypatch.setitem(owner, name, instead)
    else:
        monkeypatch.setattr(owner, name, instead)
    return outcome(text)


@pytest.mark.parametrize("fix", FIXES)
def test_without_a_fix_the_tags_are_others_or_a_standard_is_broken(fix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = FIXES[fix][3]
    expected, _ = whole(text)
    tags, data = switched_off(monkeypatch, fix)
    assert tags != expected or astray(data) or broken(data)


def broken(data: bytes) -> list[Finding]:
    return [one for profile in verapdf.PROFILES for one in verapdf.validate([("a.pdf", data)], profile)]


@pytest.mark.parametrize("text", sorted({row[3] for row in FIXES.values()}))
def test_every_element_is_found_from_its_content(text: str) -> None:
    assert astray(whole(text)[1]) == []


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_with_all_of_them_every_text_keeps_both_standards(profile: str) -> None:
    texts = sorted({row[3] for row in FIXES.values()})
    assert verapdf.validate([(text, whole(text)[1]) for text in texts], profile) == ()


def test_every_fix_of_a_structure_type_is_in_the_table() -> None:
    assert set(completing._BY_KIND) == {name for owner, name, *_ in FIXES.values() if owner is _KINDS}
