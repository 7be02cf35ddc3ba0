"""Each kind of file is broken on purpose, and make verify finds it: one Java machine and one browser for them all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from broken_files import CASES, NAME, good_project
from built_projects import made

from press.build.verifying import FOLDER


@pytest.fixture(scope="module")
def findings(once: Callable[[str, Callable[[Path], object]], Path]) -> list[dict[str, object]]:
    """What one run says of the good files and all broken ones."""

    def fill(root: Path) -> None:
        project = good_project(root)
        made(project, "all", languages=("da",))
        folder = root / FOLDER / "da"
        for name, case in CASES.items():
            data = case.make((folder / f"{NAME}{case.suffix}").read_bytes())
            (folder / f"{name}{case.suffix}").write_bytes(data)
        ran = project.run("verify", "--lang", "da")
        assert ran.status == 1
        (root / "findings.json").write_text(json.dumps(ran.findings), "utf-8")

    found: list[dict[str, object]] = json.loads((once("broken", fill) / "findings.json").read_text("utf-8"))
    return found


def of(findings: list[dict[str, object]], file: str) -> list[tuple[str, str]]:
    """The code and message of each finding of a file."""
    return [(str(told["code"]), str(told["message"])) for told in findings if told["file"] == f"{FOLDER}/da/{file}"]


@pytest.mark.parametrize("name", CASES)
def test_what_is_broken_is_found_in_the_file_that_has_it(findings: list[dict[str, object]], name: str):
    case = CASES[name]
    told = of(findings, f"{name}{case.suffix}")
    assert any(code == case.code and case.said in message for code, message in told), told


@pytest.mark.parametrize("suffix", [".pdf", ".epub", ".html"])
def test_nothing_is_found_in_the_same_file_as_it_was_made(findings: list[dict[str, object]], suffix: str):
    assert of(findings, f"{NAME}{suffix}") == []


def test_everything_that_is_found_says_how_to_mend_it(findings: list[dict[str, object]]):
    assert [told for told in findings if not told["hint"]] == []


def test_the_page_has_a_row_for_each_file_and_says_what_failed(once: Callable[..., Path], findings: object):
    page = (once("broken", lambda _root: None) / FOLDER / "verify.html").read_text("utf-8")
    for name, case in CASES.items():
        assert f'<th scope="row"><a href="da/{name}{case.suffix}">' in page
        assert f'<section id="file:da/{name}{case.suffix}"' in page
