"""The command line: what is typed, what is told, and the exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_projects import SETTINGS, TEXT, small_project

import pipeline
from press.editions import EDITIONS

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(pipeline.cli.commands)


@pytest.mark.parametrize("code", ["zh-Hans", "zh_Hans"])
def test_a_language_is_named_in_either_form_and_written_in_one(tmp_path, code):
    project = small_project(tmp_path, settings=SETTINGS.replace("en", "zh-Hans"))

    ran = project.run("html", "--lang", code)

    assert (ran.status, ran.out) == (0, "output/zh-Hans/tekst.初稿.html\n")


def test_without_a_language_every_one_is_made(tmp_path):
    assert sorted(small_project(tmp_path).run("html").out.split()) == [
        "output/da/tekst.html",
        "output/en/tekst.Draft.html",
    ]


HOSTILE = {
    "nothing": "",
    "no language": "xx",
    "another case": "EN",
    "a path": "../../x",
    "a semicolon": "en;id",
    "make's shell": "$(shell id)",
    "backticks": "`id`",
    "a space": "en ar",
    "a line end": "en\nar",
    "a command for the terminal": "\x1b[31mred",
    "half a character": "\udcff",
    "five thousand letters": "x" * 5000,
}


@pytest.mark.parametrize("command", ["html", "check", "status", "update"])
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_language_gets_one_line_that_lists_those_there_are(tmp_path, command, value):
    project = small_project(tmp_path)
    before = project.files(".")

    ran = project.run(command, "--lang", value)

    assert (ran.status, ran.codes, ran.out, ran.err) == (1, ["language-unknown"], "", "")
    assert "da, en" in str(ran.findings[0]["hint"])
    assert len(str(ran.findings[0]["message"])) < 120
    assert project.files(".") == before


def test_a_language_that_is_not_published_is_told_where_to_add_it(tmp_path):
    ran = small_project(tmp_path).run("html", "--lang", "ar")

    assert (ran.status, ran.codes) == (1, ["language-unknown"])
    assert "add it to languages in publication.toml" in str(ran.findings[0]["hint"])


@pytest.mark.parametrize("value", [name for name in HOSTILE.values() if name])
@pytest.mark.parametrize("command", ["html", "check", "verify"])
def test_what_is_no_document_gets_one_line_that_lists_those_there_are(tmp_path, command, value):
    ran = small_project(tmp_path).run(command, "--lang", "da", "--doc", value)

    assert (ran.status, ran.codes, ran.out) == (1, ["document-unknown"], "")
    assert ran.findings[0]["hint"] == "there are: tekst"
    assert len(str(ran.findings[0]["message"])) < 150


def test_one_document_is_made_alone_though_another_is_wrong(tmp_path):
    project = small_project(tmp_path)
    project.text("daarlig", "<b>\n")

    ran = project.run("html", "--lang", "da", "--doc", "tekst")

    assert (ran.status, ran.findings, ran.out) == (0, [], "output/da/tekst.html\n")


def test_where_nothing_was_built_there_is_nothing_to_verify(tmp_path):
    ran = small_project(tmp_path).run("verify", "--lang", "da")

    assert (ran.status, ran.codes) == (1, ["nothing-built"])
    assert ran.findings[0]["hint"] == "run `make all` first"


WRONG_USE = {
    "an unknown option": (["html", "--fast"], "--fast"),
    "an unknown command": (["pfd"], "pdf"),
    "no command": ([], "Missing command"),
    "an empty document": (["html", "--doc", ""], "leave it out for all"),
    "no processes": (["html", "--jobs", "0"], "--jobs"),
    "an import from nowhere": (["import", "--lang", "en"], "--from"),
    "an import into nothing": (["import", "--from", "x.po"], "--lang"),
    "a release without a name": (["release"], "Missing option '--version' (with make: VERSION=…)."),
    "an approval by nobody": (["approve", "--lang", "en"], "Missing option '--by' (with make: BY=…)."),
    "changes since nothing": (["changes"], "(with make: SINCE=…)"),
    "a withdrawal without a reason": (["withdraw", "--version", "x"], "(with make: REASON=…)"),
}


@pytest.mark.parametrize(("arguments", "words"), WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use_is_told_and_the_status_is_2(tmp_path, arguments, words):
    ran = small_project(tmp_path).run(*arguments)

    assert ran.status == 2
    assert words in ran.err
    assert (ran.out, ran.findings) == ("", [])


@pytest.mark.parametrize("folder", ["", "no-such-folder", "publication.toml", "a\0b"])
def test_a_project_that_is_no_folder_is_wrong_use(tmp_path, monkeypatch, folder):
    small_project(tmp_path)
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(pipeline.cli, ["--project", folder, "html"])

    assert result.exit_code == 2
    assert "--project" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_of_whole_sentences(command):
    result = CliRunner().invoke(pipeline.cli, [command, "-h"])
    listed = CliRunner().invoke(pipeline.cli, ["-h"]).stdout

    assert result.exit_code == 0
    assert pipeline.cli.commands[command].help.rstrip().endswith(".")
    assert f"  {command} " in listed
    assert "INTEGER RANGE" not in result.stdout


@pytest.mark.parametrize("name", [row.command for row in EDITIONS.values()])
def test_every_format_has_its_command(name):
    assert name in COMMANDS


def test_findings_are_lines_for_people(tmp_path):
    small_project(tmp_path, text="---\ntitle: x\n---\n\n<div>\na\n</div>\n")

    result = CliRunner().invoke(pipeline.cli, ["--project", str(tmp_path), "html", "--lang", "da"])

    (line,) = result.stderr.splitlines()
    assert line.startswith("source/tekst.md:5: error raw-markup raw HTML “<div> a </div>” — ")


def test_a_message_can_not_command_the_terminal(tmp_path):
    small_project(tmp_path, text="---\ntitle: x\n---\n\n[a](\x1b]0;x)\n")

    result = CliRunner().invoke(pipeline.cli, ["--project", str(tmp_path), "html", "--lang", "da"])

    assert result.exit_code == 1
    assert "\x1b" not in result.stderr


def test_each_fault_is_told_once_however_many_languages_meet_it(tmp_path):
    project = small_project(tmp_path, settings=SETTINGS.replace('"en"', '"en", "de", "fr"'), text=TEXT + "\n<b>\n")

    ran = project.run("html")

    assert ran.codes.count("raw-markup") == 1


# --- in processes of their own -----------------------------------------------------------------------------------


def start(root, *arguments, **options):
    command = [sys.executable, str(ROOT / "pipeline.py"), "--project", str(root), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def test_away_from_a_terminal_only_findings_and_files_are_printed(tmp_path):
    project = small_project(tmp_path)
    project.text("anden", TEXT)

    process = start(tmp_path, "--format", "json", "html", cwd="/")
    out, err = process.communicate(timeout=60)

    assert process.returncode == 0
    assert sorted(out.split()) == sorted(
        f"output/{code}/{name}{word}.html"
        for code, word in (("da", ""), ("en", ".Draft"))
        for name in ("anden", "tekst")
    )
    told = [json.loads(line) for line in err.splitlines()]
    assert {found["code"] for found in told} == {"catalog-missing", "untranslated"}
    assert all(set(found) == {"file", "line", "severity", "scope", "code", "message", "hint"} for found in told)


def test_a_run_in_the_c_locale_prints_danish_and_chinese(tmp_path):
    small_project(tmp_path, text="# Blåbær 中文\n\n<b>x</b>\n")

    process = start(tmp_path, "check", env={"PATH": os.environ["PATH"], "LC_ALL": "C"})
    _out, err = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "Traceback" not in err


def test_letters_that_the_locale_lacks_are_written_as_numbers(tmp_path):
    small_project(tmp_path)

    process = start(tmp_path, "status", env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": "ascii"})
    out, err = process.communicate(timeout=60)

    assert (process.returncode, "Traceback" in err) == (0, False), err
    assert "\\u2013" in out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_loading_the_renderer_beside_the_reader_neither_hangs_nor_swallows_what_is_printed(tmp_path, jobs):
    small_project(tmp_path)

    process = start(tmp_path, "pdf", "--jobs", jobs)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (0, "")
    assert sorted(out.split()) == ["output/da/tekst.pdf", "output/en/tekst.Draft.pdf"]


def test_two_runs_at_once_both_succeed_and_leave_whole_files(tmp_path):
    project = small_project(tmp_path)

    runs = [start(tmp_path, command) for command in ("html", "html", "update", "update")]
    ends = [run.communicate(timeout=120) for run in runs]

    assert [run.returncode for run in runs] == [0, 0, 0, 0], ends
    assert project.html().rstrip().endswith("</html>")
    assert not [file for file in project.files(".") if file.endswith(".press-tmp")]


def test_an_edition_of_some_documents_is_made_of_these_alone(tmp_path):
    project = small_project(tmp_path, settings=f'{SETTINGS}\n[edition.handout]\ndocuments = ["andet"]\n')
    project.text("andet", "---\ntitle: Andet\n---\n\nAndre ord.\n")
    ran = project.run("html", "--lang", "da")
    assert (ran.status, list(project.files())) == (0, ["output/da/andet.html"])


def test_an_edition_of_a_document_that_is_not_there_is_told(tmp_path):
    project = small_project(tmp_path, settings=f'{SETTINGS}\n[edition.handout]\ndocuments = ["anden"]\n')
    ran = project.run("html", "--lang", "da")
    assert (ran.status, ran.places("document-unknown")) == (1, [("publication.toml", None)])


def test_all_makes_a_leaflet_only_where_the_settings_have_a_section_for_it(tmp_path):
    project = small_project(tmp_path)
    assert project.run("all", "--lang", "da").status == 0
    assert [name for name in project.files() if "leaflet" in name or "booklet" in name] == []
    project.write("publication.toml", f"{SETTINGS}\n[edition.leaflet]\n")
    assert project.run("all", "--lang", "da").status == 0
    assert [name for name in project.files() if "leaflet" in name or "booklet" in name] == [
        "output/da/tekst.leaflet.pdf"
    ]


def test_marks_make_files_of_their_own_of_what_is_printed(tmp_path):
    project = small_project(tmp_path, settings=f"{SETTINGS}\n[edition.booklet]\n")
    assert project.run("all", "--lang", "da", "--marks").status == 0
    assert sorted(project.files()) == [
        "output/da/tekst.booklet.print.pdf",
        "output/da/tekst.epub",
        "output/da/tekst.html",
        "output/da/tekst.large-print.print.pdf",
        "output/da/tekst.print.pdf",
    ]
    # None of them is a PDF for readers, which is what there is to verify.
    ran = project.run("verify")
    assert (ran.status, ran.codes) == (0, [])
    assert ran.out == "output/verify.html\n2 files: every standard is met\n"
