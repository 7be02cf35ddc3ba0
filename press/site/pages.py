"""What is on the shelf, as pages: of each document in each language, and what leads to them.

All links are relative, so that the site can stand in any folder of a web server; the page for what is not there
(404) alone has to know which one that is.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from press import languages
from press.languages import Language
from press.model.page import Asset
from press.release import Release, Titled
from press.release.pages import Render, Sender, listed, ordered
from press.release.places import STATEMENT
from press.site.choosing import Copy, Shelf
from press.site.earlier import Gone, gone, versions

SCRIPT = "search/search.js"
_LOGO = "styles/logo.svg"


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages are made of."""

    shelf: Shelf
    subtitles: Mapping[tuple[str, str], str]
    """By language and document."""
    render: Callable[[str], Render]
    """What fills templates in a language (BCP 47)."""
    sender: Callable[[str], Sender]
    """Who publishes, as pages in a language name it."""
    base_url: str = ""
    """Where the site will stand, with a slash at its end; empty where that is not known."""
    logo: Asset | None = None


@dataclass(frozen=True, slots=True)
class _Link:
    """The same page in another language."""

    language: str
    href: str
    address: str
    """For search engines: absolute where the site's own address is known."""


@dataclass
class _Writer:
    """Fills the templates one after the other."""

    site: Site
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, path: str, template: str, code: str, others: Mapping[str, str], **values: object) -> None:
        """One page.

        :param others: where it stands in each language, itself included; none for what is in no language of its own.
        """
        site, up = self.site, "../" * path.count("/")
        links = [_Link(other, f"{up}{there}", f"{site.base_url or up}{there}") for other, there in others.items()]
        sender = site.sender(code)
        self.files[path] = (
            site.render(code)(
                template,
                root=up,
                links=links,
                shelf=site.shelf,
                statement=f"{up}{code}/{STATEMENT}" if code in site.shelf.statements else "",
                sender=sender,
                publisher_language=sender.language if sender.language != code else "",
                own_names={one: languages.own_name(one) for one in site.shelf.languages},
                direction=languages.direction,
                base_url=site.base_url,
                **values,
            )
        ).encode()


def pages(site: Site) -> dict[str, bytes]:
    """The files by their paths, relative to the site.

    :raises press.findings.Halt: if a template can't be filled.
    """
    writer = _Writer(site)
    script = site.render(site.shelf.source_language)("site/search.js").encode()
    integrity = f"sha256-{b64encode(sha256(script).digest()).decode()}"
    lost = gone(site.shelf)
    spoken = (*site.shelf.languages, *dict.fromkeys(one.language for one in lost))
    for code in dict.fromkeys(spoken):
        _around(writer, languages.LANGUAGES[code], integrity)
    for code in site.shelf.languages:
        _in_language(writer, languages.LANGUAGES[code])
    _once_there(writer, lost)
    _for_all(writer)
    writer.files[SCRIPT] = script
    if site.logo:
        writer.files[_LOGO] = site.logo.data
    return writer.files


def _around(writer: _Writer, language: Language, integrity: str) -> None:
    """What leads to documents in every language that there were some in."""
    code, shelf = language.code, writer.site.shelf
    everywhere = shelf.languages
    sheet = {"tongues": _tongues(writer.site), "logo": writer.site.logo}
    writer.add(f"styles/{code}.css", "site/sheet.css.j2", code, {}, **sheet)
    there = {one: f"search/{one}.html" for one in everywhere}
    values = {"integrity": integrity, "digits": languages.digits(code)}
    writer.add(f"search/{code}.html", "site/search.html.j2", code, there, **values)
    there = {one: f"archive/{one}.html" for one in everywhere}
    all_versions = versions(shelf, language, writer.site.render(code).label)
    writer.add(f"archive/{code}.html", "site/archive.html.j2", code, there, versions=all_versions)


def _in_language(writer: _Writer, language: Language) -> None:
    code, shelf = language.code, writer.site.shelf
    copies = shelf.copies[code]
    rows = {
        name: listed(copy.published, language, name, copy.titled, writer.site.render(code).label)
        for name, copy in copies.items()
    }
    there = {one: f"{one}/index.html" for one in shelf.languages}
    writer.add(there[code], "site/language.html.j2", code, there, documents=rows.values())
    for name, copy in copies.items():
        there = {one: f"{one}/{name}/index.html" for one in shelf.in_languages(name)}
        values = {"document": rows[name], "copy": copy, "subtitle": writer.site.subtitles.get((code, name), "")}
        writer.add(there[code], "site/document.html.j2", code, there, **values)


def _once_there(writer: _Writer, lost: Sequence[Gone]) -> None:
    """Pages at addresses where there is nothing any more, and the first page of a language that has no document now."""
    shelf = writer.site.shelf
    for one in lost:
        there = {code: f"{code}/{one.name}/index.html" for code in shelf.in_languages(one.name)}
        for path in one.paths:
            _gone(writer, path, one.language, there, one)
    for code in dict.fromkeys(one.language for one in lost if one.language not in shelf.copies):
        _gone(writer, f"{code}/index.html", code, {other: f"{other}/index.html" for other in shelf.languages}, None)


def _gone(writer: _Writer, path: str, code: str, there: Mapping[str, str], one: Gone | None) -> None:
    up = "../" * path.count("/")
    instead = {other: f"{up}{href}" for other, href in there.items()}
    writer.add(path, "site/gone.html.j2", code, {}, gone=one, instead=instead)


def _for_all(writer: _Writer) -> None:
    """The first page, the page for what is not there, and the map for search engines."""
    site = writer.site
    source = site.shelf.source_language
    indexes = {code: f"{code}/index.html" for code in site.shelf.languages}
    writer.add("index.html", "site/chooser.html.j2", source, indexes)
    root = urlsplit(site.base_url).path or "/"
    words = {code: site.render(code)("site/not_found.j2").strip() for code in site.shelf.languages}
    writer.add("404.html", "site/404.html.j2", source, {}, root_path=root, words=words)
    if site.base_url:
        writer.add("sitemap.xml", "site/sitemap.xml.j2", source, {}, groups=tuple(_groups(site.shelf)))


def _groups(shelf: Shelf) -> Iterator[tuple[dict[str, str], Callable[[str], Copy | None]]]:
    """Pages that are one in several languages: their paths, and the document that they are of."""
    yield {code: f"{code}/index.html" for code in shelf.languages}, lambda _code: None
    for name in dict.fromkeys(copy.name for copy in shelf):

        def copy_in(code: str, name: str = name) -> Copy | None:
            return shelf.copies[code].get(name)

        yield {code: f"{code}/{name}/index.html" for code in shelf.in_languages(name)}, copy_in


def _titles(release: Release) -> Iterator[Titled]:
    return (titled for published in release.languages.values() for titled in published.documents.values())


def _tongues(site: Site) -> tuple[str, ...]:
    """Every language that a page may have words in."""
    found = set(site.shelf.languages) | {release.source_language for release in site.shelf.releases}
    for titled in (one for release in site.shelf.releases for one in _titles(release)):
        found |= {titled.title_language, titled.summary_language}
    found |= {code for release in site.shelf.releases for code in release.languages if code in languages.LANGUAGES}
    found |= {site.sender(code).language for code in found & set(languages.LANGUAGES)}
    return ordered(found - {""})
