"""The same inputs give the same bytes wherever they are made; where they don't, it is told by file and byte."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from small_projects import TEXT, small_project

from press.build import reproducing
from press.settings import load


def test_all_editions_come_out_the_same_at_two_places(tmp_path):
    project = small_project(tmp_path)
    published = load(tmp_path).editions
    ran = project.run("reproduce", "--doc", "tekst", "--lang", "en")
    assert (ran.status, ran.findings, ran.err) == (0, [], "")
    assert ran.out == f"{len(published)} files came out the same at two places, byte for byte\n"
    assert project.files() == {}


def test_a_file_with_other_bytes_is_told_of_with_the_first_that_differs(tmp_path, monkeypatch):
    project = small_project(tmp_path)
    whole = reproducing._build

    def build(place, copy, *rest):
        told = whole(place, copy, *rest)
        if place.backwards:
            page = copy / "output/en/tekst.html"
            page.write_bytes(page.read_bytes() + b"x")
        return told

    monkeypatch.setattr(reproducing, "_build", build)
    ran = project.run("reproduce", "--edition", "handout")
    assert (ran.status, ran.places("not-reproducible")) == (1, [("output/en/tekst.Draft.html", None)])
    assert "from byte" in str(ran.findings[0]["message"])


def test_what_cannot_be_made_cannot_be_compared(tmp_path):
    project = small_project(tmp_path, text="<b>x</b>\n")
    ran = project.run("reproduce", "--edition", "handout")
    assert (ran.status, ran.codes) == (1, ["not-reproducible"])
    assert "raw-markup" in str(ran.findings[0]["message"])


def modified(root: Path) -> str:
    with zipfile.ZipFile(root / "output/da/tekst.epub") as book:
        package = next(name for name in book.namelist() if name.endswith(".opf"))
        return book.read(package).decode().partition('dcterms:modified">')[2][:10]


@pytest.mark.parametrize(
    ("text", "day"), [(TEXT, "2023-11-10"), (TEXT.replace("updated: 2023-11-10\n", ""), "2023-11-14")]
)
def test_the_date_for_reproducing_stands_where_a_text_has_none_of_its_own(tmp_path, monkeypatch, text, day):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert small_project(tmp_path, text=text).run("epub", "--lang", "da").status == 0
    assert modified(tmp_path) == day


@pytest.mark.parametrize("epoch", ["x", "9" * 30, "-1" + "0" * 30])
def test_a_date_for_reproducing_that_is_none_is_a_finding(tmp_path, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = small_project(tmp_path).run("html")
    assert (ran.status, ran.codes) == (1, ["source-date"])
