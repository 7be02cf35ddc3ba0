"""What the checks of translations go by in a project: its glossary and its settings, language by language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from press import languages
from press.build.project import TEMPLATES, Project
from press.checks.translation import Glossary, Pair, Rules
from press.checks.translation import glossary as glossaries
from press.checks.translations import judge_strings
from press.files import read_bytes_capped
from press.findings import Finding, Halt
from press.languages import Language
from press.rendering import STRINGS_LANGUAGE
from press.typography import set_words


@dataclass
class Closely:
    """A judgement of all that there is to tell of a language, warnings included."""

    glossary: Glossary
    pairs: list[Pair] = field(default_factory=list)
    """What was found fit to print, from all documents: the checks compare it in the end."""


def glossary_of(project: Project) -> tuple[Glossary, tuple[Finding, ...]]:
    """The project's glossary; a project need not have one."""
    path = project.root / glossaries.FILE
    if not path.is_file():
        return glossaries.EMPTY, ()
    try:
        return glossaries.read(read_bytes_capped(path, named=glossaries.FILE))
    except Halt as halt:
        return glossaries.EMPTY, halt.findings


def rules_for(project: Project, language: Language, source: str, terms: Glossary | None = None) -> Rules:
    """What a language's translations of texts in ``source`` (BCP 47) are judged by.

    :param terms: the glossary, where warnings are looked for, too; without it only what keeps a text out of print is.
    """
    settings = project.settings
    return Rules(
        source=languages.LANGUAGES[source],
        language=language,
        allowed_hosts=settings.hosts(language.code),
        glossary=terms or glossaries.EMPTY,
        printed=partial(set_words, language=language.code, off=settings.rules_off),
        severities=settings.policy(language.code).checks,
        warnings=terms is not None,
    )


def check_strings(project: Project, language: Language) -> tuple[Finding, ...]:
    """What is wrong with a project's own translations of the templates' strings."""
    file = project.catalog_file(language, TEMPLATES)
    if language.code == STRINGS_LANGUAGE or not (project.root / file).exists():
        return ()
    entries, _told = project.entries(language, TEMPLATES)
    return judge_strings(entries.values(), rules_for(project, language, STRINGS_LANGUAGE, glossaries.EMPTY))
