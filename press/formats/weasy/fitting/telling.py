"""What does not fit, in words: by how much, and what helps."""

from __future__ import annotations

from dataclasses import replace

from press.findings import Finding, finding
from press.formats.weasy.fitting.pieces import Kind, Misfit, Sheet, element_text, millimetres

_CODES = {
    Kind.OFF: "layout-cut",
    Kind.CUT: "layout-cut",
    Kind.OUT: "layout-overflow",
    Kind.TABLE: "layout-overflow",
}
_WORD = "write a shorter word, or put a soft hyphen (U+00AD) where the word may break"
_ROOM = "shorten the text, or give its box more room in the style sheet"
_TABLE = "write shorter words in its cells, with soft hyphens (U+00AD) where they may break, or make two tables of it"
_PICTURE = "limit the size of pictures in the style sheet, with max-width and max-height"


def told(sheet: Sheet) -> list[Finding]:
    """A finding for each misfit of a page."""
    return [_table(misfit, sheet) if misfit.kind is Kind.TABLE else _told(misfit, sheet) for misfit in _of(sheet)]


def _of(sheet: Sheet) -> list[Misfit]:
    """The misfits, each element in the worst way only."""
    worst = {element: misfit for (_, element), misfit in sorted(sheet.misfits.items(), key=_gravity, reverse=True)}
    return [misfit for (_, element), misfit in sheet.misfits.items() if worst[element] is misfit]


def _gravity(item: tuple[tuple[Kind, int], Misfit]) -> int:
    return list(Kind).index(item[0][0])


def _told(misfit: Misfit, sheet: Sheet) -> Finding:
    piece, is_wide = misfit.piece, misfit.sideways >= misfit.upright
    length = millimetres(max(misfit.sideways, misfit.upright))
    message = {
        Kind.OFF: f"is cut off: it goes {length} over the edge of the page",
        Kind.CUT: f"is cut off by its box, which is {length} too {'narrow' if is_wide else 'low'}",
        Kind.OUT: f"runs out of its box, which is {length} too {'narrow' if is_wide else 'low'}",
    }[misfit.kind]
    hint = _PICTURE if piece.is_picture else _WORD if is_wide else _ROOM
    found = finding(_CODES[misfit.kind], f"page {sheet.number}: {piece.named} {message}", hint=hint)
    return replace(found, words=piece.words)


def _table(misfit: Misfit, sheet: Sheet) -> Finding:
    cells = (cell for cell in misfit.piece.box.element.iter() if cell.tag in {"th", "td"})
    longest = max((word for cell in cells for word in element_text(cell).split()), key=len, default="")
    message = f"a table is {millimetres(misfit.sideways)} too wide for the page; its longest word is “{longest}”"
    return replace(finding("layout-overflow", f"page {sheet.number}: {message}", hint=_TABLE), words=(longest,))
