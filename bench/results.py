"""What was measured, figure by figure, in docs/benchmarks.json; so that one can be measured anew without the others."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

FILE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.json"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    key: str
    """What tells it from the others, and orders them."""
    what: str
    """What was measured, against what; Markdown."""
    ours: str
    """The measured value, with its unit."""
    peer: str
    """The peer's, or empty where there is none."""
    value: float
    """What is held against the aim: a ratio, or a value where the aim is one."""
    aim: float
    bound: Literal["at most", "at least"] = "at most"
    unit: str = "×"
    scale: str = ""
    """On how much it was measured, where that is less than the row says."""

    @property
    def met(self) -> bool:
        """Whether the aim was reached."""
        return self.value <= self.aim if self.bound == "at most" else self.value >= self.aim


def read() -> dict[str, Figure]:
    """All that is known, by key."""
    if not FILE.exists():
        return {}
    return {row["key"]: Figure(**row) for row in json.loads(FILE.read_text("utf-8"))["figures"]}


def write(figures: Iterable[Figure]) -> None:
    """Puts these in the place of what was known under their keys."""
    known = read() | {figure.key: figure for figure in figures}
    rows = [asdict(known[key]) for key in sorted(known)]
    text = json.dumps({"machine": machine(), "figures": rows}, ensure_ascii=False, indent=1)
    FILE.write_text(f"{text}\n", "utf-8")


def machine() -> Mapping[str, str]:
    """What it was measured with."""
    return {
        "python": platform.python_version(),
        "weasyprint": version("weasyprint"),
        "processors": str(os.cpu_count()),
    }
