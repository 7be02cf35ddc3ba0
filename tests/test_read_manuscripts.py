"""`make new DOC=name FROM=text.docx`: what a word processor wrote becomes a text of ours."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from small_projects import Project, Ran, small_project
from word_files import BOX, CHANGES, changed, raster, with_paragraphs, written

from press.languages import LANGUAGES
from press.model.tree import Paragraph
from press.pandoc import Reading, plain, read_markdown

TEXT = """\
---
title: "Titel: med kolon"
subtitle: Undertitel
author: En Forfatter
---

# Første

Et afsnit med **fed**, *kursiv* og “citat”.[^1] Se [siden](https://example.org/), a < b, 2 * 3, \\# og [x]{.underline}.

[^1]: Notens ord.

### Sprunget

![Et hus](hus.png)

![](hus.png)

- a
- b
    - c

3. tre
4. fire

> Et citat.

| Navn | Tal |
|------|----:|
| A \\| B | 1 |

: Tabellens ord
"""


def begun(tmp_path: Path, file: Path) -> tuple[Project, Ran, str]:
    """The project, what was told, and the text."""
    project = small_project(tmp_path / "project")
    ran = project.run("new", "--doc", "ny", "--from", str(file))
    text = tmp_path / "project/source/ny.md"
    return project, ran, text.read_text("utf-8") if text.exists() else ""


def lost(ran: Ran) -> str:
    return "\n".join(str(found["message"]) for found in ran.findings if found["code"] == "manuscript-lost")


def test_a_docx_becomes_a_text_in_the_writers_own_marks(tmp_path) -> None:
    project, ran, text = begun(tmp_path, written(tmp_path, "t.docx", TEXT, {"hus.png": raster()}))
    assert text.startswith('---\ntitle: "Titel: med kolon"\nsubtitle: Undertitel\nupdated: 20')
    body = text.partition("\n---\n")[2]
    for mark in (
        "## Første\n",
        "### Sprunget\n",
        "**fed**, *kursiv* og “citat”.[^1]",
        "[siden](https://example.org/), a \\< b, 2 \\* 3, \\# og x.",
        "[^1]: Notens ord.",
        "::: figure\n![Et hus](ny-1.png)\n",
        "- b\n  - c\n",
        "3.  tre\n4.  fire\n",
        "> Et citat.",
        "::: table\nTabellens ord\n\n| Navn   | Tal |\n|--------|----:|\n| A \\| B |   1 |\n:::",
    ):
        assert mark in body
    assert (project.root / "source/ny-1.png").read_bytes() == raster()
    assert "“x”" in lost(ran)
    assert "“En Forfatter”" in lost(ran)


def test_what_is_left_for_a_person_is_the_description_of_a_picture_and_make_check_says_where(tmp_path) -> None:
    project, ran, text = begun(tmp_path, written(tmp_path, "t.docx", TEXT, {"hus.png": raster()}))
    line = text.splitlines().index("![](ny-1.png)") + 1
    wanted = [("source/ny.md", line)]
    assert ran.places("image-description") == wanted
    project.write("source/ny.md", text.replace("![](", "![En dør]("))
    checked = project.run("html", "--doc", "ny", "--lang", "da")
    assert (checked.status, checked.findings) == (0, [])


@pytest.mark.parametrize("form", ["odt", "html"])
def test_other_forms_become_texts_too(tmp_path, form) -> None:
    markdown = TEXT.replace("title:", "pagetitle:").replace("# Første", "# Alt\n\n## Første")
    project, ran, text = begun(tmp_path, written(tmp_path, f"t.{form}", markdown, {"hus.png": raster()}))
    assert "## Første" in text
    assert "### Sprunget" in text
    assert "[^1]: Notens ord." in text
    assert "::: table\n" in text
    assert set(ran.codes) <= {"manuscript-lost", "image-description", "image-missing"}
    assert (project.root / "source/ny-1.png").exists() == (form == "odt")  # a page only names its pictures


def test_tracked_changes_are_taken_as_accepted(tmp_path) -> None:
    _, _, text = begun(tmp_path, with_paragraphs(written(tmp_path, "t.docx", "# A\n\nb"), CHANGES))
    assert "Før indsat" in text
    assert "slettet" not in text


def test_text_boxes_which_pandoc_leaves_out_are_told(tmp_path) -> None:
    _, ran, text = begun(tmp_path, with_paragraphs(written(tmp_path, "t.docx", "# A\n\nb"), BOX))
    assert "I en boks" not in text
    assert "text boxes" in lost(ran)


def test_raw_html_is_left_out_by_its_names_and_its_words_stay(tmp_path) -> None:
    file = tmp_path / "t.html"
    page = (
        '<html><head><title>T</title></head><body><h1>T</h1><p>Hej <font color="red">rød</font> '
        '<abbr title="Den Europæiske Union">EU</abbr> <q>citat</q> <span lang="en">English</span></p>'
        '<script>alert(1)</script><iframe src="x"></iframe>'
    )
    file.write_text(page, "utf-8")
    _, ran, text = begun(tmp_path, file)
    opening, closing, *_ = LANGUAGES["da"].quotes
    assert f'Hej rød [EU]{{abbr="Den Europæiske Union"}} {opening}citat{closing} [English]{{lang="en"}}' in text
    assert "alert" not in text
    for tag in ("<font>", "<script>", "<iframe>"):
        assert tag in lost(ran)
    assert set(ran.codes) == {"manuscript-lost"}


def test_a_formula_stands_as_code_and_is_told(tmp_path) -> None:
    _, ran, text = begun(tmp_path, written(tmp_path, "t.docx", "# A\n\nb $x^2$ c"))
    assert "b `x^{2}` c" in text
    assert "“x^{2}”" in lost(ran)


def test_a_frame_around_text_is_a_call_out_and_a_cell_is_one_line(tmp_path) -> None:
    rows = (
        "<table><tr><td><p>Husk det.</p></td></tr></table><p>x</p><table><tr><th>A</th><th>B</th></tr>"
        "<tr><td><p>en</p><ul><li>to</li></ul></td><td rowspan=2>c</td></tr><tr><td>d</td></tr>"
        "<tr><td colspan=2>e</td></tr></table>"
    )
    file = tmp_path / "t.html"
    file.write_text(f"<html><head><title>T</title></head><body>{rows}", "utf-8")
    _, ran, text = begun(tmp_path, file)
    assert "::: callout\nHusk det.\n:::" in text
    assert "| en to " in text
    assert '[c]{rowspan="2"}' in text
    assert '[e]{colspan="2"}' in text
    assert "en / to" in lost(ran)
    assert set(ran.codes) == {"manuscript-lost"}


MARKS = (
    r"{ } [ ] ( ) < > & * ** _ __ ` ~ ~~ ^ $ | \ \\ # ## + - = : ! @ . ; ' \" « … 1. (a) a) ::: --- === ``` ~~~ [^1] "
    r"{.x} {only=en} [a]{lang=en} ![a](b.png) <b> <!--x--> |a|b| http://a.dk/_b_ a@b.dk :x: $x$ [!NOTE] a\ 5* a_b x^2"
).split()
"""What means something in Markdown, or in ours."""


def test_no_sign_that_a_person_wrote_becomes_a_mark(tmp_path) -> None:
    written_ = [
        f"{first}{between}{second}" for first in MARKS for second in ("a", *MARKS[::5]) for between in ("", " ")
    ]
    lines = ["".join(f"<p>{escape(one)}</p>" for one in written_), "<p>a<br>", "<br>".join(map(escape, MARKS)), "</p>"]
    file = tmp_path / "t.html"
    file.write_text(f"<html><head><meta charset=utf-8><title>T</title></head><body>{''.join(lines)}", "utf-8")
    _, ran, text = begun(tmp_path, file)
    assert set(ran.codes) <= {"construct"}  # colons that look like a division are asked about
    blocks = read_markdown(text.partition("\n---\n")[2], Reading("ny.md"))
    assert {type(block) for block in blocks} == {Paragraph}
    *paragraphs, broken = [" ".join(plain(block.content).split()) for block in blocks]
    assert paragraphs == written_
    assert broken.split() == ["a", *MARKS]


# --- pictures --------------------------------------------------------------------------------------------------


def test_a_picture_of_another_kind_becomes_a_png(tmp_path) -> None:
    file = written(tmp_path, "t.docx", "# A\n\n![Et hus](hus.tiff)", {"hus.tiff": raster("TIFF")})
    project, ran, text = begun(tmp_path, file)
    assert "](ny-1.png)" in text
    assert (project.root / "source/ny-1.png").read_bytes().startswith(b"\x89PNG")
    assert ran.codes == []


@pytest.mark.parametrize("data", [raster("PNG", (8000, 8000), "1"), b"\x89PNG no more", b""])
def test_a_picture_that_is_huge_or_damaged_stays_out_and_is_asked_for_by_name(tmp_path, data) -> None:
    file = written(tmp_path, "t.docx", "# A\n\n![Et hus](hus.png)", {"hus.png": raster()})
    inside = "word/media/rId9.png"
    project, ran, text = begun(tmp_path, changed(file, {inside: data}))
    assert "](ny-1.png)" in text
    assert "put it into source/ as ny-1.png" in lost(ran)
    assert set(ran.codes) == {"manuscript-lost", "image-missing"}
    assert not list(project.root.glob("source/ny-*"))


@pytest.mark.parametrize("name", ["../../../ud.png", "/etc/ud.png", "media/../../../../ud.png"])
def test_no_name_in_a_package_is_a_path_of_this_machine(tmp_path, name) -> None:
    file = written(tmp_path, "t.docx", "# A\n\n![Et hus](hus.png)", {"hus.png": raster()})
    changed(
        file,
        {"word/_rels/document.xml.rels": ("media/rId9.png", name)},
        {"word/media/rId9.png": f"word/{name}"},
    )
    before = {path for path in tmp_path.rglob("*") if path.name == "ud.png"}
    project, ran, _ = begun(tmp_path, file)
    assert {path for path in tmp_path.rglob("*") if path.name == "ud.png"} == before
    assert not Path("/etc/ud.png").exists()
    assert {path.name for path in (project.root / "source").iterdir()} <= {"tekst.md", "ny.md", "ny-1.png"}
    assert not any(found["code"] == "render" for found in ran.findings)


def test_a_picture_that_is_only_linked_is_not_fetched_and_is_told(tmp_path) -> None:
    file = written(tmp_path, "t.docx", "# A\n\n![Et hus](hus.png)", {"hus.png": raster()})
    elsewhere = 'TargetMode="External" Target="http://127.0.0.1:9/x.png"'
    changed(file, {"word/_rels/document.xml.rels": ('Target="media/rId9.png"', elsewhere)})
    _, ran, _ = begun(tmp_path, file)
    assert "“http://127.0.0.1:9/x.png”" in lost(ran)


def test_a_picture_of_a_page_on_the_web_is_told_at_its_line(tmp_path) -> None:
    file = tmp_path / "t.html"
    file.write_text(
        '<html><head><title>T</title></head><p>x</p><img alt="Et hus" src="http://127.0.0.1:9/x.png">', "utf-8"
    )
    _, ran, text = begun(tmp_path, file)
    line = next(number for number, words in enumerate(text.splitlines(), 1) if "127.0.0.1" in words)
    assert ("source/ny.md", line) in ran.places("image-target")


def test_a_name_that_a_picture_has_already_is_not_taken(tmp_path) -> None:
    file = written(tmp_path, "t.docx", "# A\n\n![Et hus](hus.png)", {"hus.png": raster()})
    project = small_project(tmp_path / "project")
    project.write("source/ny-1.en.png", b"mit")
    project.run("new", "--doc", "ny", "--from", str(file))
    assert (project.root / "source/ny-2.png").exists()
    assert (project.root / "source/ny-1.en.png").read_bytes() == b"mit"


# --- files that are none ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.docx", b"no zip"),
        ("t.odt", b""),
        ("t.docx", b"PK\x05\x06" + b"\0" * 18),
        ("t.doc", b"x"),
        ("t.pdf", b"%PDF"),
        ("t", b"x"),
    ],
)
def test_a_file_that_is_none_is_told_and_nothing_is_written(tmp_path, name, data) -> None:
    (tmp_path / name).write_bytes(data)
    _, ran, text = begun(tmp_path, tmp_path / name)
    assert (ran.status, ran.places("manuscript")) == (1, [(str(tmp_path / name), None)])
    assert text == ""


def test_a_file_that_is_not_there_is_told(tmp_path) -> None:
    _, ran, _ = begun(tmp_path, tmp_path / "x.docx")
    assert (ran.status, ran.codes) == (1, ["file-unreadable"])


def test_a_package_whose_text_is_no_xml_is_told(tmp_path) -> None:
    file = changed(written(tmp_path, "t.docx", "# A\n\nb"), {"word/document.xml": b"<w:document"})
    _, ran, _ = begun(tmp_path, file)
    assert (ran.status, ran.codes) == (1, ["manuscript"])


def test_an_empty_file_is_begun_and_says_what_it_lacks(tmp_path) -> None:
    _, ran, text = begun(tmp_path, written(tmp_path, "t.docx", ""))
    assert text.startswith("---\ntitle:\nupdated: ")
    assert ran.places("front-matter") == [("source/ny.md", 2)]
