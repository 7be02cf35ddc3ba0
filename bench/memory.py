"""``python -m bench.memory``: from what similarity on a memory's text is worth being offered.

A memory holds a document's texts; a writer, seeded, has edited half of them since, and another document's texts were
put in. For each text that is no longer there word for word the most similar one is looked up, and it is known which
one it was made of. A threshold is good where what is offered is mostly right (*precision*) and few translations that
would have helped are kept back (*recall*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.edits import Writer
from bench.texts import Corpus, corpora
from press.catalog.memory import LEAST_ALIKE
from press.catalog.similarity import library

SEEDS = range(1, 31)
SHARE = 0.5
THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)


class Asked(NamedTuple):
    """A text that was looked up."""

    score: float
    """Of the most similar text; 0 where none is."""
    right: bool
    """Whether that is the text that it was made of."""
    has_origin: bool
    """Whether it was made of any."""


def asked(corpus: Corpus) -> Iterator[Asked]:
    """Every text that an edit left without its equal, over all seeds."""
    memory = library(corpus.texts)
    known = set(corpus.texts)
    for seed in SEEDS:
        for line in Writer(seed, corpus.texts, corpus.strange).edit(SHARE):
            if line.text in known:
                continue
            found = memory.most_alike(line.text, min(THRESHOLDS), 1)
            right = bool(found) and found[0].at in line.origins
            yield Asked(found[0].score if found else 0.0, right, bool(line.origins))


def rows(texts: Sequence[Asked]) -> Iterator[str]:
    """The table's rows, one a threshold."""
    made = sum(one.has_origin for one in texts)
    for least in THRESHOLDS:
        offered = [one for one in texts if one.score >= least]
        right = sum(one.right for one in offered)
        strange = sum(not one.has_origin for one in offered)
        mark = " (ours)" if least == LEAST_ALIKE else ""
        yield (
            f"| {least:.2f}{mark} | {len(offered)} | {right / max(1, len(offered)):.1%} | {right / max(1, made):.1%} "
            f"| {strange} of {len(texts) - made} |"
        )


def main() -> None:
    """Prints the table as Markdown."""
    texts = [one for corpus in corpora() for one in asked(corpus)]
    print("| similarity from | offered | precision | recall | offered to texts that were new |")
    print("| --- | --- | --- | --- | --- |")
    print("\n".join(rows(texts)))


if __name__ == "__main__":
    main()
