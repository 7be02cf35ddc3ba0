"""``make kit``: what a delegation is given, in a folder and a zip file, whole or not at all.

All that comes from a release is held to its record, before and after it is copied. Nothing else than the release, the
delegation and the settings goes in: the same kit has the same bytes every time.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from press.build.alternates import web_address
from press.build.assembling import sender_of
from press.build.bundling import MOST_BYTES, filled, linked
from press.build.house import housed
from press.build.outcome import withheld
from press.build.project import Project
from press.build.record.keeping import alone
from press.build.released import latest, release_of, releases
from press.checks import artifacts
from press.editions import Layout
from press.files import cleared, read_bytes_capped, writing
from press.findings import Finding, Halt, errors, finding
from press.finishing.measuring import paper_of
from press.formats import pdf
from press.kits import Delegation, Kit, choose, file_of, folder_of, mail, orders, package_of, pages
from press.kits.pages import Spoken
from press.kits.places import INDEX, ORDER, cover_of, letter_of
from press.model.artifact import Artifact
from press.model.location import Location
from press.release import FOLDER as RELEASES
from press.release import File, Release, record_of, tampered
from press.release import folder_of as release_folder
from press.release.folder import pack as pack_files

_COVER = "brochure"
"""The edition by whose rules a cover sheet is laid out."""
_MOST_TAMPERED = 5
Tell = Callable[[Sequence[Finding]], None]


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written of a kit."""

    folder: str
    package: str
    lines: tuple[str, ...]
    """What to do next."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What a kit has that no release has."""

    covers: Mapping[str, Artifact]
    """The cover sheets, by language (BCP 47)."""
    pages: Mapping[str, bytes]
    """Released pages without links that would lead nowhere, by their paths in the kit."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is to be packed."""

    known: tuple[Release, ...]
    """All releases, the oldest first."""
    chosen: Release | None
    """The one that is packed: the newest that was not withdrawn, or the one that was named."""

    @property
    def sound(self) -> tuple[Release, ...]:
        """Those that were not withdrawn."""
        return tuple(one for one in self.known if not one.withdrawn)


def shelf(project: Project, version: str = "") -> tuple[Shelf, tuple[Finding, ...]]:
    """The project's releases, and the one that is packed.

    :raises Halt: if the one that is named is not there.
    """
    known, told = releases(project.root)
    return Shelf(known, release_of(project.root, version) if version else latest(known)), told


def pack(project: Project, delegation: Delegation, there: Shelf, tell: Tell) -> Packed:
    """Packs the kit of a delegation.

    :raises Halt: if there is no release, a file of it is not what was released, or something can't be made or
        written. Nothing is written then, and a kit that was there stays as it was.
    """
    release = _released(there)
    with alone(project.root, tell):
        kit = choose(delegation, release, tuple(one for one in there.sound if one != release))
        _held_to_the_record(project, kit)
        kit, changed = linked(project, kit)
        spoken = [_spoken(project, code) for code in delegation.languages]
        covers = {code: _cover(project, kit, one) for code, one in zip(delegation.languages, spoken, strict=True)}
        tell([*_withdrawn(kit), *kit.findings])
        if not kit.parts:
            raise Halt(finding("kit-release", f"the release {release.version} has nothing for “{delegation.key}”"))
        return _written(project, kit, spoken, _Made(covers, changed), tell)


def _released(there: Shelf) -> Release:
    """:raises Halt: if there is nothing to pack."""
    if there.chosen:
        return there.chosen
    if there.known:
        message, hint = "every release was withdrawn", "make a new one: make release VERSION=…; or name one: VERSION=…"
    else:
        message, hint = "nothing was released yet", "a kit is packed from a release: make release VERSION=…"
    raise Halt(finding("kit-release", message, hint=hint))


def _held_to_the_record(project: Project, kit: Kit) -> None:
    """:raises Halt: if a file of the release is not there, or not the one that was released."""
    release = kit.release
    folder = release_folder(release.version)
    if not (project.root / folder).is_dir():
        hint = f"make it again: make rebuild VERSION={release.version}"
        message = f"the files of the release {release.version} are not in {RELEASES}/ any more"
        raise Halt(finding("release-missing", message, Location(folder), hint))
    problems = [problem for file in kit.files if (problem := tampered(project.root, release, file))]
    if problems:
        raise Halt(problems[:_MOST_TAMPERED])


def _withdrawn(kit: Kit) -> Iterator[Finding]:
    said = kit.release.withdrawn
    if said:
        instead = f"; {said.by} replaces it" if said.by else ""
        message = f"the release {kit.release.version} was withdrawn on {said.day}: {said.reason}{instead}"
        hint = f"pack that one: VERSION={said.by}" if said.by else "cover sheets and index say so"
        yield finding("kit-withdrawn", message, Location(record_of(kit.release.version)), hint)


# --- what is made ----------------------------------------------------------------------------------------------


def _spoken(project: Project, code: str) -> Spoken:
    language = project.language(code)
    render, _ = project.renderer(language)
    return Spoken(language, sender_of(project, code), render)


def _address(project: Project) -> pages.Address:
    return lambda document, code: web_address(project.settings, document, code)


def _cover(project: Project, kit: Kit, spoken: Spoken) -> Artifact:
    """The cover sheet in a language, as a PDF that says what it should.

    :raises Halt: if it can't be made, or does not.
    """
    told: list[Finding] = []
    page = housed(project, pages.cover(kit, spoken, _address(project)), told)
    layout = Layout(_COVER, kit.delegation.paper)
    made = pdf.make(page, spoken.render, layout, template=pages.COVER)
    found = (*told, *made.findings)
    if made.artifact:
        place = Location(f"{folder_of(kit.delegation.key)}/{cover_of(spoken.language.code)}")
        found = (*found, *artifacts.check(made.artifact, page_text=made.artifact.text, texts=(), place=place))
    if made.artifact is None or withheld(found):
        raise Halt(errors(found))
    return made.artifact


def _written(project: Project, kit: Kit, spoken: Sequence[Spoken], own: _Made, tell: Tell) -> Packed:
    """Puts the kit into output/kits/."""
    key, settings, covers = kit.delegation.key, project.settings, own.covers
    made = {cover_of(code): cover.data for code, cover in covers.items()}
    listed = [File(path, "", len(data)) for path, data in made.items()]
    sent = mail.mailed(kit, listed, settings.mail_limit)
    tell(list(mail.too_large(sent, settings.mail_limit, folder_of(key))))
    address = _address(project)
    made |= {letter_of(one.language.code): mail.letter(kit, one, sent, address) for one in spoken}
    made |= {INDEX: pages.index(kit, spoken, address), **_order(project, kit, covers), **own.pages}
    folder, package = project.root / folder_of(key), project.root / package_of(key)
    part, packed = (path.with_name(f".{path.name}.part") for path in (folder, package))
    with writing(folder_of(key)), cleared(part, packed):
        files = filled(project, kit, made, part)
        pack_files(part, key, files, packed)
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
        packed.replace(package)
    return Packed(folder_of(key), package_of(key), tuple(_next(kit, made)))


def _order(project: Project, kit: Kit, covers: Mapping[str, Artifact]) -> dict[str, bytes]:
    """The print order, as a page and as text; nothing where nothing is printed."""
    spoken = _spoken(project, kit.release.source_language)
    sheets = {cover_of(code): orders.Sheet(kit.delegation.paper, cover.pages) for code, cover in covers.items()}
    for file in kit.files:
        if kit.delegation.editions.get(file.edition):
            path = f"{release_folder(kit.release.version)}/{file.path}"
            data = read_bytes_capped(project.root / path, named=path, most=MOST_BYTES)
            sheets[file.path] = orders.Sheet(_paper(data, path), file.pages)
    jobs = orders.jobs(kit, sheets, spoken.language, spoken.render.label)
    if not jobs:
        return {}
    return {
        f"{ORDER}.html": pages.order(kit, jobs, spoken),
        f"{ORDER}.txt": orders.text(kit, jobs, spoken.render.label),
    }


def _paper(data: bytes, path: str) -> str:
    try:
        return paper_of(data)
    except ValueError as error:
        message = f"it is no PDF that can be printed: {error}"
        raise Halt(finding("file-unreadable", message, Location(path), "release it again")) from error


def _next(kit: Kit, made: Mapping[str, bytes]) -> Iterator[str]:
    folder = folder_of(kit.delegation.key)
    yield f"{folder}/{INDEX}"
    yield package_of(kit.delegation.key)
    if f"{ORDER}.html" in made:
        yield f"to the copy shop: {folder}/{ORDER}.html, or {ORDER}.txt"
    letters = ", ".join(letter_of(code) for code in kit.delegation.languages)
    yield f"by mail{f' to {kit.delegation.email}' if kit.delegation.email else ''}: {letters}"


# --- what is due -----------------------------------------------------------------------------------------------


def due(found: Sequence[Delegation], today: date) -> tuple[Delegation, ...]:
    """The delegations that are here, or still to come."""
    return tuple(one for one in found if one.last >= today)


def past(delegation: Delegation, today: date) -> Iterator[Finding]:
    """That nobody comes any more: a year that was not changed, or written wrongly."""
    if delegation.last < today:
        message = f"they left on {delegation.last}, and today is {today}"
        hint = "if they come again, write the new days; the cover sheets have those of the file"
        yield finding("kit-past", message, Location(file_of(delegation.key)), hint)
