"""What several test modules look at and what takes seconds to make: each is built once in a run of the suite.

Under pytest-xdist every process has its own fixtures; a folder that they all know, and a lock, keep the second process
from building what the first has built.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import real_texts
import torture
from browsing import ARGUMENTS, CHROMIUM
from built_projects import JUDGED, copy_of_the_project, made, made_apart
from hypothesis import settings as hypothesis_settings
from small_projects import Project

# The suite's examples are always the same, so that a change is judged by itself; HUNT=1 looks for new ones.
hypothesis_settings.register_profile("press", derandomize="HUNT" not in os.environ, deadline=None)
hypothesis_settings.load_profile("press")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files of tests/fixtures anew")


_FORKING = ("faults", "workers", "running", "sharing", "record", "cluster", "reproducing")
"""Modules of tests/test_build_… whose work is done in forked processes."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What forks comes first: after a Java machine has started in a process, nothing can be forked from it."""
    names = {f"test_build_{name}" for name in _FORKING}
    items.sort(key=lambda item: item.path.stem not in names)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """A folder of a name, filled by whoever asks for it first. What failed half-way is made again."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def folder(name: str, fill: Callable[[Path], object]) -> Path:
        path, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(path, ignore_errors=True)
                path.mkdir()
                fill(path)
                done.touch()
        return path

    return folder


@pytest.fixture(scope="session")
def browser():
    """The one browser of a process, which every test opens its own pages in."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def own(once) -> Project:
    """The project's own two documents, in all formats and languages."""
    return Project(once("own", lambda root: made(copy_of_the_project(root), "all")))


@pytest.fixture(scope="session")
def reviewed(once) -> Project:
    """The same, after every text of it was approved; the shorter document only."""

    def fill(root: Path) -> None:
        project = copy_of_the_project(root)
        for code in JUDGED[1:]:
            assert project.run("approve", "--lang", code, "--by", "Anna Mai", "--yes", "all").status == 0
        made(project, "all", "--doc", "besoeg-fra-udlandet", languages=JUDGED)

    return Project(once("reviewed", fill))


@pytest.fixture(scope="session")
def tortured(once) -> Project:
    """A text with every construct several times over, in all formats and four languages."""
    return Project(once("tortured", lambda root: made(torture.project(root), "all", "--doc", torture.NAME)))


@pytest.fixture(scope="session")
def cooperation(once) -> Project:
    """The authority's page, in all formats and its three languages."""
    real_texts.real_text(f"{real_texts.COOPERATION}.txt")
    return Project(once("cooperation", lambda root: made(real_texts.cooperation(root), "all")))


@pytest.fixture(scope="session")
def declaration(once) -> Project:
    """The Universal Declaration in every edition and in all fourteen languages."""
    real_texts.real_text("udhr")

    def fill(root: Path) -> None:
        told = made_apart(real_texts.declaration(root, real_texts.EVERY_EDITION), "all")
        assert {found["code"] for found in told} == {"untranslated"}

    return Project(once("declaration", fill))
