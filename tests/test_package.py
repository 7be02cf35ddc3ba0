"""Artifacts land in output/ under names that people find, whole or not at all."""

import errno
import os

import pytest

from press.model.artifact import Artifact
from press.package import draft_file, file_of, for_reading, is_drafts_own, package


@pytest.mark.parametrize(
    ("edition", "marks", "file"),
    [
        ("brochure", False, "output/en/tekst.pdf"),
        ("brochure", True, "output/en/tekst.print.pdf"),
        ("leaflet", False, "output/en/tekst.leaflet.pdf"),
        ("booklet", True, "output/en/tekst.booklet.print.pdf"),
        ("epub", False, "output/en/tekst.epub"),
        ("handout", False, "output/en/tekst.html"),
    ],
)
def test_the_main_edition_needs_no_name_and_every_other_has_its_own(edition, marks, file):
    assert file_of("tekst", "en", edition, marks=marks) == file


def test_what_goes_to_a_printer_is_told_by_its_name():
    readable = ["tekst.pdf", "tekst.leaflet.pdf", "tekst.epub", "booklet.pdf", "print.pdf"]
    printed = ["tekst.print.pdf", "tekst.leaflet.print.pdf", "tekst.booklet.pdf", "tekst.booklet.print.pdf"]
    assert [name for name in (*readable, *printed) if for_reading(name)] == readable


def test_what_can_t_be_written_is_told_and_keeps_nothing_else_back(tmp_path):
    (tmp_path / "output/en/tekst.pdf").mkdir(parents=True)
    artifacts = [
        Artifact("tekst", "en", name, edition, b"new") for name, edition in (("pdf", "brochure"), ("html", "handout"))
    ]

    written, findings = package(tmp_path, artifacts)

    assert written == ("output/en/tekst.html",)
    assert (tmp_path / "output/en/tekst.html").read_bytes() == b"new"
    assert [(found.code, str(found.location)) for found in findings] == [("file-unwritable", "output/en/tekst.pdf")]


# --- drafts ------------------------------------------------------------------------------------------------------


def draft(word: str = "Entwurf", data: bytes = b"new") -> Artifact:
    return Artifact("tekst", "de", "pdf", "large-print", data, draft=word)


PLAIN = "output/de/tekst.large-print.pdf"


def put(root, artifact: Artifact) -> dict[str, bytes | str]:
    """What lies in output/de: contents of files, and where links lead."""
    assert package(root, (artifact,)) == ((PLAIN,), ())
    folder = root / "output/de"
    return {
        path.name: str(path.readlink()) if path.is_symlink() else path.read_bytes() for path in sorted(folder.iterdir())
    }


def test_a_draft_says_so_in_its_name_until_it_is_none_any_more(tmp_path):
    (tmp_path / "output/de").mkdir(parents=True)
    (tmp_path / PLAIN).write_bytes(b"signed off")
    linked = {"tekst.Entwurf.large-print.pdf": b"new", "tekst.large-print.pdf": "tekst.Entwurf.large-print.pdf"}
    assert put(tmp_path, draft()) == linked
    assert put(tmp_path, draft()) == linked
    assert put(tmp_path, draft("初稿", b"2")) == {
        "tekst.large-print.pdf": "tekst.初稿.large-print.pdf",
        "tekst.初稿.large-print.pdf": b"2",
    }
    assert put(tmp_path, draft("", b"whole")) == {"tekst.large-print.pdf": b"whole"}


def test_where_there_are_no_links_a_draft_has_a_copy(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "symlink", refuse)
    copied = {"tekst.Entwurf.large-print.pdf": b"new", "tekst.large-print.pdf": b"new"}
    assert put(tmp_path, draft()) == copied
    assert [is_drafts_own(tmp_path / "output/de" / name) for name in copied] == [True, False]
    assert put(tmp_path, draft("Kladde", b"3")) == dict.fromkeys(
        ("tekst.Kladde.large-print.pdf", "tekst.large-print.pdf"), b"3"
    )
    assert put(tmp_path, draft("", b"whole")) == {"tekst.large-print.pdf": b"whole"}


def refuse(*_arguments, **_named):
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_draft_touches_no_other_edition_and_no_link_of_somebodys_own(tmp_path):
    folder = tmp_path / "output/de"
    folder.mkdir(parents=True)
    for name in ("tekst.pdf", "tekst.Entwurf.pdf", "tekst.leaflet.pdf", "tekst.proof.html"):
        (folder / name).write_bytes(name.encode())
    (tmp_path / "elsewhere.pdf").write_bytes(b"")
    (tmp_path / PLAIN).symlink_to("../../elsewhere.pdf")
    assert put(tmp_path, draft())["tekst.large-print.pdf"] == "../../elsewhere.pdf"
    assert (tmp_path / "elsewhere.pdf").read_bytes() == b"new"
    left = put(tmp_path, draft("", b"whole"))
    assert (tmp_path / "elsewhere.pdf").read_bytes() == b"whole"
    assert left == {
        "tekst.pdf": b"tekst.pdf",
        "tekst.Entwurf.pdf": b"tekst.Entwurf.pdf",
        "tekst.leaflet.pdf": b"tekst.leaflet.pdf",
        "tekst.proof.html": b"tekst.proof.html",
        "tekst.large-print.pdf": "../../elsewhere.pdf",
    }


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Entwurf", "t.Entwurf.pdf"),
        ("E\u0301bauche", "t.\u00c9bauche.pdf"),
        ("Bản nháp", "t.Bản-nháp.pdf"),
        ("پیش\u200cنویس", "t.پیش\u200cنویس.pdf"),
        ("../../x", "t.x.pdf"),
        ("a/b\\c\0d\ne", "t.a-b-c-d-e.pdf"),
        ("\u202eKLADDE\u202c", "t.KLADDE.pdf"),
        ("…", "t.draft.pdf"),
        ("", "t.draft.pdf"),
        ("Booklet", "t.Booklet-.pdf"),
        ("字" * 300, f"t.{'字' * 40}.pdf"),
    ],
)
def test_the_word_in_a_name_is_safe_whatever_its_translation(word, name):
    assert draft_file("output/de/t.pdf", word) == f"output/de/{name}"


def test_the_name_of_a_draft_is_no_longer_than_a_file_system_allows():
    long = "t" * 200
    assert draft_file(f"output/de/{long}.pdf", "字" * 40) == f"output/de/{long}.{'字' * 16}.pdf"
