"""make changes: what is different from a release, facts first, out of the history of the repository."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import lxml.html
import pytest
from release_projects import TEXT, Judges, approved, changed, commit, folder, git, release, repository
from small_projects import Project

from press.catalog.changes import runs
from press.checks.artifacts import validating
from press.model.segments import Kind
from press.reports.changes import Edition, Said, Sort, document_changes


@pytest.fixture(autouse=True)
def judges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validating, "validate", Judges())


@pytest.fixture
def released(tmp_path: Path) -> Project:
    project = repository(tmp_path / "project")
    assert release(project, "2025-11").status == 0
    commit(project, "the record")
    return project


def told(project: Project, *more: str, language: str = "de", since: str = "2025-11"):
    return project.run("changes", "--since", since, *(("--lang", language) if language else ()), *more)


def page(project: Project, language: str = "de"):
    return lxml.html.fromstring((project.root / f"output/{language}/changes.html").read_bytes())


def test_where_nothing_changed_nothing_is_told(released: Project):
    ran = told(released)
    assert (ran.status, ran.findings) == (0, [])
    assert ran.out == "de: 0 texts differ between 2025-11 and today\noutput/de/changes.html\n"
    assert "Nothing is different." in page(released).text_content()


def test_facts_stand_first_then_words_and_what_is_new(released: Project):
    changed(released, "source/tekst.md", "Et *lille* afsnit.", "Et *stort* afsnit.\n\nTag sko med.")
    changed(
        released, "source/tekst.md", "33 11 22 33 før den 10. november 2023", "33 11 22 44 før den 12. november 2023"
    )
    changed(released, "source/tekst.md", "updated: 2023-11-10", "updated: 2024-01-05")
    assert released.run("update").status == 0
    german = "locales/de/LC_MESSAGES/tekst.po"
    text = (released.root / german).read_text("utf-8").replace("#, fuzzy\n", "")
    text = text.replace('msgid "Tag sko med."\nmsgstr ""', 'msgid "Tag sko med."\nmsgstr "Bringen Sie Schuhe mit."')
    text = (
        text.replace("kleiner", "großer")
        .replace("10. November 2023", "12. November 2023")
        .replace("22 33 an", "22 44 an")
    )
    released.write(german, text)
    before = git(released.root, "status", "--porcelain")
    ran = told(released)
    assert (ran.status, ran.findings) == (0, [])
    assert ran.out.splitlines() == [
        "de: 4 texts differ between 2025-11 and today",
        "tekst: Ein Titel",
        "    date: [-2023-11-10-]{+2024-01-05+}",
        "    number: [-10-]{+12+}",
        "    telephone: [-+45 33 11 22 33-]{++45 33 11 22 44+}",
        "    a fact changed (last update):",
        "        [-2023-11-10-]{+2024-01-05+}",
        "    a fact changed (paragraph under “En titel”):",
        "        Rufen Sie bis [-10-]{+12+}. November 2023 [-+45 33 11 22 33-]{++45 33 11 22 44+} an.",
        "    the words changed (paragraph under “En titel”):",
        "        Ein *[-kleiner-]{+großer+}* Absatz.",
        "    is new (paragraph under “En titel”):",
        "        {+Bringen Sie Schuhe mit.+}",
        "output/de/changes.html",
    ]
    assert git(released.root, "status", "--porcelain") == before
    assert git(released.root, "worktree", "list").count("\n") == 1
    (facts,) = page(released).find_class("facts")
    assert [" ".join(item.text_content().split()) for item in facts] == [
        "date: was 2023-11-10, is now 2024-01-05",
        "number: was 10, is now 12",
        "telephone: was +45 33 11 22 33, is now +45 33 11 22 44",
    ]
    words = page(released).find_class("words")
    assert [one.get("lang") for one in words] == ["de", "de", "da", "de", "da", "de"]


def test_what_is_not_translated_yet_is_told_in_the_source_s_words(released: Project):
    changed(released, "source/tekst.md", "Et *lille* afsnit.", "Et *stort* afsnit.")
    released.run("update")
    ran = told(released)
    assert "    the words changed (paragraph under “En titel”, not translated yet):" in ran.out.splitlines()
    assert "        Et *[-lille-]{+stort+}* afsnit." in ran.out.splitlines()
    assert [one.get("lang") for one in page(released).find_class("words")] == ["da"]


def test_a_translation_that_changed_alone_is_told_in_its_language_alone(released: Project):
    changed(released, "locales/de/LC_MESSAGES/tekst.po", "Kurz gesagt", "In Kürze")
    assert told(released, language="da").out.startswith("da: 0 texts differ")
    assert "        [-Kurz gesagt-]{+In Kürze+}." in told(released).out.splitlines()


def test_a_document_that_can_t_be_read_is_not_said_to_be_gone(released: Project):
    changed(released, "source/tekst.md", "Et *lille*", "<b>Et</b> *lille*")
    ran = told(released)
    assert (ran.status, set(ran.codes)) == (1, {"raw-markup"})
    assert ran.out.splitlines()[:3] == [
        "de: 1 document can’t be read between 2025-11 and today",
        "tekst: Ein Titel",
        "    It can’t be read as it stands now: make check says why.",
    ]
    assert "It can’t be read as it stands now" in page(released).text_content()


def test_whole_documents_are_counted_apart_from_texts(released: Project):
    released.text("anden", TEXT)
    (released.root / "source/tekst.md").unlink()
    ran = told(released)
    assert (ran.status, ran.out.splitlines()[0]) == (
        0,
        "de: 1 document is new, 1 document is gone between 2025-11 and today",
    )
    (header,) = page(released).find_class("top")
    assert "1 document is new, 1 document is gone between 2025-11 and today" in header.text_content()


@pytest.mark.parametrize(("more", "option"), [((), "SINCE"), (("--to", "a b"), "TO")])
def test_what_was_given_wrong_is_named_as_it_was_given(released: Project, more: tuple[str, ...], option: str):
    ran = told(released, *more, since="2025-11" if more else "a b")
    assert (ran.status, ran.codes) == (1, ["release-name"])
    assert str(ran.findings[0]["message"]).startswith(f"{option}=“a b” is no name")


def test_two_releases_are_compared_and_every_language_without_a_name(released: Project):
    changed(released, "source/tekst.md", "Et *lille* afsnit.\n\n", "")
    released.run("update")
    approved(released, "en", "de")
    commit(released)
    assert release(released, "2026-05").status == 0
    commit(released)
    changed(released, "source/tekst.md", "En titel", "En anden titel")  # of today, which nobody asks for
    ran = told(released, "--to", "2026-05", language="")
    assert (ran.status, ran.findings) == (0, [])
    assert [line for line in ran.out.splitlines() if "differ" in line] == [
        f"{code}: 1 text differs between 2025-11 and 2026-05" for code in ("da", "en", "de")
    ]
    assert ran.out.count("is gone") == 3


def test_documents_that_came_and_went_are_told(released: Project):
    (released.root / "source/tekst.md").rename(released.root / "source/andet.md")
    out = told(released, language="da").out
    assert "andet: En titel\n    It was not in the release." in out
    assert "tekst: En titel\n    It is not published any more." in out


def test_a_picture_that_changed_is_told(tmp_path: Path):
    project = repository(tmp_path, text=TEXT.replace("Ring til", "![Et hus](hus.svg)\n\nRing til"), sign_off=())
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path fill="#000000" d="M0 0h{}v1z"/></svg>'
    project.write("source/hus.svg", drawing.format(2))
    commit(project)
    assert release(project, "2025-11", "--lang", "da").status == 0
    project.write("source/hus.svg", drawing.format(4))
    assert "    the words changed (picture):\n        hus.svg" in told(project, language="da").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--since", "2027-01"), "release-unknown", "there is no release 2027-01"),
        (("--since", "../../x"), "release-name", "no name"),
        (("--since", "2025-11", "--to", "2027-01"), "release-unknown", "there is no release 2027-01"),
        (("--since", "2025-11", "--lang", "fi"), "language-unknown", "not published"),
    ],
)
def test_what_can_t_be_compared_is_told(released: Project, arguments: tuple[str, ...], code: str, said: str):
    ran = released.run("changes", *arguments)
    assert (ran.status, ran.codes) == (1, [code])
    assert said in str(ran.findings[0]["message"])
    assert not list((released.root / "output").glob("*/changes.html"))


def test_a_language_that_was_not_released_is_told(released: Project):
    changed(released, "publication.toml", '"de"', '"de", "sv"')
    ran = told(released, language="sv")
    assert (ran.status, ran.codes) == (1, ["release-unknown"])
    assert ran.findings[0]["hint"] == "it has: da, en, de"


def test_texts_of_then_that_can_t_be_read_today_are_told(released: Project, monkeypatch: pytest.MonkeyPatch):
    from press.build import since
    from press.findings import Halt, finding

    def unreadable(*_: object) -> None:
        raise Halt(finding("settings-key", "“reviewed” is no setting any more"))

    monkeypatch.setattr(since, "workshop", unreadable)
    ran = told(released)
    assert ran.codes == ["release-repository"]
    assert "the texts of 2025-11 can't be read as they were: “reviewed” is no setting" in str(
        ran.findings[0]["message"]
    )


def test_no_document_is_called_as_the_page_is(released: Project):
    released.text("changes", TEXT)
    before = released.files("output")
    ran = told(released)
    assert (ran.status, ran.codes, ran.places("file-taken")) == (1, ["file-taken"], [("source/changes.md", None)])
    assert released.files("output") == before


def test_the_page_is_no_document_that_is_verified(released: Project):
    told(released)
    assert released.run("verify", "--lang", "de").codes == ["nothing-built"]
    assert folder(released, "2025-11").is_dir()


# --- comparing -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("", "", ""),
        ("En to tre.", "En to tre.", "En to tre."),
        ("En to tre.", "En fem tre.", "En [-to-]{+fem+} tre."),
        ("Ring 33 11 22 33 nu.", "Ring 33 11 22 44 nu.", "Ring [-33 11 22 33-]{+33 11 22 44+} nu."),
        ("Kom.", "Kom kl. 10.", "Kom{+ kl. 10+}."),
        ("他们来了。", "她们来了。", "[-他们来了-]{+她们来了+}。"),
    ],
)
def test_a_text_is_shown_whole_with_what_changed_where_it_stands(old: str, new: str, shown: str):
    found = runs(old, new)
    assert "".join(map(str, found)) == shown
    assert "".join(run.text for run in found if run.state != "gone") == new
    assert "".join(run.text for run in found if run.state != "new") == old


def said(*texts: str) -> Edition:
    return Edition("T", tuple(Said("", text, text, Kind.PARAGRAPH) for text in texts), date(2026, 1, 1))


def test_a_text_that_was_divided_is_compared_as_one():
    one = "Besøget varer en dag, og vi taler om forebyggelse i kommunerne. Der er frokost midt på dagen i kantinen."
    found = document_changes("x", said("Før.", one, "Efter."), said("Før.", *one.split(". ", 1), "Efter."))
    assert found is not None
    assert [(difference.sort, "".join(map(str, difference.runs))) for difference in found.differences] == [
        (Sort.WORDS, one.replace("kommunerne.", "kommunerne[-.-]"))
    ]


def test_facts_of_what_came_and_went_are_facts():
    found = document_changes("x", said("Ring 33 11 22 33."), said("Noget helt andet, uden tal.", "Skriv til a@b.dk."))
    assert found is not None
    assert {(fact.fact, fact.old, fact.new) for fact in found.facts} >= {("e-mail", "", "a@b.dk")}
