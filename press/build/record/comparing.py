"""Why an output is to be made: its inputs now against those in the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from press.build.record.inputs import Inputs
from press.build.record.manifest import Manifest, Row
from press.build.record.stamps import Stamps
from press.build.record.tools import Kit

UP_TO_DATE = ""


def reason(file: str, inputs: Inputs, manifest: Manifest, kits: Mapping[str, Kit], stamps: Stamps) -> str:
    """Why an output is to be made, in words; empty where it is up to date."""
    row = manifest.rows.get(file)
    digest = stamps.digest(f"{manifest.root}/{file}")
    if row is None:
        return "nothing is known of what it was made of" if digest else "never made"
    if not digest or (row.draft and not stamps.digest(f"{manifest.root}/{row.draft}")):
        return "output missing"
    if row.inputs != inputs:
        told = list(dict.fromkeys(changes(row, inputs, manifest.kits, kits)))
        return "; ".join([*told[:3], *([f"{len(told) - 3} more"] if len(told) > 3 else [])])
    return "output altered" if digest != row.sha256 else UP_TO_DATE


def changes(row: Row, now: Inputs, before: Mapping[str, Kit], kits: Mapping[str, Kit]) -> Iterator[str]:
    """What is another than it was when the output was made."""
    for name in sorted(row.inputs.own.keys() | now.own.keys()):
        yield from _change(called(name), row.inputs.own.get(name, ""), now.own.get(name, ""))
    for what in sorted(row.inputs.kits.keys() | now.kits.keys()):
        old, new = row.inputs.kits.get(what, ""), now.kits.get(what, "")
        if old != new:
            yield from _kit_changes(what, before.get(old, {}), kits.get(new, {}))


def _kit_changes(what: str, old: Kit, new: Kit) -> Iterator[str]:
    different = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    for name in different:
        if what == "tools" and name != "press":
            yield f"{name} {old.get(name) or 'none'} is {new.get(name) or 'none'} now"
        elif what == "date":
            yield f"{name} changed"
        elif what == "settings" and name == "documents":
            yield "the list of documents changed"
        else:
            yield from _change(called(name, what), old.get(name, ""), new.get(name, ""))
    if not different:
        yield f"{what} changed"


def _change(called: str, old: str, new: str) -> Iterator[str]:
    if old != new:
        yield f"{called} {'is new' if not old else 'is gone' if not new else 'changed'}"


def called(name: str, what: str = "") -> str:
    """What a person calls an input."""
    path = PurePosixPath(name)
    if name == "press":
        return "the press itself"
    if what == "fonts":
        return f"fonts in {name}"
    if what == "profile":
        return f"profile {name}"
    if path.match("locales/*/LC_MESSAGES/*.po"):
        return f"catalog {path.parts[-3]} of {path.stem}"
    if path.match("locales/*/LC_MESSAGES/*.approvals"):
        return f"approvals {path.parts[-3]} of {path.stem}"
    if path.match("source/*.md") or path.match("source/shared/*.md"):
        return f"text {name}"
    if path.parts[0] == "templates":
        return f"template {name}"
    return f"picture {name}" if path.parts[0] == "source" else name
