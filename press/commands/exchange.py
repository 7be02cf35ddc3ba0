"""The commands for files that come from other people and go to them: import, export, receive and new."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from press.build import beginning, catalogs, delegations, exchange, plan, receiving, starting
from press.build.catalogs import Report
from press.build.project import TEMPLATES, Project
from press.build.receiving import Received
from press.catalog import Compared
from press.commands.options import DOCUMENT, flag, is_terminal, needed, read_sources, run
from press.console import Console


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
@needed("--lang", "language", metavar="CODE", help="The language of the file.")
@needed("--from", "source", metavar="FILE", help="Another tool's .po, TMX or XLIFF file.")
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
@needed("--lang", "language", metavar="CODE", help="The language of the catalogs.")
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
@click.option("--lang", "language", metavar="CODE", help="A new language: pt_BR or pt-BR.")
@click.option("--doc", "document", metavar="NAME", help="A new text: small letters, digits, - and _.")
@click.option("--for", "key", metavar="NAME", help="A new delegation: letters, digits, - and _.")
@click.option(
    "--from", "source", metavar="FILE", help="For a language, a .po, TMX or XLIFF file; for a text, .docx, .odt, .html."
)
@click.pass_context
def new(
    context: click.Context, language: str | None, document: str | None, key: str | None, source: str | None
) -> None:
    """Begin the catalogs of a language, a text, or a delegation."""
    if sum(given is not None for given in (language, document, key)) != 1:
        raise click.UsageError("give LANG= to begin a language, DOC= a text, or FOR= a delegation: one of the three")
    path = Path(source) if source is not None else None

    def begin_language(project: Project, console: Console) -> None:
        newcomer = starting.newcomer(project, language or "")
        wanted = catalogs.wanted_catalogs(project, read_sources(project, console))
        _told(console, starting.start(project, wanted, newcomer, path))
        for line in starting.advice(project, newcomer):
            console.say(line)

    def begin_text(project: Project, console: Console) -> None:
        name = document or ""
        _told(console, beginning.begin(project, name, path, datetime.now(UTC).date()))
        for line in beginning.advice(project, name, shows_all=path is None):
            console.say(line)

    def begin_delegation(project: Project, console: Console) -> None:
        console.wrote([delegations.begin(project, key or "", datetime.now().astimezone().date())])
        console.say(f"fill it in; docs/kits.md says what can be written. Then: make kit FOR={key}")

    run(context, begin_language if language is not None else begin_text if document is not None else begin_delegation)


@click.command()
@needed("--file", "source", metavar="FILE", help="The file that came back: .po, TMX or XLIFF.")
@click.option("--lang", "language", metavar="CODE", help="Its language, where that is not clear.")
@flag("--yes", "Take what is new and changed without asking.")
@flag("--theirs", "Take theirs where both were changed.")
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
        asked = not (yes or theirs) and is_terminal()
        left = [one for one in (*received.plain, *received.conflicts) if id(one) not in taken]
        console.tell(receiving.undecided(received, () if asked else left))

    run(context, work)


def _chosen(received: Received, *, yes: bool, theirs: bool) -> list[Compared]:
    """What is to be taken: as the options say, or as the answers on a terminal do."""
    if yes or theirs or not is_terminal():
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
