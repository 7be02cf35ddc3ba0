"""The conformance statement of each language, from what ``make verify`` has proven of its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
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
from press.formats import html
from press.model import Location, Page
from press.package import file_of
from press.page import Frame
from press.reports import conformance
from press.reports.conformance import NotVerified, Publication, Statement
from press.reports.statement import NAME, Named
from press.reports.statement import page as statement_page
from press.settings import FILE


def about_documents(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Those that are not about a statement itself."""
    return tuple(task for task in tasks if _document(task) != NAME)


def write(project: Project, chosen: Sequence[str], today: date) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The statements of the languages, beside their documents: the files that were written, and what was found.

    :raises Halt: if nobody is named to tell of barriers, a document has the statement's name, nothing was built, or
        a file was not verified since it was made.
    """
    names = sources.document_names(project)
    if NAME in names:
        message = f"a document is called “{NAME}”, which is what conformance statements are called"
        raise Halt(finding("statement", message, Location(f"source/{NAME}.md"), "give the text another name"))
    if not project.settings.contact:
        hint = 'write contact = "…", an address of mail or web, under [publication]'
        raise Halt(finding("statement", "nobody is named whom readers can tell of barriers", Location(FILE), hint))
    stated = {code: _stated(project, code, today) for code in chosen}
    prepared = {name: sources.prepare(project, name, names) for name in names}
    written: list[str] = []
    findings: list[Finding] = []
    for code, (said, documents) in stated.items():
        page = _page(project, code, said, {name: prepared[name] for name in names if name in documents})
        made = html.make(page, project.renderer(project.language(code))[0])
        findings += made.findings
        if made.artifact:
            file = file_of(NAME, code, made.artifact.edition)
            write_atomically(project.root / file, made.artifact.data, named=file)
            written.append(file)
    return tuple(written), tuple(findings)


def _stated(project: Project, code: str, today: date) -> tuple[Statement, frozenset[str]]:
    """What can be stated of a language's files, and the documents that they are of."""
    tasks = about_documents(built(project.root, (code,), ""))
    record = Record.read(project.root)
    verdicts = [record.verdict(task) or Verdict(task.standard, task.file, judged=False) for task in tasks]
    publication = Publication(
        publisher=project.settings.publisher_in(code)[0],
        contact=project.settings.contact,
        enforcement=project.settings.enforcement,
        languages=(languages.own_name(code),),
        drafts=(),
        documents=tuple(sorted({_document(task) for task in tasks})),
    )
    try:
        said = conformance.statement(publication, verdicts, versions(), today)
    except NotVerified as problem:
        message = f"nothing can be stated of what nobody verified since it was made: {problem}"
        raise Halt(finding("statement", message, hint="run `make verify`, and then this again")) from problem
    return said, frozenset(publication.documents)


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
    return replace(statement_page(said, documents, language, frame, render.label), stamped=project.stamped)


def _document(task: Task) -> str:
    return Path(task.file).name.partition(".")[0]
