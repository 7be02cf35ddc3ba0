"""A finished PDF in the inks of a print shop, for one printing condition.

1. :mod:`~press.finishing.separation.spaces` says what a colour of the file means,
2. :mod:`~press.finishing.separation.inks` how much of which ink gives it, by the publisher's profile,
3. :mod:`~press.finishing.separation.plates` keeps ink on paper apart from the light of masks,
4. :mod:`~press.finishing.separation.painting`, :mod:`~press.finishing.separation.shades` and
   :mod:`~press.finishing.separation.pictures` bring what is painted into these colours,
5. :mod:`~press.finishing.separation.walking` has that done wherever something is painted, and
6. :mod:`~press.finishing.separation.standards` has the file say what it is for.

WeasyPrint could write ``device-cmyk()`` itself. Then every colour of every theme, template and drawing would have to
be written twice, for the screen and for one paper, by somebody who knows how much ink gives it; photographs would stay
as they are; and a file for another paper would need other colours again. One profile converts all of it alike, and the
page that is printed is the very page that was laid out and judged. A colour that a template gives in ``device-cmyk()``
is kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pikepdf

from press.findings import Finding, Halt, finding
from press.finishing.separation.inks import Inks, profile_problem
from press.finishing.separation.plates import Ink
from press.finishing.separation.spaces import UnseparableError
from press.finishing.separation.standards import VERSION, claim, intend, unlink
from press.finishing.separation.walking import Walk
from press.model.location import Location

__all__ = ["VERSION", "Inks", "Order", "profile_problem", "separate"]


@dataclass(frozen=True, slots=True)
class Order:
    """What a print shop asks for."""

    inks: Inks
    limit: int = 0
    """Percent of all inks together that a place may have; 0 where nothing is said of it."""
    place: Location | None = None
    """Where the limit is said."""


def separate(pdf: pikepdf.Pdf, order: Order, name: str, day: date | None) -> None:
    """Brings a whole file into ink.

    :param name: of the document, as findings name it.
    :param day: when its text was last changed; without it the file is the same, but can't say that it is PDF/X-4.
    :raises Halt: where a colour needs too much ink, or something can't be separated.
    """
    plates = Ink(order.inks, order.limit)
    try:
        Walk(pdf).pages(plates)
    except UnseparableError as error:
        message = f"{name} can’t be printed in inks: {error} can’t be converted"
        hint = 'take it out of the template or drawing, or print the file as it is: colour = "rgb" under [print]'
        raise Halt(finding("print-colour", message, hint=hint)) from error
    if plates.heavy:
        raise Halt(list(_too_much(plates.heavy, order, name)))
    unlink(pdf)
    intend(pdf, order.inks)
    if day:
        claim(pdf, day)


def _too_much(heavy: dict[str, float], order: Order, name: str) -> Iterable[Finding]:
    hint = (
        "take a lighter colour, or a profile that is made for this limit; or ask the print shop whether its limit is"
        " higher, and write that"
    )
    for what, total in sorted(heavy.items(), key=lambda item: -item[1]):
        message = f"{name}: {what} needs {total:.0f} % of ink, and ink_limit is {order.limit} %"
        yield finding("ink-limit", message, order.place, hint)
