"""The title of a manuscript, and its headings from level 2 on without a gap (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from press.pandoc.manuscripts.inlines import words
from press.pandoc.reader import Node

_ID = re.compile(r"[^\s{}#=\"]+")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Outline:
    """A text and its title."""

    title: str
    blocks: list[Node]


def linked(nodes: Iterable[Node]) -> frozenset[str]:
    """The ids of headings to which links of the text lead."""
    found = list(_nodes(nodes))
    targets = {node["c"][2][0][1:] for node in found if node["t"] == "Link" and node["c"][2][0].startswith("#")}
    return frozenset(node["c"][1][0] for node in found if node["t"] == "Header") & {
        target for target in targets if _ID.fullmatch(target)
    }


def _nodes(inner: object) -> Iterator[Node]:
    if isinstance(inner, dict) and "t" in inner:
        yield inner
        yield from _nodes(inner.get("c"))
    elif isinstance(inner, list):
        for one in inner:
            yield from _nodes(one)


def outlined(blocks: list[Node], title: str) -> Outline:
    """The text without its title, which is the metadata's or the one heading that stands above all others."""
    headings = [node for node in blocks if node["t"] == "Header"]
    if headings and _is_title(headings, title):
        title = title or words(headings[0]["c"][2])
        blocks = [node for node in blocks if node is not headings[0]]
    above: list[int] = []
    for node in blocks:
        if node["t"] == "Header":
            level = node["c"][0]
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            node["c"][0] = min(len(above) + 1, _DEEPEST)
    return Outline(title, blocks)


def _is_title(headings: list[Node], title: str) -> bool:
    first, *rest = headings
    if title:
        return words(first["c"][2]).casefold() == title.casefold()
    return all(node["c"][0] > first["c"][0] for node in rest)
