import base64
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from handout_pages import FIXTURES, LABELS, TEMPLATES, UPDATED, page_in, page_of, render_in
from tinyhtml5.parser import HTMLParser

from press.findings import Halt
from press.formats.html import make, outline
from press.languages import LANGUAGES, own_name
from press.model.page import Alternate, ContentsEntry, Page, PageBlock
from press.rendering import renderer

LANGUAGES_SHOWN = ("en", "ar", "zh-Hans")


def html(page: Page) -> str:
    made = make(page, render_in(page.language))
    assert made.findings == ()
    assert made.artifact is not None
    return made.artifact.data.decode("utf-8")


def parsed(page: Page) -> Element:
    """The handout as a browser's parser takes it, which must have nothing to complain of."""
    parser = HTMLParser(namespace_html_elements=False)
    tree = parser.parse(html(page))
    assert parser.errors == []
    return tree


def classed(tree: Element, name: str) -> Element:
    return next(element for element in tree.iter() if name in element.get("class", "").split())


def text_of(element: Element, without: str = "") -> str:
    """Its words with single spaces, leaving out elements of the class ``without``."""
    parts = [element.text or ""]
    for child in element:
        if not without or without not in child.get("class", "").split():
            parts.append(text_of(child, without))
        parts.append(child.tail or "")
    return "".join(parts)


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("language", LANGUAGES_SHOWN)
def test_a_browsers_parser_finds_no_error_and_the_text_is_the_pages_own_letter_for_letter(language):
    page = page_in(language)
    body = HTMLParser(namespace_html_elements=False).parse(page.body)
    assert words(text_of(classed(parsed(page), "text"), without="new-window")) == words(text_of(body.find("body")))


@pytest.mark.parametrize("language", LANGUAGES_SHOWN)
def test_nothing_is_loaded_from_outside_and_nothing_runs(language):
    tree = parsed(page_in(language))
    tags = {element.tag for element in tree.iter()}
    assert not tags & {"script", "iframe", "object", "embed", "base", "form"}
    assert all(element.get("src", "data:").startswith("data:") for element in tree.iter())
    assert {link.get("rel") for link in tree.iter("link")} == {"alternate", "icon"}
    assert "@import" not in text_of(next(tree.iter("style")))
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    (policy,) = [meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv")]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")


def test_the_style_sheets_are_inside_as_they_are():
    style = text_of(next(parsed(page_in("en")).iter("style")))
    for sheet in ("themes/fjord/tokens.css", "templates/shared/body.css", "templates/handout/handout.css"):
        assert (TEMPLATES.parent / sheet).read_text("utf-8").strip() in style


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("zh-Hans", "ltr")])
def test_the_root_says_language_and_direction(language, direction):
    root = parsed(page_in(language))
    assert (root.get("lang"), root.get("dir")) == (language, direction)


def test_a_picture_is_inside_the_file_with_its_description():
    picture = next(parsed(page_in("en")).iter("img"))
    head, data = picture.get("src", "").split(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(data) == (FIXTURES / "figur.svg").read_bytes()
    assert picture.get("alt", "").startswith("Three circles that overlap")


def test_a_picture_that_did_not_come_along_withholds_the_file_and_is_named():
    made = make(page_of('<p><img src="images/gone.png" alt="x"/></p>'), render_in("en"))
    assert made.artifact is None
    (found,) = made.findings
    assert found.code == "image-missing"
    assert "images/gone.png" in found.message
    assert "erklaering in en" in found.message


def test_a_body_that_is_not_well_formed_withholds_the_file():
    made = make(replace(page_of(""), blocks=(PageBlock("<p>open"),)), render_in("en"))
    assert made.artifact is None
    assert [found.code for found in made.findings] == ["render"]


def test_an_entity_of_the_body_can_not_bring_a_file_in():
    hostile = '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>&x;</p>'
    made = make(replace(page_of(""), blocks=(PageBlock(hostile),)), render_in("en"))
    assert made.artifact is None


def test_each_language_is_offered_by_its_own_name_and_the_current_one_is_marked():
    links = {link.get("lang"): link for link in classed(parsed(page_in("ar")), "languages").iter("a")}
    assert set(links) == set(LANGUAGES)
    for code, link in links.items():
        assert link.text == own_name(code)
        assert link.get("hreflang") == code
        assert link.get("dir") == LANGUAGES[code].direction
        assert link.get("href") == f"../{code}/erklaering.html"
        assert link.get("aria-current") == ("page" if code == "ar" else None)


def test_the_pdf_and_the_epub_are_linked_with_their_types_and_the_handout_not_to_itself():
    page = page_in("en")
    itself = Alternate("en", "html", "HTML", "erklaering.html")
    tree = parsed(replace(page, formats=(*page.formats, itself)))
    links = [(link.get("href"), link.get("type"), link.text) for link in classed(tree, "formats").iter("a")]
    assert links == [
        ("erklaering.pdf", "application/pdf", "Read as PDF"),
        ("erklaering.epub", "application/epub+zip", "Read as EPUB"),
    ]


def link_in(body: str, language: str = "en") -> Element:
    return next(classed(parsed(page_of(body, language)), "text").iter("a"))


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "the resolution (opens in a new window)"),
        ("ar", "the resolution (يُفتح في نافذة جديدة)"),
        ("zh-Hans", "the resolution （在新窗口中打开）"),
    ],
)
def test_a_link_that_leads_away_opens_a_window_and_says_so(language, name):
    link = link_in('<p>See <a href="https://example.org/" rel="external">the resolution</a>.</p>', language)
    assert text_of(link) == name
    assert link.get("target") == "_blank"
    assert link.get("rel") == "external noopener noreferrer"
    assert link.tail == "."


def test_a_writer_who_says_it_already_is_not_repeated():
    link = link_in('<p><a href="https://example.org/" rel="external">RAN (<em>Opens in a new window</em>)</a></p>')
    assert text_of(link) == "RAN (Opens in a new window)"


@pytest.mark.parametrize("target", ["#notes", "mailto:kontor@example.org", "tel:+4533926000", "anden.html"])
def test_other_links_stay_as_they_are(target):
    link = link_in(f'<p><a href="{target}">here</a></p>')
    assert dict(link.items()) == {"href": target}
    assert text_of(link) == "here"


def test_a_mention_of_another_document_is_a_link_to_its_handout():
    link = link_in('<p>See <span class="document" data-document="andet.html#kort">the <em>short</em> guide</span>.</p>')
    assert dict(link.items()) == {"class": "document", "href": "andet.html#kort"}
    assert text_of(link) == "the short guide"


def test_a_table_scrolls_in_a_region_that_its_caption_names():
    frame = classed(parsed(page_in("en")), "table-frame")
    caption = next(frame.iter("caption"))
    assert (frame.get("role"), frame.get("tabindex")) == ("region", "0")
    assert frame.get("aria-labelledby") == caption.get("id")


def test_a_table_without_a_caption_is_called_a_table():
    frame = classed(
        parsed(page_of("<table><tbody><tr><td>1</td></tr></tbody></table><p>after</p>", "ar")), "table-frame"
    )
    assert frame.get("aria-label") == LABELS["ar"]["Table"]


def test_an_element_without_content_does_not_swallow_what_follows():
    text = classed(parsed(page_of("<table><tbody><tr><td/><td>1</td></tr></tbody></table><p/><p>a<br/>b</p>")), "text")
    assert [cell.text for cell in text.iter("td")] == [None, "1"]
    assert [len(paragraph) for paragraph in text.iter("p")] == [0, 1]


def test_values_are_escaped_everywhere():
    hostile = '"><script>alert(1)</script>&amp;'
    page = replace(
        page_of("<p>x</p>", title=hostile, subtitle=hostile, summary=hostile, notices=(hostile,)), publisher=hostile
    )
    tree = parsed(page)
    assert not list(tree.iter("script"))
    assert text_of(next(tree.iter("h1"))) == hostile
    assert [meta.get("content") for meta in tree.iter("meta") if meta.get("name") == "description"] == [hostile]


def test_a_title_in_another_language_says_so():
    page = page_of("<p>x</p>", "ar", title="Menneskerettigheder", subtitle="الملخص", title_language="da")
    tree = parsed(page)
    for element in (next(tree.iter("title")), next(tree.iter("h1"))):
        assert (element.get("lang"), element.get("dir")) == ("da", "ltr")
    assert classed(tree, "subtitle").get("lang") is None


def test_a_subtitle_and_a_summary_in_another_language_say_so_each_for_itself():
    marks = {"subtitle_language": "da", "summary_language": "da"}
    tree = parsed(page_of("<p>x</p>", "ar", title="الحقوق", subtitle="Kort fortalt", summary="Et kort afsnit", **marks))
    assert next(tree.iter("h1")).get("lang") is None
    for element in (classed(tree, "subtitle"), classed(tree, "summary")):
        assert (element.get("lang"), element.get("dir")) == ("da", "ltr")


def test_the_contents_follow_the_headings_and_their_levels():
    contents = classed(parsed(page_in("en")), "contents")
    top = next(contents.iter("ol"))
    shown = [(item.find("a").get("href"), len(item.findall("ol/li"))) for item in top.findall("li")]
    assert shown == [("#hvad-erklæringen-siger", 2), ("#retten-til-uddannelse", 0)]


def test_every_link_within_the_page_has_its_place():
    tree = parsed(page_in("zh-Hans"))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert {link.get("href")[1:] for link in tree.iter("a") if link.get("href", "").startswith("#")} <= set(ids)


def test_a_page_with_one_heading_has_no_contents_and_one_language_no_switch():
    page = page_of("<h2 id='a'>A</h2><p>x</p>")
    tree = parsed(replace(page, languages=page.languages[:1], formats=()))
    assert not list(tree.iter("nav"))


def test_a_skipped_level_makes_no_empty_entry_in_the_outline():
    headings = [ContentsEntry(level, str(number), "") for number, level in enumerate((3, 2, 4, 3, 2))]
    shape = [(top.heading.id, [child.heading.id for child in top.children]) for top in outline(headings)]
    assert shape == [("0", []), ("1", ["2", "3"]), ("4", [])]


def test_what_must_be_known_first_stands_before_the_text_and_in_the_title():
    tree = parsed(page_in("ar"))
    notices = classed(tree, "notices")
    assert [text_of(notice) for notice in notices] == list(page_in("ar").notices)
    assert notices.get("role") == "note"
    order = [element.get("class") for element in tree.iter() if element.get("class") in ("notices", "text")]
    assert order == ["notices", "text"]
    assert f"({LABELS['ar']['Draft']})" in text_of(next(tree.iter("title")))


def test_a_reviewed_page_is_not_called_a_draft():
    page = replace(page_in("en"), draft=False, notices=())
    assert "Draft" not in html(page)
    assert 'class="notices"' not in html(page)


def test_the_date_can_be_read_by_machines():
    (date,) = parsed(page_in("zh-Hans")).iter("time")
    assert date.get("datetime") == UPDATED.isoformat()
    assert text_of(date) == "2026年2月14日"


def test_a_page_without_date_subtitle_and_summary_has_no_empty_places_for_them():
    tree = parsed(replace(page_of("<p>x</p>"), updated=None, updated_text=""))
    assert [text_of(p) for p in next(tree.iter("main")).iter("p")] == ["x"]
    assert not [meta for meta in tree.iter("meta") if meta.get("name") == "description"]


def test_the_tool_that_made_it_is_not_named():
    assert "generator" not in html(page_in("en"))


def test_the_same_page_gives_the_same_bytes():
    assert html(page_in("ar")) == html(page_in("ar"))


def test_a_language_without_labels_is_told_what_lacks():
    with pytest.raises(Halt) as caught:
        make(page_in("ar"), renderer((TEMPLATES,), {}, language=LANGUAGES["ar"]))
    (found,) = caught.value.findings
    assert found.code == "template-string"
    assert "no translation into ar" in found.message
