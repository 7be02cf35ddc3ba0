"""Front matter is texts and nothing else: no YAML type, tag or alias has a meaning, and each fault has its line."""

from __future__ import annotations

import pytest

from press.model.tree import Text
from press.read.front_matter import split

FILE = "source/a.md"


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ("title: a: b", 2),
        ("title: a\nforfatter: b", 3),
        ("title: a\ntitle: b", 3),
        ("title: [a, b]", 2),
        ("title: ''", 2),
        ("title:", 2),
        ("title: a\nupdated: i går", 3),
        ("title: a\nupdated: 2023-02-30", 3),
        ("title: a\nlang: xx", 3),
        ("- a\n- b", 2),
        ("bare en tekst", 2),
        ("title: 'a\nb: c", 4),
        ("title: &x a\nsubtitle: *x", 2),
        ("title: @a", 2),
        ("title: !!python/object/apply:os.system ['id']", 2),
        ("{" * 3000, 2),
        ("title: " + "a" * 20_000, 2),
        ('title: "a\\u0007b"', 2),
        ('title: "a\\ud800b"', 2),
        ("title: a\u0007", 2),
        ("? [a]\n: b", 2),
    ],
)
def test_a_fault_is_told_at_its_line(lines: str, line: int) -> None:
    front, findings = split(f"---\n{lines}\n---\nb", FILE)
    assert findings
    assert {found.code for found in findings} <= {"front-matter", "source-character"}
    assert all(found.location.file == FILE and found.hint for found in findings)
    assert abs(findings[0].location.line - line) <= 1
    repr(front).encode()


def test_numbers_dates_and_yes_are_texts() -> None:
    front, findings = split("---\ntitle: 1984\nsubtitle: yes\nsummary: 2023-11-10\n---\n", FILE)
    data = front.metadata
    assert findings == ()
    assert (data.title, data.subtitle, data.summary) == ((Text("1984"),), (Text("yes"),), (Text("2023-11-10"),))


def test_lines_are_joined_and_spaces_that_do_not_break_stay() -> None:
    front, findings = split("---\ntitle: 10\u00a0år\nsummary: >-\n  a\n  b  c\n---\n", FILE)
    assert (front.metadata.title, front.metadata.summary, findings) == ((Text("10\u00a0år"),), (Text("a b c"),), ())


def test_the_text_below_keeps_its_line_numbers() -> None:
    front, _ = split("---\ntitle: a\n---\nb\n", FILE)
    assert front.body == "\n\n\nb\n"


def test_a_text_without_front_matter_is_all_text() -> None:
    front, findings = split("a\n---\nb: c\n---\n", FILE)
    assert (front.body, front.language, findings) == ("a\n---\nb: c\n---\n", "", ())


def test_three_dots_end_it_too() -> None:
    front, findings = split("---\ntitle: a\nlang: zh_Hans\n...\nb", FILE)
    assert (front.metadata.title, front.language, front.body.strip(), findings) == ((Text("a"),), "zh-Hans", "b", ())
