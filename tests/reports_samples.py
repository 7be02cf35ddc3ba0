"""A project whose translations have everything that a report can show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from small_projects import Project, catalog, quoted

from press import languages
from press.build.project import ENGINE, TEMPLATES
from press.checks.artifacts.standards import STANDARDS, Verdict
from press.findings import Finding, finding
from press.model.location import Location
from press.rendering import renderer
from press.reports import verification

SETTINGS = """\
[publication]
publisher = "Kontoret"
source_language = "da"
languages = ["de", "ar", "zh-Hans"]

[language.de]
signoff = []
missing = "fail"
"""
TEXT = """\
---
title: Et hus
summary: Kort om huset.
updated: 2023-11-10
---

Huset åbner *den 12. januar 2024* kl. 10.

## Infohuset {#infohuset}

::: note-to-translators
Navnet er ikke en bygning.
:::

Et **infohus** hjælper[^1] byen; se [siden](https://example.org/a) og [afsnittet](#infohuset).

- Ring til os
- Ring til os
- [SSP]{abbr="skole og politi"} er `her`

::: figure

![Et hus.](hus.svg)

Huset, som det ser ud.

:::

[^1]: Det er gratis.
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>x</title><path d="M0 0h40v20H0z"/></svg>'
HELPS = "Et **infohus** hjælper[^1] byen; se [siden](https://example.org/a) og [afsnittet](#infohuset)."
OPENS = "Huset åbner *den 12. januar 2024* kl. 10."
GLOSSARY = """\
term,language,target,allowed,forbidden,note
infohus,de,Infohaus,Info-Haus,Auskunftsbüro,ein Netz aus Ämtern
infohus,ar,بيت المعلومات,,,
infohus,zh-Hans,信息之家,,,
"""
TRANSLATED: dict[str, dict[tuple[str, str], str]] = {
    "de": {
        ("title", "Et hus"): "Ein Haus",
        ("heading", "Infohuset"): "Das Infohaus",
        ("", HELPS): "Ein **Büro** hilft[^1] der Stadt; siehe [Seite](https://example.org/a) und [Absatz](#infohuset).",
        ("", "Ring til os"): "Rufen Sie uns an [",
        ("", "[SSP]{abbr=SSP} er `her`"): "[SSP]{abbr=SSP} ist `dort`",
        ("expansion", "skole og politi"): "Schule und Polizei",
        ("caption", "Huset, som det ser ud."): "Das Haus, wie es aussieht.",
    },
    "ar": {
        ("title", "Et hus"): "بيت",
        ("heading", "Infohuset"): "بيت المعلومات",
        ("", HELPS): "يساعد **بيت المعلومات**[^1] المدينة؛ انظر [الصفحة](https://example.org/a) و[الفقرة](#infohuset).",
        ("", "Ring til os"): "اتصلوا بنا",
    },
    "zh-Hans": {
        ("title", "Et hus"): "一座房子",
        ("", HELPS): "**信息之家**帮助[^1]城市；参见[页面](https://example.org/a)和[段落](#infohuset)。",
    },
}
FUZZY = {
    "de": "Das Haus öffnet *am 10. November 2023* um 10 Uhr.",
    "ar": "يفتح البيت أبوابه *في 10 نوفمبر 2023* في الساعة 10.",
    "zh-Hans": "房子于*2023年11月10日*10时开放。",
}
BEFORE = "Huset åbner *den 10. november 2023* kl. 10."


def reported_project(root: Path) -> Project:
    """Three languages of a text: some of it translated, fuzzy, missing, wrong and doubtful."""
    project = Project(root)
    project.write("publication.toml", SETTINGS)
    project.write("source/hus.svg", PICTURE)
    project.write("locales/glossary.csv", GLOSSARY)
    project.text("tekst", TEXT)
    for code, entries in TRANSLATED.items():
        folder = code.replace("-", "_")
        text = catalog(entries, folder).replace("Last-Translator: ", "X: ")
        head, body = text.split("\n\n", 1)
        named = f'{head}\n"Last-Translator: Anna Mai <anna@example.org>\\n"\n\n'
        comments = f"# Stimmt das Datum?\n#, fuzzy\n#| msgid {quoted(BEFORE)}\n"
        fuzzy = f"{comments}msgid {quoted(OPENS)}\nmsgstr {quoted(FUZZY[code])}\n\n"
        project.write(f"locales/{folder}/LC_MESSAGES/tekst.po", named + fuzzy + body)
    return project


def verified(file: str, found: dict[str, tuple[Finding, ...]]) -> verification.File:
    """A file with a verdict for each standard that is for it; one whose finding is a missing validator has none."""
    verdicts = [
        Verdict(key, file, findings, judged="validator-missing" not in {told.code for told in findings})
        for key, row in STANDARDS.items()
        if Path(file).suffix in row.suffixes
        for findings in (found.get(key, ()),)
    ]
    return verification.File(file, file.split("/")[1], "ltr", tuple(verdicts))


def verification_sample() -> verification.Verification:
    """Files that passed, failed, and were not verified, in three formats."""
    missing = finding("validator-missing", "Chromium is not installed, so no HTML page was judged", hint="run it")
    clause = "PDF/UA-1 7.3-1: a picture has no description, page 2"
    picture = finding("pdf-ua", clause, Location("output/ar/tekst.pdf"), "write ![description](picture.svg)")
    pale = finding("axe", "output/de/tekst.html: color-contrast: too pale", Location("source/tekst.md", 7), "darker")
    unsure = finding("axe-undecided", "axe-core can't decide it", Location("output/ar/tekst.html"), "look at it")
    found: dict[str, dict[str, tuple[Finding, ...]]] = {
        "output/ar/tekst.epub": {},
        "output/ar/tekst.html": {"wcag": (unsure,)},
        "output/ar/tekst.pdf": {"pdf-ua": (picture,)},
        "output/de/tekst.epub": {"epub-accessibility": (missing,)},
        "output/de/tekst.html": {"wcag": (pale, pale)},
        "output/de/tekst.pdf": {},
    }
    files = tuple(verified(file, told) for file, told in found.items())
    versions = {row.validator: "1.2.3" for row in STANDARDS.values()}
    return verification.Verification("Kontoret", date(2026, 3, 1), versions, files)


def verification_page() -> str:
    """The page of that sample, as the press fills it."""
    english = renderer([ENGINE / TEMPLATES], {}, language=languages.LANGUAGES["en"])
    return verification.page(verification_sample(), english)
