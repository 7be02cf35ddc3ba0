"""``python -m bench.large``: a project of 20,000 texts, updated and checked, and the table in docs/large.md.

The texts are made up, seeded, of the real ones' words, about one in seven with marks in it: emphasis, links and
abbreviations. One language is translated in full. Commands are timed as whole processes, with all that they start.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.edits import Writer
from bench.processes import watched
from bench.texts import ROOT, corpora, many, paragraph
from press.catalog.scan import scan
from press.catalog.writing import msgstr_lines

PAGE = ROOT / "docs" / "large.md"
DOCUMENTS = 40
ENTRIES = 20_000
EDITED = 0.1
MARKED = 0.15
HEADED = 0.08
_KEPT = re.compile(r"\]\([^)]*\)|\{[^}]*\}|\[[A-Z]+\]|<[^>]*>|[^\W\d_]{4,}")
"""Words, and what is no word though it has letters."""
_INSTANT = 0.05
"""Seconds between two looks at the memory of the processes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A command with all the processes that it started."""

    wall: float
    cpu: float
    memory: int
    """The most that all of them held at one time, MB: what two of them share is counted once (Linux: PSS)."""


def marked(text: str) -> str:
    """The text with marks, or a heading, or as it is: the same every time for the same text."""
    chance = random.Random(text)
    words = text.split(" ")
    draw = chance.random()
    if draw < HEADED and len(words) > 2:
        return "## " + " ".join(words[:8]).rstrip(".,:;!?")
    if draw > HEADED + MARKED or len(words) < 4:
        return text
    at = chance.randrange(1, len(words) - 1)
    word = words[at].strip(".,:;!?()\"'»«“”") or "ord"
    words[at] = chance.choice(
        (
            f"*{word}*",
            f"**{word}**",
            f"[{word}](https://example.org/{at})",
            f'[EU]{{abbr="Den Europæiske Union"}} {words[at]}',
            f"**{word}** [{word}](https://example.org/{at}?a=1)",
        )
    )
    return " ".join(words)


def source(title: str, texts: Sequence[str]) -> str:
    """A document of these texts; its headings are those that no other document has."""
    return f"---\ntitle: {title}\nupdated: 2023-11-10\n---\n\n" + "\n\n".join(dict.fromkeys(map(marked, texts))) + "\n"


def translated(text: str, words: Sequence[str]) -> str:
    """The text with every longer word replaced, each always by the same."""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if not word.isalpha():
            return word
        chosen = words[sum(word.casefold().encode()) * 31 % len(words)]
        return chosen.capitalize() if word[0].isupper() else chosen

    return _KEPT.sub(other, text)


def make_project(folder: Path) -> list[tuple[str, ...]]:
    """A project whose German is translated in full; gives the texts of each document."""
    known = corpora()
    texts = tuple(dict.fromkeys(filter(None, map(paragraph, many(1, ENTRIES + 1_000, known)))))[:ENTRIES]
    size = len(texts) // DOCUMENTS
    documents = [texts[at : at + size] for at in range(0, len(texts), size)]
    settings = '[publication]\npublisher = "Bench"\nsource_language = "da"\nlanguages = ["de"]\n'
    (folder / "publication.toml").write_text(settings)
    (folder / "source").mkdir()
    write(folder, documents)
    update(folder)
    german = ROOT / "locales" / "de" / "LC_MESSAGES"
    german_texts = [entry.msgstr for path in german.glob("*.po") for entry in scan(path.read_bytes(), file="").messages]
    words = sorted(set(re.findall(r"(?<![\w-])[a-zäöüß]{4,}(?![\w-])", " ".join(german_texts))))
    for path in (folder / "locales" / "de" / "LC_MESSAGES").glob("*.po"):
        entries = scan(path.read_bytes(), file="").entries
        filled = (
            entry.text[: entry.text.rindex("msgstr ")] + msgstr_lines(translated(entry.msgid, words))
            for entry in entries[1:]
        )
        path.write_text("\n".join((entries[0].text, *filled)), "utf-8")
    return documents


def write(folder: Path, documents: Sequence[Sequence[str]]) -> None:
    """The documents' Markdown files."""
    for number, texts in enumerate(documents, 1):
        (folder / "source" / f"tekst-{number:02}.md").write_text(source(f"Tekst {number}", texts), "utf-8")


def edited(documents: Sequence[Sequence[str]]) -> list[list[str]]:
    """The documents after a writer went through them."""
    strange = many(2, 4_000, corpora())
    result = []
    for number, texts in enumerate(documents):
        other = [text for text in map(paragraph, strange[number * 100 : number * 100 + 100]) if text]
        lines = Writer(number, texts, other).edit(EDITED)
        result.append([text for text in (paragraph(line.text) for line in lines) if text])
    return result


def update(folder: Path) -> Measured:
    """``pipeline.py update`` for one language."""
    return measured("--project", str(folder), "update", "--lang", "de")


def check(folder: Path) -> Measured:
    """``pipeline.py check`` for one language: with findings, its exit status may be 1."""
    return measured("--project", str(folder), "check", "--lang", "de")


def measured(*arguments: str) -> Measured:
    """Runs a command of the pipeline to its end.

    :raises SystemExit: if it fails otherwise than by what it found in the texts.
    """
    ran = watched([sys.executable, "pipeline.py", *arguments], ROOT, _INSTANT)
    if ran.status not in {0, 1}:
        raise SystemExit(ran.said)
    return Measured(ran.wall, ran.cpu, max(sum(sample.values()) for sample in ran.samples))


def page(rows: Sequence[tuple[str, Measured]], entries: int) -> str:
    """The page of figures."""
    table = "\n".join(f"| {what} | {one.wall:.1f} s | {one.cpu:.1f} s | {one.memory} MB |" for what, one in rows)
    return f"""# A large project

Written by `python -m bench.large`: {DOCUMENTS} documents with {entries:,} entries, one language translated in full.
About one text in seven has marks in it. Whole processes are timed, with all that they start; the memory is the most
that all of them held at one time. The aim is 10 s and 500 MB on two free processors.

| what | wall time | processor time | memory |
| --- | --- | --- | --- |
{table}

Measured with Python {platform.python_version()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} when done.
"""


def main() -> None:
    """Measures, and writes the page."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--make", type=Path, metavar="FOLDER", help="only make the project, in an empty folder")
    made = options.parse_args().make
    if made:
        make_project(made)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = make_project(folder)
        catalogs = (folder / "locales" / "de" / "LC_MESSAGES").glob("*.po")
        entries = sum(len(scan(path.read_bytes(), file="").messages) for path in catalogs)
        rows = [("`check`", check(folder)), ("`update`, nothing changed", update(folder))]
        write(folder, edited(documents))
        rows += [(f"`update`, {EDITED:.0%} of the texts edited", update(folder))]
    text = page(rows, entries)
    PAGE.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
