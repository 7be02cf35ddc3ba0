"""A text that holds every construct several times over, in each other and over pages, in Latin, Arabic and Chinese."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import torture
from built_projects import output
from finished_files import epub_text, html_text, lacking, published_texts
from pdf_parents import astray
from small_projects import Project

from press.checks.artifacts.tag_tree import tag_tree
from press.model.segments import Kind
from press.model.tree import Abbreviation, FootnoteMark, Image
from press.model.walks import within
from press.pandoc import plain
from press.read import read
from press.segments import cut

LANGUAGES = ("da", *torture.LANGUAGES)
_QUOTED = "“[^”]*”"
_ALIKE = frozenset(
    "H1 H2 H3 H4 H5 H6 L LI Lbl LBody BlockQuote Code "
    "Table Caption THead TBody TR TH TD Figure Link Reference Note".split()
)
"""Structure types that a text has as often in every language; of others some are only for a language, or for a line."""
_NOT_IN_ORDER = {Kind.TITLE, Kind.SUBTITLE, Kind.SUMMARY, Kind.FOOTNOTE, Kind.DESCRIPTION, Kind.EXPANSION}
"""Kinds of text that stand elsewhere than in the body, or where they are referred to from."""


@cache
def outline(file: Path) -> str:
    return tag_tree(file.read_bytes())


def body(file: Path) -> str:
    """The part of the outline that is the text itself."""
    return outline(file).split("\n  Part\n")[1].split("\n  Sect\n")[0]


def kinds(tags: str) -> Counter[str]:
    return Counter(re.findall(r"^ *([A-Z]\w*)", re.sub(_QUOTED, "", tags), re.MULTILINE))


def test_the_validators_find_nothing(tortured: Project) -> None:
    ran = tortured.run("verify", "--doc", torture.NAME)
    assert (ran.status, ran.findings) == (0, [])
    assert f"{4 * len(LANGUAGES)} files: every standard is met" in ran.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_tag_is_there_several_times(tortured: Project, language: str) -> None:
    found = kinds(outline(output(tortured, language, torture.NAME, "pdf")))
    wanted = {*_ALIKE, "P", "Sect", "Div", "Span", "TOCI"} - {"H1"}
    assert {kind: found[kind] for kind in wanted if found[kind] < len(torture.CHAPTERS)} == {}


@pytest.mark.parametrize("language", torture.LANGUAGES)
def test_a_translation_has_the_structure_of_its_source(tortured: Project, language: str) -> None:
    ours, theirs = (kinds(body(output(tortured, code, torture.NAME, "pdf"))) for code in ("da", language))
    assert {kind: theirs[kind] for kind in _ALIKE} == {kind: ours[kind] for kind in _ALIKE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_painted_is_in_a_tag_or_an_artifact_and_is_found_from_there(
    tortured: Project, language: str
) -> None:
    file = output(tortured, language, torture.NAME, "pdf")
    assert "without a mark" not in outline(file)
    assert astray(file.read_bytes()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_say_what_has_to_be_said_of_them(tortured: Project, language: str) -> None:
    """Languages, expansions, descriptions, scopes, numbers of lists, notes, links: the text says each in a chapter."""
    tags = body(output(tortured, language, torture.NAME, "pdf"))
    lines = [line.strip() for line in tags.splitlines()]
    phrases = {"en", "ar", "zh-Hans"} - {language}
    assert {line for code in phrases for line in lines if f"Span Lang={code}" in line}
    assert len([line for line in lines if line.startswith("Span E=")]) == 4 * len(torture.CHAPTERS)
    figures = [line for line in lines if line.startswith("Figure") and "https://" not in line]  # no QR codes
    assert len(figures) == 3 * len(torture.CHAPTERS)
    assert all(" Alt=“" in line for line in figures)
    heads = [line for line in lines if line.split(" ")[0] == "TH"]
    assert all(" Scope=" in line for line in heads)
    assert {match for line in heads for match in re.findall(r"Scope=(\w+)", line)} == {"Column", "Row"}
    numberings = Counter(re.findall("ListNumbering=([A-Za-z]+)", tags))
    assert numberings == {
        "Decimal": 2 * len(torture.CHAPTERS) + 1,  # the last is that of the notes
        **dict.fromkeys(("LowerRoman", "LowerAlpha", "UpperAlpha"), len(torture.CHAPTERS)),
    }
    assert len(set(re.findall(r"Note ID=(\S+)", tags))) == 3 * len(torture.CHAPTERS)
    assert all(re.search(r"annotation Link “.+” to \S+", line) for line in lines if line.startswith("annotation"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_tags_are_read_in_the_order_of_the_text(tortured: Project, language: str) -> None:
    tags = body(output(tortured, language, torture.NAME, "pdf"))
    said = re.sub(rf"annotation .*|\w+={_QUOTED}", "", tags)
    words = _bare("".join(re.findall("“([^”]*)”", said)))
    at = 0
    for text in _texts_in_order(tortured, language):
        found = words.find(text, at)
        assert found >= 0, text
        at = found + len(text)


def _texts_in_order(project: Project, language: str) -> list[str]:
    """The texts of the body without what is printed beside their words, as the source has them one after another."""
    segments = cut(read(project.root, torture.NAME, "da").document)[0].segments
    writer = torture.Translations(project.root, language)
    return [
        _bare(plain(writer.of(segment)))
        for segment in segments
        if segment.kind not in _NOT_IN_ORDER
        and not any(isinstance(one, Abbreviation | FootnoteMark | Image) for one in within(segment.content))
    ]


def _bare(text: str) -> str:
    """The letters and digits alone: signs become those of the language, and hyphens stand at the ends of lines."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("language", torture.LANGUAGES)
@pytest.mark.parametrize("form", ["html", "epub"])
def test_each_text_of_the_catalogs_stands_in_the_handout_and_the_book(
    tortured: Project, language: str, form: str
) -> None:
    catalog = tortured.root / "locales" / language.replace("-", "_") / "LC_MESSAGES" / f"{torture.NAME}.po"
    texts = published_texts(catalog)
    assert len(texts) > 80
    reader = html_text if form == "html" else epub_text
    assert lacking(map(_bare, texts), _bare(reader(output(tortured, language, torture.NAME, form)))) == []
