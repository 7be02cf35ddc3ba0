"""``python -m docs.pictures``: makes README's pictures from the project's own texts.

It takes what ``make test`` installs: Poppler's pdftoppm, Chromium, playwright, and the validators for a release. All
is made in memory and a temporary folder; output/ is neither read nor written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
from PIL import Image
from playwright.sync_api import Browser

from docs.pictures import released
from docs.pictures.drawing import ROOT, chromium, pdf_page, save, shot, side_by_side
from press.build import flow, sources
from press.build.project import Project
from press.editions import usual
from press.languages import direction

DOCUMENT = "internationalt-samarbejde"
LANGUAGES = ("en", "ar", "zh-Hans")

READER = "body { margin: 2.4em; font: 17px 'Noto Serif', serif } :lang(ar) { font-family: 'Noto Naskh Arabic' }"
"""Margins and fonts, which an EPUB leaves to the reading app."""


def made(formats: Sequence[str]) -> dict[tuple[str, str], bytes]:
    """The document's files, by language and format."""
    project = Project.open(ROOT)
    prepared = sources.prepare(project, DOCUMENT, sources.document_names(project))
    files: dict[tuple[str, str], bytes] = {}
    for code in LANGUAGES:
        outcome = flow.run(project, prepared, code, [usual(name) for name in formats])
        files |= {(code, artifact.format): artifact.data for artifact in outcome.artifacts}
        if len(outcome.artifacts) < len(formats):
            raise SystemExit("\n".join(map(str, (*prepared.findings, *outcome.findings))))
    return files


# --- the brochure ----------------------------------------------------------------------------------------------


def brochure(pdfs: Mapping[str, bytes]) -> Image.Image:
    """The cover of each brochure and the page on which its figure stands, as an open book has them."""
    pairs = []
    for code, data in pdfs.items():
        pair = [pdf_page(data, 1), pdf_page(data, figure_page(data))]
        pairs.append(side_by_side(pair if direction(code) == "ltr" else pair[::-1], gap=6, margin=0))
    return side_by_side(pairs)


def figure_page(pdf: bytes) -> int:
    """The number of the page on which the first figure of the tag tree stands; 2 where there is none."""
    with pikepdf.open(BytesIO(pdf)) as document:
        pages: list[tuple[int, int]] = [page.obj.objgen for page in document.pages]
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and "/Pg" in thing:
                return pages.index(thing["/Pg"].objgen) + 1
    return 2


# --- the handout and the EPUB ----------------------------------------------------------------------------------


def handout(browser: Browser, folder: Path, files: Mapping[tuple[str, str], bytes]) -> Image.Image:
    """English in a wide window; Arabic and Chinese in a telephone's, the last in dark."""
    paths = {code: folder / f"{code}.html" for code in LANGUAGES}
    for code, path in paths.items():
        path.write_bytes(files[code, "html"])
    wide = shot(browser, paths["en"].as_uri(), 1280, 1170).resize((788, 720), Image.Resampling.LANCZOS)
    narrow = [
        shot(browser, paths["ar"].as_uri(), 360, 720),
        shot(browser, paths["zh-Hans"].as_uri(), 360, 720, dark=True),
    ]
    return side_by_side([wide, *narrow])


def book(browser: Browser, folder: Path, files: Mapping[tuple[str, str], bytes]) -> Image.Image:
    """The first page of the English EPUB, and the beginning of a chapter in English and in Arabic."""
    for code in ("en", "ar"):
        with ZipFile(BytesIO(files[code, "epub"])) as package:
            package.extractall(folder / code)
    wanted = ("en/EPUB/text/title_page.xhtml", "en/EPUB/text/ch003.xhtml", "ar/EPUB/text/ch003.xhtml")
    return side_by_side([shot(browser, (folder / name).as_uri(), 460, 640, style=READER) for name in wanted])


def main() -> None:
    """Makes all of them."""
    files = made(("pdf", "epub", "html"))
    save(brochure({code: files[code, "pdf"] for code in LANGUAGES}), "brochure")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        save(handout(browser, Path(folder), files), "handout")
        save(book(browser, Path(folder), files), "epub")
        with released.project() as root:
            save(released.kit(browser, root), "kit")
            save(released.site(browser, root), "site")


if __name__ == "__main__":
    main()
