"""Takes the values of publication.toml, and finds what is wrong with them, each with its line."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from press import languages, themes
from press.findings import Halt, Severity, check_names, finding
from press.model.location import Location
from press.settings import signoff
from press.settings.editions import layouts, published
from press.settings.kits import mail_limit
from press.settings.model import LanguagePolicy, Missing, Settings
from press.settings.printing import print_shop
from press.settings.releasing import signing
from press.settings.typography import rules_of_language, rules_off
from press.toml import Values

FILE = "publication.toml"

_SECTIONS = frozenset("publication language links edition print typography fonts signoff release kits".split())
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~%+@/-]*)?")
"""Of a folder: without a query, a fragment, a password, or a character that would have to be escaped in HTML."""
_UNNAMEABLE = re.compile(r"[\"\\<>{};]")
"""What would end a name in a style sheet."""
_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "off": None}


class Reader(Values):
    """Takes the values out of the parsed file, and notes what is wrong with them."""

    def __init__(self, root: Path, parsed: tuple[str, dict[str, Any]]) -> None:
        super().__init__(parsed, file=FILE, kind="settings")
        self.root = root

    def settings(self) -> Settings:
        self.keys(self.data, "", _SECTIONS)
        publication = self.table("publication")
        known = {"publisher", "source_language", "languages", "base_url", "editions", "theme", "contact", "enforcement"}
        self.keys(publication, "publication", known)
        links = self.table("links")
        self.keys(links, "links", {"allowed_hosts"})
        publisher = self.words(publication, "publisher", "publication")
        source = self.words(publication, "source_language", "publication")
        listed = self.texts(publication, "languages", "publication", required=True)
        codes = [self.language(code, "publication") for code in (source, *listed) if code]
        found = layouts(self)
        settings = Settings(
            root=self.root,
            publisher=publisher,
            source_language=codes[0] if codes else "",
            languages=tuple(dict.fromkeys(codes)),
            base_url=self.base_url(publication),
            contact=self.words(publication, "contact", "publication") if "contact" in publication else "",
            enforcement=self.words(publication, "enforcement", "publication") if "enforcement" in publication else "",
            policies=self.policies(),
            allowed_hosts=self.hosts(links, "links"),
            fonts=self.fonts(),
            layouts=found,
            editions=published(self, publication, found),
            theme=self.theme(publication),
            print_shop=print_shop(self),
            typography_off=rules_off(self),
            signoff=signoff.of_all(self),
            mail_limit=mail_limit(self),
            signing=signing(self),
        )
        for code in settings.policies:
            if code and code not in settings.languages:
                message = f"[language.{code}] is for a language that is not published"
                hint = "add it to languages in [publication], or take the section away"
                self.tell("language", message, f"language.{code}", "", hint)
        if self.findings:
            raise Halt(self.findings)
        return settings

    def fonts(self) -> dict[str, tuple[str, int]]:
        """Families of the project's folder fonts/, by what is set in them."""
        table = self.table("fonts")
        self.keys(table, "fonts", {"text", "headings"})
        named = {role: self.words(table, role, "fonts") for role in ("text", "headings") if role in table}
        for role, family in named.items():
            if _UNNAMEABLE.search(family):
                self.wrong("fonts", role, family, "write the family's name as the font itself has it")
        return {role: (family, self.line("fonts", role)) for role, family in named.items()}

    def policies(self) -> dict[str, LanguagePolicy]:
        result: dict[str, LanguagePolicy] = {}
        for name, table in self.table("language").items():
            path = f"language.{name}"
            if not isinstance(table, dict):
                self.tell("type", f"{path} has to be a section", "language", name, f"write [{path}]")
                continue
            code = self.language(name, path)
            if code in result and code:
                self.tell("key", f"[{path}] is a second section for {code}", path, "", "join the two")
            result[code] = self.policy(table, path)
        return result

    def policy(self, table: dict[str, Any], path: str) -> LanguagePolicy:
        signoff.tell_of_reviewed(self, table, path)
        self.keys(table, path, {"missing", "signoff", "allowed_hosts", "publisher", "checks", "typography"})
        missing = table.get("missing", "mark")
        if missing not in ("mark", "fail"):
            self.wrong(path, "missing", missing, 'write "mark" or "fail"')
        publisher = self.words(table, "publisher", path) if "publisher" in table else ""
        kept: Missing = "fail" if missing == "fail" else "mark"
        return LanguagePolicy(
            missing=kept,
            signoff=signoff.of_language(self, table, path),
            allowed_hosts=self.hosts(table, path),
            publisher=publisher,
            checks=self.checks(table, path),
            typography=rules_of_language(self, table, path),
        )

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
                self.tell("key", f"“{name[:60]}” in {path}.checks is no check", path, name, hint)
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

    def theme(self, publication: dict[str, Any]) -> str:
        name = publication.get("theme", themes.USUAL)
        if isinstance(name, str) and themes.NAME.fullmatch(name) and themes.folder_of(self.root, name):
            return name
        known = themes.names(self.root)
        near = get_close_matches(str(name), known, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
        shown = json.dumps(name, ensure_ascii=False, default=str)[:60]
        place = Location(FILE, self.line("publication", "theme"))
        self.findings.append(finding("theme", f"publication.theme is {shown}, which is no theme", place, hint))
        return themes.USUAL

    def hosts(self, table: dict[str, Any], path: str) -> tuple[str, ...]:
        named = self.texts(table, "allowed_hosts", path)
        for host in named:
            if not _HOST.fullmatch(host):
                hint = 'write its name alone, in small letters: "example.org"'
                self.tell("type", f"“{host[:60]}” in {path}.allowed_hosts is no host", path, host, hint)
        return named

    def language(self, name: str, path: str) -> str:
        row = languages.find(name)
        if row:
            return row.code
        hint = f"known are: {', '.join(languages.LANGUAGES)}"
        message = f"“{name[:40]}” is not a language that the pipeline knows"
        self.tell("language", message, path, name, hint)
        return ""
