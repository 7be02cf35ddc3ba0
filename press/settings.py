"""publication.toml → Settings. The only reader of configuration."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from press import languages
from press.files import read_bytes_capped
from press.findings import Finding, Halt, Severity, check_names, finding
from press.model import Location

FILE = "publication.toml"

Missing = Literal["mark", "fail"]

_LARGEST = 1_000_000
_SECTION = re.compile(r"\s*\[([^\[\]]+)\]")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~%+@/-]*)?")
"""Of a folder: without a query, a fragment, a password, or a character that would have to be escaped in HTML."""
_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "off": None}


@dataclass(frozen=True, slots=True)
class LanguagePolicy:
    """What publication.toml says of one language, in ``[language.<code>]``."""

    missing: Missing = "mark"
    """A text without a translation: print the source's, marked; or don't publish the document."""
    reviewed: bool = False
    """Somebody who speaks the language has read the translations: no draft notice."""
    allowed_hosts: tuple[str, ...] = ()
    """Hosts to which a translation may lead a link of its own, besides those for all languages."""
    publisher: str = ""
    """The publisher's name in the language; empty for the name in the source's."""
    checks: Mapping[str, Severity | None] = field(default_factory=dict)
    """Checks of translations that the language has milder, more strictly or (None) not at all, by name."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is published, by whom, in which languages, under which policies."""

    root: Path
    """The project folder."""
    publisher: str
    source_language: str
    """BCP 47."""
    languages: tuple[str, ...]
    """BCP 47; the source's language first, the others as they were listed."""
    base_url: str = ""
    """Where output/ will stand on the web, ending in a slash; empty where links stay relative."""
    policies: Mapping[str, LanguagePolicy] = field(default_factory=dict)
    allowed_hosts: tuple[str, ...] = ()

    def policy(self, language: str) -> LanguagePolicy:
        """The policy of a language, or the usual one."""
        return self.policies.get(language, LanguagePolicy())

    def hosts(self, language: str) -> frozenset[str]:
        """The hosts to which a translation into ``language`` may lead a link of its own."""
        return frozenset(self.allowed_hosts) | frozenset(self.policy(language).allowed_hosts)

    def is_draft(self, language: str) -> bool:
        """Whether what is made in a language has to say that nobody reviewed it."""
        return language != self.source_language and not self.policy(language).reviewed


def load(root: Path) -> Settings:
    """The settings of the project in ``root``.

    :raises Halt: with every finding at once, each with its line.
    """
    return _Reader(root, _parse(root)).settings()


def _parse(root: Path) -> tuple[str, dict[str, Any]]:
    text = _text(root)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        where = Location(FILE, int(found[1]) if found else text.rstrip().count("\n") + 1)
        reason = re.sub(r" \(at .*\)", "", str(error))
        hint = next((hint for word, hint in _SYNTAX_HINTS.items() if word in reason), 'texts stand in "quotes"')
        raise Halt(finding("settings-syntax", f"not valid TOML: {reason}", where, hint)) from None
    except RecursionError:
        message = "brackets stand too deep in each other"
        raise Halt(finding("settings-syntax", message, Location(FILE), "take the brackets away")) from None


_SYNTAX_HINTS = {
    "overwrite": "the same name stands above already: keep one of the two",
    "twice": "the same section stands above already: join the two",
    "Illegal character '\\n'": 'a text ends on its own line, with "',
}


def _text(root: Path) -> str:
    if not (root / FILE).exists():
        hint = 'write one: [publication] with publisher = "…", source_language = "da" and languages = ["en"]'
        raise Halt(finding("settings-missing", f"there is no {FILE} in {_shown(root)}", Location(FILE), hint))
    data = read_bytes_capped(root / FILE, named=FILE, most=_LARGEST)
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        where = Location(FILE, data.count(b"\n", 0, error.start) + 1)
        raise Halt(finding("settings-syntax", "the file is not UTF-8", where, "save it as UTF-8")) from None


def _shown(root: Path) -> str:
    return "this folder" if root == Path() else f"the folder “{root.name}”"


class _Reader:
    """Takes the values out of the parsed file, and notes what is wrong with them."""

    def __init__(self, root: Path, parsed: tuple[str, dict[str, Any]]) -> None:
        self.root = root
        self.text, self.data = parsed
        self.findings: list[Finding] = []

    def settings(self) -> Settings:
        self.keys(self.data, "", {"publication", "language", "links"})
        publication = self.table("publication")
        self.keys(publication, "publication", {"publisher", "source_language", "languages", "base_url"})
        links = self.table("links")
        self.keys(links, "links", {"allowed_hosts"})
        publisher = self.words(publication, "publisher", "publication")
        source = self.words(publication, "source_language", "publication")
        listed = self.texts(publication, "languages", "publication", required=True)
        codes = [self.language(code, "publication") for code in (source, *listed) if code]
        settings = Settings(
            root=self.root,
            publisher=publisher,
            source_language=codes[0] if codes else "",
            languages=tuple(dict.fromkeys(codes)),
            base_url=self.base_url(publication),
            policies=self.policies(),
            allowed_hosts=self.hosts(links, "links"),
        )
        for code in settings.policies:
            if code and code not in settings.languages:
                message = f"[language.{code}] is for a language that is not published"
                hint = "add it to languages in [publication], or take the section away"
                self.tell("settings-language", message, f"language.{code}", "", hint)
        if self.findings:
            raise Halt(self.findings)
        return settings

    def policies(self) -> dict[str, LanguagePolicy]:
        result: dict[str, LanguagePolicy] = {}
        for name, table in self.table("language").items():
            path = f"language.{name}"
            if not isinstance(table, dict):
                self.tell("settings-type", f"{path} has to be a section", "language", name, f"write [{path}]")
                continue
            code = self.language(name, path)
            if code in result and code:
                self.tell("settings-key", f"[{path}] is a second section for {code}", path, "", "join the two")
            result[code] = self.policy(table, path)
        return result

    def policy(self, table: dict[str, Any], path: str) -> LanguagePolicy:
        self.keys(table, path, {"missing", "reviewed", "allowed_hosts", "publisher", "checks"})
        missing = table.get("missing", "mark")
        if missing not in ("mark", "fail"):
            self.wrong(path, "missing", missing, 'write "mark" or "fail"')
        reviewed = table.get("reviewed", False)
        if not isinstance(reviewed, bool):
            self.wrong(path, "reviewed", reviewed, "write true or false")
        publisher = self.words(table, "publisher", path) if "publisher" in table else ""
        kept: Missing = "fail" if missing == "fail" else "mark"
        return LanguagePolicy(kept, reviewed is True, self.hosts(table, path), publisher, self.checks(table, path))

    def checks(self, table: dict[str, Any], path: str) -> dict[str, Severity | None]:
        chosen = table.get("checks", {})
        if not isinstance(chosen, dict):
            self.wrong(path, "checks", chosen, 'write checks = {numbers = "warning", emphasis = "off"}')
            return {}
        found: dict[str, Severity | None] = {}
        for name, value in chosen.items():
            if name not in check_names():
                near = get_close_matches(name, check_names(), 1)
                hint = f"perhaps {near[0]}; docs/checks.md has all" if near else "docs/checks.md has all"
                self.tell("settings-key", f"“{name[:60]}” in {path}.checks is no check", path, name, hint)
            elif isinstance(value, str) and value in _SEVERITIES:
                found[name] = _SEVERITIES[value]
            else:
                self.wrong(path, name, value, 'write "error", "warning" or "off"')
        return found

    def base_url(self, publication: dict[str, Any]) -> str:
        value = publication.get("base_url", "")
        if value == "":
            return ""
        if isinstance(value, str) and _ADDRESS.fullmatch(value):
            return value.rstrip("/") + "/"
        hint = 'write the address of the folder: "https://example.org/brochures/"'
        self.wrong("publication", "base_url", value, hint)
        return ""

    def hosts(self, table: dict[str, Any], path: str) -> tuple[str, ...]:
        named = self.texts(table, "allowed_hosts", path)
        for host in named:
            if not _HOST.fullmatch(host):
                hint = 'write its name alone, in small letters: "example.org"'
                self.tell("settings-type", f"“{host[:60]}” in {path}.allowed_hosts is no host", path, host, hint)
        return named

    def table(self, name: str) -> dict[str, Any]:
        value = self.data.get(name, {})
        if isinstance(value, dict):
            return value
        self.tell("settings-type", f"{name} has to be a section", "", name, f"write [{name}]")
        return {}

    def words(self, table: dict[str, Any], key: str, path: str) -> str:
        """A text that can be printed."""
        value = table.get(key)
        if isinstance(value, str) and value.strip() and value.isprintable():
            return value
        self.wrong(path, key, value, f'write {key} = "…"')
        return ""

    def texts(self, table: dict[str, Any], key: str, path: str, *, required: bool = False) -> tuple[str, ...]:
        value = table.get(key, None if required else [])
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self.wrong(path, key, value, f'write {key} = ["…", "…"]')
        return ()

    def language(self, name: str, path: str) -> str:
        row = languages.find(name)
        if row:
            return row.code
        hint = f"known are: {', '.join(languages.LANGUAGES)}"
        message = f"“{name[:40]}” is not a language that the pipeline knows"
        self.tell("settings-language", message, path, name, hint)
        return ""

    def keys(self, table: dict[str, Any], path: str, known: set[str]) -> None:
        for key in sorted(table.keys() - known):
            where = f"[{path}]" if path else FILE
            close = get_close_matches(key, known, 1)
            hint = f"did you mean {close[0]}?" if close else f"these are known there: {', '.join(sorted(known))}"
            self.tell("settings-key", f"“{key}” is no setting in {where}", path, key, hint)

    def wrong(self, path: str, key: str, value: object, hint: str) -> None:
        """Notes a value that is not there, or not of the right kind."""
        shown = json.dumps(value, ensure_ascii=False, default=str)
        said = "missing" if value is None else shown if len(shown) <= 60 else f"{shown[:60]}…"
        self.tell("settings-type", f"{path}.{key} is {said}", path, "" if value is None else key, hint)

    def tell(self, code: str, message: str, section: str, word: str, hint: str) -> None:
        """Notes a finding at the first line of a section that has a word; at the section's own line without one."""
        self.findings.append(finding(code, message, Location(FILE, self.line(section, word)), hint))

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
