"""The conformance statement of a language: in its own words, with what was measured, whatever that was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import lxml.html
import pytest
from built_projects import label
from small_projects import Project, small_project

from press.build.project import Project as Opened
from press.checks.artifacts.standards import STANDARDS, Verdict
from press.findings import Finding, finding
from press.formats import html
from press.languages import LANGUAGES
from press.model.location import Location
from press.page import Frame
from press.reports.conformance import Publication, statement
from press.reports.statement import Named, page

ROOT = Path(__file__).parents[1]
FAULT = finding("pdf-ua", "PDF/UA-1 7.3-1: a picture has no description", Location("output/ar/tekst.pdf"))
LANGUAGES_HERE = [code for code in LANGUAGES if code != "en"]
CONTACT = 'contact = "post@example.org"\nenforcement = "Styrelsen, https://example.org/klage."\n'


def stated(
    code: str, *found: Finding, enforcement: str = "Styrelsen, https://example.org/klage."
) -> lxml.html.HtmlElement:
    """The statement in a language, as a reader's browser gets it."""
    verdicts = [
        Verdict(key, f"output/{code}/tekst{suffix}", tuple(one for one in found if one.code == key))
        for key, row in STANDARDS.items()
        for suffix in row.suffixes
    ]
    publication = Publication("Kontoret", "post@example.org", (), (), ("tekst",), enforcement)
    said = statement(publication, verdicts, {row.validator: "1.2.3" for row in STANDARDS.values()}, date(2026, 3, 1))
    render, _ = Opened.open(ROOT).renderer(LANGUAGES[code])
    frame = Frame("Kontoret", "da", "da", draft=False, incomplete=False, base_url="", languages=(), formats=())
    made = html.make(page(said, [Named("tekst", "Teksten", "da")], LANGUAGES[code], frame, render.label), render)
    assert made.artifact
    return lxml.html.document_fromstring(made.artifact.data)


def text(of: lxml.html.HtmlElement) -> str:
    return " ".join(of.text_content().split())


def headings(root: lxml.html.HtmlElement) -> list[str]:
    return [text(heading) for heading in root.xpath("//div[@class='text']/h2")]


@pytest.mark.parametrize("code", LANGUAGES_HERE)
def test_every_language_of_the_table_has_its_parts_in_its_own_words(code: str) -> None:
    root = stated(code)
    parts = ("Conformance status", "Content that is not accessible", "Preparation of this statement")
    parts += ("Feedback and contact", "Enforcement procedure")
    assert headings(root) == [" ".join(label(code, part).split()) for part in parts]
    assert root.get("lang") == code
    in_english = {text(line) for line in stated("en").xpath("//div[@class='text']//*[self::p or self::h2 or self::dd]")}
    own = {text(line) for line in root.xpath("//div[@class='text']//*[self::p or self::h2 or self::dd]")}
    # The addresses are the same everywhere.
    assert {line for line in own & in_english if "example.org" not in line} == set()


def test_it_says_how_many_files_meet_each_standard_and_who_judged() -> None:
    root = stated("en")
    terms = [text(term) for term in root.xpath("//dt")]
    assert terms == ["PDF/UA-1", "PDF/A-2a", "EPUB 3.3", "EPUB Accessibility 1.1", "WCAG 2.2 AA"]
    assert text(root.xpath("//dd")[0]) == "Files that conform: 1 of 1. Checked with veraPDF 1.2.3."
    assert "As far as programs can tell, all files conform fully" in text(root)
    assert "No fault is known." in text(root)


def test_what_was_found_stands_in_it_and_then_it_conforms_partially() -> None:
    root = stated("ar", FAULT)
    said = text(root)
    assert label("ar", "This was found:") in said
    assert label("ar", "No fault is known.") not in said
    assert label("ar", "The files conform partially to these standards. What does not conform is listed below.") in said
    (message,) = root.xpath("//li/span[@lang='en']")
    assert message.text_content() == FAULT.message
    assert message.get("dir") == "ltr"
    assert text(message.getparent()).startswith("output/ar/tekst.pdf: ")


def test_its_addresses_are_links_and_words_of_the_settings_are_in_their_language() -> None:
    root = stated("en")
    assert root.xpath("//div[@class='text']//a[starts-with(@href, 'mailto:')]/@href") == ["mailto:post@example.org"]
    assert root.xpath("//div[@class='text']//a[@rel]/@href") == ["https://example.org/klage"]
    assert root.xpath("//div[@class='text']//p[@lang='da']/text()") == ["Styrelsen, ", "."]
    assert root.xpath("//div[@class='text']//li//a[@href='tekst.html']/span[@lang='da']/text()") == ["Teksten"]


def test_where_text_runs_to_the_left_name_and_address_keep_their_order_and_the_notice_its_language() -> None:
    (whole,) = stated("ar").xpath("//p[@lang='da'][a]")
    assert whole.get("dir") == "ltr"
    assert text(whole).startswith("Styrelsen, https://example.org/klage")
    (notice,) = whole.xpath(".//span[contains(@class, 'new-window')]")
    assert (notice.get("lang"), notice.get("dir")) == ("ar", "rtl")


def test_without_an_enforcement_body_it_names_none() -> None:
    assert len(headings(stated("en", enforcement=""))) == 4


@pytest.mark.parametrize(
    ("code", "date_text"), [("da", "1. marts 2026"), ("fa", "۱ مارس ۲۰۲۶"), ("zh-Hans", "2026年3月1日")]
)
def test_its_day_is_written_as_the_language_writes_it(code: str, date_text: str) -> None:
    root = stated(code)
    before, _, after = label(code, _PREPARED).partition("%(date)s")
    assert f"{before}{date_text}{after}".replace("\u00a0", " ") in text(root).replace("\u00a0", " ")


_PREPARED = (
    "This statement was prepared on %(date)s. It is a self-assessment: each file was checked by programs that had no"
    " part in making it. What a program cannot judge was not tested for this statement."
)


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A handout in Danish that axe-core was asked about."""
    root = tmp_path_factory.mktemp("stated")
    project = small_project(root)
    settings = (root / "publication.toml").read_text("utf-8")
    project.write("publication.toml", settings.replace("[publication]\n", f"[publication]\n{CONTACT}"))
    assert project.run("html", "--lang", "da").status == 0
    assert project.run("verify", "--lang", "da").status == 0
    return project


def test_the_command_writes_a_page_beside_the_documents_that_is_itself_accessible(verified: Project) -> None:
    ran = verified.run("statement", "--lang", "da")
    assert (ran.status, ran.findings, ran.out) == (0, [], "output/da/accessibility.html\n")
    root = lxml.html.fromstring((verified.root / "output/da/accessibility.html").read_bytes())
    assert text(root.xpath("//h1")[0]) == label("da", "Accessibility statement")
    assert root.xpath("//div[@class='text']//li//a/@href") == ["tekst.html"]
    assert [text(term) for term in root.xpath("//dt")] == ["WCAG 2.2 AA"]
    again = verified.run("verify", "--lang", "da")
    assert (again.status, again.findings) == (0, [])
    assert "2 files: every standard is met" in again.out
    # It states nothing of itself.
    assert verified.run("statement", "--lang", "da").status == 0
    assert (verified.root / "output/da/accessibility.html").read_text("utf-8").count(" 1 af 1") == 1


def test_nothing_is_stated_of_a_file_that_was_made_since(verified: Project) -> None:
    file = verified.root / "output/da/tekst.html"
    before = file.read_bytes()
    file.write_bytes(before.replace(b"</body>", b"<!-- --></body>"))
    ran = verified.run("statement", "--lang", "da")
    file.write_bytes(before)
    assert (ran.status, ran.codes) == (1, ["statement"])
    assert "output/da/tekst.html" in str(ran.findings[0]["message"])
    assert "make verify" in str(ran.findings[0]["hint"])


def test_it_is_not_made_where_nobody_is_named_to_tell_of_barriers(tmp_path: Path) -> None:
    ran = small_project(tmp_path).run("statement")
    assert (ran.status, ran.codes) == (1, ["statement"])
    assert ran.findings[0]["file"] == "publication.toml"
    assert "contact =" in str(ran.findings[0]["hint"])


def test_it_is_not_made_over_a_document_of_its_name(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    project.text("accessibility", (tmp_path / "source/tekst.md").read_bytes())
    ran = project.run("statement")
    assert (ran.status, ran.codes) == (1, ["statement"])
    assert ran.findings[0]["file"] == "source/accessibility.md"
