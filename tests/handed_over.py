"""What is handed over in the end: a delegation's kit, held to its standards, and the site, read in a browser."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import declarations
from declarations import DOCUMENT
from playwright.sync_api import Browser, Page
from release_projects import commit, folder
from site_samples import served
from small_projects import Project

from press.build.proven import known_standards
from press.checks.artifacts import validating
from press.checks.artifacts.standards import Task

OWN = "velkommen"
"""The other document of the project."""
SUFFIXES = ("epub", "html", "pdf")
DELEGATION = """\
format = "delegation"
version = 1
name = "Delegationen fra Tunis"
arrives = 2999-06-01
leaves = 2999-06-04
languages = ["ar", "fr"]
email = "visit@example.org"

[editions.brochure]
copies = 20

[editions.epub]

[editions.handout]
"""


# --- the delegation ------------------------------------------------------------------------------------------------


def the_kit_holds(project: Project, version: str) -> None:
    """It holds what was released, in their languages, and every file of it keeps the standards that are for it."""
    project.write("delegations/tunis.toml", DELEGATION)
    commit(project, "a delegation")
    ran = project.run("kit", "--for", "tunis")
    assert (ran.status, ran.findings) == (0, [])
    kit = project.root / "output/kits/tunis"
    names = {path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file()}
    documents = {f"ar/{name}.{suffix}" for name in (DOCUMENT, OWN) for suffix in SUFFIXES}
    sheets = {"index.html", "print-order.html", "cover.ar.pdf", "cover.fr.pdf"}
    assert names == documents | sheets | {
        "print-order.txt",
        "email.ar.txt",
        "email.fr.txt",
        "manifest.json",
        "SHA256SUMS",
    }
    for name in documents:
        assert (kit / name).read_bytes() == (folder(project, version) / name).read_bytes()
    assert f"https://example.org/texts/ar/{DOCUMENT}.html" in (kit / "email.ar.txt").read_text("utf-8").replace(
        "\n", ""
    )
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=kit, check=True)
    with zipfile.ZipFile(kit.with_suffix(".zip")) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {f"tunis/{name}": (kit / name).read_bytes() for name in names}
    tasks = [
        Task(standard, name, kit / name, language_of(name))
        for name in sorted(documents | sheets)
        for standard in known_standards(Path(name).suffix)
    ]
    verdicts = validating.validate(tasks)
    assert [(one.file, one.standard, one.findings) for one in verdicts if not one.passed] == []
    assert len(verdicts) == len(tasks) >= 3 * 3 + 2 + 3 + 2 * 2


def language_of(name: str) -> str:
    """What a file of the kit was made in; its order for the copy shop is in Danish."""
    if name.startswith("print-order"):
        return "da"
    return "fr" if ".fr." in name else "ar"


# --- the site ------------------------------------------------------------------------------------------------------


@contextmanager
def site(project: Project, browser: Browser) -> Iterator[Page]:
    """A browser at the first page of the site, which ran into no fault when it is left."""
    ran = project.run("site")
    assert (ran.status, ran.findings) == (0, [])
    address = served(project.root / "output/site")
    faults: list[str] = []
    page = browser.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda one: faults.append(one.url) if one.status >= 400 else None)
    page.goto(address)
    yield page
    page.close()
    assert faults == []


def readers_find_their_way(page: Page, words: str) -> None:
    """From the choice of languages to the declaration in Arabic, and from there to the French one."""
    page.get_by_role("link", name="العربية").click()
    page.get_by_role("link", name=declarations.translation("ar")[0, 0]).click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    with page.expect_download() as download:
        page.locator(f"a[href$='{DOCUMENT}.epub']").click()
    assert download.value.suggested_filename == f"{DOCUMENT}.epub"
    page.get_by_role("link", name="Français").click()
    assert page.url.endswith(f"/fr/{DOCUMENT}/index.html")
    page.locator(".button").click()
    assert page.url.endswith(f"/fr/{DOCUMENT}.html")
    assert words in " ".join(page.locator("main").inner_text().split())
    page.go_back()


def a_word_is_found(page: Page, words: str) -> None:
    """The first of these words, in Arabic, from the search of the French page."""
    page.locator(".to-search a").click()
    page.locator("#query").fill(words.partition(" ")[0])
    page.locator("#query").press("Enter")
    result = page.locator(".results li")
    result.first.wait_for()
    assert (result.count(), result.get_attribute("lang")) == (1, "ar")
    result.get_by_role("link").first.click()
    page.wait_for_url(f"**/ar/{DOCUMENT}.html#*")
    assert words in page.locator("main").inner_text()
