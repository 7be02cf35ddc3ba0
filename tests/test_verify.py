"""make verify: what was proven is not proven again, what is missing proves nothing, faults lead to their source."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from broken_files import NAME, good_project, html
from built_projects import made
from small_projects import Ran

from press.build import proven
from press.checks.artifacts import browser, jvm, validating, versions
from press.checks.artifacts.standards import STANDARDS, Task, Verdict
from press.findings import Halt, finding
from press.model.location import Location

FILES = tuple(f"output/da/{NAME}{suffix}" for suffix in (".epub", ".html", ".pdf"))


class Judges:
    """Stands in for the validators: remembers what they were asked, and finds what it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.faulty: set[tuple[str, str]] = set()

    def __call__(self, tasks: Sequence[Task], done: Callable[[Verdict], None]) -> None:
        for task in tasks:
            name = (Path(task.file).suffix, task.standard)
            self.asked.append(name)
            found = (finding("axe", "image-alt: no alt", Location(task.file), "add it"),) if name in self.faulty else ()
            done(Verdict(task.standard, task.file, found, seconds=1.0))


@pytest.fixture
def judges(monkeypatch: pytest.MonkeyPatch) -> Judges:
    standing_in = Judges()
    monkeypatch.setattr(validating, "validate", standing_in)
    return standing_in


@pytest.fixture
def project(tmp_path: Path):
    """A project in whose output/ lie files of which nobody reads a byte."""
    found = good_project(tmp_path)
    for file in FILES:
        found.write(file, f"the bytes of {file}")
    return found


def verified(project) -> Ran:
    return project.run("verify", "--lang", "da")


EVERY = [
    (suffix, key) for suffix in (".epub", ".html", ".pdf") for key, row in STANDARDS.items() if suffix in row.suffixes
]


def test_each_file_is_held_to_every_standard_that_is_for_it(project, judges: Judges):
    ran = verified(project)
    assert (ran.status, judges.asked) == (0, EVERY)
    assert ran.out.splitlines() == ["output/verify.html", "3 files: every standard is met"]


def test_what_was_verified_and_has_not_changed_is_not_verified_again(project, judges: Judges):
    judges.faulty = {(".html", "wcag")}
    first = verified(project)
    judges.asked.clear()
    again = verified(project)
    assert judges.asked == []
    assert (again.status, again.findings) == (1, first.findings)
    assert again.out.endswith("3 files: 1 with faults, none of which has changed since it was verified\n")


def test_only_what_has_changed_is_verified_again(project, judges: Judges):
    verified(project)
    judges.asked.clear()
    project.write(FILES[1], "other bytes")
    verified(project)
    assert judges.asked == [name for name in EVERY if name[0] == ".html"]


def test_another_version_of_a_validator_judges_anew(project, judges: Judges, monkeypatch: pytest.MonkeyPatch):
    verified(project)
    judges.asked.clear()
    monkeypatch.setattr(
        proven, "judged_by", lambda standard: "other" if standard == "epub" else versions.judged_by(standard)
    )
    verified(project)
    assert judges.asked == [(".epub", "epub")]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"form": 1, "files": {"output/da/tekst.pdf": 7}}', '{"form": 99}'])
def test_a_damaged_record_is_as_good_as_none(project, judges: Judges, damage: str):
    verified(project)
    judges.asked.clear()
    project.write(proven.FILE, damage)
    assert verified(project).status == 0
    assert judges.asked == EVERY
    judges.asked.clear()
    verified(project)
    assert judges.asked == []


def test_a_finding_that_the_record_can_t_have_is_looked_for_again(project, judges: Judges):
    judges.faulty = {(".html", "wcag")}
    verified(project)
    record = json.loads((project.root / proven.FILE).read_text("utf-8"))
    record["files"][FILES[1]]["verdicts"]["wcag"]["findings"][0]["code"] = "no-such-code"
    project.write(proven.FILE, json.dumps(record))
    judges.asked.clear()
    verified(project)
    assert judges.asked == [(".html", "wcag")]


def test_a_verified_file_that_is_gone_leaves_the_record(project, judges: Judges):
    verified(project)
    (project.root / FILES[2]).unlink()
    project.write(FILES[0], "other bytes")
    verified(project)
    assert sorted(json.loads((project.root / proven.FILE).read_text("utf-8"))["files"]) == [FILES[0], FILES[1]]


def test_what_was_reached_is_kept_when_the_work_is_broken_off(project, judges: Judges, monkeypatch: pytest.MonkeyPatch):
    def broken_off(tasks: Sequence[Task], done: Callable[[Verdict], None]) -> None:
        judges(tasks[:2], done)
        raise KeyboardInterrupt

    monkeypatch.setattr(validating, "validate", broken_off)
    verified(project)
    judges.asked.clear()
    monkeypatch.setattr(validating, "validate", judges)
    verified(project)
    assert judges.asked == EVERY[2:]


def test_a_file_that_changes_while_it_is_judged_is_judged_again(
    project, judges: Judges, monkeypatch: pytest.MonkeyPatch
):
    def meanwhile(tasks: Sequence[Task], done: Callable[[Verdict], None]) -> None:
        judges(tasks, done)
        project.write(FILES[1], "bytes that nobody judged")

    monkeypatch.setattr(validating, "validate", meanwhile)
    verified(project)
    judges.asked.clear()
    monkeypatch.setattr(validating, "validate", judges)
    verified(project)
    assert judges.asked == [name for name in EVERY if name[0] == ".html"]


def test_proofs_which_are_published_nowhere_are_not_verified(project, judges: Judges):
    project.write(f"output/da/{NAME}.proof.html", "x")
    assert verified(project).out.endswith("3 files: every standard is met\n")


# --- with the real ones --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    return once("good", lambda root: made(good_project(root), "all", languages=("da",)))


@pytest.fixture
def real(built: Path, tmp_path: Path):
    project = good_project(tmp_path)
    for file in FILES:
        project.write(file, (built / file).read_bytes())
    return project


def test_without_the_browser_s_validators_their_standards_are_not_verified(real, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(browser, "PACKAGES", real.root / "nowhere")
    ran = verified(real)
    assert (ran.status, ran.codes) == (1, ["validator-missing"])
    assert "make verify-setup" in str(ran.findings[0]["hint"])
    assert ran.out.endswith("3 files: 2 not wholly verified\n")
    page = (real.root / "output/verify.html").read_text("utf-8")
    assert page.count(">not verified</a></td>") == 2
    assert "Not every file is proven" in page


@pytest.mark.parametrize(
    ("gone", "said"), [("node", "Node.js is not installed"), ("chromium", "Chromium is not installed")]
)
def test_what_the_browser_lacks_is_named(real, monkeypatch: pytest.MonkeyPatch, gone: str, said: str):
    which = browser.shutil.which
    names = {"node": ("node",), "chromium": (*browser._CHROMIUM, *browser._MAC)}[gone]
    monkeypatch.setattr(browser.shutil, "which", lambda name: None if name in names else which(name))
    told = validating.validate([Task("wcag", FILES[1], real.root / FILES[1], "da")])
    assert [(one.judged, one.findings[0].code) for one in told] == [(False, "validator-missing")]
    assert said in told[0].findings[0].message


def test_without_java_its_standards_are_not_verified_and_nothing_of_them_is_kept(real, monkeypatch: pytest.MonkeyPatch):
    def absent() -> None:
        raise Halt(jvm.missing("Java 11 or later can't be started", "apt-get install x"))

    with monkeypatch.context() as patched:
        patched.setattr(jvm, "start", absent)
        patched.setattr(browser, "PACKAGES", real.root / "nowhere")
        ran = verified(real)
    assert (ran.status, ran.codes) == (1, ["validator-missing", "validator-missing"])
    record = json.loads((real.root / proven.FILE).read_text("utf-8"))
    assert {key for row in record["files"].values() for key in row["verdicts"]} == {"declared"}


def test_a_browser_that_ends_too_soon_has_proven_nothing(real, monkeypatch: pytest.MonkeyPatch):
    ending = [sys.executable, "-c", "import sys; sys.exit('the display is on fire')"]
    monkeypatch.setattr(browser, "command", lambda: ending)
    told = validating.validate([Task("wcag", FILES[1], real.root / FILES[1], "da")])
    assert [(one.judged, one.findings[0].code) for one in told] == [(False, "validator-failed")]
    assert "the display is on fire" in told[0].findings[0].message


def test_a_fault_of_a_page_is_told_where_its_words_are_written(real):
    data = (real.root / FILES[1]).read_bytes()
    pale = html("<p>Et <em>", '<p style="color: #999 !important">Et <em>')(data)
    real.write(FILES[1], pale)
    (real.root / FILES[0]).unlink()
    (real.root / FILES[2]).unlink()
    ran = verified(real)
    assert ran.places("axe") == [(f"source/{NAME}.md", 6)] * len(ran.places("axe"))
    assert FILES[1] in str(ran.findings[0]["message"])
    assert ran.status == 1
    assert f"<code>source/{NAME}.md:6</code>" in (real.root / "output/verify.html").read_text("utf-8")
