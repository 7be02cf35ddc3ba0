"""What publication.toml says of editions: ``[edition.<name>]``."""

from __future__ import annotations

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
            values.tell("settings-key", f"“{name[:40]}” is no edition", path, "", hint)
        elif not isinstance(table, dict):
            values.tell("settings-type", f"{path} has to be a section", "edition", name, f"write [{path}]")
        else:
            found[name] = _layout(values, EDITIONS[name], table, path)
    return found


def _layout(values: Reader, row: Edition, table: dict[str, Any], path: str) -> Layout:
    printed = {"paper", "max_pages"} if row.papers else set()
    values.keys(table, path, {"documents", *printed})
    said = {key: table[key] for key in printed & table.keys()}
    paper = said.get("paper", "")
    if paper not in {"", *row.papers}:
        values.wrong(path, "paper", paper, _choice(row.papers))
    pages = said.get("max_pages", 0)
    if not isinstance(pages, int) or isinstance(pages, bool) or not 0 <= pages <= _MOST_PAGES:
        values.wrong(path, "max_pages", pages, "write a number of pages, without quotes")
        pages = 0
    return Layout(row.name, str(paper), pages, values.texts(table, "documents", path))


def _choice(papers: tuple[str, ...]) -> str:
    return "write " + " or ".join(f'"{size}"' for size in papers)
