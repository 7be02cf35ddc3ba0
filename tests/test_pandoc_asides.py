"""What is kept from pandoc changes how long reading takes, and nothing that is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.findings import Halt
from press.model.location import Location
from press.pandoc import Codes, Reading, paragraphs, read_markdown, read_paragraphs, reader
from press.pandoc.asides import Asides

PLAIN = "Et afsnit uden tegn, som er langt nok.\n\nOg et til.\nMed to linjer.\n\nDet tredje, nummer 3"
MARKED = "Den gode gamle [lange vej hjem til os](https://example.org/a_b) er *meget meget lang* i dag, ved vi nu."
SURROUNDINGS = (
    "{0}\n\n{1}\n\n{0}",
    "```\n{0}\n```\n\n{1}",
    "~~~\n{0}\n\n{1}\n\n{0}\n~~~",
    "::: callout\n{0}\n\n{1}\n:::\n\n{0}",
    "<!--\n\n{0}\n\n-->\n\n{0}",
    "<div>\n{0}\n</div>",
    "- a\n- b\n\n{0}\n\n- c",
    "1. a\n{0}\n2. b",
    "{0}\n\n:   en forklaring\n\n{1}",
    "Ord\n\n:   {0}",
    "{0}\n===\n\n{1}\n---",
    "## {1}\n\n{0}",
    "> {0}\n> {1}",
    "{{context=a}}\n{0}",
    "{{context=a}}\n\n{0}",
    "[Det gode gamle ord]: https://example.org\n\n{0}\n\nSe [det gode gamle ord] her, [det Gode gamle ord][] der.",
    "{0}[^1]\n\n[^1]: {0}\n\n    {1}",
    "Se <a href=x title=y alpha beta gamma delta=z>her</a>, og [a](<b c d e f g>) der.\n\n{0}",
    'En [EU]{{abbr="Den store Europæiske Union her"}} og [a b c d e]{{lang=en translate=no abbr=x}} til.',
    "| a b c d | b |\n|---|---|\n| {1} | c |\n\n{0}",
    "a. {0}\n\niv) {0}\n\nA) x",
    "{0}  \n{1}\\\n{0}",
    "    {0}\n\n\t{0}\n\n   {0}",
    "\ue0000\ue001 {0}\n\n{0}\n\n{0}",
    "{0}\x01\n\ne\u0301n to tre fire fem\n\n{0} <b>x</b> {1}",
)


def read(text: str, monkeypatch: pytest.MonkeyPatch, *, kept: bool) -> object:
    """Blocks and findings of a text, read with or without keeping words back."""
    with monkeypatch.context() as patched:
        if not kept:
            patched.setattr(Asides, "lines", lambda _self, text: text)
            patched.setattr(Asides, "words", lambda _self, text: text)
        reading = Reading("a.md")
        try:
            return read_markdown(text, reading), reading.findings, read_paragraphs([(text, Location("a"))], Codes())
        except Halt as halt:
            return halt.findings


@pytest.mark.parametrize("form", SURROUNDINGS)
def test_a_text_reads_as_if_pandoc_had_seen_all_of_it(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = form.format(PLAIN, MARKED)
    assert read(text, monkeypatch, kept=True) == read(text, monkeypatch, kept=False)


PIECES = st.sampled_from(
    ["Et ord eller to", "til sidst", "a.", "1)", "*", "**", "_", "`", "[", "](x y)", "]", "]:", "{", "}", '"', "=", "<",
     ">", "<b", "&amp;", "\\", "|", "#", "- ", "::: ", ":   ", "\n", "\n\n", "\n\n", "    ", " ", " ", "[^1]", "~", "^"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_stands_around_the_words_they_read_the_same(text: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert read(text, monkeypatch, kept=True) == read(text, monkeypatch, kept=False)


def test_pandoc_does_not_see_the_words_between_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    real = reader.run

    def watched(*arguments: object, **named: object) -> object:
        seen.append(named["input"])
        return real(*arguments, **named)

    monkeypatch.setattr(reader, "run", watched)
    read_markdown(f"{PLAIN}\n\n{MARKED}\n", Reading("a.md"))
    paragraphs.read_paragraphs([(MARKED, Location("a"))], Codes())

    assert len(seen) == 2
    for text in map(bytes.decode, seen):
        assert "afsnit" not in text
        assert "lange" in text
        assert "vej" not in text
