"""What publication.toml says of typographic rules: ``[typography]``, and ``typography`` of a language."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from press.settings.reader import Reader


def rules_off(values: Reader) -> frozenset[str]:
    """The rules that are off in every language that does not say otherwise."""
    table = values.table("typography")
    values.keys(table, "typography", {"off"})
    named = values.texts(table, "off", "typography")
    return frozenset(name for name in named if _known(values, name, "typography.off", "typography"))


def rules_of_language(values: Reader, table: dict[str, Any], path: str) -> dict[str, bool]:
    """The rules that a language switches on or off for itself, by name."""
    chosen = table.get("typography", {})
    if not isinstance(chosen, dict):
        values.wrong(path, "typography", chosen, 'write typography = {dashes = "off"}')
        return {}
    found: dict[str, bool] = {}
    for name, value in chosen.items():
        if not _known(values, name, f"{path}.typography", path):
            continue
        if value in ("on", "off"):
            found[name] = value == "on"
        else:
            values.wrong(path, name, value, 'write "on" or "off"')
    return found


def _known(values: Reader, name: str, where: str, section: str) -> bool:
    from press.typography import NAMES  # most files name no rule, and then none is loaded

    if name in NAMES:
        return True
    near = get_close_matches(name, NAMES, 1)
    hint = f"perhaps {near[0]}; docs/typography.md has all" if near else "docs/typography.md has all"
    values.tell("key", f"“{name[:60]}” in {where} is no rule of typography", section, name, hint)
    return False
