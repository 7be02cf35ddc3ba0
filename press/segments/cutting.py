"""Document → segments, and document + translations → document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from press.findings import Finding, Halt, finding
from press.model.document import Document
from press.model.segments import Segment
from press.model.tree import Inlines
from press.pandoc import Codes, read_paragraphs
from press.segments.marks import FORMS, markdown
from press.segments.walking import Piece, walk

Choose = Callable[[Segment], Inlines]


@dataclass(frozen=True, slots=True)
class Cut:
    """A document and its segments in reading order; equal texts stand as often as they occur."""

    document: Document
    segments: tuple[Segment, ...]

    def rejoined(self, choose: Choose) -> Document:
        """The document with each segment's words as ``choose`` gives them.

        The skeleton is the source's by construction: a translation supplies inlines only.
        """
        following = iter(self.segments)
        return walk(self.document, lambda _piece: choose(next(following)))


def cut(document: Document) -> tuple[Cut, tuple[Finding, ...]]:
    """The segments of a document; a text that can't be written back as Markdown is a finding.

    **The invariant:** a segment whose translation is its own msgid gives the source's tree.
    Each msgid is read back, and written in another form if it was misread.
    """
    pieces: list[Piece] = []

    def meet(piece: Piece) -> Inlines:
        pieces.append(piece)
        return piece.content

    walk(document, meet)
    texts = [markdown(piece.content) for piece in pieces]
    wrong = _misread(pieces, texts, range(len(pieces)))
    for form in FORMS[1:]:
        for index in wrong:
            texts[index] = markdown(pieces[index].content, form)
        wrong = _misread(pieces, texts, wrong)
    findings = tuple(_lost(pieces[index], texts[index]) for index in wrong)
    segments = tuple(_segment(piece, text) for piece, text in zip(pieces, texts, strict=True))
    return Cut(document, segments), findings


def _misread(pieces: Sequence[Piece], texts: Sequence[str], which: Sequence[int]) -> list[int]:
    """Those whose Markdown does not read back as it was, or with findings: they would keep the translation out."""
    try:
        read = read_paragraphs([(texts[index], pieces[index].location) for index in which], Codes())
    except Halt:
        return list(which)
    return [
        index for index, back in zip(which, read, strict=True) if back.content != pieces[index].content or back.findings
    ]


def _lost(piece: Piece, text: str) -> Finding:
    message = f"a {piece.kind} whose marks can't be kept: “{text[:60]}”"
    hint = "simplify it: no marks within marks of the same kind, and spaces or punctuation around them"
    return finding("identity", message, piece.location, hint)


def _segment(piece: Piece, msgid: str) -> Segment:
    return Segment(
        catalog=piece.catalog,
        context=piece.context,
        msgid=msgid,
        content=piece.content,
        kind=piece.kind,
        location=piece.location,
        section=piece.section,
        notes=piece.notes,
    )
