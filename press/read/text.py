"""Markdown files → Documents, with file and line of every block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from press.findings import Finding, Halt, errors, finding
from press.model.document import Document, Metadata
from press.model.location import Location
from press.model.tree import Block, Blocks, CodeBlock, Heading, Image, Inlines
from press.model.walks import inlines_in
from press.pandoc import Reading, plain, read_markdown
from press.read.characters import FOLDER, characters
from press.read.front_matter import split
from press.read.lines import unheard
from press.read.shared import RESERVED, SHARED, included, shared_names

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l"})


@dataclass(frozen=True, slots=True)
class Source:
    """What was read of one file. ``document`` is None where an error keeps it from being used."""

    name: str
    document: Document | None
    findings: tuple[Finding, ...]
    remnant: Document | None = None
    """What could be read all the same, so that one fault does not hide the others until it is mended."""


def read(root: Path, name: str, source_language: str) -> Source:
    """The document ``name``, with the shared texts that it includes."""
    file = f"{FOLDER}/{name}.md"
    wrong = name_problem(root, name, file)
    if wrong:
        return Source(name, None, (wrong,))
    found: list[Finding] = []
    try:
        document = _document(root, file, source_language, found)
    except Halt as halt:
        found += halt.findings
        document = None
    if errors(found):
        return Source(name, None, tuple(found), document)
    return Source(name, document, tuple(found))


def name_problem(root: Path, name: str, file: str) -> Finding | None:
    """What keeps a file's name from being that of a catalog and of outputs."""
    if name in RESERVED:
        message, hint = f"the name “{name}” is taken: it is that of the layouts' own words", "give it another name"
    elif name in shared_names(root):
        message = f"the shared text {FOLDER}/{SHARED}/{name}.md has the same name"
        hint = "rename one of the two: each has a catalog of that name"
    elif not _NAME.fullmatch(name):
        message = f"“{name}” can't be the name of a text: addresses and catalogs are made of it"
        hint = f"rename it to {_suggested(name)}.md: small letters a–z, digits, - and _"
    else:
        return None
    return finding("source-name", message, Location(file), hint)


def _suggested(name: str) -> str:
    letters = normalize("NFKD", name.casefold().translate(_LETTERS))
    return re.sub(r"[^a-z0-9_]+", "-", letters.encode("ascii", "ignore").decode()).strip("-_") or "tekst"


def _document(root: Path, file: str, source_language: str, found: list[Finding]) -> Document | None:
    """The document of a file; what is wrong with it is added to ``found``."""
    text = characters(root, file)
    if not text.strip():
        hint = "begin it with three lines: ---, title: …, ---; and write the text below"
        found.append(finding("source-empty", "the file is empty", Location(file, 1), hint))
        return None
    front, problems = split(text, file)
    lines = unheard(front.body, file)
    found += [*problems, *lines]
    if any(problem.code == "source-size" for problem in lines):
        return None
    reading = Reading(file, findings=found)
    blocks = read_markdown(front.body, reading)
    if front.language and front.language != source_language:
        place = front.metadata.places["lang"]
        message = f"the text says that it is in “{front.language}”; publication.toml says “{source_language}”"
        found.append(finding("front-matter", message, place, "change the one that is wrong"))
    metadata, blocks = _titled(front.metadata, included(blocks, root, found), file, found)
    if not _says_something(blocks) and not errors(found):
        hint = "write the text below the front matter"
        found.append(finding("source-empty", "there is no text in it", Location(file, 1), hint))
    return Document(
        file.removeprefix(f"{FOLDER}/").removesuffix(".md"), source_language, metadata, blocks, Location(file, 1)
    )


def _says_something(blocks: Sequence[Block]) -> bool:
    words = (inline for inline, _ in inlines_in(tuple(blocks)))
    return any(isinstance(inline, Image) or plain((inline,)).strip() for inline in words) or any(
        isinstance(block, CodeBlock) for block in blocks
    )


def _titled(metadata: Metadata, blocks: Blocks, file: str, found: list[Finding]) -> tuple[Metadata, Blocks]:
    """The title, and the text without it.

    A first heading of level 1 with the words of the metadata's title is that title, in the form that the writer gave
    it there; without a title in the metadata it is the title.
    """
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and first.level == 1:
        if not metadata.title or _same(metadata.title, first.content):
            places = {**metadata.places, "title": first.location}
            return replace(metadata, title=first.content, places=places), blocks[1:]
        hint = "give both the same words, or make the heading one of level 2 (##)"
        message = "the first heading is not the title of the front matter"
        found.append(finding("heading-level", message, first.location, hint))
    elif not metadata.title and not any(problem.code == "front-matter" for problem in found):
        hint = "begin the file with three lines: ---, title: …, ---"
        found.append(finding("front-matter", "the text has no title", Location(file, 1), hint))
    return metadata, blocks


def _same(one: Inlines, other: Inlines) -> bool:
    return plain(one).casefold().split() == plain(other).casefold().split()
