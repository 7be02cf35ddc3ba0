"""WeasyPrint's layout, quicker: what it asks for ten thousand times a page is answered by a short way, and is the same.

Each short way answers the common case and leaves all others to WeasyPrint: a property that no rule sets, a length that
is no function. ``tests/test_weasy_quickening.py`` holds that a PDF is the same bytes with and without them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import pydyf
from weasyprint import css
from weasyprint.css import computed_values, properties
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, percent, table

_OWN_WAYS = {"float", "display", "position", "page"}
"""Properties whose value hangs on others, or on those of an ancestor."""
_FLOATS = ("left", "right", "inline-start", "inline-end", "footnote")
_POSITIONS = ("absolute", "fixed")


@cache
def quicken() -> None:
    """From now on this process lays out the quicker. Called by ``starting.start``, once."""
    resolve = _resolve_one_percentage(percent.resolve_one_percentage)
    for module in (percent, inline, table):
        module.resolve_one_percentage = resolve
    css.ComputedStyle.__missing__ = _computed(css.ComputedStyle.__missing__)
    boxes.Box.is_in_normal_flow = _is_in_normal_flow
    pydyf._to_bytes = _to_bytes(pydyf._to_bytes)  # noqa: SLF001 - see the top
    pydyf.PDF.write = _writing(pydyf.PDF.write)
    for kind in (pydyf.Dictionary, pydyf.Stream, pydyf.String, pydyf.Array):
        kind.data = property(_once(kind.data.fget))


def _resolve_one_percentage(slowly: Callable[[Any, str, Any], None]) -> Callable[[Any, str, Any], None]:
    """The used length of a property: its pixels, its share of another length, or ``auto``."""
    length = properties.Dimension

    def resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:
        value = box.style[name]
        if type(value) is length and value.unit is not None:
            setattr(box, name, refer_to * value.value / 100 if value.unit == "%" else value.value)
        elif value == "auto":
            setattr(box, name, 0 if name in ("min_width", "min_height") else value)
        else:
            slowly(box, name, refer_to)

    return resolve_one_percentage


def _computed(slowly: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """A computed value that is asked for the first time: that of the parent, or the initial one, if no rule sets it."""
    logical = computed_values.PHYSICAL_FUNCTIONS
    names = {name for name in properties.INITIAL_VALUES if not name.startswith("text_decoration_")} - _OWN_WAYS
    inherited = frozenset(names & properties.INHERITED - logical.keys())
    initial = {name: properties.INITIAL_VALUES[name] for name in names - properties.INHERITED}
    for name in properties.INITIAL_NOT_COMPUTED:
        initial.pop(name, None)
    logical_names: dict[tuple[str, str], str] = {}

    def missing(style: Any, name: str) -> Any:
        cascaded = style.cascaded
        if name in cascaded or style.parent_style is None:
            return slowly(style, name)
        if name in inherited:
            value = style[name] = style.parent_style[name]
            return value
        if name not in initial:
            return slowly(style, name)
        if name in logical:
            direction = style["direction"]
            other = logical_names.get((name, direction))
            if other is None:
                other = logical_names[name, direction] = logical[name](block="ttb", inline=direction)
            if other in cascaded:
                return slowly(style, name)
        value = style[name] = initial[name]
        return value

    return missing


def _is_in_normal_flow(box: Any) -> bool:
    """Whether a box is in normal flow: neither floated nor positioned, nor a note, nor a running element."""
    style = box.style
    position = style["position"]
    return style["float"] not in _FLOATS and position not in _POSITIONS and position[0] not in ("running()", "note()")


def _to_bytes(slowly: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """What a PDF says of a value (ISO 32000-1, 7.3)."""

    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return]
        if kind is int:
            return b"%d" % item
        return slowly(item)

    return to_bytes


_present = threading.local()
"""``writing``: what stands for the PDF that a thread is writing."""


def _writing(write: Callable[..., None]) -> Callable[..., None]:
    """``PDF.write``, during which no object changes."""

    def writing(pdf: Any, *arguments: Any, **options: Any) -> None:
        _present.writing = object()
        try:
            write(pdf, *arguments, **options)
        finally:
            del _present.writing

    return writing


def _once(serialised: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """The bytes of an object, which are asked for twice: by the file, and by its identifier (ISO 32000-1, 14.4)."""

    def data(item: Any) -> bytes:
        writing = getattr(_present, "writing", None)
        if writing is None or item.number is None:
            return serialised(item)
        known: tuple[object, bytes] | None = item.__dict__.get("press_data")
        if known is None or known[0] is not writing:
            known = item.__dict__["press_data"] = (writing, serialised(item))
        return known[1]

    return data
