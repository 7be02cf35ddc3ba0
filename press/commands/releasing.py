"""The commands for releases: release, changes, rebuild and withdraw."""

from __future__ import annotations

from datetime import date, datetime

import click

from press.build import plan
from press.build.project import Project
from press.commands.options import JOBS, LANGUAGE, run
from press.console import Console
from press.reports import readiness as reports

VERSION = click.option("--version", required=True, metavar="NAME", help="The name of the release: 2026-05.")


@click.command()
@VERSION
@LANGUAGE
@JOBS
@click.pass_context
def release(context: click.Context, version: str, language: str | None, jobs: int | None) -> None:
    """Release each language that passes every gate, and say of the others why they stay and who has to act."""
    from press.build import releasing

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language)
        with console.progress("Releasing", len(chosen) + 2) as done:
            order = releasing.Order(version, _today(project), chosen, jobs, done, console.tell)
            judged = releasing.release(project, order)
        whole, file = releasing.write_report(project, judged, order)
        for row in whole.held:
            console.tell([found for one in row.passed for found in one.findings])
        console.wrote([file, *releasing.files(judged.release)])
        for line in reports.lines(whole):
            console.say(line)

    run(context, work, lays_out=True)


def _today(project: Project) -> date:
    return project.stamped or datetime.now().astimezone().date()
