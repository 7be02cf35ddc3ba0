"""The record and the manifest as files."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import Any

import tomli_w

from press.findings import Finding, finding
from press.model.location import Location
from press.release.model import Release
from press.release.records import release, said
from press.release.table import NewerError, RecordError

MOST_BYTES = 50_000_000
_INTRODUCTION = "# The record of a release, written by `make release`. It is the only copy: commit it.\n\n"


def record(one: Release) -> bytes:
    """The record, in TOML."""
    return f"{_INTRODUCTION}{tomli_w.dumps(said(one))}".encode()


def manifest(one: Release) -> bytes:
    """The same in JSON, with dates as texts (ISO 8601)."""
    return f"{json.dumps(said(one), ensure_ascii=False, indent=1, default=_day)}\n".encode()


def read_record(data: bytes, *, file: str) -> tuple[Release | None, tuple[Finding, ...]]:
    """The release that a record is of; None where it is none, and why.

    :param file: what findings call it.
    """
    try:
        return release(tomllib.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))), ()
    except UnicodeDecodeError:
        problem = "it is not UTF-8"
    except RecursionError:
        problem = "brackets stand too deep in each other"
    except tomllib.TOMLDecodeError as error:
        problem = f"it is no TOML: {error}"
    except NewerError as error:
        return None, (_unread(str(error), file, "take a newer version of the press"),)
    except RecordError as error:
        problem = str(error)
    hint = "take it from the history of the repository: records are not written by hand"
    return None, (_unread(problem, file, hint),)


def _unread(problem: str, file: str, hint: str) -> Finding:
    return finding("release-record", f"the record can't be read: {problem}", Location(file), hint)


def read_manifest(data: bytes) -> Release:
    """The release that a manifest.json is of.

    :raises RecordError: if it is none.
    """
    try:
        values: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"it is no JSON: {error}") from None
    return release(values if isinstance(values, dict) else {})


def _day(value: object) -> str:
    assert isinstance(value, date)  # noqa: S101 - all else is of a type of JSON
    return value.isoformat()
