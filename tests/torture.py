"""A project whose one text holds every construct of docs/writing.md several times over, and its translations.

The text is a chapter (tests/fixtures/torture) three times. Its translations are made by rule: the marks, numbers and
signs of each segment stay, and its words become real words of the language, so that fonts, directions and line
breaks are tried as they are met in earnest. What they say is of no matter.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from small_projects import Project

from press.model.segments import Segment, SegmentKey
from press.model.tree import Abbreviation, Image, Inline, Inlines, Link, Span, Styled, Text
from press.read import read
from press.segments import cut
from press.segments.marks import markdown

FIXTURES = Path(__file__).parent / "fixtures"
NAME = "tortur"
SHARED = "faelles"
LANGUAGES = ("en", "ar", "zh-Hans")
CHAPTERS = {"a": "første", "b": "anden", "c": "tredje"}
SETTINGS = """\
[publication]
publisher = "Kontoret"
source_language = "da"
languages = ["en", "ar", "zh-Hans"]
"""
HEAD = """\
---
title: Alt på én gang og flere gange
subtitle: Hver konstruktion for sig og i hinanden
summary: En tekst, som viser alt, hvad en tekst kan bære.
updated: 2023-11-10
---

En indledning før det første kapitel.

"""
OTHER = "---\ntitle: En anden tekst\nupdated: 2023-11-10\n---\n\nOrd i en anden tekst.\n"
_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
"""Words with single spaces between them: in Chinese they become one run of characters."""


def project(root: Path) -> Project:
    """The project with its sources and catalogs."""
    made = Project(root)
    made.write("publication.toml", SETTINGS)
    chapter = (FIXTURES / "torture" / "kapitel.md").read_text("utf-8")
    chapters = [chapter.replace("{tal}", name).replace("{id}", letter) for letter, name in CHAPTERS.items()]
    made.text(NAME, HEAD + "".join(chapters))
    made.text("anden-tekst", OTHER)
    made.write(f"source/shared/{SHARED}.md", (FIXTURES / "torture" / "faelles.md").read_bytes())
    shutil.copy(FIXTURES / "torture" / "streg.svg", root / "source")
    shutil.copytree(FIXTURES.parents[1] / "locales", root / "locales", ignore=_strings_alone)
    segments = cut(read(root, NAME, "da").document)[0].segments
    for language in LANGUAGES:
        said = Translations(root, language)
        for catalog in (NAME, SHARED):
            ours = (one for one in segments if one.catalog == catalog)
            entries = {(one.context, one.msgid): markdown(said.of(one)) for one in ours}
            made.catalog(catalog, entries, language.replace("-", "_"))
    return made


def _strings_alone(_folder: str, names: list[str]) -> list[str]:
    """What is left out of the project's own catalogs: all but the strings of the templates."""
    return [name for name in names if Path(name).suffix and not name.startswith("templates.")]


class Translations:
    """What the segments of the text are in a language."""

    def __init__(self, root: Path, language: str) -> None:
        self._said = {} if language == "da" else _translated(root, language)

    def of(self, segment: Segment) -> Inlines:
        return self._said[segment.key] if self._said else segment.content


def _translated(root: Path, language: str) -> dict[SegmentKey, Inlines]:
    """The same words each time, for they are given out in the order of the text."""
    writer = _Writer(language)
    return {one.key: writer.inlines(one.content) for one in cut(read(root, NAME, "da").document)[0].segments}


class _Writer:
    """Gives out the words of a language, one after another."""

    def __init__(self, language: str) -> None:
        text = re.sub(r"<[^>]+>", " ", (FIXTURES / "handout" / f"{language}.xhtml").read_text("utf-8"))
        self.is_chinese = language.startswith("zh")
        self.words = cycle(_own_words(text, language))

    def inlines(self, content: Inlines) -> Inlines:
        return tuple(map(self.inline, content))

    def inline(self, inline: Inline) -> Inline:
        match inline:
            case Text(text):
                return Text(_RUN.sub(self.run, text))
            case Span(_, language, translate) if language or not translate:
                return inline
            case Abbreviation():
                return inline
            case Link() if inline.target.startswith(("mailto:", "tel:")):
                return inline
            case Styled() | Link() | Span():
                return replace(inline, content=self.inlines(inline.content))
            case Image():
                return replace(inline, description=self.inlines(inline.description))
        return inline

    def run(self, match: re.Match[str]) -> str:
        between = "" if self.is_chinese else " "
        return between.join(next(self.words) for _ in match[0].split(" "))


def _own_words(text: str, language: str) -> Iterator[str]:
    """The words of a text in the letters of its language; of Chinese, two characters at a time."""
    letters = {"en": r"\b[A-Za-z]{2,}\b", "ar": "[\u0620-\u064a]{2,}", "zh-Hans": "[\u4e00-\u9fff]{2}"}[language]
    return (word for word in re.findall(letters, text))
