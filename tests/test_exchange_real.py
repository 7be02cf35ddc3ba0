"""Thirteen human translations of the declaration go out and come back, by every way there is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import real_texts
from exchange_samples import committed
from real_texts import DECLARATION
from small_projects import Project

LANGUAGES = ("ar", "de", "en", "es", "fa", "fi", "fr", "is", "nb", "ru", "sv", "uk", "zh-Hans")
SOME = ("ar", "de", "zh-Hans")


def file_of(code: str) -> str:
    return f"locales/{code.replace('-', '_')}/LC_MESSAGES/{DECLARATION}.po"


@pytest.fixture(scope="module")
def catalogs(once) -> Project:
    """The declaration with its translations, and nothing built of it."""
    real_texts.real_text("udhr")
    return Project(once("declaration-catalogs", real_texts.declaration))


@pytest.fixture
def project(catalogs: Project, tmp_path: Path) -> Project:
    """A copy of it that a test may change."""
    shutil.copytree(catalogs.root, tmp_path, dirs_exist_ok=True)
    return Project(tmp_path)


def emptied(project: Project, code: str) -> bytes:
    """The catalog as it was; in its place comes one without a translation."""
    path = project.root / file_of(code)
    before = path.read_bytes()
    path.unlink()
    assert project.run("update", "--lang", code).status == 0
    assert path.read_bytes() != before
    return before


@pytest.mark.parametrize(
    ("code", "form"), [*((code, "xliff") for code in LANGUAGES), *((code, "tmx") for code in SOME)]
)
def test_every_translation_goes_out_and_comes_back_to_the_very_bytes(project: Project, code: str, form: str) -> None:
    pytest.importorskip("translate", reason="translate-toolkit is not installed")
    assert project.run("export", "--lang", code, "--to", form).status == 0
    out = project.root / "output" / code / f"{DECLARATION}.{'xlf' if form == 'xliff' else 'tmx'}"
    before = emptied(project, code)
    assert project.run("import", "--lang", code, "--from", str(out)).findings == []
    assert (project.root / file_of(code)).read_bytes() == before


@pytest.mark.parametrize("code", SOME)
def test_a_catalog_that_went_through_po2xliff_and_xliff2po_is_received_as_the_same(project: Project, code: str) -> None:
    pytest.importorskip("translate", reason="translate-toolkit is not installed")
    bin_ = Path(sys.executable).parent
    steps = [("po2xliff", project.root / file_of(code), "a.xlf"), ("xliff2po", project.root / "a.xlf", "back.po")]
    for program, source, target in steps:
        subprocess.run(
            [bin_ / program, "--progress=none", source, project.root / target], check=True, capture_output=True
        )
    ran = project.run("receive", "--file", str(project.root / "back.po"))
    assert "error" not in {found["severity"] for found in ran.findings}
    assert not re.search(r"new|changed|in conflict|don't have", ran.out.splitlines()[-1])


@pytest.mark.parametrize("code", SOME)
def test_a_catalog_that_gettext_wrapped_and_windows_saved_is_received_as_the_same(project: Project, code: str) -> None:
    if shutil.which("msgcat") is None:
        pytest.skip("gettext is not installed")
    path = project.root / file_of(code)
    wrapped = subprocess.run(["msgcat", "--width=60", path], capture_output=True, check=True).stdout
    file = project.write("Kopie (2) FINAL.po", b"\xef\xbb\xbf" + wrapped.replace(b"\n", b"\r\n"))
    before = project.files("locales")
    committed(project.root)
    ran = project.run("receive", "--file", str(file), "--yes")
    assert (ran.status, ran.findings) == (0, [])
    assert f"is {DECLARATION} in " in ran.out
    assert " same" in ran.out.splitlines()[-1]
    assert project.files("locales") == before


def test_each_file_is_recognised_by_its_translations_alone(project: Project) -> None:
    for code in LANGUAGES:
        data = (project.root / file_of(code)).read_bytes()
        file = project.write("x.po", data[data.index(b"\n\n") + 2 :])
        ran = project.run("receive", "--file", str(file))
        assert f"({code})" in ran.out.splitlines()[0]
