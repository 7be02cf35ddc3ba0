"""Where a print shop cuts, folds and brings its colours together: marks beyond the edge of what is printed.

They are drawn in all inks at once (ISO 32000-1, 8.6.6.4: the colorant All) and are artifacts (14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from press.finishing.sheets import MM

LENGTH = 5.0
"""mm: of a crop or fold mark."""
MARGIN = 2.0
"""mm: of paper beyond the marks."""
GAP = 3.0
"""mm: between the edge and the marks, at least; more where the bleed is wider."""
_CIRCLE = 0.5523
"""Of a radius: how far the handles of a quarter circle are from its ends."""


def draw_marks(pdf: pikepdf.Pdf, folds: Sequence[Sequence[float]], bleed: float, *, inked: bool = False) -> None:
    """Makes each page larger, and draws its marks there; TrimBox and BleedBox say the same as they do.

    :param folds: for each page, where it is folded, in mm from the left; pages beyond the list are not folded.
    :param bleed: mm.
    :param inked: whether the file's colours are those of inks.
    """
    all_inks = _all_inks(pdf, inked=inked)
    gap = max(GAP, bleed)
    for number, page in enumerate(pdf.pages):
        trim = [float(edge) for edge in page.obj.get("/TrimBox", page.obj.MediaBox)]
        page.obj.MediaBox = _grown(trim, (gap + LENGTH + MARGIN) * MM)
        page.obj.BleedBox = _grown(trim, bleed * MM)
        # A resource dictionary may be that of all pages.
        resources = dict(page.obj.Resources.items())
        spaces = dict(page.obj.Resources.get("/ColorSpace", Dictionary()).items())
        page.obj.Resources = Dictionary(resources | {"/ColorSpace": Dictionary(spaces | {"/PressAll": all_inks})})
        lines = _lines(trim, gap * MM, [fold * MM for fold in (folds[number] if number < len(folds) else ())])
        page.contents_add(b"q", prepend=True)
        page.contents_add("\n".join(("Q", *lines)).encode())


def _all_inks(pdf: pikepdf.Pdf, *, inked: bool) -> Any:
    """The colour that prints on every plate; where there are none, it is shown in the colours of the rest of the file.

    A file may have no colours of another kind than its output intent (ISO 19005-2, 6.2.4.3).
    """
    shown, code = (Name.DeviceCMYK, b"{ dup dup dup }") if inked else (Name.DeviceRGB, b"{ 1 exch sub dup dup }")
    tint = pdf.make_stream(code, FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * (4 if inked else 3)))
    return pdf.make_indirect(Array([Name.Separation, Name.All, shown, tint]))


def _lines(trim: Sequence[float], gap: float, folds: Sequence[float]) -> Iterator[str]:
    """The operators that draw the marks of a page."""
    left, bottom, right, top = trim
    near, far = gap, gap + LENGTH * MM
    yield "/Artifact BMC q /PressAll CS 1 SCN .25 w"
    for (x, out_x), (y, out_y) in product(((left, -1), (right, 1)), ((bottom, -1), (top, 1))):
        yield _line(x + out_x * near, y, x + out_x * far, y)
        yield _line(x, y + out_y * near, x, y + out_y * far)
    middle = gap + LENGTH * MM / 2
    for x in (left - middle, right + middle):
        yield from _register(x, (top + bottom) / 2)
    for y in (bottom - middle, top + middle):
        if not folds:
            yield from _register((left + right) / 2, y)
    yield "[3 2] 0 d"
    for x, (y, out) in product(folds, ((bottom, -1), (top, 1))):
        yield _line(left + x, y + out * near, left + x, y + out * far)
    yield "Q EMC"


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"


def _register(x: float, y: float) -> Iterator[str]:
    """A cross in a circle, by which the plates of the colours are brought together."""
    reach, radius = LENGTH * MM / 2, LENGTH * MM / 4
    yield _line(x - reach, y, x + reach, y)
    yield _line(x, y - reach, x, y + reach)
    handle = radius * _CIRCLE
    curves = [f"{x + radius:.3f} {y:.3f} m"]
    ends = ((0, 1), (-1, 0), (0, -1), (1, 0))
    starts = (ends[-1], *ends[:-1])
    for (from_x, from_y), (to_x, to_y) in zip(starts, ends, strict=True):
        points = (
            x + radius * from_x + handle * to_x,
            y + radius * from_y + handle * to_y,
            x + radius * to_x + handle * from_x,
            y + radius * to_y + handle * from_y,
            x + radius * to_x,
            y + radius * to_y,
        )
        curves.append(" ".join(f"{value:.3f}" for value in points) + " c")
    yield " ".join((*curves, "S"))


def _grown(box: Sequence[float], distance: float) -> Array:
    left, bottom, right, top = box
    edges = (left - distance, bottom - distance, right + distance, top + distance)
    return Array([round(edge, 4) for edge in edges])
