"""make status: what is counted, what stands in a language's way, how long texts wait."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from datetime import date
from pathlib import Path

import lxml.html
import polib
import pytest
from reports_samples import reported_project
from small_projects import small_project

from press.build.history import History
from press.catalog.attribution import Attribution, attribution
from press.editions import EDITIONS
from press.reports.obstacles import Circumstances, obstacles
from press.reports.status import DocumentStatus, age
from press.signoff import stand

ROOT = Path(__file__).parents[1]
PRINTED = (
    *(f"templates/{edition}/" for edition in (*EDITIONS, "shared")),
    "press/page/",
    "press/formats/",
    "press/finishing/",
)
STRINGS = polib.pofile(str(ROOT / "locales/templates.pot"))
"""What the layouts add to every document."""


def table(out: str) -> dict[str, list[str]]:
    """The lines of the table by language, cut where its columns begin."""
    lines = [line for line in out.splitlines() if line[:9].strip()]
    heads = lines[0]
    names = ("language", "document", "translated", "fuzzy", "missing", "words left", "errors", "warnings", "waiting")
    last = ("last translator", "reviewed", "approved", "last approval")
    starts = [heads.index(name) for name in (*names, *last)]
    rows = [[line[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)] for line in lines]
    return {row[0]: row[1:] for row in rows if row[1] == "tekst"}


def git(root: Path, *arguments: str, day: str) -> None:
    moment = f"{day}T12:00:00+0000"
    environment = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false", *arguments]
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)


def test_texts_are_counted_once_by_what_became_of_them(tmp_path):
    ran = reported_project(tmp_path).run("status")
    assert (ran.status, ran.findings) == (0, [])
    rows = table(ran.out)
    assert list(rows) == ["de", "ar", "zh-Hans"]
    assert rows["de"][1:7] == ["6 of 11 (54 %)", "1", "3", "19", "1", "2"]
    assert rows["ar"][1:7] == ["4 of 11 (36 %)", "1", "6", "27", "0", "0"]
    printed = [entry for entry in STRINGS if any(place.startswith(PRINTED) for place, _ in entry.occurrences)]
    whole = f"0 of {11 + len(printed)}"
    assert rows["de"][-4:] == ["Anna Mai", whole, whole, "–"]


def test_what_stands_in_the_way_is_said_with_what_to_do_once_for_all_languages_that_it_holds_for(tmp_path):
    out = reported_project(tmp_path).run("status").out
    said = out.splitlines()
    assert "de: 1 translation is kept out of print by errors: make check LANG=de says how to mend them." in said
    assert "de: 1 translation is waiting for a look (fuzzy): make proof LANG=de shows what changed." in said
    assert 'de: Until that is done, “tekst” can’t be published (missing = "fail" in publication.toml).' in said
    assert "ar, zh-Hans: Until that is done, those texts are printed in Danish, under a notice." in said
    assert not any(line.startswith("de") and "draft" in line for line in said)


def test_a_finished_language_has_nothing_in_its_way(tmp_path):
    project = small_project(tmp_path)
    project.write("publication.toml", (tmp_path / "publication.toml").read_text() + "[language.en]\nsignoff = []\n")
    assert project.run("status").out.splitlines()[2:] == ["output/status.html"]


def test_missing_catalogs_broken_sources_and_unspoken_layouts_are_told_too(tmp_path):
    project = small_project(tmp_path)
    project.text("anden", "---\ntitle: To\n---\n\nTekst.\n")
    project.text("brudt", "---\ntitle: Tre\n---\n\n<div>\n")
    ran = project.run("status")
    assert ran.status == 1
    assert "“brudt” has errors in its Danish text, so nothing of it is made: run make check." in ran.out
    assert "There is no locales/en/LC_MESSAGES/anden.po yet: run make update, which makes it." in ran.out
    unspoken = obstacles(Circumstances("de", "Danish", strings=2, strings_file="locales/de/templates.po"), ())
    assert [sentence.split(":")[0] for sentence in unspoken] == [
        "2 strings of the layouts are not translated, so no file can be made"
    ]


def test_the_page_has_every_number_of_the_terminal_under_its_heads(tmp_path):
    project = reported_project(tmp_path)
    rows = table(project.run("status").out)
    page = lxml.html.fromstring((tmp_path / "output/status.html").read_bytes())
    assert page.get("lang") == "en"
    for body in page.iter("tbody"):
        (row,) = body.findall("tr")
        code = row.find_class("code")[0].text
        cells = [cell.text_content().strip().removeprefix("✗ ").removeprefix("! ") for cell in row.findall("td")]
        share = cells[0].partition(" % (")
        assert [f"{share[2].rstrip(')')} ({share[0]} %)", *cells[1:]] == rows[code][1:]


def test_without_a_repository_a_text_waits_since_the_date_that_its_document_gives(tmp_path):
    reported_project(tmp_path).run("status")
    assert '<time datetime="2023-11-10"' in (tmp_path / "output/status.html").read_text()


def test_in_a_repository_a_text_waits_since_its_lines_changed(tmp_path):
    project = reported_project(tmp_path)
    git(tmp_path, "init", "-q", day="2024-03-01")
    git(tmp_path, "add", "source", day="2024-03-01")
    git(tmp_path, "commit", "-qm", "a", day="2024-03-01")
    text = (tmp_path / "source/tekst.md").read_text()
    project.text("tekst", text.replace("den 12. januar", "den 14. januar"))
    git(tmp_path, "commit", "-qam", "b", day="2024-06-01")
    history = History(tmp_path)
    line = text[: text.index("Huset åbner")].count("\n") + 1
    assert history.changed("source/tekst.md", line) == date(2024, 6, 1)
    assert history.changed("source/tekst.md", line + 2) == date(2024, 3, 1)
    assert history.changed("source/none.md", 1) is None
    project.run("status")
    assert '<time datetime="2024-03-01"' in (tmp_path / "output/status.html").read_text()


def on_a_terminal(root: Path, columns: int) -> str:
    """What ``status`` shows on a terminal so wide."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    command = [sys.executable, ROOT / "pipeline.py", "--project", root, "status"]
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}}
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env={**environment, "TERM": "xterm"}):
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # Linux ends a terminal whose program is gone with EIO
            while block := os.read(ours, 65536):
                shown += block
        os.close(ours)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r", "")


def test_a_terminal_gets_a_drawn_table_and_a_narrow_one_a_line_a_document(tmp_path):
    reported_project(tmp_path)
    wide, narrow = on_a_terminal(tmp_path, 160), on_a_terminal(tmp_path, 60)
    assert "────" in wide
    assert re.search(r"^ ?de +tekst +6 of 11 \(54 %\) +1 +3 +19 +1 +2 ", wide, re.MULTILINE)
    assert "────" not in narrow
    assert "de tekst: translated 6 of 11 (54 %), fuzzy 1, missing 3, words left 19, errors 1" in narrow


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (None, "–"),
        (date(2026, 1, 31), "since today"),
        (date(2026, 2, 9), "since today"),
        (date(2026, 1, 30), "1 day"),
        (date(2026, 1, 18), "13 days"),
        (date(2026, 1, 17), "2 weeks"),
        (date(2025, 12, 2), "2 months"),
        (date(2024, 1, 1), "2 years"),
    ],
)
def test_an_age_is_told_in_units_that_people_count_in(since, said):
    assert age(since, date(2026, 1, 31)) == said


def test_a_share_of_a_hundred_per_cent_means_all():
    row = DocumentStatus("x", 1000, 999, 0, 1, 0, 3, 0, 0, None, "", stand((), ()))
    assert row.share == 99


@pytest.mark.parametrize(
    ("header", "known"),
    [
        (
            "Last-Translator: Anna <a@b.dk>\\nPO-Revision-Date: 2025-03-02 10:11+0100",
            ("Anna <a@b.dk>", date(2025, 3, 2)),
        ),
        ("Last-Translator: FULL NAME <EMAIL@ADDRESS>\\nPO-Revision-Date: YEAR-MO-DA HO:MI+ZONE", ("", None)),
        ("PO-Revision-Date: 2025-13-45 10:11+0100", ("", None)),
    ],
)
def test_who_translated_last_stands_in_the_header_unless_it_is_a_placeholder(header, known):
    data = f'msgid ""\nmsgstr "{header}\\n"\n'.encode()
    assert attribution(data, file="x.po") == Attribution(*known)
    assert attribution(b'msgid "a"\nmsgstr "b"\n', file="x.po") == Attribution()


def test_status_of_one_language_and_document(tmp_path):
    project = small_project(tmp_path)
    project.text("anden", "---\ntitle: To\n---\n")
    ran = project.run("status", "--lang", "en", "--doc", "tekst")
    assert "anden" not in ran.out
    assert list(table(ran.out)) == ["en"]
