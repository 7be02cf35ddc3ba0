"""The second half of a document's way: from its page to the files that say what the page says.

It needs nothing that reads texts or catalogs, so a process that only lays out loads none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from press.build.making import Making
from press.build.outcome import Composed, Outcome
from press.build.placing import placed
from press.build.project import Project
from press.checks import artifacts as artifact_checks
from press.editions import Layout
from press.findings import Finding, Halt
from press.model.artifact import Artifact

Judge = Callable[[Artifact, Sequence[str]], tuple[Finding, ...]]
"""Reads a finished file, and says where it does not say what it should."""


def formatted(project: Project, whole: Composed, layouts: Sequence[Layout], judge: Judge) -> Outcome:
    """The second half: from the page to the files that say what it says."""
    found: list[Finding] = []
    artifacts: list[Artifact] = []
    by_edition: dict[str, tuple[Finding, ...]] = {}
    language = project.language(whole.language)

    def told(findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return (*whole.findings, *placed(findings, whole.places, lambda: project.furniture_places(language)))

    try:
        if whole.page:
            render = project.filler(whole.labels, language)
            making = Making(whole.page, render, project.settings, lambda made: judge(made, whole.texts))
            word = render.label("Draft") if whole.page.draft else ""
            for layout in layouts:
                made = making.edition(layout)
                artifacts += [replace(made.artifact, draft=word)] if made.artifact else []
                by_edition[layout.edition] = told(made.findings)
                found += made.findings
    except Halt as halt:
        found += halt.findings
    return Outcome(whole.document, whole.language, tuple(artifacts), told(tuple(dict.fromkeys(found))), by_edition)


def judged(artifact: Artifact, texts: Sequence[str]) -> tuple[Finding, ...]:
    """What the readers of finished files say of one."""
    return artifact_checks.check(artifact, page_text=artifact.text, texts=texts)
