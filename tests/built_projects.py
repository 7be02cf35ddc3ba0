"""Where the files of a built project lie and what they should say; and the project's own texts as such a project."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import polib
from finished_files import published_texts
from small_projects import Project

from press.typography import set_text

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = ("da", *tomllib.loads((ROOT / "publication.toml").read_text("utf-8"))["publication"]["languages"])
JUDGED = ("da", "en", "ar", "zh-Hans")
"""Where every language would take too long: the source's, and one of each script that breaks in its own way."""
DRAFT = "Draft"
DRAFT_NOTICE = "This translation is a draft. No native speaker has reviewed it."
PARTS_MISSING = "Parts of this text have not been translated yet. They are shown in the original language."


def copy_of_the_project(root: Path) -> Project:
    """The project's own texts, catalogs and settings, without the engine."""
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "publication.toml", root)
    return Project(root)


def made(project: Project, *arguments: str, languages: tuple[str, ...] = ("",)) -> Project:
    """The project after a command, in each of the languages, that had no error to tell."""
    for code in languages:
        ran = project.run(*arguments, "--jobs", "1", *(("--lang", code) if code else ()))
        assert (ran.status, [found for found in ran.findings if found["severity"] == "error"], ran.err) == (0, [], "")
    return project


def made_apart(project: Project, *arguments: str) -> list[dict[str, object]]:
    """What a command that must not fail had to tell: in every language, and in a process of its own.

    It works on all processors; here nothing can be forked any more once a Java machine has started.
    """
    command = [sys.executable, "pipeline.py", "--project", str(project.root), "--format", "json", *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in ran.stderr.splitlines()]
    assert (ran.returncode, [found for found in told if found["severity"] == "error"]) == (0, [])
    return told


def output(project: Project, language: str, document: str, suffix: str) -> Path:
    return project.root / "output" / language / f"{document}.{suffix}"


def catalog(root: Path, language: str, name: str) -> Path:
    return root / "locales" / language.replace("-", "_") / "LC_MESSAGES" / f"{name}.po"


def texts_of(project: Project, language: str, *catalogs: str) -> list[str]:
    """What these catalogs have for a language to print, as it is set; for Danish, what they ask to be translated."""
    return [set_text(text, language) for text in _typed_texts(project, language, *catalogs)]


def _typed_texts(project: Project, language: str, *catalogs: str) -> list[str]:
    if language == "da":
        templates = [project.root / "locales" / f"{name}.pot" for name in catalogs]
        return [text for template in templates for text in published_texts(template, source=True)]
    return [text for name in catalogs for text in published_texts(catalog(project.root, language, name))]


def label(language: str, msgid: str) -> str:
    """A template string in a language, as its catalog has it and the language sets it."""
    if language == "en":
        return msgid
    entry = polib.pofile(str(catalog(ROOT, language, "templates"))).find(msgid)
    assert entry is not None
    assert entry.msgstr
    return set_text(entry.msgstr, language)
