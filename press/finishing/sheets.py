"""Puts the pages of a PDF on sheets, in the file itself, so that nothing of it is lost.

Each page becomes a form (ISO 32000-1, 8.10), and what speaks of a page then speaks of a sheet: the structure tree of
content in the form (14.7.4.2: ``Stm``), links and their places (12.5.2), bookmarks and named places (12.3.2.2). The
tags keep the order in which the text is read, whatever stands where on the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from press.finishing.imposition import Place, Side

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class _Moved:
    """A page that stands on a sheet now."""

    sheet: Any
    form: Any
    scale: float
    x: float
    y: float
    """Where the page's origin is on the sheet, in points."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A place of the page, on the sheet."""
        return self.x + self.scale * x, self.y + self.scale * y


def impose(pdf: pikepdf.Pdf, sides: Sequence[Side], bleed: float) -> None:
    """Puts each page at its place; a side of a sheet becomes a page. A page without a place is gone.

    :param bleed: how far colour reaches beyond the edges of the sheet, in mm. Inside of it pages end at their edge.
    """
    pages = [page.obj for page in pdf.pages]
    moved: dict[tuple[int, int], _Moved] = {}
    sheets = [_sheet(pdf, side, bleed, pages, moved) for side in sides]
    del pdf.pages[:]
    for sheet in sheets:
        pdf.pages.append(pikepdf.Page(sheet))
    for thing in list(pdf.objects):
        _redirect(thing, moved, None)


def _sheet(
    pdf: pikepdf.Pdf, side: Side, bleed: float, pages: Sequence[Any], moved: dict[tuple[int, int], _Moved]
) -> Any:
    """A side of a sheet; what it takes of the pages is added to ``moved``."""
    trim = [0.0, 0.0, side.width * MM, side.height * MM]
    box = Array(_around(trim, bleed * MM))
    sheet = pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=box,
            BleedBox=box,
            TrimBox=Array([_short(edge) for edge in trim]),
            Tabs=Name.S,
            Resources=Dictionary(XObject=Dictionary()),
        )
    )
    drawn: list[bytes] = []
    links: list[Any] = []
    for number, place in enumerate(side.places):
        if place.page is None:
            continue
        page = pages[place.page]
        scale, x, y = _fitted(page, place, side.height)
        outer = (bleed if number == 0 else 0.0, bleed, bleed if number == len(side.places) - 1 else 0.0, bleed)
        put = _Moved(sheet, _form(pdf, page, [distance * MM / scale for distance in outer]), scale, x, y)
        moved[page.objgen] = put
        sheet.Resources.XObject[f"/P{number}"] = put.form
        numbers = " ".join(str(_short(value)) for value in (put.scale, 0, 0, put.scale, put.x, put.y))
        drawn.append(f"q {numbers} cm /P{number} Do Q".encode())
        links += [_placed(link, put) for link in page.get("/Annots", ())]
    sheet.Contents = pdf.make_stream(b"\n".join(drawn))
    if links:
        sheet.Annots = Array(links)
    return sheet


def _fitted(page: Any, place: Place, height: float) -> tuple[float, float, float]:
    """How large a page becomes, and where its origin comes, in points: in the middle of its place.

    :param height: of the sheet, in mm.
    """
    trim = _trim(page)
    wide, high = trim[2] - trim[0], trim[3] - trim[1]
    scale = min(place.width * MM / wide, height * MM / high)
    if abs(scale - 1) < _HAIR:
        scale = 1.0
    x = (place.left + place.width / 2) * MM - scale * (wide / 2 + trim[0])
    return scale, x, (height * MM - scale * high) / 2 - scale * trim[1]


_HAIR = 0.004
"""A page whose size is that of its place but for the rounding of A sizes to whole millimetres keeps its size."""


def _form(pdf: pikepdf.Pdf, page: Any, reach: Sequence[float]) -> Any:
    """A page as a form.

    :param reach: how much of it is drawn beyond its edges, in points: left, bottom, right, top.
    """
    form = pdf.make_stream(_content(page))
    form.Type = Name.XObject
    form.Subtype = Name.Form
    signs = (-1, -1, 1, 1)
    edges = zip(_trim(page), signs, reach, strict=True)
    form.BBox = Array([_short(edge + sign * distance) for edge, sign, distance in edges])
    for key in ("/Resources", "/Group", "/StructParents"):
        if key in page:
            form[key] = page[key]
    return form


def _trim(page: Any) -> list[float]:
    return [float(edge) for edge in page.get("/TrimBox", page.MediaBox)]


def _content(page: Any) -> bytes:
    contents = page.Contents
    streams = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(stream.read_bytes() for stream in streams)


def _placed(link: Any, put: _Moved) -> Any:
    """A link, moved along with the words that it is on."""
    left, bottom, right, top = (float(edge) for edge in link.Rect)
    link.Rect = Array([_short(edge) for edge in (*put.point(left, bottom), *put.point(right, top))])
    if "/QuadPoints" in link:
        edges = [float(edge) for edge in link.QuadPoints]
        corners = zip(edges[::2], edges[1::2], strict=True)
        link.QuadPoints = Array([_short(edge) for x, y in corners for edge in put.point(x, y)])
    if "/P" in link:
        link.P = put.sheet
    return link


def _redirect(thing: Any, moved: Mapping[tuple[int, int], _Moved], page: Any) -> None:
    """Makes what speaks of a page speak of its sheet, in an object and all that stands within it.

    :param page: the page of the structure element that ``thing`` stands in.
    """
    if isinstance(thing, Dictionary):
        if thing.get("/Type") == Name.StructElem:
            page = thing.get("/Pg", page)
            if "/K" in thing:
                thing.K = _marked(thing.K, page, moved)
        is_content = thing.get("/Type") == Name.MCR
        put = _of(thing.get("/Pg", page if is_content else None), moved)
        if put:
            thing.Pg = put.sheet
            if is_content and "/Stm" not in thing:
                thing.Stm = put.form
        for inner in _direct(thing.values()):
            _redirect(inner, moved, page)
    elif isinstance(thing, Array):
        if len(thing) == 5 and thing[1] == Name.XYZ and (put := _of(thing[0], moved)):
            x, y = put.point(float(thing[2]), float(thing[3]))
            thing[0], thing[2], thing[3] = put.sheet, _short(x), _short(y)
            return
        for inner in _direct(thing):
            _redirect(inner, moved, page)


def _direct(values: Iterable[Any]) -> Iterator[Any]:
    """What stands in a container itself, and is not referred to: numbers come without an object around them."""
    return (inner for inner in values if isinstance(inner, pikepdf.Object) and not inner.is_indirect)


def _marked(kids: Any, page: Any, moved: Mapping[tuple[int, int], _Moved]) -> Any:
    """The kids of a structure element; a bare number is content of the page itself, and becomes content of its form."""
    put = _of(page, moved)
    if put is None:
        return kids
    listed = list(kids) if isinstance(kids, Array) else [kids]
    return Array(
        [
            kid
            if isinstance(kid, pikepdf.Object)
            else Dictionary(Type=Name.MCR, Pg=put.sheet, Stm=put.form, MCID=int(kid))
            for kid in listed
        ]
    )


def _of(page: Any, moved: Mapping[tuple[int, int], _Moved]) -> _Moved | None:
    return moved.get(page.objgen) if isinstance(page, Dictionary) else None


def _around(box: Sequence[float], distance: float) -> list[Any]:
    left, bottom, right, top = box
    return [_short(edge) for edge in (left - distance, bottom - distance, right + distance, top + distance)]


def _short(number: float) -> Any:
    """A number as PDF wants it, to the ten-thousandth of a point."""
    return round(number, 4) if round(number, 4) % 1 else round(number)
