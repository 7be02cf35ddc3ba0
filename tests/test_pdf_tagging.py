"""The tag tree of a PDF, read back with pikepdf and written as an outline."""

import inspect
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from brochure_pages import heading, page_of, photograph, render_for

from press.checks.artifacts import verapdf
from press.editions import Layout
from press.formats import pdf
from press.formats.weasy import starting

_INLINE = {"/Span", "/NonStruct"}


def tree(*blocks: Any, language: str = "en", **values: Any) -> str:
    """The structure of a page's text, an element a line; spans and such that say nothing are left out."""
    made = pdf.make(page_of(*blocks, language=language, **values), render_for(language))
    assert made.artifact, made.findings
    with pikepdf.open(io.BytesIO(made.artifact.data)) as document:
        main = _first(document.Root.StructTreeRoot.K, "/Part")
        return "\n".join(line for kid in main.K for line in _lines(kid, 0))


def _first(kids: Any, kind: str) -> Any:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kind == kid.S:
                return kid
            if "/K" in kid and (found := _first(kid.K, kind)) is not None:
                return found
    return None


def _lines(element: Any, depth: int) -> Iterator[str]:
    if not isinstance(element, pikepdf.Dictionary):
        return
    if element.get("/Type") == "/OBJR":
        yield "  " * depth + f"annotation “{element.Obj.Contents}”"
        return
    says = _attributes(element)
    is_quiet = str(element.S) in _INLINE and not says
    if not is_quiet:
        yield "  " * depth + " ".join((str(element.S)[1:], *says))
    for kid in element.get("/K", []):
        yield from _lines(kid, depth + (not is_quiet))


def _attributes(element: Any) -> list[str]:
    """What an element says of itself."""
    says = [
        f"{key[1:]}={element[key]}" for key in ("/Lang", "/E", "/Alt", "/ID") if key in element and element.S != "/TH"
    ]
    attributes = element.get("/A", {})
    return says + [f"{key[1:]}={attributes[key]}" for key in ("/Scope", "/ColSpan", "/RowSpan") if key in attributes]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(
            "<ol><li><p>one</p><p>two</p></li></ol>",
            "L\n  LI\n    Lbl\n    LBody\n      P\n      P",
            id="all blocks of a list item are in one body",
        ),
        pytest.param(
            "<ul><li>one<ul><li>two</li></ul></li></ul>",
            "L\n  LI\n    Lbl\n    LBody\n      L\n        LI\n          Lbl\n          LBody",
            id="a nested list stands in its item",
        ),
        pytest.param(
            "<dl><dt>term</dt><dd>one</dd><dd>two</dd><dt>other</dt><dd>three</dd></dl>",
            "L\n  LI\n    Lbl\n    LBody\n  LI\n    Lbl\n    LBody",
            id="a term and what is said of it are one item",
        ),
        pytest.param(
            '<table><caption>c</caption><thead><tr><th scope="col">a</th><th scope="col" colspan="2">b</th></tr>'
            '</thead><tbody><tr><th scope="row">r</th><td>1</td><td>2</td></tr></tbody></table>',
            "Table\n  Caption\n  THead\n    TR\n      TH Scope=/Column\n      TH Scope=/Column ColSpan=2\n"
            "  TBody\n    TR\n      TH Scope=/Row\n      TD\n      TD",
            id="header cells say of what they are headers",
        ),
        pytest.param(
            '<p><a href="https://example.org/"><strong>Read</strong> <em>on</em></a></p>',
            "P\n  Link\n    annotation “Read on”",
            id="a link with markup in it has one annotation, described by its words",
        ),
        pytest.param(
            '<p>The <span lang="da">infohus</span></p>',
            "P\n  Span Lang=da",
            id="a phrase in another language says so",
        ),
        pytest.param(
            '<p lang="da" class="untranslated">Ikke oversat</p>',
            "P Lang=da",
            id="a block in another language says so",
        ),
        pytest.param(
            '<p><abbr title="schools and police">SSP</abbr></p>',
            "P\n  Span E=schools and police",
            id="an abbreviation has its expansion",
        ),
        pytest.param(
            '<figure><img src="images/photo.png" alt="A gradient."/><figcaption>c</figcaption></figure>',
            "Sect\n  Figure Alt=A gradient.\n  Caption",
            id="a figure has its description and caption",
        ),
        pytest.param(
            '<aside class="callout"><h2 id="a">A</h2><p>x</p></aside>', "Sect\n  H2\n  P", id="a call-out is a section"
        ),
    ],
)
def test_tags_say_what_the_markup_says(block: str, expected: str) -> None:
    assert tree(block, assets=(photograph(),)) == expected


def test_a_note_is_a_note_with_an_id_and_its_mark_a_reference() -> None:
    mark = '<p>x<a class="noteref" role="doc-noteref" id="fnref-1" href="#fn-1">1</a></p>'
    notes = (
        '<section class="endnotes" role="doc-endnotes"><h2 id="notes">Notes</h2><ol><li id="fn-1"><p>One.</p><p>Two. '
        '<a class="backlink" role="doc-backlink" href="#fnref-1">↩</a></p></li></ol></section>'
    )
    assert tree(mark, notes) == (
        "P\n  Reference\n    Link\n      annotation “1”\nSect\n  H2\n  L\n    LI\n      Lbl\n      LBody\n"
        "        Note ID=fn-1\n          P\n          P\n            Link\n              annotation “↩”"
    )


def test_what_goes_over_a_page_is_one_element() -> None:
    long = "<p>" + "word " * 900 + "</p>"
    assert tree(long) == "P"
    assert tree(f"<ul><li>{long}<p>x</p></li><li>y</li></ul>") == (
        "L\n  LI\n    Lbl\n    LBody\n      P\n      P\n  LI\n    Lbl\n    LBody"
    )
    assert tree(f"<dl><dt>a</dt><dd>{long}</dd><dd>b</dd><dt>c</dt><dd>d</dd></dl>") == (
        "L\n  LI\n    Lbl\n    LBody\n      P\n  LI\n    Lbl\n    LBody"
    )
    note = f'<section class="endnotes"><h2 id="n">N</h2><ol><li id="fn-1">{long}{long}</li></ol></section>'
    assert (
        tree(note) == "Sect\n  H2\n  L\n    LI\n      Lbl\n      LBody\n        Note ID=fn-1\n          P\n          P"
    )


def test_the_parts_of_a_brochure_stay_apart_and_in_order() -> None:
    made = pdf.make(page_of(*(heading(2, f"h{number}", "H") for number in range(9))), render_for("en"))
    assert made.artifact
    with pikepdf.open(io.BytesIO(made.artifact.data)) as document:
        parts = [str(part.S) for part in document.Root.StructTreeRoot.K[0].K]
    assert parts == ["/Sect", "/Sect", "/Part", "/Sect"]  # cover, contents, text, back cover


def test_a_table_that_goes_over_a_page_is_one_table_with_one_head() -> None:
    rows = "".join(f'<tr><th scope="row" rowspan="2">{n}</th><td>a</td></tr><tr><td>b</td></tr>' for n in range(30))
    head = '<thead><tr><th scope="col"><a href="https://example.org/">A</a></th><th scope="col">B</th></tr></thead>'
    page = page_of(f"<table><caption>c</caption>{head}<tbody>{rows}</tbody></table>")
    artifact = pdf.make(page, render_for("en")).artifact
    assert artifact
    assert artifact.pages > 2
    with pikepdf.open(io.BytesIO(artifact.data)) as document:
        main = _first(document.Root.StructTreeRoot.K, "/Part")
        (table,) = main.K
        caption, head_element, body = table.K
        assert [part.S for part in (table, caption, head_element, body)] == ["/Table", "/Caption", "/THead", "/TBody"]
        assert len(body.K) == 60
        assert [str(cell.A.Scope) for cell in head_element.K[0].K] == ["/Column", "/Column"]
        assert {str(row.K[0].A.get("/Scope", "none")) for row in body.K} == {"/Row", "none"}
    assert verapdf.validate([("table", artifact.data)]) == ()


def test_running_heads_page_numbers_and_leaders_are_artifacts() -> None:
    blocks = [heading(2, f"h{number}", f"Heading {number}") for number in range(3)]
    made = pdf.make(page_of(*blocks), render_for("en"))
    assert made.artifact
    with pikepdf.open(io.BytesIO(made.artifact.data)) as document:
        marks = _marks_of_text(document.pages[1])
    # Of the page's texts, one each: "Contents", and thrice a heading, a space, its number and the heading in its place;
    # the dots of a leader are many.
    assert marks.count("/Artifact") > 2 + 3 * 10
    assert len(marks) - marks.count("/Artifact") == 1 + 3 * 4


def _marks_of_text(page: Any) -> list[str]:
    """The innermost mark around each piece of text that a page shows."""
    open_marks: list[str] = []
    found: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC" | "BDC":
                open_marks.append(str(operands[0]))
            case "EMC":
                open_marks.pop()
            case "Tj" | "TJ":
                found.append(open_marks[-1])
    return found


def test_an_address_within_the_publication_stays_relative() -> None:
    made = pdf.make(page_of('<p><a href="other.pdf">Other</a></p>'), render_for("en"))
    assert made.artifact
    with pikepdf.open(io.BytesIO(made.artifact.data)) as document:
        addresses = [str(note.A.URI) for page in document.pages for note in page.get("/Annots", []) if "/A" in note]
    assert addresses == ["other.pdf"]


# --- the private names -------------------------------------------------------------------------------------------


def test_weasyprint_is_the_version_whose_private_names_are_known() -> None:
    import weasyprint

    assert weasyprint.__version__ == starting.VERSION


def test_the_wrapped_functions_take_what_they_took() -> None:
    starting.start()
    from weasyprint import anchors, document
    from weasyprint.pdf import stream, tags

    for module, name in ((anchors, "gather_anchors"), (document, "gather_anchors"), (tags, "_build_box_tree")):
        assert getattr(module, name).__module__ == "press.formats.weasy.tagging"
    original = {
        name: list(inspect.signature(_wrapped(function)).parameters)
        for name, function in (
            ("gather_anchors", anchors.gather_anchors),
            ("_build_box_tree", tags._build_box_tree),
            ("marked", stream.Stream.marked),
        )
    }
    assert original == {
        "gather_anchors": [
            "box", "anchors", "links", "bookmarks", "forms", "parent_matrix", "parent_form", "parent_link",
        ],
        "_build_box_tree": ["box", "parent", "pdf", "page_number", "nums", "annotations", "tags"],
        "marked": ["self", "box", "tag"],
    }  # fmt: skip


def test_what_lines_are_made_and_painted_by_takes_what_it_took() -> None:
    starting.start()
    from weasyprint.draw import text
    from weasyprint.layout import inline
    from weasyprint.text.line_break import split_first_line

    assert inline.split_first_line.__module__ == "press.formats.weasy.hyphenation"
    assert list(inspect.signature(split_first_line).parameters) == [
        "text", "style", "context", "max_width", "justification_spacing", "is_line_start", "minimum",
    ]  # fmt: skip
    assert inline.get_next_linebox.__module__ == "press.formats.weasy.bidi.wrapping"
    within = _wrapped(inline.get_next_linebox)
    assert within.__module__ == "press.formats.weasy.line_ends"
    assert list(inspect.signature(_wrapped(within)).parameters)[:5] == [
        "context", "linebox", "position_y", "bottom_space", "skip_stack",
    ]  # fmt: skip
    assert text.draw_first_line.__module__ == "press.formats.weasy.line_ends"


def _wrapped(function: Any) -> Any:
    """The function that a wrapper of ours calls."""
    cells = inspect.getclosurevars(function).nonlocals
    return next(value for value in cells.values() if callable(value))


def test_boxes_have_the_attributes_that_tags_and_furniture_read() -> None:
    starting.start()
    from weasyprint.formatting_structure import boxes
    from weasyprint.images import SVGImage
    from weasyprint.svg import SVG, Node

    for name in ("is_leader", "link_annotation", "descendants"):
        assert hasattr(boxes.Box, name)
    assert {"element", "element_tag"} <= set(inspect.getclosurevars(boxes.Box.__init__).unbound) | _assigned(boxes.Box)
    assert {"MarginBox", "TextBox"} <= set(vars(boxes))
    assert "_svg" in _assigned(SVGImage)
    assert "tree" in _assigned(SVG)
    assert "_etree_node" in _assigned(Node)


def _assigned(kind: type) -> set[str]:
    """The attributes that a class gives its instances."""
    return set(kind.__init__.__code__.co_names)


def drawn_at(page: pikepdf.Page) -> list[float]:
    """Left, lower, right and upper edge of the raster image of a page, in points, by the matrices it is drawn with."""
    matrix, kept = pikepdf.Matrix(), []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Do" if page.Resources.XObject[operands[0]].Subtype == "/Image":
                corners = [matrix.transform(point) for point in ((0, 0), (1, 1))]
                across, up = (sorted(corner[axis] for corner in corners) for axis in (0, 1))
                return [across[0], up[0], across[1], up[1]]
    raise AssertionError("no image is drawn")


@pytest.mark.parametrize("layout", [Layout("brochure"), Layout("brochure", marks=True, bleed=3)])
def test_a_figure_stands_where_its_tag_says(layout: Layout) -> None:
    figure = '<figure><img src="images/photo.png" alt="A gradient."/></figure>'
    made = pdf.make(page_of(figure, assets=(photograph(),)), render_for("en"), layout)
    assert made.artifact, made.findings
    with pikepdf.open(io.BytesIO(made.artifact.data)) as document:
        tag = _first(document.Root.StructTreeRoot.K, "/Figure")
        number = [page.objgen for page in document.pages].index(tag.Pg.objgen)
        assert [float(edge) for edge in tag.A.BBox] == pytest.approx(drawn_at(document.pages[number]), abs=0.1)
