"""What a word processor wrote → a text in our Markdown: pandoc reads it, its tree is made fit, and pandoc writes it.

1. ``blocks``, ``inlines`` and ``tables`` make each node one that docs/writing.md knows, or tell what became of it;
2. ``outline`` finds the title, and gives headings levels without gaps;
3. pandoc writes the Markdown, for it knows what has to be escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from press.findings import Finding, Halt, finding
from press.model.location import Location
from press.pandoc.manuscripts.blocks import Cleaning, cleaned
from press.pandoc.manuscripts.inlines import words
from press.pandoc.manuscripts.losses import Losses
from press.pandoc.manuscripts.outline import linked, outlined
from press.pandoc.process import run
from press.pandoc.reader import FORMAT, Node

_COLUMNS = 115
_WRITER = f"{FORMAT.replace('+sourcepos', '')}-raw_html"

_DIVISION = re.compile(r"^(:{3,}) \{\.([a-z]+)\}$", re.MULTILINE)
"""``::: {.figure}`` is what pandoc writes for ``::: figure``."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a file says."""

    title: str
    """Empty where it has none."""
    subtitle: str
    summary: str
    text: str
    """Markdown, with headings from level 2 on."""


def read_manuscript(
    data: bytes,
    reader: str,
    *,
    file: str,
    quotes: tuple[str, str, str, str],
    picture: Callable[[str], str],
    losses: Losses,
) -> Manuscript:
    """The text of a file; what can't stand in one of ours is in ``losses``. Tracked changes are taken as accepted.

    :param reader: pandoc's, with its extensions: ``docx+styles``.
    :param quotes: the marks of a quotation and of one within it, where the file says only that something is one.
    :param picture: gives the target of a picture in the file its target in the text.
    :raises Halt: if pandoc can't read the file, or runs out of time or memory.
    """
    try:
        output, warnings = run(["-f", reader, "-t", "json"], input=data)
        whole = json.loads(output)
        cleaning = Cleaning(losses, picture, quotes, linked(whole["blocks"]))
        outline = outlined(cleaned(whole["blocks"], cleaning), _value(whole["meta"], "title"))
        text = _written({**whole, "meta": {}, "blocks": outline.blocks})
    except RecursionError:
        raise Halt(_problem("parts of it stand too deep in each other", file)) from None
    except Halt as halt:
        raise Halt(_problem(halt.findings[0].message.removeprefix("pandoc failed: "), file)) from halt
    for warning in warnings:
        losses.tell("pandoc says", warning)
    for name in ("author", "date"):
        if name in whole["meta"]:
            losses.tell(f"{name} of the file, which no page prints", _value(whole["meta"], name))
    summary = _value(whole["meta"], "abstract") or " ".join(cleaning.summary)
    return Manuscript(outline.title, _value(whole["meta"], "subtitle"), summary, text)


def _written(tree: Node) -> str:
    """The Markdown of a tree."""
    arguments = ["-f", "json", "-t", _WRITER, "--wrap=auto", f"--columns={_COLUMNS}"]
    written, _ = run(arguments, input=json.dumps(tree, ensure_ascii=False).encode())
    return _DIVISION.sub(r"\1 \2", written.decode().strip("\n"))


def _problem(why: str, file: str) -> Finding:
    hint = "open it in the program that made it, and save it anew"
    return finding("manuscript", f"it can't be read: {why}", Location(file), hint)


def _value(meta: Node, name: str) -> str:
    """A value of the metadata as plain words."""
    return words(meta.get(name, {"t": "MetaInlines", "c": []}).get("c", []))
