"""Tags as they are printed, and what the small texts of tests/fixtures/tags become: a readable file for each.

``pytest tests/test_checks_artifacts_tag_tree.py --update-golden`` writes the files anew; what changed is then for a
person to read in the diff.
"""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from brochure_pages import chart, heading, page_of, photograph, render_for

from press.checks.artifacts import verapdf
from press.checks.artifacts.pdf_reading import UnreadablePDFError
from press.checks.artifacts.tag_tree import UntaggedPDFError, tag_tree
from press.formats import pdf

FIXTURES = Path(__file__).parent / "fixtures" / "tags"
CASES = sorted(path.stem for path in FIXTURES.glob("*.xhtml"))


@cache
def made(case: str) -> bytes:
    """The brochure of a text, a block a line, named after what is in it and its language."""
    blocks = (FIXTURES / f"{case}.xhtml").read_text("utf-8").splitlines()
    return brochure(*blocks, language=case.partition(".")[2], assets=(chart(), photograph()))


def brochure(*blocks: Any, language: str = "en", **values: Any) -> bytes:
    result = pdf.make(page_of(*blocks, language=language, **values), render_for(language))
    assert result.findings == ()
    assert result.artifact
    return result.artifact.data


def compared(name: str, tags: str, request: pytest.FixtureRequest) -> None:
    """The tags are those of the golden file, which is written anew where that was asked for."""
    golden = FIXTURES / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(tags, "utf-8")
    assert tags == golden.read_text("utf-8")


def body(outline: str) -> str:
    """The part of the outline that is the text itself, whatever line or page it stands on: that is the design's."""
    lines = [_on_one_line(line) for line in re.sub(r"\(page \d+\) ", "", outline).splitlines()]
    rest = lines[lines.index("  Part") + 1 :]
    end = next(number for number, line in enumerate(rest) if not line.startswith("    "))
    return "".join(f"{line.removeprefix('    ')}\n" for line in rest[:end])


def _on_one_line(text: str) -> str:
    """The pieces of a text, one for each printed line, as one; not what an attribute says (``Alt=“…”``).

    Their own spaces tell words apart, and their soft hyphens say where one goes on.
    """
    joined = re.sub("(?<!=)“([^”]*?)(?:<00AD>)?” “", r"“\1", text)
    return text if joined == text else _on_one_line(joined)


@pytest.mark.parametrize("case", CASES)
def test_the_tags_of_a_text(case: str, request: pytest.FixtureRequest) -> None:
    compared(case, body(tag_tree(made(case))), request)


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_every_one_of_the_texts_keeps_both_standards(profile: str) -> None:
    assert verapdf.validate([(case, made(case)) for case in CASES], profile) == ()


def test_the_outline_says_what_the_file_says_of_itself_and_what_stands_beside_its_text(
    request: pytest.FixtureRequest,
) -> None:
    """Cover, contents, text and colophon; bookmarks; running heads."""
    data = brochure(*(heading(2, f"h{number}", f"Heading {number}") for number in range(3)), title="A “title”")
    # How many dots a leader has depends on the place of the heading: only that there are some is said here.
    compared("whole", re.sub(r" × \d+", " × many", tag_tree(data)) + "\n", request)


def test_the_same_file_has_the_same_outline() -> None:
    assert tag_tree(made("lists.en")) == tag_tree(made("lists.en"))


# --- files of others -----------------------------------------------------------------------------------------------


def tagged(content: bytes, *elements: dict[str, Any], **values: Any) -> bytes:
    """A PDF of one page whose document has structure elements, each a dictionary; kids are numbers of them."""
    document = pikepdf.new()
    document.add_blank_page()
    page = document.pages[0].obj
    page.Contents = document.make_stream(content)
    made = [document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, **one)) for one in elements]
    made[0].Pg = page
    root = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=made[0], **values)
    document.Root.StructTreeRoot = document.make_indirect(root)
    for element in made:
        if "/Below" in element:
            element.K = pikepdf.Array([made[int(number)] for number in element.Below])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_type_of_the_files_own_is_shown_with_what_it_stands_for() -> None:
    data = tagged(b"", {"S": pikepdf.Name.Chapter}, RoleMap=pikepdf.Dictionary(Chapter=pikepdf.Name.Sect))
    assert tag_tree(data) == "PDF\nChapter→Sect"


def test_what_an_element_says_is_in_quotation_marks_and_turns_no_line_around() -> None:
    data = tagged(b"", {"S": pikepdf.Name.Figure, "Alt": "a\nb \u202e c", "ActualText": "x y", "T": "title"})
    assert tag_tree(data) == "PDF\nFigure T=title Alt=“a<000A>b <202E> c” ActualText=“x y”"


def test_content_that_is_in_no_tag_and_no_artifact_is_told_of() -> None:
    data = tagged(b"0 0 9 9 re f /P <</MCID 0>> BDC 0 0 9 9 re f EMC", {"S": pikepdf.Name.P, "K": 0})
    assert tag_tree(data) == "PDF\nP (page 1) (drawn)\nwithout a mark on page 1: 1 drawn"


def test_a_text_that_stands_for_glyphs_is_the_text() -> None:
    content = b"/P <</MCID 0>> BDC /Span <</ActualText (whole)>> BDC 0 0 9 9 re f EMC EMC"
    assert tag_tree(tagged(content, {"S": pikepdf.Name.P, "K": 0})) == "PDF\nP (page 1) “whole”"


def test_a_tree_that_leads_back_into_itself_comes_to_an_end() -> None:
    data = tagged(b"", {"S": pikepdf.Name.Sect, "Below": [1]}, {"S": pikepdf.Name.Sect, "Below": [0]})
    with pytest.raises(UnreadablePDFError, match="twice"):
        tag_tree(data)


def test_what_is_no_pdf_or_has_no_tags_can_not_be_shown() -> None:
    with pytest.raises(UnreadablePDFError):
        tag_tree(b"no PDF")
    bare = pikepdf.new()
    bare.add_blank_page()
    file = io.BytesIO()
    bare.save(file)
    with pytest.raises(UntaggedPDFError):
        tag_tree(file.getvalue())
