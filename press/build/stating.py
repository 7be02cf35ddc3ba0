"""The conformance statement of each language, from what ``make verify`` has proven of its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from press import languages
from press.build import sources
from press.build.alternates import other_languages
from press.build.flow import composed
from press.build.project import Project
from press.build.proven import Record
from press.build.sources import Prepared
from press.build.verifying import built
from press.checks.artifacts.standards import Task, Verdict
from press.checks.artifacts.versions import versions
from press.files import write_atomically
from press.findings import Finding, Halt, finding
from press.formats import Made, html
from press.model.location import Location
from press.model.page import Page
from press.package import file_of
from press.page import Frame
from press.reports import conformance
from press.reports.conformance import NotVerified, Publication, Statement
from press.reports.statement import NAME, Named
from press.reports.statement import page as statement_page
from press.settings import FILE


def about_documents(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Those that are not about a statement itself."""
    return tuple(task for task in tasks if _document(task.file) != NAME)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found out about files, by whom and when."""

    verdicts: Sequence[Verdict]
    """Of the documents' files in a language."""
    versions: Mapping[str, str]
    """Of the validators, by name."""
    day: date


def write(project: Project, chosen: Sequence[str], today: date) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The statements of the languages, beside their documents: the files that were written, and what was found.

    :raises Halt: if nobody is named to tell of barriers, a document has the statement's name, nothing was built, or
        a file was not verified since it was made.
    """
    check(project)
    record = Record.read(project.root)
    written: list[str] = []
    findings: list[Finding] = []
    for code in chosen:
        tasks = about_documents(built(project.root, (code,), ""))
        verdicts = [record.verdict(task) or Verdict(task.standard, task.file, judged=False) for task in tasks]
        made = statement(project, code, Proof(verdicts, versions(), today))
        findings += made.findings
        if made.artifact:
            file = file_of(NAME, code, made.artifact.edition)
            write_atomically(project.root / file, made.artifact.data, named=file)
            written.append(file)
    return tuple(written), tuple(findings)


def check(project: Project) -> None:
    """:raises Halt: if no statement can be made for a project, whatever its files are like."""
    if NAME in sources.document_names(project):
        message = f"a document is called “{NAME}”, which is what conformance statements are called"
        raise Halt(finding("statement", message, Location(f"source/{NAME}.md"), "give the text another name"))
    if not project.settings.contact:
        hint = 'write contact = "…", an address of mail or web, under [publication]'
        raise Halt(finding("statement", "nobody is named whom readers can tell of barriers", Location(FILE), hint))


def statement(project: Project, code: str, proof: Proof) -> Made:
    """The statement of a language as an HTML page.

    :raises Halt: if a file was not verified.
    """
    documents = {_document(verdict.file) for verdict in proof.verdicts}
    publication = Publication(
        publisher=project.settings.publisher_in(code)[0],
        contact=project.settings.contact,
        enforcement=project.settings.enforcement,
        languages=(languages.own_name(code),),
        drafts=(),
        documents=tuple(sorted(documents)),
    )
    try:
        said = conformance.statement(publication, proof.verdicts, proof.versions, proof.day)
    except NotVerified as problem:
        message = f"nothing can be stated of what nobody verified since it was made: {problem}"
        raise Halt(finding("statement", message, hint="run `make verify`, and then this again")) from problem
    names = sources.document_names(project)
    prepared = {name: sources.prepare(project, name, names) for name in names if name in documents}
    return html.make(_page(project, code, said, prepared), project.renderer(project.language(code))[0])


def _page(project: Project, code: str, said: Statement, prepared: Mapping[str, Prepared]) -> Page:
    language = project.language(code)
    publisher, publisher_language = project.settings.publisher_in(code)
    composed_pages = (composed(project, source, code).page for source in prepared.values())
    pages = [page for page in composed_pages if page]
    frame = Frame(
        publisher=publisher,
        publisher_language=publisher_language,
        source_language=project.settings.source_language,
        # The strings of templates are signed off with the documents that they stand in.
        draft=any(page.draft for page in pages),
        incomplete=False,
        base_url="",
        languages=other_languages(project.settings, NAME),
        formats=(),
        logo=project.theme.logo,
    )
    documents = [Named(page.document, page.title, page.title_language or code) for page in pages]
    render, _ = project.renderer(language)
    made = statement_page(said, documents, language, frame, render.label)
    return replace(made, stamped=project.stamped, provenance=project.provenance_in(code))


def _document(file: str) -> str:
    return Path(file).name.partition(".")[0]
