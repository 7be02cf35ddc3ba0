"""Languages as people look at them: everything that reports need is gathered here, and their files are written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from press import languages
from press.build.attribution import attribution_of
from press.build.flow import in_language, part_for
from press.build.judging import Closely
from press.build.project import TEMPLATES, Project
from press.build.provenance import Provenance
from press.build.signing import approvals_findings, gone, gone_with_catalogs, standing
from press.build.sources import Prepared, show
from press.checks.translation import Glossary
from press.checks.translations import judge_together
from press.files import write_atomically
from press.findings import Finding, Halt
from press.languages import Language
from press.model.location import Location
from press.model.segments import Entry, SegmentKey
from press.model.signoff import Approval
from press.model.tree import Inlines
from press.package import FOLDER
from press.rendering import STRINGS_LANGUAGE, Renderer, renderer
from press.reports import proof, status
from press.reports.obstacles import Circumstances, obstacles
from press.reports.status import Due, LanguageStatus, Status
from press.reports.units import Unit, printed, units
from press.segments import Cut

Changed = Callable[[str, int, int | None], date | None]
"""The day on which lines of a file last changed: its path, the first of them, and the first that is none of them."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A language, with what became of every segment of its documents."""

    language: Language
    cuts: Mapping[str, Cut]
    """The documents as the language prints them, by name."""
    units: Mapping[str, tuple[Unit, ...]]
    findings: tuple[Finding, ...]
    """All that the checks say."""
    words: Mapping[Location, Inlines]
    """The translations that are fit to print, by the place of their entries."""

    def findings_of_files(self) -> tuple[Finding, ...]:
        """Those that belong to no entry: faults of the catalogs themselves."""
        placed = {unit.entry.location for found in self.units.values() for unit in found if unit.entry}
        return tuple(
            found for found in self.findings if found.location not in placed and found.code.startswith("catalog-")
        )


def survey(project: Project, prepared: Mapping[str, Prepared], code: str, glossary: Glossary) -> Surveyed:
    """Looks closely at all translations into a language."""
    findings: list[Finding] = []
    closely = Closely(glossary)
    cuts = {name: part_for(source.cut, code) for name, source in prepared.items() if source.cut}
    missing: dict[str, set[SegmentKey]] = {}
    for name, cut in cuts.items():
        translated = in_language(project, cut, code, findings, closely)
        missing[name] = {segment.key for segment in translated.missing}
    findings += judge_together(closely.pairs)
    language = project.language(code)
    entries = _entries(project, cuts.values(), language)
    found = {name: units(cut.segments, entries, missing[name], findings) for name, cut in cuts.items()}
    words = {pair.entry.location: pair.words for pair in closely.pairs}
    return Surveyed(language, cuts, found, tuple(dict.fromkeys(findings)), words)


def _entries(project: Project, cuts: Collection[Cut], language: Language) -> dict[SegmentKey, Entry]:
    names = dict.fromkeys(segment.catalog for cut in cuts for segment in cut.segments)
    return {
        (name, context, msgid): entry
        for name in names
        for (context, msgid), entry in project.entries(language, name)[0].items()
    }


def english(project: Project) -> Renderer:
    """What fills the reports' templates: like the findings in them, they are in English."""
    return renderer(project.template_folders, {}, language=languages.LANGUAGES["en"])


# --- status ----------------------------------------------------------------------------------------------------


def language_status(
    project: Project, prepared: Mapping[str, Prepared], code: str, glossary: Glossary, changed: Changed
) -> LanguageStatus:
    """How far a language is, and what stands in its way."""
    language = project.language(code)
    known = _circumstances(project, prepared, language)
    if code == project.settings.source_language:
        return LanguageStatus(code, languages.own_name(code), language.direction, (), obstacles(known, ()))
    surveyed = survey(project, prepared, code, glossary)
    ages = _Ages(prepared, changed)
    told: list[Finding] = []
    rows = tuple(
        status.document_status(
            document,
            found,
            attribution_of(project, language, document).translator,
            ages.changed,
            standing(project, surveyed.cuts[document], code, printed(found), told),
        )
        for document, found in surveyed.units.items()
    )
    names = dict.fromkeys(unit.segment.catalog for found in surveyed.units.values() for unit in found)
    files = [project.catalog_file(language, name) for name in names]
    known = replace(
        known,
        without_catalog=tuple(file for file in files if not (project.root / file).exists()),
        faults=len(set(told)) + sum(found.code != "catalog-missing" for found in surveyed.findings_of_files()),
        gone=sum(map(len, _gone(project, language, names).values())),
    )
    return LanguageStatus(code, languages.own_name(code), language.direction, rows, obstacles(known, rows))


def _gone(project: Project, language: Language, names: Collection[str]) -> dict[str, tuple[Approval, ...]]:
    """The approvals of texts that are no more, by their catalogs."""
    return {**gone_with_catalogs(project, language), **{name: gone(project, language, name) for name in names}}


def write_status(
    project: Project, shown: tuple[LanguageStatus, ...], today: date, coming: tuple[Due, ...]
) -> tuple[Status, str]:
    """The whole status, and the page of it that was written.

    :raises Halt: if the page can't be filled or written.
    """
    whole = Status(
        publisher=project.settings.publisher,
        source_name=languages.english_name(project.settings.source_language),
        today=today,
        languages=shown,
        coming=coming,
    )
    file = f"{FOLDER}/status.html"
    write_atomically(project.root / file, status.page(whole, english(project)).encode(), named=file)
    return whole, file


def _circumstances(project: Project, prepared: Mapping[str, Prepared], language: Language) -> Circumstances:
    labels, _told = project.labels(language)
    wanted = () if language.code == STRINGS_LANGUAGE else project.template_messages()
    return Circumstances(
        code=language.code,
        source_name=languages.english_name(project.settings.source_language),
        unreadable=tuple(name for name, source in prepared.items() if source.cut is None),
        strings=sum(1 for message in wanted if message.msgid not in labels),
        strings_file=project.catalog_file(language, TEMPLATES),
        must_be_complete=project.settings.policy(language.code).missing == "fail",
        required=project.settings.required(language.code),
    )


@dataclass
class _Ages:
    """When each text of the source last changed: by its lines, or by the date that the document gives itself."""

    prepared: Mapping[str, Prepared]
    lines: Changed
    _next: dict[Location, int] = field(default_factory=dict)
    _updated: dict[Location, date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for source in self.prepared.values():
            if source.cut:
                self._learn(source.cut)

    def _learn(self, cut: Cut) -> None:
        places = sorted({segment.location for segment in cut.segments}, key=lambda place: (place.file, place.line or 0))
        for place, following in pairwise(places):
            if following.file == place.file and following.line:
                self._next[place] = following.line
        updated = cut.document.metadata.updated
        if updated:
            self._updated |= dict.fromkeys(places, updated)

    def changed(self, place: Location) -> date | None:
        day = self.lines(place.file, place.line or 1, self._next.get(place))
        return day or self._updated.get(place)


# --- proof -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proofs:
    """The proofs of a language: the files that were written, and what kept others back."""

    language: str
    files: tuple[str, ...]
    findings: tuple[Finding, ...]


def proofs(
    project: Project, prepared: Mapping[str, Prepared], chosen: Sequence[str], glossary: Glossary
) -> Iterator[Proofs]:
    """Writes a proof of every document in every chosen language; the source's own has nothing to be compared with."""
    brought = Provenance(project.root).of
    for code in chosen:
        files: list[str] = []
        findings: list[Finding] = []
        if code != project.settings.source_language:
            surveyed = survey(project, prepared, code, glossary)
            for name in surveyed.cuts:
                try:
                    files.append(_write_proof(project, surveyed, name, glossary, brought))
                except Halt as halt:
                    findings += halt.findings
        yield Proofs(code, tuple(files), tuple(findings))


def _write_proof(
    project: Project, surveyed: Surveyed, document: str, glossary: Glossary, brought: Callable[[Approval], object]
) -> str:
    """The path of a document's proof, which was written."""
    code, cut = surveyed.language.code, surveyed.cuts[document]
    names = dict.fromkeys(segment.catalog for segment in cut.segments)
    sheet = proof.Sheet(
        document=cut.document,
        source=project.language(project.settings.source_language),
        target=surveyed.language,
        units=surveyed.units[document],
        words=surveyed.words,
        folder=project.catalog_file(surveyed.language, "").removesuffix(".po"),
        glossary=glossary,
        picture=lambda source, place: show(project, code, source, place),
        general=tuple(map(str, (*surveyed.findings_of_files(), *approvals_findings(project, code, [cut])))),
        approvals={name: project.approvals(surveyed.language, name)[0] for name in names},
        required=project.settings.required(code),
        brought=brought,
    )
    file = f"{FOLDER}/{code}/{document}.proof.html"
    text = proof.page(proof.proof(sheet), english(project))
    write_atomically(project.root / file, text.encode(), named=file)
    return file
