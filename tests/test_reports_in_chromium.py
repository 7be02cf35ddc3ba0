"""The reports in a browser: accessible, light and dark, wide and narrow, on paper, without script or network."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import IN_CHROMIUM, SPACING, told
from playwright.sync_api import Browser, Page
from reports_samples import reported_project, verification_page

TEMPLATES = Path(__file__).parents[1] / "templates"
pytestmark = IN_CHROMIUM

REPORTS = (
    "status.html",
    "de/tekst.proof.html",
    "ar/tekst.proof.html",
    "zh-Hans/tekst.proof.html",
    "gallery/index.html",
    "verify.html",
)


@pytest.fixture(scope="module")
def output(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    def fill(root: Path) -> None:
        project = reported_project(root)
        project.run("status")
        project.run("proof")
        project.write("output/verify.html", verification_page())
        project.run("gallery", "--lang", "de", "--jobs", "1")
        tokens = (TEMPLATES.parent / "themes" / "fjord" / "tokens.css").read_text("utf-8")
        project.write("templates/shared/tokens.css", tokens.replace("--accent: #0f3d4c", "--accent: #4c0f2b"))
        project.run("gallery", "--lang", "de", "--jobs", "1")

    return once("reports", fill) / "output"


@pytest.fixture
def opened(browser: Browser, output: Path) -> Iterator[Callable[..., Page]]:
    pages: list[Page] = []

    def open_(report: str, width: int = 1280, **options: Any) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900}, **options)
        pages.append(page)
        page.goto((output / report).as_uri())
        return page

    yield open_
    for page in pages:
        page.close()


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing_even_with_its_rules_for_the_highest_level(opened, report, width, scheme):
    tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    rules = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
    page = opened(report, width, color_scheme=scheme)
    results = Axe().run(page, options={"runOnly": tags, "rules": rules}).response
    assert told(results["violations"]) == []


@pytest.mark.parametrize("report", REPORTS)
def test_at_400_percent_with_wider_spacing_nobody_scrolls_sideways_and_nothing_is_cut_off(opened, report):
    page = opened(report, 320)
    page.evaluate(
        "css => document.head.append(Object.assign(document.createElement('style'), { textContent: css }))", SPACING
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    cut_off = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(e => !e.closest('.frame, .skip'))
            .filter(e => { const box = e.getBoundingClientRect(); return box.left < -1 || box.right > 321 })
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert cut_off == []


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_is_asked_for_but_the_file_itself_and_no_script_is_needed(browser, output, report):
    asked: list[str] = []
    page = browser.new_page(java_script_enabled=False)
    page.on("request", lambda request: asked.append(request.url))
    page.goto((output / report).as_uri(), wait_until="networkidle")
    page.close()
    assert [url for url in asked if not url.startswith("data:")] == [(output / report).as_uri()]


def boxes(page: Page) -> list[dict[str, float]]:
    return [page.locator(".row").nth(2).locator(part).bounding_box() for part in (".source", ".target", ".remarks")]


def test_the_sides_stand_beside_each_other_where_there_is_room_and_else_below(opened):
    wide, narrow = boxes(opened(REPORTS[1], 1280)), boxes(opened(REPORTS[1], 320))
    assert wide[0]["x"] < wide[1]["x"] < wide[2]["x"]
    assert len({box["y"] for box in wide}) == 1
    assert narrow[0]["y"] < narrow[1]["y"] < narrow[2]["y"]
    assert opened(REPORTS[1], 320).locator(".row .language").first.is_visible()


def test_arabic_stands_at_the_right_edge_of_its_column(opened):
    page = opened(REPORTS[2])
    assert page.evaluate("getComputedStyle(document.querySelector('.target > p[lang]')).direction") == "rtl"
    left = page.evaluate(
        """() => { const text = document.querySelector('.target > p[lang]'), range = document.createRange();
            range.selectNodeContents(text);
            return [range.getBoundingClientRect().right, text.getBoundingClientRect().right] }"""
    )
    assert abs(left[0] - left[1]) < 2


def test_the_proof_is_printed_on_a4_across_with_its_columns(opened, tmp_path):

    page = opened(REPORTS[1])
    page.pdf(path=str(tmp_path / "proof.pdf"), prefer_css_page_size=True)
    with pikepdf.open(tmp_path / "proof.pdf") as pdf:
        _, _, width, height = map(float, pdf.pages[0].mediabox)
    assert (round(width), round(height)) == (842, 595)


def test_a_link_of_the_list_leads_to_its_text_below_the_standing_heads(opened):
    # Without motion the page stands where the link leads as soon as the click returns.
    page = opened(REPORTS[1], reduced_motion="reduce")
    link = page.locator(".work a").last
    link.click()
    target = page.locator(f".row[id='{link.get_attribute('href')[1:]}']")
    heads = page.locator(".heads").bounding_box()
    assert target.bounding_box()["y"] >= heads["y"] + heads["height"] - 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_of_the_keyboard_is_seen(opened, scheme):
    page = opened(REPORTS[1], color_scheme=scheme)
    for _ in range(12):
        page.keyboard.press("Tab")
        style = "() => getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(style) == "solid"
