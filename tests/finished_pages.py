"""Files for the tests of finishing: pages that say their number, and readers of where something is printed."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pikepdf
from brochure_pages import page_of, render_for
from PIL import Image

from press.editions import EDITIONS, Layout
from press.finishing import finish
from press.formats import make
from press.model.artifact import Artifact
from press.model.page import Page

MM = 72 / 25.4


def label(msgid: str) -> str:
    return {"for printing": "til tryk"}[msgid]


def laid_out(page: Page, layout: Layout | None = None) -> Artifact:
    """A page in an edition, before it is finished."""
    made = make(page, render_for(page.language), layout or Layout("brochure"))
    assert made.findings == ()
    assert made.artifact
    return made.artifact


@cache
def numbered(count: int, language: str = "en") -> Artifact:
    """A brochure of as many pages, each with its number as ``N3N``; its covers are the first and the last."""
    blocks = [f'<h2 style="break-before: page" id="h{number}">N{number}N</h2>' for number in range(2, count)]
    links = "".join(f'<p><a href="#h{number}">to{number}</a></p>' for number in range(2, count))
    blocks[0] += links
    page = page_of(*blocks, language=language, title="N1N", translators=(f"N{count}N",))
    artifact = laid_out(page)
    assert artifact.pages == count
    return artifact


def finished(artifact: Artifact, edition: str, *, rtl: bool = False, **layout: Any) -> Artifact:
    return finish(artifact, replace(Layout(edition), **layout), rtl=rtl, label=label)


def opened(artifact: Artifact) -> Any:
    return pikepdf.open(io.BytesIO(artifact.data))


@dataclass(frozen=True)
class Word:
    """A word with its place on the page, in points from the lower left of the MediaBox."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>')


def words(artifact: Artifact) -> list[Word]:
    """Every word of the file, as Poppler finds it."""
    run = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=artifact.data, capture_output=True, check=True)
    found: list[Word] = []
    number, height = -1, 0.0
    for line in run.stdout.decode().splitlines():
        if page := _PAGE.search(line):
            number, height = number + 1, float(page[2])
        elif word := _WORD.search(line):
            left, top, right, bottom = (float(edge) for edge in word.groups()[:4])
            found.append(Word(number, word[5], left, height - bottom, right, height - top))
    return found


def picture(artifact: Artifact, page: int = 1, resolution: int = 72) -> Image.Image:
    """A page as it is printed, its whole MediaBox."""
    command = ["pdftoppm", "-r", str(resolution), "-f", str(page), "-l", str(page), "-png", "-"]
    run = subprocess.run(command, input=artifact.data, capture_output=True, check=True)
    return Image.open(io.BytesIO(run.stdout)).convert("RGB")


def editions_on_sheets() -> list[str]:
    return [row.name for row in EDITIONS.values() if row.imposition]
