"""Brochures laid out by WeasyPrint and read back by readers that had no part in making them."""

import io
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import brochure_pages
import pikepdf
import pytest
from brochure_pages import heading, page_of, photograph, render_for

from press.checks.artifacts import check, verapdf
from press.formats import pdf
from press.formats.weasy import starting
from press.model.artifact import Artifact
from press.model.page import Asset, Page

SAMPLES = ("english", "arabic", "persian", "chinese")


@cache
def sample(name: str) -> tuple[Page, Artifact]:
    """One of the sample pages and its brochure."""
    page = getattr(brochure_pages, name)()
    return page, brochure(page)


def brochure(page: Page) -> Artifact:
    made = pdf.make(page, render_for(page.language))
    assert made.findings == ()
    assert made.artifact
    return made.artifact


def text_of(page: Page) -> str:
    return pdf.page_text(pdf.page_html(page, render_for(page.language)))


def codes(page: Page) -> list[str]:
    made = pdf.make(page, render_for(page.language))
    assert made.artifact is None
    return [found.code for found in made.findings]


def opened(artifact: Artifact) -> Any:
    return pikepdf.open(io.BytesIO(artifact.data))


def words(artifact: Artifact, number: int) -> list[tuple[float, str]]:
    """The words of one page with the place where each begins, in points from the left."""
    command = ["pdftotext", "-bbox", "-f", str(number), "-l", str(number), "-", "-"]
    run = subprocess.run(command, input=artifact.data, capture_output=True, check=True)
    lines = [line.strip() for line in run.stdout.decode().splitlines() if line.strip().startswith("<word")]
    return [(float(line.split('xMin="')[1].split('"')[0]), line.split(">")[1].split("<")[0]) for line in lines]


# --- what it is ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", verapdf.PROFILES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_brochure_keeps_pdf_ua_and_pdf_a_in_one_file(name: str, profile: str) -> None:
    assert verapdf.validate([(name, sample(name)[1].data)], profile) == ()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_brochure_says_what_its_page_says_and_declares_the_rest(name: str) -> None:
    page, artifact = sample(name)
    assert check(artifact, page_text=text_of(page), texts=()) == ()


def test_furniture_counts_the_heads_of_tables_that_go_on_and_no_hyphens_of_divided_words() -> None:
    head = '<thead><tr><th scope="col">Forebyggelse</th><th scope="col">B</th></tr></thead>'
    rows = "".join(f"<tr><td>{number}</td><td>Row</td></tr>" for number in range(70))
    text = "kriminalitetsforebyggelsesmyndighedssamarbejde " * 30
    page = page_of(f"<p>{text} hår‐streg</p>", f"<table>{head}<tbody>{rows}</tbody></table>", language="da")
    artifact = brochure(page)
    assert "‐" not in artifact.furniture
    assert artifact.furniture.count("Forebyggelse") == artifact.pages - 3
    assert check(artifact, page_text=text_of(page), texts=()) == ()


def test_the_same_page_gives_the_same_bytes_in_another_folder_and_process(tmp_path: Path) -> None:
    program = (
        "import sys, brochure_pages as pages; from press.formats import pdf; page = pages.english(); "
        "sys.stdout.buffer.write(pdf.make(page, pages.render_for('en')).artifact.data)"
    )
    root = Path(__file__).parent.parent
    environment = {"PYTHONPATH": f"{root}:{root / 'tests'}", "PYTHONHASHSEED": "7", "HOME": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    assert run.stdout == sample("english")[1].data


def test_metadata_and_dates_are_the_pages_own() -> None:
    with opened(sample("english")[1]) as document:
        assert str(document.docinfo.Title) == "International cooperation to prevent extremism"
        assert str(document.docinfo.Author) == "Danish Centre for Prevention of Extremism"
        assert str(document.docinfo.Subject).startswith("Extremism is a challenge")
        assert str(document.docinfo.CreationDate) == str(document.docinfo.ModDate) == "D:20231110"
        assert str(document.Root.Lang) == "en"
        assert document.Root.ViewerPreferences.DisplayDocTitle


def test_without_a_date_no_clock_is_asked() -> None:
    with opened(brochure(page_of("<p>x</p>", updated=None, updated_text=""))) as document:
        assert not {"/CreationDate", "/ModDate"} & set(document.docinfo.keys())
        assert b"Date" not in document.Root.Metadata.read_bytes()


def test_a_draft_says_so_on_each_page_and_in_its_metadata_in_its_own_language() -> None:
    artifact = sample("arabic")[1]
    with opened(artifact) as document:
        assert str(document.docinfo.Keywords) == "مسودة"
    # The reader of places gives words as they are seen, from left to right.
    for number in range(1, artifact.pages + 1):  # on both covers, and at the head of each page between them
        assert "مسودة"[::-1] in [word for _, word in words(artifact, number)]
    with opened(sample("persian")[1]) as document:
        assert "/Keywords" not in document.docinfo


def test_every_font_is_embedded_and_a_subset() -> None:
    for name in SAMPLES:
        with opened(sample(name)[1]) as document:
            fonts = [font for page in document.pages for font in page.Resources.get("/Font", {}).values()]
            assert fonts
            for font in fonts:
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
                assert str(font.BaseFont)[7] == "+"


def test_only_noto_is_in_a_brochure() -> None:
    for name in SAMPLES:
        with opened(sample(name)[1]) as document:
            families = {str(font.BaseFont)[8:] for page in document.pages for font in page.Resources.Font.values()}
            assert all(family.startswith("Noto") for family in families), families


def test_headings_are_bookmarks() -> None:
    with opened(sample("english")[1]) as document, document.open_outline() as outline:
        (title,) = outline.root
        chapters = [entry.title for entry in title.children]
        assert title.title == "International cooperation to prevent extremism"
        assert chapters == [
            "Contents",
            "What the cooperation is for",
            "Four forums",
            "The Danish approach",
            "Contact",
            "Notes",
        ]
        assert "Nordic Safe Cities" in [entry.title for entry in title.children[2].children]


def test_the_contents_name_the_page_on_which_a_heading_stands() -> None:
    artifact = sample("english")[1]
    contents = " ".join(word for _, word in words(artifact, 2))
    number = int(contents.split("The Danish approach")[1].split("Contact")[0].replace(".", "").strip())
    assert "The Danish approach" in " ".join(word for _, word in words(artifact, number))


def test_a_short_text_has_no_contents_and_one_page_between_its_covers() -> None:
    artifact = brochure(page_of(heading(2, "a", "A"), "<p>x</p>"))
    assert artifact.pages == 3


def test_a_brochure_of_a_thousand_words_has_about_six_pages() -> None:
    assert sample("english")[1].pages in {5, 6, 7}


# --- direction, digits, script -------------------------------------------------------------------------------------


def test_page_numbers_stand_at_the_outer_edge_which_direction_mirrors() -> None:
    middle = 297
    left_to_right, right_to_left = sample("english")[1], sample("arabic")[1]
    assert words(left_to_right, 2)[:2] == [(pytest.approx(68.0, abs=1), "Draft"), (pytest.approx(95, abs=5), "Page")]
    number = next(place for place, word in words(right_to_left, 2) if word == "2")
    assert number > middle
    assert next(place for place, word in words(left_to_right, 3) if word == "3") > middle


def test_pages_and_lists_are_counted_in_the_digits_of_the_language() -> None:
    text = "".join(word for _, word in words(sample("persian")[1], 2))
    assert "۳زا۲" in text.replace("\u200f", "")  # the head, last word first: page two of three
    assert "2" not in text


def test_a_heading_is_never_hyphenated() -> None:
    long = "Kriminalitetsforebyggelsesmyndighedssamarbejde og internationale erfaringsudvekslingsaktiviteter"
    page = page_of(heading(2, "a", long), "<p>x</p>", language="en")
    assert "‐" not in brochure(page).furniture


# --- what is wrong with a page -------------------------------------------------------------------------------------


def test_a_character_that_no_font_has_is_named_with_its_place() -> None:
    made = pdf.make(page_of("<p>The sign \U00016d40 is new.</p>"), render_for("en"))
    assert made.artifact is None
    (found,) = made.findings
    assert found.code == "missing-glyph"
    assert "U+16D40" in found.message
    assert "The sign \U00016d40 is new." in found.message


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="https://example.org/a.png" alt="x"/>',
        '<img src="file:///etc/hostname" alt="x"/>',
        '<img src="../../etc/hostname" alt="x"/>',
        '<img src="images/absent.png" alt="x"/>',
        '<img src="data:image/png;base64,AAAA" alt="x"/>',
        '<link rel="attachment" href="file:///etc/hostname"/>',
        '<link rel="stylesheet" href="https://example.org/a.css"/>',
        '<object data="file:///etc/hostname"></object>',
        "<style>@font-face { font-family: x; src: url(https://example.org/a.ttf) }</style>",
        '<p style="background: url(file:///etc/hostname)">x</p>',
    ],
)
def test_nothing_but_the_pages_own_images_is_fetched(markup: str) -> None:
    assert "fetch-refused" in codes(page_of(markup))


def test_a_picture_that_asks_for_another_is_refused() -> None:
    image = b'<image href="file:///etc/hostname" width="9" height="9"/>'
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' + image + b"</svg>"
    page = page_of('<img src="images/a.svg" alt="x"/>', assets=(Asset("a.svg", "image/svg+xml", svg),))
    assert "fetch-refused" in codes(page)


@pytest.mark.parametrize(("name", "kind"), [("a.png", "image/png"), ("a.svg", "image/svg+xml")])
def test_a_broken_image_is_a_finding(name: str, kind: str) -> None:
    page = page_of(f'<img src="images/{name}" alt="x"/>', assets=(Asset(name, kind, b"nothing of the sort"),))
    assert codes(page) == ["image-unreadable"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_picture_without_a_size_stands_in_a_line(language: str) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    page = page_of(
        '<p>1 <img src="images/a.svg" alt="2"/> 3</p>',
        language=language,
        assets=(Asset("a.svg", "image/svg+xml", svg),),
    )
    # It may be told that it is too wide for its line; that nothing can be laid out it may not.
    assert {found.code for found in pdf.make(page, render_for(language)).findings} <= {"layout-overflow"}


def test_an_image_is_found_by_its_name_whatever_its_letters() -> None:
    asset = Asset("blå prøve.png", "image/png", photograph().data)
    assert brochure(page_of('<img src="images/blå prøve.png" alt="x"/>', assets=(asset,)))


def test_whatever_weasyprint_warns_of_is_a_finding() -> None:
    assert codes(page_of('<p style="colour: red">x</p>')) == ["render-warning"]
    assert codes(page_of('<p><a href="#nowhere">x</a></p>')) == ["render-warning"]


def test_a_page_that_can_not_be_laid_out_is_a_finding_and_no_traceback() -> None:
    assert codes(page_of("<div>" * 900 + "x" + "</div>" * 900)) == ["render"]


def test_a_family_that_is_not_installed_is_named_with_its_package(tmp_path: Path) -> None:
    without_cjk = tmp_path / "fonts.conf"
    without_cjk.write_text(starting.FONTS.read_text().replace("<glob>*/Noto*</glob>", "<glob>*/NotoSans-*</glob>"))
    program = (
        "import sys; from pathlib import Path; from press.formats.weasy import starting; "
        f"starting.FONTS = Path({str(without_cjk)!r}); import brochure_pages as pages; from press.formats import pdf; "
        "print(*pdf.make(pages.chinese(), pages.render_for('zh-Hans')).findings, sep='\\n')"
    )
    root = Path(__file__).parent.parent
    environment = {"PYTHONPATH": f"{root}:{root / 'tests'}", "HOME": str(tmp_path), "PYTHONUTF8": "1"}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert "font-missing" in run.stdout
    assert "Noto Sans CJK SC" in run.stdout
    assert "fonts-noto-cjk" in run.stdout


def test_where_pango_is_broken_the_finding_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "libpango-1.0.so.0").write_bytes(b"")
    root = Path(__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", "from press.formats.weasy.starting import start; start()"],
        cwd=root,
        env={"LD_LIBRARY_PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "system-missing" in run.stderr
    assert "apt install libpango-1.0-0" in run.stderr
