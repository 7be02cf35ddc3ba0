"""Themes: a folder with the design's values and a mark, which change the look of every edition.

``themes/<name>/tokens.css`` has a custom property a line; ``themes/<name>/logo.svg`` is the publisher's mark. A
project's own ``themes/`` goes before the engine's. The engine's usual theme is the reference: a theme has every token
of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from press.files import read_bytes_capped
from press.findings import Finding, finding
from press.model.location import Location
from press.model.page import Asset

FOLDER = "themes"
TOKENS = "tokens.css"
LOGO = "logo.svg"
USUAL = "fjord"
ENGINE = Path(__file__).resolve().parent.parent / FOLDER
"""The folder of the themes that come along."""

NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
"""What a theme may be called."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;}]+?)\s*[;}]")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FAMILY = re.compile(r"[\w][\w -]*")
_REM = re.compile(r"(\d*\.?\d+)rem")
_OPTIONAL = re.compile(r"font-(text|heading)-[A-Z][a-z]{3}")
_PAINT = re.compile(rb"var\(--([\w-]+)(?:,\s*([^()]*))?\)")

_PAIRS = (
    ("ink", "paper"),
    ("ink", "tint"),
    ("ink-quiet", "paper"),
    ("ink-quiet", "tint"),
    ("accent", "paper"),
    ("accent", "tint"),
    ("on-accent", "accent"),
    ("on-accent-quiet", "accent"),
)
"""Every text's colour and ground that the style sheets make, on paper and on a light screen."""
_DARK_PAIRS = (
    *((f"dark-{ink}", f"dark-{ground}") for ink, ground in _PAIRS),
    ("dark-on-band", "dark-band"),
    ("dark-on-band-quiet", "dark-band"),
)
PAIRS = (*_PAIRS, *_DARK_PAIRS)

ENHANCED, LEAST = 7.0, 4.5
"""Contrast of text: WCAG 2.2, 1.4.6 (AAA) and 1.4.3 (AA)."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The values of a design."""

    name: str
    css: str
    """The whole of its tokens.css."""
    tokens: Mapping[str, str]
    """Its custom properties, without the dashes in front."""
    logo: Asset | None = None
    """The publisher's mark, which stands beside the name in every edition."""

    def families(self, use: str, script: str) -> tuple[str, ...]:
        """Font families that it has for text in a script; none where it keeps those of the script.

        :param use: ``text`` or ``heading``.
        :param script: ISO 15924.
        """
        value = self.tokens.get(f"font-{use}-{script}", "")
        return tuple(family.strip().strip("\"'") for family in value.split(",") if family.strip())

    def rem(self, token: str) -> float:
        """A length that it has in rem; 0 where it has it in another unit, or not at all."""
        found = _REM.fullmatch(self.tokens.get(token, ""))
        return float(found[1]) if found else 0.0

    def painted(self, asset: Asset) -> Asset:
        """The drawing in the theme's colours: ``var(--figure-deep, #0b4f6c)`` becomes the token's value.

        It is written out because WeasyPrint and many readers of EPUB know no variables in SVG. Another kind of
        picture, and a name that is no token and has no value of its own, stays as it is.
        """
        if asset.media_type != "image/svg+xml" or b"var(" not in asset.data:
            return asset

        def value(match: re.Match[bytes]) -> bytes:
            known = self.tokens.get(match[1].decode("ascii", "replace"))
            return known.encode() if known else match[2] or match[0]

        return replace(asset, data=_PAINT.sub(value, asset.data))


def folder_of(root: Path, name: str) -> Path | None:
    """The folder of a theme: the project's own, or the engine's; None where neither has it."""
    folders = (base / name for base in (root / FOLDER, ENGINE))
    return next((folder for folder in folders if (folder / TOKENS).is_file()), None)


def names(root: Path) -> tuple[str, ...]:
    """The themes that a project can have."""
    found = (path.parent.name for base in (ENGINE, root / FOLDER) for path in sorted(base.glob(f"*/{TOKENS}")))
    return tuple(dict.fromkeys(found))


def load(folder: Path) -> Theme:
    """The theme in a folder.

    :raises press.findings.Halt: if a file of it can't be read.
    """
    css = read_bytes_capped(folder / TOKENS, named=_file(folder.name, TOKENS)).decode("utf-8", "replace")
    logo = folder / LOGO
    data = read_bytes_capped(logo, named=_file(folder.name, LOGO)) if logo.is_file() else b""
    tokens = dict(_TOKEN.findall(_COMMENT.sub("", css)))
    return Theme(folder.name, css, tokens, Asset(LOGO, "image/svg+xml", data) if data else None)


def judge(theme: Theme) -> tuple[Finding, ...]:
    """What is wrong with the tokens of a theme: those that lack, colours of another form, and too little contrast."""
    return (*_wrong_tokens(theme, load(ENGINE / USUAL).tokens), *_contrasts(theme))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours ``#rrggbb``, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _wrong_tokens(theme: Theme, reference: Mapping[str, str]) -> Iterator[Finding]:
    for name, usual in reference.items():
        place = _place(theme, name)
        value = theme.tokens.get(name)
        if value is None:
            message = f"the theme “{theme.name}” has no --{name}"
            yield finding("theme-token", message, place, f"write it: --{name}: {usual};")
        elif _COLOUR.fullmatch(usual) and not _COLOUR.fullmatch(value):
            hint = f"write a colour with six digits, such as {usual}: its contrast is judged"
            yield finding("theme-token", f"--{name} is “{value[:60]}”", place, hint)
    for name in theme.tokens:
        kind = _OPTIONAL.fullmatch(name)
        families = theme.families(kind[1], name[-4:]) if kind else ()
        if kind and not (families and all(_FAMILY.fullmatch(family) for family in families)):
            hint = "write families with commas between them: Noto Serif, Georgia, serif"
            yield finding("theme-token", f"--{name} is “{theme.tokens[name][:60]}”", _place(theme, name), hint)


def _contrasts(theme: Theme) -> Iterator[Finding]:
    for ink, ground in PAIRS:
        colours = [theme.tokens.get(name, "") for name in (ink, ground)]
        if not all(_COLOUR.fullmatch(colour) for colour in colours):
            continue
        found = contrast(*colours)
        if found < ENHANCED:
            code, needed = ("theme-contrast", ENHANCED) if found >= LEAST else ("theme-illegible", LEAST)
            # Rounded down: 6.97 is not to look like 7.
            message = f"--{ink} {colours[0]} on --{ground} {colours[1]} has a contrast of {int(found * 10) / 10}:1"
            hint = f"make one of them lighter or darker, until it is {needed:g}:1 or more"
            yield finding(code, message, _place(theme, ink), hint)


def _place(theme: Theme, token: str) -> Location:
    """The line of a token; the file alone where it is not there."""
    lines = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), theme.css).splitlines()
    line = next((at for at, text in enumerate(lines, 1) if re.search(rf"--{re.escape(token)}\s*:", text)), None)
    return Location(_file(theme.name, TOKENS), line)


def _file(theme: str, name: str) -> str:
    return f"{FOLDER}/{theme}/{name}"
