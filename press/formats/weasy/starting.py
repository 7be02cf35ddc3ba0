"""Starts WeasyPrint: our fonts, one version, and all that is mended of it."""

from __future__ import annotations

import os
import threading
from functools import cache

from press.findings import Halt, finding
from press.formats.font_files import FONTS

VERSION = "70.0"
"""The version whose private names :mod:`~press.formats.weasy.tagging` and its neighbours know."""

_INSTALL = (
    "install Pango: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, dnf install pango, "
    "or brew install pango"
)


_STARTING = threading.Lock()


def start() -> None:
    """Imports WeasyPrint, mends its tags and its order of text, keeps its fonts to :data:`FONTS`; once in a process.

    :raises Halt: ``system-missing`` if Pango is not installed, or WeasyPrint is not of :data:`VERSION`.
    """
    # One thread at a time: two that redirect stdout would each put back what the other had set.
    with _STARTING:
        _started()


@cache
def _started() -> None:
    os.environ["FONTCONFIG_FILE"] = str(FONTS)
    from press.formats.weasy.importing import import_weasyprint

    try:
        found = import_weasyprint()
    except OSError as error:
        raise Halt(finding("system-missing", f"a library of Pango can't be loaded: {error}", hint=_INSTALL)) from error
    if found != VERSION:
        message = f"WeasyPrint is {found}, and the tags of a PDF are known for {VERSION} alone"
        raise Halt(finding("system-missing", message, hint="install what the lock file names"))
    from press.formats.weasy.bidi.wrapping import order_text
    from press.formats.weasy.hyphenation import add_dictionaries, divide_each_word_for_itself, keep_addresses_whole
    from press.formats.weasy.line_ends import note_line_ends, paint_line_ends
    from press.formats.weasy.pictures import place_pictures
    from press.formats.weasy.quickening import quicken
    from press.formats.weasy.sheets import parse_sheets_once
    from press.formats.weasy.spacing import keep_spaces
    from press.formats.weasy.tagging import complete_tagging
    from press.formats.weasy.wording import keep_words
    from press.formats.weasy.words import keep_words_whole

    quicken()
    parse_sheets_once()
    place_pictures()
    keep_spaces()
    complete_tagging()
    note_line_ends()
    order_text()
    keep_words()
    paint_line_ends()
    add_dictionaries()
    divide_each_word_for_itself()
    keep_addresses_whole()
    keep_words_whole()
