"""Whether a source text can become an accessible document: judged on the tree, before anything is made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from press import languages
from press.checks.foreign_marks import foreign_marks
from press.checks.wording import check_wording
from press.findings import Finding, finding
from press.guard import IMAGE_HINT, LINK_HINT, document_link, image_problem, link_problem
from press.model.document import Document
from press.model.location import Location
from press.model.tree import Blocks, BulletList, Division, Figure, Heading, Image, Link, OrderedList, Span, Table, Text
from press.model.walks import blocks_in, inlines_in, paragraphs
from press.pandoc import plain

LONGEST = 6000
"""Characters in a paragraph. Its marks come on top, and what is longer than 8192 with them is not read back."""
_LATEX = re.compile(r"\\(?:begin|end|[A-Za-z]+)\{[^}]{0,40}\}?|\$\$")
_COLONS = re.compile(r"(?:^|\s):::+(?=\s|$)")


def check(document: Document, documents: Collection[str]) -> tuple[Finding, ...]:
    """What is wrong with a text; ``documents`` are the names of all, for the links between them."""
    return (
        *_headings(document),
        *_inlines(document, documents),
        *_words(document),
        *foreign_marks(document.blocks),
        *_tables(document.blocks),
        *_lists(document.blocks),
        *_captions(document.blocks),
        *_only(document.blocks),
        *check_wording(document.blocks),
        *_links_into_parts(document.blocks),
    )


def _words(document: Document) -> Iterator[Finding]:
    """What would be printed as it stands though it was meant as markup, and what is too long."""
    for words, place in (*paragraphs(document.blocks), (document.metadata.title, document.location)):
        length = len(plain(words))
        if length > LONGEST:
            message = f"a paragraph of {length:,} characters; the longest that can be translated has {LONGEST:,}"
            yield finding("source-size", message, place, "divide it")
    for inline, place in inlines_in(document.blocks):
        if isinstance(inline, Span) and inline.language and not languages.is_language(inline.language):
            hint = "write one as in BCP 47: en, pt-BR, zh-Hans"
            yield finding("attribute", f"“{inline.language}” is no language tag", place, hint)
        if not isinstance(inline, Text):
            continue
        latex = _LATEX.search(inline.text)
        if latex:
            hint = "write it in Markdown; a formula is a picture with a description"
            yield finding("raw-markup", f"LaTeX would be printed as it stands: “{latex[0]}”", place, hint)
        if _COLONS.search(inline.text):
            hint = (
                "begin a division with ::: name or ::: {name=value}, alone on its line, and end it with as many colons"
            )
            yield finding("construct", "colons (:::) that begin or end no division", place, hint)


def _headings(document: Document) -> Iterator[Finding]:
    """No level is skipped on the way down (WCAG 2.2, 1.3.1; PDF/UA-1, 7.4.2)."""
    level = 1
    ids: dict[str, Heading] = {}
    for heading in _all_headings(document.blocks):
        if heading.level == 1:
            hint = "the title is the only heading of level 1: write this one with ##"
            yield finding("heading-level", f"a second title: “{plain(heading.content)[:60]}”", heading.location, hint)
        elif heading.level > level + 1:
            message = f"the heading “{plain(heading.content)[:60]}” skips a level"
            hint = f"write it with {'#' * (level + 1)}"
            yield finding("heading-level", message, heading.location, hint)
        level = max(heading.level, 1)
        if heading.id and heading.id in ids:
            message = (
                f"the heading “{plain(heading.content)[:60]}” has the same id as the one in {ids[heading.id].location}"
            )
            yield finding("attribute", message, heading.location, "give it another one: {#name}")
        ids[heading.id] = heading


def _all_headings(blocks: Blocks) -> Iterator[Heading]:
    return (block for block in blocks_in(blocks) if isinstance(block, Heading))


def _inlines(document: Document, documents: Collection[str]) -> Iterator[Finding]:
    """Links lead somewhere, and pictures are described (WCAG 2.2, 1.1.1)."""
    anchors = {heading.id for heading in _all_headings(document.blocks)}
    for inline, place in inlines_in(document.blocks):
        if isinstance(inline, Link):
            yield from _link(inline, place, documents, anchors)
        if isinstance(inline, Image):
            problem = image_problem(inline.source)
            if problem:
                yield finding("image-target", problem, place, IMAGE_HINT)
            yield from _description(inline, place)
            if inline.title:
                hint = "write it into the caption or the description, and take the quotation marks away"
                yield finding(
                    "attribute", f"the title “{inline.title[:40]}” of a picture is printed nowhere", place, hint
                )


def _description(image: Image, place: Location) -> Iterator[Finding]:
    """A picture has a description or is decoration."""
    is_described = bool(plain(image.description).strip())
    if image.is_decoration and is_described:
        message = f"“{image.source[:60]}” is called decoration, and has a description"
        hint = "take away {.decoration}, or what stands between the brackets"
        yield finding("image-description", message, place, hint)
    elif not image.is_decoration and not is_described:
        hint = (
            "write what it shows between the brackets, ![…](picture.svg), or behind it that it shows nothing: "
            "![](picture.svg){.decoration}"
        )
        yield finding("image-description", f"“{image.source[:60]}” has no description", place, hint)


def _link(link: Link, place: Location, documents: Collection[str], anchors: set[str]) -> Iterator[Finding]:
    problem = link_problem(link.target)
    other = document_link(link.target)
    hint = ""
    if problem:
        hint = LINK_HINT
    elif not plain(link.content).strip():
        problem = f"a link without words, to “{link.target[:60]}”"
        hint = "write what it leads to between the brackets"
    elif other and other[0] not in documents:
        problem = f"there is no document “{other[0]}”"
        hint = f"there are: {', '.join(sorted(documents))}"
    elif link.target.startswith("#") and link.target[1:] not in anchors:
        problem = f"no heading has the id “{link.target[1:]}”"
        hint = f"the ids of the headings are: {', '.join(sorted(anchors))}" if anchors else "the text has no headings"
    if problem:
        yield finding("link-target", problem, place, hint)


def _tables(blocks: Blocks) -> Iterator[Finding]:
    """Every column has a header (WCAG 2.2, 1.3.1; PDF/UA-1, 7.5)."""
    for block in blocks_in(blocks):
        if isinstance(block, Table):
            if not block.head or not any(cell.content for row in block.head for cell in row):
                hint = "write the columns' headers into the first row"
                yield finding("table-shape", "a table without header cells", block.location, hint)
            if not block.body:
                yield finding("table-shape", "a table without rows", block.location, "write a row below the headers")


def _lists(blocks: Blocks) -> Iterator[Finding]:
    """Every item says something: `* * *` is meant as a rule, and read as lists of nothing."""
    for block in blocks_in(blocks):
        if isinstance(block, BulletList | OrderedList) and not all(block.items):
            hint = "write its text, or take the mark away; a rule is written ---"
            yield finding("construct", "a list item without text", block.location, hint)


def _captions(blocks: Blocks) -> Iterator[Finding]:
    """What has a caption has something to say, and so it needs a description."""
    for block in blocks_in(blocks):
        if isinstance(block, Figure) and block.image.is_decoration and block.caption:
            hint = "describe it between the brackets and take away {.decoration}, or take away the caption"
            message = f"“{block.image.source[:60]}” is called decoration, and has a caption"
            yield finding("image-description", message, block.location, hint)


def _only(blocks: Blocks) -> Iterator[Finding]:
    """The languages that a part is for are languages."""
    for block in blocks_in(blocks):
        if isinstance(block, Division):
            for code in block.only:
                if languages.find(code) is None:
                    hint = f"write codes such as {', '.join(list(languages.LANGUAGES)[:4])}"
                    yield finding("attribute", f"“{code}” is no language of the pipeline", block.location, hint)


def _links_into_parts(blocks: Blocks) -> Iterator[Finding]:
    """A link to a heading that only some languages print stands in a part that no others print."""
    parts = [block for block in blocks_in(blocks) if isinstance(block, Division) and block.only]
    headings = [{heading.id for heading in _all_headings(part.blocks)} for part in parts]
    links = [{id(inline) for inline, _ in inlines_in(part.blocks)} for part in parts]
    for inline, place in inlines_in(blocks) if parts else ():
        if not isinstance(inline, Link) or not inline.target.startswith("#"):
            continue
        around = [set(part.only) for part, held in zip(parts, links, strict=True) if id(inline) in held]
        for part, ids in zip(parts, headings, strict=True):
            if inline.target[1:] in ids and not any(codes <= set(part.only) for codes in around):
                codes = " ".join(part.only)
                message = f"the heading “{inline.target[:60]}” is printed in {codes} only, and the link elsewhere too"
                yield finding("link-target", message, place, f'put the link into a part ::: {{only="{codes}"}} too')
