"""Which commit brought an approval and who signed it, asked of real repositories with real keys."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from small_projects import TRANSLATED, Project, small_project

from press.build.project import Project as BuiltProject
from press.build.provenance import Provenance
from press.model.location import Location
from press.model.signoff import Approval
from press.release import Brought
from press.release import CommitSignature as Signature

FILE = "locales/en/LC_MESSAGES/tekst.approvals"


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=Anna Mai", "-c", "user.email=anna@example.org", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.strip()


def commit(root: Path, *options: str) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Approved", *options)
    return git(root, "rev-parse", "HEAD")


def key(folder: Path, name: str) -> Path:
    path = folder / name
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)]
    subprocess.run(command, check=True)
    return path


def approvals(project: Project) -> tuple[Approval, ...]:
    built = BuiltProject.open(project.root)
    return built.approvals(built.language("en"), "tekst")[0].approvals


def brought(project: Project, root: Path | None = None) -> dict[str, Brought]:
    """What brought each approval, by its source."""
    asked = Provenance(root or project.root)
    return {one.source: asked.of(one) for one in approvals(project)}


@pytest.fixture
def project(tmp_path) -> Project:
    """A project whose texts are approved, in a repository, with nothing of it committed."""
    made = small_project(tmp_path / "project")
    assert made.run("approve", "--lang", "en", "--by", "Anna", "--yes", "all").status == 0
    git(made.root, "init", "-q")
    return made


def test_the_commit_that_brought_a_line_stays_the_same_when_others_come(project):
    assert {one.unknown for one in brought(project).values()} == {"it is not committed yet"}
    first = commit(project.root)
    project.catalog("tekst", {**TRANSLATED, ("title", "En titel"): "Another title"})
    project.run("approve", "--lang", "en", "--by", "Bo", "--yes", "all")
    assert brought(project)["En titel"].unknown == "it is not committed yet"
    second = commit(project.root)
    found = brought(project)
    assert {source: one.commit for source, one in found.items()} == {"En titel": second, "Et *lille* afsnit.": first}
    assert {(one.author, one.signature) for one in found.values()} == {("Anna Mai", Signature.NONE)}
    said = str(found["En titel"])
    assert said == f"commit {second[:10]} by Anna Mai, {found['En titel'].day}; it is not signed"


def test_a_good_signature_is_told_from_one_that_nobody_vouches_for(project, tmp_path):
    own, strange = key(tmp_path, "own"), key(tmp_path, "strange")
    allowed = tmp_path / "allowed"
    allowed.write_text(f"anna@example.org {own.with_suffix('.pub').read_text()}")
    git(project.root, "config", "gpg.format", "ssh")
    git(project.root, "config", "gpg.ssh.allowedSignersFile", str(allowed))
    for keyed, signature, signer in ((own, Signature.GOOD, "anna@example.org"), (strange, Signature.UNKNOWN, "")):
        project.catalog("tekst", {**TRANSLATED, ("title", "En titel"): keyed.name})
        project.run("approve", "--lang", "en", "--by", "Anna", "--yes", "all")
        commit(project.root, f"-S{keyed}")
        found = brought(project)["En titel"]
        assert (found.signature, found.signer) == (signature, signer)


def test_no_program_that_the_repository_names_is_run(project, tmp_path):
    ran = tmp_path / "ran"
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {ran}\n")
    trap.chmod(0o755)
    own = key(tmp_path, "own")
    git(project.root, "config", "gpg.format", "ssh")
    commit(project.root, f"-S{own}")
    for name in ("gpg.program", "gpg.ssh.program", "core.fsmonitor"):
        git(project.root, "config", name, str(trap))
    assert all(one.commit for one in brought(project).values())
    assert not ran.exists()


def test_what_stands_in_no_file_of_the_project_came_with_the_press(project):
    commit(project.root)
    (one, *_others) = approvals(project)
    elsewhere = replace(one, location=Location("locales/en/LC_MESSAGES/templates.approvals", 2))
    assert str(Provenance(project.root).of(elsewhere)) == "it came with the press"


def test_where_the_history_is_cut_off_no_commit_is_named(project, tmp_path):
    commit(project.root)
    project.write("source/x.txt", "x")
    commit(project.root)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project.root}", "copy")
    assert {one.unknown for one in brought(Project(tmp_path / "copy")).values()} == {
        "the history ends here before it: git fetch --unshallow brings all"
    }


def test_without_git_it_says_so(tmp_path):
    project = small_project(tmp_path)
    project.run("approve", "--lang", "en", "--by", "Anna", "--yes", "all")
    assert {str(one) for one in brought(project).values()} == {"the project is in no git repository"}
    git(tmp_path, "init", "-q")
    assert FILE in git(tmp_path, "status", "--porcelain", "-uall")
