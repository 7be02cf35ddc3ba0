"""From the first translation to what a delegation holds in its hands: the whole story, on a text that all know.

The Universal Declaration's first articles in Danish, with the translations that the United Nations published, in a
repository of their own. Each step is the command that a person gives, and everything is made and judged for real.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import declarations
import polib
import pytest
from browsing import IN_CHROMIUM
from built_projects import DRAFT, DRAFT_NOTICE, catalog, label, output, texts_of
from declarations import DOCUMENT
from finished_files import TORN, characters, epub_text, html_text, lacking, pdf_information, pdf_text, unprinted
from playwright.sync_api import Browser, Page
from release_projects import changed, commit, folder, git, release
from small_projects import Project

from press.build.proven import known_standards
from press.checks.artifacts import validating
from press.checks.artifacts.standards import Task
from press.package import is_drafts_own
from press.site import serve
from press.typography import set_text

pytestmark = [
    IN_CHROMIUM,
    pytest.mark.skipif(
        not (declarations.ROOT / declarations.FOLDER).is_dir(),
        reason=f"the declarations are not in {declarations.FOLDER} (python3 -I -S press/bootstrap test)",
    ),
]

ARTICLES = 4
MORE = """\
editions = ["brochure", "epub", "handout"]
base_url = "https://example.org/texts/"
contact = "kontoret@example.org"
"""
SUFFIXES = ("epub", "html", "pdf")
DELEGATION = """\
format = "delegation"
version = 1
name = "Delegationen fra Tunis"
arrives = 2026-06-01
leaves = 2026-06-04
languages = ["ar", "fr"]
email = "visit@example.org"

[editions.brochure]
copies = 20

[editions.epub]

[editions.handout]
"""
FIRST, SECOND = "2025-11", "2026-05"
CHANGED = "personlig sikkerhed", "personlig tryghed"
ANEW = {
    "ar": ("وسلامة شخصه", "وأمان شخصه"),
    "de": ("Sicherheit der Person", "Geborgenheit der Person"),
    "fr": ("la sûreté de sa personne", "la tranquillité de sa personne"),
}
"""What the translators make of the changed words of article 3."""
SHOWN = {
    "da": "[-sikkerhed-]{+tryghed+}",
    "ar": "[-وسلامة-]{+وأمان+}",
    "de": "[-Sicherheit-]{+Geborgenheit+}",
    "fr": "[-sûreté-]{+tranquillité+}",
}
PARTLY = "This translation is a draft. Not all of it has been approved yet."
WEBSITE = "https://example.org/texts/"


def test_a_text_is_translated_signed_off_released_changed_and_handed_to_a_delegation(tmp_path: Path, browser: Browser):
    project = begun(tmp_path / "project")
    imported_and_signed_off(project)
    first = released_first(project)
    changed_in_danish(project)
    a_draft_again(project)
    translated_and_signed_off_anew(project)
    released_again(project)
    changes_are_shown(project)
    the_first_comes_out_again(project, first)
    the_kit_holds(project)
    with site(project, browser) as page:
        readers_find_their_way(page)
        a_word_is_found(page)
    assert git(project.root, "status", "--porcelain") == ""


def begun(root: Path) -> Project:
    project = declarations.begun(root, tuple(ANEW), ARTICLES, MORE)
    project.write(".gitignore", "output/\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(project, "the declaration in Danish")
    return project


# --- translations and their sign-off -------------------------------------------------------------------------------


def imported_and_signed_off(project: Project) -> None:
    """Arabic and French are whole; German comes in two deliveries, the second of which nobody has reviewed."""
    for code in ("ar", "fr"):
        took(project, code, range(ARTICLES + 1))
        assert approved(project, code) == 10
    took(project, "de", range(ARTICLES))
    assert approved(project, "de") == 8
    took(project, "de", [ARTICLES])
    assert waiting(project, "de") == ["Artikel 4", declarations.translation("de")[4, 1]]
    commit(project, "translations")


def took(project: Project, code: str, articles: range | list[int]) -> None:
    delivery = project.write(f"../{code}.po", declarations.delivery(code, articles))
    ran = project.run("import", "--lang", code, "--from", str(delivery))
    assert (ran.status, ran.findings, ran.err) == (0, [], "")


def approved(project: Project, code: str) -> int:
    """Signs off what waits for it; how many texts that were."""
    before = len(waiting(project, code))
    ran = project.run("approve", "--lang", code, "--by", "Anna Mai", "--yes", "all")
    assert (ran.status, ran.findings) == (0, [])
    assert waiting(project, code) == []
    return before


def waiting(project: Project, code: str) -> list[str]:
    """The declaration's translations that wait for an approval, as ``approve`` shows them to whoever can't be asked."""
    ran = project.run("approve", "--lang", code, "--by", "Anna Mai", "--doc", DOCUMENT)
    assert ran.codes == ([] if ran.status == 0 else ["approve-unanswered"])
    ours = catalog(Path(), code, DOCUMENT).as_posix()
    shown = re.findall(rf"^{ours}:.*((?:\n    .*)+)", ran.out, re.MULTILINE)
    return [text for texts in shown for text in re.findall(rf"^    {code}: (.*)", texts, re.MULTILINE)]


# --- the first release ---------------------------------------------------------------------------------------------


def released_first(project: Project) -> dict[str, bytes]:
    """German is held back, and the rest goes ahead; the files that were released."""
    ran = release(project, FIRST)
    assert (ran.status, set(ran.codes)) == (1, {"text-unsigned"})
    assert ran.out.splitlines()[-2:] == [
        f"{FIRST}: da, ar, fr are released.",
        "held back: de – reviewer: texts are not reviewed (1 finding).",
    ]
    report = html_text(project.root / "output/release.html")
    assert "Deutsch (de) Reviewer: texts are not reviewed" in report
    assert f"“{DOCUMENT}”: 2 texts not reviewed; the first: “Artikel 4.”" in report
    assert "make approve LANG=de ROLE=reviewed" in report
    assert [path.name for path in sorted(folder(project, FIRST).iterdir()) if path.is_dir()] == ["ar", "da", "fr"]
    for code in ("da", "ar", "fr"):
        reads(project, FIRST, code)
    commit(project, f"the record of {FIRST}")
    return project.files("output/releases")


def reads(project: Project, version: str, code: str) -> None:
    """A release's brochure, e-book and page say the whole declaration, and no word of a draft."""
    whole = texts_of(project, code, DOCUMENT)
    assert len(whole) == 10
    place = folder(project, version) / code
    for said in (html_text(place / f"{DOCUMENT}.html"), epub_text(place / f"{DOCUMENT}.epub")):
        assert lacking(whole, said) == []
        assert not any(label(code, words) in said for words in (DRAFT, DRAFT_NOTICE, PARTLY))
    printed = pdf_text(place / f"{DOCUMENT}.pdf")
    assert characters("".join(whole)) - characters(printed) == characters("")
    assert len(unprinted(whole, printed)) <= TORN.get(code, 0)


# --- a change of the Danish ----------------------------------------------------------------------------------------


def changed_in_danish(project: Project) -> None:
    """The approvals of that one text fall, in every language, and no other; the record of them stays as it is."""
    before = {path: path.read_bytes() for path in (project.root / "locales").rglob("*.approvals")}
    changed(project, f"source/{DOCUMENT}.md", *CHANGED)
    assert project.run("update").status == 0
    assert [len(waiting(project, code)) for code in ANEW] == [0, 2, 0]  # of German, what nobody had approved
    for code in ANEW:
        told = project.run("approve", "--lang", code, "--by", "Anna Mai").out
        assert "1 text can't be approved yet: not translated, fuzzy," in told
        assert "1 approval of texts that are no more" in told
    assert {path: path.read_bytes() for path in before} == before
    assert approved(project, "de") == 2
    commit(project, "other words in article 3")


def a_draft_again(project: Project) -> None:
    """What is built says so, in its name, its text and to programs; the new Danish words stand where none fit."""
    ran = project.run("all", "--lang", "ar", "--jobs", "1")
    assert (ran.status, ran.codes) == (0, ["untranslated"])
    place, draft, notice = project.root / "output/ar", label("ar", DRAFT), set_text(label("ar", PARTLY), "ar")
    pdf, epub, page = (place / f"{DOCUMENT}.{draft}.{suffix}" for suffix in ("pdf", "epub", "html"))
    assert {path for path in place.iterdir() if is_drafts_own(path)} == {pdf, epub, page}
    assert {path.resolve() for path in place.iterdir() if path.is_symlink()} == {pdf, epub, page}
    for said in (html_text(page), epub_text(epub)):
        assert draft in said
        assert notice in said
        assert CHANGED[1] in said
    printed = pdf_text(pdf)
    assert characters(notice) - characters(printed) == characters("")
    assert CHANGED[1] in " ".join(printed.split())
    assert pdf_information(pdf)[0]["/Keywords"] == draft


def translated_and_signed_off_anew(project: Project) -> None:
    for code, (old, new) in ANEW.items():
        path = catalog(project.root, code, DOCUMENT)
        ours = polib.pofile(str(path))
        (entry,) = [one for one in ours if CHANGED[1] in one.msgid]
        assert entry.fuzzy
        entry.msgstr = entry.msgstr.replace(old, new)
        entry.flags.remove("fuzzy")
        entry.previous_msgid = None
        ours.save(str(path))
        assert approved(project, code) == 1
    assert project.run("html", "--lang", "ar", "--jobs", "1").codes == []
    assert label("ar", DRAFT) not in html_text(output(project, "ar", DOCUMENT, "html"))
    commit(project, "translated anew")


# --- the second release --------------------------------------------------------------------------------------------


def released_again(project: Project) -> None:
    ran = release(project, SECOND)
    assert (ran.status, ran.findings) == (0, [])
    assert ran.out.splitlines()[-1] == f"{SECOND}: da, ar, de, fr are released."
    for code in SHOWN:
        reads(project, SECOND, code)
    commit(project, f"the record of {SECOND}")


def changes_are_shown(project: Project) -> None:
    for code in ("da", "ar", "fr"):
        ran = project.run("changes", "--since", FIRST, "--lang", code)
        assert (ran.status, ran.findings) == (0, [])
        assert f"{code}: 1 text differs between {FIRST} and today" in ran.out
        assert SHOWN[code] in ran.out


def the_first_comes_out_again(project: Project, first: dict[str, bytes]) -> None:
    """Byte for byte, its package and its lists, out of the history alone."""
    later = project.files("output/releases")
    shutil.rmtree(folder(project, FIRST))
    folder(project, FIRST).with_suffix(".zip").unlink()
    ran = project.run("rebuild", "--version", FIRST, "--jobs", "1")
    assert (ran.status, ran.findings) == (0, [])
    again = project.files("output/releases")
    assert again == later
    assert {name: again[name] for name in first} == first


# --- the delegation ------------------------------------------------------------------------------------------------


def the_kit_holds(project: Project) -> None:
    """It holds what was released, in their languages, and every file of it keeps the standards that are for it."""
    project.write("delegations/tunis.toml", DELEGATION)
    commit(project, "a delegation")
    ran = project.run("kit", "--for", "tunis")
    assert (ran.status, ran.findings) == (0, [])
    kit = project.root / "output/kits/tunis"
    names = {path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file()}
    documents = {f"ar/{DOCUMENT}.{suffix}" for suffix in SUFFIXES}
    sheets = {"index.html", "print-order.html", "cover.ar.pdf", "cover.fr.pdf"}
    assert names == documents | sheets | {"print-order.txt", "email.ar.txt", "email.fr.txt", "SHA256SUMS"}
    for name in documents:
        assert (kit / name).read_bytes() == (folder(project, SECOND) / name).read_bytes()
    assert f"{WEBSITE}ar/{DOCUMENT}.html" in (kit / "email.ar.txt").read_text("utf-8").replace("\n", "")
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
    told: list[str] = []
    ready = threading.Event()
    show = project.root / "output/site", 0, lambda at: (told.append(at), ready.set())
    threading.Thread(target=serve, args=show, daemon=True).start()
    assert ready.wait(10)
    faults: list[str] = []
    page = browser.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda one: faults.append(one.url) if one.status >= 400 else None)
    page.goto(told[0])
    yield page
    page.close()
    assert faults == []


def readers_find_their_way(page: Page) -> None:
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
    assert ANEW["fr"][1] in " ".join(page.locator("main").inner_text().split())
    page.go_back()


def a_word_is_found(page: Page) -> None:
    """A word that the second release brought, in Arabic, from the search of the French page."""
    page.locator(".to-search a").click()
    page.locator("#query").fill("وأمان")
    page.locator("#query").press("Enter")
    result = page.locator(".results li")
    result.first.wait_for()
    assert (result.count(), result.get_attribute("lang")) == (1, "ar")
    result.get_by_role("link").first.click()
    page.wait_for_url(f"**/ar/{DOCUMENT}.html#*")
    assert ANEW["ar"][1] in page.locator("main").inner_text()
