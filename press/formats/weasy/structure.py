"""The structure elements of a PDF (ISO 32000-1, 14.7.2) as pydyf holds them: dictionaries that refer to each other.

pydyf and WeasyPrint have no annotations: elements, PDFs and boxes are Any here and in the modules that use this one.
"""

from __future__ import annotations

from typing import Any

import pydyf


def kids(element: Any, pdf: Any) -> list[tuple[Any, Any]]:
    """The kids of an element, each with its structure element; None for marked content."""
    return [(kid, pdf.objects[int(kid.split()[0])] if isinstance(kid, bytes) else None) for kid in element["K"]]


def kind(element: Any) -> str:
    """The structure type, ``/P`` say; empty for what is no structure element (None, a reference to an annotation)."""
    return "" if element is None else str(element.get("S", ""))


def new(structure_type: str, like: Any, parent: bytes, pdf: Any) -> Any:
    """A structure element without kids, on the page of ``like``."""
    entries = {"Type": "/StructElem", "S": structure_type, "K": pydyf.Array([]), "Pg": like["Pg"], "P": parent}
    element = pydyf.Dictionary(entries)
    pdf.add_object(element)
    return element


def adopt(parent: Any, adopted: list[Any], pdf: Any) -> None:
    """Makes ``adopted`` the kids of ``parent``."""
    parent["K"] = pydyf.Array(adopted)
    for _, child in kids(parent, pdf):
        if kind(child):
            child["P"] = parent.reference
