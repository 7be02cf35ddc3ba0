"""Texts that documents share: read where a document includes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from press.findings import Finding, finding
from press.model.location import Location
from press.model.tree import Block, Blocks, BulletList, DefinitionList, Division, Footnote, OrderedList, Quotation
from press.model.walks import inlines_in
from press.pandoc import Reading, read_markdown
from press.read.characters import FOLDER, characters
from press.read.front_matter import split
from press.read.lines import unheard

SHARED = "shared"
"""Under source/: texts that documents include. They are no documents, and have catalogs of their own."""
RESERVED = frozenset({"templates"})
"""The name of the catalog of the templates' strings, which no text may take."""


def shared_names(root: Path) -> tuple[str, ...]:
    """The texts that documents may include: the names of source/shared/*.md, sorted."""
    return tuple(sorted(path.stem for path in (root / FOLDER / SHARED).glob("*.md") if path.is_file()))


def included(blocks: Blocks, root: Path, found: list[Finding]) -> Blocks:
    """The blocks with the shared texts where they are included; what is wrong is added to ``found``."""
    result = tuple(_with_shared(block, root, found) for block in blocks)
    for place in _elsewhere(blocks):
        hint = "put it between two paragraphs"
        found.append(finding("include", "a text is included in a list, a quotation or a note", place, hint))
    return result


def _with_shared(block: Block, root: Path, found: list[Finding]) -> Block:
    if not isinstance(block, Division):
        return block
    if not block.catalog:
        return replace(block, blocks=tuple(_with_shared(inner, root, found) for inner in block.blocks))
    problem = _problem(block, root)
    if problem:
        found.append(problem)
        return block
    return replace(block, blocks=_shared(root, f"{FOLDER}/{SHARED}/{block.catalog}.md", found))


def _problem(division: Division, root: Path) -> Finding | None:
    name, place = division.catalog, division.location
    if division.blocks:
        hint = "take its own text away, or put it below"
        return finding("include", "a division includes a text and has one of its own", place, hint)
    if name in RESERVED:
        hint = "give the shared text another name"
        return finding("include", f"the name “{name}” is taken: it is that of the layouts' own words", place, hint)
    if name not in shared_names(root):
        hint = f"shared texts stand in {FOLDER}/{SHARED}/; there are: {', '.join(shared_names(root)) or 'none yet'}"
        return finding("include", f"there is no shared text “{name}”", place, hint)
    return None


def _shared(root: Path, file: str, found: list[Finding]) -> Blocks:
    front, problems = split(characters(root, file), file)
    lines = unheard(front.body, file)
    found += [*problems, *lines]
    if any(problem.code == "source-size" for problem in lines):
        return ()
    reading = Reading(file)
    blocks = read_markdown(front.body, reading)
    found += reading.findings
    if front.metadata.places:
        place = next(iter(front.metadata.places.values()))
        found.append(finding("front-matter", "a shared text has no title of its own", place, "take it away"))
    for division in _divisions(blocks):
        if division.catalog:
            hint = "include both from the document"
            found.append(finding("include", "a shared text includes another", division.location, hint))
    if not blocks and not problems:
        found.append(finding("source-empty", "there is no text in it", Location(file, 1), "write it, or delete it"))
    return blocks


def _elsewhere(blocks: Blocks) -> Iterator[Location]:
    """Where a text is included that would not be found there."""
    for block in blocks:
        match block:
            case Division():
                yield from _elsewhere(block.blocks)
            case Quotation(blocks=inner):
                yield from _includes(inner)
            case BulletList(items=items) | OrderedList(items=items):
                yield from (place for item in items for place in _includes(item))
            case DefinitionList(items=definitions):
                yield from (place for item in definitions for text in item.texts for place in _includes(text))
    for inline, _ in inlines_in(tuple(block for block in blocks if not isinstance(block, Division))):
        if isinstance(inline, Footnote):
            yield from _includes(inline.blocks)


def _includes(blocks: Blocks) -> Iterator[Location]:
    yield from (division.location for division in _divisions(blocks) if division.catalog)
    yield from _elsewhere(blocks)


def _divisions(blocks: Blocks) -> list[Division]:
    here = [block for block in blocks if isinstance(block, Division)]
    return here + [inner for block in here for inner in _divisions(block.blocks)]
