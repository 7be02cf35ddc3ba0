"""The whole way of one document in one language, from its segments to its files: read it top to bottom.

No step knows the next; this is the only place where they meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from press import languages, pseudo
from press import translate as translation
from press.build.alternates import other_formats, other_languages, web_address
from press.build.attribution import translators
from press.build.formatting import formatted, judged
from press.build.house import housed
from press.build.judging import Closely, rules_for
from press.build.outcome import Composed, Outcome, withheld
from press.build.placing import Places
from press.build.project import Project
from press.build.signing import standing
from press.build.sources import Prepared, show
from press.checks import translations as translation_checks
from press.checks.translation import Rules
from press.checks.translations import Judged
from press.editions import Layout
from press.findings import Finding, Halt, finding
from press.languages import Language
from press.model.document import Document
from press.model.location import Location
from press.model.page import Asset, Page
from press.model.segments import Entry, Segment, SegmentKey, Translation
from press.page import Frame, compose
from press.pandoc import plain
from press.rendering import Renderer
from press.segments import Cut, cut, printed_texts
from press.signoff import Stand
from press.typography import set_document, set_words


def run(project: Project, prepared: Prepared, code: str, layouts: Sequence[Layout]) -> Outcome:
    """One document in one language, in the editions asked for."""
    return formatted(project, composed(project, prepared, code), layouts, judged)


def composed(project: Project, prepared: Prepared, code: str) -> Composed:
    """The first half of the way: from the source's segments to the page."""
    findings: list[Finding] = [*prepared.findings]
    page: Page | None = None
    texts: tuple[str, ...] = ()
    places: Places = ()
    labels, _ = project.labels(project.language(code))
    try:
        if prepared.cut:
            printed: dict[SegmentKey, Entry] = {}
            text = part_for(prepared.cut, code)
            translated = in_language(project, text, code, findings, printed=printed)
            asked = project.settings.required(code) and not languages.find_pseudo(code)
            stand = standing(project, text, code, printed, findings) if asked else None
            typeset = set_in_type(project, translated)
            page = paged(project, typeset, code, findings, stand)[0]
            page = replace(page, stamped=project.stamped, provenance=project.provenance_in(code))
            texts = printed_texts(typeset.document)
            places = tuple((plain(content), where) for content, where in typeset.printed)
    except Halt as halt:
        findings += halt.findings
        page = None
    page = None if withheld(findings) else page
    return Composed(prepared.name, code, page, texts, places, labels, tuple(findings))


def set_in_type(project: Project, translated: translation.Translated) -> translation.Translated:
    """The document with the marks and spaces of its language."""
    off = project.settings.rules_off
    document = set_document(translated.document, off)
    printed = ((set_words(content, document.language, off), where) for content, where in translated.printed)
    return replace(translated, document=document, printed=tuple(printed))


def paged(
    project: Project, translated: translation.Translated, code: str, findings: list[Finding], stand: Stand | None = None
) -> tuple[Page, Renderer]:
    """The page of a document that is in its language, and what fills the templates around it.

    :param stand: how far it is signed off; without it nothing says that it is a draft.
    """
    language = project.language(code)
    render, told = project.renderer(language)

    def picture(source: str, place: Location) -> tuple[Asset | None, tuple[Finding, ...]]:
        asset, found = show(project, code, source, place)
        return asset and project.theme.painted(asset), found

    frame = _frame(project, translated.document, language, stand, incomplete=bool(translated.missing))
    page, shown = compose(translated.document, language, frame, render.label, picture)
    findings += [*told, *shown]
    return housed(project, page, findings), render


def in_language(
    project: Project,
    whole: Cut,
    code: str,
    findings: list[Finding],
    closely: Closely | None = None,
    *,
    printed: dict[SegmentKey, Entry] | None = None,
) -> translation.Translated:
    """The document in a language; what is wrong with its translations, or missing, is added to ``findings``.

    :param closely: where given, warnings are looked for, too, and what was judged is added to it. Without it only
        what keeps a text out of print is looked for: building needs no more.
    :param printed: where given, the entries of the translations that are fit to print are added to it.
    """
    text = part_for(whole, code)
    translations = _translations(project, text, project.language(code), findings, closely, printed=printed)
    translated = translation.translate(text, translations, code)
    findings += _policy(project, whole.document.name, project.language(code), translated.missing)
    return translated


def looked_at(project: Project, whole: Cut, code: str, findings: list[Finding], closely: Closely) -> None:
    """The same findings as :func:`in_language` gives, without a document: joining one takes time."""
    text = part_for(whole, code)
    translations = _translations(project, text, project.language(code), findings, closely)
    missing = translation.missing(text, translations, code)
    findings += _policy(project, whole.document.name, project.language(code), missing)


def part_for(whole: Cut, code: str) -> Cut:
    """The segments of the parts that a language prints."""
    document = translation.part_for(whole.document, code)
    return whole if document is whole.document else cut(document)[0]


def _translations(
    project: Project,
    text: Cut,
    language: Language,
    findings: list[Finding],
    closely: Closely | None,
    *,
    printed: dict[SegmentKey, Entry] | None = None,
) -> dict[SegmentKey, Translation]:
    """The translations that are fit to print, catalog by catalog."""
    if languages.find_pseudo(language.code):
        return pseudo.translations(text.segments, language.code)
    found: dict[SegmentKey, Translation] = {}
    if language.code == text.document.language:
        return found
    by_catalog: dict[str, list[Segment]] = defaultdict(list)
    for segment in text.segments:
        by_catalog[segment.catalog].append(segment)
    rules = rules_for(project, language, text.document.language, closely.glossary if closely else None)
    for name, segments in by_catalog.items():
        judged, told = _judged(project, language, name, segments, rules, own=name == text.document.name)
        findings += [*told, *judged.findings]
        if closely:
            closely.pairs += judged.pairs
        if printed is not None:
            printed |= judged.entries
        found |= judged.translations
    return found


def _judged(
    project: Project, language: Language, name: str, segments: Sequence[Segment], rules: Rules, *, own: bool
) -> tuple[Judged, tuple[Finding, ...]]:
    """One catalog's translations. What documents share is read once, for all of them would say the same of it."""
    key = (language.code, name, tuple(segment.key for segment in segments))
    known = None if own or rules.warnings else project.judged_before.get(key)
    if known is None:
        entries, told = project.entries(language, name)
        known = translation_checks.judge(segments, entries, rules), told
        if not (own or rules.warnings):
            project.judged_before[key] = known
    return known


def _policy(project: Project, name: str, language: Language, missing: Sequence[Segment]) -> list[Finding]:
    """What the settings say of a document that is not wholly translated."""
    if not missing:
        return []
    count = f"{len(missing)} texts have" if len(missing) > 1 else "a text has"
    first = missing[0].msgid.replace("\n", " ")[:50]
    place = Location(project.catalog_file(language, missing[0].catalog))
    message = f"{count} no translation fit to print in “{name}” ({language.code}); the first: “{first}”"
    if project.settings.policy(language.code).missing == "fail":
        hint = f'translate them, or set missing = "mark" under [language.{language.code}] in publication.toml'
        return [finding("incomplete", f"{message}; so it is not published", place, hint)]
    printed = "they are printed" if len(missing) > 1 else "it is printed"
    return [finding("untranslated", f"{message}; {printed} in the source's language", place)]


def _frame(project: Project, document: Document, language: Language, stand: Stand | None, *, incomplete: bool) -> Frame:
    settings, name = project.settings, document.name
    publisher, publisher_language = settings.publisher_in(language.code)
    test = languages.find_pseudo(language.code) is not None
    return Frame(
        publisher=publisher,
        publisher_language=publisher_language,
        source_language=settings.source_language,
        draft=test or (stand is not None and stand.draft),
        begun=stand is not None and not stand.untouched,
        incomplete=incomplete,
        base_url=settings.base_url,
        languages=other_languages(settings, name),
        formats=other_formats(settings, name, language.code),
        logo=project.theme.logo,
        translators=translators(project, document, language),
        address=web_address(settings, name, language.code),
        notice=pseudo.NOTICE if test else "",
        notice_language=pseudo.NOTICE_LANGUAGE if test else "",
    )
