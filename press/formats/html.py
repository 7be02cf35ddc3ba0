"""Page → handout: one accessible HTML file with nothing to load from outside.

The body is the page's own; what a handout adds to it is what only a browser needs: pictures inside the file, links
that say that they open in a new window (WCAG 2.2, 3.2.5 and technique G201), and tables that scroll by themselves
on a narrow screen (1.4.10) and can be scrolled with the keyboard (2.1.1).

The ids that a handout adds have a colon in them, which those of headings never have.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from press.editions import Layout, usual
from press.findings import Finding, finding
from press.formats import FORMATS, Made, Render
from press.formats.tongues import tongues
from press.languages import LANGUAGES, direction
from press.model.artifact import Artifact
from press.model.page import Asset, ContentsEntry, Page

_USUAL = usual("html")

NEW_WINDOW_CLASS = "new-window"
"""The class of the one thing that is put *into* the page's sentences; a reader of texts leaves it out."""

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements that have no end tag (HTML Standard, 13.1.2)."""

_COUNTERS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
"""The class for each value of a list's ``type``."""

_Element = etree._Element  # noqa: SLF001 — lxml gives the type of its elements no public name


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading with the headings below it."""

    heading: ContentsEntry
    children: list[OutlineEntry] = field(default_factory=list)


def make(page: Page, render: Render, layout: Layout = _USUAL) -> Made:
    """The page as an HTML file in UTF-8.

    :raises press.findings.Halt: if the template can't be filled.
    """
    try:
        body = _parse(page.body)
    except etree.XMLSyntaxError as error:
        where = f"{page.document} in {page.language}"
        hint = "the page was made wrongly: report this with the source text"
        return Made(None, (finding("render", f"the body of {where} is not well-formed: {error}", hint=hint),))
    missing = tuple(_embed_images(body, page))
    if missing:
        return Made(None, missing)
    _link_documents(body)
    _say_new_window(body, render.label("(opens in a new window)"), page.language)
    _frame_tables(body, render)
    _quieten_call_outs(body)
    _count_as_written(body)
    text = render(
        layout.row.template,
        page=page,
        body=_serialize(body),
        logo=_data_uri(page.logo) if page.logo else "",
        outline=outline(page.contents),
        direction=direction,
        languages=tuple(LANGUAGES.values()),
        tongues=(*tongues(page), *(other.language for other in page.languages)),
        media_types={name: row.media_type for name, row in FORMATS.items()},
    )
    return Made(Artifact(page.document, page.language, "html", layout.edition, text.encode()))


def outline(headings: Sequence[ContentsEntry]) -> list[OutlineEntry]:
    """The headings as a tree. A level that was skipped makes no empty entry."""
    top: list[OutlineEntry] = []
    path: list[OutlineEntry] = []
    for heading in headings:
        while path and path[-1].heading.level >= heading.level:
            path.pop()
        entry = OutlineEntry(heading)
        (path[-1].children if path else top).append(entry)
        path.append(entry)
    return top


# --- the body as a tree ----------------------------------------------------------------------------------------


def _parse(body: str) -> _Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(f"<body>{body}</body>", parser)


def _serialize(body: _Element) -> str:
    """What is in ``body`` in the syntax that HTML and XML share, so that every parser makes the same tree of it."""
    for element in body.iter(etree.Element):
        if not len(element) and element.text is None and element.tag not in _VOID:
            element.text = ""  # <p></p> instead of <p/>, which HTML takes for a start tag
    text = etree.tostring(body, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("<")] if len(body) else ""


def _text(element: _Element) -> str:
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def _embed_images(body: _Element, page: Page) -> Iterator[Finding]:
    assets = {f"images/{asset.name}": asset for asset in page.assets}
    for image in body.iter("img"):
        source = image.get("src", "")
        if source in assets:
            image.set("src", _data_uri(assets[source]))
        else:
            message = f"{page.document} in {page.language} shows “{source}”, which did not come with the page"
            yield finding("image-missing", message, hint="put the image beside the source text and build again")


def _data_uri(asset: Asset) -> str:
    return f"data:{asset.media_type};base64,{b64encode(asset.data).decode('ascii')}"


def _link_documents(body: _Element) -> None:
    """Links to other documents: their handouts lie beside this one, which is known of no other format."""
    for mention in body.iter("span"):
        target = mention.get("data-document")
        if target is not None:
            mention.tag = "a"
            mention.set("href", target)
            del mention.attrib["data-document"]


def _say_new_window(body: _Element, label: str, language: str) -> None:
    """Links that lead away open in a window of their own, and say so in their text (WCAG 2.2, 3.2.5; G201).

    What is said is in the page's language, whatever that of the link (3.1.2).
    """
    words = label.strip("()（） ").casefold()
    for link in body.iter("a"):
        if "external" not in link.get("rel", "").split():
            continue
        link.set("target", "_blank")
        link.set("rel", "external noopener noreferrer")
        notice = etree.SubElement(link, "span", {"class": NEW_WINDOW_CLASS})
        # A writer who says it already is not repeated; the empty span still carries the mark that is seen.
        if words not in _text(link).casefold():
            notice.text = f" {label}"
            if _foreign(link, language):
                notice.attrib.update({"lang": language, "dir": direction(language)})


def _foreign(element: _Element, language: str) -> bool:
    """Whether an element is in another language than the page."""
    said = (one.get("lang", "") for one in (element, *element.iterancestors()))
    return next(filter(None, said), language) != language


def _quieten_call_outs(body: _Element) -> None:
    """A call-out is a note and no landmark: several without a name would be as good as none (ARIA in HTML, aside)."""
    for aside in body.iter("aside"):
        aside.set("role", "note")


def _frame_tables(body: _Element, render: Render) -> None:
    """Each table in a region of its own, named by its caption, that takes the focus.

    Where several have none, a number tells them apart: two regions of one name are as good as none (axe-core,
    landmark-unique).
    """
    tables = list(body.iter("table"))
    nameless = sum(table.find("caption") is None for table in tables)
    for number, table in enumerate(tables, start=1):
        frame = etree.Element("div", {"class": "table-frame", "role": "region", "tabindex": "0"})
        caption = table.find("caption")
        if caption is None or not _text(caption).strip():
            frame.set("aria-label", f"{render.label('Table')} {number}" if nameless > 1 else render.label("Table"))
        else:
            caption.set("id", caption.get("id") or f"table:{number}")
            frame.set("aria-labelledby", caption.get("id", ""))
        parent = table.getparent()
        if parent is None:
            continue
        frame.tail, table.tail = table.tail, None
        parent.replace(table, frame)
        frame.append(table)


def _count_as_written(body: _Element) -> None:
    """List counters by class: in HTML an attribute selector can't tell ``type="a"`` from ``type="A"``."""
    for numbered in body.iter("ol"):
        if counter := _COUNTERS.get(numbered.get("type", "")):
            numbered.set("class", counter)
