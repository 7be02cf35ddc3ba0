from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import IN_CHROMIUM, SPACING, told
from handout_pages import page_in, render_in
from playwright.sync_api import Browser, Page

from press.formats.html import make

pytestmark = IN_CHROMIUM

LANGUAGES = ("en", "ar", "zh-Hans")


@pytest.fixture(scope="module")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("handouts")
    files = {}
    for language in LANGUAGES:
        artifact = make(page_in(language), render_in(language)).artifact
        assert artifact is not None
        files[language] = folder / f"{language}.html"
        files[language].write_bytes(artifact.data)
    return files


@pytest.fixture
def opened(browser: Browser, handouts: dict[str, Path]) -> Iterator[Any]:
    pages: list[Page] = []

    def open_(language: str = "en", width: int = 1280, height: int = 900, **options: Any) -> Page:
        page = browser.new_page(viewport={"width": width, "height": height}, **options)
        pages.append(page)
        page.goto(handouts[language].as_uri())
        return page

    yield open_
    for page in pages:
        page.close()


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        ("en", 320, "light"),
        ("en", 320, "dark"),
        ("en", 1280, "light"),
        ("en", 1280, "dark"),
        ("ar", 320, "dark"),
        ("ar", 1280, "light"),
        ("zh-Hans", 320, "light"),
        ("zh-Hans", 1280, "dark"),
    ],
)
def test_axe_finds_nothing_even_with_its_rules_for_the_highest_level(opened, language, width, scheme):
    tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    rules = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
    page = opened(language, width, color_scheme=scheme)
    results = Axe().run(page, options={"runOnly": tags, "rules": rules}).response
    assert told(results["violations"]) == []
    assert {"color-contrast-enhanced", "target-size", "scrollable-region-focusable"} <= {
        rule["id"] for rule in results["passes"] + results["incomplete"] + results["inapplicable"]
    }
    if width == 1280:  # where a table is cut off by its frame, axe can't see what lies behind the hidden words
        assert told(results["incomplete"]) == []


def test_a_title_of_the_other_direction_begins_where_the_page_does(browser, tmp_path):
    artifact = make(replace(page_in("ar"), title="En titel", title_language="da"), render_in("ar")).artifact
    assert artifact is not None
    (tmp_path / "x.html").write_bytes(artifact.data)
    page = browser.new_page()
    page.goto((tmp_path / "x.html").as_uri())
    title = "document.querySelector('h1[dir=ltr]')"
    assert page.evaluate(f"getComputedStyle({title}).textAlign") == "right"
    page.close()


def test_axe_is_really_asked(opened):
    page = opened("en")
    page.evaluate("document.querySelector('.text p').style.color = '#777'")
    results = Axe().run(page, options={"runOnly": ["wcag2aa"]}).response
    assert [rule["id"] for rule in results["violations"]] == ["color-contrast"]


def test_nothing_is_asked_for_but_the_file_itself(browser, handouts):
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(handouts["en"].as_uri(), wait_until="networkidle")
    page.close()
    assert [url for url in asked if not url.startswith("data:")] == [handouts["en"].as_uri()]


def test_the_picture_is_drawn_and_a_script_is_not_run(opened):
    page = opened("en")
    assert page.evaluate("document.querySelector('.text img').naturalWidth") == 480
    page.evaluate(
        "const script = document.createElement('script'); script.textContent = 'window.ran = true';"
        "document.body.append(script)"
    )
    assert page.evaluate("window.ran === undefined")


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_400_percent_with_wider_spacing_nobody_scrolls_sideways_and_nothing_is_cut_off(opened, language):
    page = opened(language, 320)
    page.evaluate(
        "css => document.head.append(Object.assign(document.createElement('style'), { textContent: css }))",
        SPACING,
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.text p')).letterSpacing") != "normal"
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    cut_off = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(e => !e.closest('.table-frame, .skip, .new-window'))
            .filter(e => { const box = e.getBoundingClientRect(); return box.left < -1 || box.right > 321 })
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert cut_off == []


def test_letters_at_twice_the_size_still_fit(opened):
    page = opened("en", 640)
    page.evaluate("document.documentElement.style.fontSize = '36px'")
    assert page.evaluate("document.documentElement.scrollWidth") == 640


def test_the_first_stop_of_the_keyboard_leads_past_everything_to_the_text(opened):
    page = opened("en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    assert page.evaluate("document.activeElement.getBoundingClientRect().height") >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_of_the_keyboard_is_seen(opened, scheme):
    page = opened("en", color_scheme=scheme)
    stops = page.evaluate("document.querySelectorAll('a[href], [tabindex=\"0\"]').length")
    for _ in range(stops):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth] }"
        )
        assert outline[0] == "solid"
        assert float(outline[1].removesuffix("px")) >= 2
    assert page.evaluate("document.activeElement.textContent") == "Back to the top"


def test_a_wide_table_is_scrolled_with_the_keyboard_and_its_caption_stays_in_sight(opened):
    page = opened("en", 320)
    page.emulate_media(reduced_motion="reduce")
    frame = page.get_by_role("region", name="Votes in the General Assembly")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert page.evaluate("document.querySelector('.table-frame').scrollLeft") > 0
    caption = frame.locator("caption").bounding_box()
    assert caption is not None
    assert 0 <= caption["x"] <= 40


def test_a_link_that_leads_away_is_called_so_by_the_browser_too(opened):
    link = opened("ar").get_by_role("link", name="النص الكامل لدى الأمم المتحدة (يُفتح في نافذة جديدة)", exact=True)
    assert link.get_attribute("target") == "_blank"


def test_a_list_counts_as_its_writer_said(opened):
    page = opened("en")
    assert page.evaluate("getComputedStyle(document.querySelector('ol[type]')).listStyleType") == "lower-alpha"


def left_edges(page: Page, *selectors: str) -> list[float]:
    return [page.locator(selector).bounding_box()["x"] for selector in selectors]


def test_a_page_in_arabic_is_the_mirror_of_one_in_english(opened):
    contents, text = left_edges(opened("en"), ".contents", ".text")
    assert contents < text
    contents, text = left_edges(opened("ar"), ".contents", ".text")
    assert contents > text


@pytest.mark.parametrize(
    ("language", "family"), [("en", "Noto Sans"), ("ar", "Noto Naskh Arabic"), ("zh-Hans", "Noto Sans CJK SC")]
)
def test_each_script_asks_for_families_of_its_own(opened, language, family):
    page = opened(language)
    for selector in ("body", ".text p", "h1"):
        asked = page.evaluate("s => getComputedStyle(document.querySelector(s)).fontFamily", selector)
        assert asked.startswith(f'"{family}"')
    # A phrase in another language takes that language's families, not those of the page around it.
    phrase = page.evaluate("getComputedStyle(document.querySelector('.text span[lang=fr]')).fontFamily")
    assert phrase.startswith('"Noto Sans",')


def test_a_reader_who_wants_no_motion_gets_none(opened):
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened("en", reduced_motion="reduce").evaluate(behaviour) == "auto"
    assert opened("en", reduced_motion="no-preference").evaluate(behaviour) == "smooth"


def test_on_paper_there_is_no_navigation_and_addresses_are_written_out(opened):
    page = opened("en")
    page.emulate_media(media="print", color_scheme="dark")
    for selector in (".languages", ".contents", ".formats", ".skip", ".top"):
        assert page.locator(selector).is_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.notices')).display") != "none"
    written = "getComputedStyle(document.querySelector('a[rel~=external]'), '::after').content"
    assert "https://www.un.org/" in page.evaluate(written)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_with_forced_colours_the_mark_of_a_new_window_is_still_seen(opened):
    page = opened("en", forced_colors="active")
    mark, ground = page.evaluate(
        "() => [getComputedStyle(document.querySelector('a[rel~=external]'), '::after').backgroundColor,"
        "getComputedStyle(document.body).backgroundColor]"
    )
    assert mark != ground


STOPS = "[...document.querySelectorAll('a[href], [tabindex=\"0\"]')].filter(e => e.checkVisibility())"
AT = f"{STOPS}.indexOf(document.activeElement)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_walks_through_the_page_in_its_order_and_back(opened, language):
    page = opened(language, 640)
    stops = page.evaluate(f"{STOPS}.length")
    walked = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        walked.append(page.evaluate(AT))
    assert walked == list(range(stops))
    for _ in range(stops - 1):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate(AT) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_stop_of_the_keyboard_is_hidden_behind_something_or_out_of_the_window(opened, language):
    """WCAG 2.2, 2.4.11 and 2.4.12."""
    page = opened(language, 640, reduced_motion="reduce")
    for _ in range(page.evaluate(f"{STOPS}.length")):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const active = document.activeElement;
                return [...active.getClientRects()].some(box => {
                    const found = document.elementFromPoint(
                        Math.max(box.left, 0) + Math.min(box.width, 4) / 2, box.top + box.height / 2);
                    return found && (active.contains(found) || found.contains(active));
                });
            }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_alone_is_large_enough_to_be_hit(opened, language):
    """WCAG 2.2, 2.5.8: 24 by 24 pixels, save for links in a sentence."""
    page = opened(language, 320)
    small = page.evaluate(
        """() => [...document.querySelectorAll('nav a, .formats a, .top a, a.top')]
            .filter(e => e.checkVisibility())
            .map(e => [e.getBoundingClientRect(), e.textContent])
            .filter(([box]) => box.width < 24 || box.height < 24)
            .map(([box, text]) => `${text}: ${box.width} x ${box.height}`)"""
    )
    assert small == []


def test_the_notes_are_walked_to_and_back_with_the_keyboard(opened):
    page = opened("en", reduced_motion="reduce")
    page.locator("a.noteref").first.focus()
    page.keyboard.press("Enter")
    note = page.evaluate("location.hash")
    assert note.startswith("#fn-")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.className") != "backlink":
        assert page.evaluate("document.activeElement.closest('li').id") == note[1:]
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#fnref-1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_forced_colours_focus_links_call_outs_and_tables_are_told_apart(opened, scheme):
    page = opened("en", forced_colors="active", color_scheme=scheme)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    ink, ground, link = page.evaluate(
        "() => [getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor,"
        "getComputedStyle(document.querySelector('.text a[href]')).color]"
    )
    assert len({ink, ground, link}) == 3
    page.keyboard.press("Tab")
    outline = page.evaluate("() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle }")
    assert outline == "solid"
    edges = page.evaluate(
        """() => ['.callout', 'tbody td'].map(selector => [...document.querySelectorAll(selector)].some(e => {
            const s = getComputedStyle(e);
            return ['Top', 'Right', 'Bottom', 'Left'].some(
                side => s[`border${side}Style`] === 'solid' && parseFloat(s[`border${side}Width`]) > 0);
        }))"""
    )
    assert edges == [True, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_every_word_of_the_text_is_printed_and_black_on_white(opened, language):
    page = opened(language, 794)
    on_screen = page.locator(".text").inner_text()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".text").inner_text() == on_screen
    assert page.evaluate("document.documentElement.scrollWidth") <= 794
    dark = page.evaluate(
        """() => [...document.querySelectorAll('.text p, .text li, .text td, .text th, h1, h2, h3')]
            .map(e => getComputedStyle(e).color.match(/\\d+/g).slice(0, 3).map(Number))
            .every(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b < 110)"""
    )
    assert dark
