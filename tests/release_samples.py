"""A release of two languages, as one would be made."""

from __future__ import annotations

import json
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema

from press.model.signoff import Role
from press.release import Brought, CommitSignature, File, Made, Published, Release, Signed, Titled, Undecided, seal

SCHEMA = json.loads((Path(__file__).parents[1] / "docs/schemas/release.schema.json").read_text("utf-8"))
VERSION = "2026-05"
FILES = {
    "index.html": b"<!DOCTYPE html>",
    "de/index.html": b"<!DOCTYPE html><html lang=de>",
    "de/visit.pdf": b"%PDF-1.7 " + bytes(range(256)) * 9,
    "de/visit.html": "<p>Grüße</p>".encode() * 99,
    "da/visit.large-print.pdf": b"%PDF-1.7 stor",
}


def sample() -> Release:
    """The release before its lists are made."""
    return Release(
        version=VERSION,
        day=date(2026, 5, 12),
        commit="0123456789abcdef0123456789abcdef01234567",
        publisher='Kontoret "for" ø\\æ',
        source_language="da",
        languages={
            "da": Published({"visit": Titled("Besøg", "Kort om det.", date(2026, 5, 1))}),
            "de": Published(
                {"visit": Titled("Besuch", title_language="")},
                translators=("Anna Mai", "آنا"),
                required=(Role.REVIEWED,),
                approvals={
                    Role.REVIEWED: Signed(
                        2,
                        ("Anna Mai",),
                        date(2026, 5, 4),
                        (
                            Brought("a" * 40, "Anna", date(2026, 5, 4), CommitSignature.GOOD, "anna@example.org"),
                            Brought(unknown="the history ends here before it"),
                        ),
                    ),
                    Role.APPROVED: Signed(0, (), None),
                },
                catalogs={"locales/de/LC_MESSAGES/visit.po": "a" * 64},
            ),
        },
        files=(
            _file("da/visit.large-print.pdf", "da", "visit", "large-print", 1),
            _file("de/index.html", "de"),
            _file("de/visit.html", "de", "visit", "handout"),
            _file("de/visit.pdf", "de", "visit", "brochure", 3),
            _file("index.html"),
        ),
        made=Made({"weasyprint": "70.0", "press": "ab"}, {"/usr/share/fonts": "cd"}, {"veraPDF": "1.30"}),
        undecided=(Undecided("de/visit.html", "wcag", "source/visit.md:7", "axe-core can't decide it"),),
    )


def _file(path: str, language: str = "", document: str = "", edition: str = "", pages: int = 0) -> File:
    return File(path, sha256(FILES[path]).hexdigest(), len(FILES[path]), language, document, edition, pages)


def sealed(root: Path, release: Release | None = None) -> Release:
    """A release whose folder and package lie in output/ of a project."""
    release = release or sample()
    folder = root / "output/releases" / release.version
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return seal(folder, release, folder.with_name(f"{release.version}.zip"))


def validate(values: dict[str, Any]) -> None:
    """Holds a record or a manifest to the schema, by jsonschema; dates of TOML are texts in JSON."""
    plain = json.loads(json.dumps(values, default=lambda day: day.isoformat()))
    jsonschema.Draft202012Validator(SCHEMA).validate(plain)
