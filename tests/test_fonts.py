"""The publisher's own fonts, and fonts that a layout brings: what is used, and what is told."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from brochure_pages import TEMPLATES
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from small_projects import SETTINGS, TRANSLATED, Project, small_project

from press.formats.font_files import font_file

FONTS = '\n[fonts]\ntext = "Kontor"\n'
"""Behind the settings of a small project, at line 7."""


@cache
def kontor(letters: str = "", *, weight: int = 400, licence: int = 0, variable: bool = False) -> bytes:
    """A font that no machine has: Noto Sans under another name.

    :param letters: what it has; empty for all.
    """
    path = font_file("Noto Sans", 400)
    assert path
    font = TTFont(path, recalcTimestamp=False)
    if letters:
        subsetter = Subsetter(Options(notdef_outline=True, name_IDs=["*"]))
        subsetter.populate(text=letters)
        subsetter.subset(font)
    for record in list(font["name"].names):
        if record.nameID in {1, 4, 6, 16}:
            font["name"].setName("Kontor", record.nameID, record.platformID, record.platEncID, record.langID)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsType = licence
    if variable:
        font["fvar"] = font["maxp"]
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()


def project(root: Path, files: dict[str, bytes], more: str = FONTS, settings: str = SETTINGS) -> Project:
    made = small_project(root, settings=f"{settings}{more}")
    for name, data in files.items():
        made.write(f"fonts/{name}", data)
    return made


def families(project: Project, language: str = "en") -> set[str]:
    """The fonts in a brochure, without the tag of the subset."""
    with pikepdf.open(project.root / "output" / language / "tekst.pdf") as document:
        fonts = (font for page in document.pages for font in page.Resources.get("/Font", {}).values())
        return {str(font.BaseFont).partition("+")[2] for font in fonts}


def test_a_publisher_s_own_font_sets_the_text(tmp_path: Path):
    made = project(tmp_path, {"Kontor.ttf": kontor(), "Kontor-Bold.ttf": kontor(weight=700)})
    ran = made.run("pdf")
    assert (ran.status, ran.findings) == (0, [])
    assert "Kontor" in families(made)
    assert not {name for name in families(made) if name.startswith("Noto-Sans-R") or name == "Noto-Sans"}


def test_the_same_font_gives_the_same_bytes_in_another_folder(tmp_path: Path):
    written = []
    for name in ("a", "b"):
        made = project(tmp_path / name, {"Kontor.ttf": kontor()})
        made.run("pdf", "--lang", "en")
        written.append((made.root / "output/en/tekst.pdf").read_bytes())
    assert written[0] == written[1]


def test_headings_alone_may_have_a_font_of_their_own(tmp_path: Path):
    made = project(tmp_path, {"Kontor.ttf": kontor()}, '\n[fonts]\nheadings = "Kontor"\n')
    assert made.run("pdf", "--lang", "en").findings == []
    assert {"Kontor", "Noto-Sans"} <= families(made)


def test_a_page_for_a_browser_names_the_family_first_and_stays_one_file(tmp_path: Path):
    made = project(tmp_path, {"Kontor.ttf": kontor()})
    made.run("html")
    assert '--font-text: "Kontor", Noto Sans,' in made.html()
    assert "@font-face" not in made.html()


def test_a_language_that_the_font_does_not_cover_is_set_in_its_script_s_fonts_and_told(tmp_path: Path):
    settings = SETTINGS.replace('["en"]', '["en", "ru"]')
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZæøåÆØÅ0123456789 .,:;()–-·%"
    made = project(tmp_path, {"Kontor.ttf": kontor(letters)}, settings=settings)
    made.catalog("tekst", dict.fromkeys(TRANSLATED, "Текст"), "ru")
    ran = made.run("pdf")
    assert (ran.status, ran.codes) == (0, ["font-coverage"])
    assert "tekst (ru) is set in its script's own fonts: “Kontor” lacks О Т Э а б" in str(ran.findings[0]["message"])
    assert "Kontor" in families(made)
    assert "Kontor" not in families(made, "ru")


@pytest.mark.parametrize(
    ("files", "code", "place", "said"),
    [
        ({}, "font-family", ("publication.toml", 7), "not in fonts/"),
        ({"Other.ttf": kontor}, "font-family", ("publication.toml", 7), "“Kantor” is not in fonts/"),
        ({"Broken.ttf": b"\x00\x01\x00\x00 no font"}, "font-file", ("fonts/Broken.ttf", None), "can't be read"),
        ({"Shut.otf": lambda: kontor(licence=2)}, "font-file", ("fonts/Shut.otf", None), "embedded"),
        ({"Wide.ttf": lambda: kontor(variable=True)}, "font-file", ("fonts/Wide.ttf", None), "variable"),
        ({"A.ttf": kontor, "B.ttf": kontor}, "font-face", ("fonts/B.ttf", None), "A.ttf"),
    ],
)
def test_what_is_wrong_with_own_fonts_is_told_and_keeps_documents_back(tmp_path, files, code, place, said):
    more = FONTS.replace("Kontor", "Kantor") if said.startswith("“Kantor”") else FONTS
    made = project(tmp_path, {name: data() if callable(data) else data for name, data in files.items()}, more)
    ran = made.run("pdf", "--lang", "en")
    assert ran.status == 1
    assert place in ran.places(code)
    assert said in next(str(found["message"]) for found in ran.findings if found["code"] == code)
    assert list((tmp_path / "output").glob("*/*")) == []


@pytest.mark.parametrize("family", ['Kontor"; } body { display: none', "", 3])
def test_a_name_that_is_none_is_a_fault_of_the_settings(tmp_path: Path, family: object):
    shown = f"'{family}'" if isinstance(family, str) else family
    made = project(tmp_path, {}, f"\n[fonts]\ntext = {shown}\n")
    ran = made.run("pdf")
    assert ran.places("settings-type") == [("publication.toml", 7)]


def test_two_font_faces_of_one_family_weight_and_style_in_a_layout_are_told(tmp_path: Path):
    made = small_project(tmp_path)
    sheet = (TEMPLATES / "brochure/sheet.css").read_text("utf-8")
    slices = "".join(
        f"@font-face {{ font-family: {name}; font-weight: {weight}; src: url(x.ttf); unicode-range: {part} }}\n"
        for name, weight, part in (("Sliced", "normal", "U+0-FF"), ("'sliced'", "400", "U+400-4FF"))
    )
    made.write("templates/brochure/sheet.css", f"/* @font-face {{ font-family: Sliced }} */\n{slices}{sheet}")
    ran = made.run("pdf", "--lang", "en")
    assert (ran.status, ran.codes) == (1, ["font-face"])
    assert "tekst (en, PDF) has two @font-face rules for “sliced” in weight 400" in str(ran.findings[0]["message"])
