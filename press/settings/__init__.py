"""publication.toml → Settings. The only reader of configuration."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from press.files import read_bytes_capped
from press.findings import Halt, finding
from press.model import Location
from press.settings.model import LanguagePolicy, Missing, PrintShop, Settings, Signing
from press.settings.reader import FILE, Reader

__all__ = ["FILE", "LanguagePolicy", "Missing", "PrintShop", "Settings", "Signing", "load"]

_LARGEST = 1_000_000


def load(root: Path) -> Settings:
    """The settings of the project in ``root``.

    :raises Halt: with every finding at once, each with its line.
    """
    return Reader(root, _parse(root)).settings()


def _parse(root: Path) -> tuple[str, dict[str, Any]]:
    text = _text(root)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        where = Location(FILE, int(found[1]) if found else text.rstrip().count("\n") + 1)
        reason = re.sub(r" \(at .*\)", "", str(error))
        hint = next((hint for word, hint in _SYNTAX_HINTS.items() if word in reason), 'texts stand in "quotes"')
        raise Halt(finding("settings-syntax", f"not valid TOML: {reason}", where, hint)) from None
    except RecursionError:
        message = "brackets stand too deep in each other"
        raise Halt(finding("settings-syntax", message, Location(FILE), "take the brackets away")) from None


_SYNTAX_HINTS = {
    "overwrite": "the same name stands above already: keep one of the two",
    "twice": "the same section stands above already: join the two",
    "Illegal character '\\n'": 'a text ends on its own line, with "',
}


def _text(root: Path) -> str:
    if not (root / FILE).exists():
        hint = 'write one: [publication] with publisher = "…", source_language = "da" and languages = ["en"]'
        raise Halt(finding("settings-missing", f"there is no {FILE} in {_shown(root)}", Location(FILE), hint))
    data = read_bytes_capped(root / FILE, named=FILE, most=_LARGEST)
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        where = Location(FILE, data.count(b"\n", 0, error.start) + 1)
        raise Halt(finding("settings-syntax", "the file is not UTF-8", where, "save it as UTF-8")) from None


def _shown(root: Path) -> str:
    return "this folder" if root == Path() else f"the folder “{root.name}”"
