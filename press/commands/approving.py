"""The command that signs translations off: approve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import click

from press.build import approving, plan
from press.build.approving import Waiting
from press.build.catalogs import Report
from press.build.project import TEMPLATES, Project
from press.commands.options import DOCUMENT, is_terminal, needed, read_sources, run
from press.console import Console
from press.model.segments import Entry
from press.model.signoff import Role
from press.signoff.asking import Signatory

_ANSWERS = ["yes", "no", "all", "stop"]


@click.command()
@needed("--lang", "language", metavar="CODE", help="The language of the translations.")
@needed("--by", "by", metavar="NAME", help="Who approves: it is written down as it is given.")
@DOCUMENT
@click.option(
    "--role",
    type=click.Choice([str(role) for role in Role]),
    help="For whom: the language (reviewed) or the publisher.",
)
@click.option("--yes", type=click.Choice(["all"]), help="Do not ask: all that is shown is approved.")
@click.option("--gone", type=click.Choice(["drop"]), help="Drop approvals of texts that are no more.")
@click.pass_context
def approve(
    context: click.Context,
    *,
    language: str,
    by: str,
    document: str,
    role: str | None,
    yes: str | None,
    gone: str | None,
) -> None:
    """Show the translations that nobody has approved as they stand, ask, and write down who approves them."""

    def work(project: Project, console: Console) -> None:
        (code,) = plan.chosen_languages(project, language)
        chosen, name = approving.role_for(project, code, role or ""), approving.named(by)
        prepared = {} if document == TEMPLATES else read_sources(project, console, document)
        rows, told = approving.waiting(project, prepared, code, chosen, everything=not document)
        console.tell(told)
        ask = yes is None and is_terminal()
        confirmed = _confirmed(console, rows, code, answer="each" if ask else yes or "none")
        if not ask and yes is None:
            console.tell(approving.unanswered(project, code, rows))
        who = Signatory(chosen, name, project.stamped or datetime.now().astimezone().date())
        _told(console, approving.record(project, code, confirmed, who))
        if gone == "drop" or (ask and _is_to_drop(console, rows)):
            _told(console, approving.drop(project, code, {row.name: row.gone for row in rows}))
        whole = all(source.cut for source in prepared.values())
        for line in approving.left(rows, confirmed, code, whole=whole):
            console.say(line)

    run(context, work)


def _told(console: Console, reports: Iterable[Report]) -> None:
    for report in reports:
        console.tell(report.findings)
        if report.said:
            console.say(f"{report.file}: {report.said}")


def _confirmed(console: Console, rows: Sequence[Waiting], code: str, *, answer: str) -> dict[str, list[Entry]]:
    """What is approved of each catalog, after each text was shown. Who stops keeps what was answered before.

    :param answer: ``all`` or ``none`` of them, or ``each`` as it is answered.
    """
    taken: dict[str, list[Entry]] = {row.name: [] for row in rows}
    asked = answer == "each"
    for one, question in ((row, question) for row in rows for question in row.questions):
        for line in approving.lines(question, one.source, code):
            console.say(line)
        if asked:
            answer = _answer()
            asked = answer != "all"
        if answer == "stop":
            break
        if answer in {"yes", "all"}:
            taken[one.name].append(question.entry)
    return taken


def _answer() -> str:
    try:
        answer: str = click.prompt("Approve it?", type=click.Choice(_ANSWERS), default="no")
    except click.Abort:  # Ctrl-C, or the terminal is gone
        return "stop"
    return answer


def _is_to_drop(console: Console, rows: Sequence[Waiting]) -> bool:
    """Whether somebody who was asked wants approvals of texts that are no more to be dropped."""
    gone = [one for row in rows for one in row.gone]
    if not gone:
        return False
    for one in gone:
        console.say(f"    gone: {one.source} ({one.role} by {one.by}, {one.day})")
    try:
        return click.confirm(f"Drop the approvals of {len(gone)} texts that are no more?", default=False)
    except click.Abort:
        return False
