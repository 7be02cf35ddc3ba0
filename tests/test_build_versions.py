"""The committed versions of a catalog are found, and where there are none it is told why."""

from __future__ import annotations

import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from catalog_samples import po
from exchange_samples import committed as commit

from press.build.versions import committed

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
FILE = "locales/de/LC_MESSAGES/x.po"


def write(root: Path, msgstr: str) -> None:
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po(f'msgid "a"\nmsgstr "{msgstr}"\n'))


def texts(root: Path) -> list[str]:
    versions, findings = committed(root, FILE)
    assert findings == ()
    return [version.states["", "a"].msgstr for version in versions]


def test_versions_come_newest_first_also_of_a_project_inside_a_larger_repository(tmp_path: Path) -> None:
    for msgstr in ("A", "B", "C"):
        write(tmp_path / "inner project", msgstr)
        commit(tmp_path)
    write(tmp_path / "inner project", "not committed")
    assert texts(tmp_path / "inner project") == ["C", "B", "A"]


def test_a_version_that_was_deleted_in_between_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "A")
    commit(tmp_path)
    (tmp_path / FILE).rename(tmp_path / "elsewhere.po")
    commit(tmp_path)
    write(tmp_path, "B")
    commit(tmp_path)
    assert texts(tmp_path) == ["B", "A"]


def test_a_folder_in_no_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path, "A")
    versions, (found,) = committed(tmp_path, FILE)
    assert versions == ()
    assert "no git history here" in found.message


def test_a_catalog_that_was_never_committed_is_told_how_to_commit_it(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("x")
    commit(tmp_path)
    write(tmp_path, "A")
    versions, (found,) = committed(tmp_path, FILE)
    assert versions == ()
    assert found.hint.endswith(f"git add {FILE}")


def test_a_machine_without_git_is_a_folder_without_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "A")
    commit(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert committed(tmp_path, FILE)[0] == ()


def test_no_program_that_the_repository_names_is_run(tmp_path: Path) -> None:
    write(tmp_path, "A")
    commit(tmp_path)
    trap, canary = tmp_path / "trap", tmp_path / "canary"
    trap.write_text(f"#!/bin/sh\ntouch '{canary}'\ncat\n")
    trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    (tmp_path / ".gitattributes").write_text("*.po diff=trap filter=trap\n")
    names = ("core.fsmonitor", "core.pager", "diff.external", "diff.trap.textconv", "filter.trap.smudge")
    for name in names:
        subprocess.run(["git", "config", name, str(trap)], cwd=tmp_path, check=True)
    assert texts(tmp_path) == ["A"]
    assert not canary.exists()
