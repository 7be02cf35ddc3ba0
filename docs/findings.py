"""``python -m docs.findings``: writes docs/findings.md from the table in press/findings/codes.py."""

from __future__ import annotations

from pathlib import Path

from press.findings import CODES, Scope, Severity

FILE = Path(__file__).with_suffix(".md")

KEPT_BACK = {
    Scope.ENTRY: "that one thing; the file is made",
    Scope.ARTIFACT: "the file; an older one stays",
    Scope.RUN: "everything",
}


def page() -> str:
    """The whole page: a row for each code, in the order of the alphabet."""
    rows = [
        f"| `{name}` | {code.severity} | {'nothing' if code.severity is Severity.INFO else KEPT_BACK[code.scope]} "
        f"| {code.meaning} |"
        for name, code in sorted(CODES.items())
    ]
    return "\n".join([_INTRODUCTION, *rows, ""])


_INTRODUCTION = """# What the press has to tell

Written by `python -m docs.findings` from `press/findings/codes.py`.

A finding is one line: where, how bad, its code, what is wrong, and how to mend it.

    locales/de/LC_MESSAGES/kontakt.po:31: error translation-link … — …

With `.venv/bin/python pipeline.py --format json …` each line is a JSON object with `file`, `line`, `severity`,
`scope`, `code`, `message` and `hint`. Any error makes the exit status 1; all that can be made is made nevertheless.

| code | severity | what is kept back | what it means |
| --- | --- | --- | --- |"""

if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
