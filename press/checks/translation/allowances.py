"""Entries that are excepted from a check, by a translator's comment in the .po file.

    # press: allow numbers – the law's own numbering

Several names stand between commas. The reason is for the next reader, and has to be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from press.findings import Finding, check_names, finding
from press.model.segments import Entry

_COMMENT = re.compile(r"press\s*:\s*(?P<verb>\w+)\s*(?P<rest>.*)", re.IGNORECASE)
_REASON = re.compile(r"\s*(?:\s[-–—]+\s|[–—:])\s*")


@dataclass(frozen=True, slots=True)
class Allowances:
    """What an entry is excepted from, and what is wrong with the comments that say so."""

    reasons: Mapping[str, str]
    """Why, by the name of the check."""
    findings: tuple[Finding, ...] = ()


NONE = Allowances({})


def allowances(entry: Entry) -> Allowances:
    """The exceptions that an entry's comments make."""
    reasons: dict[str, str] = {}
    findings: list[Finding] = []
    for comment in entry.comments:
        match = _COMMENT.match(comment)
        if match is None:
            continue
        if match["verb"].casefold() != "allow":
            hint = "write # press: allow numbers – and the reason"
            message = f"“press: {match['verb']}” is nothing that the press knows"
            findings.append(finding("translation-allowance", message, entry.location, hint))
            continue
        names, *reason = _REASON.split(match["rest"], maxsplit=1)
        for name in filter(None, re.split(r"[,\s]+", names)):
            told = _wrong(name, bool(reason and reason[0].strip()), entry)
            findings += told
            if not told:
                reasons[name] = reason[0].strip()
    return Allowances(reasons, tuple(findings)) if reasons or findings else NONE


def _wrong(name: str, has_reason: bool, entry: Entry) -> list[Finding]:
    if name not in check_names():
        near = get_close_matches(name, check_names(), 1)
        hint = f"perhaps {near[0]}; docs/checks.md has all" if near else "docs/checks.md has all"
        return [finding("translation-allowance", f"there is no check called “{name}”", entry.location, hint)]
    if not has_reason:
        hint = f"write # press: allow {name} – and why it is right here"
        return [finding("translation-allowance", f"no reason is given for allowing “{name}”", entry.location, hint)]
    return []


def needless(given: Allowances, used: Iterable[str], looked: Iterable[str], entry: Entry) -> list[Finding]:
    """Exceptions from checks that find nothing: the text was mended, and the comment may go."""
    idle = (given.reasons.keys() & set(looked)) - set(used)
    return [
        finding("translation-allowance", f"“{name}” finds nothing here", entry.location, "take the comment away")
        for name in sorted(idle)
    ]
