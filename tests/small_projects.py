"""A project folder of one short text, and the command line run on it in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

import pipeline
from press.package import is_drafts_own

SETTINGS = """\
[publication]
publisher = "Kontoret"
source_language = "da"
languages = ["en"]
"""
TEXT = """\
---
title: En titel
updated: 2023-11-10
---

Et *lille* afsnit.
"""
RECORDS = ("manifest.json", ".cache.json")
"""Files of output/ that are no output."""
TRANSLATED = {("title", "En titel"): "A title", ("", "Et *lille* afsnit."): "A *small* paragraph."}
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: da\\n"
"X-Segmentation: 1\\n"
"""


@dataclass(frozen=True)
class Ran:
    """What a run of the command line left behind."""

    status: int
    findings: list[dict[str, object]]
    out: str
    err: str
    """What was on stderr and was no finding in JSON."""

    @property
    def codes(self) -> list[str]:
        return [str(found["code"]) for found in self.findings]

    def places(self, code: str) -> list[tuple[object, object]]:
        """File and line of each finding of a code."""
        return [(found["file"], found["line"]) for found in self.findings if found["code"] == code]


@dataclass
class Project:
    """A folder of the shape that the pipeline takes."""

    root: Path
    names: list[str] = field(default_factory=list)

    def write(self, file: str, content: str | bytes) -> Path:
        """A file of the project, its bytes as they are given."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def text(self, name: str, content: str | bytes) -> str:
        self.write(f"source/{name}.md", content)
        return f"source/{name}.md"

    def catalog(self, name: str, entries: dict[tuple[str, str], str], language: str = "en") -> str:
        """A catalog; returns its path."""
        file = f"locales/{language}/LC_MESSAGES/{name}.po"
        self.write(file, catalog(entries, language))
        return file

    def run(self, *arguments: str) -> Ran:
        """The command line, with findings as JSON."""
        return run(self.root, *arguments)

    def html(self, name: str = "tekst", language: str = "en") -> str:
        return (self.root / "output" / language / f"{name}.html").read_text("utf-8")

    def files(self, folder: str = "output") -> dict[str, bytes]:
        """Every file under a folder with its bytes, without the record of how they were made: what may not be lost.

        Drafts are there once, by the names that other files know them by.
        """
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted((self.root / folder).rglob("*"))
            if path.is_file() and path.name not in RECORDS and not is_drafts_own(path)
        }

    def made(self) -> list[Path]:
        """The documents in output/, each once."""
        return [path for path in sorted((self.root / "output").glob("*/*")) if not path.is_symlink()]


def small_project(root: Path, *, settings: str | bytes = SETTINGS, text: str | bytes = TEXT) -> Project:
    """A project with the text ``tekst``, translated into English."""
    project = Project(root)
    project.write("publication.toml", settings)
    project.text("tekst", text)
    project.catalog("tekst", TRANSLATED)
    return project


def catalog(entries: dict[tuple[str, str], str], language: str = "en") -> str:
    """A .po file with these translations by (context, msgid)."""
    parts = [HEADER.format(language=language)]
    for (context, msgid), msgstr in entries.items():
        lines = [f"msgctxt {quoted(context)}"] if context else []
        parts.append("\n".join([*lines, f"msgid {quoted(msgid)}", f"msgstr {quoted(msgstr)}"]) + "\n")
    return "\n".join(parts)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def run(root: Path, *arguments: str) -> Ran:
    """``pipeline.py --project root --format json …``; an exception that nobody caught fails the test here."""
    result = CliRunner().invoke(pipeline.cli, ["--project", str(root), "--format", "json", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    findings, rest = [], []
    for line in result.stderr.splitlines():
        if line.startswith("{"):
            findings.append(json.loads(line))
        else:
            rest.append(line)
    return Ran(result.exit_code, findings, result.stdout, "\n".join(rest))
