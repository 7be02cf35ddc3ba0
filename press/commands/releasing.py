"""The commands for releases: release, changes, rebuild and withdraw."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from press.build import plan
from press.build.project import Project
from press.commands.options import JOBS, LANGUAGE, needed, run
from press.console import Console
from press.reports import readiness as reports

VERSION = needed("--version", metavar="NAME", help="The name of the release: 2026-05.")
_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


def _today(project: Project) -> date:
    return project.stamped or datetime.now().astimezone().date()


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


@click.command()
@needed("--since", metavar="NAME", help="The release that people have.")
@click.option("--to", "until", default="", metavar="NAME", help="Another release; without it, the texts of today.")
@LANGUAGE
@click.pass_context
def changes(context: click.Context, since: str, until: str, language: str | None) -> None:
    """Show what is different from a release, facts first."""
    from press.build import since as comparing
    from press.reports import changes as pages

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language) if language is not None else ()
        for whole, file in comparing.since(project, since, until, chosen, console.tell):
            for line in pages.lines(whole):
                console.say(line)
            console.wrote([file])

    run(context, work)


@click.command()
@VERSION
@JOBS
@click.pass_context
def rebuild(context: click.Context, version: str, jobs: int | None) -> None:
    """Make a release again out of the history of the repository, and compare its bytes with the record."""
    from press.build import rebuilding

    def work(project: Project, console: Console) -> None:
        made = rebuilding.rebuild(project, version, jobs, console.tell)
        console.tell(made.findings)
        console.wrote([f"{made.folder}/index.html"])
        if made.findings and made.tools:
            console.say("What it was made with is not the same now:")
        for line in made.tools if made.findings else ():
            console.say(f"    {line}")
        if not made.findings:
            console.say(f"{version}: {made.files} files came out the same, byte for byte")

    run(context, work)


@click.command(hidden=True)
@click.option("--record", "file", type=_FILE, required=True)
@click.option("--into", "into", type=_FOLDER, required=True)
@JOBS
@click.pass_context
def assemble(context: click.Context, file: Path, into: Path, jobs: int | None) -> None:
    """Make the release of a record, for another press that rebuilds it."""
    from press.build import rebuilding

    def work(project: Project, console: Console) -> None:
        rebuilding.assembled(project, file, into, jobs, console.tell)

    run(context, work, lays_out=True)


@click.command()
@VERSION
@needed("--reason", metavar="TEXT", help="Why, for readers, in the language of the source texts.")
@click.option("--by", default="", metavar="NAME", help="The release that replaces it.")
@click.pass_context
def withdraw(context: click.Context, version: str, reason: str, by: str) -> None:
    """Mark a release as withdrawn, or as replaced by another."""
    from press.build import withdrawing
    from press.release import Withdrawal

    def work(project: Project, console: Console) -> None:
        done = withdrawing.withdraw(project, version, Withdrawal(_today(project), reason, by), console.tell)
        console.tell(done.findings)
        console.wrote(done.files)
        console.say(f"{version} is withdrawn{f', and replaced by {by}' if by else ''}. Commit its record.")

    run(context, work)
