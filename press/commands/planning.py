"""The commands that tell what is to be made and why, and what a file was made of."""

from __future__ import annotations

from pathlib import Path

import click

from press.build import plan as plans
from press.build.documents import document_names
from press.build.project import Project
from press.build.record import explaining
from press.build.record.keeping import Memory
from press.commands.options import DOCUMENT, LANGUAGE, flag, needed, run
from press.console import Console


@click.command()
@LANGUAGE
@DOCUMENT
@flag("--marks", "The files for a print shop.")
@click.pass_context
def plan(context: click.Context, language: str | None, document: str, *, marks: bool) -> None:
    """Show what `all` would make, and why."""

    def work(project: Project, console: Console) -> None:
        chosen = plans.chosen_languages(project, language, pseudo=True)
        tasks = plans.plan(project, document_names(project, document), chosen, (), marks=marks)
        planned = Memory(project).planned(tasks)
        console.table(explaining.HEADS, explaining.rows(planned))
        console.say(explaining.summary(planned))

    run(context, work)


@click.command()
@needed("--file", "file", metavar="FILE", help="A file in output/.")
@click.pass_context
def explain(context: click.Context, file: str) -> None:
    """Tell what a file was made of, and whether each of it still is what it was."""

    def work(project: Project, console: Console) -> None:
        for line in explaining.explained(Memory(project), Path(file)):
            console.say(line)

    run(context, work)
