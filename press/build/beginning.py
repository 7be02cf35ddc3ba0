"""A new text: one that shows all that can be written, or what a word processor's file says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Template

from press import languages
from press.build.catalogs import Report
from press.build.project import TEMPLATES, Project
from press.build.sources import document_names, prepare
from press.files import lock, read_bytes_capped, write_atomically
from press.findings import Finding, Halt, finding
from press.model.location import Location
from press.read import FOLDER, manuscripts, name_problem, shared_names

SAMPLE_LANGUAGE = "da"
"""What the text that shows everything is written in."""
_LONGEST = 100
"""Letters of a name: with endings and languages it has to fit into 255 bytes."""
_SAMPLE, _FIGURE = f"{TEMPLATES}/start/text.md", f"{TEMPLATES}/start/figure.svg"
_CONTACT = """\
::: contact

**Kontakt**

Skriv til [post@example.org](mailto:post@example.org).

:::
"""
"""Where the project has no text that its documents share."""


def begin(project: Project, name: str, source: Path | None, today: date) -> Iterator[Report]:
    """Writes source/``name``.md and its pictures, each in a file that was not there; then says what is wrong in it.

    :param source: a word processor's file (:data:`press.read.manuscripts.FORMS`); None for the text that shows all.
    :raises Halt: for a name that can't be one or is taken, and where ``source`` can't be read. Nothing is written.
    """
    file = f"{FOLDER}/{name}.md"
    problem = name_problem(project.root, name, file)
    if problem is None and len(name) > _LONGEST:
        problem = finding("source-name", f"a name of {len(name)} letters", Location(file), f"no more than {_LONGEST}")
    if problem:
        raise Halt(problem)
    folder = project.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with lock(folder):
        if (project.root / file).exists() or (project.root / file).is_symlink():
            hint = "choose another name, or move that text away"
            raise Halt(finding("new-exists", f"there is a text “{name}” already", Location(file), hint))
        files, lost = _manuscript(project, name, source, today) if source else _sample(project, name, today)
        yield from _written(project, files)
    if lost:
        yield Report(str(source), "", lost)
    prepared = prepare(project, name, document_names(project))
    yield Report(file, "begun", prepared.findings)


def _written(project: Project, files: Mapping[str, bytes]) -> Iterator[Report]:
    """The pictures first: a text is there only when all that it shows is."""
    taken = next((file for file in files if (project.root / file).exists()), "")
    if taken:
        raise Halt(finding("new-exists", "a file of this name is there already", Location(taken), "move it away"))
    for file in sorted(files, key=lambda file: file.endswith(".md")):
        write_atomically(project.root / file, files[file], named=file)
        if not file.endswith(".md"):
            yield Report(file, "written")


def _sample(project: Project, name: str, today: date) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The text that shows all that docs/writing.md names, and its figure."""
    shared = shared_names(project.root)
    chosen = "kontakt" if "kontakt" in shared else next(iter(shared), "")
    published = [code for code in project.settings.languages if code != project.settings.source_language]
    values = {
        "name": name,
        "updated": today.isoformat(),
        "contact": f"::: {{include={chosen}}}\n:::" if chosen else _CONTACT.rstrip(),
        "only": " ".join(published[:2]) or "en",
    }
    try:
        text = Template(_found(project, _SAMPLE).decode("utf-8")).substitute(values)
    except (KeyError, ValueError) as error:  # UnicodeDecodeError is a ValueError, too
        hint = f"what is filled in is ${', $'.join(values)}; a dollar is written $$"
        raise Halt(finding("template", f"it can't be filled in: {error}", Location(_SAMPLE), hint)) from error
    return {f"{FOLDER}/{name}.md": text.encode(), f"{FOLDER}/{name}-figur.svg": _found(project, _FIGURE)}, ()


def _found(project: Project, file: str) -> bytes:
    """The file of the project's own templates, or the engine's."""
    paths = [folder.parent / file for folder in project.template_folders]
    return read_bytes_capped(next((path for path in paths if path.exists()), paths[-1]), named=file)


def _manuscript(project: Project, name: str, source: Path, today: date) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """What a word processor's file says, and its pictures."""
    used = {path.name for path in (project.root / FOLDER).iterdir()}
    quotes = project.language(project.settings.source_language).quotes
    begun = manuscripts.convert(source, name, used=used, quotes=quotes, updated=today)
    files = {f"{FOLDER}/{picture}": data for picture, data in begun.pictures.items()}
    return {**files, f"{FOLDER}/{name}.md": begun.text.encode()}, begun.findings


def advice(project: Project, name: str, *, shows_all: bool) -> Iterator[str]:
    """What to do next."""
    code = project.settings.source_language
    if shows_all and code != SAMPLE_LANGUAGE:
        yield f"the text that shows everything is in Danish: write over it in {languages.english_name(code)}"
    yield f"write in {FOLDER}/{name}.md; what can be written stands in docs/writing.md. Then:"
    for command, what in (
        (f"make check DOC={name}", "what is wrong"),
        (f"make html LANG={code} DOC={name}", "see it"),
        ("make update", "hand it to the translators"),
    ):
        yield f"  {command:{len(name) + 24}}{what}"
