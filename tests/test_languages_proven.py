"""Every row of the table is proven: the Universal Declaration in the language, in all formats."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from unicodedata import category, normalize

import declarations
import pikepdf
import pytest
from declarations import DOCUMENT, FILES
from finished_files import epub_text, html_text

from press import languages
from press.build.verifying import built as tasks_of
from press.checks.artifacts.characters import count
from press.checks.artifacts.pdf_reading import read
from press.checks.artifacts.standards import STANDARDS
from press.checks.artifacts.validating import validate

ARTICLES = 4
"""Enough for a page or two of text in each language, and little enough for fifty languages."""


@pytest.fixture(scope="session")
def built(once) -> Path:
    """The first articles in each language: what a run of `make all` leaves, with its findings beside it."""

    def fill(root: Path) -> None:
        project = declarations.project(root, tuple(FILES), articles=ARTICLES)
        ran = project.run("all", "--jobs", "1")
        lines = [f"{found['severity']} {found['code']} {found['file']} {found['message']}" for found in ran.findings]
        (root / "findings.txt").write_text("\n".join([ran.err, *lines]), encoding="utf-8")

    return once("proven", fill)


def output(root: Path, code: str, suffix: str) -> Path:
    return root / "output" / code / f"{DOCUMENT}.{suffix}"


def letters(text: str) -> str:
    """Letters, marks and digits in their order: typography may change what stands between them."""
    return "".join(character for character in normalize("NFC", text) if category(character)[0] in "LMN")


def test_every_language_of_the_table_but_the_source_has_a_declaration():
    assert set(FILES) == set(languages.LANGUAGES) - {"da"}


def test_nothing_stands_in_the_way_of_any_language(built: Path):
    said = (built / "findings.txt").read_text("utf-8").splitlines()
    # One of the paragraphs is in no Chinese translation for Taiwan.
    known = {"untranslated", "language-limit"}
    assert [line for line in said if line and line.split()[1] not in known] == []


def test_what_a_language_is_known_to_lack_is_said_before_it_is_built(built: Path):
    said = (built / "findings.txt").read_text("utf-8").splitlines()
    told = [line for line in said if "language-limit" in line.split()]
    limited = [row for row in languages.LANGUAGES.values() if row.limits]
    names = [f"{languages.english_name(row.code)} ({row.code})" for row in limited]
    assert told == [f"info language-limit None {name}: {row.limits}" for name, row in zip(names, limited, strict=True)]
    assert said.index(told[0]) < len(told) + 1


@pytest.mark.parametrize("code", FILES)
def test_the_declaration_is_whole_in_each_format(built: Path, code: str):
    theirs = declarations.translation(code).items()
    texts = [letters(words) for place, words in theirs if place[0] <= ARTICLES]
    assert len(texts) >= 2 * ARTICLES + 1
    printed = count(letters("".join(run.text for run in read(output(built, code, "pdf").read_bytes()).runs)))
    assert count("".join(texts)) - printed == Counter()
    for whole in (epub_text(output(built, code, "epub")), html_text(output(built, code, "html"))):
        assert [words for words in texts if words not in letters(whole)] == []


def test_all_pdfs_keep_pdf_ua_and_all_books_are_valid(built: Path):
    tasks = [task for task in tasks_of(built, tuple(FILES), "") if STANDARDS[task.standard].engine != "browser"]
    assert len(tasks) > 3 * len(FILES)
    assert [verdict for verdict in validate(tasks) if not verdict.passed] == []


@pytest.mark.parametrize("code", ["ar", "he", "ur", "fa", "en", "ja"])
def test_a_viewer_lays_pages_side_by_side_from_the_side_on_which_the_book_is_bound(built: Path, code: str):
    with pikepdf.open(output(built, code, "pdf")) as document:
        said = document.Root.ViewerPreferences.get("/Direction")
    assert said == ("/R2L" if languages.LANGUAGES[code].direction == "rtl" else None)
