"""What a finished file holds, as text: the command tags."""

from __future__ import annotations

from pathlib import Path

from press.checks.artifacts.pdf_reading import UnreadablePDFError
from press.checks.artifacts.tag_tree import UntaggedPDFError, tag_tree
from press.files import read_bytes_capped
from press.findings import Halt, finding
from press.model.location import Location

_LARGEST = 500_000_000
"""Bytes of a PDF whose tags are shown."""


def tags(file: str) -> str:
    """The tags of any PDF, as an outline.

    :param file: its path, from where the command is given.
    :raises Halt: ``file-unreadable`` or ``pdf-tags``, where there are none to show.
    """
    data = read_bytes_capped(Path(file), most=_LARGEST)
    try:
        return tag_tree(data)
    except UntaggedPDFError as error:
        hint = "make it anew with tags: without them a screen reader has to guess"
        raise Halt(finding("pdf-tags", "the PDF has no tags", Location(file), hint)) from error
    except UnreadablePDFError as error:
        message = f"it is no PDF that can be read: {error}"
        raise Halt(finding("pdf-tags", message, Location(file), "name a PDF: output/en/NAME.pdf")) from error
