"""The commands for delegations: kit and kits."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from press.build.project import Project
from press.commands.options import flag, run
from press.console import Console
from press.findings import Halt

if TYPE_CHECKING:
    from press.build.packing import Shelf
    from press.kits import Delegation

VERSION = click.option("--version", default="", metavar="NAME", help="A release; without it, the newest that holds.")


@click.command()
@click.option("--for", "key", default="", metavar="NAME", help="A file of delegations/, without its ending.")
@VERSION
@click.pass_context
def kit(context: click.Context, key: str, version: str) -> None:
    """Pack what a delegation is given: documents in their languages, cover sheets, print order and letters."""
    from press.build import delegations, packing

    def work(project: Project, console: Console) -> None:
        there, told = packing.shelf(project, version)
        console.tell(told)
        delegation = delegations.delegation_of(project, key, there.known)
        console.tell(list(packing.past(delegation, today(project))))
        _pack(project, console, delegation, there)

    run(context, work, lays_out=True)


@click.command()
@VERSION
@flag("--all", "Those of the past, too.")
@click.pass_context
def kits(context: click.Context, version: str, *, all: bool) -> None:  # noqa: A002 - the option is called so
    """Pack the kits of all delegations that are still to come."""
    from press.build import delegations, packing

    def work(project: Project, console: Console) -> None:
        there, told = packing.shelf(project, version)
        found, wrong = delegations.delegations(project, there.known)
        console.tell([*told, *wrong])
        chosen = found if all else packing.due(found, today(project))
        with console.progress("Packing", len(chosen)) as done:
            for delegation in chosen:
                _pack(project, console, delegation, there)
                done(delegation.key)
        if not chosen:
            past = f"; ALL=yes packs the {len(found)} of the past" if found else ""
            console.say(f"nobody is expected{past or ': make new FOR=jordan begins a delegation'}")

    run(context, work, lays_out=True)


def _pack(project: Project, console: Console, delegation: Delegation, there: Shelf) -> None:
    from press.build import packing

    try:
        packed = packing.pack(project, delegation, there, console.tell)
    except Halt as halt:
        console.tell(halt.findings)
    else:
        for line in packed.lines:
            console.say(line)


def today(project: Project) -> date:
    """The day on which the command is given, or SOURCE_DATE_EPOCH's."""
    return project.stamped or datetime.now().astimezone().date()
