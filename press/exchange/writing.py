"""Units → XLIFF 1.2 and TMX 1.4, through translate-toolkit.

translate-toolkit (GPL-3.0-or-later, which the appendix of the EUPL-1.2 lists as compatible) is no part of the press:
it is installed where somebody asks for an export, and imported nowhere else. What its classes have no room for goes
where the formats provide for it: context groups and ``alt-trans`` in XLIFF, ``prop`` elements in TMX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from press.exchange import tmx, xliff1
from press.findings import Halt, finding
from press.model.exchange import Delivery, Unit

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SKELETON = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="NoName" source-language="en" datatype="po"><body></body></file></xliff>"""


class Format(NamedTuple):
    """A row of the table of formats."""

    suffix: str
    write: Callable[[Delivery, str, str], bytes]


def write(name: str, delivery: Delivery, *, source: str, language: str) -> bytes:
    """The units in a format, in their order.

    In TMX, those that have a translation: a memory has no room for work to be done. Obsolete ones are in TMX only,
    since an XLIFF file holds what is to be translated.

    :param name: of a row of the table, ``xliff`` or ``tmx``.
    :param source: the language of the sources, BCP 47.
    :raises Halt: with ``system-missing`` where translate-toolkit is not installed.
    """
    try:
        return FORMATS[name].write(delivery, source, language)
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] != "translate":
            raise
        message = "an export is written by translate-toolkit, which is not installed"
        raise Halt(finding("system-missing", message, hint="run `make export`, which installs it")) from None


def _xliff(delivery: Delivery, source: str, language: str) -> bytes:
    from lxml import etree
    from translate.storage import poxliff

    class File(poxliff.PoXliffFile):  # type: ignore[misc]
        XMLskeleton = _SKELETON
        namespace = "urn:oasis:names:tc:xliff:document:1.2"

    store = File(sourcelanguage=source, targetlanguage=language)
    name = delivery.document
    for unit in map(_writable, delivery.units):
        if unit.obsolete:
            continue
        row = store.addsourceunit(unit.source, name, True)
        if unit.target:
            row.target = unit.target
            row.set_state_n(row.S_NEEDS_REVIEW if unit.fuzzy else row.S_UNREVIEWED)
            row.markapproved(value=not unit.fuzzy)
            if unit.fuzzy:
                row.xmlelement.set("approved", "no")
        if unit.previous:
            _keep_previous(row, unit)
        for place in unit.references:
            row.createcontextgroup("po-reference", [("sourcefile", place)], purpose="location")
        contexts = [(kind, text) for kind, text in _contexts(unit) if text]
        if contexts:
            row.createcontextgroup(xliff1.ENTRY, contexts, purpose="information")
        if unit.remarks:
            row.addnote("\n".join(unit.remarks), origin="developer")
        if unit.comments:
            row.addnote("\n".join(unit.comments), origin="po-translator")
    etree.cleanup_namespaces(store.document)
    return bytes(store)


def _writable(unit: Unit) -> Unit:
    """The unit without what XML 1.0 can't hold; a comment may have it, a text that is printed may not."""
    comments = tuple(_UNFIT.sub("", line) for line in unit.comments)
    return replace(unit, comments=comments, remarks=tuple(_UNFIT.sub("", line) for line in unit.remarks))


def _keep_previous(row: object, unit: Unit) -> None:
    """What ``#|`` says: ``previous-version`` is XLIFF's own word for it (1.2, attribute ``alttranstype``)."""
    context, text = unit.previous or ("", "")
    row.addalttrans(unit.target, origin="previous", sourcetxt=text, context=context)  # type: ignore[attr-defined]
    (*_, made) = row.xmlelement.iterchildren("{*}alt-trans")  # type: ignore[attr-defined]
    made.set("alttranstype", "previous-version")


def _contexts(unit: Unit) -> Sequence[tuple[str, str]]:
    return (
        (xliff1.CONTEXT, unit.context),
        (xliff1.WRITERS, "\n".join(unit.remarks)),
        (xliff1.TRANSLATORS, "\n".join(unit.comments)),
        (xliff1.FLAGS, " ".join(unit.flags)),
    )


def _tmx(delivery: Delivery, source: str, language: str) -> bytes:
    from lxml import etree
    from translate.storage import tmx as toolkit

    store = toolkit.tmxfile(sourcelanguage=source, targetlanguage=language)
    for unit in map(_writable, delivery.units):
        if not unit.target:
            continue
        row = store.addsourceunit(unit.source, source)
        row.settarget(unit.target, language, append=True)
        if unit.comments:
            row.addnote("\n".join(unit.comments))
        if unit.context:
            row.setcontext(unit.context)
        first = row.xmlelement.find("tuv")
        for kind, text in _properties(unit):
            made = etree.Element("prop", type=kind)
            made.text = text
            first.addprevious(made)
    return bytes(store)


def _properties(unit: Unit) -> Sequence[tuple[str, str]]:
    context, text = unit.previous or ("", "")
    found = (
        ("fuzzy", "fuzzy" if unit.fuzzy else ""),
        ("previous", text),
        ("previous-context", context),
        ("flags", " ".join(unit.flags)),
        ("comment", "\n".join(unit.comments)),
        ("obsolete", "obsolete" if unit.obsolete else ""),
    )
    return [(f"{tmx.PROPERTY}{kind}", text) for kind, text in found if text]


FORMATS = {"xliff": Format(".xlf", _xliff), "tmx": Format(".tmx", _tmx)}
