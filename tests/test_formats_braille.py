"""Braille is written by liblouis, read back by it, and laid out in pages that an embosser takes."""

import subprocess
from dataclasses import replace
from itertools import pairwise

import pytest
from brochure_pages import heading, page_of

from press.build.project import ENGINE, Project
from press.editions import Layout, usual
from press.findings import Halt
from press.formats import Made, Render, braille, make
from press.formats.braille import liblouis
from press.formats.braille.pages import CELLS, LINES
from press.formats.braille.tables import TABLES, TO_ASCII


def render_in(language: str) -> Render:
    """The project's own templates with its own labels."""
    project = Project.open(ENGINE)
    return project.renderer(project.language(language))[0]


def made(*blocks: object, language: str = "en", unicode: bool = False) -> Made:
    layout = Layout("braille", unicode=unicode)
    return make(page_of(*blocks, language=language), render_in(language), layout)


def written(*blocks: object, language: str = "en", unicode: bool = True) -> str:
    one = made(*blocks, language=language, unicode=unicode)
    assert one.findings == ()
    assert one.artifact
    return one.artifact.data.decode()


def rows(text: str) -> list[str]:
    """The rows that have something on them, without page numbers."""
    return [row for page in text.split("\f") for row in page.split("\r\n")[1 : LINES - 1] if row.strip()]


def back(cells: str, table: str) -> str:
    command = ["lou_translate", "--backward", f"unicode.dis,{table}"]
    done = subprocess.run(command, input=cells.encode(), capture_output=True, check=True)
    return done.stdout.decode()


def test_what_is_written_can_be_read_back():
    words = "In 2023, twelve delegations came to see how the work is done."
    cells = " ".join(" ".join(rows(written(f"<p>{words}</p>"))).split())
    assert words in back(cells.replace(" ", "\u2800"), TABLES["en"])


def test_a_paragraph_of_any_length_comes_through_whole():
    words = " ".join(f"word{number}" for number in range(2000))
    cells = liblouis.translated([words, "end"], TABLES["en"])
    assert [len(line.split()) for line in cells] == [2000, 1]


def test_a_file_is_ascii_in_pages_of_25_rows_of_40_cells():
    data = written(*[f"<p>{'several words that go on and on ' * 9}</p>"] * 9, unicode=False)
    assert data.isascii()
    assert data == data.upper()
    pages = data.split("\f")
    assert len(pages) > 3
    for page in pages:
        assert page.count("\r\n") == LINES
        assert max(map(len, page.split("\r\n"))) <= CELLS


def test_pages_are_numbered_at_the_foot():
    pages = written(*[f"<p>{'words ' * 60}</p>"] * 9, unicode=False).split("\f")
    feet = [page.split("\r\n")[LINES - 1].strip() for page in pages]
    assert feet[:3] == ["#A", "#B", "#C"]
    assert len(feet) == len(set(feet))


def test_the_page_of_the_printed_brochure_stands_at_the_head():
    filler = [f"<p>{'words ' * 700}</p>"] * 2
    blocks = (heading(2, "a", "First"), *filler, heading(2, "b", "Last"), *filler)
    pages = written(*blocks, unicode=False).split("\f")
    heads = [page.split("\r\n")[0].strip() for page in pages]
    assert heads[1] == "#B"
    assert heads[-1] == "#D"


def test_a_draft_says_so_in_its_first_line_and_at_the_head_of_every_page():
    filler = [f"<p>{'words ' * 700}</p>"] * 2
    page = replace(page_of(heading(2, "a", "First"), *filler, language="en"), draft=True)
    artifact = make(page, render_in("en"), Layout("braille")).artifact
    assert artifact
    first, *others = (sheet.split("\r\n") for sheet in artifact.data.decode().split("\f"))
    assert ",DRAFT" not in first[0]
    assert first[1].strip() == ",DRAFT"
    assert {tuple(sheet[0].split()) for sheet in others} >= {(",DRAFT", "#B")}
    assert all(sheet[0].split()[0] == ",DRAFT" and len(sheet[0]) <= CELLS for sheet in others)


def test_a_heading_is_centred_and_never_last_on_a_page():
    for lines in range(1, 30):
        text = written(*["<p>word</p>"] * lines, heading(2, "a", "Heading"), "<p>end</p>")
        for page in text.split("\f"):
            body = [row for row in page.split("\r\n")[1 : LINES - 1] if row.strip()]
            assert not body or not body[-1].startswith(" " * 10), lines


def test_each_level_has_its_indent():
    text = written(
        heading(2, "a", "Aa"), heading(3, "b", "Bb"), heading(4, "c", "Cc"), "<ul><li>Dd<ul><li>Ee</li></ul></li></ul>"
    )
    indents = [len(row) - len(row.lstrip()) for row in rows(text)[-5:]]
    assert indents[1:] == [4, 6, 0, 2]
    assert indents[0] > 15


def test_a_long_word_goes_on_in_the_next_row():
    words = rows(written(f"<p>{'a' * 90}</p>"))[-3:]
    assert [len(row.strip()) for row in words] == [38, 40, 12]


def test_a_language_without_a_table_says_so():
    one = made("<p>A</p>", language="is")
    assert one.artifact is None
    assert [found.code for found in one.findings] == ["braille-table"]


def test_a_letter_that_has_no_braille_keeps_the_file_back_and_a_sign_is_told():
    letter = made("<p>A \u0456 B</p>", language="da")
    assert (letter.artifact, [found.code for found in letter.findings]) == (None, ["braille-letter"])
    sign = made("<p>A \u260e B?</p>", language="da")
    assert sign.artifact is not None
    assert [found.code for found in sign.findings] == ["braille-sign"]


def test_without_liblouis_there_is_one_line_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(liblouis, "_PROGRAM", "no-such-program")
    with pytest.raises(Halt, match="apt install liblouis-bin"):
        made("<p>A</p>")


@pytest.mark.parametrize("language", TABLES)
def test_no_table_writes_figures_as_letters(language: str):
    """25 is not read as be: that tells a table for texts from one for computers."""
    plain, number = liblouis.translated(["be", "25"], TABLES[language])
    assert number != plain
    assert len(number) <= 3


def test_each_cell_has_a_character_of_its_own():
    assert len(set(TO_ASCII.values())) == 64
    assert all(a + 1 == b for a, b in pairwise(TO_ASCII))


def test_the_edition_is_that_of_the_command():
    one = braille.make(page_of("<p>A</p>"), render_in("en"), usual("braille"))
    assert one.artifact
    assert (one.artifact.format, one.artifact.edition) == ("braille", "braille")


@pytest.mark.parametrize(
    "block",
    [
        '<p lang="da" dir="ltr" class="untranslated">{}</p>',
        '<ul><li lang="da" dir="ltr" class="untranslated">{}</li><li>نص</li></ul>',
        '<dl><dt>نص</dt><dd lang="da" dir="ltr" class="untranslated">{}</dd></dl>',
        '<table><tbody><tr><td>نص</td><td lang="da" dir="ltr" class="untranslated">{}</td></tr></tbody></table>',
    ],
)
def test_what_has_no_translation_is_written_in_the_braille_of_its_own_language(block: str):
    words = "et godt besøg på øen"
    cells = " ".join(" ".join(rows(written("<p>نص</p>", block.format(words), "<p>نص</p>", language="ar"))).split())
    assert liblouis.translated([words], TABLES["da"])[0] in cells
    assert liblouis.translated(["نص"], TABLES["ar"])[0] in cells
    assert made(f"<p>{words}</p>", language="ar").artifact is None
