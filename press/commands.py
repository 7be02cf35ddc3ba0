"""The commands for catalogs that a person decides on: import, export, receive, new and keep.

What every command shares, the options and the way of an error to the exit status, stands here too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from press.build import catalogs, exchange, keeping, plan, receiving, sources, starting
from press.build.catalogs import Report
from press.build.project import TEMPLATES, Project
from press.build.receiving import Received
from press.build.sources import Prepared
from press.catalog import Compared
from press.console import Console
from press.findings import Halt

LANGUAGE = click.option("--lang", "language", metavar="CODE", help="One language (en, zh-Hans); without it, all.")


def _named(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """The name of a document; an empty one is a slip, and not the wish for all."""
    if value is not None and not value.strip():
        raise click.BadParameter("name a document, or leave it out for all of them")
    return value or ""


DOCUMENT = click.option("--doc", "document", callback=_named, metavar="NAME", help="One document; without it, all.")
Work = Callable[[Project, Console], None]
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def run(context: click.Context, work: Work) -> None:
    """Opens the project, does the work, and ends with its exit status."""
    root, console = context.obj
    try:
        work(Project.open(root), console)
    except Halt as halt:
        console.tell(halt.findings)
    sys.exit(1 if console.failed else 0)


def read_sources(project: Project, console: Console, document: str = "") -> dict[str, Prepared]:
    """The documents that are asked for, read, judged and cut."""
    known = sources.document_names(project)
    found = {name: sources.prepare(project, name, known) for name in sources.document_names(project, document)}
    for source in found.values():
        console.tell(source.findings)
    return found


def _told(console: Console, reports: Iterable[Report]) -> None:
    for report in reports:
        console.tell(report.findings)
        if report.said:
            console.say(f"{report.file}: {report.said}")


def _catalogs(project: Project, console: Console, document: str) -> tuple[str, ...]:
    """The catalogs of the documents that are asked for; of all, those of the templates' strings too."""
    names = catalogs.catalog_names(read_sources(project, console, document))
    return names if document or not project.keeps_strings else (*names, TEMPLATES)


@click.command("import")
@click.option("--lang", "language", required=True, metavar="CODE", help="The language of the file.")
@click.option("--from", "source", required=True, metavar="FILE", help="Another tool's .po, TMX or XLIFF file.")
@DOCUMENT
@click.pass_context
def import_(context: click.Context, language: str, source: str, document: str) -> None:
    """Fill in what is untranslated from somebody's .po, TMX or XLIFF file."""

    def work(project: Project, console: Console) -> None:
        (code,) = plan.chosen_languages(project, language)
        names = _catalogs(project, console, document)
        _told(console, exchange.import_into(project, names, project.language(code), Path(source)))

    run(context, work)


@click.command()
@click.option("--lang", "language", required=True, metavar="CODE", help="The language of the catalogs.")
@click.option("--to", "form", type=click.Choice(["xliff", "tmx"]), default="xliff", help="The format.")
@DOCUMENT
@click.pass_context
def export(context: click.Context, language: str, form: str, document: str) -> None:
    """Write catalogs as XLIFF or TMX into output/, for another tool."""

    def work(project: Project, console: Console) -> None:
        (code,) = plan.chosen_languages(project, language)
        names = _catalogs(project, console, document)
        _told(console, exchange.export(project, names, project.language(code), form))

    run(context, work)


@click.command()
@click.option("--lang", "language", required=True, metavar="CODE", help="The new language: pt_BR or pt-BR.")
@click.option("--from", "source", metavar="FILE", help="A .po, TMX or XLIFF file to fill the catalogs from.")
@click.pass_context
def new(context: click.Context, language: str, source: str | None) -> None:
    """Begin the catalogs of a language."""

    def work(project: Project, console: Console) -> None:
        newcomer = starting.newcomer(project, language)
        wanted = catalogs.wanted_catalogs(project, read_sources(project, console))
        _told(console, starting.start(project, wanted, newcomer, Path(source) if source else None))
        for line in starting.advice(project, newcomer):
            console.say(line)

    run(context, work)


def _flag(name: str, text: str) -> Callable[[Decorated], Decorated]:
    """``--yes`` for people and ``--yes=1`` for make, which gives every variable a value."""
    return click.option(name, type=bool, is_flag=False, flag_value="1", default=False, help=text)


@click.command()
@click.option("--file", "source", required=True, metavar="FILE", help="The file that came back: .po, TMX or XLIFF.")
@click.option("--lang", "language", metavar="CODE", help="Its language, where that is not clear.")
@_flag("--yes", "Take what is new and changed without asking.")
@_flag("--theirs", "Take theirs where both were changed.")
@DOCUMENT
@click.pass_context
def receive(
    context: click.Context, source: str, language: str | None, document: str, *, yes: bool, theirs: bool
) -> None:
    """Compare a file that came back by mail with ours, and take what is chosen."""

    def work(project: Project, console: Console) -> None:
        (code,) = plan.chosen_languages(project, language) if language else ("",)
        prepared = read_sources(project, console)
        received = receiving.receive(project, prepared, Path(source), asked=code, document=document)
        console.tell(received.findings)
        for line in receiving.shown(received):
            console.say(line)
        chosen = _chosen(received, yes=yes, theirs=theirs)
        if chosen:
            _told(console, [receiving.take(project, received, chosen)])
        taken = {id(one) for one in chosen}
        asked = not (yes or theirs) and _is_terminal()
        left = [one for one in (*received.plain, *received.conflicts) if id(one) not in taken]
        console.tell(receiving.undecided(received, () if asked else left))

    run(context, work)


def _chosen(received: Received, *, yes: bool, theirs: bool) -> list[Compared]:
    """What is to be taken: as the options say, or as the answers on a terminal do."""
    if yes or theirs or not _is_terminal():
        return [*(received.plain if yes else ()), *(received.conflicts if theirs else ())]
    plain = list(received.plain)
    answer = "none"
    if plain:
        text = f"\nTake the {len(plain)} that nothing of ours speaks against?"
        answer = click.prompt(text, type=click.Choice(["all", "each", "none"]), default="none")
    if answer != "all":
        plain = [one for one in plain if answer == "each" and _confirmed(received, one)]
    return [*plain, *(one for one in received.conflicts if _confirmed(received, one))]


def _confirmed(received: Received, one: Compared) -> bool:
    click.echo("\n".join(receiving.described(received, one)))
    return click.confirm("Take theirs?", default=False)


@click.command()
@LANGUAGE
@DOCUMENT
@_flag("--yes", "Do not ask: none of the changes touches the meaning.")
@click.pass_context
def keep(context: click.Context, language: str | None, document: str, *, yes: bool) -> None:
    """Say that a change of the source left the meaning alone, and keep its translations valid."""

    def work(project: Project, console: Console) -> None:
        chosen = plan.chosen_languages(project, language)
        names = catalogs.catalog_names(read_sources(project, console, document))
        waiting = keeping.questions(project, names, chosen)
        ask = not yes and _is_terminal()
        confirmed = []
        for question in waiting:
            for line in question.lines():
                console.say(line)
            if question.ready and (yes or (ask and click.confirm("Is the meaning the same?", default=False))):
                confirmed.append(question)
        if not (yes or ask):
            console.tell(keeping.unanswered(waiting))
        _told(console, keeping.keep(project, confirmed, datetime.now().astimezone().date().isoformat()))

    run(context, work)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


COMMANDS = (import_, export, new, receive, keep)
