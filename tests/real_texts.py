"""The real texts that nobody wrote for this project, as project folders.

They lie beside the checkout and are never copied into it: what stands here is how one is turned into Markdown, and
where its translations go. The fixtures' entries are therefore named by kind and number (``heading 2``, ``paragraph
5``), counted in the order of the catalog, instead of by the Danish text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import polib
import pytest
from small_projects import Project

REAL = Path(__file__).resolve().parents[2] / "shared" / "real"
FIXTURES = Path(__file__).parent / "fixtures" / "real"

COOPERATION = "internationalt-samarbejde"
DECLARATION = "menneskerettigheder"

SETTINGS = """\
[publication]
publisher = "{publisher}"
source_language = "da"
languages = [{languages}]
"""

EVERY_EDITION = """
[edition.leaflet]
paper = "A3"

[edition.booklet]
"""
"""What publication.toml says, so that the editions are made that not every text is for."""

ADDRESSES: Mapping[str, str] = {
    "Radicalisation Awareness Network": (
        "https://home-affairs.ec.europa.eu/networks/radicalisation-awareness-network-ran_en"
    ),
    "Global Counter Terrorism Forum": "https://www.thegctf.org/",
    "Strong Cities Network": "https://strongcitiesnetwork.org/",
    "Nordic Safe Cities": "https://nordicsafecities.org/",
}
"""Where the page's links lead; a page that was saved as text has lost that."""

_FURNITURE = frozenset({"Gå til indhold"})
_NEW_WINDOW = " (nyt vindue)"
_UPDATED = re.compile(r"Sidst opdateret (\d{1,2})/(\d{1,2}) (\d{4})")


def real_text(name: str) -> Path:
    """A file or folder of the real texts; the test is skipped where they are not at hand."""
    path = REAL / name
    if not path.exists():
        pytest.skip(f"the real texts are not here: ../shared/real/{name} beside the checkout is missing")
    return path


def settings(publisher: str, languages: tuple[str, ...], more: str = "") -> str:
    """A publication.toml with the least that a project needs, and ``more``."""
    listed = ", ".join(f'"{code}"' for code in languages)
    return SETTINGS.format(publisher=publisher, languages=listed) + more


def cooperation_markdown(page: str) -> str:
    """The authority's web page, which was saved as text, as a writer would set it in Markdown.

    Its first line becomes the title, a line that is no sentence a heading, a forum's name a phrase in English, the
    date of the last update metadata. What belongs to the web page and not to the text is left out.
    """
    title, updated, blocks = "", "", []
    for text in filter(None, (" ".join(line.split()) for line in page.splitlines())):
        if text in _FURNITURE:
            continue
        if found := _UPDATED.fullmatch(text):
            day, month, year = map(int, found.groups())
            updated = f"{year:04}-{month:02}-{day:02}"
        elif not title:
            title = text
        elif text.endswith(f"{_NEW_WINDOW}."):
            blocks.append(_link(text.removesuffix(f"{_NEW_WINDOW}.")))
        elif text.endswith((".", ":")):
            blocks.append(text)
        else:
            blocks.append(f"## {_in_english(text)}")
    return "\n\n".join([f"---\ntitle: {title}\nupdated: {updated}\n---", *blocks]) + "\n"


def _link(text: str) -> str:
    (name,) = (name for name in ADDRESSES if name in text)
    return f"[{text.replace(name, _in_english(name))}]({ADDRESSES[name]})."


def _in_english(name: str) -> str:
    return f"[{name}]{{lang=en}}"


def cooperation(root: Path) -> Project:
    """A project folder with the authority's page, in Danish, English and Arabic."""
    page = real_text(f"{COOPERATION}.txt").read_text("utf-8")
    project = Project(root)
    project.write("publication.toml", settings("Myndigheden", ("en", "ar")))
    project.text(COOPERATION, cooperation_markdown(page))
    assert project.run("update").status == 0
    for language in ("en", "ar"):
        translate_by_place(root / f"locales/{language}/LC_MESSAGES/{COOPERATION}.po", FIXTURES / f"{language}.po")
    return project


def translate_by_place(catalog: Path, fixture: Path) -> None:
    """Puts a fixture's translations into a catalog that ``update`` made, as a translator's editor would.

    Each entry of the one has to have its entry in the other.
    """
    theirs = {entry.msgid: entry.msgstr for entry in polib.pofile(str(fixture))}
    ours = polib.pofile(str(catalog))
    places = dict(zip(_places(ours), ours, strict=True))
    assert theirs.keys() == places.keys()
    for place, entry in places.items():
        entry.msgstr = theirs[place]
    ours.save(str(catalog))


def _places(catalog: polib.POFile) -> list[str]:
    """The names of a catalog's entries: each one's kind and its number among those of its kind."""
    seen: Counter[str] = Counter()
    names = []
    for entry in catalog:
        kind = entry.msgctxt or "paragraph"
        seen[kind] += 1
        names.append(f"{kind} {seen[kind]}")
    return names


def declaration(root: Path, more: str = "") -> Project:
    """A project folder with the Universal Declaration, its thirteen human translations taken in by ``import``.

    :param more: what publication.toml says besides.
    """
    folder = real_text("udhr")
    catalogs = sorted(folder.glob("*.po"))
    project = Project(root)
    languages = tuple(path.stem.replace("_", "-") for path in catalogs)
    project.write("publication.toml", settings("De Forenede Nationer", languages, more))
    project.text(DECLARATION, (folder / f"{DECLARATION}.md").read_bytes())
    assert project.run("update").status == 0
    for path in catalogs:
        ran = project.run("import", "--lang", path.stem, "--from", str(path))
        assert (ran.status, ran.findings) == (0, [])
    return project
