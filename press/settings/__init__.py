"""publication.toml → Settings. The only reader of configuration."""

from __future__ import annotations

from pathlib import Path

from press.files import read_bytes_capped
from press.findings import Halt, finding
from press.model.location import Location
from press.settings.model import LanguagePolicy, Missing, PrintShop, Settings, Signing
from press.settings.reader import FILE, Reader
from press.toml import parse

__all__ = ["FILE", "LanguagePolicy", "Missing", "PrintShop", "Settings", "Signing", "load"]

_LARGEST = 1_000_000


def load(root: Path) -> Settings:
    """The settings of the project in ``root``.

    :raises Halt: with every finding at once, each with its line.
    """
    return Reader(root, parse(_data(root), file=FILE, kind="settings")).settings()


def _data(root: Path) -> bytes:
    if not (root / FILE).exists():
        hint = 'write one: [publication] with publisher = "…", source_language = "da" and languages = ["en"]'
        raise Halt(finding("settings-missing", f"there is no {FILE} in {_shown(root)}", Location(FILE), hint))
    return read_bytes_capped(root / FILE, named=FILE, most=_LARGEST)


def _shown(root: Path) -> str:
    return "this folder" if root == Path() else f"the folder “{root.name}”"
