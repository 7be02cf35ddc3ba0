"""``python -m docs.checks``: writes docs/checks.md from the table of checks in press/checks/translation.

What was measured (``python -m bench.false_alarms``) is kept as it stands there.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from press.checks.translation import CHECKS, COMPARISONS, Check, Comparison
from press.findings import CODES

FILE = Path(__file__).with_suffix(".md")
_MEASURED = "## How often they alarm without cause"


def page(measured: str) -> str:
    """The whole page: the table of checks, and what was measured as it is given."""
    parts = [_INTRODUCTION]
    table: tuple[Check | Comparison, ...] = (*CHECKS, *COMPARISONS)
    for group, rows in groupby(table, key=lambda row: row.group):
        parts.append(f"\n## {group}\n\n| check | is | what it finds |\n| --- | --- | --- |")
        parts += [f"| `{row.name}` | {CODES[row.code].severity} | {CODES[row.code].meaning} |" for row in rows]
    return "\n".join([*parts, "", measured])


def kept() -> str:
    """What was measured, as the page has it."""
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    return text[text.index(_MEASURED) :] if _MEASURED in text else f"{_MEASURED}\n\nNot measured yet.\n"


def figures(alarms: str, lengths: str) -> str:
    """The part of the page that is measured, with its two tables."""
    return f"""{_MEASURED}

Written by `python -m bench.false_alarms`. The Universal Declaration of Human Rights, in thirteen translations that
people made, is taken for right: whatever a check says of it is a false alarm, except for what somebody read and classed
as a fault (`bench/real_faults.csv`: ASCII commas between Chinese characters, French semicolons behind a space that
breaks a line). The declaration has few numbers and no links; what the checks of facts must not find stands in
`tests/fixtures/checks/`.

Share of entries with at least one false alarm, and the number of entries by check:

{alarms}

The width of a translation to that of its Danish text, where that has sixty letters or more; wide letters count twice.
The declaration and the project's own catalogs together:

{lengths}
"""


_INTRODUCTION = """# The checks of translations

Written by `python -m docs.checks` from `press/checks/translation`.

`make check` reads every translation beside its Danish text and tells what is wrong, with the file, the line and the
likely repair. An error keeps the entry out of print, and the Danish text stands in its place; a warning does not.

A check that is wrong about an entry is silenced there, by a comment with the reason. In Poedit it is the field for
notes, in a plain editor a line above the entry:

    # press: allow numbers – the law's own numbering
    msgid "…"

A check that is not right for a language is set in publication.toml, to `"error"`, `"warning"` or `"off"`:

```toml
[language.zh-Hans]
checks = {emphasis = "off", numbers = "warning"}
```

What no setting allows: raw HTML, headings and other blocks, and links that lead where none may
([findings](findings.md)).

The terms are those of `locales/glossary.csv`: a row a term and language, under the heads
`term,language,target,allowed,forbidden,note`. `term` is the Danish word (several forms between `|`), `target` what it
is called, `allowed` what will do as well, `forbidden` what was tried and found wrong; `*` stands for every language.
Inflected words are found by their beginnings: `infohus` is `infohusene`, too."""

if __name__ == "__main__":
    FILE.write_text(page(kept()), encoding="utf-8")
