"""Words at line ends come whole out of a PDF: a divided one as one, two with their space between them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import pikepdf
import polib
import pypdfium2
import pytest
from brochure_pages import TEMPLATES, page_of

from press.checks.artifacts import check, verapdf
from press.checks.artifacts.pdf_placing import placed
from press.checks.artifacts.pdf_reading import read
from press.checks.artifacts.tag_tree import tag_tree
from press.formats import pdf
from press.languages import LANGUAGES
from press.model.artifact import Artifact
from press.rendering import renderer

PDFINFO = shutil.which("pdfinfo")
HYPHEN = "\N{HYPHEN}"
SOFT = "\N{SOFT HYPHEN}"
TEXTS = {
    "da": "Kriminalitetsforebyggelse og myndighedssamarbejde kræver øvelse. Æbler og E‐mail til bestyrelses\u00ad"
    "formanden for Danmarks-Norges kommission, sagde hun i forbindelse med ungdomsuddannelserne.",
    "de": "Rechtsschutzversicherungsgesellschaften und Donaudampfschifffahrt brauchen Zusammenarbeit, sagte die"
    " Bund-Länder-Kommission per E‐Mail, bevor Menschenrechtsorganisationen es veröffentlichten.",
    "fi": "Kansainvälistymisstrategian yhteistyökumppanuussopimukset edellyttävät viranomaisyhteistyötä, sanoi"
    " linja-auton kuljettaja, Etelä-Suomen aluehallintoviraston ylitarkastaja.",
    "en": "International organisations communicate responsibilities for the prevention of radicalisation, said the"
    " long-standing co-ordinator of neighbourhood co-operation in an e‐mail about misunderstandings.",
}
NARROW = "<style>p { inline-size: 30mm; hyphens: auto; hyphenate-limit-chars: 5 2 2; hyphenate-limit-zone: 0 }</style>"


@cache
def divided(language: str) -> tuple[Artifact, str]:
    """A brochure whose text stands in a narrow column, so that many of its words are divided; and its page's text."""
    page = page_of(f"<p>{TEXTS[language]}</p>", language=language)
    catalog = TEMPLATES.parent / "locales" / language / "LC_MESSAGES" / "templates.po"
    labels = {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalog))}
    render = renderer([TEMPLATES], labels, language=LANGUAGES[language])

    def narrow(template: str, **values: object) -> str:
        return render(template, **values).replace("</head>", f"{NARROW}</head>")

    made = pdf.make(page, narrow)
    assert made.artifact, made.findings
    return made.artifact, pdf.page_text(pdf.page_html(page, narrow))


def words(text: str) -> str:
    """A text in composed letters, with one space where there is any, and without what is not seen."""
    return " ".join(unicodedata.normalize("NFC", text).replace(SOFT, "").split())


def by_the_tags(data: bytes, folder: Path) -> str:
    """The text of the tag tree as poppler reads it, its pieces put together as they stand."""
    path = folder / "x.pdf"
    path.write_bytes(data)
    told = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True).stdout
    return "".join(re.findall(r'^ *"(.*)"$', told, re.MULTILINE))


def by_chromium(data: bytes) -> str:
    """The text as PDFium gives it out for copying, the PDF reader of Chromium and Edge."""
    document = pypdfium2.PdfDocument(data)
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    # It says U+FFFE where it has put together a word that was divided.
    return " ".join(pages).replace("\ufffe", "")


@pytest.mark.parametrize("language", TEXTS)
def test_words_that_were_divided_are_told_by_soft_hyphens(language: str) -> None:
    artifact, text = divided(language)
    printed = "".join(run.text for run in read(artifact.data).runs)
    assert printed.count(SOFT) >= 4
    assert printed.count(HYPHEN) == text.count(HYPHEN) == TEXTS[language].count(HYPHEN)
    assert printed.count("-") >= TEXTS[language].count("-")
    assert HYPHEN not in artifact.furniture


@pytest.mark.skipif(not PDFINFO, reason="pdfinfo (poppler-utils) is not installed, and it is what reads here")
@pytest.mark.parametrize("language", TEXTS)
def test_who_reads_by_the_tags_alone_has_the_sentences_of_the_source(language: str, tmp_path: Path) -> None:
    assert words(TEXTS[language]) in words(by_the_tags(divided(language)[0].data, tmp_path))


@pytest.mark.parametrize("language", TEXTS)
def test_our_own_outline_of_the_tags_has_the_sentences_of_the_source(language: str) -> None:
    pieces = re.sub("” “", "", tag_tree(divided(language)[0].data)).replace("<00AD>", "")
    assert words(TEXTS[language]) in words(pieces)


@pytest.mark.parametrize("language", ["da", "de", "fi", "en"])
def test_what_is_copied_in_chromium_has_its_words_whole(language: str) -> None:
    copied = words(by_chromium(divided(language)[0].data))
    # A hyphen of the text at a line's end is taken for a soft one there, whatever the file says.
    wanted = [word for word in words(TEXTS[language]).split() if "-" not in word and HYPHEN not in word]
    assert [word for word in wanted if word not in copied] == []


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_divided_words_keep_both_standards(profile: str) -> None:
    assert verapdf.validate([(language, divided(language)[0].data) for language in TEXTS], profile) == ()


@pytest.mark.parametrize("language", TEXTS)
def test_the_file_says_what_its_page_says(language: str) -> None:
    artifact, text = divided(language)
    assert check(artifact, page_text=text, texts=()) == ()


def test_a_hyphen_that_is_not_said_to_be_soft_is_a_character_too_many() -> None:
    artifact, text = divided("de")
    broken = _with_another_unicode(artifact.data, SOFT, HYPHEN)
    (found,) = check(_with(artifact, broken), page_text=text, texts=())
    assert found.code == "text-lost"
    assert "the PDF has" in found.message
    assert "“-” U+002D" in found.message


def test_a_hyphen_of_the_text_that_is_said_to_be_soft_is_lost() -> None:
    artifact, text = divided("de")
    broken = _with_another_unicode(artifact.data, "-", SOFT)
    (found,) = check(_with(artifact, broken), page_text=text, texts=())
    assert "the PDF lacks" in found.message
    assert "U+002D" in found.message


def _with(artifact: Artifact, data: bytes) -> Artifact:
    return Artifact("page", "de", "pdf", "brochure", data, artifact.text, artifact.furniture)


def _with_another_unicode(data: bytes, old: str, new: str) -> bytes:
    """The file, whose fonts say another character of a glyph."""
    with pikepdf.open(io.BytesIO(data)) as document:
        fonts = {font.objgen: font for page in document.pages for font in page.Resources.Font.values()}
        for font in fonts.values():
            told = font.ToUnicode.read_bytes()
            font.ToUnicode = document.make_stream(
                told.replace(
                    b"<%s>" % old.encode("utf-16-be").hex().encode(), b"<%s>" % new.encode("utf-16-be").hex().encode()
                )
            )
        written = io.BytesIO()
        document.save(written)
    return written.getvalue()


# --- a font that has no soft hyphen of its own, and other places where a line ends -----------------------------------


@cache
def printed(body: str, language: str = "en", style: str = "") -> bytes:
    from press.formats.weasy.starting import start

    start()
    from weasyprint import HTML

    fonts = '"Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC"'
    sheet = f"body {{ font: 16px {fonts}; width: 130px; hyphens: auto }} {style}"
    direction = "rtl" if language == "ar" else "ltr"
    text = f'<html lang="{language}" dir="{direction}"><title>x</title><style>{sheet}</style><body>{body}</body></html>'
    return bytes(HTML(string=text).write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True))


def outline(data: bytes) -> str:
    """The pieces of the tag tree's text, with a stroke between them."""
    return "|".join(re.findall("“([^”]*)”", tag_tree(data).partition("Document\n")[2]))


def test_a_font_without_a_soft_hyphen_has_its_hyphen_replaced_by_an_actual_text() -> None:
    data = printed("<p>Rechtsschutzversicherungsgesellschaft</p>", "de", 'body { font-family: "Noto Sans Hebrew" }')
    assert outline(data) == "Rechtsschutzver<00AD>|sicherungsge<00AD>|sellschaft"
    assert data.count(b"/ActualText <feff00ad>") == 2


def test_a_hyphen_of_another_form_is_soft_as_well() -> None:
    data = printed("<p>Rechtsschutzversicherungen</p>", "de", 'p { hyphenate-character: "=-" }')
    assert outline(data) == "Rechtsschutz<00AD>|versicherungen"


def test_where_the_text_has_a_soft_hyphen_the_line_ends_with_one() -> None:
    assert outline(printed("<p>Rechtsschutz\u00adversicherung</p>", "en")) == "Rechtsschutz<00AD>|versicherung"


@pytest.mark.parametrize("before", ["", "in "])
def test_a_soft_hyphen_divides_its_own_word_alone(before: str) -> None:
    """WeasyPrint put all words up to it into one line, where the first one was too long for it."""
    data = printed(f"<p>{before}Rechtsschutzversicherungen und Menschen\u00adrechts\u00aderklärung.</p>", "de")
    assert (
        outline(data) == f"{before}Rechtsschutz<00AD>|versicherungen |und Menschen<00AD>|rechtserklärung."
        if before
        else ("Rechtsschutzver<00AD>|sicherun<00AD>|gen und |Menschenrechts<00AD>|erklärung.")
    )
    right = (75 + 130) * 0.75
    # WeasyPrint lets a hyphen hang out of the line.
    assert max(glyph.x for glyph in placed(read(data)) if glyph.text.strip(f"{SOFT} ")) < right


def test_a_hyphen_of_the_text_at_the_end_of_a_line_stays_one() -> None:
    assert outline(
        printed("<p>Sicherheits‐Versicherung Sicherheits-Versicherung</p>", style="p { hyphens: manual }")
    ) == ("Sicherheits‐|Versicherung |Sicherheits-|Versicherung")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>one wonderful <b>wonderful</b> word</p>", "one wonderful |wonderful| word"),
        ("<p>one very wonderful <b> wonderful</b></p>", "one very |wonderful |wonderful"),
        ("<p>a <b>very wonderful </b>wonderful</p>", "a |very |wonderful |wonderful"),
        ("<p>a <b>very wonderful</b> <i>wonderful</i></p>", "a |very |wonderful| |wonderful"),
        ("<p>one<br>two</p>", "one |two"),
        ("<pre>one\ntwo</pre>", "one |two"),
        ("<p>世界人权宣言第一条人人生而自由</p>", "世界人权宣言第一|条人人生而自由"),
    ],
)
def test_a_line_ends_with_the_space_of_its_text(body: str, expected: str) -> None:
    assert outline(printed(body, style="p { hyphens: manual }")) == expected


def test_the_space_of_a_line_that_runs_to_the_left_stands_at_its_left_end() -> None:
    data = printed("<p>النص العربي مكتوب هنا لا إله والأول كتب</p>", "ar")
    assert outline(data) == "النص العربي مكتوب |هنا لا إله والأول كتب"


def test_a_space_that_nobody_sees_moves_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    from press.formats.weasy import line_ends

    body = (
        "<p>Words that are set over <b>several lines</b> of one column.</p><p dir=rtl>النص العربي مكتوب هنا لا إله</p>"
    )
    after = [glyph for glyph in placed(read(printed(body))) if glyph.text != " "]
    printed.cache_clear()
    monkeypatch.setattr(line_ends, "_end", lambda *_arguments, **_options: None)
    before = [glyph for glyph in placed(read(printed(body))) if glyph.text != " "]
    printed.cache_clear()
    assert [(glyph.text, glyph.x, glyph.y) for glyph in after] == [(glyph.text, glyph.x, glyph.y) for glyph in before]
