"""The cases of mixed directions as Chromium sets them, which tests/test_formats_weasy_bidi.py compares a PDF with.

``pytest tests/test_bidi_in_chromium.py --update-golden`` writes the orders anew.
"""

import pytest
from bidi_cases import LINE, ORDERS, cases, orders, page, visible, written
from browsing import IN_CHROMIUM
from playwright.sync_api import Browser

pytestmark = IN_CHROMIUM

_EACH_CHARACTER = """() => [...document.querySelectorAll('.case')].map(section => {
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode, range = document.createRange();
    let place = 0;
    for (const character of text.data) {
      range.setStart(text, place);
      range.setEnd(text, place += character.length);
      const [box] = range.getClientRects();
      if (box) found.push([character, (box.left + box.right) / 2, (box.top + box.bottom) / 2]);
    }
  }
  return found;
})"""


@pytest.fixture(scope="module")
def in_chromium(browser: Browser) -> dict[str, list[str]]:
    """The lines of all cases, from one page."""
    tab = browser.new_page(viewport={"width": 600, "height": 800})
    tab.set_content(page(cases()))
    tab.evaluate("document.fonts.ready.then(() => true)")
    found = tab.evaluate(_EACH_CHARACTER)
    tab.close()
    return {case.name: _lines(characters) for case, characters in zip(cases(), found, strict=True)}


def _lines(characters: list[tuple[str, float, float]]) -> list[str]:
    """The visible characters as lines from the top, each from left to right."""
    rows: list[list[tuple[str, float, float]]] = []
    for character in sorted((each for each in characters if visible(each[0])), key=lambda each: each[2]):
        if not rows or character[2] - rows[-1][0][2] > LINE / 2:
            rows.append([])
        rows[-1].append(character)
    return ["".join(visible(each[0]) for each in sorted(row, key=lambda each: each[1])) for row in rows]


def test_chromium_sets_the_cases_as_the_golden_file_says(
    in_chromium: dict[str, list[str]], request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-golden"):
        ORDERS.write_text(written(in_chromium), "utf-8")
    assert in_chromium == orders()
