"""``python -m docs.accessibility``: writes docs/accessibility.md, the conformance statement, from what was measured.

Run it after ``make all``. What ``make verify`` has proven already is not proven again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import fill

from docs import declaration
from press import languages
from press.build import sources, stating, verifying
from press.build.flow import composed
from press.build.project import Project
from press.checks.artifacts.versions import versions
from press.reports.conformance import NotVerified, Publication, Statement, statement

FILE = Path(__file__).with_suffix(".md")
ROOT = FILE.parent.parent


def measured(project: Project, day: date) -> Statement:
    """What can be stated of a project's files.

    :raises press.findings.Halt: if nothing was built.
    :raises NotVerified: if a validator is missing.
    """
    settings = project.settings
    tasks = stating.about_documents(verifying.built(project.root, settings.languages, ""))
    verified = verifying.verify(project, tasks, lambda _file: None)
    names = {code: languages.english_name(code) for code in settings.languages}
    publication = Publication(
        publisher=settings.publisher,
        contact=settings.contact,
        languages=tuple(names.values()),
        drafts=tuple(name for code, name in names.items() if _has_draft(project, code)),
        documents=sources.document_names(project),
        enforcement=settings.enforcement,
    )
    return statement(publication, verified.verdicts, versions(), day)


def _has_draft(project: Project, code: str) -> bool:
    """Whether a document in a language is not signed off, or can't be made."""
    known = sources.document_names(project)
    pages = (composed(project, sources.prepare(project, name, known), code).page for name in known)
    return any(page is None or page.draft for page in pages)


def page(said: Statement, elsewhere: str = "") -> str:
    """The statement in English, as Markdown.

    :param elsewhere: what was measured of another text.
    """
    claim = _CLAIM.format(
        publisher=said.publisher,
        documents=_listed(said.documents),
        languages=len(said.languages),
        files=sum(row.files for row in said.measured if row.standard.key in _ONCE),
        verdict="meets every rule that a machine can judge" if said.conforms else "**does not meet all of them**",
    )
    return _PAGE.format(
        claim=fill(claim, 120, break_long_words=False, break_on_hyphens=False),
        publisher=said.publisher,
        measured=standards(said),
        found=_found(said),
        unseen=_table(("what", "who judges it"), UNSEEN),
        drafts=_DRAFTS.format(_listed(said.drafts)) if said.drafts else "",
        elsewhere=f"{elsewhere}\n\n" if elsewhere else "",
        contact=said.contact or _NOBODY,
        enforcement=f" Here that is {said.enforcement}." if said.enforcement else "",
        day=said.day.isoformat(),
    )


def standards(said: Statement) -> str:
    """A row for each standard, with who judged by it and how many files passed."""
    rows = (
        (row.standard.label, _validator(row.standard.validator, row.version), f"{row.passed} of {row.files}")
        for row in said.measured
    )
    return _table(("standard", "judged by", "files that passed"), rows)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = [tuple(heads), *map(tuple, rows)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([lines[0], "| " + " | ".join("---" for _ in cells[0]) + " |", *lines[1:]])


def _validator(name: str, version: str) -> str:
    return f"{name} {version}" if version else f"{name}, for no validator asks it"


def _found(said: Statement) -> str:
    if not said.faults and not said.undecided:
        return "Nothing. No validator left anything undecided."
    lines = [f"- {found.location}: {found.message}" for found in said.faults]
    lines += [f"- {found.location}: not decided. {found.message}" for found in said.undecided]
    return "\n".join(lines)


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


_ONCE = frozenset({"pdf-ua", "epub", "wcag"})
"""A standard for each format, by which to count the files."""

UNSEEN = (
    (
        "whether a picture's description says what the picture says",
        "whoever writes the text; `make check` asks that there is one",
    ),
    (
        "whether headings and links say what follows",
        "the writer; `make check` refuses skipped levels, “her”, and emphasis in a heading's place",
    ),
    ("whether the translation is right, and plain to read", "a native speaker, who then approves it: `make approve`"),
    (
        "whether phrases in another language are marked",
        "the writer marks them, and `make check` warns where a translation lost the mark",
    ),
    (
        "whether a file is read in the order of its source",
        "tests compare the tags of PDFs, and the text of all formats, with the source",
    ),
    (
        "whether the keyboard reaches everything, and nothing is lost at 400 %, with wider spacing or forced colours",
        "tests walk through the page in Chromium",
    ),
    (
        "how it sounds with NVDA, JAWS, VoiceOver or TalkBack",
        "**nobody yet**: have each format read once before you rely on it",
    ),
    ("whether braille is right", "**nobody yet**: a braille reader, for each language"),
    ("a publisher's own templates and colours", "`make verify` after each change, and a look"),
)
"""What validators don't judge, and who does."""

_NOBODY = "*(nobody is named: set `contact` under `[publication]` in publication.toml)*"
_DRAFTS = """
- **The translations into {} are not signed off.** Each says so on its cover, and the EPUB of a draft claims no
  standard in its metadata."""

_CLAIM = (
    "{publisher} publishes {documents} in {languages} languages, each as PDF, EPUB and HTML, in every edition that is"
    " read as it is: {files} files. Each of"
    " them was held to the standards that are for it, by the standards' own validators. The publication {verdict}."
)

_PAGE = """# Accessibility

Written by `python -m docs.accessibility` from what `make verify` measures.

## Conformance

{claim}

{measured}

HTML is looked at in Chromium in two widths (320 and 1280 px) and two colour schemes, with axe-core's rules for WCAG 2.2
A and AA, its good practice, targets of 24 px and, from level AAA, contrast of 7:1. EN 301 549 V3.2.1 asks WCAG 2.1 AA
of pages (clause 9) and documents (clause 10), which WCAG 2.2 AA includes. PDF/UA-1 is ISO 14289-1, PDF/A-2a ISO
19005-2; a file keeps both. EPUB Accessibility 1.1 is a recommendation of the W3C; the European Accessibility Act
(Directive (EU) 2019/882) asks as much of e-books.

A file counts as passed only when its validator has run and found no fault. `make verify` shows each file in
`output/verify.html`, and ends with status 1 where one failed or was not verified.

To see it for yourself: `make all`, `make verify-setup`, `make verify`.

## What was found

{found}

{elsewhere}## What no validator sees

Validators judge about a third of WCAG. The rest is somebody's work:

{unseen}

## Known limits
{drafts}
- A PDF says that the hyphen of a divided word is a soft one (U+00AD), as ISO 32000-1 asks. Chromium puts the word
  together when it is copied; Poppler keeps the character. Readers that go by places on the page and not by tags turn
  round letters that a font draws as one in text from right to left (lam and alef; the press's own fonts draw two), and
  misplace raised marks (Arabic vowels, Hebrew points, Devanagari in Chromium). In the tags all of them are right.
- A PDF's pages don't reflow. HTML and EPUB, which do, have the same words, and each HTML page links to the others.
- HTML is judged in Chromium alone; Firefox and Safari are not driven.
- Plain text and braille have no validator. Tests look for each word in them.
- Files with crop marks (`.print.pdf`) are for a print shop, and not for reading.
- Neither sign language nor a text in easy language is made.

## Tell us

Is there something that you can't read, or not with the program that you use? Write to {publisher}: {contact}. Say which
file, and which program.

In the EU, whoever gets no answer can turn to the country's enforcement body (Directive (EU) 2016/2102, article
9).{enforcement}

Measured on {day}. The statement is made by `python -m docs.accessibility`; it can't be made while a file has not been
verified. `make statement` writes one for each language, in its own words, beside its documents
(`output/<lang>/accessibility.html`), with the parts that the EU's model asks for (Decision (EU) 2018/1523).
"""


def main() -> None:
    """Measures, and writes the page; ends with status 1 where a file was not verified."""
    today = datetime.now(UTC).date()
    try:
        said = measured(Project.open(ROOT), today)
        elsewhere = declaration.part(FILE.read_text(encoding="utf-8"), today, measured, standards)
    except NotVerified as problem:
        sys.exit(f"not verified, so nothing can be stated: {problem}. Run make verify-setup and make verify.")
    FILE.write_text(page(said, elsewhere), encoding="utf-8")


if __name__ == "__main__":
    main()
