"""A file that came back by mail: recognised, judged, compared with ours; and what is chosen of it taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from press import catalog, languages
from press.build.catalogs import Report
from press.build.exchange import delivered, sources_for
from press.build.judging import rules_for
from press.build.project import LOCALES, TEMPLATES, Project
from press.build.recognising import document_of, language_of
from press.build.sources import Prepared
from press.build.versions import committed
from press.catalog import TAKEN, Compared, Standing
from press.checks.translations import judge, judge_strings
from press.files import lock, read_bytes_capped, write_atomically
from press.findings import Finding, Halt, Scope, errors, finding, one_line
from press.languages import Language
from press.model.exchange import Delivery
from press.model.location import Location
from press.model.segments import Entry, Segment
from press.rendering import STRINGS_LANGUAGE

_CHECKED = (Standing.NEW, Standing.CHANGED, Standing.CONFLICT)


@dataclass(frozen=True, slots=True)
class Received:
    """A file beside our catalog. Nothing was changed yet."""

    file: str
    """Our catalog, relative to the project."""
    name: str
    language: Language
    delivery: Delivery
    ours: bytes
    """Our catalog as it was when they were compared."""
    compared: tuple[Compared, ...]
    wrong: frozenset[int]
    """Lines of theirs whose translation has an error that keeps it out of print."""
    findings: tuple[Finding, ...]

    def keeps_out(self, one: Compared) -> bool:
        """Whether it is not taken at all: it is wrong, and ours is not."""
        replaced = one.standing in (Standing.CHANGED, Standing.CONFLICT) and not one.ours.fuzzy
        return replaced and one.unit.location.line in self.wrong

    @property
    def plain(self) -> tuple[Compared, ...]:
        """What nothing of ours speaks against, and what is kept aside because we don't have its text."""
        ordered = (one for standing in (*TAKEN, Standing.GONE) for one in self.standing(standing))
        return tuple(one for one in ordered if not self.keeps_out(one))

    @property
    def conflicts(self) -> tuple[Compared, ...]:
        """What somebody has to decide, each by itself."""
        return tuple(one for one in self.standing(Standing.CONFLICT) if not self.keeps_out(one))

    def standing(self, standing: Standing) -> tuple[Compared, ...]:
        """Those that stand so, in the order of their file."""
        return tuple(one for one in self.compared if one.standing is standing)


def receive(project: Project, prepared: Mapping[str, Prepared], source: Path, *, asked: str, document: str) -> Received:
    """The file beside our catalog.

    :param asked: the language that the user named, BCP 47; empty for none.
    :param document: the catalog that the user named; empty for none.
    :raises Halt: where the file can't be read, or it is not clear what it belongs to.
    """
    texts = sources_for(project, asked) if asked else (project.settings.source_language,)
    delivery, told = delivered(source, texts, asked)
    if not delivery.units:
        message = "the file has no texts with translations in it"
        hint = "send a .po file, TMX or XLIFF; what is wrong with it is told above, if anything is"
        raise Halt((*told, finding("exchange-syntax", message, Location(delivery.file), hint)))
    names = _names(project, prepared)
    code = language_of(project, names, delivery, asked)
    language = project.language(code)
    if document and document not in names:
        hint = f"there are: {', '.join(names)}"
        raise Halt(finding("document-unknown", f"there is no catalog of the name “{document}”", None, hint))
    name = document or document_of(project, names, delivery, code)
    file = project.catalog_file(language, name)
    if not (project.root / file).exists():
        hint = f"`make update LANG={code}` makes it; then receive the file again"
        raise Halt(finding("file-unreadable", f"there is no catalog of {name} in {code} yet", Location(file), hint))
    ours = read_bytes_capped(project.root / file, named=file)
    # A damaged catalog of ours must not be compared: what it has lost would look new.
    broken = catalog.read(ours, file=file, language=language)[1]
    if errors(broken):
        raise Halt((*broken, catalog.untouched(file)))
    versions, unsure = committed(project.root, file)
    compared = catalog.compare_delivery(ours, delivery, versions, file=file)
    segments = [s for one in prepared.values() if one.cut for s in one.cut.segments if s.catalog == name]
    judged, wrong = _judged(project, language, name, segments, compared)
    return Received(file, name, language, delivery, ours, compared, wrong, (*told, *unsure, *judged))


def _names(project: Project, prepared: Mapping[str, Prepared]) -> tuple[str, ...]:
    segments = (segment for one in prepared.values() if one.cut for segment in one.cut.segments)
    names = tuple(dict.fromkeys(segment.catalog for segment in segments))
    return (*names, TEMPLATES) if project.keeps_strings else names


def _judged(
    project: Project, language: Language, name: str, segments: Sequence[Segment], compared: Iterable[Compared]
) -> tuple[tuple[Finding, ...], frozenset[int]]:
    """What is wrong with the translations that might be taken, and the lines of those that could not be printed."""
    entries = {one.key: _entry(one) for one in compared if one.standing in _CHECKED and not one.unit.fuzzy}
    if name == TEMPLATES:
        found = judge_strings(entries.values(), rules_for(project, language, STRINGS_LANGUAGE))
    else:
        source = project.settings.source_language
        found = judge(segments, entries, rules_for(project, language, source)).findings
    wrong = (one.location.line for one in errors(found) if one.scope is Scope.ENTRY and one.location)
    return found, frozenset(line for line in wrong if line)


def _entry(one: Compared) -> Entry:
    unit = one.unit
    return Entry(*one.key, unit.target, fuzzy=False, location=unit.location, comments=unit.comments)


def take(project: Project, received: Received, chosen: Sequence[Compared]) -> Report:
    """Puts what was chosen into our catalog, whole or not at all.

    A new translation that is wrong is put in as fuzzy, so that it is neither lost nor printed.

    :raises Halt: if our catalog was changed since it was compared.
    """
    units = [one if not _is_wrong(received, one) else _made_fuzzy(one) for one in chosen]
    path = project.root / received.file
    with lock(project.root / LOCALES):
        if read_bytes_capped(path, named=received.file) != received.ours:
            message = "our catalog was changed while its comparison was being read; nothing was taken"
            raise Halt(finding("received-undecided", message, Location(received.file), "run make receive again"))
        data = catalog.take(received.ours, units, received.delivery, file=received.file)
        if data != received.ours:
            write_atomically(path, data, named=received.file)
    aside = sum(one.standing is Standing.GONE for one in chosen)
    said = f"{len(chosen) - aside} taken" + (f", {aside} kept aside behind #~" if aside else "")
    return Report(received.file, said)


def _is_wrong(received: Received, one: Compared) -> bool:
    return one.standing in _CHECKED and one.unit.location.line in received.wrong


def _made_fuzzy(one: Compared) -> Compared:
    return replace(one, unit=replace(one.unit, fuzzy=True))


def undecided(received: Received, left: Sequence[Compared]) -> tuple[Finding, ...]:
    """What is still to be decided, and how."""
    place = Location(received.delivery.file)
    refused = [one for one in received.compared if received.keeps_out(one)]
    found = [
        finding(
            "received-wrong",
            f"ours stays, because this translation of “{shortened(one.key[1])}” could not be printed",
            one.unit.location,
            "mend it in the file and receive it again",
        )
        for one in refused
    ]
    if left:
        conflicts = sum(one.standing is Standing.CONFLICT for one in left)
        message = f"{len(left)} of its translations wait for a decision; nothing of ours was overwritten by them"
        ways = ["YES=1 takes what is new and changed"] if conflicts < len(left) else []
        ways += ["THEIRS=1 takes theirs where both were changed"] if conflicts else []
        hint = f"on a terminal you are asked; elsewhere {' and '.join(ways)}"
        found.append(finding("received-undecided", message, place, hint))
    return tuple(found)


def shown(received: Received) -> Iterator[str]:
    """The comparison, for a person: what is there to decide first, and the counts last."""
    delivery, language = received.delivery, received.language
    who = f", saved {delivery.revised}" if delivery.revised else ""
    who += f" by {delivery.translator}" if delivery.translator else ""
    yield one_line(f"{delivery.file} is {received.name} in {languages.own_name(language.code)} ({language.code}){who}")
    for standing in (*TAKEN, Standing.CONFLICT, Standing.OLDER, Standing.GONE):
        for one in received.standing(standing):
            yield from described(received, one)
    counts = catalog.counted(received.compared)
    yield ", ".join(f"{count} {standing}" for standing, count in counts.items() if count) or "it has no texts"


def described(received: Received, one: Compared) -> Iterator[str]:
    """A unit beside our entry, in a few lines, in which nothing of it can command a terminal."""
    yield ""
    yield from map(one_line, _lines(received, one))


def _lines(received: Received, one: Compared) -> Iterator[str]:
    place = f"{received.file}:{one.line}" if one.line else str(one.unit.location)
    note = " (it has errors)" if _is_wrong(received, one) else ""
    yield f"{place} {one.standing}{note}"
    yield f"  text:   {shortened(one.key[1], 200)}"
    if one.former:
        yield f"  since:  {catalog.compare(one.former, one.key[1])}"
    if one.ours.msgstr:
        yield f"  ours:   {_worded(one.ours.msgstr, fuzzy=one.ours.fuzzy)}"
    if one.standing is Standing.COMMENTED:
        yield f"  comment: {' / '.join(one.unit.comments)}"
        return
    yield f"  theirs: {_worded(one.unit.target, fuzzy=one.unit.fuzzy)}"
    if one.ours.msgstr and (words := str(catalog.compare(one.ours.msgstr, one.unit.target))):
        yield f"  change: {words}"
    if one.reason:
        yield f"  why:    {one.reason}"


def _worded(text: str, *, fuzzy: bool) -> str:
    return f"{' '.join(text.split())}{' (fuzzy)' if fuzzy else ''}"


def shortened(text: str, most: int = 50) -> str:
    """A text in one line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()} …"
