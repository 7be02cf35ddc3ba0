"""From the first translation to what a delegation holds in its hands: the whole story, on a text that all know.

The Universal Declaration's first articles in Danish, with the translations that the United Nations published, in a
repository of their own. Each step is the command that a person gives, and everything is made and judged for real.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import declarations
import polib
import pytest
from browsing import IN_CHROMIUM
from built_projects import DRAFT, DRAFT_NOTICE, catalog, label, output, texts_of
from declarations import DOCUMENT
from finished_files import TORN, characters, epub_text, html_text, lacking, pdf_information, pdf_text, unprinted
from handed_over import OWN, a_word_is_found, readers_find_their_way, site, the_kit_holds
from playwright.sync_api import Browser
from release_projects import changed, commit, folder, git, release
from small_projects import Project

from press.package import is_drafts_own
from press.typography import set_text

pytestmark = [
    IN_CHROMIUM,
    pytest.mark.skipif(
        not (declarations.ROOT / declarations.FOLDER).is_dir(),
        reason=f"the declarations are not in {declarations.FOLDER} (python3 -I -S press/bootstrap test)",
    ),
]

ARTICLES = 4
WELCOME = {
    "da": ("Velkommen", "Vi glæder os til at se jer."),
    "ar": ("مرحبًا بكم", "نتطلع إلى لقائكم."),
    "de": ("Willkommen", "Wir freuen uns auf Sie."),
    "fr": ("Bienvenue", "Nous nous réjouissons de vous voir."),
}
"""The office's own text, translated by hand: what a delegation is given besides the declaration."""
MORE = """\
editions = ["brochure", "epub", "handout"]
base_url = "https://example.org/texts/"
contact = "kontoret@example.org"
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
    the_kit_holds(project, SECOND)
    with site(project, browser) as page:
        readers_find_their_way(page, ANEW["fr"][1])
        a_word_is_found(page, ANEW["ar"][1])
    assert git(project.root, "status", "--porcelain") == ""


def begun(root: Path) -> Project:
    project = declarations.begun(root, tuple(ANEW), ARTICLES, MORE)
    title, words = WELCOME["da"]
    project.text(OWN, f"---\ntitle: {title}\nupdated: 2025-10-01\n---\n\n{words}\n")
    for code in ANEW:
        project.catalog(OWN, dict(zip((("title", title), ("", words)), WELCOME[code], strict=True)), code)
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
    assert ran.out.splitlines()[-3:] == [
        f"{FIRST}: da, ar, fr are released.",
        "held back: de – reviewer: texts are not reviewed (2 texts).",
        "ar, fr: publication.toml asks for no sign-off as approved.",
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
    assert ran.out.splitlines()[-2] == f"{SECOND}: da, ar, de, fr are released."
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
