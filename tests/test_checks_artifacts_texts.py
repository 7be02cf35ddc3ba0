"""Whether HTML and EPUB say what was published."""

from __future__ import annotations

import artifact_samples as samples
import pytest

from press.checks.artifacts import check
from press.checks.artifacts.markup_reading import read_epub, read_html
from press.model.location import Location

TEXTS = ("The Danish approach", "Officials make efficient efforts.", "Forums", "RAN & others.", "A note.")


def judged(html: str, *texts: str) -> list[str]:
    artifact = samples.artifact(html.encode(), "html")
    return [found.message for found in check(artifact, page_text="", texts=texts, place=Location("en/guide.html"))]


def judged_epub(data: bytes) -> list[str]:
    return [str(found) for found in check(samples.artifact(data, "epub"), page_text="", texts=TEXTS)]


def test_a_page_that_says_all_its_texts_passes():
    html = samples.page(samples.BODY)
    texts = [
        "The Danish approach",
        "Officials make efficient efforts, flatly.",
        "A grey square",
        "Forum",
        "RAN",
        "2011",
    ]
    assert judged(html, *texts, "Read more") == []


def test_a_lost_paragraph_is_quoted():
    assert judged("<p>One</p><p>Three</p>", "One", "Two, which is lost", "Three") == [
        "a text of the page is not in the file: “Two, which is lost”"
    ]


def test_one_changed_letter_loses_the_text():
    assert judged("<p>Officials make efficient effort.</p>", "Officials make efficient efforts.") != []


def test_a_short_text_is_not_taken_for_found_inside_of_a_longer_one():
    assert judged("<p>Janus says Ja often</p>", "Janus says Ja often") == []
    assert judged("<p>Janus says Ja often</p>", "Janus says Ja often", "Ja") != []


def test_a_text_published_twice_must_stand_there_twice():
    assert judged("<td>Ja</td><td>Nej</td><td>Ja</td>", "Ja", "Nej", "Ja") == []
    assert judged("<td>Ja</td><td>Nej</td>", "Ja", "Nej", "Ja") != []


def test_the_description_of_a_picture_within_a_line_is_part_of_the_line():
    assert judged("<p>See <img alt='a map'/> here</p>", "See a map here") == []
    assert judged("<p>See <img alt=''/> here</p>", "See a map here") != []
    assert judged("<figure><img alt='A map'/><figcaption>Caption</figcaption></figure>", "A map", "Caption") == []


def test_a_heading_that_is_left_in_the_contents_alone_is_lost():
    assert judged("<nav><li>Forums</li></nav><p>Text</p>", "Forums", "Text") != []


def test_a_text_that_stands_in_another_place_is_quoted():
    assert judged("<p>Two</p><p>Three</p><p>One</p>", "One", "Two", "Three") == [
        "a text stands at another place than in the text: “One”"
    ]


def test_notes_may_stand_at_the_end():
    html = (
        "<p>One<a class='noteref' role='doc-noteref'>1</a> goes on</p><p>Two</p>"
        "<section class='endnotes' role='doc-endnotes'><ol><li>A note<a class='backlink'>↩</a></li></ol></section>"
    )
    assert judged(html, "One goes on", "A note", "Two") == []


def test_what_a_format_adds_to_a_sentence_does_not_hide_it():
    html = "<p>Read <a>more<span class='new-window'> (opens in a new window)</span></a>.</p><p>Source: Two</p>"
    assert judged(html, "Read more.", "Two") == []


def test_a_description_counts_once_for_each_picture():
    html = "<img alt='A map'><abbr title='Radicalisation Awareness Network'>RAN</abbr>"
    assert judged(html, "A map", "RAN", "Radicalisation Awareness Network") == []
    assert judged(html, "A map", "A map", "RAN") != []


def test_white_space_counts_as_one_blank_and_markup_as_none():
    html = "<p>One\n  <b>two</b>th\u00adree<br>four&nbsp;five &amp; <bdi>六</bdi></p>"
    assert judged(html, "One\ttwoth\u00adree four\u202ffive & 六") == []
    assert judged(html, "One two th\u00adree four five & 六") != []


def test_end_tags_that_html_may_leave_out_do_not_join_texts():
    assert judged("<ul><li>One<li>Two</ul><p>Three<p>Four", "One", "Two", "Three", "Four") == []


def test_bytes_that_are_not_utf8_are_a_finding():
    (found,) = check(samples.artifact("<p>Ærø".encode("latin-1"), "html"), page_text="", texts=["Ærø"])
    assert str(found).startswith("en/guide.html: error text-lost its text can't be read: it is not UTF-8 at byte 3")


def test_a_book_that_says_all_its_texts_passes():
    assert judged_epub(samples.epub()) == []


@pytest.mark.parametrize("lost", ["The Danish approach", "RAN &amp; others", "A note."])
def test_a_text_lost_from_any_chapter_of_a_book_is_found(lost):
    name = "ch001.xhtml" if lost == "The Danish approach" else "ch002.xhtml"
    broken = samples.edited_epub(name, lost, "Something else")
    (found,) = judged_epub(broken)
    assert found.startswith("en/guide.epub: error text-lost a text of the page is not in the file: “")
    assert lost.replace("&amp;", "&") in found


def test_a_chapter_outside_of_the_reading_order_is_not_read():
    broken = samples.edited_epub("content.opf", '<itemref idref="ch002_xhtml" />', "")
    assert "3 texts of the page are not in the file" in judged_epub(broken)[0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"hello", "not a zip file"),
        (samples.edited_epub("container.xml", "EPUB/content.opf", "EPUB/nope.opf"), "no item named 'EPUB/nope.opf'"),
        (samples.edited_epub("ch001.xhtml", "</p>", ""), "mismatched tag"),
    ],
)
def test_a_book_that_cannot_be_read_is_a_finding_that_says_why(data, why):
    (found,) = judged_epub(data)
    assert "its text can't be read" in found
    assert why in found


def test_both_readers_say_the_same_of_the_same_markup():
    html = read_html("<body><h1>Æ</h1><ul><li>a<ul><li>b</li></ul>c</li></ul><p>&lt;d&gt;</p></body>".encode())
    book = read_epub(
        samples.edited_epub(
            "ch001.xhtml", "<p>Officials", "<ul><li>a<ul><li>b</li></ul>c</li></ul><p>&lt;d&gt;</p><p>Officials"
        )
    )
    assert html.blocks[1:] == ["a", "b", "c", "<d>"]
    assert [text for text in book.blocks if len(text) < 4 and text != "RAN"] == html.blocks[1:]
