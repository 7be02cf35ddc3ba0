"""The Makefile hands values on as they are, and neither make nor a shell ever runs one."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKE = shutil.which("make")
pytestmark = pytest.mark.skipif(MAKE is None, reason="make is not installed")

VALUES = (
    "LANG",
    "DOC",
    "PROJECT",
    "FROM",
    "BY",
    "FILE",
    "VERSION",
    "SINCE",
    "FOR",
    "TO",
    "YES",
    "THEIRS",
    "ANEW",
    "NAME",
)
COMMANDS = (
    "pdf",
    "epub",
    "html",
    "all",
    "plan",
    "watch",
    "reproduce",
    "explain",
    "status",
    "update",
    "import",
    "export",
    "receive",
    "new",
    "check",
    "proof",
    "gallery",
    "statement",
    "verify",
)

HOSTILE = {
    "make's shell": "$(shell touch canary)",
    "make's shell in braces": "${shell touch canary}",
    "make's eval": "$(eval x := $(shell touch canary))",
    "make's error": "$(error canary)",
    "a doubled dollar": "$$(touch canary)",
    "backticks": "`touch canary`",
    "a shell's substitution": '"$(touch canary)"',
    "a semicolon": "en;touch canary",
    "an ampersand": "en&touch canary",
    "a pipe": "en|touch canary",
    "a newline": "en\ntouch canary",
    "a double quote": '"; touch canary; "',
    "a single quote": "'; touch canary; '",
    "an environment variable": "$HOME ${HOME} $$HOME",
    "a path": "../../x",
    "a space": "en ar",
    "a number sign": "en#ar",
    "a backslash at the end": "en\\",
    "an option": "--help",
    "letters of another script": "العربية",
    "an equals sign": "x=y:=$(shell touch canary)",
    "nothing": "",
}

RECORDER = """
import json, os, sys
print(json.dumps({"arguments": sys.argv[1:], "environment": dict(os.environ)}))
"""


@pytest.fixture
def checkout(tmp_path):
    """A checkout with our Makefile, whose pipeline.py and set-up tell what they are given."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "pipeline.py").write_text(RECORDER)
    (tmp_path / "press/bootstrap").mkdir(parents=True)
    (tmp_path / "press/bootstrap/__main__.py").write_text(RECORDER)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    # A script, not a link: a link to an environment's interpreter would look for that environment here.
    python = tmp_path / ".venv/bin/python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return tmp_path


def make(checkout, *arguments, **environment):
    """Run make without anything that an outer make may have left in the environment."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PRESS_"))}
    return subprocess.run(
        [MAKE, *arguments],
        cwd=checkout,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def told(process):
    """What set-up and pipeline.py were given, in this order."""
    assert process.returncode == 0, process.stderr
    return [json.loads(line) for line in process.stdout.splitlines() if line.startswith("{")]


def expected(value):
    return [f"--project={value}", "pdf", *(f"--{name.lower()}={value}" for name in VALUES if name != "PROJECT")]


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_every_value_reaches_the_pipeline_as_it_was_typed_and_nothing_of_it_is_run(checkout, value):
    process = make(checkout, "pdf", *(f"{name}={value}" for name in VALUES))

    setup, pipeline = told(process)
    assert [pipeline["arguments"][1], *sorted(pipeline["arguments"])] == ["pdf", *sorted(expected(value))]
    assert setup["environment"]["PRESS_LANG"] == value
    assert not (checkout / "canary").exists()


@pytest.mark.parametrize("flag", ["-e", "-n", "-j2", "-k", "-r"])
def test_no_flag_of_make_makes_a_value_run(checkout, flag):
    hostile = HOSTILE["make's shell"]

    make(checkout, flag, "pdf", *(f"{name}={hostile}" for name in VALUES), **dict.fromkeys(VALUES, hostile))

    assert not (checkout / "canary").exists()


@pytest.mark.parametrize("flags", [(), ("-e",)], ids=["as it is", "make -e"])
def test_values_in_the_environment_mean_nothing_and_are_not_run(checkout, flags):
    hostile = HOSTILE["make's shell"]
    names = [*VALUES, "values", "given", "setup", "press", "python", "options", "project", "LC_ALL", "PRESS_LANG"]

    _, pipeline = told(make(checkout, *flags, "pdf", **dict.fromkeys(names, hostile)))

    assert pipeline["arguments"] == ["pdf"]
    assert "PRESS_LANG" not in pipeline["environment"]
    assert not (checkout / "canary").exists()


def test_a_theme_is_begun_by_a_name_that_can_be_no_option(checkout):
    _, pipeline = told(make(checkout, "template", "NAME=--help", "PROJECT=other"))

    assert pipeline["arguments"] == ["--project=other", "template", "new", "--", "--help"]


def test_the_tags_of_a_file_are_asked_for_by_a_name_that_can_be_no_option(checkout):
    setup, pipeline = told(make(checkout, "tags", "FILE=--help", "PROJECT=other"))

    assert setup["arguments"] == ["tags"]
    assert pipeline["arguments"] == ["--project=other", "tags", "--", "--help"]
    assert told(make(checkout, "tags"))[1]["arguments"] == ["tags"]


def test_an_outer_make_hands_a_value_on_unharmed(checkout):
    hostile = HOSTILE["make's shell"]
    (checkout / "outer.mk").write_text('outer:\n\t@$(MAKE) -f Makefile pdf DOC="$$TYPED"\n')

    _, pipeline = told(make(checkout, "-f", "outer.mk", "LANG=zh_Hans", TYPED=hostile))

    assert sorted(pipeline["arguments"][1:]) == [f"--doc={hostile}", "--lang=zh_Hans"]
    assert not (checkout / "canary").exists()


def test_a_value_in_makeflags_as_make_itself_writes_it_is_not_run(checkout):
    _, pipeline = told(make(checkout, "pdf", MAKEFLAGS="-- LANG=$$(shell\\ touch\\ canary)"))

    assert pipeline["arguments"] == ["pdf", "--lang=$(shell touch canary)"]
    assert not (checkout / "canary").exists()


def test_what_the_recipes_start_gets_no_value_under_its_own_name(checkout):
    hostile = HOSTILE["make's shell"]

    _, pipeline = told(make(checkout, "pdf", *(f"{name}={hostile}" for name in VALUES)))

    environment = pipeline["environment"]
    assert environment["LANG"] == environment["LC_ALL"] == "C.UTF-8"
    assert (
        not {"DOC", "FROM", "BY", "FILE", "VERSION", "SINCE", "FOR", "TO", "YES", "THEIRS", "LANGUAGE"}
        & environment.keys()
    )
    assert hostile not in environment.get("MAKEFLAGS", "")


def test_a_variable_that_no_command_knows_is_refused_in_a_line_that_lists_those_there_are(checkout):
    process = make(checkout, "pdf", "lang=$(shell touch canary)")

    assert process.returncode == 2
    assert "lang= means nothing here" in process.stderr
    assert all(f"{name}=" in process.stderr for name in VALUES)
    assert len(process.stderr.splitlines()) == 1
    assert process.stdout == ""
    assert not (checkout / "canary").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_target_sets_up_for_itself_and_calls_the_command_of_its_name(checkout, command):
    setup, pipeline = told(make(checkout, command, "DOC=x"))

    assert setup["arguments"] == [command]
    assert pipeline["arguments"] == [command, "--doc=x"]


def test_the_pipeline_is_not_called_when_set_up_fails(checkout):
    (checkout / "press/bootstrap/__main__.py").write_text("raise SystemExit(1)")

    process = make(checkout, "pdf")

    assert process.returncode == 2
    assert process.stdout == ""


def test_help_lists_every_target_in_a_line_and_needs_no_set_up(checkout):
    shutil.rmtree(checkout / ".venv")
    shutil.rmtree(checkout / "press")
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())

    process = make(checkout, "help")

    lines = [line for line in process.stdout.splitlines() if line.startswith("  make ")]
    assert {line.split()[1] for line in lines} == targets == set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert len(lines) == len(targets)
    assert all(len(line) <= 100 for line in lines)
    assert make(checkout).stdout == process.stdout


def test_clean_removes_what_was_built_and_nothing_else(checkout):
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    (checkout / "output/en").mkdir(parents=True)
    (checkout / "output/.gitignore").write_text("*\n!.gitignore\n")
    (checkout / "output/en/a.pdf").write_text("built")
    (checkout / "output/kept.txt").write_text("committed by somebody")
    (checkout / ".gitignore").write_text("*.log\n")
    (checkout / "ignored.log").write_text("not in output/")
    subprocess.run([*git, "init", "-q"], cwd=checkout, check=True)
    subprocess.run([*git, "add", "-f", "output/.gitignore", "output/kept.txt"], cwd=checkout, check=True)

    process = make(checkout, "clean")

    assert process.returncode == 0, process.stderr
    assert process.stdout == ""
    assert sorted(path.name for path in (checkout / "output").iterdir()) == [".gitignore", "kept.txt"]
    assert (checkout / "ignored.log").exists()
    assert (checkout / "Makefile").exists()


def test_every_recipe_works_in_a_folder_with_a_space_in_its_name(checkout):
    spaced = checkout / "a folder"
    spaced.mkdir()
    for name in ("Makefile", "pipeline.py", "press", ".venv"):
        (checkout / name).rename(spaced / name)

    _, pipeline = told(make(spaced, "pdf", "LANG=en"))

    assert pipeline["arguments"] == ["pdf", "--lang=en"]
