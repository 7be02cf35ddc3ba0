"""Who translated what is published: the names in the headers of its catalogs."""

from __future__ import annotations

import re

from press import languages
from press.build.project import Project
from press.catalog.attribution import Attribution, attribution
from press.files import read_bytes_capped
from press.findings import Halt
from press.languages import Language
from press.model.document import Document
from press.model.tree import Division
from press.model.walks import blocks_in

_ADDRESS = re.compile(r"[<(\[]?\S+@\S+[>)\]]?|<[^>]*>")


def attribution_of(project: Project, language: Language, name: str) -> Attribution:
    """What the header of a catalog says; nothing where it can't be read."""
    file = project.catalog_file(language, name)
    try:
        return attribution(read_bytes_capped(project.root / file, named=file), file=file)
    except Halt:
        return Attribution()


def translators(project: Project, document: Document, language: Language) -> tuple[str, ...]:
    """The names of those who last worked on the document's catalogs, each once and without an e-mail address."""
    if language.code == project.settings.source_language or languages.find_pseudo(language.code):
        return ()
    shared = (block.catalog for block in blocks_in(document.blocks) if isinstance(block, Division) and block.catalog)
    names = dict.fromkeys((document.name, *shared))
    said = (attribution_of(project, language, name).translator for name in names)
    people = (" ".join(_ADDRESS.sub(" ", one).split()).strip(" ,;") for one in said)
    return tuple(dict.fromkeys(one for one in people if one))
