"""``make bench``: measures, and writes docs/benchmarks.md with its plot.

``python -m bench cold matrix`` measures these alone, ``--scale 0.1`` with a tenth of the documents, and ``--page``
nothing: it writes the page of what is known.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

from bench import cluster, cold, growth, long, loop, matrix, page, profiling, results, whole
from bench.results import Figure

GROUPS: dict[str, Callable[[float], Iterator[Figure]]] = {
    "cold": cold.measure,
    "loop": loop.measure,
    "matrix": matrix.measure,
    "growth": growth.measure,
    "long": long.measure,
    "cluster": cluster.measure,
    "whole": whole.measure,
    "profile": profiling.measure,
}


def main() -> None:
    """Measures what is named, or everything; figures are kept as they come."""
    options = argparse.ArgumentParser(prog="python -m bench", description=main.__doc__)
    options.add_argument("groups", nargs="*", choices=[*GROUPS, []], help="what is measured")
    options.add_argument("--scale", type=float, default=1.0, help="of the number of documents, to try it out")
    options.add_argument("--page", action="store_true", help="measure nothing")
    given = options.parse_args()
    for name in () if given.page else given.groups or GROUPS:
        for figure in GROUPS[name](given.scale):
            print(f"{name}: {figure.ours} | {figure.peer} | {figure.value:.3f} {figure.unit}", flush=True)
            results.write([figure])
    page.write()


if __name__ == "__main__":
    main()
