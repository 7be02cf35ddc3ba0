"""Parts for some languages only, and pictures of a language's own, in each finished file."""

from __future__ import annotations

import base64
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from finished_files import epub_text, html_text, pdf_text
from PIL import Image
from small_projects import Project

CODES = ("da", "en", "ar")
SETTINGS = '[publication]\npublisher = "Kontoret"\nsource_language = "da"\nlanguages = ["en", "ar"]\n'
TEXT = """\
---
title: Titlen
---

For alle.

::: {only="en"}

Se [nedenfor](#kun-engelsk).

:::

::: {only="en"}

## Kun engelsk

Engelskord.[^en] Se [ovenfor](#kun-engelsk).

[^en]: Engelsknote.

:::

::: {only="ar da"}

## Kun dansk og arabisk

::: callout
Indreord.
:::

:::

::: figure
![Et flag](flag.png)

Flagtekst.
:::

::: {include=delt only=en}
:::
"""
SHARED = "Deltord.\n\n![Et mærke](mark.png)\n"
COLOURS = {"red": (200, 0, 0), "blue": (0, 0, 200), "green": (0, 160, 0), "yellow": (220, 200, 0)}
PICTURES = {
    "source/flag.png": "red",
    "source/flag.en.png": "blue",
    "source/shared/mark.png": "green",
    "source/shared/mark.en.png": "yellow",
}
SHOWN = {"da": {"red"}, "en": {"blue", "yellow"}, "ar": {"red"}}
WORDS = {
    "Engelskord": {"en"},
    "Engelsknote": {"en"},
    "Kun engelsk": {"en"},
    "Kun dansk og arabisk": {"da", "ar"},
    "Indreord": {"da", "ar"},
    "For alle": {"da", "en", "ar"},
    "Deltord": {"en"},
}


def plain(colour: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (60, 40), COLOURS[colour]).save(made, "PNG")
    return made.getvalue()


@pytest.fixture(scope="module")
def made(once: Callable[[str, Callable[[Path], object]], Path]) -> Project:
    """All formats in three languages; untranslated, so that each prints the words of the source."""

    def fill(root: Path) -> None:
        project = Project(root)
        project.write("publication.toml", SETTINGS)
        project.text("tekst", TEXT)
        project.write("source/shared/delt.md", SHARED)
        for file, colour in PICTURES.items():
            project.write(file, plain(colour))
        assert project.run("update").status == 0
        ran = project.run("all", "--jobs", "1")
        assert (ran.status, {found["code"] for found in ran.findings}) == (0, {"untranslated"})

    return Project(once("by-language", fill))


def file(project: Project, code: str, suffix: str) -> Path:
    return project.root / "output" / code / f"tekst.{suffix}"


def said(project: Project, code: str, suffix: str) -> str:
    path = file(project, code, suffix)
    if suffix == "pdf":
        return " ".join(pdf_text(path).split())
    return html_text(path) if suffix == "html" else epub_text(path)


def shown(project: Project, code: str, suffix: str) -> set[str]:
    """The colours of the pictures in a file."""
    path = file(project, code, suffix)
    if suffix == "html":
        found = [
            base64.b64decode(data)
            for data in re.findall(r'src="data:image/png;base64,([^"]+)', path.read_text("utf-8"))
        ]
        images = [Image.open(BytesIO(data)) for data in found]
    elif suffix == "epub":
        with zipfile.ZipFile(path) as package:
            images = [Image.open(BytesIO(package.read(name))) for name in package.namelist() if name.endswith(".png")]
    else:
        with pikepdf.open(path) as pdf:
            streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
            images = [pikepdf.PdfImage(one).as_pil_image() for one in streams if one.get("/Subtype") == "/Image"]
    pixels = {image.convert("RGB").getpixel((30, 20)) for image in images}
    return {name for name, colour in COLOURS.items() if colour in pixels}


@pytest.mark.parametrize("suffix", ["pdf", "epub", "html"])
@pytest.mark.parametrize("code", CODES)
def test_each_file_has_the_parts_of_its_language_and_no_others(made, code, suffix) -> None:
    text = said(made, code, suffix)
    assert {words for words in WORDS if words in text} == {words for words, codes in WORDS.items() if code in codes}


@pytest.mark.parametrize("suffix", ["pdf", "epub", "html"])
@pytest.mark.parametrize("code", CODES)
def test_each_file_shows_the_picture_of_its_language_and_holds_no_other(made, code, suffix) -> None:
    assert shown(made, code, suffix) == SHOWN[code]
