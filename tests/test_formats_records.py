"""Tables as records, where pages are too narrow for columns."""

from __future__ import annotations

from brochure_pages import page_of

from press.formats.records import with_records

HEAD = (
    '<thead><tr><th scope="col">Forum</th><th scope="col">Who <a id="fnref-1" href="#fn-1">1</a></th>'
    '<th scope="col">Task</th></tr></thead>'
)


def records(table: str, line: int = 12, language: str = "en") -> str:
    return with_records(page_of(table, language=language), line).body


def test_each_value_stands_under_its_header_and_a_row_begins_with_what_it_is_about() -> None:
    rows = '<tr><th scope="row"><span lang="en">RAN</span></th><td>All</td><td class="end">Share</td></tr>'
    assert records(f"<table><caption>Four</caption>{HEAD}<tbody>{rows}</tbody></table>") == (
        '<div class="records"><p class="caption">Four</p><p class="record"><span lang="en">RAN</span></p>'
        '<dl><dt>Who <a href="#fn-1">1</a></dt><dd>All</dd><dt>Task</dt><dd>Share</dd></dl></div>'
    )


def test_without_row_headers_every_cell_is_a_value() -> None:
    body = records(f"<table>{HEAD}<tbody><tr><td>a</td><td>b</td><td>c</td></tr></tbody></table>")
    assert body.count("<dt>") == body.count("<dd>") == 3
    assert 'class="record"' not in body


def test_a_cell_that_reaches_over_columns_is_a_value_of_the_first_of_them() -> None:
    body = records(f'<table>{HEAD}<tbody><tr><th scope="row">11.15</th><td colspan="2">Pause</td></tr></tbody></table>')
    assert '<p class="record">11.15</p><dl><dt>Who <a href="#fn-1">1</a></dt><dd>Pause</dd></dl>' in body


def table(*rows: tuple[str, ...], heads: tuple[str, ...] = ("A", "B", "C")) -> str:
    head, *body = (
        "".join(f"<{tag}>{cell}</{tag}>" for cell in row) for tag, row in [("th", heads), *(("td", r) for r in rows)]
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in body)}</tbody></table>"


def test_a_table_whose_words_and_lines_have_room_stays_a_table() -> None:
    assert "<table" in records(table(("9.30–10.15", "Velkomst og dansk tilgang", "Politi og kommune")), line=48)
    assert "<table" in records(table(("en", "to", "tre"), heads=("A", "B", "C")))


def test_a_table_whose_cells_would_have_many_lines_is_taken_apart() -> None:
    cell = "en to tre fire fem seks syv otte ni ti elleve tolv"
    assert "<table" not in records(table((cell, cell, cell)), line=48)
    assert "<table" in records(table((cell, cell), heads=("A", "B")), line=48)  # two columns have room


def test_a_table_whose_words_are_longer_than_a_line_is_taken_apart_where_they_can_be_divided_nowhere() -> None:
    word = "turvallisuusneuvottelukunta"
    assert "<table" not in records(table((word, word), heads=("A", "B")), line=48)
    assert "<table" in records(table((f"{word[:14]}\u00ad{word[14:]}", word), heads=("A", "B")), line=48)
    assert "<table" in records(table(("安" * 30, "全" * 30), heads=("甲", "乙")), line=48, language="zh-Hans")


def test_a_table_with_cells_that_reach_over_rows_stays_a_table() -> None:
    rows = '<tr><td rowspan="2">a</td><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr>'
    assert "<table" in records(f"<table>{HEAD}<tbody>{rows}</tbody></table>", line=5)
