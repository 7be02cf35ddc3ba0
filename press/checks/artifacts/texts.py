"""Whether HTML and EPUB say what was published: each text is looked for in them, string for string, in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from press.checks.artifacts.markup_reading import Markup, UnreadableError, normalised, read_epub, read_html
from press.checks.artifacts.quoting import quoted
from press.findings import Finding, finding
from press.model.location import Location

_READERS: dict[str, Callable[[bytes], Markup]] = {"html": read_html, "epub": read_epub}


def missing_texts(data: bytes, texts: Sequence[str], format_name: str, place: Location) -> tuple[Finding, ...]:
    """The published texts that an HTML file or EPUB does not have, or has in another order.

    :param texts: plain text of each, without note marks, in the order of the document.
    :param format_name: ``html`` or ``epub``.
    """
    try:
        markup = _READERS[format_name](data)
    except UnreadableError as error:
        return (finding("text-lost", f"its text can't be read: {error}", place, "build it again"),)
    lost, moved = _judge(markup, [text for text in map(normalised, texts) if text])
    found = []
    if lost:
        count = f"{len(lost)} texts of the page are" if len(lost) > 1 else "a text of the page is"
        hint = "the template or the writer of the format drops or changes it: look for its place in the file"
        found.append(finding("text-lost", f"{count} not in the file: {quoted(lost)}", place, hint))
    if moved:
        count = f"{len(moved)} texts stand" if len(moved) > 1 else "a text stands"
        hint = "the file must be read in the order of the source text: don't move blocks in the template"
        found.append(finding("text-lost", f"{count} at another place than in the text: {quoted(moved)}", place, hint))
    return tuple(found)


def _judge(markup: Markup, texts: list[str]) -> tuple[list[str], list[str]]:
    """The texts that are lost, and those that stand out of order.

    Most texts are a block of their own, and in order; only the others are looked for in notes, attributes and inside
    of the blocks that are left, the longest first, and each place serves once: so a short text is not taken for
    found because a longer one happens to contain it.
    """
    blocks: list[str | None] = list(markup.blocks)
    unmatched = dict(enumerate(texts))
    for match in SequenceMatcher(None, texts, markup.blocks, autojunk=False).get_matching_blocks():
        for step in range(match.size):
            del unmatched[match.a + step]
            blocks[match.b + step] = None
    notes, attributes = list(markup.notes), list(markup.attributes)
    moved = []
    for number, text in list(unmatched.items()):
        if text in notes:
            notes.remove(text)
        elif text in blocks:
            blocks[blocks.index(text)] = None
            moved.append(text)
        elif text in attributes:
            attributes.remove(text)
        else:
            continue
        del unmatched[number]
    rest = "\n".join([*(block for block in blocks if block), *notes])
    for number, text in sorted(unmatched.items(), key=lambda item: -len(item[1])):
        if text in rest:
            rest = rest.replace(text, "\n", 1)
            del unmatched[number]
    return list(unmatched.values()), moved
