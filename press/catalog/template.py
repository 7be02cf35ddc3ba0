"""Messages → .pot: what a translator who has no catalog yet begins with, and what every catalog is merged from."""

from __future__ import annotations

from collections.abc import Iterable

from press.catalog import header
from press.catalog.header import About
from press.catalog.message import Message, messages
from press.catalog.writing import entry_text
from press.model.segments import Segment


def template(
    segments: Iterable[Segment | Message], *, name: str, publisher: str, source_language: str, created: str
) -> bytes:
    """The .pot file of a document: an entry for each distinct context and msgid, in the order of the text.

    It is unwrapped, and ``msgcat --no-wrap`` changes nothing in it.

    :param name: the document's.
    :param source_language: BCP 47.
    :param created: the source's date, ``2023-11-10`` or ``2023-11-10 00:00+0000``.
    """
    about = About(name, publisher, source_language, created)
    entries = [header.of_template(about), *(entry_text(message) for message in messages(segments))]
    return "\n".join(entries).encode()
