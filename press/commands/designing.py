"""The commands for the look: ``template new``."""

from __future__ import annotations

import click

from press.build import theming
from press.build.project import Project
from press.commands.options import run
from press.console import Console


@click.group()
def template() -> None:
    """Begin a look of your own."""


@template.command()
@click.argument("name")
@click.pass_context
def new(context: click.Context, name: str) -> None:
    """Copy the theme that is used to themes/NAME/, to be changed there."""

    def work(project: Project, console: Console) -> None:
        console.wrote(theming.begin(project, name))
        console.say(f'to use it, write in publication.toml under [publication]: theme = "{name}"')

    run(context, work)
