"""Bytes → an XML tree, from people who may mean no good: no entities, no DTD, no network, no endless depth."""

from __future__ import annotations

from lxml import etree

from press.findings import Halt, finding
from press.model.location import Location

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it

_XML = "{http://www.w3.org/XML/1998/namespace}"
_WHOLE = "ask for the file again, or have the program that made it export it again"


def parse(data: bytes, file: str) -> Element:
    """The root of the document.

    What a DOCTYPE names is not fetched: TMX files name ``tmx14.dtd``, which hardly anybody has.

    :raises Halt: with ``exchange-syntax`` if it is not well-formed, or defines entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as problem:
        line = getattr(problem, "lineno", None) or 1
        message = f"the XML is damaged: {_reason(problem)}"
        raise Halt(finding("exchange-syntax", message, Location(file, line), _WHOLE)) from None
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and any(True for _ in subset.iterentities()):
        message = "the file defines entities of its own, which can be made to exhaust a machine or to read its files"
        hint = "have it exported again without a DOCTYPE"
        raise Halt(finding("exchange-syntax", message, Location(file, 1), hint))
    return root


def local(element: Element) -> str:
    """An element's name without its namespace; empty for what is no element (a reference to an entity)."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> list[Element]:
    """The child elements of these names, whatever their namespace."""
    return [child for child in element if local(child) in names]


def child(element: Element, name: str) -> Element | None:
    """The first child of a name."""
    return next(iter(children(element, name)), None)


def xml_attribute(element: Element, name: str) -> str:
    """``xml:lang`` or ``xml:space``; empty where the element has none."""
    return element.get(f"{_XML}{name}", "")


def place(element: Element, file: str) -> Location:
    """Where it begins."""
    return Location(file, element.sourceline or None)


def _reason(problem: Exception) -> str:
    return str(problem).split(", line ")[0][:160]
