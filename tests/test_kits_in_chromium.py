"""A kit's pages in a browser: accessible, on a narrow telephone, and without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import IN_CHROMIUM, SPACING, told
from kit_samples import JORDAN, released_project
from playwright.sync_api import Browser, Page

pytestmark = IN_CHROMIUM
PAGES = ("kits/jordan/index.html", "kits/jordan/print-order.html", "status.html")


@pytest.fixture(scope="module")
def output(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    def fill(root: Path) -> None:
        project = released_project(root)
        project.write("delegations/jordan.toml", JORDAN.replace("2026-06", "2999-06"))
        assert project.run("kit", "--for", "jordan").status == 0
        project.run("status")

    return once("kits-in-chromium", fill) / "output"


@pytest.fixture
def opened(browser: Browser, output: Path) -> Iterator[Callable[..., Page]]:
    pages: list[Page] = []

    def open_(name: str, width: int, **options: Any) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900}, offline=True, **options)
        pages.append(page)
        page.goto((output / name).as_uri())
        return page

    yield open_
    for page in pages:
        page.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_even_with_its_rules_for_the_highest_level(opened, name, width, scheme):
    tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    rules = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
    results = Axe().run(opened(name, width, color_scheme=scheme), options={"runOnly": tags, "rules": rules}).response
    undecided = results["incomplete"] if name in PAGES[:2] else []  # of the status, a contrast in a cell that scrolls
    assert told(results["violations"] + undecided) == []


@pytest.mark.parametrize("name", PAGES[:2])
def test_on_the_narrowest_telephone_nobody_scrolls_sideways_whatever_the_spacing(opened, name):
    page = opened(name, 320)
    page.evaluate(
        "css => document.head.append(Object.assign(document.createElement('style'), { textContent: css }))", SPACING
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_link_leads_to_a_file_of_the_kit_or_to_the_web_address_of_a_document(opened, output):
    page = opened(PAGES[0], 320)
    links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    web = {link for link in links if link.startswith("https:")}
    assert web == {f"https://example.org/texts/{one}.html" for one in ("ar/besoeg", "fr/kontakt-os", "en/regler")}
    files = {Path(unquote(urlsplit(link).path)) for link in links if link not in web}
    assert all(file.is_file() and file.is_relative_to(output / "kits/jordan") for file in files)
    assert len(files) == 1 + 12 + 2  # the page itself, the documents, the cover sheets


def test_each_part_is_read_in_its_own_language_and_direction(opened):
    page = opened(PAGES[0], 320)
    parts = page.eval_on_selector_all(".tongue", "all => all.map(one => [one.lang, getComputedStyle(one).direction])")
    assert parts == [["ar", "rtl"], ["fr", "ltr"]]
    assert page.eval_on_selector_all("h1", "all => all.length") == 1
    foreign = page.eval_on_selector_all('.tongue[lang="fr"] h3 [lang]', "all => all.map(one => one.lang)")
    assert foreign == ["ar", "en"]
