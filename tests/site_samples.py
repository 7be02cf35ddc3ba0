"""Releases of real files, as they would be made, for the site."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from small_projects import Project

from press.package import for_reading
from press.release import File, Made, Published, Release, Titled, measured, record, record_of
from press.release.places import folder_of
from press.site import serve

EDITIONS = {".pdf": "brochure", ".epub": "epub", ".html": "handout"}
Documents = Mapping[str, Mapping[str, Titled]]
"""By language, then by name."""


def released(project: Project, version: str, day: date, documents: Documents, publisher: str = "Kontoret") -> Release:
    """A release of what lies in output/ of a project, with its record; its languages in the order given."""
    folder = project.root / folder_of(version)
    files = []
    for code, titles in documents.items():
        for path in sorted((project.root / "output" / code).iterdir()):
            name, _, edition = path.name.removesuffix(path.suffix).partition(".")
            if name in titles and not edition and path.suffix in EDITIONS and for_reading(path.name):
                (folder / code).mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, folder / code / path.name)
                pages = 12 if path.suffix == ".pdf" else 0
                one = File(f"{code}/{path.name}", "", 0, code, name, EDITIONS[path.suffix], pages)
                files.append(measured(folder, one))
    release = Release(
        version=version,
        day=day,
        commit="0123456789abcdef0123456789abcdef01234567",
        publisher=publisher,
        source_language="da",
        languages={code: Published(dict(titles)) for code, titles in documents.items()},
        files=tuple(sorted(files)),
        made=Made({}, {}, {}),
    )
    write(project, release)
    return release


def write(project: Project, release: Release, **changes: object) -> None:
    """Its record; with changes, as of a withdrawal."""
    path = project.root / record_of(release.version)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(record(replace(release, **changes)))


def served(folder: Path) -> str:
    """The address of a site that this process serves until it ends."""
    told: list[str] = []
    ready = threading.Event()
    threading.Thread(target=serve, args=(folder, 0, lambda at: (told.append(at), ready.set())), daemon=True).start()
    assert ready.wait(10)
    return told[0]
