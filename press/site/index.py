"""The index of the search: files of JSON of which a browser fetches the few that a query needs.

``search/index.json`` names the documents and the rules of :mod:`~press.site.words`. ``search/terms/<n>.json`` has the
terms whose first character has that number (modulo :data:`BUCKETS`), in all languages, with the sections that they
stand in. ``search/texts/<n>.json`` has the text of a document, for what is shown of it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from press import languages
from press.site.choosing import Copy
from press.site.reading import Section, Text
from press.site.words import rules, terms

FOLDER = "search"
BUCKETS = 64
MOST_TEXT = 50_000_000
"""Bytes of a page that is read for its words."""
_HEADING = 4
"""A word in a heading counts as often as this in the text."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that can be found."""

    copy: Copy
    text: Text
    href: str
    """Where it is read, relative to the site."""


def index(found: Sequence[Found]) -> dict[str, bytes]:
    """The files by their paths, relative to the site."""
    postings: dict[str, list[int]] = defaultdict(list)
    documents = []
    files = {}
    first = 0
    for number, one in enumerate(found):
        sections = _sections(one)
        lengths = []
        for at, section in enumerate(sections):
            counted = Counter(terms(section.text))
            for term in terms(section.heading):
                counted[term] += _HEADING
            for term, count in counted.items():
                postings[term] += first + at, count
            lengths.append(sum(counted.values()))
        documents.append(_document(one, first, lengths))
        files[f"{FOLDER}/texts/{number}.json"] = _json([[part.id, part.heading, part.text] for part in sections])
        first += len(sections)
    files[f"{FOLDER}/index.json"] = _json({"rules": rules(), "buckets": BUCKETS, "documents": documents})
    return files | dict(_buckets(postings))


def _buckets(postings: Mapping[str, list[int]]) -> Iterator[tuple[str, bytes]]:
    """Every file is there, so that what is not there is never asked for."""
    sorted_out: list[dict[str, list[int]]] = [{} for _ in range(BUCKETS)]
    for term in sorted(postings):
        sorted_out[ord(term[0]) % BUCKETS][term] = postings[term]
    for number, bucket in enumerate(sorted_out):
        yield f"{FOLDER}/terms/{number}.json", _json(bucket)


def _sections(one: Found) -> tuple[Section, ...]:
    """The document's own words first: its title, and what is said of it."""
    titled = one.copy.titled
    about = " · ".join(filter(None, (one.text.subtitle, titled.summary)))
    return (Section("", titled.title, about), *one.text.sections)


def _document(one: Found, first: int, lengths: Sequence[int]) -> dict[str, object]:
    code = one.copy.language
    return {
        "language": code,
        "direction": languages.direction(code),
        "name": languages.own_name(code),
        "title": one.copy.titled.title,
        "titleLanguage": one.copy.titled.title_language or code,
        "href": one.href,
        "first": first,
        "lengths": list(lengths),
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
