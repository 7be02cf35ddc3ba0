"""The levels of UAX #9, as the check of the order of lines has them."""

from __future__ import annotations

import random

import pytest

from press.checks.artifacts.bidi import levels, visual_order
from press.formats.weasy.starting import start


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        pytest.param("abc אבג", 0, "0000111", id="letters"),
        pytest.param("אב 12 גד", 1, "11122111", id="European digits in Hebrew (I2)"),
        pytest.param("عر 12", 0, "11122", id="European digits after Arabic letters are Arabic (W2)"),
        pytest.param("א 1,2", 1, "11222", id="a separator between digits (W4)"),
        pytest.param("א $5%", 1, "11222", id="signs beside a number are of it (W5)"),
        pytest.param("a 1", 1, "222", id="digits after Latin letters are Latin (W7)"),
        pytest.param("אב (ab) גד", 1, "1111221111", id="brackets around the other direction (N0c2)"),
        pytest.param("ab (אב cd", 0, "000011000", id="a bracket without its partner (N2)"),
        pytest.param("a[א]b", 1, "21112", id="brackets around the paragraph's direction (N0b)"),
        pytest.param("אב - גד", 0, "1111111", id="neutrals between letters of one direction (N1)"),
        pytest.param("a \u2067א b\u2069 c", 0, "000112000", id="an isolate (X5a)"),
        pytest.param("א \u2068b\u2069 5", 1, "1112112", id="an isolate of the first letter's direction"),
        pytest.param("a\u202e b\u202c", 0, "00111", id="an override (X5)"),
        pytest.param("a ای\u200cر", 0, "001111", id="a joiner parts no run (5.2)"),
        pytest.param("א\u05b0b", 0, "110", id="a mark is as its letter (W1)"),
    ],
)
def test_levels_are_those_of_the_standard(text: str, base: int, expected: str) -> None:
    assert "".join(map(str, levels(text, base))) == expected


def test_a_line_is_reversed_from_the_deepest_level_up() -> None:
    assert visual_order([0, 1, 1, 2, 2, 1, 0]) == [0, 5, 3, 4, 2, 1, 6]
    assert visual_order([]) == []


def test_fribidi_says_the_same_of_a_thousand_texts() -> None:
    start()
    from press.formats.weasy.bidi.levels import embedding_levels

    made = random.Random(9)
    for _ in range(1000):
        inner = "".join(made.choice("abאבعر١12+-.,:/%$ ()[]<>!\u0651\u05b0") for _ in range(made.randint(1, 16)))
        text = f"{inner[:4]}\u2067{inner[4:9]}\u2069{inner[9:]}א"
        for base, direction in ((0, "ltr"), (1, "rtl")):
            assert levels(text, base) == embedding_levels(text, direction), ascii(text)
