"""What stands in the way of writing costs the file that it stands before, and nothing that was there."""

import shutil
import subprocess

import pytest
from small_projects import small_project

from press.files import write_atomically
from press.findings import Halt


def test_a_file_in_the_place_of_the_output_folder_is_kept(tmp_path):
    project = small_project(tmp_path)
    project.write("output", "mine")

    ran = project.run("html", "--jobs", "1")

    assert (ran.status, ran.out) == (1, "")
    assert sorted(ran.places("file-unwritable")) == [
        ("output/da/tekst.html", None),
        ("output/en/tekst.Draft.html", None),
    ]
    assert "move it away" in str(ran.findings[0]["hint"])
    assert (tmp_path / "output").read_text() == "mine"


def test_a_file_in_the_place_of_a_language_s_folder_costs_that_language(tmp_path):
    project = small_project(tmp_path)
    project.write("output/en", "mine")

    ran = project.run("html", "--jobs", "1")

    assert (ran.status, ran.out) == (1, "output/da/tekst.html\n")
    assert ran.places("file-unwritable") == [("output/en/tekst.Draft.html", None)]
    assert (tmp_path / "output/en").read_text() == "mine"


def test_a_folder_in_the_place_of_a_file_is_kept(tmp_path):
    project = small_project(tmp_path)
    project.write("output/en/tekst.html/mine", "mine")

    ran = project.run("html", "--jobs", "1")

    assert (ran.status, ran.out) == (1, "output/da/tekst.html\n")
    assert "move it away" in str(ran.findings[0]["hint"])
    assert (tmp_path / "output/en/tekst.html/mine").read_text() == "mine"


@pytest.fixture
def unchangeable(tmp_path):
    """A folder that not even root may write in."""
    folder = tmp_path / "output"
    folder.mkdir()
    chattr = shutil.which("chattr")
    if not chattr or subprocess.run([chattr, "+i", folder], check=False, capture_output=True).returncode:
        pytest.skip("this file system has no chattr +i, or only root may set it")
    yield folder
    subprocess.run([chattr, "-i", folder], check=True)


def test_a_folder_that_may_not_be_written_to_is_told_of(tmp_path, unchangeable):
    ran = small_project(tmp_path).run("html", "--lang", "da")

    assert (ran.status, ran.places("file-unwritable")) == (1, [("output/da/tekst.html", None)])
    assert "you may write" in str(ran.findings[0]["hint"])
    assert list(unchangeable.iterdir()) == []


def test_an_update_makes_the_folder_of_the_catalogs(tmp_path):
    project = small_project(tmp_path)
    shutil.rmtree(tmp_path / "locales")

    ran = project.run("update")

    assert ran.status == 0
    assert "locales/en/LC_MESSAGES/tekst.po" in project.files("locales")


def test_a_file_in_the_place_of_the_catalogs_folder_is_told_of(tmp_path):
    project = small_project(tmp_path)
    shutil.rmtree(tmp_path / "locales")
    project.write("locales", "mine")

    ran = project.run("update")

    assert (ran.status, ran.places("file-unwritable")) == (1, [("locales", None)])
    assert (tmp_path / "locales").read_text() == "mine"


def test_a_template_of_catalogs_that_can_t_be_written_keeps_no_catalog_back(tmp_path):
    project = small_project(tmp_path)
    (tmp_path / "locales/en/LC_MESSAGES/tekst.po").unlink()
    (tmp_path / "locales/tekst.pot").mkdir()

    ran = project.run("update")

    assert ran.status == 1
    assert ("locales/tekst.pot", None) in ran.places("file-unwritable")
    assert "locales/en/LC_MESSAGES/tekst.po" in project.files("locales")


def test_a_name_that_the_disk_can_t_hold_leaves_nothing_behind(tmp_path):
    old = tmp_path / "old.html"
    old.write_text("the old one")

    with pytest.raises(Halt) as halted:
        write_atomically(tmp_path / ("x" * 300), b"new")

    assert halted.value.findings[0].code == "file-unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["old.html"]
