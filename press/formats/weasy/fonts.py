"""Which font families a page needs, and which of them are there."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import cache
from typing import Any

from weasyprint.text.ffi import ffi, fontconfig
from weasyprint.text.fonts import FontConfiguration

from press import languages
from press.findings import Finding, finding

_LANG = re.compile(r"""\slang=["']([A-Za-z0-9-]+)["']""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FAMILY = re.compile(r"--font-(?:text|heading)-([A-Z][a-z]{3}):\s*([^,;]+)")
"""The first family of a theme's own for a script (:mod:`press.themes`)."""


def missing_fonts(html: str) -> tuple[Finding, ...]:
    """A finding for each family that is not installed and that a language of the page, or of a phrase in it, names.

    A single character that is in no font at all is reported when the page is drawn.
    """
    codes = sorted(set(_LANG.findall(html)))
    rows = [row for code in codes if (row := languages.find(code) or languages.find_pseudo(code))]
    own = _FAMILY.findall(_COMMENT.sub("", html))
    wanted = {family: row for row in reversed(rows) for family in row.fonts}
    wanted |= {family.strip(" \"'"): row for row in rows for script, family in own if script == row.script_code}
    return tuple(_missing(family, wanted[family]) for family in sorted(wanted.keys() - installed_families()))


def _missing(family: str, row: languages.Language) -> Finding:
    named = (other.font_package for other in languages.LANGUAGES.values() if other.fonts[0] == family)
    return finding(
        "font-missing",
        f"the font “{family}”, which text in {languages.own_name(row.code)} ({row.code}) is set in, is not installed",
        hint=f"install {next(named, row.font_package)} (apt), or the same family's package of dnf or brew",
    )


_thread = threading.local()
"""``fonts``: the configuration of a thread, for Pango's map of fonts is no two threads' at once."""


def font_configuration(html: str) -> Any:
    """WeasyPrint's fonts for a page: the same for all pages of a thread, but for one that brings fonts of its own.

    With one for each page a process grows with each page, in fontconfig's memory. What WeasyPrint keeps in it by the
    look of a text is of one page alone, so that no page comes out as another one went before.
    """
    if "@font-face" in html:
        return FontConfiguration()
    if not hasattr(_thread, "fonts"):
        _thread.fonts = FontConfiguration()
    _thread.fonts.strut_layouts, _thread.fonts.font_features = {}, {}
    return _thread.fonts


@cache
def installed_families() -> frozenset[str]:
    """Every family that :data:`press.formats.font_files.FONTS` finds on this machine, by all of its names."""
    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    if fonts == ffi.NULL:
        return frozenset()
    return frozenset(name for index in range(fonts.nfont) for name in _names(fonts.fonts[index]))


def _names(pattern: object) -> Iterator[str]:
    """The names of one font's family: its own, and those in other languages."""
    name = ffi.new("FcChar8 **")
    index = 0
    while fontconfig.FcPatternGetString(pattern, b"family", index, name) == fontconfig.FcResultMatch:
        yield ffi.string(name[0]).decode("utf-8", "replace")
        index += 1
