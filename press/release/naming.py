"""What readers call the editions, in their language."""

from __future__ import annotations

from collections.abc import Callable

from press.editions import EDITIONS

Label = Callable[..., str]
"""A string of the layouts in the language of a page, its ``%(name)s`` filled from the values that it is given."""


def edition_name(edition: str, label: Label) -> str:
    """The name of an edition as a list of files shows it; what the table calls it where it has no other."""
    if edition == "large-print":
        return label("Large print (PDF)")
    if edition == "leaflet":
        # TRANSLATORS: A sheet that is folded in three.
        return label("Leaflet (PDF)")
    if edition == "booklet":
        # TRANSLATORS: Sheets that are folded and stapled.
        return label("Booklet (PDF)")
    if edition == "text":
        return label("Plain text")
    if edition == "braille":
        return label("Braille (BRF)")
    row = EDITIONS.get(edition)
    return row.label if row else edition
