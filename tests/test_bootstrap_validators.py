"""The validators that need a browser are installed by npm from a lock file that trusts no address."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from press.bootstrap import goals, validators
from press.bootstrap.system import SetupFailed
from press.checks.artifacts import browser

ROOT = Path(__file__).parents[1]
LOCK = ROOT / validators.SOURCE / "package-lock.json"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the two files that set-up reads."""
    source = tmp_path / "checkout" / validators.SOURCE
    source.mkdir(parents=True)
    (source / "package.json").write_text("{}")
    (source / "package-lock.json").write_text("first")
    return tmp_path / "checkout"


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a program in the place of npm."""

    def put(script: str) -> None:
        program = tmp_path / "bin/npm"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return put


def install(root: Path) -> str:
    descriptor = os.open(root, os.O_RDONLY)
    try:
        return validators.install(root, descriptor)
    finally:
        os.close(descriptor)


NORMAL = 'mkdir node_modules; cp package-lock.json node_modules/from; echo "$*" > arguments'


def test_they_are_installed_once_without_running_any_package_s_script(checkout: Path, npm):
    npm(NORMAL)
    shown = Path(install(checkout))
    folder = checkout / validators.FOLDER
    assert shown.read_text() == (folder / "node_modules/from").read_text() == "first"
    assert (folder / "arguments").read_text().startswith("ci --ignore-scripts ")
    npm("exit 1")
    assert install(checkout) == str(shown)


def test_another_lock_file_installs_them_anew(checkout: Path, npm):
    npm(NORMAL)
    install(checkout)
    (checkout / validators.SOURCE / "package-lock.json").write_text("second")
    install(checkout)
    assert (checkout / validators.FOLDER / "node_modules/from").read_text() == "second"


def test_where_npm_fails_its_words_are_told_and_the_old_ones_stay(checkout: Path, npm):
    npm(NORMAL)
    install(checkout)
    (checkout / validators.SOURCE / "package-lock.json").write_text("second")
    npm("echo the network is away; exit 1")
    with pytest.raises(SetupFailed, match="the network is away"):
        install(checkout)
    assert (checkout / validators.FOLDER / "node_modules/from").read_text() == "first"
    assert sorted(path.name for path in (checkout / ".cache").iterdir()) == ["validators"]


def test_every_package_of_the_lock_file_has_a_digest_and_none_an_address():
    packages = {path: row for path, row in json.loads(LOCK.read_text())["packages"].items() if path}
    assert len(packages) > 100
    assert [path for path, row in packages.items() if not row["integrity"].startswith("sha512-")] == []
    assert "resolved" not in LOCK.read_text()


def test_the_lock_file_has_what_package_json_asks_for_in_one_exact_version():
    wanted = json.loads((LOCK.parent / "package.json").read_text())["dependencies"]
    packages = json.loads(LOCK.read_text())["packages"]
    assert packages[""]["dependencies"] == wanted
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_what_installs_them_and_what_runs_them_mean_the_same_place():
    assert ROOT / validators.FOLDER == browser.PACKAGES
    assert ROOT / validators.SOURCE == browser.NODE


def test_verify_itself_installs_nothing_and_verify_setup_all_that_it_needs():
    assert goals.system_needs("verify", None, str(ROOT)) == []
    assert {need.apt for need in goals.system_needs("verify-setup", None, str(ROOT))} == {
        "default-jre-headless",
        "chromium",
        "npm",
    }
    assert {"verify-setup", "release", "bench", "test"} == goals.VALIDATES
