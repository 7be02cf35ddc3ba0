"""Finished files → pictures of their pages: PDFs by Poppler, HTML and EPUB by Chromium where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

from press.findings import Halt, finding
from press.model.artifact import Artifact

WIDTH = 320
"""Pixels of a picture."""
_SECONDS = 60.0
_TEXT_PAGE = 3
"""Behind a cover and the contents; of a shorter file, its last page."""
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_WINDOWS = {"html": (640, 900), "epub": (460, 640)}
"""In CSS pixels: a handout in a narrow window, and a book in a reading app's."""
_READER = b"<style>body { margin: 2.4em; font-size: 17px }</style></head>"
"""Margins and size, which an EPUB leaves to the reading app."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of a page."""

    name: str
    """For a file: ``page-1``."""
    title: str
    """What is seen: ``page 1``."""
    image: Image.Image


def chromium() -> str | None:
    """The path of the system's Chromium."""
    return next(filter(None, map(shutil.which, _CHROMIUM)), None)


def first_pages(artifact: Artifact, browser: str | None) -> tuple[Drawn, ...]:
    """The first page of a file and one of text; none for what only Chromium can draw, where ``browser`` is None.

    :raises Halt: if a program is missing or fails.
    """
    if artifact.format == "pdf":
        return tuple(_pdf_pages(artifact.data))
    if browser is None or artifact.format not in _WINDOWS:
        return ()
    with tempfile.TemporaryDirectory() as folder:
        return tuple(_browsed(artifact, browser, Path(folder)))


def pdf_page(pdf: bytes, number: int, width: int) -> Image.Image | None:
    """A page of a PDF, ``width`` pixels wide; None past its end. Pages are counted from 1.

    :raises Halt: where Poppler's pdftoppm is not installed, or fails.
    """
    program = shutil.which("pdftoppm")
    if program is None:
        hint = "run `make gallery`, which installs what is missing"
        raise Halt(finding("system-missing", "Poppler's pdftoppm is not installed", hint=hint))
    page = str(number)
    output = _ran(
        [program, "-q", "-f", page, "-l", page, "-scale-to-x", str(width), "-scale-to-y", "-1", "-png", "-"], pdf
    )
    if not output:
        return None
    with Image.open(BytesIO(output)) as drawn:
        return drawn.convert("RGB")


def _pdf_pages(pdf: bytes) -> Iterator[Drawn]:
    pages: list[Image.Image] = []
    while len(pages) < _TEXT_PAGE and (page := pdf_page(pdf, len(pages) + 1, WIDTH)):
        pages.append(page)
    for number in sorted({1, len(pages)} & set(range(1, len(pages) + 1))):
        yield Drawn(f"page-{number}", f"page {number}", pages[number - 1])


def _browsed(artifact: Artifact, browser: str, folder: Path) -> Iterator[Drawn]:
    width, height = _WINDOWS[artifact.format]
    if artifact.format == "html":
        files = {"top": ("its beginning", folder / "page.html")}
        files["top"][1].write_bytes(artifact.data)
    else:
        files = _chapters(artifact.data, folder)
    for name, (title, file) in files.items():
        picture = folder / f"{name}.png"
        _ran(
            [
                *(
                    browser,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--hide-scrollbars",
                    "--force-color-profile=srgb",
                ),
                *(
                    "--disable-dev-shm-usage",
                    "--host-resolver-rules=MAP * ~NOTFOUND",
                    f"--user-data-dir={folder / 'profile'}",
                ),
                *(f"--window-size={width},{height}", f"--screenshot={picture}", file.as_uri()),
            ],
            b"",
        )
        if not picture.exists():
            raise Halt(finding("render", f"Chromium made no picture of “{artifact.document}” ({artifact.language})"))
        with Image.open(picture) as drawn:
            small = drawn.convert("RGB").resize((WIDTH, height * WIDTH // width), Image.Resampling.LANCZOS)
        yield Drawn(name, title, small)


def _chapters(epub: bytes, folder: Path) -> dict[str, tuple[str, Path]]:
    """The first page of a book and its third chapter, or its last: files in a folder."""
    with ZipFile(BytesIO(epub)) as package:
        package.extractall(folder / "book")
    pages = sorted((folder / "book").rglob("*.xhtml"))
    chapters = [page for page in pages if re.fullmatch(r"ch\d+\.xhtml", page.name)]
    shown = {page.stem: ("its first page", page) for page in pages if page.name == "title_page.xhtml"}
    shown |= {"chapter": ("a chapter", page) for page in chapters[:_TEXT_PAGE][-1:]}  # noqa: B035 - one or none
    for _, page in shown.values():
        page.write_bytes(page.read_bytes().replace(b"</head>", _READER))
    return shown


def _ran(command: list[str], given: bytes) -> bytes:
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False, timeout=_SECONDS).stdout
    except subprocess.TimeoutExpired:
        name = Path(command[0]).name
        raise Halt(finding("render", f"{name} was stopped after {_SECONDS:g} seconds")) from None
