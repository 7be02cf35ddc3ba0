"""What the tests of catalogs share: segments, headers, and GNU gettext's own tools as judges."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import polib

from press.languages import LANGUAGES
from press.model.location import Location
from press.model.segments import Kind, Segment

HEADER = b'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
"""Six lines: the entries that are put after it begin in line 6."""

ABOUT = {"name": "guide", "publisher": "Kontoret", "source_language": "da", "created": "2023-11-10"}
MERGE = {**ABOUT, "file": "locales/de/LC_MESSAGES/guide.po", "language": LANGUAGES["de"]}


def po(text: str) -> bytes:
    """A German catalog with these entries."""
    return HEADER + text.encode()


def segment(
    msgid: str,
    *,
    context: str = "",
    kind: Kind = Kind.PARAGRAPH,
    section: str = "",
    notes: tuple[str, ...] = (),
    file: str = "source/guide.md",
) -> Segment:
    """A segment as the cutting of a text gives it."""
    return Segment("guide", context, msgid, (), kind, Location(file, 1), section, notes)


def segments(*msgids: str) -> list[Segment]:
    return [segment(msgid) for msgid in msgids]


def gettext_tool(*command: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    """A gettext program with a catalog on its standard input."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
    return subprocess.run([*command, "-"], input=data, capture_output=True, env=environment, check=False, timeout=60)


def msgcat(data: bytes) -> bytes:
    """The file as ``msgcat --no-wrap`` writes it, without a complaint."""
    run = gettext_tool("msgcat", "--no-wrap", data=data)
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout


def assert_sound(data: bytes) -> None:
    """``msgfmt -c`` has nothing to say."""
    run = gettext_tool("msgfmt", "--check", "--output-file=/dev/null", data=data)
    assert (run.returncode, run.stderr) == (0, b"")


def compiled(data: bytes, folder: Path) -> dict[tuple[str, str], str] | None:
    """What a program that uses the catalog gets to see, through a .mo file.

    None if msgfmt refuses the catalog, or makes of it what is no text: it lets bytes of any kind through escapes.
    """
    target = folder / "compiled.mo"
    run = gettext_tool("msgfmt", f"--output-file={target}", data=data)
    if run.returncode:
        return None
    try:
        catalog = polib.mofile(str(target), encoding="utf-8")
    except UnicodeDecodeError:
        return None
    return {
        (entry.msgctxt or "", entry.msgid): entry.msgstr_plural.get(0, entry.msgstr)
        for entry in catalog
        if entry.msgid or entry.msgctxt
    }


def codes(findings: Sequence[object]) -> list[str]:
    return [found.code for found in findings]  # type: ignore[attr-defined]
