"""Plain text says everything in words: pictures, abbreviations, links, cells."""

from dataclasses import replace

import pytest
from brochure_pages import page_of
from test_formats_braille import render_in

from press.checks.artifacts import check
from press.editions import usual
from press.formats import make, text
from press.model.artifact import Artifact
from press.model.location import Location
from press.model.page import Page


def written(*blocks: str, language: str = "en", **values: object) -> str:
    """The text below the title and what stands with it."""
    made = make(page_of(*blocks, language=language, **values), render_in(language), usual("text"))
    assert made.findings == ()
    assert made.artifact
    return made.artifact.data.decode().split("10 November 2023\n", 1)[1].strip()


TABLE = (
    '<table><caption>Days</caption><thead><tr><th scope="col">Day</th><th scope="col">What</th></tr></thead>'
    '<tbody><tr><th scope="row">Monday</th><td>Talks</td></tr><tr><td colspan="2">Break</td></tr></tbody></table>'
)
NOTE = (
    '<p>A<a class="noteref" role="doc-noteref" id="fnref-1" href="#fn-1">1</a></p>'
    '<section class="endnotes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol>'
    '<li id="fn-1"><p>B <a class="backlink" role="doc-backlink" href="#fnref-1">Back</a></p></li></ol></section>'
)
CASES = {
    "a paragraph": ("<p>One <em>two</em> <strong>three</strong>.</p>", "One two three."),
    "headings": (
        '<h2 id="a">A big one</h2><h3 id="b">Small</h3><h4 id="c">Tiny</h4>',
        "A big one\n=========\n\nSmall\n-----\n\nTiny",
    ),
    "an abbreviation where it stands first": (
        '<p><abbr title="European Union" class="first">EU</abbr> and <abbr title="European Union">EU</abbr></p>',
        "EU (European Union) and EU",
    ),
    "a link and its address": (
        '<p><a href="https://x.dk/a" rel="external">The page</a>.</p>',
        "The page <https://x.dk/a>.",
    ),
    "a link whose words are its address": ('<p><a href="https://x.dk">https://x.dk</a></p>', "https://x.dk"),
    "an e-mail address": ('<p><a href="mailto:a@x.dk">a@x.dk</a></p>', "a@x.dk"),
    "lists in lists": (
        '<ul><li>A<ol type="a" start="3"><li>B</li><li>C</li></ol></li><li><p>D</p><p>E</p></li></ul>',
        "- A\n  c. B\n  d. C\n- D\n  E",
    ),
    "roman numbers": ('<ol type="I" start="49"><li>A</li><li>B</li></ol>', "XLIX. A\nL. B"),
    "terms": ("<dl><dt>SSP</dt><dd>School</dd></dl>", "SSP:\n  School"),
    "a figure": (
        '<figure><img src="images/a.svg" alt="Three rings"/><figcaption>The levels</figcaption></figure>',
        "Picture: Three rings\nThe levels",
    ),
    "a picture in a line": ('<p>See <img src="images/a.svg" alt="a flag"/>.</p>', "See [a flag]."),
    "decoration": ('<p class="decoration"><img src="images/a.svg" alt="" role="presentation"/></p><p>A</p>', "A"),
    "decoration in a line": ('<p>See <img src="images/a.svg" alt="" role="presentation"/>this.</p>', "See this."),
    "a table": (
        TABLE,
        "Days\n\nDay: Monday\n- What: Talks\n\nDay: Break",
    ),
    "a note and its mark": (
        NOTE,
        "A[1]\n\nNotes\n=====\n\n[1] B",
    ),
    "lines of an address": ('<section class="contact"><p>Street 1<br/>9999 Town</p></section>', "Street 1\n9999 Town"),
    "code": ('<pre dir="ltr"><code>a = 1\nb = 2</code></pre>', "a = 1\n  b = 2"),
    "a rule": ("<p>A</p><hr/><p>B</p>", "A\n\n* * *\n\nB"),
    "a quotation": ("<blockquote><p>Words</p></blockquote>", "Words"),
}


@pytest.mark.parametrize(("xhtml", "expected"), CASES.values(), ids=CASES)
def test_each_construct_is_written_in_words(xhtml: str, expected: str):
    assert written(xhtml) == expected


def test_lines_are_no_longer_than_mail_allows_and_addresses_stay_whole():
    address = "https://example.org/" + "a" * 90
    lines = written(f'<p>{"word " * 40}<a href="{address}">here it is</a></p>').split("\n")
    assert all(len(line) <= text.WIDTH for line in lines if address not in line)
    assert f"<{address}>" in lines


def test_a_text_without_spaces_is_not_broken():
    made = text.make(page_of("<p>" + "字" * 200 + "</p>", language="zh-Hans"), render_in("zh-Hans"), usual("text"))
    assert made.artifact
    assert "字" * 200 in made.artifact.data.decode().split("\n")


def test_a_draft_says_so_in_its_first_line():
    page: Page = replace(page_of("<p>A</p>"), draft=True, notices=("Nobody has read it.",))
    made = text.make(page, render_in("en"), usual("text"))
    assert made.artifact
    said = made.artifact.data.decode()
    assert said.startswith("Draft\n\nSample\n")
    assert "\n\nNobody has read it.\n\nA\n" in said


def test_a_body_that_is_not_well_formed_is_a_finding():
    made = text.make(page_of("<p>A"), render_in("en"), usual("text"))
    assert (made.artifact, [found.code for found in made.findings]) == (None, ["render"])


@pytest.mark.parametrize(("shown", "lost"), [("Een EU (union) er her <https://x>", 0), ("En EU er", 1)])
def test_a_word_that_is_lost_keeps_the_file_back(shown: str, lost: int):
    artifact = Artifact("a", "da", "text", "text", shown.encode())
    found = check(artifact, page_text="", texts=["EU er her"], place=Location("a.txt"))
    assert len(found) == lost
