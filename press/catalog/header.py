"""The header: what a catalog says of itself.

Its fields are gettext's (``Project-Id-Version`` …) and two of the pipeline's: ``X-Source-Language``, which Poedit
reads, and ``X-Segmentation``, the version of the rule that cuts a text into msgids.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from press.catalog.raw import RawCatalog, RawEntry
from press.catalog.writing import msgstr_lines
from press.findings import Finding, finding
from press.languages import Language, own_name, plural_forms
from press.model.location import Location
from press.model.segments import SEGMENTATION

_CREATION_DATE = "POT-Creation-Date"
_SEGMENTATION = "X-Segmentation"
_DRAFT = re.compile(r"^# DRAFT: no native speaker has reviewed this translation\.\r?\n", re.MULTILINE)
_CHARSET_HINT = (
    'make sure that the file is UTF-8 and write "Content-Type: text/plain; charset=UTF-8\\n" into its header; '
    "a file in another encoding is converted by: msgconv --to-code=UTF-8 -o NEW.po OLD.po"
)
_UTF8 = ("utf-8", "utf8")
_SAME_LANGUAGE = ({"nb", "no"}, {"he", "iw"}, {"id", "in"})
"""Codes that tools use for one language (CLDR's language aliases)."""


@dataclass(frozen=True, slots=True)
class About:
    """What a header says that does not follow from the texts."""

    name: str
    """The document's."""
    publisher: str
    source_language: str
    """BCP 47."""
    created: str
    """The source's date, ``2023-11-10`` or in gettext's form ``2023-11-10 00:00+0000``."""

    @property
    def creation_date(self) -> str:
        """In gettext's form."""
        try:
            return f"{date.fromisoformat(self.created)} 00:00+0000"
        except ValueError:
            return self.created


def of_template(about: About) -> str:
    """The header of a .pot file, with the places that ``msginit`` and editors fill in."""
    return _comment(f"Texts to translate: {about.name}", f"Published by {about.publisher}") + _entry(
        about,
        {
            "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
            "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
            "Language-Team": "LANGUAGE <LL@li.org>",
            "Language": "",
        },
        {},
    )


def of_catalog(about: About, language: Language) -> str:
    """The header of a new .po file. What is a draft in it, its .approvals say."""
    return _comment(f"{own_name(language.code)}: {about.name}", f"Published by {about.publisher}") + _entry(
        about,
        {
            "PO-Revision-Date": about.creation_date,
            "Last-Translator": "",
            "Language-Team": own_name(language.code),
            "Language": language.gettext,
        },
        {"Plural-Forms": plural_forms(language.code)},
    )


def fields(header: RawEntry) -> dict[str, str]:
    """Field names and values, in order; a value's blanks at both ends do not count."""
    pairs = (line.partition(":") for line in header.msgstr.split("\n"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def completed(header: RawEntry, about: About, language: Language) -> RawEntry:
    """The header with what gettext and the pipeline need and it lacks; all else stays as it is.

    The line by which earlier versions of the pipeline called every new catalog a draft goes: it would stay when the
    texts are approved.
    """
    if _DRAFT.search(header.comments):
        header = replace(header, comments=_DRAFT.sub("", header.comments))
    present = fields(header)
    needed = {
        "Language": language.gettext,
        "X-Source-Language": about.source_language,
        _SEGMENTATION: str(SEGMENTATION),
    }
    if "Plural-Forms" not in present:
        needed["Plural-Forms"] = plural_forms(language.code)
    for name, value in needed.items():
        if not present.get(name) or (name == _SEGMENTATION and present[name] != value):
            header = _with_field(header, name, value)
    return header


def segmentation(header: RawEntry) -> int | None:
    """The version of the rule that its msgids were cut by; today's where it does not say, None for no number."""
    said = fields(header).get(_SEGMENTATION) or str(SEGMENTATION)
    return int(said) if said.isdecimal() else None


def dated(header: RawEntry, about: About) -> RawEntry:
    """The header with the date of the source that it now holds."""
    if fields(header).get(_CREATION_DATE) == about.creation_date:
        return header
    return _with_field(header, _CREATION_DATE, about.creation_date)


def signed(header: RawEntry, *, revised: str, translator: str) -> RawEntry:
    """The header with another date of revision, and another translator where one is given."""
    values = {"PO-Revision-Date": revised, "Last-Translator": translator}
    for name, value in values.items():
        # What stands in a field unescaped must not end its string.
        plain = " ".join(value.split()).replace("\\", "").replace('"', "'")
        if plain:
            header = _with_field(header, name, plain)
    return header


def check(
    catalog: RawCatalog,
    language: Language | None = None,
    *,
    required: bool = True,
    versions: Collection[int] = (SEGMENTATION,),
) -> tuple[Finding, ...]:
    """What is wrong with the header of a catalog, if anything.

    :param language: whose catalog it is; None where that is not known.
    :param required: whether a header must be there: other tools' files may have none.
    :param versions: of the rule that cuts segments, those that will do.
    """
    header = catalog.header
    if header is None:
        # Where something is broken, the header is likely to be that, and to have been told of.
        if not required or catalog.findings:
            return ()
        hint = "copy the first entry of the .pot file to its beginning"
        return (finding("catalog-header", "the catalog has no header", Location(catalog.file, 1), hint),)
    place = Location(catalog.file, header.line)
    found = [*_wrong_charset(header, place, required=required)]
    if catalog.messages and catalog.messages[0].line < header.line:
        found.append(finding("catalog-header", "the header is not the first entry", place, "move it to the beginning"))
    said = fields(header)
    if language and said.get("Language") and not same_language(said["Language"], language.code):
        message = f"the header says Language: {said['Language']}, but the catalog belongs to {language.gettext}"
        hint = "put the file into its own language's folder, or mend the header"
        found.append(finding("catalog-header", message, place, hint))
    return (*found, *_wrong_segmentation(header, place, versions))


def _wrong_charset(header: RawEntry, place: Location, *, required: bool) -> Iterator[Finding]:
    charset = _charset(header)
    if charset not in _UTF8 and (charset or required):
        said = f"the header says charset={charset}" if charset else "the header does not say what charset the file has"
        yield finding("catalog-encoding", said, place, _CHARSET_HINT)


def _wrong_segmentation(header: RawEntry, place: Location, versions: Collection[int]) -> Iterator[Finding]:
    cut = segmentation(header)
    if cut in versions:
        return
    said = fields(header)[_SEGMENTATION]
    message = f"the header says {_SEGMENTATION}: {said}, but this version of the pipeline cuts by rule {SEGMENTATION}"
    older = cut is not None and cut < SEGMENTATION
    hint = "run `make update`, which brings older catalogs up to date, or " if older else ""
    yield finding("catalog-header", message, place, f"{hint}use the version of the pipeline that made the catalog")


def _charset(header: RawEntry) -> str:
    # From the very characters: a no-break space at its end makes it another name for gettext.
    match = re.search(r"^Content-Type:.*charset=([^ \t\n;]*)", header.msgstr, re.MULTILINE | re.IGNORECASE)
    return match[1].lower() if match else ""


def says_utf8(header: RawEntry | None) -> bool:
    """Whether a file with this header is meant to be UTF-8."""
    return header is None or _charset(header) in (*_UTF8, "")


def language_of(catalog: RawCatalog) -> str:
    """What the header says of the language; empty where it says nothing."""
    return fields(catalog.header).get("Language", "") if catalog.header else ""


def same_language(one: str, other: str) -> bool:
    """Whether two codes, in whatever form, name one language; country and script don't count."""
    first, second = (re.split(r"[-_@.]", code.lower())[0] for code in (one, other))
    return first == second or {first, second} in _SAME_LANGUAGE


def _comment(*lines: str) -> str:
    return "".join(f"# {' '.join(line.split())}\n" for line in lines)


def _entry(about: About, people: dict[str, str], more: dict[str, str]) -> str:
    values = {
        "Project-Id-Version": about.name,
        _CREATION_DATE: about.creation_date,
        **people,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **more,
        "X-Source-Language": about.source_language,
        _SEGMENTATION: str(SEGMENTATION),
    }
    text = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in values.items())
    return f'msgid ""\n{msgstr_lines(text)}'


def _with_field(header: RawEntry, name: str, value: str) -> RawEntry:
    """Changes the one line of a field, or adds it; only a header folded in an unusual way is written anew."""
    newline = "\r\n" if "\r\n" in header.text else "\n"
    line = f'"{name}: {value}\\n"'
    lines = "".join(f"{text}\n" for text in header.msgstr.split("\n") if text)
    alone = re.compile(rf'^[ \t]*"{re.escape(name)}:[^"\\\n]*\\n"[ \t]*(?=\r?$)', re.MULTILINE)
    named = re.compile(rf"^[ \t]*{re.escape(name)}[ \t]*:.*$", re.MULTILINE)
    if named.search(lines):
        msgstr = named.sub(lambda _: f"{name}: {value}", lines, count=1)
        body, changed = alone.subn(lambda _: line, header.body, count=1)
    else:
        msgstr = f"{lines}{name}: {value}\n"
        changed = header.msgstr.endswith("\n") and header.body.endswith("\n")
        body = f"{header.body}{line}{newline}"
    if not changed:
        body = f'msgid ""\n{msgstr_lines(msgstr)}'.replace("\n", newline)
    return replace(header, body=body, msgstr=msgstr)
