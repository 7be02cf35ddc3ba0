"""The front matter of a text: YAML between two lines of ``---``, with the line of each value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from press import languages
from press.findings import Finding, finding
from press.model.document import Metadata
from press.model.location import Location
from press.model.tree import Inlines, Text
from press.pandoc.reader import UNPRINTABLE

if TYPE_CHECKING:
    import yaml

LONGEST = 16_384
"""Characters of front matter that are read."""
_DEEPEST = 2
_DATE = re.compile(r"(19|2\d)\d\d-\d\d-\d\d")
_SPACES = re.compile(r"[ \t\n]+")
_KEYS = ("title", "subtitle", "summary", "updated", "lang")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stood above the text."""

    metadata: Metadata
    language: str
    """BCP 47; empty where the text says none."""
    body: str
    """The text below, with empty lines for those above it, so that its line numbers are the file's."""


def split(text: str, file: str) -> tuple[FrontMatter, tuple[Finding, ...]]:
    """The front matter and the text below it."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter(Metadata(title=()), "", text), ()
    ends = (number for number, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."})
    end = next(ends, None)
    if end is None:
        hint = "write a line of --- below it"
        problem = finding("front-matter", "the front matter has no end", Location(file, 1), hint)
        return FrontMatter(Metadata(title=()), "", text), (problem,)
    reader = _Reader(file)
    reader.read("\n".join(["", *lines[1:end]]))
    body = "\n".join([""] * (end + 1) + lines[end + 1 :])
    return FrontMatter(reader.metadata(), reader.language, body), tuple(reader.findings)


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.values: dict[str, str] = {}
        self.places: dict[str, Location] = {}
        self.updated: date | None = None
        self.language = ""

    def read(self, text: str) -> None:
        """Takes the values out of the YAML, as texts: no anchor, tag or type of YAML has a meaning here."""
        import yaml

        if len(text) > LONGEST:
            self.tell(1, f"the front matter has more than {LONGEST} characters", "put the text below it")
            return
        try:
            # Nothing that is read stands deeper than a key's value; the scanner takes minutes over thousands of "[".
            depth = 0
            for event in yaml.parse(text, yaml.SafeLoader):
                depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
                if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
                    what = "an alias (*name)" if isinstance(event, yaml.AliasEvent) else "lists within lists"
                    hint = "write each value as a text, between quotes"
                    self.tell(
                        event.start_mark.line + 1 if event.start_mark else 1, f"the front matter has {what}", hint
                    )
                    return
            node = yaml.compose(text, yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            hint = "put a text that has a colon or begins with a special character between quotes"
            if "\\t" in str(error.problem):
                hint = "write spaces instead of tabs"
            self.tell(mark.line + 1 if mark else 1, f"not valid YAML: {error.problem or error.context}", hint)
            return
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            self.tell(line, f"the character U+{ord(text[error.position]):04X} can't be printed", "delete it")
            return
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            self.tell(1, "the front matter is no list of “key: value”", "write title: … on a line of its own")
            return
        for key, value in node.value:
            self.take(key, value)

    def take(self, key: yaml.Node, value: yaml.Node) -> None:
        """One ``key: value``."""
        import yaml

        line = key.start_mark.line + 1
        name = key.value if isinstance(key, yaml.ScalarNode) else "[…]"
        if name not in _KEYS:
            close = get_close_matches(name, _KEYS, 1)
            hint = f"did you mean {close[0]}?" if close else f"these are known: {', '.join(_KEYS)}"
            self.tell(line, f"nothing reads “{name[:40]}”", hint)
        elif name in self.places:
            self.tell(line, f"“{name}” stands twice", "keep one of them")
        elif not isinstance(value, yaml.ScalarNode) or not value.value.strip():
            self.tell(line, f"“{name}” is no text", f"write {name}: … on one line")
        elif UNPRINTABLE.search(value.value):
            self.tell(line, f"“{name}” has a character in it that can't be printed", "write it anew")
        else:
            self.values[name] = " ".join(_SPACES.split(value.value.strip(" \t\n")))
            self.places[name] = Location(self.file, line)
            self.check(name, self.values[name], line)

    def check(self, name: str, value: str, line: int) -> None:
        """Dates and languages have a form of their own."""
        if name == "updated":
            try:
                self.updated = date.fromisoformat(value if _DATE.fullmatch(value) else "")
            except ValueError:
                self.tell(line, f"“{value[:40]}” is no date", "write year-month-day: 2023-11-10")
        if name == "lang":
            row = languages.find(value)
            if row:
                self.language = row.code
            else:
                self.tell(line, f"“{value}” is not a language that the pipeline knows", "write da")

    def metadata(self) -> Metadata:
        """What was taken."""
        return Metadata(
            title=self.words("title"),
            subtitle=self.words("subtitle"),
            summary=self.words("summary"),
            updated=self.updated,
            places=self.places,
        )

    def words(self, name: str) -> Inlines:
        return (Text(self.values[name]),) if name in self.values else ()

    def tell(self, line: int, message: str, hint: str) -> None:
        self.findings.append(finding("front-matter", message, Location(self.file, line), hint))
