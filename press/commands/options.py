"""What every command shares: its options, the way of an error to the exit status, and the reading of sources.

Nothing of the engine is imported here that a command may not need: each is to start as fast as it can.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from press.build.project import Project
from press.console import Console
from press.findings import Halt

if TYPE_CHECKING:
    from press.build.sources import Prepared


class _Needed(click.Option):
    """An option that has to be given; where it is not, it is named as make has it, too."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        return f"{super().get_error_hint(ctx)} (with make: {self.opts[0].lstrip('-').upper()}=…)"


needed = partial(click.option, cls=_Needed, required=True)
LANGUAGE = click.option("--lang", "language", metavar="CODE", help="One language (en, zh-Hans); without it, all.")


def _named(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """The name of a document; an empty one is a slip, and not the wish for all."""
    if value is not None and not value.strip():
        raise click.BadParameter("name a document, or leave it out for all of them")
    return value or ""


DOCUMENT = click.option("--doc", "document", callback=_named, metavar="NAME", help="One document; without it, all.")
JOBS = click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes; without it, as many as there are processors."
)
_INTERRUPTED = 130
"""The exit status of what was stopped by Ctrl-C, as shells give it."""
Work = Callable[[Project, Console], None]
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def flag(name: str, text: str) -> Callable[[Decorated], Decorated]:
    """``--yes`` for people and ``--yes=1`` for make, which gives every variable a value."""
    return click.option(name, type=bool, is_flag=False, flag_value="1", default=False, help=text)


def run(context: click.Context, work: Work, *, lays_out: bool = False) -> None:
    """Opens the project, does the work, and ends with its exit status.

    :param lays_out: whether pages are laid out, which leaves circles for Python to collect. Texts and catalogs are
        trees: looking for circles in them takes a sixth of the time that they take.
    """
    root, console = context.obj
    if not lays_out:
        gc.disable()
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # who is asked to end goes as after Ctrl-C
    try:
        work(Project.open(root, os.environ.get("SOURCE_DATE_EPOCH", "")), console)
    except Halt as halt:
        console.tell(halt.findings)
    except KeyboardInterrupt:
        console.stopped()
        sys.exit(_INTERRUPTED)
    finally:
        signal.signal(signal.SIGTERM, before)
        gc.enable()
    sys.exit(1 if console.failed else 0)


def read_sources(project: Project, console: Console, document: str = "") -> dict[str, Prepared]:
    """The documents that are asked for, read, judged and cut."""
    from press.build import sources

    found = sources.prepare_all(project, sources.document_names(project, document))
    for source in found.values():
        console.tell(source.findings)
    return found


def is_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()
