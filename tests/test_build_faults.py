"""What goes wrong around a build: output/ holds old or new files, whole, and the next run does the rest."""

from __future__ import annotations

import fcntl
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_projects import TEXT, TRANSLATED, Project, small_project

from press.build import formatting, labour, laying
from press.build.forking import may_fork

ROOT = Path(__file__).parent.parent
KILLS = int(os.environ.get("PRESS_KILLS", "100"))
LONG = TEXT + "\n".join(f"Afsnit {number} har nogle ord mere.\n" for number in range(600))


@pytest.fixture(autouse=True)
def _limits_apply():
    """Limits of time and memory are those of forked processes; tests/conftest.py sees to it that there can be some."""
    assert may_fork()


def started(project: Project, *arguments: str) -> subprocess.Popen[str]:
    """A real run, in a process group of its own as a terminal makes one."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "pipeline.py"), "--project", str(project.root), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # What is said comes when it is said, whether or not the machine asks Python for it.
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    )


def finished(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    process = started(project, *arguments)
    out, err = process.communicate(timeout=300)
    assert "Traceback" not in err
    return subprocess.CompletedProcess([], process.returncode, out, err)


def several(root: Path) -> Project:
    project = small_project(root)
    for name in ("anden", "tredje"):
        project.text(name, TEXT)
        project.catalog(name, TRANSLATED)
    return project


def test_killed_at_any_moment_output_holds_old_or_new_files_and_the_next_run_finishes(tmp_path):
    project = several(tmp_path)
    texts = (TEXT, TEXT.replace("En titel", "En anden titel") + "\nMere.\n")
    whole: list[dict[str, bytes]] = []
    for text in texts:
        project.text("anden", text)
        begin = time.monotonic()
        assert finished(project, "html", "--jobs", "2").returncode == 0
        took = time.monotonic() - begin
        whole.append(project.files())
    moments = random.Random(0 if "HUNT" not in os.environ else None)
    for number in range(KILLS):
        project.text("anden", texts[number % 2])
        (project.root / "output/en/tekst.html").unlink(missing_ok=True)
        process = started(project, "html", "--jobs", "2")
        time.sleep(moments.uniform(0, took))
        process.kill()
        process.communicate()
        for file, data in project.files().items():
            hidden = file.rpartition("/")[2].startswith(".")
            assert hidden or data in [version[file.replace(".Draft.", ".")] for version in whole], (number, file)
    assert finished(project, "html").returncode == 0
    assert project.files() == whole[(KILLS - 1) % 2]
    assert finished(project, "html").stdout == "6 files are up to date\n"


def test_what_a_killed_run_left_goes_with_the_next_run_that_has_nothing_to_do(tmp_path):
    project = small_project(tmp_path)
    project.run("html")
    names = "output/.manifest.json.4711-0.press-tmp", "output/en/.tekst.html.4711-0.press-tmp"
    left = [project.write(name, "half a file") for name in names]
    assert project.run("html").status == 0
    assert not any(file.exists() for file in left)


@pytest.mark.parametrize("year", [1980, 2100])
def test_where_the_clock_jumps_nothing_is_made_again_and_no_change_is_missed(tmp_path, year):
    project = small_project(tmp_path)
    assert finished(project, "html").returncode == 0
    whole = project.files()
    jumped = (year - 1970) * 365 * 86_400
    for path in [path for path in tmp_path.rglob("*") if path.is_file()]:
        os.utime(path, (jumped, jumped))
    assert "up to date" in finished(project, "html").stdout
    text = project.root / "source/tekst.md"
    text.write_text(text.read_text("utf-8").replace("En titel", "Ny titel"), "utf-8")  # as long as it was
    os.utime(text, (jumped, jumped))
    assert finished(project, "html").returncode == 0
    assert project.files() != whole
    assert b"Ny titel" in project.files()["output/da/tekst.html"]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_stopped_by_hand_a_build_ends_at_once_and_cleanly(tmp_path, ending):
    project = small_project(tmp_path, text=LONG)
    project.text("anden", TEXT)
    process = started(project, "pdf", "--lang", "da", "--jobs", "2")
    assert process.stdout is not None
    assert process.stdout.readline() == "output/da/anden.pdf\n"  # the long one is being made
    if ending is signal.SIGINT:
        os.killpg(process.pid, ending)
    else:
        process.send_signal(ending)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "Stopped. What was finished is whole; the next run does the rest.\n")
    assert list(project.files()) == ["output/da/anden.pdf"]
    assert "up to date" in project.run("plan", "--doc", "anden", "--lang", "da").out.splitlines()[1]


def test_of_two_builds_in_one_folder_the_second_waits_and_says_so(tmp_path):
    project = small_project(tmp_path)
    (tmp_path / "output").mkdir()
    descriptor = os.open(tmp_path / "output", os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    process = started(project, "html")
    assert process.stderr is not None
    code = "run-waits"
    assert f"info {code}" in process.stderr.readline()
    assert project.files() == {}
    os.close(descriptor)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, sorted(out.split()), err.count("error")) == (
        0,
        ["output/da/tekst.html", "output/en/tekst.Draft.html"],
        0,
    )


def test_where_output_cannot_be_written_each_file_is_told_of_in_a_line(tmp_path):
    project = small_project(tmp_path)
    project.write("output", "a file stands here")
    ran = project.run("html")
    assert (ran.status, ran.codes, ran.err) == (1, ["file-unwritable"] * 2, "")


def mounted(folder: Path, options: str) -> bool:
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return subprocess.run(mount, capture_output=True, check=False).returncode == 0


@pytest.fixture
def output(tmp_path):
    """output/ as a disk of its own."""
    folder = tmp_path / "output"
    if not mounted(folder, "size=64k"):
        pytest.skip("a disk of 64 KiB can't be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_on_a_full_disk_nothing_is_lost_and_with_more_space_the_next_run_finishes(tmp_path, output):
    project = several(tmp_path)
    ran = project.run("html")
    assert ran.status == 1
    assert set(ran.codes) == {"file-unwritable"}
    written = ran.out.replace(".Draft.", ".").split()
    assert 0 < len(written) < 6
    assert sorted(project.files()) == sorted(written)
    subprocess.run(["mount", "-o", "remount,size=10m", str(output)], check=True)
    assert project.run("html").status == 0
    assert len(project.files()) == 6
    assert project.run("html").out == "6 files are up to date\n"


def test_on_a_disk_that_is_read_only_nothing_is_lost(tmp_path, output):
    project = small_project(tmp_path)
    assert project.run("html").status == 0
    before = project.files()
    project.text("tekst", TEXT + "\nMere.\n")
    subprocess.run(["mount", "-o", "remount,ro", str(output)], check=True)
    ran = project.run("html")
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    assert [code for code in ran.codes if code != "untranslated"] == ["file-unwritable"] * 2
    assert project.files() == before


def test_a_file_that_is_replaced_while_it_is_read_is_read_again_the_next_time(tmp_path, monkeypatch):
    project = small_project(tmp_path)
    whole = labour.run

    def run(*arguments):
        project.catalog("tekst", {**TRANSLATED, ("title", "En titel"): "Replaced"})
        return whole(*arguments)

    monkeypatch.setattr(labour, "run", run)
    assert project.run("html", "--lang", "en").status == 0
    monkeypatch.undo()
    assert "Replaced" in project.html()
    assert "catalog en of tekst changed" in project.run("plan", "--lang", "en").out
    assert project.run("html", "--lang", "en").out == "output/en/tekst.Draft.html\n"
    assert project.run("html", "--lang", "en").out == "output/en/tekst.Draft.html is up to date\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_document_that_takes_too_long_is_named_and_the_others_are_made(tmp_path, jobs, monkeypatch):
    project = small_project(tmp_path)
    project.text("anden", TEXT)
    whole = formatting.formatted

    def slow(project, page, *rest):
        if page.document == "tekst":
            time.sleep(600)
        return whole(project, page, *rest)

    monkeypatch.setattr("press.build.flow.formatted", slow)
    monkeypatch.setattr(laying, "formatted", slow)
    ran = project.run("pdf", "--lang", "da", "--jobs", jobs, "--timeout", "20")
    assert (ran.status, ran.out, ran.codes) == (1, "output/da/anden.pdf\n", ["render"])
    assert "“tekst” (da) can't be made: it took more than 20 seconds" in str(ran.findings[0]["message"])


@pytest.mark.parametrize("memory", ["20", "45", "75"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_document_that_fills_the_memory_is_named(tmp_path, jobs, memory):
    project = small_project(tmp_path, text=LONG)
    ran = finished(project, "pdf", "--lang", "da", "--jobs", jobs, "--memory", memory)
    assert (ran.returncode, ran.stdout) == (1, "")
    (told,) = [
        line for line in ran.stderr.splitlines() if "error" in line
    ]  # libraries may have last words of their own
    assert "tekst" in told
    assert "memory" in told
