"""An .approvals file → its approvals, and back. What can't be read is told and kept as it stands.

One line of JSON each, in the order of the texts: two branches that approve different entries put their lines at
different places. git joins both sides of a conflict (``*.approvals merge=union`` in .gitattributes), which may leave
lines twice or in another order: that is no fault here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from press.findings import Finding, finding
from press.model.location import Location
from press.model.signoff import Approval
from press.signoff.records import FORMAT, VERSION, LineError, TamperedError, approval, header, line, parsed

MOST_BYTES = 100_000_000
"""A file of approvals holds the texts of its catalog, for each role."""
_MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Approvals:
    """What a file says."""

    records: tuple[Approval, ...] = ()
    """In the file's order, each once."""
    unread: tuple[bytes, ...] = ()
    """The lines that are no approvals, as they stand: conflict markers, damaged and altered ones."""
    usable: bool = True
    """Whether the file is in a form that is known here; one that is not must not be written."""


def read(data: bytes, *, file: str) -> tuple[Approvals, tuple[Finding, ...]]:
    """The approvals of a file; a line that can't be read is a finding, and counts for nothing.

    :param file: what findings call it.
    """
    records: dict[Approval, None] = {}
    unread: list[bytes] = []
    found: list[Finding] = []
    headed = False
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        text = raw.rstrip(b"\r")
        if not text.strip():
            continue
        place = Location(file, number)
        try:
            said = parsed(text)
            if said.get("format") == FORMAT:
                if said.get("version") != VERSION or isinstance(said["version"], bool):
                    return Approvals(usable=False), (_unknown_version(said.get("version"), place),)
                headed = True
            else:
                records.setdefault(approval(said, place))
        except LineError as error:
            unread.append(text)
            found.append(_unreadable(error, place))
    if (records or unread) and not headed:
        return Approvals(usable=False), (_headless(file),)
    return Approvals(tuple(records), tuple(unread)), _abridged(found, file)


def written(approvals: Iterable[Approval], unread: Iterable[bytes] = ()) -> bytes:
    """The file: header, approvals by their texts, and in the end what could not be read."""
    ordered = sorted(set(approvals), key=_place)
    rest = (raw + b"\n" for raw in dict.fromkeys(unread))
    return b"".join([header(), *map(line, ordered), *rest])


def _place(one: Approval) -> tuple[str, ...]:
    """What approvals are sorted by: those of an entry stand together, whoever gave them."""
    return (one.source, one.context, one.role, one.translation, one.day.isoformat(), one.by)


def _unreadable(error: LineError, place: Location) -> Finding:
    if isinstance(error, TamperedError):
        hint = "the line was changed by hand: take it from the history, or delete it and approve the text anew"
        return finding("approval-hash", f"the approval does not count: {error}", place, hint)
    hint = "the line was kept, and counts for nothing: mend or delete it"
    return finding("approval-syntax", f"the line is no approval: {error}", place, hint)


def _headless(file: str) -> Finding:
    message = "the file does not begin with the line that says what it is; its approvals don't count"
    return finding(
        "approval-header", message, Location(file, 1), f"write as its first line: {header().decode().strip()}"
    )


def _unknown_version(version: object, place: Location) -> Finding:
    message = f"approvals of version {str(version)[:20]} are not known here; they don't count"
    return finding("approval-header", message, place, "take a newer version of the press")


def _abridged(found: list[Finding], file: str) -> tuple[Finding, ...]:
    """The first findings and how many more there are: nobody reads a thousand."""
    if len(found) <= _MOST_FINDINGS:
        return tuple(found)
    message = f"{len(found) - _MOST_FINDINGS} more of its lines are no approvals"
    rest = finding("approval-syntax", message, Location(file), "if the file was fine once, take it from the history")
    return (*found[:_MOST_FINDINGS], rest)
