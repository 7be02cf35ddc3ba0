"""``python -m bench.merging``: our merging against ``msgmerge --previous``, and the table in docs/merging.md.

Both get the same old catalog and the same new texts. Each old text's translation carries its number, so that it shows
which old translation was offered to a new text; the generator of the edits knows which one is right.

*Recall* is the share of changed texts that were offered a translation of what they were made of; *precision* the share
of the offers that were such. A text that is new has no right offer: each that it gets counts against precision.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.edits import Line, Writer
from bench.scores import Score
from bench.texts import Corpus, corpora, document, history, many, paragraph
from press import catalog
from press.catalog import Message, Work
from press.catalog.scan import scan
from press.catalog.writing import msgstr_lines
from press.languages import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "merging.md"
SEEDS = range(1, 41)
SHARES = (0.1, 0.3, 0.6)
ENTRIES = 5_000
MANY = 20_000
CREATED = "2023-11-10"
_NUMBERED = re.compile(r"⟦(\d+)⟧")
_BEGIN, _END = "<!-- figures: python -m bench.merging -->\n", "<!-- end of figures -->\n"


def old_catalog(texts: Sequence[str], language: str = "de") -> bytes:
    """A catalog in which every text is translated, and each translation is numbered."""
    entries = scan(_merged(None, messages_of(texts), language), file="").entries
    pieces = [entries[0].text]
    for number, entry in enumerate(entries[1:]):
        source = entry.text[: entry.text.rindex("msgstr ")]
        pieces.append(source + msgstr_lines(f"⟦{number}⟧ {entry.msgid}"))
    return "\n".join(pieces).encode()


def _merged(old: bytes | None, messages: Sequence[Message], language: str) -> bytes:
    work = Work("bench.po", "bench", old, tuple(messages), CREATED)
    ((merged, findings),) = catalog.merge_all(
        [work], {}, language=LANGUAGES[language], publisher="bench", source_language="da"
    )
    assert not findings, findings
    return merged.data


def messages_of(texts: Iterable[str]) -> tuple[Message, ...]:
    """The texts as a document brings them."""
    return catalog.messages(Message("", text, ("Kind: paragraph",), ("source/bench.md",)) for text in texts)


def template(texts: Iterable[str]) -> bytes:
    """The .pot file of these texts."""
    return catalog.template(messages_of(texts), name="bench", created=CREATED, publisher="bench", source_language="da")


def ours(old: bytes, texts: Iterable[str]) -> bytes:
    """The merged catalog."""
    return _merged(old, messages_of(texts), "de")


def msgmerge(old: bytes, texts: Iterable[str]) -> bytes:
    """What GNU gettext makes of the same."""
    pot = template(texts)
    with tempfile.TemporaryDirectory() as folder:
        po = Path(folder) / "old.po"
        po.write_bytes(old)
        command = ["msgmerge", "--quiet", "--previous", "--no-wrap", str(po), "-"]
        return subprocess.run(command, input=pot, stdout=subprocess.PIPE, check=True).stdout


def offers(data: bytes) -> dict[str, frozenset[int]]:
    """Which old translations each text of a catalog was given."""
    entries = (entry for entry in scan(data, file="").messages if not entry.obsolete)
    return {entry.msgid: frozenset(map(int, _NUMBERED.findall(entry.msgstr))) for entry in entries}


def judge(corpus: Corpus, seeds: Iterable[int], share: float) -> tuple[Score, Score]:
    """Both on the same edits: ours and msgmerge's."""
    scores = Score(), Score()
    for seed in seeds:
        lines = Writer(seed, corpus.texts, corpus.strange).edit(share)
        old = old_catalog(corpus.texts)
        texts = [line.text for line in lines]
        known = set(corpus.texts)
        for score, data in zip(scores, (ours(old, texts), msgmerge(old, texts)), strict=True):
            found = offers(data)
            for line in lines:
                if line.text not in known:
                    score.count(line, found[line.text])
    return scores


@dataclass(frozen=True, slots=True)
class Measured:
    """A process: seconds by the clock, and the most memory that it or a child of it held, in MB."""

    wall: float
    memory: int = 0


def thirteen(folder: Path, texts: tuple[str, ...], lines: Sequence[Line]) -> tuple[float, float]:
    """Thirteen catalogs of one document merged, in new processes: seconds of ours and of msgmerge's."""
    (folder / "bench.pot").write_bytes(template(line.text for line in lines))
    languages = [code for code in LANGUAGES if code != "da"]
    for code in languages:
        (folder / f"{code}.po").write_bytes(old_catalog(texts, code))
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bench.merging", "--merge", str(folder)], cwd=ROOT, check=True)
    middle = time.perf_counter()
    for code in languages:
        old, new = str(folder / f"{code}.po"), str(folder / f"{code}.theirs.po")
        command = ["msgmerge", "--quiet", "--previous", "--no-wrap", "-o", new, old, str(folder / "bench.pot")]
        subprocess.run(command, check=True)
    return middle - start, time.perf_counter() - middle


def merge_folder(folder: Path) -> None:
    """All catalogs of a folder brought up to its .pot file: what one process of ours does in the race."""
    entries = scan((folder / "bench.pot").read_bytes(), file="bench.pot").messages
    wanted = catalog.messages(
        Message(entry.context, entry.msgid, ("Kind: paragraph",), ("source/bench.md",)) for entry in entries
    )
    for code in (code for code in LANGUAGES if code != "da"):
        old = (folder / f"{code}.po").read_bytes()
        (folder / f"{code}.ours.po").write_bytes(_merged(old, wanted, code))


def whole_update(folder: Path, texts: tuple[str, ...], lines: Sequence[Line]) -> Measured:
    """``pipeline.py update`` for one language and a document of so many texts, a tenth of them edited."""
    settings = '[publication]\npublisher = "Bench"\nsource_language = "da"\nlanguages = ["de"]\n'
    (folder / "publication.toml").write_text(settings)
    (folder / "source").mkdir()
    (folder / "source" / "bench.md").write_text(document(line.text for line in lines), "utf-8")
    po = folder / "locales" / "de" / "LC_MESSAGES" / "bench.po"
    po.parent.mkdir(parents=True)
    po.write_bytes(old_catalog(texts))
    start = time.perf_counter()
    command = [sys.executable, "pipeline.py", "--project", str(folder), "update", "--lang", "de"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    return Measured(wall, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)


def accuracy() -> tuple[str, Score, Score]:
    """The rows of each corpus and share of edits, and all counts together."""
    rows, totals = [], (Score(), Score())
    for corpus in corpora():
        for share in SHARES:
            scores = judge(corpus, SEEDS, share)
            changed = scores[0].right.total() + scores[0].missed.total()
            figures = " | ".join(f"{score.recall():.3f} | {score.precision:.3f}" for score in scores)
            rows.append(f"| {corpus.name} ({len(corpus.texts)} texts) | {share:.0%} | {changed} | {figures} |")
            for total, score in zip(totals, scores, strict=True):
                total.add(score)
    return "\n".join(rows), *totals


def by_edit(ours_: Score, theirs: Score) -> str:
    """The rows of each sort of edit."""
    edits = sorted({*ours_.right, *ours_.missed, *ours_.wrong})
    return "\n".join(
        f"| {edit} | {ours_.changed(edit) or 'new'} | {ours_.share(edit)} | {ours_.wrong[edit]} | {theirs.share(edit)} "
        f"| {theirs.wrong[edit]} |"
        for edit in edits
    )


def own_history() -> str:
    """The rows of what the project's own texts went through; nobody knows the truth there, so offers are counted."""
    rows = []
    for name, before, after in history():
        new = [text for text in after if text not in set(before)]
        old = old_catalog(before)
        found, theirs = offers(ours(old, after)), offers(msgmerge(old, after))
        same = sum(found[text] == theirs[text] for text in new)
        counts = [sum(bool(some[text]) for text in new) for some in (found, theirs)]
        rows.append(f"| {name} | {len(new)} | {counts[0]} | {counts[1]} | {same} |")
    return "\n".join(rows)


def race() -> str:
    """The rows of the times."""
    known = corpora()
    strange = many(2, 2_000, known)
    texts = many(1, ENTRIES, known)
    lines = Writer(1, texts, strange).edit(0.1)
    with tempfile.TemporaryDirectory() as folder:
        ours_, theirs = thirteen(Path(folder), texts, lines)
    plain = tuple(dict.fromkeys(filter(None, map(paragraph, many(3, MANY, known)))))
    with tempfile.TemporaryDirectory() as folder:
        whole = whole_update(Path(folder), plain, Writer(2, plain, strange).edit(0.1))
    return (
        f"| thirteen catalogs of {ENTRIES:,} entries, a tenth edited | {ours_:.1f} s | {theirs:.1f} s "
        f"| {ours_ / theirs:.3f} |\n"
        f"| `pipeline.py update` of one language, {len(plain):,} entries, a tenth edited: reading the source, .pot and .po "
        f"| {whole.wall:.1f} s, {whole.memory} MB | | |"
    )


def figures() -> str:
    """All tables."""
    rows, ours_, theirs = accuracy()
    total = (
        f"| **all** | | {ours_.changed()} | **{ours_.recall():.3f}** | **{ours_.precision:.3f}** | "
        f"{theirs.recall():.3f} | {theirs.precision:.3f} |"
    )
    gettext = subprocess.run(["msgmerge", "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[
        0
    ]
    return f"""
| text | edited | changed texts | recall, ours | precision, ours | recall, msgmerge | precision, msgmerge |
| --- | --- | --- | --- | --- | --- | --- |
{rows}
{total}

Seeds {SEEDS[0]} to {SEEDS[-1]}, each for every text and share.

| edit | changed texts | found, ours | wrong, ours | found, msgmerge | wrong, msgmerge |
| --- | --- | --- | --- | --- | --- |
{by_edit(ours_, theirs)}

The project's own history (no truth to compare with, so offers are counted):

| document and commit | changed texts | offers, ours | offers, msgmerge | the same |
| --- | --- | --- | --- | --- |
{own_history()}

| what | ours | msgmerge | ratio |
| --- | --- | --- | --- |
{race()}

The texts of the race are made up of the real ones' words (seeds 1 to 3), so they share many words, which costs msgmerge
more than texts that share few. Each side is timed as whole processes, ours
one for all catalogs, msgmerge's one a catalog. Measured with {gettext}, rapidfuzz {version("rapidfuzz")}, Python
{platform.python_version()}, {os.cpu_count()} processors.
"""


def main() -> None:
    """Measures everything and puts the figures into docs/merging.md."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--merge", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    folder = options.parse_args().merge
    if folder:
        merge_folder(folder)
        return
    text = figures()
    print(text)
    before, _, rest = PAGE.read_text("utf-8").partition(_BEGIN)
    PAGE.write_text(before + _BEGIN + text + _END + rest.partition(_END)[2], "utf-8")


if __name__ == "__main__":
    main()
