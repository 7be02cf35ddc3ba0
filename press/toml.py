"""TOML that people write → values, and what is wrong with them, each with its line. Every file of ours is read so."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection
from difflib import get_close_matches
from typing import Any

from press.findings import Finding, Halt, finding
from press.guard import commanding
from press.model.location import Location

_SECTION = re.compile(r"\s*\[([^\[\]]+)\]")


def parse(data: bytes, *, file: str, kind: str) -> tuple[str, dict[str, Any]]:
    """The text of a file, and its values.

    :param file: what findings call it.
    :param kind: what their codes begin with: ``settings`` for ``settings-syntax``.
    :raises Halt: if it is not UTF-8, or no TOML.
    """
    code = f"{kind}-syntax"
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        where = Location(file, data.count(b"\n", 0, error.start) + 1)
        raise Halt(finding(code, "the file is not UTF-8", where, "save it as UTF-8")) from None
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        where = Location(file, int(found[1]) if found else text.rstrip().count("\n") + 1)
        reason = re.sub(r" \(at .*\)", "", str(error))
        hint = next((hint for word, hint in _SYNTAX_HINTS.items() if word in reason), 'texts stand in "quotes"')
        raise Halt(finding(code, f"not valid TOML: {reason}", where, hint)) from None
    except RecursionError:
        message = "brackets stand too deep in each other"
        raise Halt(finding(code, message, Location(file), "take the brackets away")) from None


_SYNTAX_HINTS = {
    "overwrite": "the same name stands above already: keep one of the two",
    "twice": "the same section stands above already: join the two",
    "Illegal character '\\n'": 'a text ends on its own line, with "',
}


class Values:
    """Takes values out of a parsed file, and notes what is wrong with them."""

    def __init__(self, parsed: tuple[str, dict[str, Any]], *, file: str, kind: str) -> None:
        """Begins with nothing found.

        :param parsed: by :func:`parse`.
        :param file: what findings call it.
        :param kind: what their codes begin with; there are ``<kind>-type`` and ``<kind>-key``.
        """
        self.text, self.data = parsed
        self.file = file
        self.kind = kind
        self.findings: list[Finding] = []

    def table(self, name: str) -> dict[str, Any]:
        """A section; an empty one where the file has none."""
        value = self.data.get(name, {})
        if isinstance(value, dict):
            return value
        self.tell("type", f"{name} has to be a section", "", name, f"write [{name}]")
        return {}

    def words(self, table: dict[str, Any], key: str, path: str) -> str:
        """A text that can be printed."""
        value = table.get(key)
        if isinstance(value, str) and value.strip() and not commanding(value):
            return value
        self.wrong(path, key, value, f'write {key} = "…"')
        return ""

    def texts(self, table: dict[str, Any], key: str, path: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        value = table.get(key, None if required else [])
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self.wrong(path, key, value, f'write {key} = ["…", "…"]')
        return ()

    def keys(self, table: dict[str, Any], path: str, known: Collection[str]) -> None:
        """Notes what nothing reads."""
        for key in sorted(table.keys() - set(known)):
            where = f"[{path}]" if path else self.file
            close = get_close_matches(key, known, 1)
            hint = f"did you mean {close[0]}?" if close else f"these are known there: {', '.join(sorted(known))}"
            self.tell("key", f"“{key}” is no setting in {where}", path, key, hint)

    def wrong(self, path: str, key: str, value: object, hint: str) -> None:
        """Notes a value that is not there, or not of the right kind."""
        shown = json.dumps(value, ensure_ascii=False, default=str)
        said = "missing" if value is None else shown if len(shown) <= 60 else f"{shown[:60]}…"
        named = f"{path}.{key}" if path else key
        self.tell("type", f"{named} is {said}", path, "" if value is None else key, hint)

    def tell(self, code: str, message: str, section: str, word: str, hint: str) -> None:
        """Notes a finding at the first line of a section that has a word; at the section's own line without one.

        :param code: without the kind that it begins with.
        """
        place = Location(self.file, self.line(section, word))
        self.findings.append(finding(f"{self.kind}-{code}", message, place, hint))

    def line(self, section: str, word: str) -> int:
        """The line of a word, looked for: tomllib keeps no positions."""
        here, begins = "", 1
        first = 0
        for number, line in enumerate(self.text.split("\n"), 1):
            header = _SECTION.match(line)
            if header:
                here = re.sub(r"[\s\"']", "", header[1]).replace("_", "-")
            inside = here == section.replace("_", "-")
            if header and inside:
                begins = number
            if word and re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", line.partition(" #")[0]):
                if inside:
                    return number
                first = first or number
        return first or begins
