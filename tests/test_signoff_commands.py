"""make approve: what it shows, asks and writes; and what a document says that is not approved."""

from __future__ import annotations

import json
import multiprocessing
import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from small_projects import SETTINGS, TEXT, TRANSLATED, Project, small_project

from press.build import approving
from press.build.project import Project as BuiltProject
from press.build.sources import prepare_all
from press.build.verifying import built
from press.model.signoff import Role
from press.signoff.asking import Signatory

ROOT = Path(__file__).parents[1]
FILE = "locales/en/LC_MESSAGES/tekst.approvals"
WHO = Signatory(Role.REVIEWED, "Anna", date(2026, 5, 4))
NOTICE = "This translation is a draft."
BOTH = f'{SETTINGS}\n[signoff]\nrequired = ["reviewed", "approved"]\n'
GERMAN = SETTINGS.replace('"en"', '"de"')


def approve(project: Project, *more: str, by: str = "Anna"):
    return project.run("approve", "--lang", "en", "--by", by, *more)


def records(project: Project, file: str = FILE) -> list[dict[str, str]]:
    return [json.loads(line) for line in (project.root / file).read_bytes().splitlines()[1:]]


def is_draft(project: Project, document: str = "tekst", language: str = "en") -> bool:
    assert project.run("html", "--lang", language, "--doc", document).status == 0
    page = project.html(document, language)
    assert (NOTICE in page) == ("(Draft)" in page)
    return NOTICE in page


# --- recording -------------------------------------------------------------------------------------------------


def test_what_is_approved_is_written_down_and_the_draft_is_over(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777852800")
    project = small_project(tmp_path)
    assert is_draft(project)
    ran = approve(project, "--yes", "all", by="Søren “Ø” آنا")
    assert (ran.status, ran.findings) == (0, [])
    assert f"{FILE}: 2 texts reviewed by Søren “Ø” آنا" in ran.out
    assert {(one["source"], one["translation"], one["by"], one["date"]) for one in records(project)} == {
        (source, translation, "Søren “Ø” آنا", "2026-05-04") for (_, source), translation in TRANSLATED.items()
    }
    assert not is_draft(project)
    again = approve(project, "--yes", "all")
    assert (again.status, again.out) == (0, "All is approved. Commit it: the commit says who brought the approvals.\n")


def test_a_draft_has_a_name_that_says_so_which_is_gone_when_it_is_approved(tmp_path):
    project = small_project(tmp_path)
    plain, own = tmp_path / "output/en/tekst.html", tmp_path / "output/en/tekst.Draft.html"
    assert project.run("html", "--lang", "en").out == "output/en/tekst.Draft.html\n"
    assert (plain.readlink(), own.is_symlink()) == (Path("tekst.Draft.html"), False)
    assert project.run("html", "--lang", "en").out == "output/en/tekst.Draft.html is up to date\n"
    for file in ("output/en/tekst.Draft.html", "output/en/tekst.html"):
        told = project.run("explain", "--file", file).out.splitlines()
        assert told[0].startswith("output/en/tekst.html: ")
        assert told[2] == "  a draft: output/en/tekst.Draft.html"
    assert [task.file for task in built(tmp_path, ["en"], "") if task.standard == "wcag"] == ["output/en/tekst.html"]
    own.unlink()
    assert project.run("html", "--lang", "en").out == "output/en/tekst.Draft.html\n"
    approve(project, "--yes", "all")
    assert project.run("html", "--lang", "en").out == "output/en/tekst.html\n"
    assert (plain.is_symlink(), own.exists()) == (False, False)


def test_without_a_terminal_nothing_is_recorded_unless_all_is_said(tmp_path):
    project = small_project(tmp_path)
    ran = approve(project)
    assert (ran.status, ran.codes) == (1, ["approve-unanswered"])
    assert "da: Et *lille* afsnit." in ran.out
    assert "en: A *small* paragraph." in ran.out
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("wrong", [("--yes", "1"), ("--role", "boss"), ("--gone", "yes")])
def test_what_an_option_does_not_know_is_wrong_usage(tmp_path, wrong):
    assert approve(small_project(tmp_path), *wrong).status == 2


@pytest.mark.parametrize(
    ("settings", "arguments", "code", "hint"),
    [
        (SETTINGS, ("--lang", "en", "--by", "An\x1b[1mna"), "approve-name", "U+001B"),
        (SETTINGS, ("--lang", "en", "--by", "  "), "approve-name", "no letter"),
        (SETTINGS, ("--lang", "da", "--by", "Anna"), "approve-source", "language of the source texts"),
        (SETTINGS, ("--lang", "fi", "--by", "Anna"), "language-unknown", "not published"),
        (BOTH, ("--lang", "en", "--by", "Anna"), "approve-role", "requires reviewed and approved"),
        (f"{SETTINGS}[signoff]\nrequired = []\n", ("--lang", "en", "--by", "Anna"), "approve-role", "requires no role"),
        (SETTINGS, ("--lang", "en", "--by", "Anna", "--doc", "../x"), "document-unknown", "no document"),
    ],
)
def test_who_may_not_approve_is_told_why_and_nothing_is_written(tmp_path, settings, arguments, code, hint):
    project = small_project(tmp_path, settings=settings)
    before = project.files("locales")
    ran = project.run("approve", *arguments, "--yes", "all")
    assert (ran.status, ran.codes) == (1, [code])
    assert hint in str(ran.findings)
    assert project.files("locales") == before


def test_only_what_could_be_published_is_approved(tmp_path):
    project = small_project(tmp_path, text=f"{TEXT}\n3 huse.\n\nIngen.\n\nMåske.\n")
    project.catalog("tekst", {**TRANSLATED, ("", "3 huse."): "4 houses.", ("", "Måske."): "Perhaps."})
    file = tmp_path / "locales/en/LC_MESSAGES/tekst.po"
    file.write_text(file.read_text().replace('msgid "Måske."', '#, fuzzy\nmsgid "Måske."'))
    ran = approve(project, "--yes", "all")
    assert {one["source"] for one in records(project)} == {source for _, source in TRANSLATED}
    assert "3 texts can't be approved yet: not translated, fuzzy, or kept out of print by an error" in ran.out
    assert project.run("html").codes == ["translation-numbers", "untranslated"]
    assert NOTICE in project.html()


def test_a_damaged_line_is_told_kept_and_counts_for_nothing(tmp_path):
    project = small_project(tmp_path)
    approve(project, "--yes", "all")
    data = (tmp_path / FILE).read_bytes()
    altered = data.replace(b"A *small* paragraph.", b"A *large* paragraph.")
    assert altered != data
    project.write(FILE, altered)
    place = [(FILE, 2 + [one["source"] for one in records(project)].index("Et *lille* afsnit."))]
    assert project.run("check").places("approval-hash") == place
    built = project.run("html", "--lang", "en")
    assert (built.status, built.places("approval-hash")) == (1, place)
    assert NOTICE in project.html()
    assert approve(project, "--yes", "all").places("approval-hash") == place
    assert altered.splitlines()[place[0][1] - 1] in (tmp_path / FILE).read_bytes().splitlines()
    assert {one["translation"] for one in records(project)} == {*TRANSLATED.values(), "A *large* paragraph."}


def test_a_file_of_another_version_is_not_written(tmp_path):
    project = small_project(tmp_path)
    project.write(FILE, '{"format": "approvals", "version": 2}\n')
    ran = approve(project, "--yes", "all")
    assert (ran.status, ran.codes) == (1, ["approval-header"])
    assert "da: En titel" not in ran.out  # nobody reads in vain
    assert "All is approved" not in ran.out
    assert (tmp_path / FILE).read_text() == '{"format": "approvals", "version": 2}\n'


def test_what_changes_while_it_is_shown_is_not_approved(tmp_path):
    project = small_project(tmp_path)
    opened = BuiltProject.open(tmp_path)
    rows, _ = approving.waiting(opened, prepare_all(opened, ("tekst",)), "en", Role.REVIEWED)
    shown = {row.name: [one.entry for one in row.questions] for row in rows}
    project.catalog("tekst", {**TRANSLATED, ("title", "En titel"): "Another title"})
    (report,) = approving.record(opened, "en", shown, WHO)
    assert [found.code for found in report.findings] == ["approve-changed"]
    assert [one["source"] for one in records(project)] == ["Et *lille* afsnit."]


def _record_one(root: Path, number: int) -> None:
    project = BuiltProject.open(root)
    rows, _ = approving.waiting(project, prepare_all(project, ("tekst",)), "en", Role.REVIEWED)
    mine = {row.name: [one.entry for one in row.questions if one.entry.msgid == f"Tekst {number}."] for row in rows}
    list(approving.record(project, "en", mine, Signatory(Role.REVIEWED, f"Nr {number}", WHO.day)))


def test_people_who_approve_at_once_lose_nothing(tmp_path):
    texts = [f"Tekst {number}." for number in range(6)]
    project = small_project(tmp_path, text=TEXT + "".join(f"\n{text}\n" for text in texts))
    project.catalog("tekst", {("", text): text.replace("Tekst", "Text") for text in texts})
    forking = multiprocessing.get_context("fork")
    people = [forking.Process(target=_record_one, args=(tmp_path, number)) for number in range(6)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert {(one["source"], one["by"]) for one in records(project)} == {
        (text, f"Nr {number}") for number, text in enumerate(texts)
    }


# --- on a terminal ---------------------------------------------------------------------------------------------


def on_a_terminal(root: Path, answers: str) -> str:
    ours, theirs = pty.openpty()
    command = [sys.executable, ROOT / "pipeline.py", "--project", root, "approve", "--lang", "en", "--by", "Anna"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        os.write(ours, answers.encode())
        shown = b""
        while True:
            try:
                shown += os.read(ours, 65536)
            except OSError:
                break
        process.wait()
    os.close(ours)
    return shown.decode()


@pytest.mark.parametrize(
    ("answers", "approved"),
    [
        ("yes\nno\n", {"En titel"}),
        ("no\nyes\n", {"Et *lille* afsnit."}),
        ("all\n", {"En titel", "Et *lille* afsnit."}),
        ("yes\nstop\n", {"En titel"}),
        ("yes\n\x04", {"En titel"}),  # Ctrl-D, which ends as Ctrl-C does
    ],
)
def test_on_a_terminal_each_text_is_asked_for(tmp_path, answers, approved):
    project = small_project(tmp_path)
    shown = on_a_terminal(tmp_path, answers)
    assert "Approve it?" in shown
    assert {one["source"] for one in records(project)} == approved


def test_on_a_terminal_approvals_of_what_is_gone_are_asked_for(tmp_path):
    project = small_project(tmp_path)
    approve(project, "--yes", "all")
    project.catalog("tekst", {("title", "En titel"): "A title"})
    project.text("tekst", TEXT.replace("Et *lille* afsnit.", "Nyt."))
    assert "gone: Et *lille* afsnit. (reviewed by Anna," in on_a_terminal(tmp_path, "n\n")
    assert len(records(project)) == 2
    on_a_terminal(tmp_path, "y\n")
    assert [one["source"] for one in records(project)] == ["En titel"]


# --- what a change does ----------------------------------------------------------------------------------------


def test_a_changed_translation_is_shown_with_its_words_and_makes_the_draft_again(tmp_path):
    project = small_project(tmp_path)
    approve(project, "--yes", "all")
    project.catalog("tekst", {**TRANSLATED, ("", "Et *lille* afsnit."): "A *tiny* paragraph."})
    assert is_draft(project)
    assert "Not all of it has been approved yet." in project.html()
    ran = approve(project)
    assert "[-small-]{+tiny+}" in ran.out
    assert "reviewed before by Anna" in ran.out
    assert "A title" not in ran.out
    approve(project, "--yes", "all", by="Bo")
    assert not is_draft(project)
    assert {(one["translation"], one["by"]) for one in records(project)} == {
        ("A title", "Anna"),
        ("A *tiny* paragraph.", "Bo"),
    }


def test_a_changed_source_makes_the_draft_again_and_the_old_words_bring_the_approval_back(tmp_path):
    project = small_project(tmp_path)
    project.run("update")
    approve(project, "--yes", "all")
    project.text("tekst", TEXT.replace("lille", "stort"))
    assert is_draft(project)
    project.run("update")
    assert is_draft(project)
    ran = project.run("status")
    assert "1 approval is of texts that are no more: make approve LANG=en" in ran.out
    assert len(records(project)) == 2
    project.text("tekst", TEXT)
    project.run("update")
    assert not is_draft(project)


def test_approvals_whose_whole_catalog_is_gone_are_told_and_dropped_with_their_file(tmp_path):
    project = small_project(tmp_path)
    project.text("anden", TEXT)
    project.catalog("anden", TRANSLATED)
    approve(project, "--yes", "all")
    for file in ("source/anden.md", "locales/en/LC_MESSAGES/anden.po"):
        (tmp_path / file).unlink()
    other = tmp_path / FILE.replace("tekst", "anden")
    before = other.read_bytes()
    assert "2 approvals are of texts that are no more" in project.run("status").out
    assert "2 approvals of texts that are no more; GONE=drop drops them." in approve(project).out
    approve(project, "--doc", "tekst", "--gone", "drop")
    assert other.read_bytes() == before
    other.write_bytes(before + b"damaged\n")
    assert approve(project, "--gone", "drop").codes == ["approval-syntax"]
    assert other.read_bytes().splitlines()[1:] == [b"damaged"]
    other.write_bytes(before)
    ran = approve(project, "--gone", "drop")
    assert "anden.approvals: approvals of 2 texts that are gone were dropped, and the file with them" in ran.out
    assert not other.exists()
    assert len(records(project)) == 2
    assert "no more" not in project.run("status").out


def test_an_approval_of_what_is_gone_is_dropped_by_nothing_but_the_wish(tmp_path):
    project = small_project(tmp_path)
    project.run("update")
    approve(project, "--yes", "all")
    project.text("tekst", TEXT.replace("Et *lille* afsnit.", "Nyt."))
    for command in (("update",), ("html",), ("status",), ("approve", "--lang", "en", "--by", "Bo", "--yes", "all")):
        project.run(*command)
        assert len(records(project)) == 2
    ran = approve(project, "--gone", "drop")
    assert f"{FILE}: approvals of 1 text that are gone were dropped" in ran.out
    assert [one["source"] for one in records(project)] == ["En titel"]
    assert "no more" not in project.run("status").out


def test_both_roles_are_asked_for_where_both_are_required(tmp_path):
    project = small_project(tmp_path, settings=BOTH)
    approve(project, "--yes", "all", "--role", "reviewed")
    assert is_draft(project)
    assert "reviewed by Anna" in approve(project, "--role", "approved").out
    approve(project, "--yes", "all", "--role", "approved", by="Bo")
    assert not is_draft(project)
    out = project.run("status").out
    assert "2 of 2" in out
    assert "Bo" in out
    assert "draft" not in out


def test_a_language_may_need_less_than_the_others(tmp_path):
    project = small_project(tmp_path, settings=f"{SETTINGS}\n[language.en]\nsignoff = []\n")
    assert not is_draft(project)


def test_an_incomplete_text_is_a_draft_and_the_source_is_none(tmp_path):
    project = small_project(tmp_path, text=f"{TEXT}\nMere.\n")
    approve(project, "--yes", "all")
    assert is_draft(project)
    assert not is_draft(project, language="da")


def test_a_document_is_a_draft_for_itself_and_for_what_it_shares(tmp_path):
    shared = f"{TEXT}\n::: {{include=kontakt}}\n:::\n"
    project = small_project(tmp_path, text=shared)
    project.text("anden", TEXT)
    project.catalog("anden", TRANSLATED)
    project.write("source/shared/kontakt.md", "Ring.\n")
    project.catalog("kontakt", {("", "Ring."): "Call."})
    approve(project, "--yes", "all", "--doc", "anden")
    assert (is_draft(project), is_draft(project, "anden")) == (True, False)
    approve(project, "--yes", "all")
    assert not is_draft(project)
    project.catalog("kontakt", {("", "Ring."): "Ring us."})
    assert (is_draft(project), is_draft(project, "anden")) == (True, False)


def test_the_strings_of_the_layouts_are_printed_and_so_have_to_be_approved(tmp_path):
    project = small_project(tmp_path, settings=GERMAN)
    project.catalog(
        "tekst", {("title", "En titel"): "Ein Titel", ("", "Et *lille* afsnit."): "Ein *kleiner* Absatz."}, "de"
    )
    arguments = ("approve", "--lang", "de", "--by", "Anna", "--yes", "all")
    project.run("update")
    ran = project.run(*arguments)
    strings = "locales/de/LC_MESSAGES/templates.approvals"
    assert f"{strings}: " in ran.out
    assert ("Draft", "Entwurf") in {(one["source"], one["translation"]) for one in records(project, strings)}
    project.run("html", "--lang", "de")
    assert "Entwurf" not in project.html(language="de")

    # The site and the kits have strings of their own, which no document prints.
    lines = (tmp_path / strings).read_text("utf-8").splitlines()
    kept = [line for line in lines if '"source": "Search"' not in line]
    assert len(kept) == len(lines) - 1
    project.write(strings, "\n".join((*kept, "")))
    project.run("html", "--lang", "de")
    assert "Entwurf" not in project.html(language="de")

    (tmp_path / strings).unlink()
    project.run("html", "--lang", "de")
    assert "Entwurf" in project.html(language="de")


# --- incremental builds ----------------------------------------------------------------------------------------


def test_an_approval_makes_anew_what_it_touches_and_nothing_else(tmp_path):
    project = small_project(tmp_path)
    project.text("anden", TEXT)
    project.catalog("anden", TRANSLATED)
    project.run("html")
    approve(project, "--yes", "all", "--doc", "anden")
    ran = project.run("plan")
    told = dict(line.split(maxsplit=1) for line in ran.out.splitlines() if ".html" in line)
    assert told == {
        "output/da/anden.html": "up to date",
        "output/da/tekst.html": "up to date",
        "output/en/anden.html": "approvals en of anden is new",
        "output/en/tekst.html": "up to date",
    }
    assert project.run("html").out.splitlines() == ["output/en/anden.html"]
    assert "up to date" in project.run("html").out
