"""The chapters, after pandoc: language, direction and title on every file, the page's own headings, links that hold."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from press.findings import Finding, finding
from press.formats.breaking import mark_words, needs_marks
from press.formats.epub_book import OPS, XHTML, BookBlock, named
from press.formats.tongues import tongues
from press.languages import direction
from press.model.page import ContentsEntry, Page

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_TYPE = f"{{{OPS}}}type"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPES = {"doc-noteref": "noteref", "doc-backlink": "backlink", "doc-endnotes": "endnotes"}
"""What a role of DPUB-ARIA is called in the EPUB Structural Semantics Vocabulary, for readers that know only that."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """The finished chapters, and where things are in them."""

    files: Mapping[str, bytes]
    """By their paths in the zip file, in reading order."""
    places: Mapping[str, str]
    """The path of the file in which an id stands."""
    findings: tuple[Finding, ...] = ()


def finish(written: Mapping[str, bytes], page: Page, blocks: Sequence[BookBlock]) -> Chapters:
    """The chapters as they are published.

    :param written: pandoc's chapters by their paths, in reading order.
    """
    trees = {name: etree.fromstring(data, _PARSER) for name, data in written.items()}
    headed = {block.heading.id: block for block in blocks if block.heading}
    for tree in trees.values():
        _put_headings_back(tree, headed)
        _finish_head(tree, page, headed)
        _add_types(tree)
        _add_direction_to_code(tree, page)
    places = {
        str(element.get("id")): name for name, tree in trees.items() for element in tree.iter() if element.get("id")
    }
    findings = tuple(found for name, tree in trees.items() for found in _mend_links(tree, name, places, page))
    for tree in trees.values() if needs_marks(tongues(page)) else ():
        mark_words(tree, page.language)
    return Chapters({name: _serialized(tree) for name, tree in trees.items()}, places, findings)


def with_words_marked(document: bytes, page: Page) -> bytes:
    """A document of the book that no chapter is, with places for the ends of lines; as it was where none are needed."""
    if not needs_marks(tongues(page)):
        return document
    tree = etree.fromstring(document, _PARSER)
    mark_words(tree, page.language)
    return _serialized(tree)


def _put_headings_back(tree: etree._Element, headed: Mapping[str, BookBlock]) -> None:
    """Each heading and what follows it was made a section by pandoc. Its heading becomes the page's, marks and all.

    The id stays on the section. What pandoc put around blocks before the first heading is taken away again.
    """
    for section in tuple(tree.iter(f"{{{XHTML}}}section")):
        block = headed.get(section.get("id", ""))
        if section.get("class") == "level1 unnumbered":
            section.remove(section[0])
            del section.attrib["id"], section.attrib["class"]
        elif block and block.is_section and section.get("role") is None:
            _replace(section, _notes(section))
        elif block and section.get("role") is None:
            heading = block.elements[0]
            heading.attrib.pop("id", "")
            _replace(section[0], heading)


def _notes(section: etree._Element) -> etree._Element:
    """The page's own section of the notes, which pandoc put into another one."""
    notes = next(section.iterchildren(f"{{{XHTML}}}section"))
    for title in notes.iterchildren(f"{{{XHTML}}}h2"):
        notes.set("aria-labelledby", title.get("id", ""))
    return notes


def _finish_head(tree: etree._Element, page: Page, headed: Mapping[str, BookBlock]) -> None:
    """Language and direction of the file (WCAG 3.1.1), and a title that says what is in it (WCAG 2.4.2)."""
    tree.set("lang", page.language)
    tree.set(_XML_LANG, page.language)
    tree.set("dir", page.direction)
    head = next(tree.iter(f"{{{XHTML}}}head"))
    for element in tuple(head):
        if element.get("name") == "generator" or element.tag == f"{{{XHTML}}}style":
            head.remove(element)
    title = next(head.iter(f"{{{XHTML}}}title"))
    first = _first_heading(tree, headed)
    title.text = first.text if first else page.title
    language = first.language if first else page.title_language
    if language:
        title.set("lang", language)
        title.set(_XML_LANG, language)
        title.set("dir", direction(language))
    for element in tree.iter(f"{{{XHTML}}}*"):
        if element.get("lang"):
            element.set(_XML_LANG, str(element.get("lang")))


def _first_heading(tree: etree._Element, headed: Mapping[str, BookBlock]) -> ContentsEntry | None:
    for element in tree.iter(f"{{{XHTML}}}*"):
        if element.get("id", "") in headed:
            return headed[element.get("id", "")].heading
    return None


def _add_direction_to_code(tree: etree._Element, page: Page) -> None:
    """What a machine reads runs from left to right in every book, and a style sheet may not say so in an EPUB."""
    if page.direction == "rtl":
        for element in tree.iter(f"{{{XHTML}}}pre", f"{{{XHTML}}}code"):
            element.set("dir", "ltr")


def _add_types(tree: etree._Element) -> None:
    """What readers of books want beside the page's own markup: types, and the empty alt of decoration."""
    for image in tree.iter(f"{{{XHTML}}}img"):
        image.set("alt", image.get("alt", ""))
    for element in tree.iter(f"{{{XHTML}}}*"):
        role = element.get("role", "")
        if role in _TYPES:
            element.set(_TYPE, _TYPES[role])
        if role == "doc-endnotes":
            for note in element.iterfind(f"{{{XHTML}}}ol/{{{XHTML}}}li"):
                _add_note(note)


def _add_note(item: etree._Element) -> None:
    """Puts what the item of a list has into a footnote of its own, which readers show where its mark is tapped.

    The item can't be the footnote: role and type have to be equal, and a list item may not have that role (ARIA in
    HTML, "li").
    """
    note = etree.Element(f"{{{XHTML}}}div", {_TYPE: "footnote", "role": "doc-footnote"})
    if item.get("id"):
        note.set("id", str(item.attrib.pop("id")))
    note.text, item.text = item.text, None
    note.extend(list(item))
    item.append(note)


def _mend_links(tree: etree._Element, name: str, places: Mapping[str, str], page: Page) -> Iterable[Finding]:
    """Links within the page lead across the files; a link that can lead nowhere is told of."""
    for link in tree.iter(f"{{{XHTML}}}a"):
        target = link.get("href", "")
        if target.startswith("#"):
            place = places.get(unquote(target[1:]))
            if place is None:
                message = f"{named(page)}: a link leads to “{target}”, and nothing in the page has that id"
                yield finding("link-target", message, hint="link to the id of a heading of this text")
            elif place != name:
                link.set("href", posixpath.relpath(place, posixpath.dirname(name)) + target)
        elif not urlsplit(target).scheme and target:
            # Only the package's own files can be reached by a relative address, so the words stay and the link goes.
            del link.attrib["href"]
            message = f"{named(page)}: an EPUB can't follow the relative link “{target}”; its words are kept"
            yield finding("link-relative", message, hint="set base_url in publication.toml")


def _replace(old: etree._Element, new: etree._Element) -> None:
    parent = old.getparent()
    if parent is not None:
        new.tail = old.tail
        parent.replace(old, new)


def _serialized(tree: etree._Element) -> bytes:
    etree.cleanup_namespaces(tree, keep_ns_prefixes=["epub"])
    return etree.tostring(tree, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>")
