"""The Universal Declaration of Human Rights as a project folder, in the languages of the table.

The texts are those that set-up fetched (press/bootstrap/declarations.py). The Danish declaration becomes the source;
each translation goes into a catalog by article and paragraph, which all of them number alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import lxml.html
import polib
from small_projects import Project, catalog

from press.bootstrap.declarations import FOLDER

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = "menneskerettigheder"
SOURCE = "dan"

FILES: Mapping[str, str] = dict(
    pair.split()
    for pair in """
    en eng|de deu_1996|fr fra|es spa|it ita|pt por_PT|nl nld|sv swe|nb nob|fi fin|is isl|pl pol|cs ces|hu hun
    ro ron_2006|bg bul|el ell_monotonic|ru rus|uk ukr|tr tur|ar arb|fa pes_1|ur urd|he heb|hi hin|bn ben|ta tam
    th tha|am amh|ka kat|zh-Hans cmn_hans|zh-Hant cmn_hant|ja jpn|ko kor|vi vie|hr hrv|sr-Latn srp_latn|sk slk
    sl slv|sq als|lt lit|lv lav|et est|id ind|ms mly_latn|sw swh|hy hye|km khm|my mya|lo lao
    de-CH deu_1996|fr-CH fra|it-CH ita
    """.replace("\n", "|").split("|")
    if pair.strip()
)
"""The file of each language of the table; of several versions the usual one."""

PublishedText = tuple[int, int]
"""Article and paragraph: 0 of an article is its heading; article 0 is the title."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#$~^|@])")
_LIST = re.compile(r"^(\(?\w{1,3})([.)])(\s)")
SETTINGS = """\
[publication]
publisher = "De Forenede Nationer"
source_language = "da"
languages = [{languages}]
"""


def declaration(name: str) -> dict[PublishedText, str]:
    """A translation's texts by article and paragraph."""
    path = ROOT / FOLDER / f"{name}.html"
    assert path.exists(), f"{path} is not there: `python3 -I -S press/bootstrap test` fetches it"
    root = lxml.html.document_fromstring(path.read_text("utf-8"))
    return {place: " ".join(words.split()) for place, words in _texts(root) if words.strip()}


def _texts(root: lxml.html.HtmlElement) -> Iterator[tuple[PublishedText, str]]:
    for title in root.iter("h1"):
        yield (0, 0), title.text_content()
    for article in root.iter("article"):
        number = int(article.get("data-number"))
        for heading in article.iter("h2"):
            yield (number, 0), heading.text_content()
        for place, paragraph in enumerate(article.iter("p"), 1):
            yield (number, place), paragraph.text_content()


def translation(code: str) -> dict[PublishedText, str]:
    """The texts in a language of the table. Swiss German is spelt like German, but for ß."""
    theirs = declaration(FILES[code])
    return {place: words.replace("ß", "ss") for place, words in theirs.items()} if code == "de-CH" else theirs


def markdown(words: str) -> str:
    """Plain words as Markdown that says the same."""
    return _LIST.sub(r"\1\\\2\3", _MARKUP.sub(r"\\\1", words))


def project(root: Path, languages: Sequence[str], articles: int = 30) -> Project:
    """A project folder with the first articles of the declaration in Danish and these languages of the table."""
    made = begun(root, languages, articles)
    for code in languages:
        _translate(root, code, _danish(range(articles + 1)))
    return made


def begun(root: Path, languages: Sequence[str], articles: int = 30, more: str = "") -> Project:
    """The same, with nothing translated yet.

    :param more: what publication.toml says besides.
    """
    made = Project(root)
    listed = ", ".join(f'"{code}"' for code in languages)
    made.write("publication.toml", SETTINGS.format(languages=listed) + more)
    made.text(DOCUMENT, _source(_danish(range(articles + 1))))
    assert made.run("update").status == 0
    return made


def delivery(code: str, articles: Collection[int]) -> str:
    """A translation of some articles as the catalog of another tool; article 0 is the title."""
    theirs = translation(code)
    entries = {("", markdown(words)): markdown(theirs[place]) for place, words in _danish(articles).items()}
    return catalog(entries, code)


def _danish(articles: Collection[int]) -> dict[PublishedText, str]:
    return {place: words for place, words in declaration(SOURCE).items() if place[0] in articles}


def _source(danish: Mapping[PublishedText, str]) -> str:
    parts = [f"---\ntitle: {danish[0, 0]}\nupdated: 1948-12-10\n---"]
    for (article, paragraph), words in danish.items():
        if article:
            parts.append(markdown(words) if paragraph else f"## {markdown(words)}")
    return "\n\n".join(parts) + "\n"


def _translate(root: Path, code: str, danish: Mapping[PublishedText, str]) -> None:
    """Puts a translation into the catalog that ``update`` made; what it has not got stays without translation."""
    theirs = translation(code)
    path = root / "locales" / code.replace("-", "_") / "LC_MESSAGES" / f"{DOCUMENT}.po"
    ours = polib.pofile(str(path))
    places = {markdown(words): place for place, words in danish.items()}
    for entry in ours:
        entry.msgstr = markdown(theirs.get(places[entry.msgid], ""))
    ours.save(str(path))
