"""The modules import what docs/architecture.md lets them import, and nothing else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRESS = ROOT / "press"
PAGE = (ROOT / "docs/architecture.md").read_text("utf-8")
BOTTOM = {"model", "findings", "languages", "pandoc", "files", "guard"}


def table(heading: str) -> dict[str, set[str]]:
    """The rows below a table's head, by their first cell: the words in backticks of each cell."""
    rows = PAGE.partition(heading)[2].split("\n\n")[0].splitlines()[2:]
    cells = [[re.findall(r"`([^`]+)`", cell) for cell in row.split("|")[1:3]] for row in rows]
    return {name[0].rstrip("/"): set(others) for name, others in cells}


def module_of(path: Path) -> str:
    return path.relative_to(PRESS).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The full names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively"
            yield from [f"press.{name.name}" for name in node.names] if node.module == "press" else [node.module or ""]
        elif isinstance(node, ast.Import):
            yield from [name.name for name in node.names]


MODULES = sorted({module_of(path) for path in PRESS.rglob("*.py")} - {"__init__"})
FURTHER = table("| module | may import as well |")
LIBRARIES = table("| library | importer |")


def files_of(module: str) -> list[Path]:
    return [path for path in PRESS.rglob("*.py") if module_of(path) == module]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_the_bottom_row_and_what_the_table_gives_it(module):
    names = {name.split(".")[1] for path in files_of(module) for name in imported(path) if name.startswith("press.")}
    assert names - {module} <= (BOTTOM | FURTHER.get(module, set()))


def test_nothing_is_allowed_that_nobody_does():
    for module, others in FURTHER.items():
        names = {name.split(".")[1] for path in files_of(module) for name in imported(path) if "press." in name}
        assert others <= names


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_heavy_library_has_one_importer(library):
    importers = {
        module_of(path) for path in PRESS.rglob("*.py") for name in imported(path) if name.split(".")[0] == library
    }
    assert importers == LIBRARIES[library]


def test_the_page_names_every_module():
    assert set(table("| module of `press/` | one responsibility | in → out |")) == set(MODULES)


def test_the_press_imports_neither_its_bench_nor_its_tests_nor_its_pages():
    names = {name.split(".")[0] for path in PRESS.rglob("*.py") for name in imported(path)}
    assert not names & {"bench", "docs", "tests", "pipeline"}
