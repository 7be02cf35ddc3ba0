"""The site in a browser: accessible in every view, usable by keyboard, and, but for the search, without script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import IN_CHROMIUM, SPACING, told
from playwright.sync_api import Browser, Page
from site_samples import released, served, write
from small_projects import small_project

from press.languages import direction
from press.release import Titled, Withdrawal
from press.site.words import fold, rules, terms

pytestmark = IN_CHROMIUM

TEXTS = {
    "da": ("Besøg fra udlandet", "Alle mennesker er født frie og lige i værdighed og rettigheder."),
    "en": ("Visits from abroad", "All human beings are born free and equal in dignity and rights."),
    "ar": ("الزيارات من الخارج", "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق."),
    "he": ("ביקורים מחו״ל", "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם."),
    "zh-Hans": ("外国代表团来访", "人人生而自由，在尊严和权利上一律平等。"),
    "ja": ("海外からの訪問", "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"),
    "ko": ("해외 방문", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."),
    "th": ("การเยี่ยมชมจากต่างประเทศ", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ"),
    "km": ("ដំណើរទស្សនកិច្ច", "មនុស្សទាំងអស់កើតមកមានសេរីភាព និងសមភាពក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរ"),
    "my": ("နိုင်ငံခြားမှ လာရောက်လည်ပတ်ခြင်း", "လူတိုင်းသည် တူညီလွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် မွေးဖွားလာသူများဖြစ်သည်"),
    "hi": ("विदेश से यात्राएँ", "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।"),
    "ru": ("Визиты из-за рубежа", "Все люди рождаются свободными и равными в своём достоинстве и правах."),
    "el": ("Επισκέψεις από το εξωτερικό", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια."),
    "tr": ("Yurt dışından ziyaretler", "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar; İstanbul."),
}
PAGE = """\
<!DOCTYPE html><html lang="{code}" dir="{direction}"><title>{title}</title><main><h1>{title}</h1>
<p class="subtitle">2026</p><div class="text"><p>1</p><h2 id="second">§ 2</h2><p>{text}</p></div></main></html>
"""
PAGES = ("index.html", "{}/index.html", "{}/visit/index.html", "search/{}.html?q=2026", "archive/{}.html", "404.html")
JUDGED = ["en/old.html", "ar/old/index.html"]
JUDGED += [page.format(code) for page in PAGES for code in ("en", "ar", "zh-Hans") if "{}" in page or code == "en"]


@pytest.fixture(scope="module")
def folder(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A site of a document in every kind of script."""

    def fill(root: Path) -> None:
        project = small_project(root)
        for code, (title, text) in TEXTS.items():
            page = PAGE.format(code=code, direction=direction(code), title=title, text=text)
            project.write(f"output/{code}/visit.html", page)
            project.write(f"output/{code}/visit.pdf", "%PDF" * 500)
        titles = {code: {"visit": Titled(title, text, date(2026, 5, 1))} for code, (title, text) in TEXTS.items()}
        gone = {code: {**titles[code], "old": titles[code]["visit"]} for code in titles}
        for code in titles:
            project.write(f"output/{code}/old.html", project.html("visit", code))
        old = released(project, "2025-11", date(2025, 11, 3), gone)
        released(project, "2025-12", date(2025, 12, 3), titles)
        write(project, old, withdrawn=Withdrawal(date(2026, 1, 1), "Et nummer var forkert.", "2026-05"))
        released(project, "2026-05", date(2026, 5, 12), titles)
        assert project.run("site").status == 0

    return once("site", fill) / "output/site"


@pytest.fixture(scope="module")
def site(folder: Path) -> str:
    """Its address."""
    return served(folder)


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    pages: list[Page] = []

    def open_(path: str, width: int = 1280, **options: Any) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900}, **options)
        pages.append(page)
        page.goto(f"{site}{path}")
        if "?q=" in path and options.get("java_script_enabled", True):
            page.locator(".status:not(:empty)").wait_for()
        return page

    yield open_
    for page in pages:
        page.close()


@pytest.mark.parametrize("path", JUDGED)
def test_axe_finds_nothing_in_any_view_even_with_its_rules_for_the_highest_level(opened, path):
    tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    rules = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
    page = opened(path, bypass_csp=True)  # axe itself comes as a script of its own
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            results = Axe().run(page, options={"runOnly": tags, "rules": rules}).response
            assert told(results["violations"] + results["incomplete"]) == [], (width, scheme)


@pytest.mark.parametrize("path", JUDGED)
def test_at_400_percent_with_wider_spacing_nobody_scrolls_sideways(opened, path):
    page = opened(path, 320, bypass_csp=True)
    page.evaluate(
        "css => document.head.append(Object.assign(document.createElement('style'), { textContent: css }))", SPACING
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    cut_off = page.evaluate(
        """() => [...document.querySelectorAll('body *:not(.skip)')]
            .filter(e => { const box = e.getBoundingClientRect(); return box.left < -1 || box.right > 321 })
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert cut_off == []


def test_the_policy_holds_and_nothing_is_asked_of_anybody_else(browser, site):
    asked: list[str] = []
    said: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in JUDGED:
        page.goto(f"{site}{path}", wait_until="networkidle")
    assert said == []
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://example.org/x.png' }))")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: 'bad = 1' }))")
    assert page.evaluate("typeof bad") == "undefined"
    page.close()
    assert len(said) == 2
    assert all("Content Security Policy" in text for text in said)


def test_a_script_that_is_not_the_site_s_own_is_not_run(browser, site):
    page = browser.new_page()
    page.route(
        "**/search.js", lambda route: route.fulfill(body="document.title = 'taken'", content_type="text/javascript")
    )
    page.goto(f"{site}search/en.html", wait_until="networkidle")
    assert page.title() != "taken"
    page.close()


def test_without_script_all_but_the_search_is_there_and_the_search_says_why(opened):
    page = opened("index.html", java_script_enabled=False)
    page.get_by_role("link", name="العربية").click()
    assert page.url.endswith("/ar/index.html")
    page.get_by_role("link", name=TEXTS["ar"][0]).click()
    assert page.locator("h1").inner_text() == TEXTS["ar"][0]
    page.get_by_role("link", name="中文").click()
    assert page.url.endswith("/zh-Hans/visit/index.html")
    page.locator("a[href$='visit.pdf']").wait_for()
    page.locator(".button").click()
    assert page.url.endswith("/zh-Hans/visit.html")
    page.go_back()
    page.locator(".to-search a").click()
    page.locator("noscript p").wait_for()
    page.wait_for_timeout(2500)  # nothing more is said
    assert page.locator("main").inner_text().split("\n")[-1] == "搜索需要启用 JavaScript。"
    assert page.locator("form").is_hidden()


def test_where_the_search_can_t_be_reached_it_says_so_and_works_as_soon_as_it_can(opened):
    page = opened("search/ar.html")
    assert page.locator(".unreached").is_hidden()
    page.context.set_offline(True)
    page.locator("#query").fill("حقوق")
    page.locator("#query").press("Enter")
    page.locator(".status:not(:empty)").wait_for()
    assert page.get_by_role("status").inner_text() == "يتطلّب البحث اتصالًا بالموقع."
    page.context.set_offline(False)
    page.locator("#query").press("Enter")
    page.locator(".results li").first.wait_for()
    assert page.get_by_role("status").inner_text() == "عدد النتائج: 1"


def test_a_search_that_is_opened_as_a_file_says_what_it_needs(browser, folder):
    page = browser.new_page()
    page.goto((folder / "search/zh-Hans.html").as_uri())
    page.locator(".unreached").wait_for(state="visible", timeout=5000)
    assert page.locator("main").inner_text().split("\n")[-1] == "搜索需要连接到网站。"
    assert page.locator("form").is_hidden()
    page.close()


def test_with_the_keyboard_alone_a_document_is_found_and_opened(opened):
    page = opened("en/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == TEXTS["en"][0]
    page.goto(page.url.replace("en/index.html", "search/en.html"))
    page.locator("#query").focus()
    page.keyboard.type("dignity")
    page.keyboard.press("Enter")
    page.locator(".results li").wait_for()
    assert page.url.endswith("search/en.html?q=dignity")
    assert page.evaluate("document.activeElement.id") == "query"
    assert page.get_by_role("status").inner_text() == "Results: 1"
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/visit.html#second")
    page.go_back()
    page.locator(".results li").wait_for()
    assert page.locator("#query").input_value() == "dignity"


# --- the search ------------------------------------------------------------------------------------------------

QUERIES = {
    "da": ["besøg", "BESOG", "værdighed", "vaerdig", "født frie", "rettighed", "rettighedernes"],
    "en": ["visit", "Visits", "dignity rights", "free equal", "dign"],
    "ar": ["زيارات", "الزيارات", "حقوق", "الحقوق", "كرامة", "أحرار", "احرارا"],
    "he": ["ביקורים", "זכויות", "אדם", "האדם", "חורין"],
    "zh-Hans": ["自由", "权利", "平等", "尊严和权利", "律"],
    "ja": ["人間", "訪問", "自由", "尊厳と権利"],
    "ko": ["방문", "인간", "자유", "존엄과 권리"],
    "th": ["อิสระ", "สิทธิ", "เยี่ยมชม", "มนุษย์"],
    "km": ["សេរីភាព", "សមភាព", "ទស្សនកិច្ច"],
    "my": ["ဂုဏ်သိက္ခာ", "လွတ်လပ်သော", "လည်ပတ်"],
    "hi": ["अधिकार", "अधिकारों", "समानता", "यात्राएँ"],
    "ru": ["визит", "ВИЗИТЫ", "свободными", "своем достоинстве"],
    "el": ["επισκεψεις", "ΕΛΕΎΘΕΡΟΙ", "άνθρωπος"],
    "tr": ["ziyaret", "haysiyet", "istanbul", "İSTANBUL"],
}


@pytest.mark.parametrize("code", list(QUERIES))
def test_words_of_every_language_are_found_from_the_page_of_another(opened, code):
    page = opened("search/en.html")
    for query in QUERIES[code]:
        page.locator("#query").fill(query)
        page.locator("#query").press("Enter")
        page.wait_for_function("q => new URLSearchParams(location.search).get('q') === q", arg=query)
        page.locator(".status:not(:empty)").wait_for()
        found = page.locator(".results a").evaluate_all("links => links.map(link => link.hreflang)")
        assert code in found, (query, found)


def test_a_result_is_in_its_own_language_and_shows_where_the_words_stand(opened):
    page = opened("search/en.html?q=الحقوق")
    row = page.locator(".results li")
    assert (row.get_attribute("lang"), row.get_attribute("dir")) == ("ar", "rtl")
    assert row.locator("mark").all_inner_texts() == ["الحقوق"]
    assert "العربية" in row.locator(".quiet").inner_text()


def test_what_is_in_no_text_is_told_in_the_reader_s_language(opened):
    assert opened("search/ar.html?q=xyzzy").get_by_role("status").inner_text() == "لم يُعثر على شيء."
    assert opened("search/zh-Hans.html?q=。").get_by_role("status").inner_text() == "未找到任何内容。"
    assert opened("search/zh-Hans.html?q=2026").get_by_role("status").inner_text() == f"搜索结果：{len(TEXTS)}"


def test_the_reader_s_own_language_comes_first(opened):
    for code in ("ja", "tr"):
        links = opened(f"search/{code}.html?q=2026").locator(".results a")
        assert links.first.get_attribute("hreflang") == code


def test_a_query_is_text_and_nothing_else(opened):
    page = opened("search/en.html?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+constructor+__proto__")
    assert page.get_by_role("status").inner_text() == "Nothing was found."
    assert page.locator("main img").count() == 0


def test_the_browser_cuts_words_as_the_index_was_cut(opened):
    """Every character that Python knows, among others of its kind and alone, and the texts of all scripts."""
    letters = [chr(at) for at in range(0x20, 0x30000) if chr(at).isprintable()]
    pieces = [letters[at : at + 40] for at in range(0, len(letters), 40)]
    samples = [*map("".join, pieces), *map(" ".join, pieces), *(text for pair in TEXTS.values() for text in pair)]
    cut = opened("search/en.html").evaluate(
        """async ([rules, samples]) => {
            const { fold, runs } = (await import('./search.js')).language(rules);
            return samples.map(sample => [fold(sample), runs(sample).map(one => one.word)]);
        }""",
        [rules(), samples],
    )
    assert [
        (one, fold(one), folded) for one, (folded, _) in zip(samples, cut, strict=True) if fold(one) != folded
    ] == []
    for sample, (_, words) in zip(samples, cut, strict=True):
        ours = set(terms(sample))
        for word in words:
            assert word in ours or {word[at : at + 2] for at in range(len(word) - 1)} <= ours, (sample, word)
