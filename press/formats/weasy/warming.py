"""Loads what WeasyPrint otherwise loads at its first page, so that this is done while texts are read."""

from __future__ import annotations

from collections.abc import Collection

_LINE = (
    """<html lang="{language}"><title>-</title>{sheets}<style>p {{ display: flex; hyphens: auto }}</style><p>-</p>"""
)


def warm_up(tags: Collection[str], sheets: Collection[str] = ()) -> None:
    """Dictionaries of hyphenation for languages (BCP 47), style sheets, and a line that is laid out.

    :func:`press.formats.weasy.starting.start` has to come first.

    :param sheets: those that pages will have in an element of their own, to be parsed once for all.
    """
    import pyphen
    from weasyprint import HTML

    from press.formats.weasy.fetching import BASE

    for tag in tags:
        name = pyphen.language_fallback(tag)
        if name:
            pyphen.Pyphen(lang=name)  # keeps it
    elements = "".join(f"<style>\n{sheet}</style>" for sheet in sheets)
    HTML(string=_LINE.format(language=next(iter(tags), ""), sheets=elements), base_url=BASE).render()
