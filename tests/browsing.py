"""A browser for tests: where it is, how it starts, and what is asked of pages in it."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = (
    "--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
IN_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (apt-get install chromium)")

SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-block-end: 2em !important }"
)
"""WCAG 2.2, 1.4.12."""


def told(rules: list[Any]) -> list[tuple[str, list[str]]]:
    """What axe says of a page, by its rules."""
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in rules]
