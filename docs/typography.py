"""``python -m docs.typography``: writes docs/typography.md from the table of rules in press/typography."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from press import languages
from press.typography import RULES, Rule
from press.typography.examples import Example, examples, shown

FILE = Path(__file__).with_suffix(".md")


def page() -> str:
    """The whole page: which language has which rule, then each rule with its authorities and examples."""
    return "\n".join([_INTRODUCTION, *_matrix(), *(line for rule in RULES for line in _rule(rule)), ""])


def _matrix() -> Iterator[str]:
    yield "\n## Rules and languages\n"
    yield "| rule | languages |"
    yield "| --- | --- |"
    for rule in RULES:
        named = [code for code in languages.LANGUAGES if code in rule.authorities]
        codes = "all" if "*" in rule.authorities else " ".join(f"`{code}`" for code in named)
        yield f"| [`{rule.name}`](#{rule.name}) | {codes} |"
    yield "\nWhere a language is not named, what was typed is printed."


def _rule(rule: Rule) -> Iterator[str]:
    yield f"\n## {rule.name}\n"
    yield f"{rule.what[0].upper()}{rule.what[1:]}.\n"
    by_source: dict[str, list[str]] = defaultdict(list)
    for code, authority in rule.authorities.items():
        by_source[authority].append("the others" if code == "*" else f"`{code}`")
    yield from (f"- {source}: {', '.join(codes)}" for source, codes in by_source.items())
    yield "\n| language | as it is typed | as it is printed |"
    yield "| --- | --- | --- |"
    yield from (_example(one) for one in examples() if one.rule == rule.name)


def _example(one: Example) -> str:
    return f"| `{one.language}` | `{one.typed}` | `{shown(one.printed)}` |"


_INTRODUCTION = """# Typography

Written by `python -m docs.typography` from `press/typography`.

Translators type plainly: straight quotation marks, a hyphen for a dash, three points, any space or none. When a
document is built, each text is set as the printers of its language set it, in all formats, the Danish texts too.
Catalogs and sources stay as they were typed, and marks that are right stay.

Nothing is changed in code, in addresses and the targets of links, and in what is marked `translate=no`. A phrase in
another language (`[…]{lang=en}`) goes by that language's rules; marks around it by those of the text. A quotation mark
that has no partner, and an apostrophe that might be one, stay as they are.

A rule is switched off in [publication.toml](settings.md#typography), for all languages or for one:

```toml
[typography]
off = ["dashes"]

[language.fr]
typography = {high-marks = "off"}
```

In the examples ⍽ is a no-break space, ⎵ a narrow one, and ⁀ a joiner (U+2060), which is not seen and at which no line
ends. Plain text and braille come without joiners. Each is a test, with all rules of its language on."""

if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
