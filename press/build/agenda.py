"""What is due for whom: the delegations that are still to come, and what they would not get as it should be."""

from __future__ import annotations

from datetime import date

from press.build.delegations import delegations
from press.build.packing import due, shelf
from press.build.project import Project
from press.findings import Finding
from press.kits import choose, gaps
from press.reports.status import Due


def agenda(project: Project, today: date) -> tuple[tuple[Due, ...], tuple[Finding, ...]]:
    """Who comes when, the next first; and what is wrong with the files that say so."""
    there, told = shelf(project)
    found, wrong = delegations(project, there.known)
    rows = []
    for one in due(found, today):
        if there.chosen:
            lacking = tuple(gaps(choose(one, there.chosen)))
        else:
            lacking = ("every release was withdrawn" if there.known else "nothing was released yet",)
        rows.append(Due(one.key, one.name, one.arrives, one.leaves, one.languages, lacking))
    return tuple(rows), (*told, *wrong) if found or wrong else ()
