"""The record of a release and its folder: what is written is read again, and what is no release is told."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import tomllib
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import tomli_w
from release_samples import FILES, SCHEMA, VERSION, sample, sealed, validate

from press.build.released import checked, latest, release_of, releases
from press.findings import Halt
from press.release import (
    RecordError,
    Signature,
    Withdrawal,
    is_path,
    is_version,
    manifest,
    read_manifest,
    read_record,
    record,
    record_of,
    released,
    stated,
    tampered,
)
from press.release.records import release as from_values
from press.release.records import said


def written(root: Path, one) -> None:
    path = root / record_of(one.version)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(record(one))


@pytest.fixture
def whole(tmp_path: Path):
    """A release with all that a record can hold."""
    one = sealed(tmp_path)
    signed = replace(one, signature=Signature("minisign", 'untrusted comment: "a"\nRUQ=\n', "b\n"))
    return replace(signed, withdrawn=Withdrawal(date(2026, 6, 1), "Forkert “telefon”", "2026-06"))


# --- the format ------------------------------------------------------------------------------------------------


def test_a_record_says_what_it_was_told_and_keeps_to_the_schema(whole):
    data = record(whole)
    assert read_record(data, file="x") == (whole, ())
    validate(tomllib.loads(data.decode()))
    assert record(whole) == data


def test_a_manifest_says_the_same_without_what_is_known_later(tmp_path: Path):
    one = sealed(tmp_path)
    data = (tmp_path / "output/releases" / VERSION / "manifest.json").read_bytes()
    told = read_manifest(data)
    validate(json.loads(data))
    apart = {"manifest.json", "SHA256SUMS", "index.html", "de/index.html"}
    assert {file.path for file in one.files} - {file.path for file in told.files} == apart
    assert replace(told, files=one.files, package=one.package) == one


def test_the_least_that_a_release_is_made_of_is_enough(tmp_path: Path):
    bare = replace(sample(), undecided=())
    assert read_record(record(bare), file="x") == (bare, ())
    assert read_manifest(manifest(bare)) == bare


def _changed(path: str, value: object):
    values = copy.deepcopy(said(sample()))
    *way, last = path.split("/")
    table = values
    for name in way:
        table = table[name.replace("~", "/")]
    if value is None:
        del table[last]
    else:
        table[last.replace("~", "/")] = value
    return values


WRONG = {
    "format": "approvals",
    "version": 2,
    "release/version": "../x",
    "release/commit": "main",
    "release/date": "yesterday",
    "languages/de/required": ["boss"],
    "languages/de/translators": "Anna",
    "languages/de/approvals": {"reviewed": {"texts": -1, "by": []}},
    "languages/de/approvals/reviewed/commits": [{"approvals": 1, "commit": "main", "signature": "good"}],
    "languages/de/approvals/approved/commits": [{"approvals": 1, "commit": "a" * 40, "signature": "fine"}],
    "languages/de/catalogs/x": 7,
    "languages/de/documents": [],
    "files/..~x": {"sha256": "a" * 64, "size": 1},
    "files/de~visit.pdf": {"sha256": "z" * 64, "size": 1},
    "files/de~visit.html": {"sha256": "a" * 64, "size": "1"},
    "files/da~visit.large-print.pdf": {
        "sha256": "a" * 64,
        "size": 1,
        "document": "../x",
        "language": "da",
        "edition": "x",
    },
    "languages/de/documents/..~x": {"title": "x"},
    "languages/..~x": {"required": [], "documents": {}},
    "tools": ["weasyprint"],
    "undecided": {"file": "x"},
    "package": {"file": "../x.zip", "sha256": "a" * 64, "size": 1},
    "withdrawn": {"date": "2026-05-01", "reason": "x", "by": "a/b"},
}


@pytest.mark.parametrize(("path", "value"), WRONG.items())
def test_what_is_no_release_is_refused_by_the_reader_and_by_the_schema(path: str, value: object):
    values = _changed(path, value)
    with pytest.raises(RecordError):
        from_values(values)
    with pytest.raises(jsonschema.ValidationError):
        validate(values)


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"a = ", b"[" * 9999, b'format = "release"', b'format = "release"\nversion = true\n']
)
def test_a_record_that_can_t_be_read_is_one_finding(data: bytes):
    found, told = read_record(data, file="releases/x.toml")
    assert found is None
    assert [(one.code, str(one.location)) for one in told] == [("release-record", "releases/x.toml")]
    assert "\n" not in str(told[0])


def test_a_record_of_a_later_press_is_told_with_what_to_do():
    found, (told,) = read_record(b'format = "release"\nversion = 2\n', file="releases/x.toml")
    assert (found, told.code, told.hint) == (None, "release-record", "take a newer version of the press")
    assert "it is of version 2 of its format" in told.message


@pytest.mark.parametrize("data", [b"", b"[1]", b"[" * 9999, b"\xff", b"{}"])
def test_a_manifest_that_can_t_be_read_is_no_release(data: bytes):
    with pytest.raises(RecordError):
        read_manifest(data)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


# --- what files say --------------------------------------------------------------------------------------------


def test_what_files_say_of_their_language_is_json_that_every_format_can_hold():
    german = replace(sample().languages["de"], translators=('A "B" <c>\x07\ufffe',))
    text = stated(german)
    assert json.loads(text)["translators"] == ['A "B" <c>\x07\ufffe']
    assert not set(text) & {"\x07", "\ufffe", "\n"}
    assert json.loads(text)["reviewed"] == {"texts": 2, "by": ["Anna Mai"], "last": "2026-05-04"}
    assert stated(sample().languages["da"]) == ""


# --- names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["2026-05", "1.2.3", "v2", "Spring_2026", "a" * 40])
def test_a_name_that_is_one_everywhere(name: str):
    assert is_version(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "a/b",
        "../a",
        "-a",
        "a.",
        ".a",
        "a..b",
        "a b",
        "é",
        "a\n",
        "a\\b",
        "~a",
        "$(x)",
        "a:b",
        "con",
        "NUL.1",
        "x.zip",
        "index.HTML",
        "a" * 41,
    ],
)
def test_a_name_that_is_none_somewhere(name: str):
    assert not is_version(name)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("con", "Windows"),
        ("NUL.1", "Windows"),
        ("x.zip", ".zip"),
        ("a" * 41, "at most 40"),
        ("../a", "letters of a to z"),
    ],
)
def test_a_name_that_none_can_have_is_told_with_what_is_wrong_in_it(name: str, hint: str):
    with pytest.raises(Halt) as halted:
        checked(name, "SINCE")
    (found,) = halted.value.findings
    assert hint in found.hint
    assert found.hint.endswith(": SINCE=2026-05")


@pytest.mark.parametrize("path", ["/x", "a//b", "../a", "a/../b", "a/.", "a\\b", "c:x", "", "a\0", ". ./x"])
def test_a_path_that_leads_out_of_a_folder(path: str):
    assert not is_path(path)


# --- the folder ------------------------------------------------------------------------------------------------


def test_the_folder_is_what_its_checksums_say_by_another_program(tmp_path: Path):
    sealed(tmp_path)
    folder = tmp_path / "output/releases" / VERSION
    ran = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert sorted(line.rpartition(": ")[0] for line in ran.stdout.splitlines()) == sorted([*FILES, "manifest.json"])


def test_the_package_has_the_same_bytes_whenever_and_wherever_it_is_made(tmp_path: Path):
    packages = []
    for place in ("a", "b/ø"):
        one = sealed(tmp_path / place)
        assert one.package is not None
        path = tmp_path / place / "output/releases" / one.package.file
        packages.append(path.read_bytes())
        os.utime(path, (0, 0))
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            names = [f"{VERSION}/{file}" for file in sorted([*FILES, "manifest.json", "SHA256SUMS"])]
            assert sorted(archive.namelist()) == sorted(names)
            assert archive.read(f"{VERSION}/de/visit.html") == FILES["de/visit.html"]
    assert packages[0] == packages[1]


def test_a_file_is_held_to_the_record_before_it_is_given_away(tmp_path: Path):
    one = sealed(tmp_path)
    (file,) = (file for file in one.files if file.path == "de/visit.pdf")
    path = released(tmp_path, one, file)
    assert path.read_bytes() == FILES["de/visit.pdf"]
    path.write_bytes(FILES["de/visit.pdf"].replace(b"1.7", b"1.4"))
    problem = tampered(tmp_path, one, file)
    assert problem is not None
    assert (problem.code, str(problem.location)) == ("release-tampered", f"output/releases/{VERSION}/de/visit.pdf")
    path.unlink()
    with pytest.raises(Halt, match="release-missing"):
        released(tmp_path, one, file)


# --- all of them -----------------------------------------------------------------------------------------------


def test_releases_are_found_by_their_records_the_oldest_first(tmp_path: Path):
    old = replace(sample(), version="b", day=date(2025, 11, 1))
    new = replace(sample(), version="a", languages={"da": sample().languages["da"]})
    for one in (new, old):
        written(tmp_path, one)
    known, told = releases(tmp_path)
    assert (known, told) == ((old, new), ())
    assert (latest(known), latest(known, "de"), latest(known, "fr")) == (new, old, None)
    withdrawn = replace(new, withdrawn=Withdrawal(date(2026, 6, 1), "x"))
    assert latest((old, withdrawn)) == old
    assert release_of(tmp_path, "a") == new


def test_a_release_that_there_is_not_is_told_with_those_that_there_are(tmp_path: Path):
    written(tmp_path, sample())
    with pytest.raises(Halt) as halted:
        release_of(tmp_path, "2027-01")
    (found,) = halted.value.findings
    assert (found.code, found.hint) == ("release-unknown", f"there are: {VERSION}")
    with pytest.raises(Halt, match="release-name"):
        release_of(tmp_path, "../../etc/passwd")


def test_a_record_under_another_name_counts_for_nothing(tmp_path: Path):
    written(tmp_path, sample())
    path = tmp_path / record_of(VERSION)
    path.rename(path.with_name("2027-01.toml"))
    assert [found.code for found in releases(tmp_path)[1]] == ["release-record"]


def test_a_record_that_is_no_file_is_told(tmp_path: Path):
    (tmp_path / record_of(VERSION)).mkdir(parents=True)
    known, told = releases(tmp_path)
    assert (known, [found.code for found in told]) == ((), ["file-unreadable"])


def test_toml_is_read_as_its_library_wrote_it():
    """A control character in a reason, quotation marks in names: the library's escapes are what tomllib undoes."""
    odd = 'a"b\\c\n\t\x07\u2028ø'
    assert tomllib.loads(tomli_w.dumps({odd: {"x": odd}})) == {odd: {"x": odd}}
