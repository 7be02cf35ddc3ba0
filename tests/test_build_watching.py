"""After a save what it touches is made again, by whichever editor it was saved."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_projects import TEXT, TRANSLATED, Project, small_project

ROOT = Path(__file__).parent.parent
WATCHING = "watching {}/: make again on every save, end with Ctrl-C"


@pytest.fixture
def project(tmp_path) -> Project:
    return small_project(tmp_path)


@pytest.fixture
def lines(project) -> Iterator[Iterator[str]]:
    """What a watch of pages says, line by line, without errors in the end."""
    arguments = ["--project", str(project.root), "watch", "--edition", "handout"]
    process = subprocess.Popen(
        [sys.executable, "-u", str(ROOT / "pipeline.py"), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    patience = threading.Timer(200, process.kill)  # a save that is missed fails the test, and does not hold it
    patience.start()
    yield (line.rstrip("\n") for line in process.stdout)
    patience.cancel()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in err) == (130, False), err


def made(project: Project, lines: Iterator[str]) -> list[str]:
    """The files of a round; where none comes, the watch is ended and the test fails."""
    found: list[str] = []
    for line in lines:
        if line == WATCHING.format(project.root.name):
            break
        found.append(line)
    return sorted(found)


def test_a_save_makes_what_it_touches(project, lines):
    assert made(project, lines) == ["output/da/tekst.html", "output/en/tekst.Draft.html"]
    project.catalog("tekst", {**TRANSLATED, ("title", "En titel"): "Saved"})
    assert made(project, lines) == ["output/en/tekst.Draft.html"]
    assert "Saved" in project.html()


def test_a_file_that_an_editor_puts_in_the_place_of_the_old_one_is_seen(project, lines):
    made(project, lines)
    new = project.write("source/.tekst.md.swp", TEXT + "\nMere.\n")
    new.rename(project.root / "source/tekst.md")
    assert "output/da/tekst.html" in made(project, lines)


def test_what_is_wrong_is_told_and_the_next_save_mends_it(project, lines):
    made(project, lines)
    settings = (project.root / "publication.toml").read_text()
    project.write("publication.toml", "[")
    assert made(project, lines) == []
    project.write("publication.toml", settings.replace("Kontoret", "Huset"))
    assert made(project, lines) == ["output/da/tekst.html", "output/en/tekst.Draft.html"]


def test_a_folder_that_is_new_is_watched_from_then_on(project, lines):
    made(project, lines)
    project.write("source/shared/kontakt.md", "Ring.\n")
    made(project, lines)
    project.text("tekst", TEXT + "\n::: {include=kontakt}\n:::\n")
    assert "output/da/tekst.html" in made(project, lines)
    project.write("source/shared/kontakt.md", "Skriv.\n")
    assert "output/da/tekst.html" in made(project, lines)
