"""What publication.toml says of files for a print shop: ``[print]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from press.settings.model import PrintShop

if TYPE_CHECKING:
    from press.settings.reader import Reader

_LENGTH = re.compile(r"(\d{1,2}(?:\.\d{1,3})?) ?mm")
_WIDEST = 20.0


def print_shop(values: Reader) -> PrintShop:
    """The section, or what is usual."""
    table = values.table("print")
    values.keys(table, "print", {"bleed"})
    usual = PrintShop()
    said = table.get("bleed", f"{usual.bleed:g}mm")
    found = _LENGTH.fullmatch(said) if isinstance(said, str) else None
    if not found or float(found[1]) > _WIDEST:
        values.wrong("print", "bleed", said, f'write millimetres, {_WIDEST:g} at the most: "3mm"')
        return usual
    return PrintShop(float(found[1]))
