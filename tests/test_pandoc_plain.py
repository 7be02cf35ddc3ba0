"""Texts that pandoc need not see are read as pandoc reads them."""

from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press.model.location import Location
from press.pandoc import Codes, paragraphs, read_paragraphs

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "real" / "udhr"
PLACE = Location("a.po", 1)


def by_pandoc(texts):
    return [read.content for read in paragraphs._read([(text, PLACE) for text in texts], Codes(), apart=False)]


def plain(texts):
    return [text for text in texts if paragraphs._PLAIN.fullmatch(text)]


def compared(texts):
    found = [read.content for read in read_paragraphs([(text, PLACE) for text in texts], Codes())]
    return [pair for pair in zip(texts, found, by_pandoc(texts), strict=True) if pair[1] != pair[2]]


@pytest.mark.parametrize("folder", [ROOT / "locales", REAL], ids=["own", "declaration"])
def test_the_texts_of_real_catalogs_are_read_as_pandoc_reads_them(folder):
    if not folder.exists():
        pytest.skip(f"the real texts are not here: {folder.name} beside the checkout is missing")
    entries = [entry for file in sorted(folder.rglob("*.po")) for entry in polib.pofile(str(file))]
    texts = [text for entry in entries for text in (entry.msgid, entry.msgstr) if text]
    few = plain(dict.fromkeys(texts))
    assert len(few) > len(set(texts)) / 2
    assert compared(few[:1500]) == []


LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
SIGNS = st.sampled_from(
    "1. 2) (a) - -- + = : :: ; % \" ' ... … « » “ ” , ! ? / http://a.dk www.a.dk a\nb \u00a0 \u202f é".split(" ")
)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.lists(st.one_of(LETTERS, SIGNS, st.just(" "), st.just("ord")), max_size=20).map("".join), max_size=60)
)
def test_texts_of_any_characters_are_read_as_pandoc_reads_them(texts):
    assert compared(plain(texts)) == []


@pytest.mark.parametrize("mark", [*"\\`*_[]{}<>&~^|", "\u2028", "\x07", "\ufeff", "\u200b"])
def test_a_text_with_what_may_be_a_mark_is_left_to_pandoc(mark):
    assert plain([f"ord {mark} ord"]) == []


def test_many_texts_are_read_in_order_in_batches():
    texts = [f"*{number}* " + "ord " * 200 for number in range(200)]
    found = [read.content for read in read_paragraphs([(text, PLACE) for text in texts], Codes())]
    assert [words[0].content[0].text for words in found] == [str(number) for number in range(200)]
