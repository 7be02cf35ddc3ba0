"""A theme is a folder: its tokens and its logo are judged, and change the look of every edition."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from brochure_pages import heading, page_of, render_for
from small_projects import SETTINGS, Project, small_project

from press import themes
from press.formats import epub, html, pdf
from press.languages import LANGUAGES
from press.model.page import Asset
from press.rendering import renderer

ROOT = Path(__file__).parents[1]
SHIPPED = sorted(path.name for path in (ROOT / "themes").iterdir())


def own(root: Path, *changes: tuple[str, str], name: str = "vores") -> Project:
    """A project with a theme of its own: the usual one, changed."""
    project = small_project(root, settings=f'{SETTINGS}theme = "{name}"\n')
    css = (ROOT / "themes/fjord/tokens.css").read_text("utf-8")
    for old, new in changes:
        assert old in css
        css = css.replace(old, new)
    project.write(f"themes/{name}/tokens.css", css)
    return project


def line(project: Project, text: str) -> int:
    lines = (project.root / "themes/vores/tokens.css").read_text("utf-8").splitlines()
    return next(at for at, one in enumerate(lines, 1) if text in one)


# --- what is wrong with one ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_a_theme_that_comes_along_has_nothing_wrong(name: str) -> None:
    theme = themes.load(themes.ENGINE / name)
    assert themes.judge(theme) == ()
    assert all(themes.contrast(theme.tokens[ink], theme.tokens[ground]) >= 7 for ink, ground in themes.PAIRS)


def test_contrast_is_that_of_wcag() -> None:
    assert themes.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert themes.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)  # the greyest grey of level AA


def test_a_token_that_lacks_is_named_with_its_usual_value(tmp_path: Path) -> None:
    ran = own(tmp_path, ("  --tint: #eef3f4;", "")).run("html")
    assert (ran.status, ran.codes) == (1, ["theme-token"])
    assert "write it: --tint: #eef3f4;" in str(ran.findings[0]["hint"])
    assert ran.places("theme-token") == [("themes/vores/tokens.css", None)]


@pytest.mark.parametrize("value", ["navy", "#123", "rgb(1 2 3)"])
def test_a_colour_of_another_form_has_its_line(tmp_path: Path, value: str) -> None:
    project = own(tmp_path, ("--accent: #0f3d4c;", f"--accent: {value};"))
    ran = project.run("html")
    assert ran.places("theme-token") == [("themes/vores/tokens.css", line(project, "  --accent:"))]
    assert project.files() == {}


def test_text_that_few_can_read_keeps_everything_back(tmp_path: Path) -> None:
    project = own(tmp_path, ("--ink-quiet: #414d53;", "--ink-quiet: #9aa5ab;"))
    ran = project.run("html")
    assert (ran.status, set(ran.codes)) == (1, {"theme-illegible"})
    assert ran.places("theme-illegible")[0] == ("themes/vores/tokens.css", line(project, "  --ink-quiet:"))
    assert "--ink-quiet #9aa5ab on --paper #ffffff" in str(ran.findings[0]["message"])
    assert project.files() == {}


def test_text_below_the_highest_level_is_told_and_made(tmp_path: Path) -> None:
    project = own(tmp_path, ("--dark-ink-quiet: #bccacf;", "--dark-ink-quiet: #8c999f;"))
    ran = project.run("html", "--lang", "da")
    assert (ran.status, set(ran.codes)) == (0, {"theme-contrast"})
    assert project.files()
    assert "theme-contrast" in project.run("check").codes


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "script"),
        ("no drawing", "no well-formed SVG"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><text>Kontoret</text></svg>', "text in it"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>', "refers to"),
    ],
)
def test_a_logo_is_judged_like_any_drawing_and_has_no_words(tmp_path: Path, logo: str, said: str) -> None:
    project = own(tmp_path)
    project.write("themes/vores/logo.svg", logo)
    ran = project.run("html")
    assert (ran.status, ran.places("theme-logo")) == (1, [("themes/vores/logo.svg", None)])
    assert said in str(ran.findings[0]["message"])


def test_a_list_of_families_that_is_none_has_its_line(tmp_path: Path) -> None:
    project = own(tmp_path, ("--font-code: inherit;", "--font-code: inherit; --font-heading-Latn: url(x), y;"))
    assert project.run("html").places("theme-token") == [
        ("themes/vores/tokens.css", line(project, "heading-Latn: url"))
    ]


# --- what it changes -----------------------------------------------------------------------------------------------


def tegl(language: str):
    folder = ROOT / "themes/tegl"
    return renderer([ROOT / "templates"], {}, language=LANGUAGES[language], theme=themes.load(folder))


def test_a_projects_own_theme_goes_before_the_engines_of_the_same_name(tmp_path: Path) -> None:
    project = own(tmp_path, ("--accent: #0f3d4c;", "--accent: #123456;"), name="tegl")
    assert project.run("html", "--lang", "da").status == 0
    assert "#123456" in project.html(language="da")


def test_a_project_that_says_nothing_has_the_usual_theme(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    project.run("html", "--lang", "da")
    assert "“fjord”" in project.html(language="da")


def test_headings_of_a_pdf_are_in_the_themes_family_and_text_in_the_languages() -> None:
    made = pdf.make(page_of(heading(2, "a", "A heading"), "<p>Some text.</p>"), tegl("en"))
    assert made.artifact
    with pikepdf.open(io.BytesIO(made.artifact.data)) as document:
        fonts = {str(font.BaseFont)[8:] for font in document.pages[1].Resources.Font.values()}
    assert {"Noto-Serif-Bold", "Noto-Sans"} <= fonts


def test_a_family_of_the_theme_that_is_not_installed_is_named() -> None:
    theme = themes.load(ROOT / "themes/tegl")
    absent = themes.Theme("x", theme.css.replace("Noto Serif, Georgia", "Noto Absent, Georgia"), theme.tokens)
    render = renderer([ROOT / "templates"], {}, language=LANGUAGES["en"], theme=absent)
    (found,) = pdf.make(page_of("<p>x</p>"), render).findings
    assert (found.code, "Noto Absent" in found.message) == ("font-missing", True)


def test_the_dark_scheme_takes_the_dark_colours_of_the_theme() -> None:
    artifact = html.make(page_of("<p>x</p>"), tegl("en")).artifact
    assert artifact
    text = artifact.data.decode()
    assert "--dark-accent: #f2b5a7" in text
    assert "--accent: var(--dark-accent)" in text
    assert "font-family: Noto Serif, Georgia, serif" in text


def test_the_logo_is_in_every_edition_and_says_nothing() -> None:
    logo = Asset("logo.svg", "image/svg+xml", (ROOT / "themes/tegl/logo.svg").read_bytes())
    page = page_of(heading(2, "a", "A"), "<p>x</p>", logo=logo)
    address = base64.b64encode(logo.data).decode()
    handout = html.make(page, tegl("en")).artifact
    assert handout
    assert f"url(data:image/svg+xml;base64,{address})" in handout.data.decode()
    book = epub.make(page, tegl("en")).artifact
    assert book
    with ZipFile(io.BytesIO(book.data)) as package:
        title = package.read("EPUB/text/title_page.xhtml").decode()
    assert re.search(rf'<img class="logo" src="[^"]*{re.escape(address)}" alt=""/>', title)
    with_logo, without = (pdf.make(one, render_for("en")).artifact for one in (page, page_of(*page.blocks)))
    assert with_logo
    assert without
    assert len(with_logo.data) > len(without.data)
    assert b"/Figure" not in with_logo.data


def test_a_drawing_takes_the_themes_colours_and_its_own_where_there_is_none() -> None:
    theme = themes.load(ROOT / "themes/tegl")
    drawing = Asset(
        "a.svg", "image/svg+xml", b'<svg fill="var(--figure-deep, #000)" stroke="var(--no, #123)" x="var(--no)"/>'
    )
    assert theme.painted(drawing).data == b'<svg fill="#7a1f1a" stroke="#123" x="var(--no)"/>'
    photograph = Asset("a.png", "image/png", b"var(--figure-deep)")
    assert theme.painted(photograph) is photograph


# --- a new one -----------------------------------------------------------------------------------------------------


def test_a_new_theme_is_a_copy_of_the_one_that_is_used_and_can_be_used_at_once(tmp_path: Path) -> None:
    project = small_project(tmp_path, settings=f'{SETTINGS}theme = "tegl"\n')
    ran = project.run("template", "new", "vores")
    assert ran.status == 0
    assert set(project.files("themes")) == {"themes/vores/tokens.css", "themes/vores/logo.svg"}
    css = project.files("themes")["themes/vores/tokens.css"].decode()
    assert "The theme “vores”" in css
    assert "--accent: #7a1f1a;" in css
    assert 'theme = "vores"' in ran.err + ran.out
    project.write("publication.toml", f'{SETTINGS}theme = "vores"\n')
    assert project.run("html", "--lang", "da").status == 0


@pytest.mark.parametrize("name", ["fjord", "Vores", "../vores", "", "a b", "vores\x1b[31m"])
def test_a_name_that_is_taken_or_that_no_theme_can_have_writes_nothing(tmp_path: Path, name: str) -> None:
    project = small_project(tmp_path)
    ran = project.run("template", "new", name)
    assert (ran.status, ran.codes) == (1, ["theme"])
    assert not (tmp_path / "themes").exists()
