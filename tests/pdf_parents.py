"""Whether the tags of a PDF can be found from its content, read with pikepdf (ISO 32000-1, 14.7.4.4, ParentTree)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf


def astray(data: bytes) -> list[str]:
    """The elements that can't be found from their content or annotation."""
    with pikepdf.open(io.BytesIO(data)) as document:
        numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        pages = {page.obj.objgen: parents[int(page.obj.StructParents)] for page in document.pages}
        return [
            f"{element.S} {kid}"
            for element in document.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/Type") == "/StructElem"
            for kid, owner in _owners(element, pages, parents)
            if owner != element.objgen
        ]


def _owners(element: Any, pages: Any, parents: Any) -> Iterator[tuple[Any, Any]]:
    """What an element holds itself, and the element that is found from it."""
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            yield kid, pages[element.Pg.objgen][kid].objgen
        elif kid.get("/Type") == "/MCR":
            yield int(kid.MCID), pages[kid.Pg.objgen][int(kid.MCID)].objgen
        elif kid.get("/Type") == "/OBJR":
            yield kid.Obj.Contents, parents[int(kid.Obj.StructParent)].objgen
