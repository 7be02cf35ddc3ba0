"""A line of an .approvals file: JSON with the approved texts, who approved them, and their hash.

The texts stand in the line, although their hash would do to recognise them: so what changed since can be shown from
the file alone, in a shallow clone, in a copy without history, and after a catalog was rewritten. And a line can be
held against itself: one whose hash is not that of its texts was altered by hand.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from hashlib import sha256
from typing import Any

from press.guard import commanding
from press.model.location import Location
from press.model.signoff import Approval, Role

FORMAT, VERSION = "approvals", 1
HEADER = {"format": FORMAT, "version": VERSION}
_KEYS = ("context", "source", "translation", "role", "by", "date", "hash")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HASH = re.compile(r"[0-9a-f]{64}")
_LONGEST_NAME = 200


class LineError(ValueError):
    """A line that is no approval; the message says why."""


class TamperedError(LineError):
    """A line whose hash is not that of its texts."""


def digest(context: str, source: str, translation: str) -> str:
    """SHA-256, in hexadecimal, over the three texts as netstrings in UTF-8.

    Each text as ``<bytes>:<text>,`` with its length in decimal (D. J. Bernstein, Netstrings, 1997): two different
    threes never give the same bytes, wherever a text ends and the next begins.
    """
    parts = (text.encode() for text in (context, source, translation))
    return sha256(b"".join(b"%d:%b," % (len(part), part) for part in parts)).hexdigest()


def header() -> bytes:
    """The first line of a file."""
    return _line(HEADER)


def line(approval: Approval) -> bytes:
    """An approval as a line."""
    return _line(
        {
            "context": approval.context,
            "source": approval.source,
            "translation": approval.translation,
            "role": str(approval.role),
            "by": approval.by,
            "date": approval.day.isoformat(),
            "hash": digest(approval.context, approval.source, approval.translation),
        }
    )


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def parsed(data: bytes) -> dict[str, Any]:
    """A line as an object of JSON.

    :raises LineError: if it is none, or says something twice.
    """
    try:
        said = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise LineError("it is not UTF-8") from None
    except RecursionError:
        raise LineError("brackets stand too deep in each other") from None
    except json.JSONDecodeError as error:
        raise LineError(f"it is no JSON: {error.msg} in column {error.colno}") from None
    except LineError:
        raise
    except ValueError:
        raise LineError("it has a number that is too long") from None
    if not isinstance(said, dict):
        raise LineError("it is no object of JSON, {…}")
    return said


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) < len(pairs):
        raise LineError("it says the same key twice")
    return said


def approval(said: dict[str, Any], place: Location) -> Approval:
    """What a line says.

    :raises LineError: if it is no approval of this version.
    :raises TamperedError: if its hash is not that of its texts.
    """
    strange = sorted(said.keys() ^ set(_KEYS))
    if strange:
        lacks = [name for name in strange if name in _KEYS]
        raise LineError(f"it lacks “{lacks[0]}”" if lacks else f"“{strange[0][:40]}” is no key of an approval")
    for name in _KEYS:
        if not isinstance(said[name], str) or not _is_text(said[name]):
            raise LineError(f"its “{name}” is no text")
    if said["role"] not in set(Role):
        raise LineError(f"“{said['role'][:40]}” is no role; there are: {', '.join(Role)}")
    if not said["source"] or not said["translation"].strip():
        raise LineError("it has no source or no translation")
    problem = fit_name(said["by"])
    if problem:
        raise LineError(f"its “by” {problem}")
    found = Approval(
        said["context"], said["source"], said["translation"], Role(said["role"]), said["by"], _day(said["date"]), place
    )
    if not _HASH.fullmatch(said["hash"]):
        raise LineError("its hash is no SHA-256 in hexadecimal")
    if said["hash"] != digest(found.context, found.source, found.translation):
        raise TamperedError("its hash is not that of its context, source and translation")
    return found


def _is_text(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise LineError(f"“{text[:40]}” is no date; write it like 2026-05-01")


def fit_name(name: str) -> str:
    """Why a name can't stand in a line, as the end of a sentence; empty where it can.

    Names have letters of every script, spaces, hyphens, apostrophes, joiners. What ends a line, commands a terminal or
    turns the letters around is none of them.
    """
    if not any(unicodedata.category(letter)[0] in "LN" for letter in name):
        return "has no letter in it"
    if name != name.strip():
        return "begins or ends with a space"
    if len(name) > _LONGEST_NAME:
        return f"is longer than {_LONGEST_NAME} characters"
    unfit = commanding(name)
    return f"has the character U+{ord(unfit):04X} in it, which no name has" if unfit else ""
