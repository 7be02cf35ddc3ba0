"""How ready a language is to be released, before its files are made: its texts, and who has signed them off."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from press.build.attribution import translators
from press.build.checking import check
from press.build.flow import in_language, part_for, set_in_type
from press.build.project import TEMPLATES, Project
from press.build.signing import strings_around
from press.build.sources import Prepared
from press.checks.translation import Glossary
from press.findings import Finding, Halt
from press.languages import Language
from press.model.document import Document
from press.model.location import Location
from press.model.segments import Entry, SegmentKey
from press.model.signoff import Approval, Role
from press.model.tree import Inlines, Span
from press.pandoc import plain
from press.release import Brought, Published, Signed, Titled
from press.release.evidence import Evidence, Lacking
from press.segments import Cut

_SHOWN = 50
"""Characters of a text that a finding quotes."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A language, looked at closely."""

    evidence: Evidence
    published: Published
    """What a release would say of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is the same for every language."""

    project: Project
    prepared: Mapping[str, Prepared]
    glossary: Glossary
    design: Sequence[Finding]
    """What is wrong with settings, theme and glossary."""
    brought: Callable[[Approval], Brought]
    """How an approval came into the repository."""


def look(known: Known, code: str) -> Looked:
    """Everything that can be known of a language from its texts."""
    project = known.project
    texts = {name: part_for(source.cut, code) for name, source in known.prepared.items() if source.cut}
    printed: dict[SegmentKey, Entry] = {}
    documents: dict[str, Document] = {}
    found: list[Finding] = [*check(project, known.prepared, code, known.glossary)]
    for name, text in texts.items():
        try:
            documents[name] = set_in_type(project, in_language(project, text, code, [], printed=printed)).document
        except Halt as halt:
            found += halt.findings
    source = [problem for one in known.prepared.values() for problem in one.findings]
    missing, stale = _untranslated(project, texts.values(), code)
    signed = _Signed(known, code, printed)
    evidence = Evidence(
        language=code,
        is_source=code == project.settings.source_language,
        source=source,
        design=known.design,
        missing=missing,
        stale=stale,
        translations=found,
        unsigned={role: signed.lacking(role) for role in project.settings.required(code)},
    )
    return Looked(evidence, _published(project, code, documents, signed))


def _untranslated(project: Project, texts: Iterable[Cut], code: str) -> tuple[list[Lacking], list[Lacking]]:
    """The texts that have no translation, and those that have one of another text; catalog by catalog, each once."""
    if code == project.settings.source_language:
        return [], []
    language = project.language(code)
    keys = dict.fromkeys(segment.key for text in texts for segment in text.segments)
    entries = {name: project.entries(language, name)[0] for name in dict.fromkeys(key[0] for key in keys)}
    missing: list[tuple[SegmentKey, Location]] = []
    stale: list[tuple[SegmentKey, Location]] = []
    for key in keys:
        entry = entries[key[0]].get(key[1:])
        if entry is None or not entry.msgstr.strip():
            missing.append((key, entry.location if entry else Location(project.catalog_file(language, key[0]))))
        elif entry.fuzzy:
            stale.append((key, entry.location))
    return _by_catalog(missing), _by_catalog(stale)


def _by_catalog(texts: Sequence[tuple[SegmentKey, Location]]) -> list[Lacking]:
    found: dict[str, list[tuple[str, Location]]] = defaultdict(list)
    for (name, _context, msgid), place in texts:
        found[name].append((msgid, place))
    return [Lacking(_called(name), len(rows), _beginning(rows[0][0]), rows[0][1]) for name, rows in found.items()]


def _called(name: str) -> str:
    return f"“{name}”, the words of the layouts" if name == TEMPLATES else f"“{name}”"


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"


class _Signed:
    """Who has signed off the entries of a language that are printed, its templates' strings among them."""

    def __init__(self, known: Known, code: str, printed: Mapping[SegmentKey, Entry]) -> None:
        project = known.project
        self._project, self._language, self._brought = project, project.language(code), known.brought
        strings = strings_around(project, self._language, released=True)
        self._entries = [*((key[0], entry) for key, entry in printed.items()), *((TEMPLATES, one) for one in strings)]
        self.catalogs = tuple(dict.fromkeys((*(name for name, _ in self._entries), TEMPLATES)))

    def lacking(self, role: Role) -> list[Lacking]:
        """The entries without a role, catalog by catalog."""
        found = [
            ((name, entry.context, entry.msgid), Location(self._project.approvals_file(self._language, name)))
            for name, entry in self._entries
            if role not in self._project.approvals(self._language, name)[0].roles(entry)
        ]
        return _by_catalog(found)

    def summary(self) -> dict[Role, Signed]:
        """Of each role that anybody has given: in how many texts, by whom, and when last."""
        given = defaultdict(list)
        for name, entry in self._entries:
            register = self._project.approvals(self._language, name)[0]
            for role in register.roles(entry):
                given[role].append([one for one in register.of(entry) if one.role is role])
        return {
            role: Signed(
                texts=len(given[role]),
                by=tuple(sorted({one.by for found in given[role] for one in found})),
                last=max(one.day for found in given[role] for one in found),
                commits=self._commits(one for found in given[role] for one in found),
            )
            for role in Role
            if given[role]
        }

    def _commits(self, approvals: Iterable[Approval]) -> tuple[Brought, ...]:
        """What brought them, the oldest first, and last what git can't tell."""
        count = Counter(self._brought(one) for one in approvals)
        ordered = sorted(count, key=lambda one: (one.day or date.max, one.commit, one.unknown))
        return tuple(replace(one, approvals=count[one]) for one in ordered)


def _published(project: Project, code: str, documents: Mapping[str, Document], signed: _Signed) -> Published:
    language = project.language(code)
    is_source = code == project.settings.source_language
    names = dict.fromkeys(name for one in documents.values() for name in translators(project, one, language))
    return Published(
        documents={name: _titled(document, code) for name, document in documents.items()},
        translators=tuple(names),
        required=project.settings.required(code),
        approvals={} if is_source else signed.summary(),
        catalogs={} if is_source else _catalogs(project, language, signed.catalogs),
    )


def _titled(document: Document, code: str) -> Titled:
    data = document.metadata
    return Titled(
        title=plain(data.title),
        summary=plain(data.summary),
        updated=data.updated,
        title_language=_foreign(data.title, code),
        summary_language=_foreign(data.summary, code),
    )


def _foreign(words: Inlines, code: str) -> str:
    """The language of a text that is wholly in another one (BCP 47); else empty."""
    only = words[0] if len(words) == 1 else None
    return only.language if isinstance(only, Span) and only.language != code else ""


def _catalogs(project: Project, language: Language, names: Iterable[str]) -> dict[str, str]:
    """The digests of the project's catalogs and files of approvals."""
    ways = (project.catalog_file, project.approvals_file)
    files = (way(language, name) for name in names for way in ways)
    paths = {file: Path(project.root, file) for file in files}
    return {file: sha256(path.read_bytes()).hexdigest() for file, path in sorted(paths.items()) if path.is_file()}
