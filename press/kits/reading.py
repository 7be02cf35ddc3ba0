"""A file of delegations/ → a delegation; what is wrong in it is told with its line."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from press import languages
from press.editions import EDITIONS
from press.findings import Finding, Halt
from press.guard import commanding
from press.kits.model import PAPERS, Delegation
from press.kits.places import file_of
from press.toml import Values, parse

FORMAT, VERSION = "delegation", 1
MOST_BYTES = 1_000_000
_MOST_COPIES = 100_000
_KEYS = {
    "format",
    "version",
    "name",
    "names",
    "arrives",
    "leaves",
    "languages",
    "documents",
    "editions",
    "paper",
    "note",
    "email",
}


def read(key: str, data: bytes, documents: Collection[str]) -> tuple[Delegation | None, tuple[Finding, ...]]:
    """The delegation of a file; None where it is none, and why.

    :param key: the file's name without its ending.
    :param documents: the names of all documents that there are.
    """
    try:
        reader = _Reader(parse(data, file=file_of(key), kind="delegation"), file=file_of(key), kind="delegation")
    except Halt as halt:
        return None, halt.findings
    found = reader.delegation(key, documents)
    return (None if reader.findings else found), tuple(reader.findings)


class _Reader(Values):
    def delegation(self, key: str, documents: Collection[str]) -> Delegation | None:
        data = self.data
        if data.get("format") != FORMAT or data.get("version") != VERSION or data.get("version") is True:
            word = "version" if data.get("format") == FORMAT and "version" in data else "format"
            hint = f'write as its first lines: format = "{FORMAT}" and version = {VERSION}'
            if word == "version" and type(data["version"]) is int and data["version"] > VERSION:
                hint = "take a newer version of the press"
            self.tell("type", "it is not in a form that is known here", "", word, hint)
            return None
        self.keys(data, "", _KEYS)
        arrives = self.day("arrives", required=True)
        leaves = self.day("leaves")
        if arrives and leaves and leaves < arrives:
            self.tell("type", f"leaves is {leaves}, before they arrive", "", "leaves", "mend one of the two days")
        return Delegation(
            key=key,
            name=self.words(data, "name", ""),
            arrives=arrives or date.min,
            leaves=leaves,
            languages=self.preferences(),
            names=self.names(),
            documents=self.known_documents(documents),
            editions=self.editions(),
            paper=self.paper(),
            note=self.note(),
            email=self.email(),
        )

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A date of TOML, or a text with one (ISO 8601)."""
        value = self.data.get(key)
        if value is None and not required:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if isinstance(value, str):
            with contextlib.suppress(ValueError):
                return date.fromisoformat(value)
        self.wrong("", key, value, f"write year, month and day: {key} = 2026-05-12")
        return None

    def preferences(self) -> tuple[str, ...]:
        wanted = self.texts(self.data, "languages", "", required=True)
        if self.data.get("languages") == []:
            self.wrong("", "languages", [], 'name one at least: languages = ["ar", "en"]')
        return tuple(dict.fromkeys(code for one in wanted if (code := self.language(one))))

    def language(self, name: str, section: str = "") -> str:
        row = languages.find(name)
        if row:
            return row.code
        near = get_close_matches(name, languages.LANGUAGES, 1)
        hint = f"did you mean {near[0]}?" if near else f"known are: {', '.join(languages.LANGUAGES)}"
        self.tell("language", f"“{name[:40]}” is not a language that the press knows", section, name, hint)
        return ""

    def names(self) -> dict[str, str]:
        table = self.table("names")
        return {code: self.words(table, one, "names") for one in table if (code := self.language(one, "names"))}

    def known_documents(self, documents: Collection[str]) -> tuple[str, ...]:
        wanted = self.texts(self.data, "documents", "")
        for name in wanted:
            if name not in documents:
                near = get_close_matches(name, documents, 1)
                hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(sorted(documents))}"
                self.tell("document", f"there is no document “{name[:80]}”", "", name, hint)
        return tuple(dict.fromkeys(wanted))

    def editions(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for name, table in self.table("editions").items():
            path = f"editions.{name}"
            if name not in EDITIONS:
                near = get_close_matches(name, EDITIONS, 1)
                hint = f"did you mean {near[0]}?" if near else f"editions are: {', '.join(EDITIONS)}"
                self.tell("edition", f"“{name[:40]}” is no edition", path, "", hint)
            elif not isinstance(table, dict):
                self.tell("type", f"{path} has to be a section", "editions", name, f"write [{path}]")
            else:
                self.keys(table, path, {"copies"})
                found[name] = self.copies(table, name, path)
        return found

    def copies(self, table: dict[str, Any], edition: str, path: str) -> int:
        value = table.get("copies", 0)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST_COPIES:
            self.wrong(path, "copies", value, f"write a number, {_MOST_COPIES} at the most, without quotes")
            return 0
        if value and not EDITIONS[edition].papers:
            hint = f"take copies away: {EDITIONS[edition].what} is packed as a file"
            self.tell("edition", f"{edition} is nothing that is printed", path, "copies", hint)
        return value

    def paper(self) -> Any:
        value = self.data.get("paper", PAPERS[0])
        if value in PAPERS:
            return value
        self.wrong("", "paper", value, "write " + " or ".join(f'"{paper}"' for paper in PAPERS))
        return PAPERS[0]

    def note(self) -> str:
        """Some lines, in which nothing commands a terminal or a printer."""
        value = self.data.get("note", "")
        if isinstance(value, str) and not commanding(value.replace("\n", "")):
            return value.strip()
        self.wrong("", "note", value, 'write note = "…", or between """ and """ where it has lines')
        return ""

    def email(self) -> str:
        value = self.data.get("email", "")
        local, at, host = value.rpartition("@") if isinstance(value, str) else ("", "", "")
        fit = value == "" or (at and local and "." in host and not any(c in ' <>,;:\\"' for c in value))
        if isinstance(value, str) and fit and value.isprintable():
            return value
        self.wrong("", "email", value, 'write the address alone: email = "name@example.org"')
        return ""
