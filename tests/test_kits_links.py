"""Pages of a kit where the settings have no address for them: no link leads to what is not packed."""

from __future__ import annotations

import json
import posixpath
import re
import tomllib
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit_samples import JORDAN, VERSION, publish, sealed
from kit_samples import SETTINGS as WITH_ADDRESS
from small_projects import Project, small_project

from press.kits.links import packed
from press.site import read

SCHEMAS = Path(__file__).parents[1] / "docs/schemas"
SETTINGS = (
    WITH_ADDRESS.replace("base_url", "# base_url")
    .replace('["brochure", "leaflet", "booklet", "epub", "handout"]', '["epub", "handout"]')
    .replace(', "zh-Hans"', "")
)
DOCUMENTS = ("besoeg", "kontakt-os", "regler")
TITLES = {"da": "Et besøg", "ar": "زيارة", "en": "A visit", "fr": "Une visite"}
WORDS = {
    "da": "Læs [reglerne](regler.md) og [om et besøg](besoeg.md).",
    "ar": "اقرأ [القواعد](regler.md) و[عن الزيارة](besoeg.md).",
    "en": "Read [the rules](regler.md) and [about a visit](besoeg.md).",
    "fr": "Lisez [les règles](regler.md) et [à propos d’une visite](besoeg.md).",
}
RULES, VISIT = (re.findall(r"\[(.*?)\]", WORDS["ar"])[at] for at in (0, 1))
DELEGATION = JORDAN.replace("[names]", 'documents = ["besoeg", "kontakt-os"]\n[names]').partition("[editions")[0]
KIT = "output/kits/jordan"


@pytest.fixture(scope="module")
def project(once) -> Project:
    def fill(root: Path) -> None:
        made = small_project(root, settings=SETTINGS)
        (root / "source/tekst.md").unlink()
        for name in DOCUMENTS:
            made.text(name, f"---\ntitle: {TITLES['da']}\nupdated: 2026-05-01\n---\n\n{WORDS['da']}\n")
            for code in ("ar", "en", "fr"):
                said = {("title", TITLES["da"]): TITLES[code], ("", WORDS["da"]): WORDS[code]}
                made.catalog(name, said, code)
        ran = made.run("all", "--jobs", "1")
        assert (ran.status, ran.err) == (0, ""), ran.findings
        publish(made, sealed(made, texts=dict.fromkeys(DOCUMENTS, TITLES)))
        made.write("delegations/jordan.toml", DELEGATION)
        assert made.run("kit", "--for", "jordan").status == 0

    return Project(once("kits-links", fill))


class _Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


def dead(folder: Path) -> list[tuple[str, str]]:
    """Links of all pages in a folder that lead to no file of it."""
    found = []
    for path in folder.rglob("*.html"):
        name = path.relative_to(folder).as_posix()
        for link in _Links(path.read_text("utf-8")).found:
            whole = urlsplit(link)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(whole.path)))
            if not whole.scheme and whole.path and not (folder / target).is_file():
                found.append((name, link))
    return found


def test_in_a_release_and_in_a_kit_of_a_part_of_it_every_link_leads_to_a_file(project: Project):
    release = project.root / "output/releases" / VERSION
    assert dead(release) == []
    assert "../fr/besoeg.html" in _Links((release / "ar/besoeg.html").read_text("utf-8")).found
    assert dead(project.root / KIT) == []
    page = (project.root / KIT / "ar/besoeg.html").read_text("utf-8")
    assert RULES in page
    assert {"besoeg.epub", "besoeg.html"} == {one for one in _Links(page).found if ":" not in one and one[0] != "#"}
    assert 'class="languages"' not in page
    assert 'class="formats"' in page


def test_a_page_says_the_same_words_as_the_released_one(project: Project):
    released, given_ = (
        (project.root / folder / "ar/besoeg.html").read_text("utf-8") for folder in (f"output/releases/{VERSION}", KIT)
    )
    assert read(given_) == read(released)
    assert VISIT in read(given_).sections[0].text


def test_the_manifest_keeps_to_its_schema_and_names_the_released_file_of_each_page(project: Project):
    schema = json.loads((SCHEMAS / "kit.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    kit = project.root / KIT
    said = json.loads((kit / "manifest.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(said)
    files = {path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file()}
    assert set(said["files"]) == files - {"manifest.json", "SHA256SUMS"}
    released = tomllib.loads((project.root / f"releases/{VERSION}.toml").read_text("utf-8"))["files"]
    for path, file in said["files"].items():
        assert sha256((kit / path).read_bytes()).hexdigest() == file["sha256"]
        assert (kit / path).stat().st_size == file["size"]
        if path in released and "document" in file:
            assert file.get("released", file["sha256"]) == released[path]["sha256"]
    assert "released" in said["files"]["ar/besoeg.html"]
    assert "released" not in said["files"]["ar/besoeg.epub"]
    assert said["documents"]["besoeg"] == {"title": TITLES["ar"], "language": "ar", "lacking": []}
    assert (said["delegation"]["key"], said["release"]["version"]) == ("jordan", VERSION)
    for wrong in ({**said, "version": 2}, {**said, "files": {"a\\b": {"sha256": "0" * 64, "size": 1}}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(wrong)


def test_a_page_that_was_tampered_with_is_not_made_right_by_packing_it(project: Project):
    path = project.root / "output/releases" / VERSION / "ar/besoeg.html"
    whole, before = path.read_bytes(), project.files(KIT)
    try:
        path.write_bytes(whole.replace(b"besoeg.epub", b"besoeg.exe "))
        ran = project.run("kit", "--for", "jordan")
    finally:
        path.write_bytes(whole)
    assert (ran.status, ran.places("release-tampered")) == (1, [(path.relative_to(project.root).as_posix(), None)])
    assert project.files(KIT) == before


# --- one page ----------------------------------------------------------------------------------------------------

LIST = """<nav class="languages"><ul>
<li><a href="../da/a.html">Dansk</a></li>
<li><a href="../ar/a.html" aria-current="page">العربية</a></li>
<li><a href="../fr/a.html">Français</a></li>
</ul></nav>
"""


def test_of_a_list_the_entries_go_and_with_the_last_one_the_list():
    some = packed(LIST, "ar/a.html", {"ar/a.html", "fr/a.html"})
    assert some == LIST.replace('<li><a href="../da/a.html">Dansk</a></li>\n', "")
    assert packed(f"before\n{LIST}after", "ar/a.html", {"ar/a.html"}).split() == ["before", "after"]


def test_in_a_text_the_words_stay_and_other_links_do():
    text = '<p>See <a class="document" href="b.html#x">the <em>other</em></a> &amp; <a href="#y">this</a>,'
    more = ' <a href="https://example.org/">that</a>, <a href="mailto:a@b.c">him</a> and <a href="%62.html">b</a></p>'
    assert packed(text, "ar/a.html", ()) == text.replace('<a class="document" href="b.html#x">', "").replace(
        "</em></a>", "</em>"
    )
    assert packed(more, "ar/a.html", {"ar/b.html"}) == more
    assert packed('<a href="//[">x</a><a href="../../etc/passwd">y</a>', "a.html", ()) == '<a href="//[">x</a>y'


PIECES = st.sampled_from(
    ["<nav>", "</nav>", "<ul>", "<li>", "</li>", '<a href="x">', '<a href="y.html#z">', "</a>", "<br>", "\n", "<p", "é"]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text())
def test_any_page_can_be_packed_and_one_whose_links_hold_stays_as_it_is(page: str):
    assert packed(page, "a.html", {"x", "y.html"}) == page or "href" in page
    assert 'href="x"' not in packed(page, "a.html", {"y.html"}).replace("<p", "") or "<p" in page
