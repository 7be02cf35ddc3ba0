"""Which document a delegation is given in which language, and in which of its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from press import languages
from press.editions import EDITIONS
from press.findings import Finding, finding
from press.kits.model import Delegation
from press.kits.places import file_of
from press.model.location import Location
from press.release import File, Release, Titled

LAST_RESORT = "en"
"""What is packed where none of a delegation's languages was released; where this was not, either, the source's."""


@dataclass(frozen=True, slots=True)
class Part:
    """A document as it is packed."""

    document: str
    titled: Titled
    language: str
    """BCP 47."""
    lacking: tuple[str, ...]
    """The languages that they would rather have had, and that it was not released in."""
    asked: bool
    """Whether it is in a language of theirs."""
    files: tuple[File, ...]
    """In the order of the table of editions."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What a delegation is given of a release."""

    delegation: Delegation
    release: Release
    parts: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    """Documents that were released in no language."""
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def files(self) -> tuple[File, ...]:
        """All that comes from the release."""
        return tuple(file for part in self.parts for file in part.files)


def choose(delegation: Delegation, release: Release, older: tuple[Release, ...] = ()) -> Kit:
    """What a delegation is given of a release, and what there is to tell of that.

    :param older: other releases that were not withdrawn; one that has what this lacks is named.
    """
    wanted = delegation.documents or _all_documents(release)
    parts: list[Part] = []
    missing: list[str] = []
    found: list[Finding] = []
    for document in wanted:
        part = _part(delegation, release, document)
        if part is None:
            missing.append(document)
            found.append(_missing(delegation, release, document, older))
        else:
            parts.append(part)
            found += _told(delegation, release, part, older)
    return Kit(delegation, release, tuple(parts), tuple(missing), tuple(found))


def _all_documents(release: Release) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in release.languages.values() for name in one.documents))


def _part(delegation: Delegation, release: Release, document: str) -> Part | None:
    order = dict.fromkeys((*delegation.languages, LAST_RESORT, release.source_language, *release.languages))
    has = [code for code in order if _has(release, code, document)]
    if not has:
        return None
    code = has[0]
    before = delegation.languages
    asked = code in before
    return Part(
        document=document,
        titled=release.languages[code].documents[document],
        language=code,
        lacking=before[: before.index(code)] if asked else before,
        asked=asked,
        files=tuple(_files(delegation, release, code, document)),
    )


def _has(release: Release, code: str, document: str) -> bool:
    return code in release.languages and document in release.languages[code].documents


def _files(delegation: Delegation, release: Release, code: str, document: str) -> Iterator[File]:
    there = {file.edition: file for file in release.of(code) if file.document == document}
    wanted = delegation.editions or there
    yield from (there[edition] for edition in EDITIONS if edition in wanted and edition in there)


# --- what there is to tell -------------------------------------------------------------------------------------


def gaps(kit: Kit) -> Iterator[str]:
    """What a delegation would not get as it should, a sentence each, for those who can still do something about it."""
    wanted: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for part in kit.parts:
        if part.lacking:
            wanted.setdefault((part.language, part.lacking), []).append(part.document)
    for (language, lacking), documents in wanted.items():
        yield f"{', '.join(documents)}: not released in {_and(lacking)}; they would get {_name(language)}"
    if kit.missing:
        yield f"{', '.join(kit.missing)}: not released"
    for part in kit.parts:
        lost = [name for name in kit.delegation.editions if name not in {file.edition for file in part.files}]
        if lost:
            yield f"{part.document}: not released as {_and(lost, names=False)} in {_name(part.language)}"


def _missing(delegation: Delegation, release: Release, document: str, older: tuple[Release, ...]) -> Finding:
    message = f"“{document}” is in no language of the release {release.version}, and not in the kit"
    other = next((one.version for one in reversed(older) if document in _all_documents(one)), "")
    hint = f"the release {other} has it: VERSION={other}" if other else "release it, or take it out of documents"
    return finding("kit-missing", message, Location(file_of(delegation.key)), hint)


def _told(delegation: Delegation, release: Release, part: Part, older: tuple[Release, ...]) -> Iterator[Finding]:
    place = Location(file_of(delegation.key))
    if part.lacking:
        whose = "" if part.asked else ", which is none of theirs"
        message = (
            f"“{part.document}” is not released in {_and(part.lacking)}: it is packed in {_name(part.language)}{whose}"
        )
        better = (one.version for one in reversed(older) if any(_has(one, c, part.document) for c in part.lacking))
        other = next(better, "")
        hint = f"the release {other} has it: VERSION={other}" if other else "cover sheet and index say so"
        yield finding("kit-fallback", message, place, hint)
    lost = [name for name in delegation.editions if name not in {file.edition for file in part.files}]
    if lost:
        message = (
            f"“{part.document}” was not released as {_and(lost, names=False)} in {_name(part.language)} "
            f"({release.version}): the kit goes without"
        )
        hint = "have it published (editions in publication.toml), or take it out of the kit"
        yield finding("kit-edition", message, place, hint)


def _name(code: str) -> str:
    return f"{languages.english_name(code)} ({code})"


def _and(things: tuple[str, ...] | list[str], *, names: bool = True) -> str:
    said = [_name(one) if names else one for one in things]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
