"""What publication.toml says of editions: ``[edition.<name>]``."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from press.editions import EDITIONS, Edition, Layout

if TYPE_CHECKING:
    from press.settings.reader import Reader

_MOST_PAGES = 10_000


def layouts(values: Reader) -> dict[str, Layout]:
    """The editions that the file has a section for, by name."""
    found: dict[str, Layout] = {}
    for name, table in values.table("edition").items():
        path = f"edition.{name}"
        if name not in EDITIONS:
            near = get_close_matches(name, EDITIONS, 1)
            hint = f"did you mean [edition.{near[0]}]?" if near else f"editions are: {', '.join(EDITIONS)}"
            values.tell("key", f"“{name[:40]}” is no edition", path, "", hint)
        elif not isinstance(table, dict):
            values.tell("type", f"{path} has to be a section", "edition", name, f"write [{path}]")
        else:
            found[name] = _layout(values, EDITIONS[name], table, path)
    return found


def published(values: Reader, publication: dict[str, Any], said: Mapping[str, Layout]) -> tuple[str, ...]:
    """The editions that are published; where nothing is said, the usual ones and those that have a section."""
    named = values.texts(publication, "editions", "publication")
    if publication.get("editions") == []:
        values.wrong("publication", "editions", [], f"name some of: {', '.join(EDITIONS)}; or leave it out for all")
    for name in named:
        if name not in EDITIONS:
            near = get_close_matches(name, EDITIONS, 1)
            hint = f"did you mean {near[0]}?" if near else f"editions are: {', '.join(EDITIONS)}"
            values.tell("key", f"“{name[:40]}” is no edition", "publication", name, hint)
    return tuple(name for name in EDITIONS if name in named) or tuple(
        name for name, row in EDITIONS.items() if not row.on_request and (not row.optional or name in said)
    )


def _layout(values: Reader, row: Edition, table: dict[str, Any], path: str) -> Layout:
    own = {"paper", "max_pages"} if row.papers else {"unicode"} if row.format == "braille" else set()
    values.keys(table, path, {"documents", *own})
    said = {key: table[key] for key in own & table.keys()}
    paper = said.get("paper", "")
    if paper not in {"", *row.papers}:
        values.wrong(path, "paper", paper, _choice(row.papers))
    pages = said.get("max_pages", 0)
    if not isinstance(pages, int) or isinstance(pages, bool) or not 0 <= pages <= _MOST_PAGES:
        values.wrong(path, "max_pages", pages, "write a number of pages, without quotes")
        pages = 0
    unicode = said.get("unicode", False)
    if not isinstance(unicode, bool):
        values.wrong(path, "unicode", unicode, "write true or false")
    documents = values.texts(table, "documents", path)
    return Layout(row.name, str(paper), pages, documents, unicode=unicode is True)


def _choice(papers: tuple[str, ...]) -> str:
    return "write " + " or ".join(f'"{size}"' for size in papers)
