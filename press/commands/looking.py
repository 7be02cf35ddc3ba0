"""The commands that make no document: check, verify, statement, tags, status, proof and gallery."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from press.build import agenda, checking, inking, judging, plan, reporting, running, sources, theming
from press.build import gallery as galleries
from press.build.history import History
from press.build.project import Project
from press.commands.options import DOCUMENT, JOBS, LANGUAGE, read_sources, run
from press.console import Console
from press.reports import gallery as gallery_report
from press.reports import status as status_report


@click.command()
@LANGUAGE
@DOCUMENT
@click.pass_context
def check(context: click.Context, language: str | None, document: str) -> None:
    """Tell what is wrong in texts and translations, before anything is built."""

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language)
        prepared = read_sources(project, console, document)
        glossary, told = judging.glossary_of(project)
        console.tell([*told, *theming.judge(project), *inking.judge(project), *plan.limits(chosen)])
        with console.progress("Checking", len(chosen)) as done:
            for code in chosen:
                console.tell(checking.check(project, prepared, code, glossary))
                done(code)
        console.say(checking.summary(console.told, len(chosen)))

    run(context, work)


@click.command()
@LANGUAGE
@DOCUMENT
@click.pass_context
def verify(context: click.Context, language: str | None, document: str) -> None:
    """Hold what was built to its standards, by veraPDF, EPUBCheck, Ace by DAISY and axe-core."""
    from press.build import verifying

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language)
        if document:
            sources.document_names(project, document)  # ends here where there is none of that name
        tasks = verifying.built(project.root, chosen, document)
        with console.progress("Verifying", len(tasks)) as done:
            verified = verifying.verify(project, tasks, done)
        console.tell(verified.findings)
        console.wrote([verifying.write_page(project, verified, datetime.now(UTC).date())])
        console.say(verifying.summary(verified))

    run(context, work)


@click.command()
@LANGUAGE
@click.pass_context
def statement(context: click.Context, language: str | None) -> None:
    """Write the conformance statement of each language, from what was verified."""
    from press.build import stating

    def work(project: Project, console: Console) -> None:
        written, findings = stating.write(project, plan.chosen_languages(project, language), datetime.now(UTC).date())
        console.tell(findings)
        console.wrote(list(written))

    run(context, work)


@click.command()
@click.argument("file", metavar="FILE.pdf")
@click.pass_context
def tags(context: click.Context, file: str) -> None:
    """Show the tags of a PDF as text: what a screen reader is told."""

    def work(_project: Project, console: Console) -> None:
        from press.build import showing

        console.say(showing.tags(file))

    run(context, work)


@click.command()
@LANGUAGE
@DOCUMENT
@click.pass_context
def status(context: click.Context, language: str | None, document: str) -> None:
    """Show how complete each language is, and what stands in its way."""

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language)
        prepared = read_sources(project, console, document)
        glossary, told = judging.glossary_of(project)
        console.tell(told)
        changed = History(project.root).changed
        shown = []
        with console.progress("Looking at", len(chosen)) as done:
            for code in chosen:
                shown.append(reporting.language_status(project, prepared, code, glossary, changed))
                done(code)
        today = datetime.now(UTC).date()
        coming, told = agenda.agenda(project, today)
        console.tell(told)
        whole, file = reporting.write_status(project, tuple(shown), today, coming)
        console.table(status_report.HEADS, status_report.rows(whole))
        for line in status_report.in_the_way(whole):
            console.say(line)
        if coming:
            console.table(status_report.DUE_HEADS, status_report.due_rows(whole))
        console.wrote([file])

    run(context, work)


@click.command()
@LANGUAGE
@DOCUMENT
@click.pass_context
def proof(context: click.Context, language: str | None, document: str) -> None:
    """Set each text beside its translation, with what changed and what the checks say, in a file for the browser."""

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language)
        prepared = read_sources(project, console, document)
        glossary, told = judging.glossary_of(project)
        console.tell(told)
        with console.progress("Proofs", len(chosen)) as done:
            for made in reporting.proofs(project, prepared, chosen, glossary):
                console.tell(made.findings)
                console.wrote(made.files)
                done(made.language)

    run(context, work)


@click.command()
@LANGUAGE
@DOCUMENT
@JOBS
@click.pass_context
def gallery(context: click.Context, language: str | None, document: str, jobs: int | None) -> None:
    """Draw first pages of every edition in six scripts on one page, with what changed since the last time."""

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language, pseudo=True)[0] if language is not None else None
        tasks = galleries.plan(project, document, chosen)
        shown = {}
        with console.progress("Drawing", len(tasks)) as done:
            for task, columns, findings in galleries.drawn(project, tasks, running.workers(tasks, jobs)):
                shown[task] = columns
                console.tell(findings)
                done(f"{task.document} ({task.language})")
        whole, file = galleries.write(project, tasks, shown)
        console.say(gallery_report.summary(whole))
        console.wrote([file])

    run(context, work, lays_out=True)
