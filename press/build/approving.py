"""The command approve: what waits for somebody's word in a language, and the files that keep it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from press import signoff
from press.build.catalogs import Report
from press.build.flow import in_language, part_for
from press.build.judging import check_strings
from press.build.project import LOCALES, TEMPLATES, Project
from press.build.signing import catalog_entries, gone_with_catalogs
from press.build.sources import Prepared
from press.files import lock, read_bytes_capped, remove, write_atomically
from press.findings import Finding, Halt, Scope, errors, finding
from press.languages import Language, own_name
from press.model.location import Location
from press.model.segments import Entry
from press.model.signoff import Approval, Role
from press.rendering import STRINGS_LANGUAGE
from press.signoff import Approvals
from press.signoff.asking import Question, Signatory, questions, recorded


@dataclass(frozen=True, slots=True)
class Waiting:
    """A catalog with what somebody is asked about."""

    name: str
    source: str
    """The language of its sources (BCP 47)."""
    questions: tuple[Question, ...]
    unfit: int
    """Texts that nobody can approve yet: not translated, fuzzy, or kept out of print by an error; all of them where
    the file of their approvals can't be written."""
    gone: tuple[Approval, ...]
    """Approvals, in any role, of texts that have left the catalog."""


def role_for(project: Project, code: str, asked: str) -> Role:
    """The role that somebody approves in: the one that is named, or the only one that the language requires.

    :raises Halt: for the source's own language, and where it is not clear.
    """
    if code == project.settings.source_language:
        message = f"{own_name(code)} ({code}) is the language of the source texts: there is no translation to approve"
        raise Halt(finding("approve-source", message, hint="name a language that is translated into: LANG=de"))
    required = project.settings.required(code)
    if asked:
        return Role(asked)
    if len(required) == 1:
        return required[0]
    said = " and ".join(required) if required else "no role"
    hint = f"say for whom you approve: {' or '.join(f'ROLE={role}' for role in Role)}"
    raise Halt(finding("approve-role", f"publication.toml requires {said} for {code}", hint=hint))


def named(by: str) -> str:
    """The name of whoever approves, as it is written down.

    :raises Halt: for one that can't be.
    """
    name = by.strip()
    problem = signoff.fit_name(name)
    if problem:
        raise Halt(finding("approve-name", f"BY=“{name[:40]}” {problem}", hint='write your name: BY="Anna Mai"'))
    return name


def waiting(
    project: Project, prepared: Mapping[str, Prepared], code: str, role: Role, *, everything: bool = False
) -> tuple[tuple[Waiting, ...], tuple[Finding, ...]]:
    """What waits in each catalog of the documents, and in that of the templates' strings.

    Findings are those of the files of approvals. What keeps translations out of print is told by ``make check``.

    :param everything: whether the catalogs that are no more are asked about, too, and not these documents alone.
    """
    language = project.language(code)
    fit, asked = _fit(project, prepared, code)
    found: list[Finding] = []
    rows = []
    for name, entries in fit.items():
        register, told = project.approvals(language, name)
        found += told
        known = catalog_entries(project, language, name)
        asking = () if _is_closed(told) else questions(entries, known, register, role)
        unfit = asked[name] - (0 if _is_closed(told) else len(entries))
        source = STRINGS_LANGUAGE if name == TEMPLATES else project.settings.source_language
        rows.append(Waiting(name, source, asking, unfit, register.gone(known)))
    for name, approvals in gone_with_catalogs(project, language).items() if everything else ():
        if name not in fit:
            found += project.approvals(language, name)[1]
            rows.append(Waiting(name, project.settings.source_language, (), 0, approvals))
    return tuple(rows), tuple(found)


def _is_closed(told: Sequence[Finding]) -> bool:
    """Whether a file of approvals can't be written, so that nobody is to be asked in vain."""
    return any(one.code in {"approval-header", "file-unreadable"} for one in told)


def _fit(
    project: Project, prepared: Mapping[str, Prepared], code: str
) -> tuple[dict[str, list[Entry]], Mapping[str, int]]:
    """The entries of each catalog that could be published, and how many texts it is asked for."""
    fit: dict[str, dict[Entry, None]] = defaultdict(dict)
    asked: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for source in prepared.values():
        if source.cut is None:
            continue
        text = part_for(source.cut, code)
        printed: dict[tuple[str, str, str], Entry] = {}
        in_language(project, text, code, [], printed=printed)
        for segment in text.segments:
            asked[segment.catalog].add(segment.key)
            fit[segment.catalog] |= {printed[segment.key]: None} if segment.key in printed else {}
    language = project.language(code)
    strings, _ = project.string_entries(language)
    wrong = _wrong_strings(project, language)
    if strings:
        fit[TEMPLATES] = {entry: None for entry in strings if entry.location not in wrong}
        asked[TEMPLATES] = {(TEMPLATES, entry.context, entry.msgid) for entry in strings}
    return {name: list(entries) for name, entries in fit.items()}, {name: len(keys) for name, keys in asked.items()}


def _wrong_strings(project: Project, language: Language) -> Collection[Location]:
    """The places of the templates' strings that have an error."""
    found = errors(check_strings(project, language))
    return {one.location for one in found if one.scope is Scope.ENTRY and one.location}


# --- recording -------------------------------------------------------------------------------------------------


def record(project: Project, code: str, confirmed: Mapping[str, Sequence[Entry]], who: Signatory) -> Iterator[Report]:
    """Writes down what was approved, catalog by catalog. What changed since it was shown is left alone, and told."""
    with lock(project.root / LOCALES):
        fresh = Project(project.settings, project.epoch)  # what stands there now, that others may have written
        language = fresh.language(code)
        for name, entries in confirmed.items():
            if not entries:
                continue
            known = {(one.context, one.msgid): one for one in catalog_entries(fresh, language, name)}
            same = [entry for entry in entries if _is_same(known.get((entry.context, entry.msgid)), entry)]
            changed = tuple(_changed(entry) for entry in entries if entry not in same)
            file = fresh.approvals_file(language, name)
            try:
                old = _read(fresh, file)
                records = recorded(old.records, same, who)
                _write(fresh, file, signoff.written(records, old.unread))
                yield Report(file, f"{_texts(len(same))} {who.role} by {who.by}" if same else "", changed, code)
            except Halt as halt:
                yield Report(file, "", (*changed, *halt.findings), code)


def drop(project: Project, code: str, gone: Mapping[str, Sequence[Approval]]) -> Iterator[Report]:
    """Takes approvals of texts that have left their catalogs out of the files."""
    with lock(project.root / LOCALES):
        language = project.language(code)
        for name, approvals in gone.items():
            if not approvals:
                continue
            file = project.approvals_file(language, name)
            try:
                old = _read(project, file)
                left = [one for one in old.records if one not in approvals]
                said = f"approvals of {_texts(len(old.records) - len(left))} that are gone were dropped"
                if left or old.unread or (project.root / project.catalog_file(language, name)).exists():
                    _write(project, file, signoff.written(left, old.unread))
                else:
                    remove(project.root / file, named=file)
                    said += ", and the file with them"
                yield Report(file, said)
            except Halt as halt:
                yield Report(file, "", halt.findings)


def _is_same(now: Entry | None, shown: Entry) -> bool:
    return now is not None and not now.fuzzy and now.msgstr == shown.msgstr


def _changed(entry: Entry) -> Finding:
    message = f"“{entry.msgid[:40]}” changed while it was shown, and was not approved"
    return finding("approve-changed", message, entry.location, "run the command again, and look at it")


def _read(project: Project, file: str) -> Approvals:
    """:raises Halt: if the file is in no form that is known here: then it must not be written."""
    path = project.root / file
    if not path.exists():
        return Approvals()
    found, told = signoff.read(read_bytes_capped(path, named=file, most=signoff.MOST_BYTES), file=file)
    if not found.usable:
        raise Halt(told)
    return found


def _write(project: Project, file: str, data: bytes) -> None:
    path = project.root / file
    if not path.exists() or path.read_bytes() != data:
        write_atomically(path, data, named=file)


def _texts(count: int) -> str:
    return f"{count} text{'s' * (count != 1)}"


# --- for a person ----------------------------------------------------------------------------------------------


def lines(question: Question, source: str, code: str) -> Iterator[str]:
    """What is to be approved, for a terminal: where it stands, both texts, and what changed since it was approved.

    :param source: the source's language (BCP 47).
    :param code: the translation's.
    """
    entry, changes = question.entry, question.changes
    kind = f" ({entry.context})" if entry.context else ""
    yield f"{entry.location}{kind}"
    width = max(len(source), len(code)) + 2
    for language, text, change in (
        (source, entry.msgid, changes and changes[0]),
        (code, entry.msgstr, changes and changes[1]),
    ):
        yield f"    {f'{language}:':<{width}}{text}"
        if change and change.words:
            yield f"    {'':<{width}}{change}"
    if question.before:
        yield f"    {question.role} before by {question.before.by}, {question.before.day}"
    for other in question.others:
        yield f"    {other.role} by {other.by}, {other.day}"


def unanswered(project: Project, code: str, rows: Sequence[Waiting]) -> tuple[Finding, ...]:
    """What to say where nobody can be asked."""
    count = sum(len(row.questions) for row in rows)
    if not count:
        return ()
    first = next(row for row in rows if row.questions)
    place = Location(project.approvals_file(project.language(code), first.name))
    message = f"{_texts(count)} above wait for a word, and there is no terminal to ask on; nothing was recorded"
    return (finding("approve-unanswered", message, place, "read them; to approve them all, add YES=all"),)


def left(rows: Sequence[Waiting], confirmed: Mapping[str, Sequence[Entry]], code: str, *, whole: bool) -> Iterator[str]:
    """What is still to be done, in sentences.

    :param whole: whether every source could be read.
    """
    waiting = sum(len(row.questions) - len(confirmed.get(row.name, ())) for row in rows)
    unfit = sum(row.unfit for row in rows)
    gone = sum(len(row.gone) for row in rows)
    if waiting:
        yield f"{_texts(waiting)} not approved yet."
    if unfit:
        yield (
            f"{_texts(unfit)} can't be approved yet: not translated, fuzzy, or kept out of print by an error "
            f"(make check LANG={code}, make proof LANG={code})."
        )
    if gone:
        yield f"{gone} approval{'s' * (gone != 1)} of texts that are no more; GONE=drop drops them."
    if whole and not (waiting or unfit):
        yield "All is approved. Commit it: the commit says who brought the approvals."
