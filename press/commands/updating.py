"""The commands that bring catalogs up to date: update and keep."""

from __future__ import annotations

from datetime import datetime

import click

from press.build import catalogs, keeping, plan, revisions
from press.build.project import Project
from press.commands.options import DOCUMENT, LANGUAGE, flag, is_terminal, read_sources, run
from press.console import Console


@click.command()
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


@click.command()
@LANGUAGE
@DOCUMENT
@flag("--yes", "Do not ask: none of the changes touches the meaning.")
@click.pass_context
def keep(context: click.Context, language: str | None, document: str, *, yes: bool) -> None:
    """Say that a change of the source left the meaning alone, and keep its translations valid."""

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language)
        names = catalogs.catalog_names(read_sources(project, console, document))
        waiting = keeping.questions(project, names, chosen)
        ask = not yes and is_terminal()
        confirmed = []
        for question in waiting:
            for line in question.lines():
                console.say(line)
            if question.ready and (yes or (ask and click.confirm("Is the meaning the same?", default=False))):
                confirmed.append(question)
        if not (yes or ask):
            console.tell(keeping.unanswered(waiting))
        for report in keeping.keep(project, confirmed, datetime.now().astimezone().date().isoformat()):
            console.tell(report.findings)
            if report.said:
                console.say(f"{report.file}: {report.said}")

    run(context, work)
