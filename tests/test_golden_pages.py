"""Pages as they look: rendered, seen from afar, and compared with small pictures in tests/fixtures/pages.

``pytest tests/test_golden_pages.py --update-golden`` takes the pages of today; look at them before you commit them.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from brochure_pages import LABELS, TEMPLATES, arabic, chinese, english, render_for
from PIL import Image, ImageChops, ImageOps

from press.editions import Layout
from press.formats import Render, make
from press.gallery.comparing import Difference, compare, in_letters, seen_from_afar, side_by_side
from press.gallery.drawing import pdf_page
from press.languages import LANGUAGES
from press.model.page import Page
from press.rendering import renderer

FIXTURES = Path(__file__).parent / "fixtures" / "pages"
WIDTH = 384
"""Pixels in which a page is drawn; eight for each cell."""

SAMPLES: dict[str, Callable[[], Page]] = {"en": english, "ar": arabic, "zh-Hans": chinese}
ROWS = [("brochure", language, page) for language in SAMPLES for page in (1, 2, 3)]
"""Edition, language of the sample, and page: a cover, its contents, and a page of text, one row each."""


def printed(edition: str, page: Page, render: Render) -> bytes:
    made = make(page, render, Layout(edition))
    assert made.artifact is not None, made.findings
    return made.artifact.data


@pytest.fixture(scope="session")
def pdf(once) -> Callable[[str, str], bytes]:
    """The file of an edition in a language, printed once."""

    def fill(edition: str, language: str, folder: Path) -> None:
        (folder / "a.pdf").write_bytes(printed(edition, SAMPLES[language](), render_for(language)))

    def read(edition: str, language: str) -> bytes:
        folder = once(f"golden-{edition}-{language}", lambda path: fill(edition, language, path))
        return (folder / "a.pdf").read_bytes()

    return read


def drawn(data: bytes, number: int, *options: str) -> Image.Image:
    """A page, with options of pdftoppm's that change how letters are drawn."""
    command = ["pdftoppm", "-q", "-f", f"{number}", "-l", f"{number}", "-scale-to-x", f"{WIDTH}", "-scale-to-y", "-1"]
    made = subprocess.run([*command, "-png", *options, "-"], input=data, capture_output=True, check=True)
    return Image.open(BytesIO(made.stdout)).convert("RGB")


def explained(name: str, before: Image.Image, after: Image.Image, difference: Difference, folder: Path) -> str:
    """What is different, in words and letters, with a picture of it in a file."""
    file = folder / f"{name}.png"
    side_by_side(before, after).save(file)
    return (
        f"{name} looks different: {difference}\n\n{in_letters(before, after, difference.where)}\n\n"
        f"Before, after and difference: {file}\n"
        "If it is meant to look so: .venv/bin/python -m pytest tests/test_golden_pages.py --update-golden"
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(map(str, row)))
def test_a_page_looks_as_it_did(row, pdf, tmp_path, request) -> None:
    edition, language, number = row
    name = f"{edition}-{language}-{number}"
    page = pdf_page(pdf(edition, language), number, WIDTH)
    assert page is not None, f"{edition} in {language} has no page {number}"
    after = seen_from_afar(page)
    file = FIXTURES / f"{name}.png"
    if request.config.getoption("--update-golden"):
        after.save(file, optimize=True)
    with Image.open(file) as golden:
        before = golden.copy()
    difference = compare(before, after)
    if not difference.same:
        pytest.fail(explained(name, before, after, difference, tmp_path), pytrace=False)


def test_every_golden_page_has_its_row_and_is_small() -> None:
    files = {path.name: path.stat().st_size for path in FIXTURES.iterdir()}
    assert set(files) == {f"{edition}-{language}-{number}.png" for edition, language, number in ROWS}
    assert max(files.values()) < 4000


# --- what is seen and what is not ------------------------------------------------------------------------------


def against(pdf: Callable[[str, str], bytes], after: Image.Image, language: str, number: int) -> Difference:
    before = pdf_page(pdf("brochure", language), number, WIDTH)
    assert before is not None
    return compare(seen_from_afar(before), seen_from_afar(after))


CHANGES = {
    "headings that stand a line lower, and nothing else": "h2, h3 { position: relative; top: 5mm }",
    "text that begins nearer to the edge": "@page { margin-inline: 8mm !important }",
    "larger type": "body { font-size: 110% !important }",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_change_of_the_layout_is_seen(change, language, pdf, tmp_path) -> None:
    (tmp_path / "shared").mkdir()
    sheet = (TEMPLATES / "shared" / "body.css").read_text("utf-8")
    (tmp_path / "shared" / "body.css").write_text(f"{sheet}\n{change}\n", "utf-8")
    render = renderer([tmp_path, TEMPLATES], LABELS.get(language, {}), language=LANGUAGES[language])
    changed = printed("brochure", SAMPLES[language](), render)
    assert not against(pdf, drawn(changed, 3), language, 3).same


@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_mirrored_page_is_seen(language, number, pdf) -> None:
    assert not against(pdf, ImageOps.mirror(drawn(pdf("brochure", language), number)), language, number).same


@pytest.mark.parametrize("language", SAMPLES)
def test_text_that_is_gone_is_seen(language, pdf) -> None:
    assert not against(pdf, drawn(pdf("brochure", language), 3, "-freetype", "no"), language, 3).same


@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_letters_that_are_drawn_in_another_way_are_not_seen(language, number, pdf) -> None:
    """Without smoothing, from another resolution, and a quarter of a millimetre away."""
    data = pdf("brochure", language)
    fine = pdf_page(data, number, 1200)
    assert fine is not None
    moved = ImageChops.offset(fine, 1, 1)
    for other in (drawn(data, number, "-aa", "no"), fine, moved):
        difference = against(pdf, other, language, number)
        assert difference.same, difference


def test_a_page_that_looks_different_is_explained_in_words_letters_and_a_picture(tmp_path) -> None:
    before, after = Image.new("L", (48, 68), 255), Image.new("L", (48, 68), 255)
    before.paste(0, (10, 20, 20, 22))
    after.paste(0, (10, 23, 20, 25))
    said = explained("side", before, after, compare(before, after), tmp_path)
    assert "column 10, row 20" in said
    assert "@@@@@@@@@@" in said
    assert str(tmp_path / "side.png") in said
    with Image.open(tmp_path / "side.png") as picture:
        colours = {colour for _, colour in picture.getcolors()}
    assert {(255, 0, 0), (0, 0, 255)} <= colours


def test_a_page_of_another_shape_is_never_the_same() -> None:
    upright, across = (seen_from_afar(Image.new("L", size, 255)) for size in ((384, 543), (543, 384)))
    difference = compare(upright, across)
    assert not difference.same
    assert "48 × 34 cells, which was 48 × 68" in str(difference)
