"""What docs/accessibility.md says of a text that nobody wrote for this press: the Universal Declaration, by people.

The text and its thirteen translations lie beside the checkout; where they don't, what was measured before is kept.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill

from bench.udhr import FOLDER, declaration
from press.build.project import Project
from press.reports.conformance import Statement

ROOT = Path(__file__).resolve().parent.parent
HEADING = "## A text from elsewhere"
_NEXT = "\n## "

_ASKED = (
    "The same was asked of the Universal Declaration of Human Rights: the Danish text, and translations by people into"
    " {languages}, taken from another tool's catalogs; {files} files. {verdict} Measured on {day}."
)
_PART = """{heading}

{asked}

{table}

Tests hold a third text to the same in Danish, English, Arabic and Chinese: it has every construct that a text may have,
several times over and in each other."""


def part(
    before: str, day: date, measured: Callable[[Project, date], Statement], table: Callable[[Statement], str]
) -> str:
    """The part of the page, measured anew where the texts are at hand.

    :param before: the page as it is.
    :raises press.reports.conformance.NotVerified: if a validator is missing.
    """
    if not FOLDER.is_dir():
        return _kept(before)
    with TemporaryDirectory() as folder:
        project = declaration(Path(folder))
        make = [sys.executable, str(ROOT / "pipeline.py"), "--project", folder, "all"]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
        said = measured(project, day)
    verdict = "None was found to break any rule." if said.conforms else f"**{len(said.faults)} faults were found.**"
    translations = [name for name in said.languages if name != "Danish"]
    asked = _ASKED.format(
        languages=f"{', '.join(translations[:-1])} and {translations[-1]}",
        files=sum(row.files for row in said.measured if row.standard.key in {"pdf-ua", "epub", "wcag"}),
        verdict=verdict,
        day=day.isoformat(),
    )
    return _PART.format(heading=HEADING, asked=fill(asked, 120, break_on_hyphens=False), table=table(said))


def _kept(before: str) -> str:
    if HEADING not in before:
        return f"{HEADING}\n\nNot measured yet."
    return HEADING + before.partition(HEADING)[2].partition(_NEXT)[0].rstrip()
