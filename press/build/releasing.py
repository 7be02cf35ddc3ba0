"""``make release``: one gate over everything for each language; what passes is released, with a record of it.

Everything is made anew of the commit that is checked out, in a folder of its own (output/.release/), with the version
and the commit in each file. That folder is kept, so that what was made and verified there is not done again when the
same release is tried once more.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from press import languages, themes
from press.build import building, judging, readiness, stating, theming
from press.build.assembling import Ready, assemble, described
from press.build.commits import Repository, clean
from press.build.project import ENGINE, Project
from press.build.provenance import Provenance as Commits
from press.build.readiness import Looked
from press.build.record.keeping import alone
from press.build.released import checked, releases
from press.build.reporting import english
from press.build.repository import git
from press.build.reproducing import PARTS
from press.build.sources import document_names, prepare_all
from press.checks.artifacts.standards import Verdict
from press.checks.artifacts.versions import versions
from press.files import write_atomically
from press.findings import Finding, Halt, errors, finding
from press.model.location import Location
from press.model.page import Provenance
from press.model.signoff import Approval
from press.package import FOLDER
from press.release import Brought, Published, Release, folder_of, package_of, record, record_of, stated
from press.release.gates import Passed, held, judge
from press.release.places import INDEX
from press.release.signing import Signer
from press.reports.readiness import Readiness, Row, page
from press.settings import FILE as PUBLICATION

WORKSHOP = f"{FOLDER}/.release"
"""Where a release is made, under the project's output/: a project of its own, which is what was committed."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for."""

    version: str
    day: date
    languages: tuple[str, ...]
    """BCP 47."""
    jobs: int | None = None
    done: Callable[[str], None] = lambda _what: None
    """Told of each step."""
    tell: Callable[[Sequence[Finding]], None] = lambda _findings: None


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an order."""

    gates: Mapping[str, tuple[Passed, ...]]
    """By language."""
    release: Release | None
    """None where no language passed."""

    @property
    def released(self) -> tuple[str, ...]:
        """The languages that passed."""
        return tuple(code for code, passed in self.gates.items() if not held(passed))


def release(project: Project, order: Order) -> Judged:
    """Judges every language, and releases those that pass.

    :raises Halt: if nothing can be released at all: a version that exists, something not committed, no repository.
    """
    checked(order.version)
    repository = Repository.of(project.root)
    _unused(project.root, order.version)
    signer = signer_of(project)
    _secret(repository, signer)
    _committed(repository)
    commit = repository.head()
    with alone(project.root, order.tell):
        _unused(project.root, order.version)
        whole = workshop(project.root / WORKSHOP, repository, Provenance(order.version, commit))
        judged, ready = _through_the_gates(whole, order, Commits(project.root).of)
        if not ready:
            return judged
        made = assemble(project.root, ready, described(ready, order.day), signer)
        write_atomically(project.root / record_of(order.version), record(made), named=record_of(order.version))
        return replace(judged, release=made)


def signer_of(project: Project) -> Signer | None:
    """Who signs the project's releases; None where nobody does.

    :raises Halt: if the settings name a tool or a key that is not there.
    """
    asked = project.settings.signing
    return Signer.of(asked.tool, asked.key, project.root) if asked else None


def _secret(repository: Repository, signer: Signer | None) -> None:
    """:raises Halt: if the key is a file that git would commit, or has: then everybody gets it who gets the texts."""
    if signer and signer.tool.name == "minisign" and repository.takes(Path(signer.key)):
        name = Path(signer.key).name
        hint = "move it out, say to ~/.minisign/, and mend `key`; if it was ever pushed, make a new one: minisign -G"
        message = f"the secret key “{name[:80]}” lies in the repository, where everybody gets it"
        raise Halt(finding("release-key", message, Location(PUBLICATION), hint))


def workshop(folder: Path, repository: Repository, provenance: Provenance) -> Project:
    """A commit as a project of its own; what was made there before stays in its output/.

    :raises Halt: if the commit has no publication.toml, or a wrong one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        path = folder / part
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    (folder / ".gitignore").write_text("*\n", "utf-8")  # `git add -A` takes nothing of it
    repository.export(provenance.commit, folder, lambda path: path.partition("/")[0] in PARTS)
    opened = Project.open(folder, str(repository.time(provenance.commit)))
    return replace(opened, provenance=provenance)


def _unused(root: Path, version: str) -> None:
    """:raises Halt: if there is a release of that name, however its letters are written."""
    names = [path.stem for path in (root / record_of(version)).parent.glob("*.toml")]
    taken = next((name for name in names if name.casefold() == version.casefold()), None)
    if taken is not None:
        known = ", ".join(one.version for one in releases(root)[0][-4:])
        hint = f"a release is never changed: take another version; the last ones are {known}"
        message = f"there is a release {taken} already; nothing was changed"
        raise Halt(finding("release-exists", message, Location(record_of(taken)), hint))


def _committed(repository: Repository) -> None:
    """:raises Halt: if something of the project, or of a press in the same repository, is not committed."""
    clean(repository, "the project")
    top = git(ENGINE, "rev-parse", "--show-toplevel")
    if top is not None and Path(top.decode().strip()) == repository.top and repository.root != ENGINE:
        clean(Repository.of(ENGINE), "the press")


# --- the gates -------------------------------------------------------------------------------------------------


def _through_the_gates(
    whole: Project, order: Order, brought: Callable[[Approval], Brought]
) -> tuple[Judged, Ready | None]:
    """What passes, and what there is of it. Files lead to each other: they are made again where one stays behind."""
    looked = _looked(whole, order, brought)
    gates = {code: judge(one.evidence, files=False) for code, one in looked.items()}
    while passing := [code for code, passed in gates.items() if not held(passed)]:
        order.done(f"Making {', '.join(passing)}")
        published = {code: looked[code].published for code in passing}
        project = replace(building.without(whole, passing), stated=stated_of(published))
        built = building.build(project, order.jobs, order.tell)
        tasks = building.asked(project, built.planned)
        order.done(f"Verifying {', '.join(passing)}")
        there = [task for task in tasks if task.file not in built.unmade[task.language]]
        verdicts = building.verified(project, there)
        for code in passing:
            evidence = replace(
                looked[code].evidence,
                built=built.findings[code],
                unmade=built.unmade[code],
                drafts=built.drafts[code],
                asked=[task for task in there if task.language == code],
                verdicts=_of(verdicts, code),
            )
            gates[code] = judge(evidence, files=True)
        if not any(held(gates[code]) for code in passing):
            proofs = {code: stating.Proof(_of(verdicts, code), versions(), order.day) for code in passing}
            return Judged(gates, None), Ready(project, built, verdicts, published, statements(project, proofs))
    return Judged(gates, None), None


def stated_of(published: Mapping[str, Published]) -> dict[str, str]:
    """What the files of each language say of it."""
    return {code: stated(one) for code, one in published.items()}


def _of(verdicts: Sequence[Verdict], code: str) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.file.startswith(f"{FOLDER}/{code}/")]


def statements(project: Project, proofs: Mapping[str, stating.Proof]) -> dict[str, bytes]:
    """The conformance statement of each language; none where the settings name nobody to tell of barriers.

    :raises Halt: if a document has a statement's name.
    """
    if not project.settings.contact:
        return {}
    stating.check(project)
    made = {code: stating.statement(project, code, proof) for code, proof in proofs.items()}
    wrong = errors([found for one in made.values() for found in one.findings])
    if wrong:
        raise Halt(wrong)
    return {code: one.artifact.data for code, one in made.items() if one.artifact}


def _looked(whole: Project, order: Order, brought: Callable[[Approval], Brought]) -> dict[str, Looked]:
    """The languages that are asked for and that the commit publishes."""
    prepared = prepare_all(whole, document_names(whole))
    glossary, told = judging.glossary_of(whole)
    design = (*told, *themes.judge(whole.theme), *theming.judge(whole))
    known = readiness.Known(whole, prepared, glossary, design, brought)
    found = {}
    for code in whole.settings.languages:
        if code in order.languages:
            order.done(f"Looking at {code}")
            found[code] = readiness.look(known, code)
    return found


# --- for people ------------------------------------------------------------------------------------------------


def write_report(project: Project, judged: Judged, order: Order) -> tuple[Readiness, str]:
    """What came of it, and the page of that which was written.

    :raises Halt: if the page can't be filled or written.
    """
    published = judged.release.languages if judged.release else {}
    rows = (
        Row(
            code,
            languages.own_name(code),
            project.language(code).direction,
            passed,
            published[code].approvals if code in published else {},
        )
        for code, passed in judged.gates.items()
    )
    folder = folder_of(order.version).removeprefix(f"{FOLDER}/") if judged.release else ""
    contact = bool(project.settings.contact)
    whole = Readiness(project.settings.publisher, order.version, order.day, tuple(rows), folder, stated=contact)
    file = f"{FOLDER}/release.html"
    write_atomically(project.root / file, page(whole, english(project)).encode(), named=file)
    return whole, file


def files(made: Release | None) -> tuple[str, ...]:
    """The paths of what was written of a release, the record last."""
    if made is None:
        return ()
    return (f"{folder_of(made.version)}/{INDEX}", package_of(made.version), record_of(made.version))
