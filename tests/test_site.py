"""The site: what is chosen, what is copied, where links lead, and what happens to what is not as it should be."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from release_projects import Judges, release, repository
from site_samples import released, write
from small_projects import Project, small_project

from press.checks.artifacts import validating
from press.languages import LANGUAGES
from press.release import Titled, Withdrawal
from press.site import Text, read, shelf
from press.site.words import fold, terms, zeros

SETTINGS = """\
[publication]
publisher = "Kontoret"
source_language = "da"
languages = ["en", "ar"]
base_url = "https://example.org/texts/"
"""
PAGE = """\
<!DOCTYPE html><html lang="{code}"><body><header>Not <p>this</p></header><main>
<h1>{title}</h1><p class="subtitle">What is under it</p><p class="summary">Once is enough</p>
<div class="text"><p>Before&amp;after</p><h2 id="a:b">Heading <em>one</em></h2>
<p>Words<a class="noteref" href="#fn-1">1</a> of <b>{word}</b></p><ul><li>first<li>second</ul>
<h3 id="later">Later</h3><img alt="x"><p>The end</p></div></main><footer>Nor that</footer></body></html>
"""
TITLES = {"da": "Besøg", "en": "A visit", "ar": "زيارة"}


def documents(*codes: str, name: str = "visit") -> dict[str, dict[str, Titled]]:
    return {code: {name: Titled(TITLES[code], f"About {code}", date(2026, 5, 1))} for code in codes}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a release of a document in three languages."""
    made = small_project(tmp_path)
    made.write("publication.toml", SETTINGS)
    for code, title in TITLES.items():
        for suffix in (".pdf", ".epub"):
            made.write(f"output/{code}/visit{suffix}", f"{code}{suffix}" * 500)
        made.write(f"output/{code}/visit.html", PAGE.format(code=code, title=title, word=f"{code}word"))
    released(made, "2026-05", date(2026, 5, 12), documents("da", "en", "ar"))
    return made


def site(project: Project) -> Path:
    ran = project.run("site")
    assert (ran.status, ran.findings, ran.err) == (0, [], "")
    return project.root / "output/site"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- what is chosen --------------------------------------------------------------------------------------------


def test_each_document_comes_from_the_newest_release_of_its_language_that_stands(project: Project):
    old = released(project, "2025-11", date(2025, 11, 1), documents("da", "en"))
    new = released(project, "2026-06", date(2026, 6, 1), documents("en"))
    gone = replace(released(project, "2026-07", date(2026, 7, 1), documents("da")), withdrawn=Withdrawal(new.day, "x"))
    middle = released(project, "2026-05", date(2026, 5, 12), documents("da", "en", "ar"))
    chosen = shelf([old, middle, new, gone])
    assert chosen is not None
    versions = {code: copies["visit"].release.version for code, copies in chosen.copies.items()}
    assert versions == {"en": "2026-06", "da": "2026-05", "ar": "2026-05"}
    assert [one.version for one in chosen.releases] == ["2026-07", "2026-06", "2026-05", "2025-11"]


def test_a_language_without_a_row_and_a_file_outside_of_its_folder_stay_out(project: Project):
    one = released(project, "2026-05", date(2026, 5, 12), documents("da", "en"))
    odd = tuple(replace(file, path=f"styles/{file.path}") if file.language == "da" else file for file in one.files)
    unknown = replace(one, languages={**one.languages, "xx": one.languages["da"]}, files=odd)
    chosen = shelf([unknown])
    assert chosen is not None
    assert (chosen.languages, chosen.source_language) == (("en",), "en")


def test_a_release_that_was_withdrawn_is_told_with_its_reason_and_what_replaces_it(project: Project):
    old = released(project, "2025-11", date(2025, 11, 3), documents("da"))
    write(project, old, withdrawn=Withdrawal(date(2026, 1, 1), 'Et "forkert" <tal>', "2026-05"))
    page = (site(project) / "archive/en.html").read_text("utf-8")
    assert "This version has been withdrawn. It has been replaced by version" in page
    assert '<p lang="da" dir="ltr">Et &#34;forkert&#34; &lt;tal&gt;</p>' in page
    assert page.index("2026-05") < page.index("2025-11")


# --- what is made ----------------------------------------------------------------------------------------------


def test_the_files_are_the_released_ones_and_all_is_in_the_list_of_digests(project: Project):
    folder = site(project)
    assert (folder / "en/visit.pdf").read_bytes() == (project.root / "output/en/visit.pdf").read_bytes()
    listed = re.findall(r"^[0-9a-f]{64}  (.+)$", (folder / "SHA256SUMS").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(set(files(folder)) - {"SHA256SUMS"})


def test_the_same_releases_make_the_same_bytes_and_what_is_gone_is_gone(project: Project):
    first = files(site(project))
    project.write("output/site/en/old.html", "left over")
    assert files(site(project)) == first
    assert sorted(path.name for path in (project.root / "output").glob(".site*")) == []


def test_the_page_of_a_document_says_what_there_is_of_it(project: Project):
    page = (site(project) / "en/visit/index.html").read_text("utf-8")
    for part in ("A visit", "What is under it", "About en", "1 May 2026", "Pages: 12", "2026-05", "../visit.html"):
        assert part in page, part
    assert 'href="../visit.pdf">PDF</a>' in page
    assert '<a href="../../ar/visit/index.html" lang="ar" hreflang="ar" dir="rtl">العربية</a>' in page
    assert '<link rel="alternate" hreflang="ar" href="https://example.org/texts/ar/visit/index.html">' in page


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "src", "action"} and value]


def withdrawn(project: Project) -> None:
    """Arabic was in a release alone that was withdrawn, and that a later one without it replaces."""
    later = released(project, "2026-06", date(2026, 6, 1), documents("da", "en"))
    whole = released(project, "2026-05", date(2026, 5, 12), documents("da", "en", "ar"))
    write(project, whole, withdrawn=Withdrawal(date(2026, 6, 2), "Et nummer var forkert.", later.version))


def test_where_a_document_was_that_was_withdrawn_a_page_says_so_in_its_language(project: Project):
    withdrawn(project)
    folder = site(project)
    for path in ("ar/visit.html", "ar/visit/index.html"):
        page = (folder / path).read_text("utf-8")
        assert '<html lang="ar" dir="rtl">' in page
        assert f"<h1>{TITLES['ar']}</h1>" in page
        assert "سُحب هذا الإصدار." in page
        assert '<bdi class="version" dir="ltr">2026-06</bdi>' in page
        assert '<p lang="da" dir="ltr">Et nummer var forkert.</p>' in page
        assert 'content="noindex"' in page
        assert re.search(r'<a href="(\.\./)+en/visit/index\.html" lang="en"', page)
    assert sorted(path for path in files(folder) if path.startswith("ar/")) == [
        "ar/index.html",
        "ar/visit.html",
        "ar/visit/index.html",
    ]
    assert "العربية" not in (folder / "index.html").read_text("utf-8")
    assert "/ar/" not in (folder / "sitemap.xml").read_text("utf-8")
    assert "visit.pdf" not in (folder / "archive/ar.html").read_text("utf-8")


def test_a_page_that_a_newer_release_made_no_more_leads_to_what_there_is_in_its_language(project: Project):
    (project.root / "output/en/visit.html").unlink()
    released(project, "2026-06", date(2026, 6, 1), documents("en"))
    page = (site(project) / "en/visit.html").read_text("utf-8")
    assert 'href="../en/visit/index.html" lang="en"' in page
    assert "withdrawn" not in page


def test_earlier_versions_are_offered_with_their_files_and_marked_as_replaced(project: Project):
    old = released(project, "2025-11", date(2025, 11, 3), documents("da", "en"))
    project.write("output/en/visit.pdf", "another" * 500)
    released(project, "2026-06", date(2026, 6, 1), documents("en"))
    folder = site(project)
    page = (folder / "archive/en.html").read_text("utf-8")
    first, second, third = re.split(r'<section class="release"', page)[1:]
    assert 'href="../en/visit.pdf"' in first
    newer = 'There is a newer version: <a href="../en/visit/index.html"><bdi class="version" dir="ltr">2026-06</bdi>'
    for part, version in ((second, "2026-05"), (third, "2025-11")):
        assert newer in part
        assert f'href="{version}/en/visit.pdf">PDF</a> <span class="quiet">Pages: 12 · ' in part
    assert newer not in first
    for file in old.files:
        assert (folder / "archive/2025-11" / file.path).read_bytes() == (
            project.root / "output/releases/2025-11" / file.path
        ).read_bytes()
    assert (folder / "en/visit.pdf").read_bytes() != (folder / "archive/2025-11/en/visit.pdf").read_bytes()
    assert "2026-06" not in (folder / "archive/da.html").read_text("utf-8")
    page = (folder / "archive/da.html").read_text("utf-8")
    assert page.index('href="../da/visit.pdf"') < page.index('href="2025-11/da/visit.pdf"')


def test_of_a_withdrawn_release_nothing_is_handed_out(project: Project):
    old = released(project, "2025-11", date(2025, 11, 3), documents("da", "en"))
    write(project, old, withdrawn=Withdrawal(date(2026, 1, 1), "Forkert", "2026-05"))
    folder = site(project)
    assert TITLES["en"] in (folder / "archive/en.html").read_text("utf-8").partition("2025-11")[2]
    assert "2025-11/" not in (folder / "archive/en.html").read_text("utf-8")
    assert not (folder / "archive/2025-11").exists()


def test_earlier_releases_whose_files_are_not_there_are_named_and_no_fault(project: Project):
    released(project, "2025-11", date(2025, 11, 3), documents("en"))
    shutil.rmtree(project.root / "output/releases/2025-11")
    ran = project.run("site")
    assert (ran.status, ran.codes) == (0, ["site-earlier"])
    page = (project.root / "output/site/archive/en.html").read_text("utf-8")
    assert "2025-11" in page
    assert "2025-11/en" not in page


def test_a_file_of_an_earlier_release_that_was_tampered_with_is_told_and_not_handed_out(project: Project):
    released(project, "2025-11", date(2025, 11, 3), documents("en"))
    project.write("output/releases/2025-11/en/visit.pdf", "tampered with")
    ran = project.run("site")
    assert (ran.status, ran.places("release-tampered")) == (1, [("output/releases/2025-11/en/visit.pdf", None)])
    folder = project.root / "output/site/archive"
    assert (folder / "2025-11/en/visit.epub").exists()
    assert not (folder / "2025-11/en/visit.pdf").exists()
    assert "2025-11/en/visit.pdf" not in (folder / "en.html").read_text("utf-8")


@pytest.mark.parametrize("gone", [False, True])
def test_every_link_of_the_pages_leads_to_a_file_also_where_the_document_is_not_in_all_languages(
    project: Project, gone: bool
):
    if gone:
        withdrawn(project)
    else:
        released(project, "2026-06", date(2026, 6, 1), documents("ar"))
    project.write("output/da/other.pdf", "%PDF")
    released(project, "2026-07", date(2026, 7, 1), documents("da", name="other"))
    folder = site(project)
    there = files(folder)
    pages = [name for name in there if name.endswith(".html") and there[name].startswith(b"<!DOCTYPE html>\n<html")]
    assert {"index.html", "404.html", "da/other/index.html", "search/ar.html", "archive/en.html"} <= set(pages)
    for name in pages:
        links = _Links()
        links.feed(there[name].decode())
        for link in links.found:
            whole = urlsplit(urljoin(f"https://example.org/texts/{name}", link))
            if whole.scheme == "data":
                continue
            path = unquote(whole.path).removeprefix("/texts/")
            assert whole.netloc == "example.org", (name, link)
            assert path in there or f"{path}index.html" in there, (name, link)


def test_no_page_loads_anything_from_elsewhere_and_only_the_search_has_a_script(project: Project):
    for name, data in files(site(project)).items():
        if name.endswith(".html") and not name.endswith("/visit.html"):
            text = data.decode()
            assert "default-src 'none'" in text, name
            assert ("<script" in text) == name.startswith("search/"), name
            assert not re.search(r" style=|<style| on\w+=", text), name
        if name.endswith(".css"):
            assert not re.search(r"url\((?!logo\.svg|\"data:)|@import", data.decode()), name


def test_the_map_for_search_engines_has_every_page_with_its_translations(project: Project):
    tree = ET.parse(site(project) / "sitemap.xml")
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    rows = {url.findtext("s:loc", "", names): url for url in tree.iterfind("s:url", names)}
    base = "https://example.org/texts"
    assert sorted(rows) == sorted(
        f"{base}/{code}/{page}" for code in TITLES for page in ("index.html", "visit/index.html")
    )
    page = rows[f"{base}/en/visit/index.html"]
    assert page.findtext("s:lastmod", "", names) == "2026-05-01"
    assert [link.get("hreflang") for link in page.iterfind("x:link", names)] == ["da", "en", "ar"]


def test_without_an_address_there_is_no_map_and_links_stay_relative(project: Project):
    project.write("publication.toml", SETTINGS.replace("base_url", "# base_url"))
    folder = site(project)
    assert not (folder / "sitemap.xml").exists()
    assert 'hreflang="ar" href="../ar/index.html"' in (folder / "en/index.html").read_text("utf-8")
    assert 'href="/styles/da.css"' in (folder / "404.html").read_text("utf-8")


def test_what_make_release_made_is_shown_and_can_be_found_and_what_was_withdrawn_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(validating, "validate", Judges())
    project = repository(tmp_path / "project")
    assert release(project).status == 0
    folder = site(project)
    assert (folder / "de/tekst.html").read_bytes() == (
        project.root / "output/releases/2026-05/de/tekst.html"
    ).read_bytes()
    bucket = json.loads((folder / f"search/terms/{ord('r') % 64}.json").read_text("utf-8"))
    assert "rufen" in bucket
    stated = project.root / "output/releases/2026-05/de/accessibility.html"
    assert (folder / "de/accessibility.html").read_bytes() == stated.read_bytes()
    assert 'href="../../de/accessibility.html"' in (folder / "de/tekst/index.html").read_text("utf-8")
    whole = stated.read_bytes()
    stated.write_text("tampered with")
    ran = project.run("site")
    assert (ran.status, ran.places("release-tampered")) == (1, [(str(stated.relative_to(project.root)), None)])
    assert "accessibility.html" not in (folder / "de/tekst/index.html").read_text("utf-8")
    stated.write_bytes(whole)
    assert project.run("withdraw", "--version", "2026-05", "--reason", "Forkert nummer").status == 0
    ran = project.run("site")
    assert (ran.status, ran.codes) == (1, ["site-empty"])


# --- what is not as it should be ---------------------------------------------------------------------------------


def test_a_file_that_is_not_what_was_released_is_told_and_stays_out(project: Project):
    project.write("output/releases/2026-05/en/visit.pdf", "tampered with")
    (project.root / "output/releases/2026-05/ar/visit.epub").unlink()
    ran = project.run("site")
    assert (ran.status, sorted(ran.codes)) == (1, ["release-missing", "release-tampered"])
    assert ran.places("release-tampered") == [("output/releases/2026-05/en/visit.pdf", None)]
    folder = project.root / "output/site"
    assert (folder / "en/visit.epub").exists()
    assert not (folder / "en/visit.pdf").exists()
    assert "visit.pdf" not in (folder / "en/visit/index.html").read_text("utf-8")


def test_a_document_without_any_file_is_not_replaced_by_an_older_one(project: Project):
    released(project, "2025-11", date(2025, 11, 1), documents("en"))
    for suffix in ("pdf", "epub", "html"):
        project.write(f"output/releases/2026-05/en/visit.{suffix}", "tampered with")
    assert project.run("site").status == 1
    there = [path for path in files(project.root / "output/site") if path.startswith("en/")]
    assert sorted(there) == ["en/index.html", "en/visit.html", "en/visit/index.html"]
    page = (project.root / "output/site/en/visit.html").read_text("utf-8")
    assert "This page does not exist." in page
    assert 'href="../da/visit/index.html"' in page
    assert "English" not in (project.root / "output/site/index.html").read_text("utf-8")


def test_where_nothing_was_released_one_line_says_so_and_the_old_site_stays(tmp_path: Path):
    project = small_project(tmp_path)
    project.write("output/site/index.html", "old")
    ran = project.run("site")
    assert (ran.status, ran.codes, ran.err) == (1, ["site-empty"], "")
    assert (tmp_path / "output/site/index.html").read_text("utf-8") == "old"


def test_a_record_that_can_t_be_read_is_told_and_the_others_are_shown(project: Project):
    project.write("releases/broken.toml", "format = ")
    ran = project.run("site")
    assert (ran.status, ran.codes) == (1, ["release-record"])
    assert (project.root / "output/site/en/visit.pdf").exists()


@pytest.mark.parametrize("name", ["../../x", "a/b", "..", "x\\y"])
def test_no_name_of_a_document_leads_out_of_the_site(project: Project, name: str):
    path = project.root / "releases/2026-05.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("documents.visit]", f"documents.'{name}']").replace('"visit"', f"'{name}'"), "utf-8")
    before = project.files()
    ran = project.run("site")
    assert (ran.status, ran.codes, ran.err) == (1, ["release-record", "site-empty"], "")
    assert project.files() == before


def test_the_old_site_stays_where_the_new_one_can_t_be_written(project: Project):
    before = files(site(project))
    project.write("templates/site/document.html.j2", "{{ nothing.of_the_kind }}")
    ran = project.run("site")
    assert (ran.status, ran.codes) == (1, ["template"])
    assert files(project.root / "output/site") == before


# --- the text and its words ------------------------------------------------------------------------------------


def test_a_page_is_read_by_its_headings_without_marks_and_furniture():
    text = read(PAGE.format(code="en", title="T", word="W"))
    assert text.subtitle == "What is under it"
    assert [(one.id, one.heading, one.text) for one in text.sections] == [
        ("", "", "Before&after"),
        ("a:b", "Heading one", "Words of W · first · second"),
        ("later", "Later", "The end"),
    ]


def test_a_number_keeps_its_order_where_lines_run_to_the_left():
    page = '<div class="text"><p dir="rtl">هاتف <bdi dir="ltr">+45 12 34</bdi> أو <b>x</p><p>y</p></div>'
    (section,) = read(page).sections
    assert section.text == "هاتف \u2066+45 12 34\u2069 أو x y"
    assert list(terms(section.text))[1:4] == ["45", "12", "34"]


@given(st.text(alphabet=st.sampled_from('<>/="ph2 divclastex&;!-'), max_size=60))
def test_any_page_can_be_read(page: str):
    assert isinstance(read(page), Text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Øen er SÅ smuk, straße", ["oen", "er", "sa", "smuk", "strasse"]),
        ("ΛΌΓΟΣ", ["λογοσ"]),
        ("İstanbul ılık", ["istanbul", "ilik"]),
        ("2026年11月访问", ["2026", "年", "11", "月访", "访问", "问"]),
        ("ทดลอง", ["ทด", "ดล", "ลอ", "อง", "ง"]),
        ("وَالزِّيَارَةُ ٢٠٢٦", ["والزياره", "زياره", "الزياره", "2026"]),
        ("המשלחת", ["המשלחת", "משלחת", "שלחת"]),
        ("अधिकारों १२", ["अधिकारों", "12"]),
        ("방문을", ["방문을"]),
        ("ﬁn Ｆ soft\u00adhyphen", ["fin", "f", "softhyphen"]),
        ("", []),
    ],
)
def test_words_of_every_script(text: str, expected: list[str]):
    assert list(terms(text)) == expected


@given(st.text(max_size=40))
def test_what_was_folded_folds_to_itself(text: str):
    assert fold(fold(text)) == fold(text)


def test_the_digits_of_every_language_are_known():
    from press.languages import digits

    assert {digits(code)[0] for code in LANGUAGES} <= set(zeros())


def test_the_index_has_each_word_where_a_browser_looks_for_it(project: Project):
    folder = site(project) / "search"
    index = json.loads((folder / "index.json").read_text("utf-8"))
    assert [(one["language"], one["title"]) for one in index["documents"]] == list(TITLES.items())
    number = index["documents"][1]["first"] + 2  # the title, what stands above the first heading, and that heading
    bucket = json.loads((folder / f"terms/{ord('e') % index['buckets']}.json").read_text("utf-8"))
    assert bucket["enword"] == [number, 1]
    assert json.loads((folder / "texts/1.json").read_text("utf-8"))[2][:2] == ["a:b", "Heading one"]
