"""Each gate is failed by what it is for, and by nothing else; then the language stays, and somebody is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from broken_files import CASES, NAME, good_project
from release_projects import SETTINGS, Judges, approved, changed, commit, folder, git, release, repository
from small_projects import Project

from press.build import building, releasing
from press.build.project import Project as Built
from press.checks.artifacts import browser, validating
from press.checks.artifacts.standards import STANDARDS, Task, Verdict
from press.findings import CODES, Severity, finding
from press.model.location import Location
from press.model.signoff import Role
from press.release.evidence import Evidence, Lacking
from press.release.gates import GATES, Actor, Gate, held, judge

ROOT = Path(__file__).parents[1]
PAPER = SETTINGS.replace('["handout"]', '["brochure"]')
LACKING = Lacking("tekst", 2, "Et hus", Location("locales/de/LC_MESSAGES/tekst.po", 7))


def failing(project: Built, version: str = "2026-05", languages: tuple[str, ...] = ("en",)):
    """The gates that each language fails, with who has to act."""
    from datetime import date

    order = releasing.Order(version, date(2026, 5, 12), languages, 1)
    judged = releasing.release(project, order)
    return {
        code: {(one.gate.key, str(one.gate.actor(found))) for one in passed for found in one.findings}
        for code, passed in judged.gates.items()
    }


def of(project: Project, **more: object):
    commit(project)
    return failing(Built.open(project.root), **more)


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> Judges:
    """Validators that find nothing, where they are not what is tried."""
    standing_in = Judges()
    monkeypatch.setattr(validating, "validate", standing_in)
    return standing_in


# --- gates for texts -------------------------------------------------------------------------------------------


def source(project: Project) -> None:
    changed(project, "source/tekst.md", "Et *lille*", "<b>Et</b> *lille*")


def design(project: Project) -> None:
    tokens = (ROOT / "themes/fjord/tokens.css").read_text("utf-8")
    project.write("themes/mine/tokens.css", tokens.replace("--ink: #1a2226", "--ink: #c8c8c8"))
    changed(project, "publication.toml", 'languages = ["en", "de"]', 'languages = ["en", "de"]\ntheme = "mine"')


def complete(project: Project) -> None:
    changed(project, "locales/en/LC_MESSAGES/tekst.po", 'msgstr "Briefly."', 'msgstr ""')


def current(project: Project) -> None:
    changed(project, "locales/en/LC_MESSAGES/tekst.po", 'msgid "Kort om det."', '#, fuzzy\nmsgid "Kort om det."')


def updated(project: Project) -> None:
    changed(project, "source/tekst.md", "Et *lille*", "Et meget *lille*")
    assert project.run("update").status == 0


def checks(project: Project) -> None:
    changed(project, "locales/en/LC_MESSAGES/tekst.po", "33 11 22 33 before", "33 11 22 34 before")
    approved(project, "en")


def reviewed(project: Project) -> None:
    changed(project, "locales/en/LC_MESSAGES/tekst.po", "Briefly.", "In short.")


def approval(project: Project) -> None:
    changed(
        project, "publication.toml", "[publication]", '[signoff]\nrequired = ["reviewed", "approved"]\n\n[publication]'
    )


def forged(project: Project) -> None:
    changed(project, "locales/en/LC_MESSAGES/tekst.approvals", "Briefly.", "Shortly.")


@pytest.mark.parametrize(
    ("spoil", "fails"),
    [
        (source, {("source", "writer")}),
        (design, {("design", "designer")}),
        (complete, {("complete", "translator")}),
        (current, {("current", "translator")}),
        (updated, {("current", "translator")}),
        (checks, {("checks", "translator")}),
        (reviewed, {("reviewed", "reviewer")}),
        (approval, {("approved", "publisher")}),
        (forged, {("checks", "reviewer"), ("reviewed", "reviewer")}),
    ],
)
def test_a_text_that_is_not_ready_keeps_its_language(tmp_path: Path, sound: Judges, spoil, fails):
    project = repository(tmp_path)
    spoil(project)
    assert of(project)["en"] == fails
    assert sound.asked == []
    assert not (tmp_path / "releases").exists()


def test_what_spoils_one_language_spoils_no_other(tmp_path: Path, sound: Judges):
    project = repository(tmp_path)
    complete(project)
    found = of(project, languages=("da", "en", "de"))
    assert {code for code, fails in found.items() if fails} == {"en"}
    assert sorted(path.name for path in folder(project).iterdir() if path.is_dir()) == ["da", "de"]


# --- gates for files -------------------------------------------------------------------------------------------


def made(project: Project) -> None:
    project.write("templates/brochure/page.html.j2", "{{ nothing.of_the_kind }}")


def glyphs(project: Project) -> None:
    changed(project, "source/tekst.md", "Ring til", "Skriv \ue0f0. Ring til")


def fit(project: Project) -> None:
    changed(project, "publication.toml", "[publication]", "[edition.brochure]\nmax_pages = 1\n\n[publication]")


def fidelity(project: Project) -> None:
    template = (ROOT / "templates/handout/page.html.j2").read_text("utf-8")
    project.write("templates/handout/page.html.j2", template.replace("{{ body | safe }}", ""))


@pytest.mark.parametrize(
    ("spoil", "settings", "fails"),
    [
        (made, PAPER, {("made", "designer")}),
        (glyphs, PAPER, {("glyphs", "writer")}),
        (fit, PAPER, {("fit", "designer")}),
        (fidelity, SETTINGS, {("fidelity", "designer")}),
    ],
)
def test_a_file_that_does_not_come_out_right_keeps_its_language(tmp_path, sound, spoil, settings, fails):
    project = repository(tmp_path, settings=settings)
    spoil(project)
    assert of(project, languages=("da",))["da"] == fails


BROKEN = {
    "pdf-ua": "pdf-picture-without-description",
    "pdf-a": "pdf-no-tags-for-the-archive",
    "epub": "epub-contents-lead-nowhere",
    "epub-accessibility": "epub-no-summary",
    "wcag": "html-no-main",
    "declared": "html-header-without-scope",
}
"""A broken file for each standard; two of a kind are broken one after the other."""


@pytest.fixture(scope="module")
def broken(once: Callable[[str, Callable[[Path], object]], Path]) -> dict[str, set[tuple[str, str]]]:
    """The gates that a language fails whose files were broken after they were made, by the real validators."""

    def fill(root: Path) -> None:
        project = good_project(root)
        project.write(".gitignore", "output/\n")
        changed(project, "publication.toml", '"en"', '"de"')
        git(root, "init", "--quiet", "--initial-branch=main")
        commit(project)
        make = building.build

        def damaged(*arguments: object):
            built = make(*arguments)  # type: ignore[arg-type]
            for name in BROKEN.values():
                case = CASES[name]
                path = root / "output/.release/output/da" / f"{NAME}{case.suffix}"
                path.write_bytes(case.make(path.read_bytes()))
            return built

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(building, "build", damaged)
            ran = release(project, "2026-05", "--lang", "da")
        (root / "told.txt").write_text(f"{ran.status}\n{ran.out}")

    root = once("broken-release", fill)
    page = (root / "output/release.html").read_text("utf-8")
    found = re.findall(r"<h4>(\w+): ([^<]*) \(\d+ findings?\)</h4>", page)
    assert (root / "told.txt").read_text().startswith("1\n")
    assert not (root / "releases").exists()
    return {"da": set(found)}


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_file_that_breaks_a_standard_keeps_its_language(broken, standard: str):
    (gate,) = (gate for gate in GATES if gate.key == standard)
    assert gate.fails in {fails for _who, fails in broken["da"]}


def test_what_is_not_installed_has_proven_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(browser, "PACKAGES", tmp_path / "nowhere")
    project = repository(tmp_path / "project")
    assert of(project)["en"] == {("wcag", "publisher")}
    assert not (project.root / "releases").exists()


def test_a_file_that_nobody_was_asked_about_has_proven_nothing():
    task = Task("wcag", "output/de/tekst.html", Path("x"), "de")
    (told,) = _failed(replace(GOOD, verdicts=()), "wcag")
    assert (told.code, told.location) == ("validator-failed", Location(task.file))
    unjudged = Verdict("wcag", task.file, judged=False)
    assert [one.code for one in _failed(replace(GOOD, verdicts=(unjudged,)), "wcag")] == ["validator-failed"]


def test_a_draft_is_held_back_whatever_else_is_said(tmp_path: Path, sound: Judges, monkeypatch: pytest.MonkeyPatch):
    """Belt and braces: the file itself is asked."""
    project = repository(tmp_path)
    make = building.build

    def drafts(*arguments: object):
        built = make(*arguments)  # type: ignore[arg-type]
        built.drafts["en"].append("tekst (handout)")
        return built

    monkeypatch.setattr(building, "build", drafts)
    assert of(project)["en"] == {("reviewed", "reviewer")}


# --- the table -------------------------------------------------------------------------------------------------

GOOD = Evidence(
    "de",
    asked=(Task("wcag", "output/de/tekst.html", Path("x"), "de"),),
    verdicts=(Verdict("wcag", "output/de/tekst.html"),),
)


def _failed(evidence: Evidence, key: str = ""):
    return [found for one in judge(evidence, files=True) if key in {"", one.gate.key} for found in one.findings]


def test_what_is_good_passes_every_gate():
    assert not held(judge(GOOD, files=True))
    assert {one.judged for one in judge(GOOD, files=False) if one.gate.stage == "files"} == {False}


def _unasked(evidence: Evidence) -> dict[str, str]:
    return {one.gate.key: one.unasked for one in judge(evidence, files=True) if one.unasked}


def test_a_gate_that_asks_nothing_of_a_language_says_why():
    of_files = dict.fromkeys(STANDARDS.keys() - {"wcag"}, "there is no such file")
    unsigned = "no sign-off is asked for"
    assert _unasked(GOOD) == of_files | {"reviewed": unsigned, "approved": unsigned}
    reviewed = replace(GOOD, unsigned={Role.REVIEWED: ()})
    assert _unasked(reviewed) == of_files | {"approved": unsigned}
    of_source = dict.fromkeys(("complete", "current", "reviewed", "approved"), "it is the source")
    assert _unasked(replace(GOOD, is_source=True)) == of_files | of_source


def test_what_is_found_is_told_although_nobody_asked():
    (told,) = (one for one in judge(replace(GOOD, drafts=("x",)), files=True) if one.gate.key == "reviewed")
    assert (told.unasked, len(told.findings)) == ("", 1)


BAD: dict[str, dict[str, object]] = {
    "source": {"source": (finding("raw-markup", "x"),)},
    "design": {"design": (finding("theme-illegible", "x"),)},
    "complete": {"missing": (LACKING,)},
    "current": {"stale": (LACKING,)},
    "checks": {"translations": (finding("translation-numbers", "x"),)},
    "reviewed": {"unsigned": {Role.REVIEWED: (LACKING,)}},
    "approved": {"unsigned": {Role.APPROVED: (LACKING,)}},
    "made": {"unmade": ("output/de/tekst.pdf",)},
    "glyphs": {"built": (finding("missing-glyph", "x"),)},
    "fit": {"built": (finding("layout-cut", "x"),)},
    "fidelity": {"built": (finding("text-order", "x"),)},
    **{
        key: {
            "asked": (Task(key, "output/de/x", Path("x"), "de"),),
            "verdicts": (Verdict(key, "output/de/x", (finding("render", "x"),)),),
        }
        for key in STANDARDS
    },
}


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.key)
def test_each_gate_is_failed_by_what_it_is_for_alone(gate: Gate):
    bad = replace(Evidence("de"), **BAD[gate.key])  # type: ignore[arg-type]
    passed = judge(bad, files=True)
    assert [one.gate.key for one in passed if one.findings] == [gate.key]
    assert all(found.hint or found.message == "x" for one in passed for found in one.findings)


@pytest.mark.parametrize(
    ("gate", "code"), [("complete", "text-missing"), ("current", "text-stale"), ("made", "file-unmade")]
)
def test_what_a_release_alone_asks_for_has_codes_of_its_own(gate: str, code: str):
    bad = replace(Evidence("de"), **BAD[gate])  # type: ignore[arg-type]
    assert [found.code for found in _failed(bad)] == [code]


@pytest.mark.parametrize("code", [code for code, row in CODES.items() if row.severity is Severity.ERROR])
def test_no_error_on_making_a_file_slips_through(code: str):
    assert len([one for one in judge(replace(GOOD, built=(finding(code, "x"),)), files=True) if one.findings]) == 1


def test_a_warning_keeps_nothing_back():
    mild = (finding("axe-undecided", "x"), finding("layout-empty", "x"))
    verdict = Verdict("wcag", "output/de/tekst.html", mild)
    assert not held(judge(replace(GOOD, source=mild, built=mild, verdicts=(verdict,)), files=True))


@pytest.mark.parametrize(
    ("place", "who"),
    [
        ("source/tekst.md", Actor.WRITER),
        ("source/shared/kontakt.md", Actor.WRITER),
        ("locales/de/LC_MESSAGES/tekst.po", Actor.TRANSLATOR),
        ("locales/glossary.csv", Actor.TRANSLATOR),
        ("locales/de/LC_MESSAGES/tekst.approvals", Actor.REVIEWER),
        ("templates/handout/handout.css", Actor.DESIGNER),
        ("output/de/tekst.html", Actor.DESIGNER),
        ("", Actor.DESIGNER),
    ],
)
def test_who_acts_follows_from_where_it_stands(place: str, who: Actor):
    gate = next(gate for gate in GATES if gate.key == "wcag")
    assert gate.actor(finding("axe", "x", Location(place) if place else None)) is who
