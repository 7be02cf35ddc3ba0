"""EPUB 3 by EPUBCheck, the reference validator of the W3C, through its Java interface.

Each file is checked in the machine that already runs; the command would start one for each (6 s and more), and end
it with ``System.exit``.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from press.checks.artifacts import jvm
from press.checks.artifacts.quoting import words_of
from press.findings import Finding, Halt, finding
from press.model.location import Location

Source = bytes | Path

_SEVERE = {"FATAL": 1, "ERROR": 2, "WARNING": 3}
"""What withholds a file, the worst first; a warning does so, too. EPUBCheck's usage and info tell of no faults."""

_PROPERTIES = (
    "the properties of the item in the manifest must name just what the file has: svg, scripted, remote-resources"
)

MENDING: dict[str, str] = {
    "CSS-008": "correct the style sheet of the edition where the message says",
    "HTM-025": "write links with http, https, mailto or tel",
    "NAV-011": "list the contents in the order of the text",
    "OPF-014": _PROPERTIES,
    "OPF-015": _PROPERTIES,
    "OPF-030": "the package's unique-identifier must be the id of a dc:identifier",
    "OPF-053": "write dates as 2026-03-01",
    "OPF-054": "write dates as 2026-03-01",
    "OPF-060": "give each file in the archive a name of its own",
    "OPF-085": "write the identifier as urn:uuid: and a UUID",
    "OPF-092": "use BCP 47 codes such as en, ar or zh-Hans",
    "PKG-003": "it is no EPUB, or a damaged one: build it again",
    "PKG-006": "the file named mimetype must be the first in the archive",
    "PKG-007": "the file named mimetype must not be compressed",
    "PKG-008": "the archive is damaged: build it again",
    "RSC-001": "put the file into the EPUB, or take out what refers to it",
    "RSC-005": "the template or the page writes what XHTML or the package may not have: compare with the place named",
    "RSC-006": "put the resource into the EPUB: nothing may be loaded from outside",
    "RSC-007": "put the file into the EPUB, or take out what refers to it",
    "RSC-008": "list the file in the package's manifest",
    "RSC-011": "a link leads to a file that is not in the reading order: add it to the spine",
    "RSC-012": "a link leads to an id that nothing has: look for the same link in the source text",
    "RSC-016": "the file is not well-formed XML: close every element, escape & and <",
    "RSC-020": "the address of a link is not valid: write blanks as %20",
    "RSC-026": "an address leads out of the EPUB: write it relative to the file that it stands in",
}
"""How to mend what each message tells of, where the message itself does not say it."""


def validate(files: Iterable[tuple[str, Source]]) -> tuple[Finding, ...]:
    """Findings of all files, one for each message of EPUBCheck, with the first place that it names.

    :param files: a name for the findings, and the EPUB itself or its path.
    """
    try:
        jpype = jvm.start()
    except Halt as halt:
        return halt.findings
    return tuple(found for name, source in files for found in _validate_one(jpype, name, source))


def _validate_one(jpype: Any, name: str, source: Source) -> Iterable[Finding]:
    if isinstance(source, bytes):
        with TemporaryDirectory() as folder:
            path = Path(folder, Path(name).name)
            path.write_bytes(source)
            return _validate_one(jpype, name, path)
    if not source.is_file():
        return [finding("file-unreadable", "can't be read: there is no such file", Location(name), "build it again")]
    try:
        report = _report(jpype, source)
    except jpype.JException as error:
        message = f"EPUBCheck can't read the file: {error.message()}"
        return [finding("epubcheck", message, Location(name), "it is no EPUB, or a damaged one: build it again")]
    messages = sorted(report["messages"], key=lambda message: _SEVERE.get(message["severity"], 0))
    return [_finding(name, source, message) for message in messages if message["severity"] in _SEVERE]


def _report(jpype: Any, path: Path) -> Any:
    """EPUBCheck's own report in JSON, as its command writes it."""
    check = jpype.JPackage("com").adobe.epubcheck
    english = jpype.JClass("java.util.Locale").ENGLISH
    text = jpype.JClass("java.io.StringWriter")()
    report = check.reporting.CheckingReport(jpype.JClass("java.io.PrintWriter")(text), str(path))
    report.setLocale(english)
    report.initialize()
    checker = check.api.EpubCheck(jpype.JClass("java.io.File")(str(path)), report)
    checker.setLocale(english)
    checker.doValidate()
    report.generate()
    report.close()
    return json.loads(str(text))


def _finding(name: str, book: Path, message: Any) -> Finding:
    code = message["ID"]
    places = [place for place in message["locations"] if place["path"] and Path(place["path"]).name != book.name]
    more = len(message["locations"]) + message["additionalLocations"] - 1
    place = (f", at {_place(places[0])}" if places else "") + (f" and {more} more" if places and more else "")
    hint = MENDING.get(code) or (message["suggestion"] or "").strip() or f"look up {code} in EPUBCheck's documentation"
    text = _EXPECTED.sub("", message["message"].strip().rstrip("."))
    found = finding("epubcheck", f"{code}: {text}{place}", Location(name), hint)
    return replace(found, words=_words(book, places[0])) if places else found


_EXPECTED = re.compile(r"; expected (?=.{200}).*", re.DOTALL)
"""The list of all elements that might stand in a place buries the message."""


def _place(place: Any) -> str:
    """A place inside the EPUB: file, and line and column where EPUBCheck knows them (it writes -1 elsewhere)."""
    return ":".join([place["path"], *(str(place[key]) for key in ("line", "column") if place[key] > 0)])


def _words(book: Path, place: Any) -> tuple[str, ...]:
    """What stands on the line that EPUBCheck names: the way to its source."""
    if place["line"] < 1 or not place["path"].endswith(".xhtml"):
        return ()
    try:
        with zipfile.ZipFile(book) as archive:
            lines = archive.read(place["path"]).decode("utf-8", "replace").splitlines()
    except (OSError, KeyError, zipfile.BadZipFile):
        return ()
    line = lines[place["line"] - 1] if place["line"] <= len(lines) else ""
    return words_of(line)
