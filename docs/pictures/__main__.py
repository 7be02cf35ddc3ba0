"""``python -m docs.pictures``: makes README's pictures from the project's own texts.

It takes what ``make test`` installs: Poppler's pdftoppm, Chromium and playwright. The documents are made in memory
and a temporary folder; output/ is neither read nor written.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from press.build import flow, sources
from press.build.project import Project
from press.editions import usual
from press.languages import direction

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
DOCUMENT = "internationalt-samarbejde"
LANGUAGES = ("en", "ar", "zh-Hans")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")

GROUND = (226, 230, 232)
"""Behind the pages: a grey that is neither GitHub's light ground nor its dark one."""
GAP = 24
"""Pixels between pages and around them."""
COLOURS = 96
"""Of the palette that keeps the files small; more are not told apart in these layouts."""
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


def pdf_page(pdf: bytes, number: int) -> Image.Image:
    """A page as a picture, 320 pixels wide."""
    page = str(number)
    command = ["pdftoppm", "-f", page, "-l", page, "-scale-to-x", "320", "-scale-to-y", "-1", "-png", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("RGB")


# --- the handout and the EPUB ----------------------------------------------------------------------------------


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        raise SystemExit("Chromium is not installed; `make test` says how to install it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--headless"])
        yield browser
        browser.close()


def shot(browser: Browser, file: Path, width: int, height: int, *, dark: bool = False, style: str = "") -> Image.Image:
    """What a window of this size shows of a file, in CSS pixels."""
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
    )
    page.goto(file.as_uri())
    if style:
        page.add_style_tag(content=style)
    data = page.screenshot()
    page.close()
    return Image.open(BytesIO(data)).convert("RGB")


def handout(browser: Browser, folder: Path, files: Mapping[tuple[str, str], bytes]) -> Image.Image:
    """English in a wide window; Arabic and Chinese in a telephone's, the last in dark."""
    paths = {code: folder / f"{code}.html" for code in LANGUAGES}
    for code, path in paths.items():
        path.write_bytes(files[code, "html"])
    wide = shot(browser, paths["en"], 1280, 1170).resize((788, 720), Image.Resampling.LANCZOS)
    narrow = [shot(browser, paths["ar"], 360, 720), shot(browser, paths["zh-Hans"], 360, 720, dark=True)]
    return side_by_side([wide, *narrow])


def book(browser: Browser, folder: Path, files: Mapping[tuple[str, str], bytes]) -> Image.Image:
    """The first page of the English EPUB, and the beginning of a chapter in English and in Arabic."""
    for code in ("en", "ar"):
        with ZipFile(BytesIO(files[code, "epub"])) as package:
            package.extractall(folder / code)
    wanted = ("en/EPUB/text/title_page.xhtml", "en/EPUB/text/ch003.xhtml", "ar/EPUB/text/ch003.xhtml")
    return side_by_side([shot(browser, folder / name, 460, 640, style=READER) for name in wanted])


# --- putting together ------------------------------------------------------------------------------------------


def side_by_side(images: Sequence[Image.Image], gap: int = GAP, margin: int = GAP) -> Image.Image:
    """The pictures on the ground; all are as high as the first."""
    width = sum(image.width for image in images) + gap * (len(images) - 1)
    sheet = Image.new("RGB", (width + 2 * margin, images[0].height + 2 * margin), GROUND)
    left = margin
    for image in images:
        sheet.paste(image, (left, margin))
        left += image.width + gap
    return sheet


def save(image: Image.Image, name: str) -> None:
    """Writes a picture with a palette, and says how large it is."""
    path = FOLDER / f"{name}.png"
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {image.width} × {image.height}, {path.stat().st_size / 1000:.0f} kB")  # noqa: T201


def main() -> None:
    """Makes all of them."""
    files = made(("pdf", "epub", "html"))
    save(brochure({code: files[code, "pdf"] for code in LANGUAGES}), "brochure")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        save(handout(browser, Path(folder), files), "handout")
        save(book(browser, Path(folder), files), "epub")


if __name__ == "__main__":
    main()
