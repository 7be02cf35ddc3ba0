"""WeasyPrint is imported and lays out by short ways, and what comes out is the same bytes as by the long ones."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
import weasyprint_started  # noqa: F401 - before what is imported of WeasyPrint
from weasyprint import CSS, HTML
from weasyprint.layout import percent
from weasyprint.text.ffi import ffi

from press import derived
from press.build import laying, plan, sources
from press.build.flow import run
from press.build.project import Project
from press.formats.weasy import sheets
from press.formats.weasy.fonts import font_configuration
from press.formats.weasy.listening import listening

ROOT = Path(__file__).parents[1]
MADE = ("en", "brochure", "de", "brochure", "ar", "large-print", "zh-Hans", "brochure")
"""Languages (BCP 47), each with an edition."""

BY_LONG_WAYS = """
import contextlib, sys, types
from press.formats.weasy import declaring, importing
def parsed(source):
    ffi = declaring._Parsed()
    ffi.cdef(source)
    return ffi
declaring._compiled = parsed
importing._loaded_when_used = lambda names: contextlib.nullcontext()
sys.modules["press.formats.weasy.quickening"] = types.SimpleNamespace(quicken=lambda: None)
sys.modules["press.formats.weasy.sheets"] = types.SimpleNamespace(parse_sheets_once=lambda: None)
from press.formats.weasy.starting import start
start()
import pyphen
from press.formats.weasy.hyphenation import _Parsed
pyphen.HyphDict = _Parsed.__mro__[1]
assert "_cffi_backend" not in type(__import__("weasyprint").text.ffi.ffi).__module__
assert "fontTools.subset" in sys.modules
"""
BY_SHORT_WAYS = """
import sys
from press.formats.weasy.starting import start
start()
import weasyprint
assert "_cffi_backend" in type(weasyprint.text.ffi.ffi).__module__
assert "fontTools.subset" not in sys.modules
"""
DIGESTS = """
import hashlib
from pathlib import Path
from press.build.flow import composed
from press.build.project import Project
from press.build.sources import document_names, prepare
from press.formats import pdf
project = Project.open(Path("."))
prepared = prepare(project, "internationalt-samarbejde", document_names(project))
for tag, edition in zip(sys.argv[1::2], sys.argv[2::2]):
    page = composed(project, prepared, tag).page
    made = pdf.make(page, project.renderer(project.language(tag))[0], project.settings.layout(edition))
    print(tag, edition, hashlib.sha256(made.artifact.data).hexdigest(), len(made.artifact.data))
"""


def _digests(ways: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", ways + DIGESTS, *MADE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_a_pdf_is_the_same_bytes_by_short_ways_and_by_long_ones() -> None:
    short = _digests(BY_SHORT_WAYS)
    assert short.count("\n") == len(MADE) // 2
    assert short == _digests(BY_LONG_WAYS)


@pytest.mark.parametrize(
    "declared", ["50%", "12px", "auto", "calc(50% + 3px)", "calc(1px + 2px)", "min(10%, 7px)", "0"]
)
@pytest.mark.parametrize("name", ["width", "margin-left", "padding-left", "text-indent", "min-width", "max-width"])
def test_a_used_length_is_what_weasyprint_makes_of_it(name: str, declared: str) -> None:
    document = HTML(string=f"<p style='{name}: {declared}'>.</p>").render()
    box = next(box for box in document.pages[0]._page_box.descendants() if box.element_tag == "p")
    used, expected = SimpleNamespace(style=box.style), SimpleNamespace(style=box.style)
    for refer_to in (200, 0):
        percent.resolve_one_percentage(used, name.replace("-", "_"), refer_to)
        percent.resolve_one_percentage.__closure__[1].cell_contents(expected, name.replace("-", "_"), refer_to)
        assert vars(used) == vars(expected)


# --- sheets -----------------------------------------------------------------------------------------------------


def _width(sheet: str, body: str = "<p>.</p>") -> float:
    page = HTML(string=f"<style>{sheet}</style>{body}").render().pages[0]._page_box
    return next(box.width for box in page.descendants() if box.element_tag == "p")


def test_a_sheet_is_parsed_once_and_holds_for_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_known", {})
    sheet = "p { width: 123px } @page { size: 500px 500px; margin: 7px; @top-left { content: 'x' } }"
    for _ in range(3):
        page = HTML(string=f"<style>{sheet}</style><p>.").render().pages[0]._page_box
        assert (page.width, page.margin_top) == (486, 7)
        assert next(box.width for box in page.descendants() if box.element_tag == "p") == 123
    assert len(sheets._known) == 1
    assert _width("p { width: 99px }") == 99


def test_a_counter_style_holds_for_each_page() -> None:
    sheet = "@counter-style odd { system: cyclic; symbols: 'XY' } li { list-style: odd inside }"
    for _ in range(2):
        page = HTML(string=f"<style>{sheet}</style><ol><li>.</ol>").render().pages[0]._page_box
        assert any("XY" in getattr(box, "text", "") for box in page.descendants())


def test_what_a_sheet_does_wrong_is_told_of_each_page() -> None:
    for _ in range(2):
        with listening() as heard:
            _width("p { colour: red }")
        assert any("colour" in message for message in heard.messages)


@pytest.mark.parametrize("rule", ["@layer a { p { width: 5px } }", "@import 'data:text/css,p{width:5px}';"])
def test_a_sheet_that_hangs_on_its_document_is_not_kept(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_known", {})
    assert _width(rule) == 5
    assert not sheets._known


def test_no_more_sheets_are_kept_than_a_house_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_known", {})
    monkeypatch.setattr(sheets, "_MOST", 3)
    for width in range(1, 9):
        CSS(string=f"p {{ width: {width}px }}")
    assert [key[0] for key in sheets._known] == [f"p {{ width: {width}px }}" for width in (6, 7, 8)]


# --- what is derived and kept -----------------------------------------------------------------------------------


def test_what_was_derived_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "FOLDER", tmp_path / "kept")
    assert derived.kept("form", b"one", lambda: b"ONE") == b"ONE"
    assert derived.kept("form", b"one", pytest.fail) == b"ONE"
    assert derived.kept("form", b"two", lambda: b"TWO") == b"TWO"


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 35, b"x" * 400])
def test_what_is_damaged_is_derived_anew(damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "FOLDER", tmp_path)
    derived.kept("form", b"one", lambda: b"ONE")
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert derived.kept("form", b"one", lambda: b"NEW") == b"NEW"
    assert derived.kept("form", b"one", pytest.fail) == b"NEW"


def test_no_more_is_kept_than_so_many_files_and_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "FOLDER", tmp_path)
    monkeypatch.setattr(derived, "_MOST", 2)
    for number in range(4):
        derived.keep("form", b"%d" % number, number)
    assert [derived.recalled("form", b"%d" % number) for number in range(4)] == [None, None, 2, 3]


def test_where_nothing_can_be_written_it_is_derived_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(derived, "FOLDER", tmp_path / "file" / "kept")
    assert derived.kept("form", b"one", lambda: b"ONE") == b"ONE"


def test_fonts_are_cut_by_python_where_harfbuzz_can_not(tmp_path: Path) -> None:
    program = (
        "from press.formats.weasy.starting import start; start(); from weasyprint.pdf import fonts; "
        "from weasyprint import HTML; fonts.harfbuzz_subset = None; print(len(HTML(string='<p>Text').write_pdf()))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert 1_000 < int(run.stdout) < 40_000


def test_the_declarations_are_of_the_backend_alone() -> None:
    assert type(ffi).__module__ == "_cffi_backend"


@pytest.mark.parametrize("edition", ["brochure", "large-print", "leaflet", "booklet"])
def test_what_all_languages_have_in_common_is_parsed_before_the_first_page(
    edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "_known", {})
    project = Project.open(ROOT)
    tasks = [plan.Task("besoeg-fra-udlandet", tag, (project.settings.layout(edition),)) for tag in ("de", "ar")]
    laying.load(project, tasks)
    common = [key for key in sheets._known if project.theme.css in key[0]]
    assert len(common) == 1
    prepared = sources.prepare(project, tasks[0].document, sources.document_names(project))
    for task in tasks:
        assert run(project, prepared, task.language, task.layouts).artifacts
    assert [key for key in sheets._known if project.theme.css in key[0]] == common
    assert len(sheets._known) > 2, "no page was laid out"


# --- fonts ------------------------------------------------------------------------------------------------------


def test_pages_share_what_is_known_of_fonts_and_those_with_fonts_of_their_own_do_not() -> None:
    shared = font_configuration("<p>one")
    shared.strut_layouts["a look"] = 1
    assert font_configuration("<p>other") is shared
    assert shared.strut_layouts == {}, "what one page looks like is kept for the next"
    own = font_configuration("<style>@font-face { font-family: Own }</style>")
    assert own not in (shared, font_configuration("<style>@font-face { font-family: Own }</style>"))


def test_each_thread_has_fonts_of_its_own() -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(font_configuration, "<p>").result() is not font_configuration("<p>")


def test_a_page_comes_out_the_same_whatever_went_before() -> None:
    made: dict[str, list[bytes]] = {"ar": [], "zh-Hans": []}
    project = Project.open(ROOT)
    prepared = sources.prepare(project, "besoeg-fra-udlandet", sources.document_names(project))
    for tag in ("ar", "zh-Hans", "ar", "ar", "zh-Hans"):
        (artifact,) = run(project, prepared, tag, (project.settings.layout("brochure"),)).artifacts
        made[tag].append(artifact.data)
    assert all(len(set(data)) == 1 for data in made.values())
