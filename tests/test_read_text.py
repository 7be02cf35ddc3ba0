"""A file becomes a document, or findings that say which line to mend."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from press.build.documents import names
from press.findings import Finding, Halt
from press.model.location import Location
from press.model.tree import Division, Heading, Paragraph, Styled, Text
from press.read import Source, read, shared_names

HEAD = "---\ntitle: En titel\n---\n"


def write(root: Path, name: str, text: str | bytes) -> Path:
    path = root / "source" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def told(source: Source) -> list[tuple[str, str]]:
    assert source.findings
    assert source.document is None
    assert all(found.hint for found in source.findings)
    return [(found.code, str(found.location)) for found in source.findings]


def test_a_document_has_its_metadata_and_the_places_of_it(tmp_path: Path) -> None:
    front = "title: 'En: titel'\nsubtitle: Under\nsummary: >-\n  To\n  linjer\nupdated: 2023-11-10\nlang: da\n"
    write(tmp_path, "a.md", f"---\n{front}---\n\nTekst\n")
    source = read(tmp_path, "a", "da")
    assert source.findings == ()
    data = source.document.metadata
    assert (data.title, data.subtitle, data.summary) == ((Text("En: titel"),), (Text("Under"),), (Text("To linjer"),))
    assert data.updated == date(2023, 11, 10)
    lines = {key: place.line for key, place in data.places.items()}
    assert lines == {"title": 2, "subtitle": 3, "summary": 4, "updated": 7, "lang": 8}
    assert source.document.blocks[0].location == Location("source/a.md", 11)


def test_a_first_heading_is_the_title_where_there_is_none_or_the_same(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "# En *titel*\n\nTekst\n")
    write(tmp_path, "b.md", HEAD + "\n# EN  TITEL\n\nTekst\n")
    one, other = read(tmp_path, "a", "da").document, read(tmp_path, "b", "da").document
    assert isinstance(one.metadata.title[1], Styled)
    assert one.metadata.places["title"].line == 1
    assert other.metadata.title == (Text("EN TITEL"),)
    assert [type(block) for document in (one, other) for block in document.blocks] == [Paragraph, Paragraph]


@pytest.mark.parametrize(
    "text",
    ["\ufeff" + HEAD + "Æ\n", (HEAD + "Æ\n").replace("\n", "\r\n"), (HEAD + "Æ\n").replace("\n", "\r"), HEAD + "Æ"],
)
def test_marks_of_editors_and_line_ends_of_any_kind_are_no_faults(tmp_path: Path, text: str) -> None:
    write(tmp_path, "a.md", text)
    source = read(tmp_path, "a", "da")
    assert source.findings == ()
    assert source.document.blocks == (Paragraph((Text("Æ"),), Location("", 4)),)


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        ((HEAD + "a\n\nsøren").encode("latin-1"), "source-encoding", "source/a.md:6"),
        ((HEAD + "a\n").encode("utf-16"), "source-encoding", "source/a.md:1"),
        ((HEAD + "a\nb\0").encode(), "source-encoding", "source/a.md:5"),
        (b"", "source-empty", "source/a.md:1"),
        (HEAD.encode(), "source-empty", "source/a.md:1"),
        ((HEAD + " \n\t\n").encode(), "source-empty", "source/a.md:1"),
        (b"a\n", "front-matter", "source/a.md:1"),
        (b"---\ntitle: a\n\nb\n", "front-matter", "source/a.md:1"),
        ((HEAD + "\n# En anden\n\na").encode(), "heading-level", "source/a.md:5"),
        ((HEAD + "\na <b>\n").encode(), "raw-markup", "source/a.md:5"),
        ((HEAD + "\n::: {include=b}\n:::\n").encode(), "include", "source/a.md:5"),
        ((HEAD + "\n" + "> " * 70 + "a").encode(), "source-size", "source/a.md:5"),
        ((HEAD + "a[^1]\n\n[^1]: [^1]").encode(), "construct", "source/a.md:6"),
    ],
)
def test_a_file_that_can_not_be_used_is_told_with_its_line(tmp_path: Path, data: bytes, code: str, place: str) -> None:
    write(tmp_path, "a.md", data)
    assert (code, place) in told(read(tmp_path, "a", "da"))


def test_a_file_that_is_a_folder_or_a_pipe_or_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "source" / "a.md").mkdir(parents=True)
    (tmp_path / "source" / "c.md").symlink_to(tmp_path / "nowhere")
    for name in "abc":
        assert told(read(tmp_path, name, "da")) == [("file-unreadable", f"source/{name}.md")]


@pytest.mark.parametrize("name", ["Æ", "A b", "../a", "templates", "kontakt", "-a", ""])
def test_a_name_that_can_not_name_a_catalog_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, "shared/kontakt.md", "a")
    ((code, place),) = told(read(tmp_path, name, "da"))
    assert (code, place) == ("source-name", f"source/{name}.md")


def test_a_text_in_another_language_than_the_settings_say_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "---\ntitle: a\nlang: en\n---\nb\n")
    assert told(read(tmp_path, "a", "da")) == [("front-matter", "source/a.md:3")]


def test_a_shared_text_stands_in_place_of_its_division_and_keeps_its_own_lines(tmp_path: Path) -> None:
    write(tmp_path, "shared/kontakt.md", "Ring\n\nSkriv\n")
    write(tmp_path, "a.md", HEAD + "::: callout\n\n::: {include=kontakt}\n:::\n\n:::\n")
    (outer,) = read(tmp_path, "a", "da").document.blocks
    (division,) = outer.blocks
    assert isinstance(division, Division)
    assert division.catalog == "kontakt"
    assert [block.location for block in division.blocks] == [
        Location("source/shared/kontakt.md", 1),
        Location("source/shared/kontakt.md", 3),
    ]


@pytest.mark.parametrize(
    ("shared", "code", "place"),
    [
        ("a\n\n<b>x", "raw-markup", "source/shared/k.md:3"),
        ("---\ntitle: a\n---\nb", "front-matter", "source/shared/k.md:2"),
        ("a\n\n::: {include=k}\n:::", "include", "source/shared/k.md:3"),
        ("søren".encode("latin-1"), "source-encoding", "source/shared/k.md:1"),
    ],
)
def test_a_fault_in_a_shared_text_names_its_own_file(tmp_path: Path, shared: str, code: str, place: str) -> None:
    write(tmp_path, "shared/k.md", shared)
    write(tmp_path, "a.md", HEAD + "::: {include=k}\n:::\n")
    assert told(read(tmp_path, "a", "da")) == [(code, place)]


def test_a_division_that_includes_has_no_text_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "shared/k.md", "a")
    write(tmp_path, "a.md", HEAD + "::: {include=k}\nb\n:::\n")
    assert told(read(tmp_path, "a", "da")) == [("include", "source/a.md:4")]


def test_documents_and_shared_texts_are_named_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", ".hidden.md", "figur.svg", "shared/k.md"):
        write(tmp_path, name, "x")
    assert (names(tmp_path), shared_names(tmp_path)) == (("a", "b"), ("k",))


def test_a_project_without_texts_is_told(tmp_path: Path) -> None:
    with pytest.raises(Halt) as halt:
        names(tmp_path)
    (found,) = halt.value.findings
    assert (found.code, str(found.location)) == ("no-sources", "source")


def test_headings_keep_their_levels_and_ids(tmp_path: Path) -> None:
    write(tmp_path, "a.md", HEAD + "## A\n\n### B {#c}\n\nd\n")
    headings = [block for block in read(tmp_path, "a", "da").document.blocks if isinstance(block, Heading)]
    assert [(one.level, one.id) for one in headings] == [(2, "a"), (3, "c")]


def test_titles_are_composed_as_the_text_is(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "---\ntitle: e\u0301\n---\n\ne\u0301\n")
    document = read(tmp_path, "a", "da").document
    assert (document.metadata.title, document.blocks[0].content) == ((Text("é"),), (Text("é"),))


def test_findings_are_values_that_can_be_compared(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "a")
    (found,) = read(tmp_path, "a", "da").findings
    assert isinstance(found, Finding)
    assert read(tmp_path, "a", "da").findings == (found,)
