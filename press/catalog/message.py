"""What is to be translated, as a catalog sees it: segments of a text and strings of the templates alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from press.catalog.raw import Key
from press.model.segments import Segment


@dataclass(frozen=True, slots=True)
class Message:
    """A text to be translated, once for all places where it stands."""

    context: str
    """msgctxt; empty for none."""
    msgid: str
    comments: tuple[str, ...] = ()
    """For translators, a line each: where it stands, what it is, what the writer says of it."""
    references: tuple[str, ...] = ()
    """Names of the files that it stands in, without line numbers, which would dirty the file at every edit."""

    @property
    def key(self) -> Key:
        """What finds it in a catalog."""
        return (self.context, self.msgid)


def messages(items: Iterable[Segment | Message]) -> tuple[Message, ...]:
    """A message for each distinct context and msgid, in the order in which they first occur.

    Where a text occurs again, its comments and references are joined.
    """
    joined: dict[Key, Message] = {}
    for item in items:
        message = _of_segment(item) if isinstance(item, Segment) else _tidy(item)
        before = joined.get(message.key)
        if before:
            comments = _distinct((*before.comments, *message.comments))
            references = _distinct((*before.references, *message.references))
            message = replace(message, comments=comments, references=references)
        joined[message.key] = message
    return tuple(joined.values())


def _of_segment(segment: Segment) -> Message:
    section = (f"Section: {segment.section}",) if segment.section else ()
    comments = (*section, f"Kind: {segment.kind}", *segment.notes)
    return _tidy(Message(segment.context, segment.msgid, comments, (segment.location.file,)))


def _tidy(message: Message) -> Message:
    lines = (" ".join(line.split()) for comment in message.comments for line in comment.splitlines())
    return replace(message, comments=_distinct(lines), references=_distinct(message.references))


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    def present() -> Iterator[str]:
        yield from (value for value in values if value)

    return tuple(dict.fromkeys(present()))
