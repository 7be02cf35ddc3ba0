"""Where a delegation is described, and where its kit lies."""

from __future__ import annotations

from press.package import FOLDER as OUTPUT

DELEGATIONS = "delegations"
"""The folder of the descriptions, in the project; they are committed."""
ENDING = ".toml"
FOLDER = f"{OUTPUT}/kits"
INDEX = "index.html"
ORDER = "print-order"
"""The name of the print order, which is a page and a text."""
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"


def file_of(key: str) -> str:
    """The path of a description, relative to the project."""
    return f"{DELEGATIONS}/{key}{ENDING}"


def folder_of(key: str) -> str:
    """The path of a kit, relative to the project."""
    return f"{FOLDER}/{key}"


def package_of(key: str) -> str:
    """The path of the kit as one file, relative to the project."""
    return f"{FOLDER}/{key}.zip"


def cover_of(language: str) -> str:
    """The path of a cover sheet in the kit."""
    return f"cover.{language}.pdf"


def letter_of(language: str) -> str:
    """The path of a letter in the kit."""
    return f"email.{language}.txt"
