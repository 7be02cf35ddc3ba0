"""A small project in a git repository of its own, which releases are made of."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from small_projects import Project, Ran, small_project

from press.checks.artifacts.standards import Task, Verdict

SETTINGS = """\
[publication]
publisher = "Kontoret"
source_language = "da"
languages = ["en", "de"]
editions = ["handout"]
contact = "kontoret@example.org"
"""
TEXT = """\
---
title: En titel
summary: Kort om det.
updated: 2023-11-10
---

Et *lille* afsnit.

Ring til +45 33 11 22 33 før den 10. november 2023.
"""
ENGLISH = {
    ("title", "En titel"): "A title",
    ("", "Kort om det."): "Briefly.",
    ("", "Et *lille* afsnit."): "A *small* paragraph.",
    ("", "Ring til +45 33 11 22 33 før den 10. november 2023."): "Call +45 33 11 22 33 before 10 November 2023.",
}
GERMAN = {
    ("title", "En titel"): "Ein Titel",
    ("", "Kort om det."): "Kurz gesagt.",
    ("", "Et *lille* afsnit."): "Ein *kleiner* Absatz.",
    ("", "Ring til +45 33 11 22 33 før den 10. november 2023."): "Rufen Sie bis 10. November 2023 +45 33 11 22 33 an.",
}
_IDENTITY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Anna",
    "GIT_AUTHOR_EMAIL": "anna@example.org",
    "GIT_COMMITTER_NAME": "Anna",
    "GIT_COMMITTER_EMAIL": "anna@example.org",
}


def git(root: Path, *arguments: str) -> str:
    """What git says, whatever the machine's own settings."""
    environment = {**os.environ, **_IDENTITY}
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def commit(project: Project, message: str = "more") -> str:
    """Commits all there is; the commit."""
    git(project.root, "add", "-A")
    git(project.root, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(project.root, "rev-parse", "HEAD").strip()


def approved(project: Project, *codes: str) -> None:
    for code in codes:
        ran = project.run("approve", "--lang", code, "--by", "Anna Mai", "--yes", "all")
        assert (ran.status, ran.findings) == (0, [])


def repository(root: Path, *, settings: str = SETTINGS, text: str = TEXT, sign_off: Sequence[str] = ("en", "de")):
    """A committed project in two languages, each text of which is reviewed."""
    project = small_project(root, settings=settings, text=text)
    project.catalog("tekst", ENGLISH)
    project.catalog("tekst", GERMAN, "de")
    project.write(".gitignore", "output/\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    approved(project, *sign_off)
    commit(project, "a text")
    return project


def release(project: Project, version: str = "2026-05", *more: str) -> Ran:
    return project.run("release", "--version", version, "--jobs", "1", *more)


def folder(project: Project, version: str = "2026-05") -> Path:
    return project.root / "output/releases" / version


def changed(project: Project, file: str, old: str, new: str) -> None:
    """Puts other words into a file."""
    path = project.root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


class Judges:
    """Stands in for the validators where something else is tried: all that they are asked about is sound."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def __call__(self, tasks: Sequence[Task], done: Callable[[Verdict], None]) -> None:
        for task in tasks:
            self.asked.append((task.file, task.standard))
            done(Verdict(task.standard, task.file, seconds=1.0))
