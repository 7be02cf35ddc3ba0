"""The figures as docs/benchmarks.md and docs/benchmarks.svg."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from bench import results, verifying
from bench.profiling import part
from bench.reasons import REASONS
from bench.results import Figure

DOCS = Path(__file__).resolve().parent.parent / "docs"
_INTRODUCTION = """# Benchmarks

Written by `make bench`; run it to have them anew (about half an hour on two processors, and nothing else should run).
Commands are timed as whole processes. Where two commands are compared, they run in turn, once to warm up and several
times counted; a ratio is the median of the pairs' ratios, so that a machine that is slow for a while strikes both alike.
Large projects are copies of one real document of four pages under many names, with its translations. A project of
20,000 texts: [A large project](large.md).

![Each figure against its aim](benchmarks.svg)
"""


def write() -> None:
    """Writes both files from what is known."""
    figures = list(results.read().values())
    measured = json.loads(results.FILE.read_text("utf-8"))["machine"] if figures else results.machine()
    missed = [figure for figure in figures if not figure.met]
    parts = [
        _INTRODUCTION,
        "| what | ours | the peer | measured | aim |\n| --- | --- | --- | --- | --- |\n"
        + "\n".join(map(_row, figures)),
        "\nMeasured with Python {python}, WeasyPrint {weasyprint}, {processors} processors.\n".format(**measured),
        *(_missed(missed) if missed else ()),
        part(),
        verifying.kept(),
    ]
    (DOCS / "benchmarks.md").write_text("\n".join(one.rstrip("\n") + "\n" for one in parts), "utf-8")
    (DOCS / "benchmarks.svg").write_text(plot([one for one in figures if math.isfinite(one.aim)]), "utf-8")


def _row(figure: Figure) -> str:
    scale = f" (here on {figure.scale})" if figure.scale else ""
    if not math.isfinite(figure.aim):
        value = f"{figure.value:.2f} ×" if figure.unit == "×" else ""
        return f"| {figure.what}{scale} | {figure.ours} | {figure.peer} | {value} | |"
    met = "" if figure.met else "**missed:** "
    aim = f"{figure.bound} {figure.aim:g} {figure.unit}"
    return f"| {figure.what}{scale} | {figure.ours} | {figure.peer} | {met}{figure.value:.2f} {figure.unit} | {aim} |"


def _missed(figures: Iterable[Figure]) -> Iterator[str]:
    yield "\n## What is missed, and why\n"
    for figure in figures:
        yield f"- {figure.what}: {REASONS.get(figure.key, 'not looked into yet')}"


_LEFT, _WIDTH, _LINE, _TOP = 330, 380, 26, 44


def plot(figures: list[Figure]) -> str:
    """A bar a figure: how it stands to its aim, which is the line in the middle; left of it is better.

    The scale is logarithmic, from a quarter of the aim to four times it.
    """
    height = _TOP + _LINE * len(figures) + 24
    rows = "".join(_bar(figure, _TOP + _LINE * at) for at, figure in enumerate(figures))
    middle = _LEFT + _WIDTH / 2
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 20} {height}" role="img" \
font-family="sans-serif" font-size="12">
<title>Each figure against its aim</title>
<desc>A bar that ends left of the line in the middle has reached its aim; the further left, the better.</desc>
<rect width="100%" height="100%" fill="#fff"/>
<text x="{middle - 8}" y="24" text-anchor="end" fill="#1d6a4b">better than the aim</text>
<text x="{middle + 8}" y="24" fill="#8f2d1f">missed</text>
{rows}<line x1="{middle}" y1="10" x2="{middle}" y2="{height - 12}" stroke="#333"/>
</svg>
"""


def _bar(figure: Figure, top: int) -> str:
    share = figure.value / figure.aim if figure.bound == "at most" else figure.aim / max(figure.value, 1e-9)
    middle = _LEFT + _WIDTH / 2
    reach = max(-1.0, min(1.0, math.log(max(share, 1e-9), 4))) * _WIDTH / 2
    x, width = (middle + reach, -reach) if reach < 0 else (middle, reach)
    colour = "#1d6a4b" if figure.met else "#8f2d1f"
    name = figure.key.partition("-")[2].replace("-", " ")
    value = f"{figure.value:.2f} {figure.unit} ({figure.bound} {figure.aim:g})"
    return (
        f'<text x="8" y="{top + 13}" fill="#222">{escape(name)}</text>'
        f'<text x="{_LEFT - 12}" y="{top + 13}" text-anchor="end" fill="#222">{escape(value)}</text>'
        f'<rect x="{x:.1f}" y="{top}" width="{max(width, 1):.1f}" height="{_LINE - 8}" fill="{colour}"/>\n'
    )
