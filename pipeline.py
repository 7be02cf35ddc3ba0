"""One Danish text becomes a PDF brochure, an EPUB and an accessible HTML handout in every language.

The front door: the command line, and in :func:`publish` the whole flow::

    read ─▶ segments ─▶ catalog ─▶ checks.translations ─▶ translate ─▶ page ─▶ formats/{pdf,epub,html}
                                                                         ─▶ checks.artifacts ─▶ package

Each make target calls the command of the same name. Findings go to stderr, one a line; the exit status is 0 when
all was done, 1 when a finding is an error, 2 when the command itself was wrong.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from press.build import catalogs, checking, judging, plan, reporting, revisions, running, sources
from press.build.history import History
from press.build.project import Project
from press.commands import COMMANDS, DOCUMENT, LANGUAGE, read_sources, run
from press.console import Console
from press.formats import FORMATS
from press.package import package
from press.reports import status as status_report


def publish(
    project: Project,
    console: Console,
    formats: tuple[str, ...],
    *,
    language: str | None,
    document: str,
    jobs: int | None,
) -> None:
    """The whole flow: sources are read once, each language goes its way, and files land as they are done."""
    chosen = plan.chosen_languages(project, language, pseudo=True)
    tasks = plan.plan(sources.document_names(project, document), chosen, formats)
    with console.progress("Making", len(tasks)) as done:
        for task, outcome in running.outcomes(project, tasks, running.workers(tasks, jobs)):
            written, failed = package(project.root, outcome.artifacts)
            console.tell([*outcome.findings, *failed])
            console.wrote(written)
            done(f"{task.document} ({task.language})")


# --- the command line ------------------------------------------------------------------------------------------

JOBS = click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes; without it, as many as there are processors."
)


class _Folder(click.Path):
    """A folder that is there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if not str(value).strip() or "\0" in str(value):
            self.fail("name a folder", param, ctx)
        return Path(str(super().convert(value, param, ctx)))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    "root",
    default=".",
    metavar="FOLDER",
    type=_Folder(exists=True, file_okay=False),
    help="A folder with source/ and publication.toml of its own.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Findings as lines or JSON."
)
@click.pass_context
def cli(context: click.Context, root: Path, form: str) -> None:
    """One Danish text becomes a PDF brochure, an EPUB and an accessible HTML handout in every language."""
    context.obj = (root, Console(as_json=form == "json"))


def _maker(name: str, formats: tuple[str, ...], text: str) -> None:
    """A command that makes files."""

    @cli.command(name, help=text)
    @LANGUAGE
    @DOCUMENT
    @JOBS
    @click.pass_context
    def make(context: click.Context, language: str | None, document: str, jobs: int | None) -> None:
        def work(project: Project, console: Console) -> None:
            publish(project, console, formats, language=language, document=document, jobs=jobs)

        run(context, work)


for _format in FORMATS.values():
    _maker(_format.name, (_format.name,), f"Make the {_format.label} of every document.")
_maker("all", plan.all_formats(), "Make every document in every language and format.")


@cli.command()
@LANGUAGE
@click.pass_context
def update(context: click.Context, language: str | None) -> None:
    """Bring the catalogs up to date with the source texts."""

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language)
        wanted = catalogs.wanted_catalogs(project, read_sources(project, console))
        with console.progress("Updating", len(wanted) * (len(chosen) + 1)) as done:
            reports = []
            for report in catalogs.update(project, wanted, chosen):
                reports.append(report)
                console.tell(report.findings)
                if report.said:
                    console.say(f"{report.file}: {report.said}")
                done(report.file)
        for line in revisions.told(reports):
            console.say(line)

    run(context, work)


@cli.command()
@LANGUAGE
@DOCUMENT
@click.pass_context
def check(context: click.Context, language: str | None, document: str) -> None:
    """Tell what is wrong in texts and translations, before anything is built."""

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language)
        prepared = read_sources(project, console, document)
        glossary, told = judging.glossary_of(project)
        console.tell(told)
        with console.progress("Checking", len(chosen)) as done:
            for code in chosen:
                console.tell(checking.check(project, prepared, code, glossary))
                done(code)
        console.say(checking.summary(console.told, len(chosen)))

    run(context, work)


@cli.command()
@LANGUAGE
@DOCUMENT
@click.pass_context
def verify(context: click.Context, language: str | None, document: str) -> None:
    """Run the standards' own validators over what was built: veraPDF (PDF/UA-1) and EPUBCheck."""

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language)
        if document:
            sources.document_names(project, document)  # ends here where there is none of that name
        files = checking.built_files(project.root, chosen, document)
        with console.progress("Verifying", len(files)) as done:
            console.tell(checking.verify(files, done))
        if not console.failed:
            console.say(
                f"verified {files[0].relative_to(project.root) if len(files) == 1 else f'{len(files)} files'}: "
                "veraPDF (PDF/UA-1) and EPUBCheck find nothing"
            )

    run(context, work)


@cli.command()
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
        whole, file = reporting.write_status(project, tuple(shown), datetime.now(UTC).date())
        console.table(status_report.HEADS, status_report.rows(whole))
        for line in status_report.in_the_way(whole):
            console.say(line)
        console.wrote([file])

    run(context, work)


@cli.command()
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


for _command in COMMANDS:
    cli.add_command(_command)

if __name__ == "__main__":
    cli(prog_name="pipeline.py")
