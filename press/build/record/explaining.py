"""The plan and the manifest in words."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from press.build import plan
from press.build.record.comparing import called, changes
from press.build.record.inputs import Inputs
from press.build.record.keeping import Memory, Planned
from press.build.record.manifest import FILE, Row
from press.editions import EDITIONS
from press.findings import Halt, finding
from press.model.location import Location
from press.package import FOLDER

HEADS = ("file", "why it is to be made")
_SHORT = 12


def rows(planned: Sequence[Planned]) -> list[tuple[str, str]]:
    """Each output with the reason why it is to be made."""
    return [(one.file, one.reason or "up to date") for one in planned]


def summary(planned: Sequence[Planned]) -> str:
    """How many there are, and of how many something is to be done."""
    count = Counter(bool(one.reason) for one in planned)
    return f"{count[True]} to be made, {count[False]} up to date"


def explained(memory: Memory, asked: Path) -> Iterator[str]:
    """What a file in output/ was made of, line by line.

    :param asked: relative to the project or to where one stands, or from the root.
    :raises Halt: for a file that the manifest knows nothing of.
    """
    file = _in_output(memory, asked)
    file = next((plain for plain, row in memory.manifest.rows.items() if row.draft == file), file)
    row = memory.manifest.rows.get(file)
    if row is None:
        hint = "`make plan` names the files; what stands in output/ besides them was not made by the press"
        raise Halt(finding("file-unknown", f"nothing is known of it in {FILE}", Location(file), hint))
    kind = EDITIONS[row.edition].what if row.edition in EDITIONS else row.edition
    pages = f", {row.pages} pages" if row.pages > 1 else ", 1 page" if row.pages else ""
    yield f"{file}: {kind}, “{row.document}” in {row.language}{pages}, {row.size:,} bytes"
    yield f"  sha256 {row.sha256}: {_state(memory, file, row)}"
    if row.draft:
        yield f"  a draft: {row.draft}"
    yield "Made of:"
    now = _now(memory, row)
    for name, digest in sorted(row.inputs.own.items()):
        yield f"  {called(name)}  {_compared(digest, now.own.get(name, '') if now else '')}"
    for what, digest in sorted(row.inputs.kits.items()):
        yield from _kit(memory, what, digest, now)
    if now:
        told = list(changes(row, now, memory.manifest.kits, memory.kits))
        yield f"Changed since: {'; '.join(told)}" if told else "All of it is what it was."
    else:
        yield "It is made no more: its document, language or edition is not published."
    yield from (f"Told of it: {found}" for found in row.findings)


def _in_output(memory: Memory, asked: Path) -> str:
    root = memory.project.root.resolve()
    for candidate in (memory.project.root / asked, asked):
        path = Path(os.path.abspath(candidate))  # noqa: PTH100 - a link in output/ is the output
        if path.is_relative_to(root / FOLDER) and (path.exists() or candidate != asked):
            return path.relative_to(root).as_posix()
    return asked.as_posix()


def _state(memory: Memory, file: str, row: Row) -> str:
    found = memory.stamps.digest(f"{memory.project.root}/{file}")
    if not found:
        return "the file is not there"
    return "the file is as it was made" if found == row.sha256 else "the file was altered since"


def _now(memory: Memory, row: Row) -> Inputs | None:
    """What it would be made of now; None where it is made no more."""
    try:
        names = (row.edition,)
        tasks = plan.plan(memory.project, (row.document,), (row.language,), names, marks=row.marks)
        return memory.planned(tasks)[0].inputs
    except (Halt, LookupError):
        return None


def _kit(memory: Memory, what: str, digest: str, now: Inputs | None) -> Iterator[str]:
    before: Mapping[str, str] = memory.manifest.kits.get(digest, {})
    current = memory.kits.get(now.kits.get(what, ""), {}) if now else {}
    same = now is not None and now.kits.get(what) == digest
    yield f"  {what} ({digest}): {'as it was' if same else 'not what it was'}"
    for name, value in sorted(before.items()):
        if what == "settings" and not name.endswith(".po"):
            yield f"    {name}: {value}"
        elif what == "tools" and name != "press":
            yield f"    {name} {value}"
        else:
            yield f"    {called(name, what)}  {_compared(value, current.get(name, ''))}"


def _compared(before: str, now: str) -> str:
    if not before:
        return "not there" if not now else "not there then"
    return f"{before[:_SHORT]}{'' if before == now else ' (changed since)' if now else ' (gone since)'}"
