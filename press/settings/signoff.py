"""What publication.toml says of sign-off: ``[signoff]``, and ``signoff`` of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from press.model.signoff import Role

if TYPE_CHECKING:
    from press.settings.reader import Reader

USUAL = (Role.REVIEWED,)
_CHOICE = '["reviewed"], ["approved"] or ["reviewed", "approved"]; [] for none'


def of_all(values: Reader) -> tuple[Role, ...]:
    """The roles that each entry needs in languages that say nothing else."""
    table = values.table("signoff")
    values.keys(table, "signoff", {"required"})
    return _roles(values, table, "required", "signoff") if "required" in table else USUAL


def of_language(values: Reader, table: dict[str, Any], path: str) -> tuple[Role, ...] | None:
    """Those of one language; None where it says nothing."""
    return _roles(values, table, "signoff", path) if "signoff" in table else None


def tell_of_reviewed(values: Reader, table: dict[str, Any], path: str) -> None:
    """``reviewed = true`` spoke for a whole language, whatever changed in it later; people approve entries now."""
    said = table.pop("reviewed", None)
    if said is None:
        return
    hint = "take the line away: it is a draft until each of its texts is approved"
    if said is True:
        hint = (
            f'take the line away, and approve what was read: make approve LANG={path.partition(".")[2]} BY="…"; '
            "or write signoff = [] in its place, where nobody has to approve anything"
        )
    message = f"{path}.reviewed is no setting any more: texts are approved one by one"
    values.tell("key", message, path, "reviewed", hint)


def _roles(values: Reader, table: dict[str, Any], key: str, path: str) -> tuple[Role, ...]:
    """In the order of the table of roles, whatever the order in which they are written."""
    named = table[key]
    if isinstance(named, list) and all(isinstance(name, str) and name in set(Role) for name in named):
        return tuple(role for role in Role if role in named)
    values.wrong(path, key, named, f"write {key} = {_CHOICE}")
    return USUAL
