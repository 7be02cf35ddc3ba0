"""Imports WeasyPrint in less than half the time that it takes by itself.

Left alone, it finds Pango through :func:`ctypes.util.find_library`, which runs a compiler and a linker for each of a
dozen names, and is answered here from one ``ldconfig -p``. It has its declarations parsed, which
:mod:`~press.formats.weasy.declaring` keeps. And it loads the font tools of Python, which make subsets where HarfBuzz
can't: they are loaded here when that happens.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from press.formats.weasy.declaring import declarations_compiled

_LIBRARIES = {"gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig"}
"""What WeasyPrint can't do without, by the linker's short names."""

_SELDOM_USED = ("fontTools.subset", "fontTools.varLib.instancer")
"""What WeasyPrint loads for fonts that HarfBuzz can't make a subset of, and for variable ones."""


def import_weasyprint() -> str:
    """WeasyPrint's version, after importing it; with the slow search where the quick one finds too little.

    :raises OSError: if a library can't be loaded.
    """
    known = _linker_list()
    with declarations_compiled(), _loaded_when_used(_SELDOM_USED):
        if known.keys() >= _LIBRARIES:
            # stdout is left alone here, for another thread may be printing.
            with _quick_library_search(known):
                import weasyprint
        else:
            with contextlib.redirect_stdout(io.StringIO()):  # it prints a page about what is missing
                import weasyprint
    return str(weasyprint.__version__)


@contextlib.contextmanager
def _loaded_when_used(names: tuple[str, ...]) -> Iterator[None]:
    """While it lasts, whoever imports these modules gets what loads them when it is used for the first time."""
    put = {name: _Deferred(name) for name in names if name not in sys.modules}
    sys.modules.update(put)
    try:
        yield
    finally:
        for name, deferred in put.items():
            if sys.modules.get(name) is deferred:
                del sys.modules[name]


class _Deferred(ModuleType):
    """A module that is not loaded yet; its functions are known by name, and call the module's own."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what the import system itself asks for
            raise AttributeError(name)

        def deferred(*arguments: Any, **options: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), name)(*arguments, **options)

        return deferred


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
