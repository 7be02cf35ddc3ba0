"""What publication.toml says of releases: ``[release]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.settings.model import Signing

if TYPE_CHECKING:
    from press.settings.reader import Reader

TOOLS = ("minisign", "gpg")
_USUAL = "~/.minisign/minisign.key"
"""Where minisign itself puts a key."""


def signing(values: Reader) -> Signing | None:
    """What releases are signed with; None where nothing is said."""
    table = values.table("release")
    values.keys(table, "release", {"sign", "key"})
    tool = table.get("sign")
    if tool is None:
        if "key" in table:
            values.wrong("release", "sign", None, "say what the key is for: " + _choice())
        return None
    if tool not in TOOLS:
        values.wrong("release", "sign", tool, f"write {_choice()}")
        return None
    if "key" not in table and tool == "minisign":
        return Signing(tool, _USUAL)
    return Signing(tool, values.words(table, "key", "release"))


def _choice() -> str:
    return " or ".join(f'sign = "{tool}"' for tool in TOOLS)
