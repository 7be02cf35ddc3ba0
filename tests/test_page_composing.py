"""What a page knows beside its text: dates, notices, titles, pictures by language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from identity import document_of
from page_samples import FRAME, label, page

from press import languages
from press.languages import LANGUAGES, long_date
from press.model.document import Metadata
from press.model.page import Asset
from press.model.tree import Span, Text
from press.page import compose
from press.pandoc import Reading, read_markdown
from press.read import picture as find_picture

DATES = {
    "da": "10. november 2023",
    "en": "10 November 2023",
    "de": "10. November 2023",
    "fr": "10 novembre 2023",
    "es": "10 de noviembre de 2023",
    "ar": "10 نوفمبر 2023",  # CLDR: Western digits for Arabic of no country
    "ru": "10 ноября 2023 г.",
    "zh-Hans": "2023年11月10日",
    "uk": "10 листопада 2023 р.",
    "sv": "10 november 2023",
    "nb": "10. november 2023",
    "fi": "10. marraskuuta 2023",
    "is": "10. nóvember 2023",
    "fa": "۱۰ نوامبر ۲۰۲۳",
}
"""As an editor of each language writes it (CLDR, long), with the language's own digits."""


@pytest.mark.parametrize("code", DATES)
def test_a_date_is_written_as_the_language_writes_it(code: str) -> None:
    written = long_date(date(2023, 11, 10), LANGUAGES[code])
    assert written.replace("\u00a0", " ").replace("\u202f", " ") == DATES[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_of_the_table_has_a_date(code: str) -> None:
    assert long_date(date(2024, 2, 29), LANGUAGES[code])


def test_a_page_has_its_language_and_direction_and_no_date_that_the_text_has_not() -> None:
    made = page("a", "fa")
    assert (made.language, made.direction, made.title, made.updated, made.updated_text) == (
        "fa",
        "rtl",
        "Titel",
        None,
        "",
    )


def test_a_title_without_a_translation_says_its_language() -> None:
    assert page("a", "ar", untranslated=True).title_language == "da"
    assert page("a", "ar").title_language == page("a", "da").title_language == ""


def test_a_subtitle_and_a_summary_say_their_language_each_for_itself() -> None:
    metadata = Metadata(title=(Text("عنوان"),), subtitle=(Span((Text("Under"),), "da"),), summary=(Text("ملخص"),))
    document = replace(document_of(read_markdown("a", Reading("x.md"))), metadata=metadata, language="ar")
    made, _ = compose(document, LANGUAGES["ar"], FRAME, label, lambda *_: (None, ()))
    assert (made.title_language, made.subtitle_language, made.summary_language) == ("", "da", "")


@pytest.mark.parametrize(
    ("draft", "incomplete", "notices"),
    [
        (False, False, []),
        (True, False, ["draft"]),
        (False, True, ["not been translated"]),
        (True, True, ["draft", "not been"]),
    ],
)
def test_a_reader_is_told_first_what_the_translation_is_worth(
    draft: bool, incomplete: bool, notices: list[str]
) -> None:
    made = page("a", "en", frame=replace(FRAME, draft=draft, incomplete=incomplete))
    assert made.draft == draft
    assert len(made.notices) == len(notices)
    assert all(word in notice and notice.startswith("«") for word, notice in zip(notices, made.notices, strict=True))


def test_the_picture_of_the_language_travels_with_the_page(tmp_path: Path) -> None:
    for name in ("figur.svg", "figur.en.svg"):
        (tmp_path / name).write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><title>{name}</title></svg>')
    blocks = read_markdown("![A](figur.svg)\n\nx ![B](figur.svg)\n\n![C](ikke-her.svg)", Reading("source/a.md"))
    for code, name in (("en", "figur.en.svg"), ("da", "figur.svg")):
        row = languages.find(code)
        made, findings = compose(
            replace(document_of(blocks), language=code),
            row,
            FRAME,
            label,
            lambda source, place, code=code: find_picture(tmp_path, source, code, place),
        )
        assert [asset.name for asset in made.assets] == [name]
        assert isinstance(made.assets[0], Asset)
        assert made.body.count(f'src="images/{name}"') == 2
        assert [(found.code, str(found.location)) for found in findings] == [("image-missing", "source/a.md:5")]


def test_metadata_is_plain_text(tmp_path: Path) -> None:
    data = Metadata(title=(Text("A & "), Span((Text("RAN"),), "en")), subtitle=(Text("b"),), summary=(Text("c"),))
    made, _ = compose(replace(document_of(()), metadata=data), LANGUAGES["da"], FRAME, label, lambda *_: (None, ()))
    assert (made.title, made.subtitle, made.summary) == ("A & RAN", "b", "c")
