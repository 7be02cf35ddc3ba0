"""Everything that an output is made of, by name and content.

An output's own inputs are the text, the texts that it shares with others, its catalogs and its pictures. What it has
in common with many stands in kits: the press and its packages, fonts, templates, settings. Nothing is missing from
the two together; something may be too much, and then a file is made again that would have come out the same.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from press import languages
from press.build.documents import FOLDER, names
from press.build.inking import profile_file
from press.build.project import ENGINE, TEMPLATES, Project
from press.build.record.stamps import Stamps
from press.build.record.tools import Kit, fonts, tools
from press.editions import EDITIONS, Layout
from press.settings import Settings

_INCLUDE = re.compile(r"include\s*=\s*[\"']?([\w-]+)")
_PICTURE = re.compile(r"([^\s\"'()<>\[\]/\\]+\.(?:svg|png|jpe?g|gif|webp))", re.IGNORECASE)
_NAMED = re.compile(r"[\"']([\w./-]+/[\w.-]+)[\"']")
_OWN_FOLDERS = ("themes", "fonts")
"""Of a project and of the engine: everything in them is for every page."""

_COUNTS_PAGES_OF = {"braille": "brochure"}
"""Editions by the formats whose files say on which of their pages something stands."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What an output is made of."""

    own: Mapping[str, str]
    """Digests by the path of the file, relative to the project; empty for a file that is not there."""
    kits: Mapping[str, str]
    """The digests of what it has in common with others, by what it is: tools, fonts, templates, settings, date."""


class Reckoner:
    """Reckons what outputs are made of now; each file and each kit once."""

    def __init__(self, project: Project, stamps: Stamps) -> None:
        self._project = project
        self._stamps = stamps
        self._root = str(project.root)
        self._known: dict[tuple[Any, ...], str] = {}
        self._texts: dict[tuple[str, str], Mapping[str, str]] = {}
        self._pictures: tuple[str, ...] | None = None
        self._templates: dict[str, str] | None = None
        self.kits: dict[str, Kit] = {}
        """Every kit that was reckoned, by its digest."""

    def inputs(self, document: str, language: str, layout: Layout) -> Inputs:
        """The inputs of a document in a language and an edition."""
        text = (document, language)
        if text not in self._texts:
            self._texts[text] = self._own(document, language)
        form = layout.row.format
        kits = {
            "tools": self._kit("tools", form),
            "templates": self._kit("templates", layout.edition),
            "settings": self._kit("settings", language, layout),
        }
        if form in {"pdf", "epub", "braille"}:
            kits["fonts"] = self._kit("fonts")
        shop = self._project.settings.print_shop
        if layout.marks and shop.colour == "cmyk":
            kits["profile"] = self._kit("profile", shop.profile)
        if self._project.epoch:
            kits["date"] = self._kit("date")
        if self._project.provenance:
            kits["release"] = self._kit("release", language)
        return Inputs(self._texts[text], kits)

    # --- a text's own ------------------------------------------------------------------------------------------

    def _own(self, document: str, language: str) -> dict[str, str]:
        file = f"{FOLDER}/{document}.md"
        mentioned = self._mentions(file)
        shared = [f"{FOLDER}/shared/{name}.md" for name in mentioned["shared"]]
        pictures = set(mentioned["pictures"]).union(*(self._mentions(text)["pictures"] for text in shared))
        found = [file, *shared, *self._shown(pictures, language)]
        if language != self._project.settings.source_language and not languages.find_pseudo(language):
            row = self._project.language(language)
            catalogs = (document, *mentioned["shared"])
            found += [self._project.catalog_file(row, name) for name in catalogs]
            if self._project.settings.required(language):
                found += [self._project.approvals_file(row, name) for name in catalogs]
        return {name: self._digest(name) for name in found}

    def _mentions(self, file: str) -> dict[str, list[str]]:
        """The shared texts and pictures that a text may name; pictures by the last word of their names."""
        digest = self._digest(file)
        found = self._stamps.note(digest, f"{self._root}/{file}", _mentions) if digest else None
        return found or {"shared": [], "pictures": []}

    def _shown(self, pictures: set[str], language: str) -> list[str]:
        """The files that are or could become one of these pictures in a language."""
        found = []
        for path in self._all_pictures():
            last = _PICTURE.findall(path)[-1].casefold()
            stem, _, suffix = last.rpartition(".")
            base, _, code = stem.rpartition(".")
            own = bool(base) and f"{base}.{suffix}" in pictures
            other = own and code != language.casefold() and languages.find(code) is not None
            if last in pictures or (own and not other):
                found.append(path)
        return found

    def _all_pictures(self) -> tuple[str, ...]:
        if self._pictures is None:
            self._pictures = tuple(sorted(path for path in self._under(FOLDER) if _PICTURE.search(path)))
        return self._pictures

    def _under(self, folder: str, base: str = "") -> Iterable[str]:
        base = base or self._root
        for place, _, files in os.walk(f"{base}/{folder}"):
            yield from (f"{place}/{file}".removeprefix(f"{base}/") for file in files)

    def _digest(self, file: str) -> str:
        return self._stamps.digest(f"{self._root}/{file}")

    # --- what it has in common with others ---------------------------------------------------------------------

    def _kit(self, what: str, *which: Any) -> str:
        key = (what, *which)
        if key not in self._known:
            kit: Kit = getattr(self, f"_{what}_kit")(*which)
            digest = sha256(json.dumps(kit, sort_keys=True).encode()).hexdigest()[:16]
            self._known[key] = digest
            self.kits[digest] = dict(sorted(kit.items()))
        return self._known[key]

    def _tools_kit(self, form: str) -> Kit:
        return tools(form, self._stamps)

    def _fonts_kit(self) -> Kit:
        return fonts(self._stamps)

    def _profile_kit(self, profile: str) -> Kit:
        """The colour profile of the print shop's inks, by the name that the settings give it."""
        file = profile_file(self._project.root, profile)
        return {profile: self._stamps.digest(str(file)) if file else ""}

    def _date_kit(self) -> Kit:
        return {"SOURCE_DATE_EPOCH": self._project.epoch}

    def _release_kit(self, language: str) -> Kit:
        origin = self._project.provenance_in(language)
        return asdict(origin) if origin else {}

    def _templates_kit(self, edition: str) -> Kit:
        """The templates that an edition can come to ask for, its strings in all languages, and the theme."""
        files = self._all_templates()
        row = EDITIONS[edition]
        other = row.made_from or _COUNTS_PAGES_OF.get(row.format)
        roots = tuple(f"{name}/" for name in (row.name, other) if name)
        wanted = [name for name in files if name.startswith(roots)]
        found: dict[str, str] = {}
        while wanted:
            name = wanted.pop()
            if name not in found:
                found[name] = self._stamps.digest(files[name])
                wanted += [other for other in _NAMED.findall(_text(files[name])) if other in files]
        kit = {f"{TEMPLATES}/{name}": digest for name, digest in found.items()}
        for folder in _OWN_FOLDERS:
            for base in self._bases():
                for file in self._under(folder, base):
                    kit.setdefault(file, self._stamps.digest(f"{base}/{file}"))
        return kit

    def _all_templates(self) -> dict[str, str]:
        """Where each template lies: in the project before the engine."""
        if self._templates is None:
            self._templates = {}
            for base in self._bases():
                for file in self._under(TEMPLATES, base):
                    self._templates.setdefault(file.removeprefix(f"{TEMPLATES}/"), f"{base}/{file}")
        return self._templates

    def _settings_kit(self, language: str, layout: Layout) -> Kit:
        """What the settings say that can matter, the documents that there are, and the layouts' strings."""
        said = relevant(self._project.settings, language, layout)
        kit = {f"publication.toml {name}": value for name, value in said.items()}
        kit["documents"] = ", ".join(names(self._project.root))
        if not languages.find_pseudo(language):
            row = self._project.language(language)
            files = [self._project.catalog_file(row, TEMPLATES)]
            if self._project.settings.required(language):
                files.append(self._project.approvals_file(row, TEMPLATES))
            for base in self._bases():
                for file in files:
                    kit[file if base == self._root else f"engine {file}"] = self._stamps.digest(f"{base}/{file}")
        return kit

    def _bases(self) -> tuple[str, ...]:
        """The folders of the project and of the engine."""
        same = self._project.root.resolve() == ENGINE
        return (self._root,) if same else (self._root, str(ENGINE))


def relevant(settings: Settings, language: str, layout: Layout) -> dict[str, str]:
    """The settings that a document in a language and an edition may depend on, in a form that compares.

    All but the policies of other languages; of the other editions which documents they are made of, for links; what a
    print shop wants of files for one.
    """
    said = {one.name: getattr(settings, one.name) for one in fields(settings)}
    del said["root"], said["policies"], said["layouts"], said["signing"]
    shop = said.pop("print_shop")
    if layout.marks:
        said["print"] = {"colour": shop.colour, **({"ink_limit": shop.ink_limit} if shop.colour == "cmyk" else {})}
    policy = replace(settings.policy(language), signoff=settings.required(language))
    said["signoff"] = ()
    made = layout.row.made_from
    said[f"language.{language}"] = asdict(policy)
    said[f"edition.{layout.edition}"] = asdict(layout)
    said["edition.documents"] = {name: one.documents for name, one in settings.layouts.items() if one.documents}
    if made:
        said[f"edition.{made}"] = asdict(settings.layout(made))
    return {name: json.dumps(_plain(value), sort_keys=True, ensure_ascii=False) for name, value in said.items()}


def _plain(value: Any) -> Any:
    """The value in types of JSON, sets in order."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return _plain(asdict(value))
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _mentions(data: bytes) -> dict[str, list[str]]:
    text = data.decode("utf-8", "replace")
    plain = unquote(text.replace("\\", ""))
    return {
        "shared": sorted(set(_INCLUDE.findall(text))),
        "pictures": sorted({name.casefold() for name in _PICTURE.findall(plain)}),
    }


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8", "replace")
    except OSError:
        return ""
