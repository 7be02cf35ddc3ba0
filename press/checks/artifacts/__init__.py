"""Finished files → findings, by readers that had no part in making them. They judge and never repair.

Two speeds. At each build, on the bytes before they are let out, :func:`check`:

1. :mod:`~press.checks.artifacts.pdf_reading` (into what :mod:`~press.checks.artifacts.pdf_shown` has, with
   :mod:`~press.checks.artifacts.pdf_fonts` and :mod:`~press.checks.artifacts.pdf_geometry`) and
   :mod:`~press.checks.artifacts.markup_reading` read the file once,
2. :mod:`~press.checks.artifacts.characters` compares what a PDF prints with what the page says, and
   :mod:`~press.checks.artifacts.texts` looks for each published text in HTML and EPUB, and
   :mod:`~press.checks.artifacts.words` for each of their words in plain text,
3. :mod:`~press.checks.artifacts.glyphs` looks for characters printed as empty boxes,
4. :mod:`~press.checks.artifacts.order` compares the order of glyphs on a line with the Unicode Bidirectional Algorithm,
   as :mod:`~press.checks.artifacts.bidi` has it, where text runs to the left; places come from
   :mod:`~press.checks.artifacts.pdf_placing`,
5. :mod:`~press.checks.artifacts.edges` looks for text outside of the page, or clipped away.

On demand, on files that lie in output/, :func:`press.checks.artifacts.validating.validate`: each file is held to the
:mod:`~press.checks.artifacts.standards` that are for it,

1. in this process by :mod:`~press.checks.artifacts.declared`,
2. in the one Java machine of :mod:`~press.checks.artifacts.jvm` by :mod:`~press.checks.artifacts.verapdf` (PDF/UA-1,
   PDF/A-2a) and :mod:`~press.checks.artifacts.epubcheck` (EPUB 3),
3. in the one :mod:`~press.checks.artifacts.browser` by :mod:`~press.checks.artifacts.ace` (EPUB Accessibility) and
   :mod:`~press.checks.artifacts.axe` (WCAG);

:mod:`~press.checks.artifacts.versions` says who judged, so that nothing is judged twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from press.findings import Finding, finding
from press.model.artifact import Artifact
from press.model.location import Location


def check(
    artifact: Artifact, *, page_text: str, texts: Sequence[str], place: Location | None = None
) -> tuple[Finding, ...]:
    """Judge a file before it is let out; tens of milliseconds.

    :param page_text: for a PDF, the text of the body that was laid out; furniture comes with the artifact.
    :param texts: for HTML and EPUB, the plain text of each published segment in the order of the document, without
        note marks.
    :param place: what the findings name as the file; ``<language>/<document>.<format>`` unless given.
    """
    place = place or Location(f"{artifact.language}/{artifact.document}.{artifact.format}")
    if artifact.format == "pdf":
        return _check_pdf(artifact, page_text, place)
    if artifact.format == "braille":
        return ()  # its cells are no letters: tests turn them back into text
    if artifact.format == "text":
        from press.checks.artifacts.words import missing_words

        return missing_words(artifact.data, texts, place)
    from press.checks.artifacts.texts import missing_texts

    return missing_texts(artifact.data, texts, artifact.format, place)


def _check_pdf(artifact: Artifact, page_text: str, place: Location) -> tuple[Finding, ...]:
    from press.checks.artifacts.characters import compare_characters
    from press.checks.artifacts.edges import cut_off
    from press.checks.artifacts.glyphs import missing_glyphs
    from press.checks.artifacts.pdf_reading import UnreadablePDFError, read

    try:
        reading = read(artifact.data)
    except UnreadablePDFError as error:
        return (finding("text-lost", f"its text can't be read: {error}", place, "build it again"),)
    found = (
        *compare_characters(reading, page_text, artifact.furniture, place),
        *missing_glyphs(reading, place),
        *cut_off(reading, place),
    )
    if found or not artifact.leftward:
        return found
    from press.checks.artifacts.order import disordered

    return disordered(reading, artifact.data, artifact.leftward, place)
