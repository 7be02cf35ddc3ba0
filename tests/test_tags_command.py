"""``pipeline.py tags FILE.pdf``: what a person sees, and what is told of files that have no tags."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from small_projects import small_project


def test_the_tags_of_a_brochure_are_printed(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert project.run("pdf", "--lang", "da").status == 0

    ran = project.run("tags", str(tmp_path / "output" / "da" / "tekst.pdf"))

    assert (ran.status, ran.findings) == (0, [])
    assert ran.out.startswith("PDF Lang=da Title=“En titel” DisplayDocTitle Marked\nDocument\n")
    assert "    P (page 2) “Et ”\n      Span “lille”\n      “ afsnit.”\n" in ran.out


def test_a_pdf_without_tags_is_told_of(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    bare = pikepdf.new()
    bare.add_blank_page()
    bare.save(tmp_path / "bare.pdf")

    ran = project.run("tags", str(tmp_path / "bare.pdf"))

    assert (ran.status, ran.codes, ran.out) == (1, ["pdf-tags"], "")
    assert (ran.findings[0]["file"], ran.findings[0]["message"]) == (str(tmp_path / "bare.pdf"), "the PDF has no tags")
    assert "make it anew" in str(ran.findings[0]["hint"])


def test_a_file_that_is_no_pdf_is_told_of(tmp_path: Path) -> None:
    project = small_project(tmp_path)

    ran = project.run("tags", str(tmp_path / "source" / "tekst.md"))

    assert (ran.status, ran.codes, ran.out) == (1, ["pdf-tags"], "")
    assert "no PDF" in str(ran.findings[0]["message"])


@pytest.mark.parametrize("name", ["absent.pdf", "source", "", "a\0b.pdf"])
def test_what_is_no_file_is_told_of(tmp_path: Path, name: str) -> None:
    project = small_project(tmp_path)

    ran = project.run("tags", str(tmp_path / name) if name else "")

    assert (ran.status, ran.codes, ran.out) == (1, ["file-unreadable"], "")


def test_without_a_file_the_command_is_wrong_use(tmp_path: Path) -> None:
    ran = small_project(tmp_path).run("tags")

    assert ran.status == 2
    assert "FILE.pdf" in ran.err
