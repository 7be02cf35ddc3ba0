"""A print shop's inks, from publication.toml to output/: what is wrong with the profile, and what is made again."""

from __future__ import annotations

import shutil
import struct

import pikepdf
import pytest
from separated_files import fogra39, screen_colours
from small_projects import SETTINGS, TEXT, Project, small_project

from press.build import cluster, inking
from press.build.plan import plan
from press.build.project import Project as BuiltProject

PRINT = SETTINGS + '[print]\ncolour = "cmyk"\nprofile = "print/ours.icc"\n'
FILE = "output/da/tekst.print.pdf"


@pytest.fixture(autouse=True)
def anew():
    """A profile is read once in a run, and here each test is one."""
    inking._inks.cache_clear()


@pytest.fixture
def project(tmp_path) -> Project:
    project = small_project(tmp_path, settings=PRINT)
    project.write("print/ours.icc", fogra39())
    return project


def made(project: Project, *more: str, command: str = "pdf"):
    inking._inks.cache_clear()
    return project.run(command, "--lang", "da", "--jobs", "1", *more)


def checked(project: Project):
    inking._inks.cache_clear()
    return project.run("check", "--lang", "da")


def with_field(at: int, value: bytes) -> bytes:
    """The profile with another value in its header (ICC.1, 7.2)."""
    data = bytearray(fogra39())
    data[at : at + len(value)] = value
    return bytes(data)


def without_tables() -> bytes:
    """The profile without its ways to ink: the tags B2A0 to B2A2 have other names."""
    return fogra39().replace(b"B2A", b"xxx")


# --- what comes of it ------------------------------------------------------------------------------------------


def test_a_file_for_a_print_shop_is_in_ink_and_one_for_reading_is_not(project):
    assert (made(project, "--marks").status, made(project).status) == (0, 0)
    with pikepdf.open(project.root / FILE) as file:
        assert screen_colours(file) == []
        assert file.Root.OutputIntents[0].DestOutputProfile.read_bytes() == fogra39()
        assert b"PDF/X-4" in file.Root.Metadata.read_bytes()
    with pikepdf.open(project.root / "output/da/tekst.pdf") as file:
        assert len(screen_colours(file)) > 5
        assert [str(intent.S) for intent in file.Root.OutputIntents] == ["/GTS_PDFA1"]
        assert int(file.Root.OutputIntents[0].DestOutputProfile.N) == 3


def test_a_booklet_for_ones_own_printer_keeps_its_colours_and_one_for_a_print_shop_does_not(project):
    assert (made(project, command="booklet").status, made(project, "--marks", command="booklet").status) == (0, 0)
    with pikepdf.open(project.root / "output/da/tekst.booklet.pdf") as own:
        assert len(screen_colours(own)) > 5
    with pikepdf.open(project.root / "output/da/tekst.booklet.print.pdf") as shop:
        assert screen_colours(shop) == []


def test_the_profile_of_a_condition_is_the_machines(project):
    project.write("publication.toml", PRINT.replace("print/ours.icc", "FOGRA39"))
    assert made(project, "--marks").status == 0
    with pikepdf.open(project.root / FILE) as file:
        assert str(file.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"


def test_a_text_without_a_date_is_printed_and_told(project):
    project.text("tekst", TEXT.replace("updated: 2023-11-10\n", ""))
    ran = made(project, "--marks")
    assert (ran.status, ran.codes) == (0, ["print-date"])
    assert ran.places("print-date") == [("source/tekst.md", None)]
    with pikepdf.open(project.root / FILE) as file:
        assert b"PDF/X-4" not in file.Root.Metadata.read_bytes()


def test_the_date_of_the_environment_will_do(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    project.text("tekst", TEXT.replace("updated: 2023-11-10\n", ""))
    assert made(project, "--marks").codes == []
    with pikepdf.open(project.root / FILE) as file:
        assert str(file.docinfo["/CreationDate"]) == "D:20231114"


def test_too_much_ink_keeps_the_file_back_and_the_old_one_stays(project):
    made(project, "--marks")
    before = project.files()
    project.write("publication.toml", PRINT + "ink_limit = 200\n")
    ran = made(project, "--marks")
    assert (ran.status, set(ran.codes)) == (1, {"ink-limit"})
    assert ran.places("ink-limit")[0] == ("publication.toml", 8)
    assert project.files() == before


# --- what is wrong with a profile ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no ICC profile"),
        (b"%PDF-1.7\n" * 50, "no ICC profile"),
        (fogra39()[:700], ""),
        (with_field(12, b"mntr"), "of a screen, and of no printing press"),
        (with_field(16, b"GRAY"), ""),
        (with_field(8, struct.pack(">I", 0x05000000)), "version 5.0"),
        (without_tables(), "how much ink"),
    ],
    ids="empty text cut screen grey version tables".split(),
)
def test_a_profile_that_nothing_can_be_printed_by_is_told_at_its_line(project, data, said):
    project.write("print/ours.icc", data)
    for ran in (made(project, "--marks"), checked(project)):
        assert (ran.status, ran.codes) == (1, ["print-profile"])
        assert ran.places("print-profile") == [("publication.toml", 7)]
        assert said in str(ran.findings[0]["message"])
        assert ran.findings[0]["hint"]
    assert FILE not in project.files()
    assert made(project).status == 0


@pytest.mark.parametrize("kind", ["missing", "folder", "link", "dangling", "huge"])
def test_a_file_that_is_no_file_of_the_project_is_told_at_its_line(project, tmp_path_factory, kind):
    path = project.root / "print/ours.icc"
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        other = tmp_path_factory.mktemp("elsewhere") / "other.icc"
        other.write_bytes(fogra39())
        path.symlink_to(other)
    elif kind == "dangling":
        path.symlink_to("nothing.icc")
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(30_000_000)
    ran = made(project, "--marks")
    assert (ran.status, ran.codes, ran.places("print-profile")) == (1, ["print-profile"], [("publication.toml", 7)])


def test_a_condition_whose_profile_the_machine_lacks_is_told_where_it_is_needed_alone(project):
    project.write("publication.toml", PRINT.replace("print/ours.icc", "FOGRA52"))
    ran = made(project, "--marks")
    assert (ran.status, ran.codes) == (1, ["print-profile"])
    assert "uncoated paper" in str(ran.findings[0]["message"])
    assert (made(project).status, checked(project).status) == (0, 0)


# --- what is made again ----------------------------------------------------------------------------------------


def test_another_profile_makes_the_files_for_the_print_shop_again_and_nothing_else(project):
    made(project, "--marks")
    made(project)
    assert made(project, "--marks").out == f"{FILE} is up to date\n"
    project.write("print/ours.icc", fogra39().replace(b"FOGRA39L Coated", b"Our own coated "))
    assert "profile print/ours.icc changed" in project.run("plan", "--marks").out
    assert made(project).out == "output/da/tekst.pdf is up to date\n"
    assert made(project, "--marks").out == f"{FILE}\n"


def test_what_the_print_shop_wants_is_nothing_to_other_files(project):
    for command in ("html", "pdf"):
        made(project, command=command)
    made(project, "--marks")
    project.write("publication.toml", PRINT + "ink_limit = 320\n")
    assert made(project, command="html").out == "output/da/tekst.html is up to date\n"
    assert made(project).out == "output/da/tekst.pdf is up to date\n"
    assert made(project, "--marks").out == f"{FILE}\n"


# --- on other machines -----------------------------------------------------------------------------------------


def parcel_of(project: Project):
    opened = BuiltProject.open(project.root)
    tasks = plan(opened, ("tekst",), ("da",), ("brochure",), marks=True)
    return cluster._parcel(opened, tasks), tasks[0]


def test_a_projects_own_profile_travels_with_it(project):
    parcel, task = parcel_of(project)
    outcome = cluster._made(parcel, task)
    made(project, "--marks")
    assert [artifact.data for artifact in outcome.artifacts] == [(project.root / FILE).read_bytes()]


def test_a_worker_with_another_profile_for_the_condition_is_refused(project, monkeypatch):
    project.write("publication.toml", PRINT.replace("print/ours.icc", "FOGRA39"))
    parcel, task = parcel_of(project)
    monkeypatch.setattr("press.profiles._FOLDERS", ())
    (found,) = cluster._made(parcel, task).findings
    assert (found.code, "its colour profile" in found.message) == ("worker-differs", True)


def test_a_project_that_was_copied_gives_the_same_bytes(project, tmp_path_factory):
    other = tmp_path_factory.mktemp("other ø")
    shutil.copytree(project.root, other / "copy")
    copy = Project(other / "copy")
    assert (made(project, "--marks").status, made(copy, "--marks").status) == (0, 0)
    assert project.files() == copy.files()
