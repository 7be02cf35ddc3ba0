"""The letter that goes with a kit: plain text in lines that mail programs leave alone; and how large it would be."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from press import languages
from press.editions import EDITIONS
from press.findings import Finding, finding
from press.kits.choosing import Kit
from press.kits.pages import Address, Spoken, called_here, named
from press.languages import long_dates
from press.model.location import Location
from press.release import File
from press.release.naming import edition_name

_WIDTH = 72
"""Characters of a line (RFC 5322, 2.1.1: not more than 78)."""
_LONGEST = 240
"""Characters of a word in which it is broken: a line has 998 bytes at the most (the same clause), a character four."""
_ENCODED = 78 / 57
"""Bytes in a mail for each of an attachment: base64 in lines of 76 characters and two for their end (RFC 2045, 6.8)."""
_TEXTS = 20_000
"""Bytes for letter and headers."""
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Mailed:
    """What goes as attachments, and what has to stay behind."""

    attached: tuple[File, ...]
    left_out: tuple[File, ...]
    size: int
    """Bytes of a mail with all of it."""


def mailed(kit: Kit, covers: Sequence[File], limit: float) -> Mailed:
    """What of a kit can go by mail.

    Left out is first what only a printing press can use, then the largest, until the rest fits.

    :param covers: the cover sheets, which stay to the last.
    :param limit: megabytes (millions of bytes).
    """
    files = [*covers, *kit.files]
    own = {cover.path for cover in covers}

    def rank(file: File) -> tuple[bool, bool, int]:
        row = EDITIONS.get(file.edition)
        return file.path not in own, bool(row and row.imposition), file.size

    attached = list(files)
    for file in sorted(files, key=rank, reverse=True):
        if _size(attached) <= limit * _MEGABYTE:
            break
        attached.remove(file)
    left = tuple(file for file in files if file not in attached)
    return Mailed(tuple(attached), left, _size(files))


def too_large(sent: Mailed, limit: float, folder: str) -> Iterator[Finding]:
    """What has to be left out of a mail, where something has to."""
    if not sent.left_out:
        return
    named = ", ".join(f"{file.path} ({file.size / _MEGABYTE:.1f} MB)" for file in sent.left_out)
    message = f"with all files a mail has {sent.size / _MEGABYTE:.1f} MB, and {limit:g} are allowed: leave out {named}"
    hint = "the letters name the rest; mail_limit under [kits] in publication.toml is what is allowed"
    yield finding("kit-mail", message, Location(folder), hint)


def _size(files: Sequence[File]) -> int:
    return _TEXTS + round(sum(file.size for file in files) * _ENCODED)


def letter(kit: Kit, spoken: Spoken, sent: Mailed, address: Address) -> bytes:
    """The letter in a language, its first lines as the head of a mail has them; UTF-8."""
    label, language = spoken.render.label, spoken.language
    name, _ = kit.delegation.called(language.code)
    dates = long_dates(kit.delegation.arrives, kit.delegation.last, language)
    head = [f"To: {kit.delegation.email}"] if kit.delegation.email else []
    welcome, prepared = label("Welcome"), label("Here is what we have prepared for your visit.")
    subject = f"Subject: {welcome} – {spoken.sender.publisher} ({dates})"
    body = [
        # TRANSLATORS: How a letter to guests begins, with the mark that stands behind it.
        label("Dear guests,"),
        "",
        prepared,
        "",
        name,
        dates,
        "",
        *_documents(kit, spoken, address),
        *_attached(sent, spoken),
        # TRANSLATORS: How a letter ends; the sender's name stands below.
        label("Kind regards"),
        spoken.sender.publisher,
    ]
    lines = [*head, " ".join(subject.split()), "", *(line for text in body for line in _wrapped(text))]
    return ("\n".join(lines) + "\n").encode()


def _documents(kit: Kit, spoken: Spoken, address: Address) -> Iterator[str]:
    for part in kit.parts:
        foreign = part.language != spoken.language.code
        name = languages.name_in(part.language, spoken.language.code)
        yield f"{part.titled.title} ({name})" if foreign else part.titled.title
        here = called_here(kit, part, spoken.language)
        if here:
            yield here
        if part.lacking:
            lacking = named(part.lacking, spoken.language)
            yield spoken.render.label("Not available in: %(languages)s", languages=lacking)
        where = address(part.document, part.language)
        if where:
            yield where
        yield ""


def _attached(sent: Mailed, spoken: Spoken) -> Iterator[str]:
    if sent.attached:
        # TRANSLATORS: In a letter, before the names of the files that go with it.
        yield spoken.render.label("Attached files:")
        for file in sent.attached:
            row = EDITIONS.get(file.edition)
            what = f" {edition_name(file.edition, spoken.render.label)}" if row and not row.main else ""
            yield f"- {file.path.rpartition('/')[2]}{what}"
        yield ""


def _wrapped(text: str) -> list[str]:
    """Lines that are broken at spaces; addresses never, and words only where a line would be too long for mail."""
    lines = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    parts = [line[at : at + _LONGEST] for line in lines for at in range(0, len(line), _LONGEST)]
    return parts or [""]
