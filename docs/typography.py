"""``python -m docs.typography``: writes docs/typography.md from the table of rules in press/typography."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from press import languages
from press.typography import RULES, Authority, Rule
from press.typography.examples import Example, examples, shown

FILE = Path(__file__).with_suffix(".md")


def page() -> str:
    """The whole page: which language has which rule, then each rule with its authorities and examples."""
    return "\n".join(
        [_INTRODUCTION, *_matrix(), *(line for rule in RULES for line in _rule(rule)), *_on_knowledge(), ""]
    )


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
    by_source: dict[Authority, list[str]] = defaultdict(list)
    for code, said in rule.authorities.items():
        for authority in said:
            by_source[authority].append("the others" if code == "*" else f"`{code}`")
    yield from (f"- {_source(authority)}: {', '.join(codes)}" for authority, codes in by_source.items())
    yield "\n| language | as it is typed | as it is printed |"
    yield "| --- | --- | --- |"
    yield from (_example(one) for one in examples() if one.rule == rule.name)


def _source(authority: Authority) -> str:
    """An authority with the place where it was read, or with what is missing."""
    if not authority.known:
        return f"{authority.name} (from knowledge)"
    return f"[{authority.name}]({authority.address})" if authority.address else authority.name


def _on_knowledge() -> Iterator[str]:
    yield "\n## What stands on knowledge\n"
    yield "Each rule names the work that it follows, with the place where that was read. These could not be read,"
    yield "and are cited from knowledge; whoever has the work at hand is asked to compare.\n"
    for rule in RULES:
        unread = {code: said for code, said in rule.authorities.items() if not all(one.known for one in said)}
        if unread:
            yield f"- `{rule.name}`: {', '.join(f'`{code}`' for code in unread)}"


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

Lines of Khmer, Lao and Burmese end where words do: in the PDF and the EPUB the ends of words are marked with U+200B, by
the dictionaries of ICU ([Unicode Standard Annex #14](https://www.unicode.org/reports/tr14/), class SA). Browsers have
the dictionaries, so that a web page stays as it was written; and a mark that a translator sets stands in all of them.

In Swiss German ß is left as it was typed, and told of by the check [`sharp-s`](checks.md).

In the examples ⍽ is a no-break space, ⎵ a narrow one, and ⁀ a joiner (U+2060), which is not seen and at which no line
ends. Plain text and braille come without joiners. Each is a test, with all rules of its language on."""

if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
