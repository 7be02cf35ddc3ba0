"""Artifacts → output/: whole files, or the old ones."""

from __future__ import annotations

import contextlib
import filecmp
import unicodedata
from collections.abc import Sequence
from glob import escape
from pathlib import Path

from press.editions import EDITIONS
from press.files import link_atomically, write_atomically
from press.findings import Finding, Halt
from press.formats import FORMATS
from press.model.artifact import Artifact

FOLDER = "output"
_PRINT = ".print"
"""Stands in the names of files for a print shop."""
_TAKEN = frozenset({"print", "proof", *EDITIONS})
"""What stands at the same place in the names of other files."""
_DRAFT = "draft"
"""Says it where a translation has nothing that can stand in a name."""
_JOINERS = "\u200c\u200d"
"""Part of how words are spelled in Persian and in scripts of India (Unicode, 23.2)."""
_LONGEST_WORD = 40
_LONGEST_NAME = 255
"""Bytes of a name on every common file system."""


def file_of(document: str, language: str, edition: str, *, marks: bool = False) -> str:
    """The path of an output, relative to the project.

    ``output/en/name.pdf``, ``output/en/name.large-print.pdf``; with marks for a print shop ``….print.pdf``.
    """
    row = EDITIONS[edition]
    other = "" if row.main else f".{row.name}"
    return f"{FOLDER}/{language}/{document}{other}{_PRINT if marks else ''}{FORMATS[row.format].suffix}"


def for_reading(name: str) -> bool:
    """Whether a file of such a name is for people to read, and not for a printer alone."""
    stem = name.rpartition(".")[0]
    others = (row.name for row in EDITIONS.values() if not row.for_reading)
    return not stem.endswith((_PRINT, *(f".{other}" for other in others)))


def draft_file(file: str, word: str) -> str:
    """The path of an output that is a draft: ``output/de/name.Entwurf.pdf`` for ``output/de/name.pdf``.

    :param word: says so in the language of the output. Whatever a translation of it is, no path leaves its folder, and
        none is that of another output.
    """
    folder, _, name = file.rpartition("/")
    document, _, rest = name.partition(".")
    said = _fit_for_a_name(word)
    while said and len(f"{document}.{said}.{rest}".encode()) > _LONGEST_NAME:
        said = said[:-1]
    return f"{folder}/{document}.{said or _DRAFT}.{rest}"


def _fit_for_a_name(word: str) -> str:
    """Letters, marks, figures and joiners in Unicode's composed form (NFC); hyphens for all between them."""
    kept = (letter if unicodedata.category(letter)[0] in "LMN" or letter in _JOINERS else " " for letter in word)
    said = "-".join(unicodedata.normalize("NFC", "".join(kept)).split()).strip(_JOINERS)[:_LONGEST_WORD]
    return f"{said}-" if said.casefold() in _TAKEN else said


def is_drafts_own(path: Path) -> bool:
    """Whether a file in output/ is there a second time, without the word in its name that says that it is a draft."""
    plain = _plain(path)
    if plain == path or path.is_symlink() or not plain.is_file():
        return False
    leads_to = _leads_to_draft(plain) if plain.is_symlink() else None
    return leads_to == path if leads_to else filecmp.cmp(path, plain, shallow=False)


def _plain(path: Path) -> Path:
    """The path without the word."""
    document, _, rest = path.name.partition(".")
    _word, dot, kind = rest.partition(".")
    return path.with_name(f"{document}.{kind}") if dot else path


def _leads_to_draft(plain: Path) -> Path | None:
    """Where the link leads that was put in the place of a draft; None for any other."""
    target = plain.readlink()
    own = plain.with_name(target.name)
    return own if target == Path(target.name) and own != plain and _plain(own) == plain else None


def package(root: Path, artifacts: Sequence[Artifact]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Writes the artifacts; the paths of those that were written, and what kept the others out.

    A draft has a file of its own, named so (:func:`draft_file`), and its usual path leads there: as a link, and where
    there can be none as a copy.
    """
    written: list[str] = []
    findings: list[Finding] = []
    for artifact in artifacts:
        file = file_of(artifact.document, artifact.language, artifact.edition, marks=artifact.marks)
        try:
            _put(root, file, artifact)
        except Halt as halt:
            findings += halt.findings
        else:
            written.append(file)
    return tuple(written), tuple(findings)


def _put(root: Path, file: str, artifact: Artifact) -> None:
    plain = root / file
    before = _drafts(plain)
    # A link that is none of ours leads to where somebody wants the file, and is followed.
    ours = not plain.is_symlink() or _leads_to_draft(plain) is not None
    own = draft_file(file, artifact.draft) if artifact.draft else ""
    if own:
        write_atomically(root / own, artifact.data, named=own)
    try:
        free = ours and (plain.is_file() or not plain.exists())
        if not (own and free and link_atomically(plain, Path(own).name)):
            write_atomically(plain, artifact.data, named=file, over_link=ours)
    except Halt:
        if own and root / own not in before:
            (root / own).unlink(missing_ok=True)
        raise
    for path in before:
        if path != root / own:
            with contextlib.suppress(OSError):  # then an old draft lies beside the new file
                path.unlink()


def _drafts(plain: Path) -> tuple[Path, ...]:
    """The files of its own that a draft has, by one name or another."""
    document, _, kind = plain.name.partition(".")
    beside = sorted(plain.parent.glob(f"{escape(document)}.*.{escape(kind)}"))
    return tuple(path for path in beside if path.is_file() and _plain(path) == plain and is_drafts_own(path))
