"""Text of entries as ``msgcat --no-wrap`` would leave it. The only importer of polib.

polib formats what is new; what stands in a file already is never passed through it (see :mod:`press.catalog.scan`).
"""

from __future__ import annotations

from collections.abc import Iterator

from press.catalog.message import Message

_WIDTH = 79
"""msgcat's page width in bytes, for reference lines: it folds them even when told not to wrap."""


def comment_lines(message: Message) -> str:
    """The ``#.`` and ``#:`` lines of a message."""
    # gettext joins a line that ends in a backslash with the next one, comments included (po-lex.c, lex_getc).
    lines = [f"#. {comment} \n" if comment.endswith("\\") else f"#. {comment}\n" for comment in message.comments]
    return "".join([*lines, *_reference_lines(message.references)])


def reference(name: str) -> str:
    """A file name as it stands in a ``#:`` line: one with spaces is isolated, as gettext does it."""
    return f"\u2068{name}\u2069" if " " in name else name


def entry_text(message: Message, msgstr: str = "") -> str:
    """A new entry."""
    import polib

    entry = polib.POEntry(msgctxt=message.context or None, msgid=message.msgid, msgstr=msgstr)
    return f"{comment_lines(message)}{entry.__unicode__(wrapwidth=0)}"


def text_lines(message: Message) -> str:
    """A text to be translated: its msgctxt and msgid lines."""
    import polib

    entry = str(polib.POEntry(msgctxt=message.context or None, msgid=message.msgid).__unicode__(wrapwidth=0))
    return entry[: entry.rindex("msgstr ")]


def msgstr_lines(text: str) -> str:
    """A translation: its keyword and strings."""
    import polib

    entry = str(polib.POEntry(msgid="", msgstr=text).__unicode__(wrapwidth=0))
    return entry[entry.index("msgstr") :]


def between_ends_of(msgid: str, msgstr: str) -> str:
    """The translation with a line end at its beginning and end just where the msgid has one, or msgfmt refuses it."""
    start, end = "\n" * msgid.startswith("\n"), "\n" * msgid.endswith("\n")
    return start + msgstr.strip("\n") + end


def _reference_lines(references: tuple[str, ...]) -> Iterator[str]:
    line = "#:"
    for name in " ".join(map(reference, references)).split():
        if line != "#:" and len(f"{line} {name}".encode()) > _WIDTH:
            yield f"{line}\n"
            line = "#:"
        line = f"{line} {name}"
    if references:
        yield f"{line}\n"
