"""A machine's colour profiles are found by the name of a printing condition or of a file, the same ones every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from press import profiles


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Path:
    """A machine with two folders of profiles."""
    monkeypatch.setattr(profiles, "_FOLDERS", (str(tmp_path / "first"), str(tmp_path / "second"), str(tmp_path / "no")))
    return tmp_path


def put(machine: Path, file: str) -> Path:
    path = machine / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_a_condition_is_found_by_the_first_of_its_files_that_is_there(machine):
    assert profiles.find("FOGRA39") is None
    later = put(machine, "first/ISOcoated_v2_eci.icc")
    assert profiles.find("FOGRA39") == later
    earlier = put(machine, "second/deep/in/it/FOGRA39L_coated.icc")
    assert profiles.find("FOGRA39") == earlier


def test_small_and_capital_letters_of_a_file_are_the_same(machine):
    path = put(machine, "first/ISOCOATED_V2_BAS.icc")
    assert profiles.find("FOGRA39") == path
    assert profiles.find("isocoated_v2_bas.ICC") == path


def test_of_two_files_with_a_name_the_one_in_the_first_folder_is_taken(machine):
    put(machine, "second/Ours.icc")
    path = put(machine, "first/z/Ours.icc")
    assert profiles.find("Ours.icc") == path
    assert profiles.find("ours.txt") is None


def test_folders_without_end_are_left_in_the_end(machine):
    put(machine, "first/" + "a/" * 7 + "Ours.icc")
    assert profiles.find("Ours.icc") is None
    put(machine, "first/" + "a/" * 6 + "Other.icc")
    assert profiles.find("Other.icc")


def test_a_name_that_is_a_path_is_none_of_the_machines(machine):
    put(machine, "first/Ours.icc")
    assert profiles.find("../first/Ours.icc") is None


def test_every_condition_names_files_that_are_profiles():
    for row in profiles.CONDITIONS.values():
        assert row.files
        assert {Path(file).suffix.lower() for file in row.files} <= profiles.SUFFIXES
