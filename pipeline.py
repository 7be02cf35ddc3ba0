"""One Danish text becomes a PDF brochure, an EPUB and an accessible HTML handout in every language.

The front door: the command line, and in :func:`publish` the whole flow::

    read ─▶ segments ─▶ catalog ─▶ checks.translations ─▶ translate ─▶ page ─▶ formats/{pdf,epub,html}
                                                            ─▶ checks.artifacts ─▶ finishing ─▶ package

Each make target calls the command of the same name. Findings go to stderr, one a line; the exit status is 0 when
all was done, 1 when a finding is an error, 2 when the command itself was wrong.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from press import themes
from press.build import plan
from press.build.documents import document_names
from press.build.project import Project
from press.build.record.keeping import Memory, due, remembering
from press.commands.options import DOCUMENT, JOBS, LANGUAGE, flag, run
from press.console import Console
from press.editions import EDITIONS
from press.findings import errors

if TYPE_CHECKING:
    from press.build.outcome import Outcome

    Outcomes = Generator[tuple[plan.Task, Outcome], None, None]


def publish(
    project: Project,
    console: Console,
    editions: tuple[str, ...] = (),
    *,
    language: str | None,
    document: str,
    jobs: int | None,
    marks: bool,
    anew: bool = False,
    timeout: float = 600,
    memory: int = 4096,
    scheduler: str = "",
) -> None:
    """The whole flow: what is up to date is left alone, the rest goes its way, and files land as they are done.

    :param editions: what is asked for; none for all that the settings publish.
    :param anew: whether what is up to date is made again.
    :param timeout: seconds that a document in a language may take.
    :param memory: megabytes that it may take; 0 for no limit.
    :param scheduler: the address of a Dask cluster that does the work; empty for this machine.
    """
    chosen = plan.chosen_languages(project, language, pseudo=True)
    tasks = plan.plan(project, document_names(project, document), chosen, editions, marks=marks)
    console.tell([*themes.judge(project.theme), *plan.limits(chosen)])
    with remembering(project, console.tell) as known:
        planned = known.planned(tasks, anew=anew)
        console.tell(known.known_findings(planned))
        todo = due(planned)
        if todo:
            from press.build import theming

            told = theming.judge(project)
            console.tell(told)
            if not errors(told):
                made = _outcomes(project, todo, jobs, (timeout, memory), scheduler)
                _landed(made, known, console, len(todo))
        else:
            console.up_to_date([known.shown(one.file) for one in planned])


def _outcomes(
    project: Project, todo: Sequence[plan.Task], jobs: int | None, limits: tuple[float, int], scheduler: str
) -> Outcomes:
    """What comes of the tasks, made on this machine or on others."""
    if scheduler:
        from press.build import cluster

        return cluster.outcomes(project, todo, scheduler)
    from press.build import running

    return running.outcomes(project, todo, running.workers(todo, jobs), running.Limits(*limits))


def _landed(made: Outcomes, known: Memory, console: Console, count: int) -> None:
    """Puts into output/ what comes, as it comes."""
    with console.progress("Making", count) as done, closing(made):
        for task, outcome in made:
            console.tell(outcome.findings)
            console.wrote(known.land(outcome, console.tell))
            done(f"{task.document} ({task.language})")


# --- the command line ------------------------------------------------------------------------------------------

_OTHERS = {
    "update": "press.commands.updating:update",
    "keep": "press.commands.updating:keep",
    "approve": "press.commands.approving:approve",
    "release": "press.commands.releasing:release",
    "changes": "press.commands.releasing:changes",
    "rebuild": "press.commands.releasing:rebuild",
    "assemble": "press.commands.releasing:assemble",
    "withdraw": "press.commands.releasing:withdraw",
    "kit": "press.commands.packing:kit",
    "kits": "press.commands.packing:kits",
    "site": "press.commands.shelving:site",
    "serve": "press.commands.shelving:serve",
    "import": "press.commands.exchange:import_",
    "export": "press.commands.exchange:export",
    "receive": "press.commands.exchange:receive",
    "new": "press.commands.exchange:new",
    "watch": "press.commands.watching:watch",
    "reproduce": "press.commands.watching:reproduce",
    "plan": "press.commands.planning:plan",
    "explain": "press.commands.planning:explain",
    "check": "press.commands.looking:check",
    "verify": "press.commands.looking:verify",
    "statement": "press.commands.looking:statement",
    "tags": "press.commands.looking:tags",
    "status": "press.commands.looking:status",
    "proof": "press.commands.looking:proof",
    "template": "press.commands.designing:template",
    "gallery": "press.commands.looking:gallery",
}
"""The commands that make no document, and where they stand: making one loads none of them."""

MARKS = flag("--marks", "For a print shop: what is printed gets bleed and crop marks, in a file of its own.")
TIMEOUT = click.option(
    "--timeout", type=click.FloatRange(1), default=600, metavar="SECONDS", help="Longest time for one document."
)
MEMORY = click.option(
    "--memory", type=click.IntRange(0), default=4096, metavar="MB", help="Most memory for one document; 0: no limit."
)
SCHEDULER = click.option("--scheduler", default="", metavar="ADDRESS", help="A Dask cluster: tcp://host:8786.")
ANEW = flag("--anew", "Make again what is up to date, too.")


class _Commands(click.Group):
    """The makers of documents, which stand here, and the others, which are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *_OTHERS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _OTHERS:
            return super().get_command(ctx, cmd_name)
        module, _, name = _OTHERS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


class _Folder(click.Path):
    """A folder that is there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if not str(value).strip() or "\0" in str(value):
            self.fail("name a folder", param, ctx)
        return Path(str(super().convert(value, param, ctx)))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    "root",
    default=".",
    metavar="FOLDER",
    type=_Folder(exists=True, file_okay=False),
    help="A folder with source/ and publication.toml of its own.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Findings as lines or JSON."
)
@click.pass_context
def cli(context: click.Context, root: Path, form: str) -> None:
    """One Danish text becomes a PDF brochure, an EPUB and an accessible HTML handout in every language."""
    context.obj = (root, Console(as_json=form == "json"))


def _maker(name: str, editions: tuple[str, ...], text: str) -> None:
    """A command that makes files."""

    @cli.command(name, help=text)
    @LANGUAGE
    @DOCUMENT
    @JOBS
    @MARKS
    @ANEW
    @TIMEOUT
    @MEMORY
    @SCHEDULER
    @click.pass_context
    def make(context: click.Context, /, **options: Any) -> None:
        def work(project: Project, console: Console) -> None:
            publish(project, console, editions, **options)

        run(context, work, lays_out=True)


for _edition in EDITIONS.values():
    _maker(_edition.command, (_edition.name,), f"Make {_edition.what} of every document.")
_maker("all", (), "Make every document in every language and every edition that the settings publish.")

if __name__ == "__main__":
    cli(prog_name="pipeline.py")
