"""The code keeps to docs/architecture.md: who imports what, and that nothing inside asks the machine what it is."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRESS = ROOT / "press"
MODULES = sorted(PRESS.rglob("*.py"))
BOTTOM = {
    "model",
    "findings",
    "languages",
    "editions",
    "pandoc",
    "files",
    "derived",
    "drawings",
    "guard",
    "themes",
    "profiles",
    "toml",
}
MACHINE = {
    "bootstrap": "it looks at the machine to set it up, and is no stage",
    "build/record/stamps.py": "a time stamp proves nothing of a file that is as young as it",
    "build/rebuilding.py": "the press of another time has the machine's environment, with the date of that time",
    "build/reproducing.py": "the builds that it compares have the machine's environment, with other circumstances",
    "build/workers.py": "what hangs is stopped after a time",
    "checks/artifacts/validating.py": "how long a validator took is kept beside its verdict, and changes none",
    "commands": "the front door hands in today's date, for a remark that a person made",
    "files": "a lock has to know how long it waited",
    "pandoc/process.py": "pandoc's environment is the machine's with another locale",
    "formats/weasy/starting.py": "fontconfig takes the file of fonts by the environment only",
}
"""Where clock or environment are used, and why that changes no output."""
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def tables() -> Iterator[list[tuple[str, ...]]]:
    """The tables of the page, as rows of cells without their heads."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        rows = [tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]) for line in table.splitlines()]
        yield rows[:1] + rows[2:]


def table(head: str) -> dict[str, set[str]]:
    """The table whose second column is called so: the name in the first cell → those in the second."""
    (rows,) = [rows[1:] for rows in tables() if rows[0][1] == head]
    return {_names(first).pop(): _names(second) for first, second, *_ in rows}


def _names(cell: str) -> set[str]:
    return {name.rstrip("/") for name in re.findall(r"`([^`]+)`", cell)}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def room(path: Path) -> str:
    """The module of press/ that a file belongs to."""
    return path.relative_to(PRESS).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, at the top or inside a function."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from named if node.module == "press" else (node.module or "",)


def inner_imports(name: str) -> set[str]:
    """The modules of press/ that one of them imports."""
    found = {part for path in MODULES if room(path) == name for part in imports(path)}
    return {part.split(".")[1] for part in found if part.startswith("press.")} - {name}


ROOMS = sorted({room(path) for path in MODULES} - {"__init__"})


def test_every_module_is_on_the_page() -> None:
    (rows,) = [rows[1:] for rows in tables() if rows[0][1] == "one responsibility"]
    assert sorted(name for row in rows for name in _names(row[0])) == ROOMS


@pytest.mark.parametrize("name", ROOMS)
def test_a_module_imports_the_bottom_row_and_what_the_page_grants_it(name: str) -> None:
    assert inner_imports(name) <= BOTTOM | table("may import as well").get(name, set())


@pytest.mark.parametrize("name", sorted(BOTTOM))
def test_the_bottom_row_stands_on_nothing(name: str) -> None:
    assert inner_imports(name) <= BOTTOM


def test_what_the_page_grants_is_used() -> None:
    granted = table("may import as well")
    assert {name: given - inner_imports(name) for name, given in granted.items()} == {name: set() for name in granted}


@pytest.mark.parametrize(("library", "importers"), sorted(table("importer").items()))
def test_a_heavy_library_has_one_importer(library: str, importers: set[str]) -> None:
    using = {room(path) for path in MODULES if library in {part.split(".")[0] for part in imports(path)}}
    assert using == importers


def test_set_up_needs_nothing_that_is_not_in_the_standard_library() -> None:
    """It runs before anything is installed, and so does all that it imports."""
    names = {"bootstrap"} | inner_imports("bootstrap") | {"model", "findings"}
    found = {
        (room(path), part.split(".")[0])
        for path in MODULES
        if room(path) in names
        for node in tree(path).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for part in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert {pair for pair in found if pair[1] not in sys.stdlib_module_names | {"press"}} == set()


_ASKING = re.compile(
    r"(datetime|date)\.(now|today|utcnow)|time\.(time|time_ns|monotonic|perf_counter|localtime|gmtime|strftime)"
    r"|os\.(environ|getenv|getpid|urandom|getcwd)|Path\.(cwd|home)|uuid\.uuid[14]|random\.\w+|secrets\.\w+"
)


def asks_the_machine(path: Path) -> Iterator[str]:
    """Uses of clock, environment and randomness, by line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and _ASKING.fullmatch(ast.unparse(node)):
            yield f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
    for name in imports(path):
        if name.split(".")[0] in {"random", "secrets", "locale"}:
            yield f"{path.relative_to(ROOT)}: import {name}"


def test_stages_read_no_clock_no_environment_and_no_randomness() -> None:
    asking = {
        line
        for path in MODULES
        if room(path) not in MACHINE and str(path.relative_to(PRESS)) not in MACHINE
        for line in asks_the_machine(path)
    }
    assert asking == set()


def test_each_exception_for_the_machine_is_still_needed() -> None:
    def uses(name: str) -> bool:
        paths = [path for path in MODULES if room(path) == name or str(path.relative_to(PRESS)) == name]
        return any(list(asks_the_machine(path)) for path in paths)

    assert [name for name in MACHINE if not uses(name)] == []


def test_of_the_stages_only_settings_read_publication_toml() -> None:
    """Set-up reads it too, before there is a stage: what it lists decides which fonts are installed.

    Records of releases and delegations are in TOML, too.
    """
    reading = {room(path) for path in MODULES if set(imports(path)) & {"tomllib", "press.toml"}}
    assert reading - {"bootstrap", "toml"} == {"settings", "release", "kits"}


def test_no_text_is_code() -> None:
    calls = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"eval", "exec", "compile", "os.system", "os.popen"}
    }
    shells = {
        f"{path.relative_to(ROOT)}:{node.value.lineno}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.keyword) and node.arg == "shell"
    }
    assert (calls, shells) == (set(), set())


def long_parts() -> Iterator[str]:
    """Files and functions that are longer than they should be, docstrings included."""
    for path in [*MODULES, ROOT / "pipeline.py"]:
        lines = path.read_text("utf-8").count("\n")
        if lines > LONGEST_FILE:
            yield f"{path.relative_to(ROOT)} has {lines} lines"
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines"


def test_files_stay_under_300_lines_and_functions_under_40() -> None:
    assert list(long_parts()) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PRESS).as_posix())
def test_no_group_of_a_pattern_is_possessive(path: Path) -> None:
    """Python before 3.11.5, Debian 12's among them, keeps half of what such a group could not match (gh-106052)."""
    texts = (
        node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    assert [text for text in texts if re.search(r"\)[*+?]\+", text)] == []
