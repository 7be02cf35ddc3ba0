"""``python -m docs.languages``: writes docs/languages.md from the tables in press/languages, and measures.

Each language's PDF of the Universal Declaration is made and read back. The texts are those that the tests' set-up
fetches, and their conversion is the tests': ``make test`` once, or ``python3 -I -S press/bootstrap test``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from press import languages
from press.build.flow import composed
from press.build.formatting import formatted
from press.build.project import Project
from press.build.sources import document_names, prepare
from press.checks.artifacts.characters import count
from press.checks.artifacts.pdf_reading import read
from press.editions import usual
from press.languages import LANGUAGES, Language
from press.model.artifact import Artifact

FILE = Path(__file__).with_suffix(".md")
_TESTS = Path(__file__).resolve().parents[1] / "tests"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found in the PDF of a declaration."""

    characters: int
    """That the page and its furniture have."""
    lost: int
    """Of these, how many the PDF does not say."""
    surplus: int
    """How many it says beyond them."""
    boxes: int
    """Characters that are painted as empty boxes."""


def measured(codes: Sequence[str], keep: Callable[[Artifact], None] = lambda _made: None) -> dict[str, Measured]:
    """The declaration's PDF in each language, made and read back; the source language's first.

    :param keep: called with each finished PDF, whatever is wrong with it.
    """
    sys.path.append(str(_TESTS))
    declarations = import_module("declarations")
    found: dict[str, Measured] = {}
    with TemporaryDirectory() as folder:
        declarations.project(Path(folder), [code for code in codes if code != "da"])
        project = Project.open(Path(folder))
        prepared = prepare(project, declarations.DOCUMENT, document_names(project))
        for code in codes:
            whole = composed(project, prepared, code)
            # Nothing is kept back here: what is wrong is to be measured.
            for made in formatted(project, whole, (usual("pdf"),), lambda _made, _texts: ()).artifacts:
                keep(made)
                found[code] = _measure(made)
    return found


def _measure(made: Artifact) -> Measured:
    reading = read(made.data)
    has, should = count("\n".join(run.text for run in reading.runs)), count(f"{made.text}\n{made.furniture}")
    return Measured(should.total(), (should - has).total(), (has - should).total(), len(reading.missing))


def page(found: dict[str, Measured]) -> str:
    """The whole page: a row for each language of the table."""
    rows = [_row(row, found.get(row.code)) for row in LANGUAGES.values()]
    heads = [f"| {' | '.join(_HEADS)} |", f"|{' --- |' * len(_HEADS)}"]
    return "\n".join([_INTRODUCTION, *heads, *rows, "", *_limits(), ""])


def _row(row: Language, measure: Measured | None) -> str:
    digits = languages.digits(row.code)
    cells = [
        f"`{row.code}`",
        languages.english_name(row.code),
        _script(row),
        "right to left" if row.direction == "rtl" else "left to right",
        ", ".join(row.fonts),
        "yes" if row.hyphenation else "–",
        "{}…{} {}…{}".format(*row.quotes),
        f"{digits[1]} {digits[2]} {digits[3]}",
        "yes" if row.script.embed else "–",
        _share(measure) if measure else "not measured",
        str(measure.boxes) if measure else "",
        "[yes](#known-limits)" if row.limits else "–",
    ]
    return f"| {' | '.join(cells)} |"


def _share(measure: Measured) -> str:
    """The share of characters found again, and what is said beyond them."""
    share = 100 * (measure.characters - measure.lost) / measure.characters
    shown = "100 %" if not measure.lost else f"{min(share, 99.99):.2f} %"
    return f"{shown}, {measure.surplus} too many" if measure.surplus else shown


def _script(row: Language) -> str:
    from babel import Locale

    name = str(Locale("en").scripts[row.script_code])
    return f"{name} Han" if row.script_code in {"Hans", "Hant"} else name


def _limits() -> Iterator[str]:
    yield "## Known limits\n"
    limited = [row for row in LANGUAGES.values() if row.limits]
    for row in limited:
        yield f"- **{languages.english_name(row.code)}** (`{row.code}`): {row.limits}"
    if not limited:
        yield "None."


_INTRODUCTION = """# Languages

Written by `python -m docs.languages` from `press/languages`, with what was measured on the Universal Declaration of
Human Rights: its PDF in each language is read back, and its characters are compared with those that went in (as a
multiset in NFKD, without spaces). A file that lacks any, or has an empty box in it, is kept back when it is made.

Any of them can stand in `languages` of `publication.toml`. The strings of the layouts are translated into all; as
long as nobody who speaks a language has read them, they are drafts. A further language is a row in
`press/languages/table.py` and a catalog: see [CONTRIBUTING.md](../CONTRIBUTING.md#how-to-add-).

Columns: hyphenation, whether words are divided at the ends of lines; quotes, outer and inner; digits of page numbers,
lists and dates (CLDR; `press/languages/digits.py` has the reasons); EPUB brings fonts, for what not every reading
system has.
"""
_HEADS = (
    *("code", "language", "script", "direction", "fonts of the PDF", "hyphenation", "quotes", "digits"),
    *("EPUB brings fonts", "characters found again", "empty boxes", "limits"),
)

if __name__ == "__main__":
    FILE.write_text(page(measured(tuple(LANGUAGES))), encoding="utf-8")
