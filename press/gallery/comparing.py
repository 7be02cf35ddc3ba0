"""Whether two pictures of a page show the same page, however finely their letters are drawn.

A page is looked at from far away: in grey, blurred, and in cells of about 4 mm. A heading that moved by a line, a
margin that is gone or a page that is mirrored changes cells by a quarter of their range and more. Another version of a
font, of its hints or of the renderer's smoothing changes all cells a little and none much.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter, ImageStat

CELLS = 48
"""Across a page. On A4 a cell is 4.4 mm, about a line of text."""
_FINE = 4
"""Pixels of a cell that is blurred before it is one."""
_MEAN, _WORST = 3.0, 30
"""The most, in levels of grey of 255, by which pages may differ: on average, and in the cell that differs most."""
_SHADES = " .:-=+*#%@"
_AROUND = 9
"""Cells on each side of the worst one that are drawn in letters."""
_LARGE = 8
"""Pixels of a cell in a picture for people."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two pages are apart, in levels of grey of 255."""

    mean: float
    worst: int
    where: tuple[int, int]
    """The cell that differs most: column and row, from the top left."""
    sizes: tuple[tuple[int, int], tuple[int, int]]
    """In cells."""

    @property
    def same(self) -> bool:
        """Whether people would say that it is the same page."""
        return self.sizes[0] == self.sizes[1] and self.mean <= _MEAN and self.worst <= _WORST

    def __str__(self) -> str:
        if self.sizes[0] != self.sizes[1]:
            (width, height), (wide, high) = self.sizes
            return f"a page of {wide} × {high} cells, which was {width} × {height}"
        column, row = self.where
        return (
            f"on average {self.mean:.1f} levels of grey apart (the most is {_MEAN:g}), "
            f"and {self.worst} in column {column}, row {row} (the most is {_WORST})"
        )


def seen_from_afar(page: Image.Image) -> Image.Image:
    """The page in grey cells, :data:`CELLS` across. Render it at least four times as wide."""
    wide = CELLS * _FINE
    high = max(1, round(page.height * CELLS / page.width)) * _FINE
    fine = page.convert("L").resize((wide, high), Image.Resampling.BOX)
    blurred = fine.filter(ImageFilter.GaussianBlur(_FINE / 2))
    return blurred.resize((CELLS, high // _FINE), Image.Resampling.BOX)


def compare(before: Image.Image, after: Image.Image) -> Difference:
    """How far two pages that were :func:`seen_from_afar` are apart."""
    sizes = (before.size, after.size)
    if before.size != after.size:
        return Difference(255.0, 255, (0, 0), sizes)
    apart = ImageChops.difference(before, after)
    levels = apart.tobytes()
    worst = max(range(len(levels)), key=levels.__getitem__)
    return Difference(ImageStat.Stat(apart).mean[0], levels[worst], (worst % apart.width, worst // apart.width), sizes)


def side_by_side(before: Image.Image, after: Image.Image) -> Image.Image:
    """Before, after, and where they differ, for a person to look at: what is gone in red, what came in blue."""
    pages = [
        page.resize((page.width * _LARGE, page.height * _LARGE), Image.Resampling.NEAREST) for page in (before, after)
    ]
    height = max(page.height for page in pages)
    canvases = [Image.new("L", (pages[0].width, height), 255) for _ in pages]
    for canvas, page in zip(canvases, pages, strict=True):
        canvas.paste(page)
    sheet = Image.new("RGB", (3 * pages[0].width + 2 * _LARGE, height), (128, 128, 128))
    for number, page in enumerate((*canvases, overlaid(canvases[0], canvases[1]))):
        sheet.paste(page.convert("RGB"), (number * (pages[0].width + _LARGE), 0))
    return sheet


def overlaid(before: Image.Image, after: Image.Image) -> Image.Image:
    """Two pictures of one size in one: what is only in the first is red, what is only in the second blue."""
    old, new = before.convert("L"), after.convert("L")
    return Image.merge("RGB", (new, ImageChops.darker(old, new), old))


def in_letters(before: Image.Image, after: Image.Image, where: tuple[int, int]) -> str:
    """The cells around ``where`` of both pages, the darker the denser: for a log that shows no pictures."""
    left, top = max(0, where[0] - _AROUND), max(0, where[1] - _AROUND // 2)
    box = (left, top, min(after.width, left + 2 * _AROUND + 1), min(after.height, top + _AROUND))
    drawn = [_letters(page.crop(box)) for page in (before, after)]
    width = box[2] - box[0]
    head = f"{'before':{width}}   after"
    return "\n".join([head, *(f"{old:{width}} | {new}".rstrip() for old, new in zip(*drawn, strict=True))])


def _letters(page: Image.Image) -> list[str]:
    levels = page.tobytes()
    darkest = max(1, 255 - min(levels))
    letters = [_SHADES[min((255 - level) * len(_SHADES) // (darkest + 1), len(_SHADES) - 1)] for level in levels]
    return ["".join(letters[start : start + page.width]) for start in range(0, len(letters), page.width)]
