"""The levels of a text by the Unicode Bidirectional Algorithm (UAX #9, revision 46), by the letter of its rules.

What lays a page out has its levels from FriBidi; the check that judges it must not, so it has them from here. One
paragraph at a time; rules are named as in the standard.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_DEPTH = 125
_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_REMOVED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
"""The direction that a type counts for among neutrals (N0 to N2)."""


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character of a paragraph, before rules L1 to L4.

    :param base: 0 or 1, the level of the paragraph.
    """
    types = [unicodedata.bidirectional(character) or "L" for character in text]
    partners = _partners(types)
    found, resolved = _explicit(types, partners, base)
    for run in _sequences(types, found, partners):
        _resolve(text, types, resolved, found, run, base, partners)
    whole = [_implicit(level, kind) for level, kind in zip(found, resolved, strict=True)]
    for place, kind in enumerate(types):
        if kind in _REMOVED:  # such as the joiners: what they stand in is one run (5.2)
            whole[place] = whole[place - 1] if place else base
    return whole


def visual_order(given: Sequence[int]) -> list[int]:
    """The places of a line's characters from left to right (rule L2)."""
    order = list(range(len(given)))
    for level in range(max(given, default=0), 0, -1):
        start = 0
        while start < len(given):
            end = start
            while end < len(given) and given[end] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _partners(types: Sequence[str]) -> dict[int, int]:
    """Isolate initiators and the ends that match them, both ways (BD9)."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for place, kind in enumerate(types):
        if kind in _ISOLATES:
            waiting.append(place)
        elif kind == "PDI" and waiting:
            start = waiting.pop()
            found |= {start: place, place: start}
    return found


def _first_strong(types: Sequence[str], start: int, end: int, partners: dict[int, int]) -> int:
    """The level that the first strong character gives (P2, P3)."""
    place = start
    while place < end:
        if types[place] in {"L", "R", "AL"}:
            return int(types[place] != "L")
        if types[place] in _ISOLATES:
            place = partners.get(place, end)
        place += 1
    return 0


def _explicit(types: Sequence[str], partners: dict[int, int], base: int) -> tuple[list[int], list[str]]:
    """Levels by the explicit controls, and types by the overrides (X1 to X8)."""
    found: list[int] = []
    resolved = list(types)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    for place, kind in enumerate(types):
        if kind == "PDI" and place in partners and any(entry[2] for entry in stack):
            while not stack[-1][2]:
                stack.pop()
            stack.pop()
        level, override, _ = stack[-1]
        found.append(level)
        if kind not in _REMOVED and override:
            resolved[place] = override
        if kind in _ISOLATES or kind in {"LRE", "RLE", "LRO", "RLO"}:
            odd = kind[0] == "R" or (
                kind == "FSI" and _first_strong(types, place + 1, partners.get(place, len(types)), partners) == 1
            )
            inner = level + 1 + (level % 2 == odd)
            if inner <= _DEPTH:
                stack.append((inner, {"LRO": "L", "RLO": "R"}.get(kind, ""), kind in _ISOLATES))
        elif kind == "PDF" and len(stack) > 1 and not stack[-1][2]:
            stack.pop()
    return found, resolved


def _sequences(types: Sequence[str], found: Sequence[int], partners: dict[int, int]) -> Iterator[list[int]]:
    """The isolating run sequences (BD13, X9, X10): places of characters of one level that are read as one."""
    runs: list[list[int]] = []
    for place, kind in enumerate(types):
        if kind in _REMOVED:
            continue
        is_new = not runs or found[runs[-1][-1]] != found[place]
        runs += [[]] if is_new else []
        runs[-1].append(place)
    starting = {run[0]: run for run in runs}
    for run in runs:
        if types[run[0]] == "PDI" and run[0] in partners:
            continue
        whole = list(run)
        while types[whole[-1]] in _ISOLATES and partners.get(whole[-1]) in starting:
            whole += starting[partners[whole[-1]]]
        yield whole


def _resolve(  # noqa: PLR0917 — the state of the algorithm, as the rules share it
    text: str,
    types: Sequence[str],
    resolved: list[str],
    found: Sequence[int],
    run: list[int],
    base: int,
    partners: dict[int, int],
) -> None:
    level = found[run[0]]
    before = next((found[p] for p in range(run[0] - 1, -1, -1) if types[p] not in _REMOVED), base)
    is_open = types[run[-1]] in _ISOLATES and run[-1] not in partners
    after = (
        base if is_open else next((found[p] for p in range(run[-1] + 1, len(text)) if types[p] not in _REMOVED), base)
    )
    first, last = ("R" if max(level, other) % 2 else "L" for other in (before, after))
    kinds = [resolved[place] for place in run]
    _weak(kinds, first)
    _brackets([text[place] for place in run], kinds, level, first)
    _neutrals(kinds, level, first, last)
    for place, kind in zip(run, kinds, strict=True):
        resolved[place] = kind


def _weak(kinds: list[str], first: str) -> None:
    """W1 to W7."""
    _marks_and_digits(kinds, first)
    for place in range(1, len(kinds) - 1):
        around = kinds[place - 1], kinds[place + 1]
        if (kinds[place] in {"ES", "CS"} and around == ("EN", "EN")) or (
            kinds[place] == "CS" and around == ("AN", "AN")
        ):
            kinds[place] = around[0]  # W4
    for start, end in _stretches(kinds, "ET"):
        if "EN" in {*kinds[max(0, start - 1) : start], *kinds[end : end + 1]}:
            kinds[start:end] = ["EN"] * (end - start)  # W5
    strong = first
    for place, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:
            kinds[place] = "ON"  # W6
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"  # W7


def _marks_and_digits(kinds: list[str], first: str) -> None:
    """W1 to W3."""
    previous = strong = first
    for place, given in enumerate(kinds):
        kind = given
        if given == "NSM":
            kind = kinds[place] = "ON" if previous in _ISOLATES or previous == "PDI" else previous  # W1
        previous = kind
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"  # W2
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3


def _stretches(kinds: Sequence[str], kind: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == kind:
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)


def _pairs(characters: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Brackets that match, in the order of the opening ones (BD16)."""
    waiting: list[tuple[str, int]] = []
    found = []
    for place, character in enumerate(characters):
        if kinds[place] != "ON" or not unicodedata.mirrored(character):
            continue
        category = unicodedata.category(character)
        if category == "Ps":
            if len(waiting) == 63:
                return []
            waiting.append((_closing(character), place))
        elif category == "Pe":
            same = _CANONICAL.get(character, character)
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == same:
                    found.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(found)


_CANONICAL = {"\u232a": "\u3009"}
_CLOSING = {"\u298d": "\u2990", "\u298f": "\u298e", "\u2329": "\u3009"}
"""Where the closing bracket is not the next character (BidiBrackets.txt)."""


def _closing(opening: str) -> str:
    step = 2 if opening in "[{" else 1
    return _CLOSING.get(opening, chr(ord(opening) + step))


def _brackets(characters: Sequence[str], kinds: list[str], level: int, first: str) -> None:
    """N0."""
    inner = "R" if level % 2 else "L"
    original = list(kinds)
    for start, end in _pairs(characters, kinds):
        inside = {_STRONG[kind] for kind in kinds[start + 1 : end] if kind in _STRONG}
        if inner in inside:
            kind = inner
        elif inside:
            before = next((_STRONG[kind] for kind in reversed(kinds[:start]) if kind in _STRONG), first)
            kind = before if before != inner else inner
        else:
            continue
        for place in (start, end):
            kinds[place] = kind
            follower = place + 1
            while follower < len(kinds) and _is_mark(characters[follower], original[follower]):
                kinds[follower] = kind
                follower += 1


def _is_mark(character: str, kind: str) -> bool:
    return kind == "ON" and unicodedata.bidirectional(character) == "NSM"


def _neutrals(kinds: list[str], level: int, first: str, last: str) -> None:
    """N1 and N2."""
    place = 0
    before = first
    while place < len(kinds):
        if kinds[place] not in _NEUTRAL:
            before = _STRONG[kinds[place]]
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        after = _STRONG[kinds[end]] if end < len(kinds) else last
        kinds[place:end] = [before if before == after else "R" if level % 2 else "L"] * (end - place)
        place = end


def _implicit(level: int, kind: str) -> int:
    """I1 and I2; characters that X9 removes keep the level around them."""
    if level % 2:
        return level + (kind in {"L", "EN", "AN"})
    return level + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
