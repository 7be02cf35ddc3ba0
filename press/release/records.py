"""A release ↔ values of TOML and JSON, in the form of docs/schemas/release.schema.json; docs/releasing.md explains it.

The record and the manifest have one form; what is known only once the folder is whole stands in the record alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from press.model.signoff import Role
from press.release.model import (
    Brought,
    CommitSignature,
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
from press.release.table import NewerError, RecordError, Table

FORMAT, VERSION = "release", 1
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


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
        str(role): {"texts": signed.texts, "by": list(signed.by), **_filled(_bound(signed))}
        for role, signed in one.approvals.items()
    }
    more = {"translators": list(one.translators), "approvals": approvals, "catalogs": dict(one.catalogs)}
    documents = {name: _titled(titled) for name, titled in one.documents.items()}
    return {"required": [str(role) for role in one.required], "documents": documents, **_filled(more)}


def _bound(one: Signed) -> dict[str, Any]:
    return {"last": one.last, "commits": [_brought(commit) for commit in one.commits]}


def _brought(one: Brought) -> dict[str, Any]:
    if not one.commit:
        return {"approvals": one.approvals, "unknown": one.unknown}
    named = _filled({"author": one.author, "date": one.day, "signer": one.signer})
    return {"approvals": one.approvals, "commit": one.commit, "signature": str(one.signature), **named}


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
    whole = Table(values, "")
    if whole.values.get("format") != FORMAT:
        raise RecordError(f'it does not say format = "{FORMAT}"')
    if (version := whole.number("version")) != VERSION:
        error = NewerError if version > VERSION else RecordError
        raise error(f"it is of version {version} of its format, which is not known here")
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


def _read_signature(one: Table) -> Signature:
    return Signature(one.text("tool"), one.text("sums"), one.text("package"))


def _read_withdrawal(one: Table) -> Withdrawal:
    by = one.text("by", lambda text: not text or is_version(text), "no name that a release can have")
    return Withdrawal(one.day("date"), one.text("reason"), by)


def _read_file(path: str, one: Table) -> File:
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


def _read_package(one: Table) -> Package:
    name = one.text("file", lambda text: is_path(text) and "/" not in text, "no file's name")
    return Package(name, one.hash("sha256"), one.number("size"))


def _read_published(one: Table) -> Published:
    signed = {
        _role(role): Signed(
            texts=row.number("texts"),
            by=row.texts("by"),
            last=row.day("last") if "last" in row.values else None,
            commits=tuple(_read_brought(commit) for commit in row.rows("commits")),
        )
        for role, row in one.tables("approvals")
    }
    return Published(
        documents={_document(name): _read_titled(row) for name, row in one.tables("documents")},
        translators=one.texts("translators"),
        required=tuple(map(_role, one.texts("required"))),
        approvals=signed,
        catalogs=one.texts_by_name("catalogs"),
    )


def _read_brought(one: Table) -> Brought:
    return Brought(
        approvals=one.number("approvals"),
        commit=one.text("commit", lambda text: not text or bool(_COMMIT.fullmatch(text)), "no commit of git"),
        author=one.text("author"),
        day=one.day("date") if "date" in one.values else None,
        signature=CommitSignature(one.text("signature", _is_signature, "nothing that git says of one") or "none"),
        signer=one.text("signer"),
        unknown=one.text("unknown"),
    )


def _is_signature(text: str) -> bool:
    return not text or text in set(CommitSignature)


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


def _read_titled(one: Table) -> Titled:
    return Titled(
        title=one.text("title"),
        summary=one.text("summary"),
        updated=one.day("updated") if "updated" in one.values else None,
        title_language=one.text("title_language"),
        summary_language=one.text("summary_language"),
    )
