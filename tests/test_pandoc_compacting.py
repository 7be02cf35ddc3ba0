"""Drawing words together changes nothing of what is read: neither words nor lines nor findings."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press.findings import Halt
from press.pandoc.blocks import blocks
from press.pandoc.compacting import compact
from press.pandoc.process import run
from press.pandoc.reader import FORMAT, Reading

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "source").rglob("*.md")) + sorted((ROOT.parent / "shared" / "real").rglob("*.md"))
TEXT = """# En *titel* med "anførsel" \\\\ og\u00a0mere

Et ord\nog et **ord [til](http://a.dk) og**\nlidt `kode` med <b>rå</b> \u202eord og mere\u0007.[^1]

- et to
  tre fire
- fem [SSP]{abbr="skole og politi"}  \n  seks

| a b | c |
|-----|---|
| d\\| e | *f* g |

[^1]: Noten er\n    på flere\n    linjer med [x]{.y}

    - og en liste
      i noten
"""


def output_of(text):
    return run(["-f", FORMAT, "-t", "json"], input=text.encode())[0]


def read(nodes):
    reading = Reading("a.md")
    return blocks(nodes["blocks"], reading), reading.findings, reading.line


def compared(text):
    output = output_of(text)
    assert read(json.loads(compact(output))) == read(json.loads(output))
    return output


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_text_is_read_as_without_it(path):
    output = compared(path.read_text("utf-8"))
    assert len(compact(output)) < len(output) / 2


def test_every_sort_of_block_and_mark_is_read_as_without_it():
    assert len(compact(compared(TEXT))) < len(output_of(TEXT))


LETTERS = st.characters(exclude_categories=["Cs"])
SIGNS = st.sampled_from(
    [*"*_`[](){}<>\"\\'#|-:~^&!\n\n    ", "\n\n", "# ", "- ", "[^1]", "\n\n[^1]: ", "{lang=en}", "](a.dk)", '"},{"t":"']
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(LETTERS, SIGNS, st.sampled_from(["ord", " ", "et to "])), max_size=80).map("".join))
def test_any_text_is_read_as_without_it(text):
    with contextlib.suppress(Halt):  # what pandoc refuses, and what is nested too deeply, is refused either way
        compared(text)


def test_words_in_a_row_are_one_and_a_line_is_its_end():
    texts = compact(output_of('et to "tre" \\\\ fire\nfem seks'))
    assert '"et to \\"tre\\" \\\\ fire"' in texts
    assert '"fem seks"' in texts


def test_what_can_not_be_printed_keeps_its_line():
    assert "\u202e" in compact(output_of("et to\ntre \u202efire fem"))
    _, findings, _ = read(json.loads(compact(output_of("et to\ntre \u202efire fem"))))
    assert [found.location.line for found in findings] == [2]
