"""The front matter of a text: YAML between two lines of ``---``, with the line of each value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from press import languages
from press.findings import Finding, finding
from press.model import Inlines, Location, Metadata, Text

if TYPE_CHECKING:
    import yaml

LONGEST = 16_384
"""Characters of front matter that are read."""
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
            if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
                self.tell(1, "the front matter has an alias (*name)", "write the text out, between quotes")
                return
            node = yaml.compose(text, yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            hint = "put a text that has a colon or begins with a special character between quotes"
            self.tell(mark.line + 1 if mark else 1, f"not valid YAML: {error.problem or error.context}", hint)
            return
        except (yaml.YAMLError, RecursionError) as error:
            self.tell(1, f"not valid YAML: {type(error).__name__}", "take special characters out")
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
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in _KEYS:
            self.tell(line, f"nothing reads “{name}”", f"these are known: {', '.join(_KEYS)}")
        elif name in self.places:
            self.tell(line, f"“{name}” stands twice", "keep one of them")
        elif not isinstance(value, yaml.ScalarNode) or not value.value.strip():
            self.tell(line, f"“{name}” is no text", f"write {name}: … on one line")
        else:
            self.values[name] = " ".join(value.value.split())
            self.places[name] = Location(self.file, line)
            self.check(name, self.values[name], line)

    def check(self, name: str, value: str, line: int) -> None:
        """Dates and languages have a form of their own."""
        if name == "updated":
            try:
                self.updated = date.fromisoformat(value)
            except ValueError:
                self.tell(line, f"“{value}” is no date", "write year-month-day: 2023-11-10")
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
