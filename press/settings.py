"""publication.toml → Settings. The only reader of configuration."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from press import languages
from press.findings import Finding, Halt, finding
from press.model import Location

FILE = "publication.toml"

Missing = Literal["mark", "fail"]


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
    place = Location(FILE)
    try:
        text = (root / FILE).read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except FileNotFoundError:
        hint = 'write one: [publication] with publisher = "…", source_language = "da" and languages = ["en"]'
        raise Halt(finding("settings-missing", "there is no publication.toml here", place, hint)) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Halt(
            finding("settings-syntax", "the file is not UTF-8", Location(FILE, line), "save it as UTF-8")
        ) from None
    except OSError as error:
        raise Halt(finding("settings-missing", f"can't be read: {error.strerror}", place)) from None
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        where = Location(FILE, int(found[1]) if found else text.count("\n") + 1)
        reason = re.sub(r" \(at .*\)", "", str(error))
        raise Halt(finding("settings-syntax", f"not valid TOML: {reason}", where, 'texts stand in "quotes"')) from None


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
        source = self.language(self.value(publication, "source_language", str, "publication"))
        listed = [self.language(code) for code in self.texts(publication, "languages", "publication", required=True)]
        settings = Settings(
            root=self.root,
            publisher=self.value(publication, "publisher", str, "publication"),
            source_language=source,
            languages=tuple(dict.fromkeys([source, *listed])),
            base_url=self.base_url(publication),
            policies=self.policies(),
            allowed_hosts=self.texts(links, "allowed_hosts", "links"),
        )
        for code in settings.policies:
            if code and code not in settings.languages:
                hint = "add it to languages in [publication], or take the section away"
                self.tell("settings-language", f"[language.{code}] is for a language that is not published", code, hint)
        if self.findings:
            raise Halt(self.findings)
        return settings

    def policies(self) -> dict[str, LanguagePolicy]:
        result = {}
        for name, table in self.table("language").items():
            path = f"language.{name}"
            if not isinstance(table, dict):
                self.tell("settings-type", f"{path} has to be a section", name, f"write [{path}]")
                continue
            self.keys(table, path, {"missing", "reviewed", "allowed_hosts", "publisher"})
            missing = table.get("missing", "mark")
            if missing not in {"mark", "fail"}:
                self.tell("settings-type", f"{path}.missing is {missing!r}", "missing", 'write "mark" or "fail"')
                missing = "mark"
            reviewed = table.get("reviewed", False)
            if not isinstance(reviewed, bool):
                self.tell("settings-type", f"{path}.reviewed is {reviewed!r}", "reviewed", "write true or false")
            hosts = self.texts(table, "allowed_hosts", path)
            publisher = self.value(table, "publisher", str, path) if "publisher" in table else ""
            result[self.language(name)] = LanguagePolicy(cast(Missing, missing), reviewed is True, hosts, publisher)
        return result

    def base_url(self, publication: dict[str, Any]) -> str:
        value = publication.get("base_url", "")
        if not value:
            return ""
        parts = urlsplit(value) if isinstance(value, str) else None
        if parts is None or parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
            hint = 'write the address of the folder: "https://example.org/brochures/"'
            self.tell("settings-type", f"publication.base_url is {value!r}", "base_url", hint)
            return ""
        return str(value).rstrip("/") + "/"

    def table(self, name: str) -> dict[str, Any]:
        value = self.data.get(name, {})
        if isinstance(value, dict):
            return value
        self.tell("settings-type", f"{name} has to be a section", name, f"write [{name}]")
        return {}

    def value(self, table: dict[str, Any], key: str, kind: type, path: str) -> str:
        value = table.get(key)
        if isinstance(value, kind) and (not isinstance(value, str) or value.strip()):
            return str(value)
        message = f"{path}.{key} is missing" if value is None else f"{path}.{key} is {value!r}"
        self.tell("settings-type", message, key if value is not None else path, f'write {key} = "…"')
        return ""

    def texts(self, table: dict[str, Any], key: str, path: str, *, required: bool = False) -> tuple[str, ...]:
        value = table.get(key, None if required else [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        message = f"{path}.{key} is missing" if value is None else f"{path}.{key} is {value!r}"
        self.tell("settings-type", message, key if value is not None else path, f'write {key} = ["…", "…"]')
        return ()

    def language(self, name: str) -> str:
        row = languages.find(name) if name else None
        if row or not name:
            return row.code if row else ""
        hint = f"these have a row in the table of languages: {', '.join(languages.LANGUAGES)}"
        self.tell("settings-language", f"“{name}” is not a language that the pipeline knows", name, hint)
        return ""

    def keys(self, table: dict[str, Any], path: str, known: set[str]) -> None:
        for key in table.keys() - known:
            where = f"[{path}]" if path else "publication.toml"
            hint = f"these are known there: {', '.join(sorted(known))}"
            self.tell("settings-key", f"“{key}” is no setting in {where}", key, hint)

    def tell(self, code: str, message: str, word: str, hint: str) -> None:
        """Notes a finding at the first line that has ``word``: tomllib keeps no positions."""
        matches: Callable[[str], object] = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search
        lines = (number for number, line in enumerate(self.text.split("\n"), 1) if matches(line.split("#")[0]))
        self.findings.append(finding(code, message, Location(FILE, next(lines, None)), hint))
