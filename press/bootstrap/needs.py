"""What may be missing from a machine: one row each, with how to find it and what three package managers call it.

Things are looked for themselves, not for their packages, so that a machine without any of the three serves as well.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from press.languages import Language
from press.profiles import CONDITIONS
from press.profiles import find as find_profile


class Need(NamedTuple):
    """A row: something that has to be on the machine."""

    what: str
    """In a reader's words, to stand after "this computer lacks"."""
    apt: str
    """The package in Debian and Ubuntu."""
    dnf: str
    """The package in Fedora."""
    brew: str
    """The formula or cask of Homebrew."""
    find: Callable[[], str | None]
    """A file that shows that it is there, empty where no file can be named; None where it is missing."""


# --- libraries -------------------------------------------------------------------------------------------------


def _library(soname: str, dylib: str) -> Callable[[], str | None]:
    """Finds a shared library by loading it, as the renderer will.

    ``ctypes.util.find_library`` is no substitute: it starts a compiler for each name.
    """

    def find() -> str | None:
        for name in (soname, dylib, f"/opt/homebrew/lib/{dylib}", f"/usr/local/lib/{dylib}"):
            try:
                ctypes.CDLL(name)
            except OSError:
                continue
            return next((path for path in _mapped_files() if Path(path).name.startswith(soname)), "")
        return None

    return find


def _mapped_files() -> Iterator[str]:
    """The files that are mapped into this process; none on a system that does not tell."""
    try:
        with Path("/proc/self/maps").open(encoding="utf-8", errors="surrogateescape") as maps:
            for line in maps:
                yield line.rstrip("\n").split(maxsplit=5)[-1]
    except OSError:
        return


PANGO = (
    Need(
        "Pango",
        "libpango-1.0-0",
        "pango",
        "pango",
        _library("libpango-1.0.so.0", "libpango-1.0.0.dylib"),
    ),
    Need(
        "Pango's FreeType part",
        "libpangoft2-1.0-0",
        "pango",
        "pango",
        _library("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
    ),
    Need(
        "HarfBuzz's subsetter",
        "libharfbuzz-subset0",
        "harfbuzz",
        "harfbuzz",
        _library("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    ),
)

# --- programs --------------------------------------------------------------------------------------------------


def _program(*names: str) -> Callable[[], str | None]:
    return lambda: next(filter(None, map(shutil.which, names)), None)


def _java() -> str | None:
    """A Java of version 11 or later, which EPUBCheck and veraPDF ask for."""
    path = shutil.which("java")
    if path is None:
        return None
    told = subprocess.run([path, "-version"], capture_output=True, text=True, errors="replace", check=False)
    # Java 8 calls itself 1.8: the number before the first dot is below 11 either way.
    version = re.search(r'version "(\d+)', told.stderr)
    return path if version and int(version[1]) >= 11 else None


def _venv_module() -> str | None:
    """Debian splits ``ensurepip`` from Python; without it ``python3 -m venv`` fails half-way."""
    spec = importlib.util.find_spec("ensurepip")
    return spec.origin if spec else None


def _venv_package() -> str:
    """``python3-venv`` is that of /usr/bin/python3 alone; other versions have their own."""
    ours = f"python3.{sys.version_info.minor}"
    return "python3-venv" if Path("/usr/bin/python3").resolve().name == ours else f"{ours}-venv"


VENV_MODULE = Need("Python's venv module", _venv_package(), "python3", "python", _venv_module)
PO4A = Need("po4a", "po4a", "po4a", "po4a", _program("po4a-translate"))
GETTEXT = Need("GNU gettext", "gettext", "gettext", "gettext", _program("msgcat"))
NPM = Need("npm", "npm", "nodejs-npm", "node", _program("npm"))
PDFTOTEXT = Need("Poppler's pdftotext", "poppler-utils", "poppler-utils", "poppler", _program("pdftotext"))
LIBLOUIS = Need("liblouis", "liblouis-bin", "liblouis-utils", "liblouis", _program("lou_translate"))
MINISIGN = Need("minisign", "minisign", "minisign", "minisign", _program("minisign"))
SSH = Need("OpenSSH's ssh-keygen", "openssh-client", "openssh", "openssh", _program("ssh-keygen"))
GPG = Need("GnuPG", "gnupg", "gnupg2", "gnupg", _program("gpg"))
PDFTOPPM = Need("Poppler's pdftoppm", "poppler-utils", "poppler-utils", "poppler", _program("pdftoppm"))
GHOSTSCRIPT = Need("Ghostscript", "ghostscript", "ghostscript", "ghostscript", _program("gs"))
JAVA = Need("Java 11 or later", "default-jre-headless", "java-latest-openjdk-headless", "openjdk", _java)
_ATOMIC = _library("libatomic.so.1", "libatomic.1.dylib")
PLAYWRIGHT = Need(
    "GCC's atomic operations, for Playwright's driver",
    "libatomic1",
    "libatomic",
    "gcc",
    # The driver for macOS brings its own.
    lambda: sys.platform if sys.platform == "darwin" else _ATOMIC(),
)
CHROMIUM = Need(
    "Chromium",
    "chromium",
    "chromium",
    "chromium",
    _program(
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
)

# --- colour profiles -------------------------------------------------------------------------------------------

_FREE_PROFILE = "FOGRA39"
"""The one condition whose profile systems have a free package of: TeX's, since Debian has it nowhere else."""


def profile(name: str) -> Need | None:
    """The colour profile of a printing condition; None where no package has it."""
    if name != _FREE_PROFILE:
        return None
    what = f"a colour profile for {name}, {CONDITIONS[name].paper}"
    return Need(what, "texlive-base", "texlive-colorprofiles", "basictex", lambda: _found_profile(name))


def _found_profile(name: str) -> str | None:
    path = find_profile(name)
    return str(path) if path else None


# --- fonts -----------------------------------------------------------------------------------------------------

_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "/opt/homebrew/share/fonts",
)
_FONT_FILE = re.compile(r"(?P<family>[A-Za-z0-9]+)(-Regular|-VF|\[.*\])\.(ttf|otf|ttc)", re.IGNORECASE)
_CORE = "fonts-noto-core"


@cache
def _font_files() -> dict[str, str]:
    """The upright file of every installed font, by family name in lower case and without spaces.

    By file name, because ``fc-list`` comes with Pango only, and writes a cache into the home folder.
    """
    found: dict[str, str] = {}
    for folder in _FONT_FOLDERS:
        for path, _, names in os.walk(Path(folder).expanduser()):
            for name in names:
                if match := _FONT_FILE.fullmatch(name):
                    found.setdefault(match["family"].lower(), str(Path(path, name)))
    return found


def _font(family: str) -> Callable[[], str | None]:
    joined = family.replace(" ", "").lower()
    # One Noto CJK file holds Chinese, Japanese and Korean; the last word of the family selects.
    shared = "".join(family.split(" ")[:-1]).lower() if " CJK " in family else joined
    return lambda: _font_files().get(joined) or _font_files().get(shared)


def fonts(row: Language) -> Iterator[Need]:
    """A need for each family of a language: Fedora and Homebrew package by family, Debian in bulk."""
    for family in row.fonts:
        slug = family.lower().replace(" ", "-")
        apt = _CORE if family == "Noto Sans" else row.font_package
        yield Need(
            f"the font {family}",
            apt,
            f"google-{re.sub('-cjk-.*', '-cjk', slug)}-fonts",
            f"font-{slug}",
            _font(family),
        )


def look_again() -> None:
    """Forget what was found: something has been installed since."""
    _font_files.cache_clear()
    importlib.invalidate_caches()
