"""A new language: its catalogs, begun with what is known already; and what else it needs."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from press import catalog, languages
from press.build.catalogs import Report, Wanted
from press.build.exchange import delivered, fill, sources_for
from press.build.project import ENGINE, LOCALES, TEMPLATES, Project
from press.files import lock, read_bytes_capped, write_atomically
from press.findings import Halt, finding
from press.languages import Language
from press.model.exchange import Delivery, Unit
from press.rendering import STRINGS_LANGUAGE
from press.settings import FILE

_FORM = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A language to begin with."""

    language: Language
    known: bool
    """Whether it has a row in the table of languages."""
    published: bool
    """Whether publication.toml lists it."""


def newcomer(project: Project, name: str) -> Newcomer:
    """The language of a name in either form, ``pt_BR`` or ``pt-BR``.

    :raises Halt: for what CLDR does not know as a language, and for the source's own.
    """
    row = languages.find(name)
    code = row.code if row else _code(name)
    if code == project.settings.source_language:
        message = f"the source texts are in {languages.own_name(code)} ({code}): they need no catalogs"
        raise Halt(finding("language-unknown", message, hint="name the language to be translated into: LANG=pt_BR"))
    return Newcomer(row or Language(code, ("“", "”", "‘", "’")), row is not None, code in project.settings.languages)


def _code(name: str) -> str:
    """The code as BCP 47 writes it."""
    from babel import Locale, UnknownLocaleError

    shown = name if name.isprintable() and len(name) <= 40 else repr(name[:40])
    hint = "write a language as BCP 47 or gettext has it: pt, pt_BR, zh_Hant"
    if _FORM.fullmatch(name):
        language, *rest = name.replace("_", "-").split("-")
        parts = [part.title() if len(part) == 4 else part.upper() for part in rest]
        code = "-".join([language.lower(), *parts])
        with contextlib.suppress(UnknownLocaleError, ValueError):
            Locale.parse(code, sep="-")
            return code
    raise Halt(finding("language-unknown", f"LANG=“{shown}” is no language that CLDR knows", hint=hint))


def start(project: Project, wanted: Sequence[Wanted], new: Newcomer, source: Path | None) -> Iterator[Report]:
    """Begins the catalogs that are not there yet and fills them from memory, exactly only.

    The memory is what the project's other catalogs of the language hold, and the engine's of the templates' strings;
    or a file of any format that ``make import`` takes.

    :raises Halt: where that file can't be read.
    """
    code = new.language.code
    if source:
        delivery, told = delivered(source, sources_for(project, code), code)
        yield Report(str(source), "", told)
    else:
        delivery = _own(project, new.language)
    locales = project.root / LOCALES
    locales.mkdir(parents=True, exist_ok=True)
    begun = []
    with lock(locales):
        for one in wanted:
            file = project.catalog_file(new.language, one.name)
            if (project.root / file).exists():
                yield Report(file, "is there already, and was left as it is")
                continue
            write_atomically(project.root / file, _begun(project, one, new.language, file), named=file)
            begun.append(file)
            yield Report(file, f"begun, {len(one.messages)} texts")
    if begun and delivery.units:
        yield from fill(project, begun, delivery, exactly=True)


def _begun(project: Project, one: Wanted, language: Language, file: str) -> bytes:
    """A catalog with its header and without a translation."""
    merged, _ = catalog.merge(
        None,
        one.messages,
        file=file,
        name=one.name,
        language=language,
        publisher=project.settings.publisher,
        source_language=STRINGS_LANGUAGE if one.name == TEMPLATES else project.settings.source_language,
        created=one.created,
    )
    return merged.data


def _own(project: Project, language: Language) -> Delivery:
    """All translations into the language that the project and the engine have."""
    units: list[Unit] = []
    for root in dict.fromkeys((project.root.resolve(), ENGINE)):
        for path in sorted((root / LOCALES / language.gettext / "LC_MESSAGES").glob("*.po")):
            file = path.relative_to(root).as_posix()
            delivery, _ = catalog.read_delivery(read_bytes_capped(path, named=file), file=file)
            units += delivery.units
    return Delivery(f"{LOCALES}/{language.gettext}", tuple(units))


def advice(project: Project, new: Newcomer) -> Iterator[str]:
    """What is left to do until the language is published."""
    code = new.language.code
    if not new.published:
        listed = [one for one in project.settings.languages if one != project.settings.source_language]
        lines = read_bytes_capped(project.root / FILE, named=FILE).splitlines()
        line = next((at for at, words in enumerate(lines, 1) if words.split(b"=")[0].strip() == b"languages"), 1)
        codes = ", ".join(f'"{one}"' for one in (*listed, code))
        yield f"{FILE}:{line}: to publish it, write: languages = [{codes}]"
    if not new.known:
        yield from _row(code)


def _row(code: str) -> Iterator[str]:
    """What the table of languages needs to know, with what CLDR says already."""
    name, script = languages.own_name(code), _script(code)
    said = "" if script == "Latn" else f', "{script}"'
    yield f"press/languages/table.py: {name} ({code}) has no row yet, so nothing can be made in it. A row needs:"
    yield f'  Language("{code}", ("“", "”", "‘", "’"){said}),'
    yield "  quotes       the marks of a quotation, and of one within it (CLDR, delimiters)"
    if script not in languages.SCRIPTS:
        yield f"  script       {script} needs a row in press/languages/scripts.py: fonts that have every letter of it"
    yield "  hyphenation  name of the dictionary, where there is one"
    yield "  locale       CLDR's, where dates are to be those of one country"


def _script(code: str) -> str:
    """What the language is written in (CLDR's likely subtags): ``Latn``."""
    from babel.core import get_global

    subtags = code.split("-")
    named = [part for part in subtags[1:] if len(part) == 4]
    likely = get_global("likely_subtags")
    whole = likely.get("_".join(subtags)) or likely.get(subtags[0]) or ""
    return named[0] if named else next((part for part in whole.split("_")[1:] if len(part) == 4), "its script")
