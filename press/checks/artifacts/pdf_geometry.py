"""Places on a page of a PDF, in points from the lower left corner of the sheet (ISO 32000-1, 8.3)."""

from __future__ import annotations

from typing import Any

Matrix = tuple[float, float, float, float, float, float]
"""A transformation, as ``cm`` and ``Tm`` have it."""
Area = tuple[float, float, float, float]
"""Left, bottom, right and top of a rectangle."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def matrix(numbers: Any) -> Matrix:
    """Of the operands of an operator, or of an array."""
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def times(first: Matrix, then: Matrix) -> Matrix:
    """One transformation and then another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def moved(by: Matrix, x: float, y: float) -> Matrix:
    """A move and then the transformation."""
    return times((1, 0, 0, 1, x, y), by)


def around(by: Matrix, left: float, bottom: float, right: float, top: float) -> Area:
    """The smallest upright rectangle around a transformed one."""
    a, b, c, d, e, f = by
    across = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    up = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(across), min(up), max(across), max(up)


def within(one: Area, other: Area) -> Area:
    """What both have in common."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def beyond(area: Area, seen: Area) -> float:
    """How far one sticks out of the other, at most."""
    return max(seen[0] - area[0], seen[1] - area[1], area[2] - seen[2], area[3] - seen[3])
