"""Words are divided where their language's authority divides them, in Finnish and Turkish too."""

from __future__ import annotations

import re

import pyphen
import pytest

from press import languages
from press.formats.weasy.hyphenation import FOLDER
from press.formats.weasy.starting import start

KOTUS = "ka-la kui-ten-kin kurs-si myrs-kyi-hin lui-ta var-hain kaa-taa tuu-leen sam-mal vet-tä ken-gät"
COMPOUNDS = "yli-opis-to kan-san-edus-ta-ja maa-ot-te-lu yh-teis-yri-tys ta-lous-asioi-ta"
TDK = "bi-çi-mi-ne in-sa-nın ka-ra-ca bir-lik sev-mek alt-lık Türk-çe kork-mak band-rol kont-rol port-re prog-ram"
TDK_MORE = "sant-ral sürp-riz tund-ra volf-ram ba-şöğ-ret-men il-ko-kul İs-tan-bul telg-raf"


def divided(word: str, language: str) -> str:
    start()
    return str(pyphen.Pyphen(lang=language).inserted(word))


@pytest.mark.parametrize("word", KOTUS.split())
def test_finnish_is_divided_as_kotus_divides_it(word: str) -> None:
    """Kielitoimiston ohjepankki, “Tavutus: yleisperiaatteet”; Kotus, “Tavutustaidot ruosteessa?”."""
    assert divided(word.replace("-", ""), "fi") == word


@pytest.mark.parametrize("word", COMPOUNDS.split())
def test_finnish_compounds_are_divided_between_their_parts(word: str) -> None:
    """The end of the first part does not go with the second: kansan-edustaja, never kansa-nedustaja."""
    assert divided(word.replace("-", ""), "fi") == word


@pytest.mark.parametrize("word", f"{TDK} {TDK_MORE}".split())
def test_turkish_is_divided_as_the_language_society_divides_it(word: str) -> None:
    """TDK, Yazım Kuralları, “Hece yapısı ve satır sonunda kelimelerin bölünmesi”."""
    assert divided(word.replace("-", ""), "tr") == word


def test_a_row_that_names_a_dictionary_has_one() -> None:
    start()
    named = {row.code: row.hyphenation for row in languages.LANGUAGES.values() if row.hyphenation}
    assert {code for code, name in named.items() if name not in pyphen.LANGUAGES} == set()


def test_a_dictionary_that_is_shipped_says_where_it_comes_from_and_under_which_licence() -> None:
    files = sorted(FOLDER.glob("*.dic"))
    assert [file.name for file in files] == ["hyph_fi.dic", "hyph_tr.dic"]
    assert all(re.search(r"^% .*licence", file.read_text("utf-8"), re.MULTILINE | re.IGNORECASE) for file in files)


def printed(text: str) -> str:
    """The lines of a paragraph that is 45 mm wide and hyphenated, with its hyphens."""
    start()
    from weasyprint import HTML
    from weasyprint.formatting_structure.boxes import TextBox

    style = "@page { size: 45mm 100mm; margin: 0 } body { margin: 0; font: 12pt Noto Sans; hyphens: auto }"
    (page,) = HTML(string=f'<html lang="en"><style>{style}</style><body><p>{text}</p></body>').render().pages
    return "|".join(box.text for box in page._page_box.descendants() if isinstance(box, TextBox))


@pytest.mark.parametrize(
    "address", ["international@forebyggelse.example", "https://international.example", "www.international.example"]
)
def test_no_hyphen_stands_in_an_address(address: str) -> None:
    assert "\u2010" in printed("Write to us internationally.")
    assert "\u2010" not in printed(f"Write to us: {address}")
    assert "\u2010" not in printed(f"{address}, {address}")
