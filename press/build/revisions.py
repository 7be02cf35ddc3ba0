"""What an update did to the translations, told in lines: each language, then each text that changed, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from press.build.catalogs import Report
from press.catalog import Change, ChangeKind, compare

_MOST = 30
"""Changes that are listed; nobody reads more in a terminal."""
_LONGEST = 300


@dataclass(slots=True)
class _Text:
    """A text that changed, and in which languages its translation is valid or waits for somebody."""

    change: Change
    new: str
    valid: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


def told(reports: Sequence[Report]) -> Iterator[str]:
    """The lines; none where no text changed that had a translation."""
    texts: dict[tuple[str, str], _Text] = {}
    for report in reports:
        for revision in report.revisions:
            text = texts.setdefault(
                (revision.old, revision.new), _Text(compare(revision.old, revision.new), revision.new)
            )
            (text.valid if revision.valid else text.waiting).append(report.language)
    yield from _by_language(reports)
    shown = sorted(texts.values(), key=lambda text: _ORDER.index(text.change.kind))
    for text in shown[:_MOST]:
        yield from _lines(text)
    if len(shown) > _MOST:
        yield f"and {len(shown) - _MOST} more texts that changed"


def _by_language(reports: Sequence[Report]) -> Iterator[str]:
    """What each language has to do; those that have the same share a line."""
    sharing: dict[str, list[str]] = {}
    for code in dict.fromkeys(report.language for report in reports if report.revisions):
        revisions = [revision for report in reports if report.language == code for revision in report.revisions]
        kinds = Counter(str(revision.change.kind) for revision in revisions if not revision.valid)
        parts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        carried = sum(revision.valid for revision in revisions)
        said = [f"{kinds.total()} texts to be looked at ({parts})"] if kinds else []
        said += [f"{carried} with a new address put in place, still valid"] if carried else []
        sharing.setdefault("; ".join(said), []).append(code)
    for line, codes in sharing.items():
        yield f"{', '.join(codes)}: {line}"


def _lines(text: _Text) -> Iterator[str]:
    words = str(text.change) or text.new
    yield f"{text.change.kind}: {words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + ' …'}"
    if text.valid:
        yield f"    the new one was put in place, please have a look: {', '.join(dict.fromkeys(text.valid))}"
    if text.waiting:
        yield f"    to be looked at: {', '.join(dict.fromkeys(text.waiting))}"


_ORDER = (ChangeKind.FACTS, ChangeKind.WORDING, ChangeKind.SPELLING, ChangeKind.NONE)
