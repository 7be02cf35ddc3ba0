"""Words that come back from a PDF as they were written, whatever glyphs stand for them."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from press import languages
from press.checks.artifacts import verapdf
from press.checks.artifacts.pdf_reading import read
from press.checks.artifacts.tag_tree import tag_tree
from press.formats.weasy.starting import start

PDFTOTEXT = shutil.which("pdftotext")
TEXTS = {
    "hi": "हिन्दी में लिखित सामग्री की कृपया किताबें पढ़ें। विश्व शान्ति और क्षेत्र (UN) 2024।",
    "ta": "தமிழ் மொழி கொண்டு வெளியிடப்பட்டது. போகிறேன் கொடு 2024.",
    "th": "ประชาชนทุกคนน้ำที่นี่กำลังผู้เชี่ยวชาญ ก็ดี",
    "bn": "বাংলা ভাষায় লিখিত কিছু বিষয়বস্তু। আন্তর্জাতিক সহযোগিতা প্রতিষ্ঠান",
    "km": "ភាសាខ្មែរសរសេរនៅទីនេះ កម្ពុជា ប្រទេស",
    "am": "አማርኛ ጽሑፍ",
    "ka": "ქართული ენა",
    "da": "Ærlig effi\u00adcient office affluent flygtninge fi fl ffi 10\u00a0% naïve",
    "zh-Hans": "世界人权宣言，第一条…—",
    "ko": "대한민국 헌법",
    "vi": "Tiếng Việt được viết",
    "ur": "اردو زبان میں لکھا گیا متن ہے۔ بین الاقوامی تعاون",
    "ar": "النص العربي مكتوب هنا لا إله والأول كتب",
    "fa": "این متن فارسی است و می‌شود کتاب‌ها هستند بین‌المللی",
    "he": "שלום עולם וכל טוב",
}


@cache
def printed(language: str, text: str, *fonts: str) -> bytes:
    start()
    from weasyprint import HTML

    row = languages.find(language)
    families = ", ".join(f'"{name}"' for name in (*fonts, *(row.fonts if row else ()), "Noto Sans", "Noto Sans Khmer"))
    direction = languages.direction(language) if row else "ltr"
    return bytes(
        HTML(
            string=f'<html lang="{language}" dir="{direction}"><title>x</title>'
            f"<style>body {{ font-family: {families}; width: 300px }}</style><body><h1>{text}</h1></body></html>"
        ).write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    )


LIGATURES: dict[str, list[str]] = {
    "da": ["fin", "flok", "efficient", "afflad", "effekt"],
    "ar": ["لا", "سلام", "الأول", "الإنسان", "الآن"],
    "fa": ["سلام", "لاله", "می‌شود", "هیئت‌ها"],
    "hi": ["क्‌ष", "क्‍ष", "क्षेत्र", "ज्ञान", "विश्व", "शान्ति", "हिन्दी", "कर्म", "श्री"],
    "bn": ["র‍্যাব", "ক্ষমা", "জ্ঞান", "স্ত্রী"],
    "ta": ["க்ஷமா", "ஸ்ரீ"],
}
"""Words of letters that are drawn as one: fi, fl, ffi, ffl, ff; lam and alef; conjuncts of Indic scripts; and such as
a sign within the word keeps apart (U+200C) or joins (U+200D), for which nothing is drawn."""


def tagged(data: bytes) -> list[str]:
    """The words of the tag tree."""
    words = "".join(re.findall("“([^”]*)”", tag_tree(data).partition("H1 ")[2].partition("bookmarks")[0])).split()
    return [unicodedata.normalize("NFC", re.sub("<(200[CD])>", _named, word)) for word in words]


def _named(match: re.Match[str]) -> str:
    """A character that the outline names, because it is not seen."""
    return chr(int(match[1], 16))


def plain(text: str) -> str:
    """Text without what an extraction can't have: spaces, soft hyphens and controls of direction."""
    return re.sub("[\\s\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext (poppler-utils) is not installed, and it is what reads here")
@pytest.mark.parametrize("language", TEXTS)
def test_poppler_gives_back_the_very_text(language: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(printed(language, TEXTS[language]))
    told = subprocess.run([PDFTOTEXT, path, "-"], capture_output=True, text=True, check=True).stdout
    assert plain(told) == plain(TEXTS[language])


@pytest.mark.parametrize("language", ["hi", "ta", "th", "bn", "km"])
def test_our_own_reader_gives_back_the_very_text(language: str) -> None:
    told = "".join(run.text for run in read(printed(language, TEXTS[language])).runs)
    assert plain(told) == plain(TEXTS[language])


@pytest.mark.parametrize("language", LIGATURES)
def test_letters_that_are_drawn_as_one_come_back_as_letters_by_the_tags(language: str) -> None:
    assert tagged(printed(language, " ".join(LIGATURES[language]))) == LIGATURES[language]


@pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext (poppler-utils) is not installed, and it is what reads here")
@pytest.mark.parametrize("language", LIGATURES)
def test_poppler_gives_back_their_letters(language: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(printed(language, " ".join(LIGATURES[language])))
    told = subprocess.run([PDFTOTEXT or "", path, "-"], capture_output=True, text=True, check=True).stdout
    # It puts a space before a mark that begins a syllable.
    assert plain(told) == plain("".join(LIGATURES[language]))


@pytest.mark.parametrize("language", ["da", "ar", "fa", "bn", "ta"])
def test_chromium_gives_back_their_letters(language: str) -> None:
    """PDFium, that is. Of Devanagari it adds glyphs to what ActualText says."""
    told = pypdfium2.PdfDocument(printed(language, " ".join(LIGATURES[language])))[0].get_textpage().get_text_range()
    assert plain(told) == plain("".join(LIGATURES[language]))


@pytest.mark.parametrize(
    ("language", "drawn"), [("da", {"fi", "ffi", "fl", "ffl", "ff"}), ("ar", {"لا", "لأ", "لإ", "لآ"})]
)
def test_a_glyph_that_is_several_letters_says_them_in_the_order_of_reading(language: str, drawn: set[str]) -> None:
    """Noto Naskh Arabic has a lam and an alef that fit together; another font of the publisher's may have one glyph."""
    data = printed(language, " ".join(LIGATURES[language]), "Noto Sans", "Noto Sans Arabic")
    told = re.findall(rb"<[0-9a-f]{4}> <((?:[0-9a-f]{4}){2,})>", data)
    assert {bytes.fromhex(one.decode()).decode("utf-16-be") for one in told} >= drawn
    assert tagged(data) == LIGATURES[language]


@pytest.mark.parametrize("language", ["hi", "th", "ur"])
def test_words_within_words_of_the_tag_tree_keep_pdf_ua(language: str) -> None:
    assert verapdf.validate([(language, printed(language, TEXTS[language]))]) == ()


@pytest.mark.parametrize("language", ["da", "zh-Hans", "vi", "ar", "he"])
def test_where_glyphs_say_enough_nothing_is_added(language: str) -> None:
    assert b"ActualText" not in printed(language, TEXTS[language])


def test_brackets_of_both_directions_are_what_they_are() -> None:
    data = printed("ar", "نص (عربي) <bdi dir=ltr>(x)</bdi>")
    assert "(x)" in "".join(run.text for run in read(data).runs)


def test_what_keeps_letters_apart_is_painted_and_not_seen() -> None:
    data = printed("fa", "می‌شود")
    assert re.search(rb"3 Tr\s\[<[0-9a-f]{4}>\] TJ\s0 Tr", data)
    assert b"ActualText" not in data


def test_a_joiner_within_a_word_is_not_kept_with_the_letter_beside_it() -> None:
    data = printed("ar", "<b>ك</b>تاب كتاب")
    assert "\u200d" not in "".join(run.text for run in read(data).runs)
