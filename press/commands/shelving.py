"""The commands for the site: site, which makes it, and serve, which shows it on this machine."""

from __future__ import annotations

import click

from press.build.project import Project
from press.commands.options import run
from press.console import Console
from press.findings import Halt, finding


@click.command()
@click.pass_context
def site(context: click.Context) -> None:
    """Make a site of what was released: pages, the files, and a search over all languages."""
    from press.build import shelving

    def work(project: Project, console: Console) -> None:
        made = shelving.make(project, console.tell)
        console.wrote([shelving.INDEX])
        console.say(made.summary)

    run(context, work)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="A port; without it, a free one.")
@click.pass_context
def serve(context: click.Context, port: int) -> None:
    """Show the site at 127.0.0.1, for this machine alone, until Ctrl-C."""
    from press.build import shelving

    def work(project: Project, console: Console) -> None:
        folder = shelving.folder(project.root)
        try:
            shelving.show(folder, port, lambda address: console.say(f"The site is at {address} until you press Ctrl-C"))
        except KeyboardInterrupt:
            console.say("Ended.")
        except OSError as error:
            hint = "take another one, or leave PORT out: a free one is taken"
            message = f"the site can't be shown at port {port}: {error.strerror}"
            raise Halt(finding("site-port", message, hint=hint)) from None

    run(context, work)
