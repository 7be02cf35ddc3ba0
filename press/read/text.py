"""Markdown files → Documents, with file and line of every block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from press.files import read_bytes_capped
from press.findings import Finding, Halt, finding
from press.model import Block, Blocks, Division, Document, Heading, Inlines, Location, Metadata
from press.pandoc import Reading, plain, read_markdown
from press.read.front_matter import split

FOLDER = "source"
SHARED = "shared"
"""Under source/: texts that documents include. They are no documents, and have catalogs of their own."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_RESERVED = {"templates"}
_LARGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """What was read of one file. ``document`` is None where an error keeps it from being used."""

    name: str
    document: Document | None
    findings: tuple[Finding, ...]


def names(root: Path) -> tuple[str, ...]:
    """The documents of a project: the names of source/*.md, without their ending, sorted.

    :raises Halt: where there is none.
    """
    found = sorted(path.stem for path in (root / FOLDER).glob("*.md") if not path.name.startswith("."))
    if not found:
        hint = "write source/<name>.md; the name becomes that of the catalogs and the outputs"
        raise Halt(finding("no-sources", "there is no text in source/", Location(FOLDER), hint))
    return tuple(found)


def shared_names(root: Path) -> tuple[str, ...]:
    """The texts that documents may include: the names of source/shared/*.md, sorted."""
    return tuple(sorted(path.stem for path in (root / FOLDER / SHARED).glob("*.md")))


def read(root: Path, name: str, source_language: str) -> Source:
    """The document ``name``, with the shared texts that it includes."""
    file = f"{FOLDER}/{name}.md"
    if not _NAME.fullmatch(name) or name in _RESERVED or name in shared_names(root):
        hint = "rename it: small letters a–z, digits, - and _; not “templates”, and not the name of a shared text"
        return Source(name, None, (finding("source-name", "the name can't name a catalog", Location(file), hint),))
    try:
        findings, document = _document(root, file, name, source_language)
    except Halt as halt:
        return Source(name, None, halt.findings)
    return Source(name, None if any(found.severity == "error" for found in findings) else document, tuple(findings))


def _document(root: Path, file: str, name: str, source_language: str) -> tuple[list[Finding], Document]:
    front, problems = split(_text(root, file), file)
    reading = Reading(file, findings=list(problems))
    blocks = read_markdown(front.body, reading)
    if front.language and front.language != source_language:
        place = front.metadata.places["lang"]
        message = f"the text says that it is in “{front.language}”; publication.toml says “{source_language}”"
        reading.findings.append(finding("front-matter", message, place, "change the one that is wrong"))
    blocks = _included(blocks, root, reading)
    metadata, blocks = _titled(front.metadata, blocks, file, reading)
    if not blocks:
        hint = "write the text below the front matter"
        reading.findings.append(finding("source-empty", "there is no text in it", Location(file), hint))
    return reading.findings, Document(name, source_language, metadata, blocks, Location(file, 1))


def _text(root: Path, file: str) -> str:
    """The characters of a file: UTF-8, with or without a BOM, any line ends."""
    data = read_bytes_capped(root / file, named=file, most=_LARGEST)
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8 (in Word: Plain text, Other encoding, Unicode UTF-8)"
        message = f"not UTF-8: the byte {data[error.start]:#04x} can't stand here"
        raise Halt(finding("source-encoding", message, Location(file, line), hint)) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        hint = "save it as UTF-8; UTF-16 looks like this"
        raise Halt(finding("source-encoding", "a NUL character", Location(file, line), hint))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _included(blocks: Blocks, root: Path, reading: Reading) -> Blocks:
    """The blocks with the shared texts where they are included."""
    return tuple(_with_shared(block, root, reading) for block in blocks)


def _with_shared(block: Block, root: Path, reading: Reading) -> Block:
    if not isinstance(block, Division):
        return block
    if not block.catalog:
        return replace(block, blocks=_included(block.blocks, root, reading))
    file = f"{FOLDER}/{SHARED}/{block.catalog}.md"
    if block.blocks:
        problem = finding("include", "a division includes a text and has one of its own", block.location, "empty it")
    elif not (root / file).is_file():
        known = ", ".join(shared_names(root)) or "none yet"
        hint = f"shared texts stand in {FOLDER}/{SHARED}/; there are: {known}"
        problem = finding("include", f"there is no shared text “{block.catalog}”", block.location, hint)
    else:
        return replace(block, blocks=_shared(root, file, reading))
    reading.findings.append(problem)
    return block


def _shared(root: Path, file: str, reading: Reading) -> Blocks:
    front, problems = split(_text(root, file), file)
    inner = Reading(file, findings=list(problems))
    blocks = read_markdown(front.body, inner)
    if front.metadata.places:
        place = next(iter(front.metadata.places.values()))
        inner.findings.append(finding("front-matter", "a shared text has no title of its own", place, "take it away"))
    nested = [block.location for block in _divisions(blocks) if block.catalog]
    for place in nested:
        inner.findings.append(
            finding("include", "a shared text includes another", place, "include both from the document")
        )
    reading.findings += inner.findings
    return blocks


def _divisions(blocks: Sequence[Block]) -> list[Division]:
    here = [block for block in blocks if isinstance(block, Division)]
    return here + [inner for block in here for inner in _divisions(block.blocks)]


def _titled(metadata: Metadata, blocks: Blocks, file: str, reading: Reading) -> tuple[Metadata, Blocks]:
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
        problem = finding(
            "heading-level", "the first heading is not the title of the front matter", first.location, hint
        )
        reading.findings.append(problem)
    elif not metadata.title:
        hint = "begin the file with three lines: ---, title: …, ---"
        reading.findings.append(finding("front-matter", "the text has no title", Location(file, 1), hint))
    return metadata, blocks


def _same(one: Inlines, other: Inlines) -> bool:
    return plain(one).casefold().split() == plain(other).casefold().split()
