"""A project whose translations have everything that a report can show."""

from __future__ import annotations

from pathlib import Path

from small_projects import Project, catalog, quoted

SETTINGS = """\
[publication]
publisher = "Kontoret"
source_language = "da"
languages = ["de", "ar", "zh-Hans"]

[language.de]
reviewed = true
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
