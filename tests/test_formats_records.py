"""Tables as records, where pages are too narrow for columns."""

from __future__ import annotations

from brochure_pages import page_of

from press.formats.records import with_records

HEAD = (
    '<thead><tr><th scope="col">Forum</th><th scope="col">Who <a id="fnref-1" href="#fn-1">1</a></th>'
    '<th scope="col">Task</th></tr></thead>'
)


def records(table: str) -> str:
    return with_records(page_of(table)).body


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


def test_narrow_tables_and_those_with_spans_stay_tables() -> None:
    two = "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    span = f'<table>{HEAD}<tbody><tr><td>a</td><td colspan="2">b</td></tr></tbody></table>'
    assert "<table" in records(two)
    assert "<table" in records(span)
