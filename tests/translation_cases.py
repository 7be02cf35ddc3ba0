"""Cases for the checks of translations, read from tests/fixtures/checks: a file a check, a case a line.

``finds en heading | source | translation``: the check has something to say of this translation into English of a
heading. ``accepts``: it has not, and no other check finds an error. ``\\u202f`` stands for the character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from press.checks.translation import Pair, Rules, active, examine, glossary
from press.findings import Finding, Severity
from press.languages import LANGUAGES
from press.model.location import Location
from press.model.segments import Entry, Kind, Segment
from press.pandoc import Codes, read_paragraphs

FOLDER = Path(__file__).parent / "fixtures" / "checks"
GLOSSARY, _ = glossary.read((FOLDER / "glossary.csv").read_bytes())
PLACE = Location("locales/xx/LC_MESSAGES/tekst.po", 7)
_CASE = re.compile(
    r"(?P<verb>finds|accepts) +(?P<language>[\w-]+)(?: (?P<kind>[\w ]+?))? \| (?P<ours>.*?) \| (?P<theirs>.*)"
)


@dataclass(frozen=True)
class Case:
    """A line of a fixture."""

    line: int
    finds: bool
    language: str
    kind: Kind
    ours: str
    theirs: str


def cases(path: Path) -> list[Case]:
    """The cases of a file, in order."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        match = _CASE.fullmatch(line)
        assert match, f"{path.name}:{number} is no case: {line}"
        kind = Kind(match["kind"] or "paragraph")
        ours, theirs = (re.sub(r"\\u([0-9a-f]{4})", _character, match[name]) for name in ("ours", "theirs"))
        found.append(Case(number, match["verb"] == "finds", match["language"], kind, ours, theirs))
    return found


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


def rules(language: str, severities: Mapping[str, Severity | None] | None = None, *, warnings: bool = True) -> Rules:
    """What texts in a language are judged by; links may lead to ok.example."""
    hosts = frozenset({"ok.example", "www.ok.example"})
    return Rules(LANGUAGES["da"], LANGUAGES[language], hosts, GLOSSARY, severities or {}, warnings)


def pairs(given: Iterable[Case], comments: tuple[str, ...] = ()) -> list[Pair]:
    """The cases as the checks see them, read by pandoc in one call."""
    listed = list(given)
    texts = [(text, PLACE) for case in listed for text in (case.ours, case.theirs)]
    words = [paragraph.content or () for paragraph in read_paragraphs(texts, Codes())]
    return [
        Pair(
            Segment("tekst", "", case.ours, words[2 * index], case.kind, Location("source/tekst.md", 1)),
            Entry("", case.ours, case.theirs, False, PLACE, comments),
            words[2 * index + 1],
            rules(case.language),
        )
        for index, case in enumerate(listed)
    ]


def pair(ours: str, theirs: str, language: str = "en", comments: tuple[str, ...] = ()) -> Pair:
    """One paragraph and its translation."""
    return pairs([Case(0, True, language, Kind.PARAGRAPH, ours, theirs)], comments)[0]


def judged(one: Pair) -> list[Finding]:
    """What all checks say of a pair."""
    return examine(one, active(one.rules))
