"""Starts WeasyPrint: our fonts, one version, and no compiler.

WeasyPrint finds Pango through :func:`ctypes.util.find_library`, which runs a compiler and a linker for each of a
dozen names; answered from one ``ldconfig -p`` the import takes two thirds of the time.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import io
import os
import re
import subprocess
import threading
from collections.abc import Iterator, Mapping
from functools import cache

from press.findings import Halt, finding
from press.formats.font_files import FONTS

VERSION = "70.0"
"""The version whose private names :mod:`~press.formats.weasy.tagging` and its neighbours know."""

_INSTALL = (
    "install Pango: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, dnf install pango, "
    "or brew install pango"
)


_LIBRARIES = {"gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig"}
"""What WeasyPrint can't do without, by the linker's short names."""

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
    try:
        found = _imported()
    except OSError as error:
        raise Halt(finding("system-missing", f"a library of Pango can't be loaded: {error}", hint=_INSTALL)) from error
    if found != VERSION:
        message = f"WeasyPrint is {found}, and the tags of a PDF are known for {VERSION} alone"
        raise Halt(finding("system-missing", message, hint="install what the lock file names"))
    from press.formats.weasy.bidi.wrapping import order_text
    from press.formats.weasy.glyphs import declare_glyphs
    from press.formats.weasy.hyphenation import add_dictionaries, divide_each_word_for_itself, keep_addresses_whole
    from press.formats.weasy.line_ends import note_line_ends, paint_line_ends
    from press.formats.weasy.pictures import place_pictures
    from press.formats.weasy.spacing import keep_spaces
    from press.formats.weasy.tagging import complete_tagging
    from press.formats.weasy.wording import keep_words
    from press.formats.weasy.words import keep_words_whole

    declare_glyphs()
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


def _imported() -> str:
    """WeasyPrint's version, after importing it; with the slow search where the quick one finds too little."""
    known = _linker_list()
    if known.keys() >= _LIBRARIES:
        # stdout is left alone here, for another thread may be printing.
        with _quick_library_search(known):
            import weasyprint
    else:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints a page about what is missing
            import weasyprint
    return str(weasyprint.__version__)


@contextlib.contextmanager
def _quick_library_search(known: Mapping[str, str]) -> Iterator[None]:
    """Answers :func:`ctypes.util.find_library` from the linker's own list while it lasts."""
    original = ctypes.util.find_library

    def quick(name: str) -> str | None:
        return known.get(name)

    ctypes.util.find_library = quick
    try:
        yield
    finally:
        ctypes.util.find_library = original


def _linker_list() -> dict[str, str]:
    """File names of shared libraries by their short names; empty where there is no ldconfig.

    ldconfig lists the machine's own architecture first, and the first is kept.
    """
    known: dict[str, str] = {}
    for ldconfig in ("/sbin/ldconfig", "/usr/sbin/ldconfig"):
        try:
            run = subprocess.run(
                [ldconfig, "-p"], capture_output=True, text=True, timeout=10, check=True, env={"LC_ALL": "C"}
            )
        except (OSError, subprocess.SubprocessError):
            continue
        for soname, name in re.findall(r"^\s*(lib(\S+?)\.so[.\d]*) ", run.stdout, re.MULTILINE):
            known.setdefault(name, soname)
        break
    return known
