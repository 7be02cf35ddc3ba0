"""A project whose documents are really released: built, sealed, and with a record."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pikepdf
from small_projects import Project, small_project

from press.editions import EDITIONS
from press.formats import FORMATS
from press.release import File, Made, Published, Release, Titled, record, record_of, seal

SETTINGS = """\
[publication]
publisher = "Kontoret"
source_language = "da"
languages = ["ar", "en", "fr", "zh-Hans"]
base_url = "https://example.org/texts/"
editions = ["brochure", "leaflet", "booklet", "epub", "handout"]

[signoff]
required = []

[language.ar]
publisher = "المكتب"
"""
TEXTS = {
    "besoeg": {"da": "Et besøg hos kontoret", "ar": "زيارة إلى المكتب", "fr": "Une visite au bureau", "en": "A visit"},
    "kontakt-os": {"da": "Sådan får I fat i os", "fr": "Comment nous joindre", "zh-Hans": "如何联系我们"},
    "regler": {"da": "Regler", "en": "Rules"},
}
"""Titles of the documents, in the languages that they are released in."""
PARAGRAPH = {
    "da": "Et lille afsnit om *kontoret*.",
    "ar": "فقرة قصيرة عن *المكتب*.",
    "fr": "Un petit paragraphe sur *le bureau*.",
    "en": "A small paragraph on *the office*.",
    "zh-Hans": "关于*办公室*的一小段。",
}
VERSION = "2026-05"
DAY = date(2026, 5, 12)
JORDAN = """\
format = "delegation"
version = 1
name = "Jordans <delegation> & venner"
arrives = 2026-06-01
leaves = 2026-06-04
languages = ["ar", "fr"]
email = "visit@example.org"
note = "Læg i blå mapper."

[names]
ar = "وفد الأردن"

[editions.brochure]
copies = 20

[editions.leaflet]
copies = 40

[editions.epub]

[editions.handout]
"""


def released_project(root: Path) -> Project:
    """The documents in their languages, in output/releases/, with the record of the release."""
    project = small_project(root, settings=SETTINGS)
    (root / "source/tekst.md").unlink()
    for name, titles in TEXTS.items():
        project.text(name, f"---\ntitle: {titles['da']}\nupdated: 2026-05-01\n---\n\n{PARAGRAPH['da']}\n")
        for code in ("ar", "en", "fr", "zh-Hans"):
            said = {("title", titles["da"]): titles.get(code, ""), ("", PARAGRAPH["da"]): PARAGRAPH[code]}
            project.catalog(name, said, code.replace("-", "_"))
    for code in ("da", "ar", "en", "fr", "zh-Hans"):
        ran = project.run("all", "--lang", code, "--jobs", "1")
        assert (ran.status, ran.err) == (0, ""), (ran.findings, ran.err)
    publish(project, sealed(project))
    project.write("delegations/jordan.toml", JORDAN)
    return project


def sealed(project: Project, version: str = VERSION, texts: dict[str, dict[str, str]] = TEXTS) -> Release:
    """What lies in output/ as a release."""
    folder = project.root / "output/releases" / version
    files = [file for name, titles in texts.items() for code in titles for file in _files(project.root, name, code)]
    for file in files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project.root / "output" / file.path, folder / file.path)
    published = {
        code: Published({name: Titled(titles[code]) for name, titles in texts.items() if code in titles})
        for code in ("da", "ar", "en", "fr", "zh-Hans")
    }
    whole = Release(version, DAY, "a" * 40, "Kontoret", "da", published, tuple(files), Made({}, {}, {}))
    return seal(folder, whole, folder.with_name(f"{version}.zip"))


def publish(project: Project, release: Release) -> None:
    project.write(record_of(release.version), record(release))


def _files(root: Path, name: str, code: str) -> list[File]:
    found = []
    for row in EDITIONS.values():
        other = "" if row.main else f".{row.name}"
        path = f"{code}/{name}{other}{FORMATS[row.format].suffix}"
        if (root / "output" / path).is_file():
            pages = len(pikepdf.open(root / "output" / path).pages) if row.format == "pdf" else 0
            found.append(File(path, "", 0, code, name, row.name, pages))
    return found
