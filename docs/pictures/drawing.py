"""What the pictures are made with: pages of PDF by Poppler, windows of Chromium, and sheets that both are put on."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")

GROUND = (226, 230, 232)
"""Behind the pages: a grey that is neither GitHub's light ground nor its dark one."""
GAP = 24
"""Pixels between pages and around them."""
COLOURS = 96
"""Of the palette that keeps the files small; more are not told apart in these layouts."""


def pdf_page(pdf: bytes, number: int, width: int = 320) -> Image.Image:
    """A page as a picture.

    :param width: in pixels.
    """
    page = str(number)
    command = ["pdftoppm", "-f", page, "-l", page, "-scale-to-x", str(width), "-scale-to-y", "-1", "-png", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("RGB")


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


def shot(
    browser: Browser, address: str, width: int, height: int, *, dark: bool = False, style: str = "", await_: str = ""
) -> Image.Image:
    """What a window of this size shows of a page, in CSS pixels.

    :param style: added to the page's own.
    :param await_: the selector of what a script has to show first.
    """
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
    )
    page.goto(address)
    if style:
        page.add_style_tag(content=style)
    if await_:
        page.locator(await_).first.wait_for()
    data = page.screenshot()
    page.close()
    return Image.open(BytesIO(data)).convert("RGB")


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
