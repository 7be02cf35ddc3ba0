"""A build beside a Java machine finishes: nothing is forked from a process whose threads would be missing."""

import subprocess
import sys
from pathlib import Path

from small_projects import small_project

SCRIPT = """
import sys
from click.testing import CliRunner
from press.build.forking import may_fork
from press.checks.artifacts import jvm
import pipeline

assert may_fork()
jvm.start()
assert not may_fork()
ran = CliRunner().invoke(pipeline.cli, ["--project", sys.argv[1], "html", "--jobs", "2"])
print(ran.stdout, end="")
sys.exit(ran.exit_code)
"""


def test_files_are_made_in_a_process_that_has_verified_some(tmp_path: Path) -> None:
    small_project(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(done.stdout.splitlines()) == ["output/da/tekst.html", "output/en/tekst.Draft.html"]
