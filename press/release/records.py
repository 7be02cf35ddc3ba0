"""A release ↔ values of TOML and JSON, in the form of docs/schemas/release.schema.json; docs/releasing.md explains it.

The record and the manifest have one form; what is known only once the folder is whole stands in the record alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from press.model import Role
from press.release.model import (
    File,
    Made,
    Package,
    Published,
    Release,
    Signature,
    Signed,
    Titled,
    Undecided,
    Withdrawal,
)
from press.release.places import is_path, is_version

FORMAT, VERSION = "release", 1
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HASH = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
Value = TypeVar("Value")


class RecordError(ValueError):
    """What a file has is no release; the message says why, as the end of a sentence."""


# --- to values -------------------------------------------------------------------------------------------------


def said(release: Release) -> dict[str, Any]:
    """The release in types of JSON and TOML; dates are dates. What is empty is left out."""
    rest = {
        "undecided": [asdict(one) for one in release.undecided],
        "package": _package(release.package),
        "signature": _signature(release.signature),
        "withdrawn": _withdrawal(release.withdrawn),
    }
    return {
        "format": FORMAT,
        "version": VERSION,
        "release": {
            "version": release.version,
            "date": release.day,
            "commit": release.commit,
            "publisher": release.publisher,
            "source_language": release.source_language,
        },
        "tools": dict(release.made.tools),
        "fonts": dict(release.made.fonts),
        "validators": dict(release.made.validators),
        "languages": {code: _published(one) for code, one in release.languages.items()},
        "files": {file.path: _file(file) for file in sorted(release.files)},
        **_filled(rest),
    }


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _file(file: File) -> dict[str, Any]:
    named = {"language": file.language, "document": file.document, "edition": file.edition, "pages": file.pages}
    return {"sha256": file.sha256, "size": file.size, **_filled(named)}


def _published(one: Published) -> dict[str, Any]:
    approvals = {
        str(role): {"texts": signed.texts, "by": list(signed.by), **_filled({"last": signed.last})}
        for role, signed in one.approvals.items()
    }
    more = {"translators": list(one.translators), "approvals": approvals, "catalogs": dict(one.catalogs)}
    documents = {name: _titled(titled) for name, titled in one.documents.items()}
    return {"required": [str(role) for role in one.required], "documents": documents, **_filled(more)}


def _titled(one: Titled) -> dict[str, Any]:
    more = {
        "title_language": one.title_language,
        "summary": one.summary,
        "summary_language": one.summary_language,
        "updated": one.updated,
    }
    return {"title": one.title, **_filled(more)}


def _package(one: Package | None) -> dict[str, Any]:
    return {"file": one.file, "sha256": one.sha256, "size": one.size} if one else {}


def _signature(one: Signature | None) -> dict[str, Any]:
    return {"tool": one.tool, "sums": one.sums, "package": one.package} if one else {}


def _withdrawal(one: Withdrawal | None) -> dict[str, Any]:
    return {"date": one.day, "reason": one.reason, **_filled({"by": one.by})} if one else {}


# --- from values -----------------------------------------------------------------------------------------------


def release(values: Mapping[str, Any]) -> Release:
    """What these values say.

    :raises RecordError: if they are no release of this version.
    """
    whole = _Table(values, "")
    if whole.values.get("format") != FORMAT:
        raise RecordError(f'it does not say format = "{FORMAT}"')
    if whole.number("version") != VERSION:
        raise RecordError(f"it is of version {whole.number('version')} of its format, which is not known here")
    head = whole.table("release")
    return Release(
        version=head.text("version", is_version, "no name that a release can have"),
        day=head.day("date"),
        commit=head.text("commit", lambda text: bool(_COMMIT.fullmatch(text)), "no commit of git"),
        publisher=head.text("publisher"),
        source_language=head.text("source_language"),
        languages={_language(code): _read_published(one) for code, one in whole.tables("languages")},
        files=tuple(_read_file(path, one) for path, one in whole.tables("files")),
        made=Made(whole.texts_by_name("tools"), whole.texts_by_name("fonts"), whole.texts_by_name("validators")),
        undecided=tuple(
            Undecided(one.text("file"), one.text("standard"), one.text("place"), one.text("message"))
            for one in whole.rows("undecided")
        ),
        package=whole.optional("package", _read_package),
        signature=whole.optional("signature", _read_signature),
        withdrawn=whole.optional("withdrawn", _read_withdrawal),
    )


def _read_signature(one: _Table) -> Signature:
    return Signature(one.text("tool"), one.text("sums"), one.text("package"))


def _read_withdrawal(one: _Table) -> Withdrawal:
    by = one.text("by", lambda text: not text or is_version(text), "no name that a release can have")
    return Withdrawal(one.day("date"), one.text("reason"), by)


def _read_file(path: str, one: _Table) -> File:
    if not is_path(path):
        raise RecordError(f"“{path[:80]}” is no path in a release's folder")
    return File(
        path=path,
        sha256=one.hash("sha256"),
        size=one.number("size"),
        language=_language(one.text("language")),
        document=_document(one.text("document")),
        edition=one.text("edition"),
        pages=one.number("pages"),
    )


def _read_package(one: _Table) -> Package:
    name = one.text("file", lambda text: is_path(text) and "/" not in text, "no file's name")
    return Package(name, one.hash("sha256"), one.number("size"))


def _read_published(one: _Table) -> Published:
    signed = {
        _role(role): Signed(row.number("texts"), row.texts("by"), row.day("last") if "last" in row.values else None)
        for role, row in one.tables("approvals")
    }
    return Published(
        documents={_document(name): _read_titled(row) for name, row in one.tables("documents")},
        translators=one.texts("translators"),
        required=tuple(map(_role, one.texts("required"))),
        approvals=signed,
        catalogs=one.texts_by_name("catalogs"),
    )


def _document(name: str) -> str:
    """A document's name, which becomes that of a folder; empty for none."""
    if name and not (is_path(name) and "/" not in name):
        raise RecordError(f"“{name[:80]}” is no name of a document")
    return name


def _language(code: str) -> str:
    """A language (BCP 47), whose tag becomes the name of a folder; empty for none."""
    if code and not _LANGUAGE.fullmatch(code):
        raise RecordError(f"“{code[:40]}” is no tag of a language")
    return code


def _role(name: str) -> Role:
    if name not in set(Role):
        raise RecordError(f"“{name[:40]}” is no role")
    return Role(name)


def _read_titled(one: _Table) -> Titled:
    return Titled(
        title=one.text("title"),
        summary=one.text("summary"),
        updated=one.day("updated") if "updated" in one.values else None,
        title_language=one.text("title_language"),
        summary_language=one.text("summary_language"),
    )


class _Table:
    """Values by name, each of which has to be of its kind. What may be left out is empty."""

    def __init__(self, values: object, path: str) -> None:
        if not isinstance(values, Mapping):
            raise RecordError(f"its {path or 'whole'} is no table")
        self.values = values
        self._path = path

    def text(self, name: str, fit: Callable[[str], bool] = lambda _: True, problem: str = "") -> str:
        value = self.values.get(name, "")
        if not isinstance(value, str):
            raise RecordError(f"its {self._called(name)} is no text")
        if not fit(value):
            raise RecordError(f"its {self._called(name)}, “{value[:60]}”, is {problem}")
        return value

    def hash(self, name: str) -> str:
        return self.text(name, lambda text: bool(_HASH.fullmatch(text)), "no SHA-256 in hexadecimal")

    def number(self, name: str) -> int:
        value = self.values.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise RecordError(f"its {self._called(name)} is no number")
        return value

    def day(self, name: str) -> date:
        value = self.values.get(name)
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise RecordError(f"its {self._called(name)} is no date") from None

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise RecordError(f"its {self._called(name)} is no list of texts")
        return tuple(value)

    def texts_by_name(self, name: str) -> dict[str, str]:
        table = self.table(name)
        return {key: table.text(key) for key in table.values}

    def table(self, name: str) -> _Table:
        return _Table(self.values.get(name, {}), self._called(name))

    def tables(self, name: str) -> list[tuple[str, _Table]]:
        table = self.table(name)
        return [(key, table.table(key)) for key in table.values]

    def rows(self, name: str) -> list[_Table]:
        value = self.values.get(name, [])
        if not isinstance(value, list):
            raise RecordError(f"its {self._called(name)} is no list")
        return [_Table(one, self._called(name)) for one in value]

    def optional(self, name: str, read: Callable[[_Table], Value]) -> Value | None:
        return read(self.table(name)) if name in self.values else None

    def _called(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name
