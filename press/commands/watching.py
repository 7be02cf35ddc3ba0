"""The commands that run builds: watch, after every save, and reproduce, twice to compare."""

from __future__ import annotations

import click

from press.build import plan
from press.build.documents import document_names
from press.build.project import Project
from press.commands.options import DOCUMENT, LANGUAGE, run
from press.console import Console
from press.editions import EDITIONS

EDITION = click.option("--edition", type=click.Choice(list(EDITIONS)), help="One edition; without it, all.")


def _arguments(language: str | None, document: str) -> list[str]:
    return [*(["--lang", language] if language else []), *(["--doc", document] if document else [])]


@click.command()
@LANGUAGE
@DOCUMENT
@EDITION
@click.pass_context
def watch(context: click.Context, language: str | None, document: str, edition: str | None) -> None:
    """Make again what each save touches, until Ctrl-C."""

    def work(project: Project, console: Console) -> None:
        from press.build import watching

        plan.chosen_languages(project, language, pseudo=True)  # these two end here what would fail after every save
        document_names(project, document)
        form = ["--format", "json"] if console.as_json else []
        command = EDITIONS[edition].command if edition else "all"
        arguments = [*form, "--project", str(project.root), command, *_arguments(language, document)]
        for what in watching.rounds(project.root, arguments):
            console.say(what)

    run(context, work)


@click.command()
@LANGUAGE
@DOCUMENT
@EDITION
@click.pass_context
def reproduce(context: click.Context, language: str | None, document: str, edition: str | None) -> None:
    """Make everything at two places, with another locale, time zone, order and number of processes, and compare."""

    def work(project: Project, console: Console) -> None:
        from press.build import reproducing

        plan.chosen_languages(project, language, pseudo=True)
        document_names(project, document)
        commands = [EDITIONS[name].command for name in ([edition] if edition else project.settings.editions)]
        found = reproducing.reproduce(project.root, commands, _arguments(language, document))
        console.tell(found.findings)
        if not console.failed:
            console.say(f"{found.files} files came out the same at two places, byte for byte")

    run(context, work)
