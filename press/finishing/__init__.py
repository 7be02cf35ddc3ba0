"""Artifact → Artifact: what a finished PDF needs for paper, sheet and knife.

1. :mod:`~press.finishing.imposition` says which pages stand where on which side of a sheet,
2. :mod:`~press.finishing.sheets` puts them there, with their tags, links and bookmarks,
3. :mod:`~press.finishing.separation` brings their colours into a print shop's inks, where it asks for that,
4. :mod:`~press.finishing.marks` draws where to cut and where to fold.

Pages come as they were laid out and judged; nothing on them is moved. The same file gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pikepdf

from press.editions import Layout
from press.finishing.imposition import IMPOSITIONS, Side
from press.finishing.marks import draw_marks
from press.finishing.separation import VERSION, Inks, Order, profile_problem, separate
from press.finishing.sheets import impose
from press.model.artifact import Artifact

__all__ = ["Inks", "Order", "finish", "profile_problem"]


def finish(
    artifact: Artifact,
    layout: Layout,
    *,
    rtl: bool,
    label: Callable[[str], str],
    order: Order | None = None,
    day: date | None = None,
) -> Artifact:
    """The file on the sheets of its edition, with marks where they are asked for; itself where there is no more to do.

    :param artifact: a PDF whose pages have a TrimBox, and beyond it the colour that is cut off.
    :param rtl: whether it is read, and so bound and folded, from right to left.
    :param label: gives a string of the layouts in the page's language. The title of a file that nobody is to read on
        a screen says what it is for.
    :param order: the inks that a file for a print shop is printed in; None leaves its colours as they are.
    :param day: when the text was last changed.
    :raises press.findings.Halt: where its colours can't be brought into these inks.
    """
    if not (layout.row.imposition or layout.marks):
        return artifact
    inked = order is not None and layout.marks
    with pikepdf.open(io.BytesIO(artifact.data)) as pdf:
        sides: tuple[Side, ...] = ()
        if layout.row.imposition:
            pages = artifact.panels or tuple(range(len(pdf.pages)))
            sides = IMPOSITIONS[layout.row.imposition](pages, layout.size, rtl=rtl)
            impose(pdf, sides, layout.bleed)
        if order and inked:
            separate(pdf, order, f"{artifact.document} ({artifact.language}, PDF)", day)
        if layout.marks:
            draw_marks(pdf, [side.folds for side in sides], layout.bleed, inked=inked)
        if not layout.row.for_reading:
            # TRANSLATORS: Stands in brackets after the title of a file that is made for a printer and no screen.
            use = label("for printing")
            _entitle(pdf, f"{pdf.docinfo.get('/Title', artifact.document)} ({use})")
        data = _written(pdf, VERSION if inked else "")
        return replace(artifact, edition=layout.edition, data=data, pages=len(pdf.pages), marks=layout.marks)


def _written(pdf: pikepdf.Pdf, version: str) -> bytes:
    data = io.BytesIO()
    generate = pikepdf.ObjectStreamMode.generate
    pdf.save(data, deterministic_id=True, object_stream_mode=generate, force_version=version)
    return data.getvalue()


def _entitle(pdf: pikepdf.Pdf, title: str) -> None:
    pdf.docinfo["/Title"] = title
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
