"""Loads what WeasyPrint otherwise loads at its first page, so that this is done while texts are read.

The dictionary of German takes longer than the layout of a brochure.
"""

from __future__ import annotations

from collections.abc import Collection

_LINE = """<html lang="{language}"><title>-</title><style>p {{ display: flex; hyphens: auto }}</style><p>-</p>"""


def warm_up(tags: Collection[str]) -> None:
    """Dictionaries of hyphenation for languages (BCP 47), and a line that is laid out.

    :func:`press.formats.weasy.starting.start` has to come first.
    """
    import pyphen
    from weasyprint import HTML

    for tag in tags:
        name = pyphen.language_fallback(tag)
        if name:
            pyphen.Pyphen(lang=name)  # keeps it
    HTML(string=_LINE.format(language=next(iter(tags), ""))).render()
