"""A release from the first approval to its withdrawal, with real validators; and its pages in a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import IN_CHROMIUM, told
from built_projects import ROOT
from finished_files import OPF, epub_package, epub_text, html_text, pdf_text
from playwright.sync_api import Browser
from release_projects import SETTINGS, approved, changed, commit, folder, git, release, repository
from release_samples import validate
from small_projects import Project

from press.build.released import release_of
from press.release.places import STATEMENT
from press.reports import statement as reports_statement

EVERY = SETTINGS.replace('editions = ["handout"]\n', "").replace('"en", "de"', '"en", "de", "ar"')
ARABIC = {
    ("title", "En titel"): "عنوان",
    ("", "Kort om det."): "باختصار.",
    ("", "Et *lille* afsnit."): "فقرة *صغيرة*.",
    ("", "Ring til +45 33 11 22 33 før den 10. november 2023."): "اتصلوا بالرقم +45 33 11 22 33 قبل 10 نوفمبر 2023.",
}
VERSIONS = {"da": "Version 2026-06", "en": "Version 2026-06", "de": "Version 2026-06", "ar": "2026-06"}
"""Poppler gives back what runs to the left with marks of direction in it."""
ANCHORED = re.compile(r' (?:href|src)="([^"#]*)')


@pytest.fixture(scope="module")
def story(once: Callable[[str, Callable[[Path], object]], Path]) -> Project:
    """Released, changed, held back, signed off anew, released again, compared; the first withdrawn."""

    def fill(root: Path) -> None:
        project = repository(root, settings=EVERY, sign_off=())
        project.catalog("tekst", ARABIC, "ar")
        approved(project, "en", "ar")
        commit(project)
        first = release(project, "2025-11")
        assert first.out.splitlines()[-3:] == [
            "2025-11: da, en, ar are released.",
            "held back: de – reviewer: texts are not reviewed (64 texts).",
            "en, ar: publication.toml asks for no sign-off as approved.",
        ]
        assert (first.status, first.codes) == (1, ["text-unsigned"] * 2)
        approved(project, "de")
        changed(project, "source/tekst.md", "33 11 22 33", "33 11 22 44")
        assert project.run("update").status == 0  # a telephone number is carried on
        commit(project)
        held = release(project, "2026-05")
        assert "2026-05: da is released." in held.out
        assert set(held.codes) == {"text-unsigned"}
        shutil.copytree(root / "output/releases/2025-11", root / "output/first")
        approved(project, "en", "de", "ar")
        commit(project)
        second = release(project, "2026-06")
        assert (second.status, second.findings) == (0, [])
        commit(project)
        assert project.run("changes", "--since", "2025-11", "--to", "2026-06", "--lang", "ar").status == 0
        ran = project.run("withdraw", "--version", "2025-11", "--reason", "Telefonnummeret er nyt.", "--by", "2026-06")
        assert (ran.status, ran.findings) == (0, [])

    return Project(once("release-story", fill))


def test_every_file_of_a_release_says_its_version_and_its_commit(story: Project):
    one = release_of(story.root, "2026-06")
    source = f"swh:1:rev:{one.commit}"
    assert git(story.root, "cat-file", "-t", one.commit).strip() == "commit"
    for file in (file for file in one.files if file.document):
        path = folder(story, "2026-06") / file.path
        if path.suffix == ".pdf":
            with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
                assert (metadata["xmpMM:VersionID"], metadata["dc:source"]) == ("2026-06", source)
                assert ("xmpMM:History" in metadata) == (file.language != "da")
                assert (str(pdf.docinfo["/Version"]), str(pdf.docinfo["/Source"])) == ("2026-06", source)
                assert len(pdf.pages) == file.pages
            assert VERSIONS[file.language] in " ".join(pdf_text(path).split())
        elif path.suffix == ".epub":
            package = epub_package(path)
            assert [str(one.text) for one in package.iter("{http://purl.org/dc/elements/1.1/}source")] == [source]
            said = {one.get("property"): one.text for one in package.iter(f"{OPF}meta")}
            assert said["schema:version"] == "2026-06"
            assert VERSIONS[file.language] in epub_text(path)
        else:
            page = path.read_text("utf-8")
            assert f'<meta property="dcterms:source" content="{source}">' in page
            assert VERSIONS[file.language] in html_text(path)


def test_a_release_is_what_its_record_and_its_package_say(story: Project):
    import tomllib

    for version in ("2025-11", "2026-05", "2026-06"):
        validate(tomllib.loads((story.root / f"releases/{version}.toml").read_text("utf-8")))
        check = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
        assert subprocess.run(check, cwd=folder(story, version), check=False).returncode == 0
        with zipfile.ZipFile(story.root / f"output/releases/{version}.zip") as archive:
            for name in archive.namelist():
                assert archive.read(name) == (story.root / "output/releases" / name).read_bytes()


def test_the_first_release_comes_out_again_byte_for_byte_withdrawn_as_it_is(story: Project):
    now = {path.name: path.read_bytes() for path in (folder(story, "2025-11") / "ar").iterdir()}
    shutil.rmtree(folder(story, "2025-11"))
    ran = story.run("rebuild", "--version", "2025-11")
    assert (ran.status, ran.findings) == (0, [])
    again = {path.name: path.read_bytes() for path in (folder(story, "2025-11") / "ar").iterdir()}
    assert again == now
    first = {path.name: path.read_bytes() for path in (story.root / "output/first/ar").iterdir()}
    assert {name for name in again if again[name] != first[name]} == {"index.html"}


def test_a_press_of_that_time_makes_its_release_again(tmp_path: Path):
    """The press lies in the repository, as for most; it changes after the release, and so does every page."""
    for name in ("press", "templates", "themes", "pipeline.py"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    for name in ("da", "en", "de"):
        folder_of = tmp_path / "locales" / name / "LC_MESSAGES"
        folder_of.mkdir(parents=True)
        shutil.copy(ROOT / "locales" / name / "LC_MESSAGES/templates.po", folder_of)
    (tmp_path / ".cache").symlink_to(ROOT / ".cache")
    project = repository(tmp_path, sign_off=())
    project.write(".gitignore", "output/\n.cache\n__pycache__/\n")
    commit(project)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(tmp_path / "pipeline.py"), "--project", str(tmp_path), *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    ran = run("release", "--version", "1", "--lang", "da")
    assert ran.returncode == 0, ran.stderr
    before = project.files("output/releases")
    changed(project, "templates/handout/page.html.j2", "<main", "<!-- of today --><main")
    changed(project, "press/release/pages.py", 'CHOOSER = "release/chooser.html.j2"', 'CHOOSER = "nowhere"')
    commit(project)
    shutil.rmtree(tmp_path / "output")
    ran = run("rebuild", "--version", "1")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert project.files("output/releases") == before


# --- the pages in a browser --------------------------------------------------------------------------------------

PAGES = (
    "releases/2026-06/index.html",
    "releases/2026-06/ar/index.html",
    "releases/2025-11/index.html",
    "releases/2025-11/en/index.html",
    "releases/2026-06/ar/accessibility.html",
    "release.html",
    "ar/changes.html",
)


@IN_CHROMIUM
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_even_with_its_rules_for_the_highest_level(story, browser: Browser, name, width, scheme):
    tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    rules = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True)
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((story.root / "output" / name).as_uri())
    results = Axe().run(page, options={"runOnly": tags, "rules": rules}).response
    assert told(results["violations"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()


def test_each_language_has_its_conformance_statement_in_its_own_words(story: Project):
    for code, words in {"da": "Tilgængelighedserklæring", "en": "Accessibility statement", "ar": "بيان"}.items():
        page = (folder(story, "2026-06") / code / STATEMENT).read_text("utf-8")
        assert words in page
        assert "kontoret@example.org" in page
        assert "veraPDF" in page
        assert f'<a href="{STATEMENT}">' in (folder(story, "2026-06") / code / "index.html").read_text("utf-8")
    assert STATEMENT.removesuffix(".html") == reports_statement.NAME


@pytest.mark.parametrize("version", ["2025-11", "2026-06"])
def test_every_link_of_the_lists_leads_to_a_file_of_the_release(story: Project, version: str):
    pages = sorted(folder(story, version).rglob("index.html"))
    assert len(pages) == len(release_of(story.root, version).languages) + 1
    for page in pages:
        for target in filter(None, ANCHORED.findall(page.read_text("utf-8"))):
            assert target.startswith("data:") or (page.parent / target).resolve().is_file(), (page, target)
