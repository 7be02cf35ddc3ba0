"""The same links, images, notes, code and placeholders as the source, compared on the parsed trees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from press.checks.translation.customs import has_emphasis
from press.checks.translation.pair import Pair, Problem, Problems, excerpt
from press.guard import host_of, link_problem
from press.model.tree import Abbreviation, Code, FootnoteMark, Image, Inlines, Link, Span, Style, Styled, Text
from press.pandoc import left_over, plain

_SPACED_LINK = re.compile(r"\[([^\[\]]*)\]\s+\(((?:https?:|mailto:|tel:|#|[\w-]+\.md)[^)\s]*)\)")
_PLACEHOLDER = re.compile(
    r"""
      %\(\w+\)[-\#0-9.]*[sdifr]     # Python's %(name)s
    | %(?:\d+\$)?[sd](?!\w)         # C's %s and %1$s
    | \$?\{\w*\}                    # {name}, {0}, {} and ${name}
    """,
    re.VERBOSE,
)

_MAYBE_PLACEHOLDER = re.compile("[%{]")
_MAYBE_DELIMITER = re.compile(r"[\]{[`~_]")


def links(pair: Pair) -> Problems:
    """A target that is neither the source's nor one that the settings allow; and one that was lost."""
    known = dict.fromkeys(inline.target for inline in pair.source_inlines if isinstance(inline, Link))
    used = dict.fromkeys(inline.target for inline in pair.inlines if isinstance(inline, Link))
    strange = [target for target in used if target not in known and not link_problem(target)]
    unwanted = [target for target in strange if not _allowed(target, pair)]
    lost = [target for target in known if target not in used]
    for target in unwanted:
        host = host_of(target)
        hint = f"write {listed(lost or known)}" if known else "take the link away"
        hint += f", or allow {host} under [links] in publication.toml" if host else ""
        yield Problem(f"a link to “{target[:80]}”, where the source has {listed(known) if known else 'none'}", hint)
    if len(lost) > len(strange):
        spaced = _SPACED_LINK.search(pair.entry.msgstr)
        if spaced:
            hint = f"take the space away between the brackets: [{spaced[1]}]({spaced[2]})"
        else:
            hint = f"put brackets around the words that lead there: [words]({lost[0]})"
        yield Problem(f"the link to {listed(lost)} is missing", hint)


def _allowed(target: str, pair: Pair) -> bool:
    host = host_of(target)
    return bool(host) and host in pair.rules.allowed_hosts


def images(pair: Pair) -> Problems:
    """The pictures of the source, and no others."""
    known = {inline.source: inline for inline in pair.source_inlines if isinstance(inline, Image)}
    used = {inline.source: inline for inline in pair.inlines if isinstance(inline, Image)}
    lost = [source for source in known if source not in used]
    for source, image in used.items():
        if source not in known:
            hint = f"write {listed(known)}" if known else "take it away"
            yield Problem(
                f"a picture “{source[:80]}”", f"{hint}; a picture for a language is a file name.<language>.svg"
            )
        else:
            yield from _described(image, known[source])
    if lost and used.keys() <= known.keys():
        yield Problem(f"the picture {listed(lost)} is missing", f"put it where it belongs: ![description]({lost[0]})")


def _described(used: Image, known: Image) -> Problems:
    """A picture says as much as the source's does: words, or nothing at all (WCAG 2.2, 1.1.1)."""
    name = used.source[:80]
    if known.is_decoration and not used.is_decoration:
        yield Problem(f"the picture “{name}” is decoration", f"write it as it is: ![]({name}){{.decoration}}")
    elif used.is_decoration and not known.is_decoration:
        yield Problem(f"the picture “{name}” is no decoration", f"take the braces away: ![description]({name})")
    elif not known.is_decoration and not plain(used.description).strip():
        yield Problem(f"the picture “{name}” has no description", f"say what it shows: ![description]({name})")


def footnotes(pair: Pair) -> Problems:
    """Each note is marked as often as in the source, in whatever order."""
    wanted, found = _marks(pair.source_inlines), _marks(pair.inlines)
    if wanted == found:
        return
    lost, surplus = listed((wanted - found).elements()), listed((found - wanted).elements())
    parts = (lost and f"{lost} is missing", surplus and f"{surplus} is too much")
    hint = "put each footnote mark of the source where it belongs, once"
    yield Problem(" and ".join(part for part in parts if part), hint)


def _marks(inlines: Inlines) -> Counter[str]:
    return Counter(f"[^{inline.number}]" for inline in inlines if isinstance(inline, FootnoteMark))


def code(pair: Pair) -> Problems:
    """Code is for a machine: the same in every language."""
    wanted = {inline.text for inline in pair.source_inlines if isinstance(inline, Code)}
    found = {inline.text for inline in pair.inlines if isinstance(inline, Code)}
    lost, strange = sorted(wanted - found), sorted(found - wanted)
    if lost and strange:
        yield Problem(f"the code `{strange[0]}` stands for `{lost[0]}`", f"write `{lost[0]}`")
    elif lost:
        yield Problem(f"the code `{lost[0]}` is missing", f"write `{lost[0]}` where it belongs, with its backticks")
    elif strange:
        yield Problem(f"the code `{strange[0]}` is not in the source", "take the backticks away, or the words")


def placeholders(pair: Pair) -> Problems:
    """What a program fills in: ``%(page)s``, ``%s``, ``{name}``."""
    if not _MAYBE_PLACEHOLDER.search(pair.text) and not _MAYBE_PLACEHOLDER.search(pair.source_text):
        return
    wanted, found = Counter(_placeholders(pair.segment.content)), Counter(_placeholders(pair.words))
    lost, strange = list((wanted - found).elements()), list((found - wanted).elements())
    if lost and strange:
        yield Problem(f"{strange[0]} stands for {lost[0]}", f"write {lost[0]}, letter for letter")
    elif lost:
        yield Problem(f"{lost[0]} is missing", f"write {lost[0]} where it belongs: something is put in there")
    elif strange:
        yield Problem(f"{strange[0]} is not in the source", "take it away: nothing will be put in there")


def _placeholders(words: Inlines) -> list[str]:
    return [match for text in texts(words) if "%" in text or "{" in text for match in _PLACEHOLDER.findall(text)]


def abbreviations(pair: Pair) -> Problems:
    """No abbreviation is marked that the source does not know."""
    known = _keys(pair.source_inlines)
    for key in _keys(pair.inlines) - known:
        hint = f"between the braces stands {listed(known)}" if known else "take the braces away"
        yield Problem(f"the abbreviation “{key}” is not in the source", hint)


def lost_abbreviations(pair: Pair) -> Problems:
    """An abbreviation that stands in the text keeps its mark, and with it what it stands for (WCAG 2.2, 3.1.4)."""
    lost = sorted(_keys(pair.source_inlines) - _keys(pair.inlines))
    for key in lost:
        hint = f"write [{key}]{{abbr={key}}}, with your language's short form between the brackets"
        yield Problem(f"the abbreviation “{key}” has lost its mark", hint)


def _keys(inlines: Inlines) -> set[str]:
    return {inline.key for inline in inlines if isinstance(inline, Abbreviation)}


def delimiters(pair: Pair) -> Problems:
    """Marks that were meant as marks and would be printed as they stand."""
    if left_over(pair.entry.msgstr, pair.words):
        hint = "write the asterisks directly around the words, as many before as after; \\* prints one"
        yield Problem(f"asterisks would be printed in {excerpt(pair.entry.msgstr)}", hint)
    if not _MAYBE_DELIMITER.search(pair.text):
        return
    theirs, ours = "\n".join(texts(pair.words)), "\n".join(texts(pair.segment.content))
    for row in _DELIMITERS:
        if row.first not in theirs:
            continue
        matches = row.pattern.findall(theirs)
        escaped = len(row.escaped.findall(pair.entry.msgstr))
        if len(matches) > max(escaped, len(row.pattern.findall(ours))):
            yield Problem(f"{row.name} would be printed in {excerpt(pair.entry.msgstr)}", row.hint)
            return
    brackets = theirs.count("[") - pair.entry.msgstr.count("\\[") - ours.count("[")
    if brackets > 0 and _bracketed(pair.inlines) < _bracketed(pair.source_inlines):
        hint = "what belongs to [words] stands directly behind it, without a space: [words]{lang=en}, [words](address)"
        yield Problem(f"brackets would be printed in {excerpt(pair.entry.msgstr)}", hint)


def _bracketed(inlines: Inlines) -> int:
    """How many phrases stand in brackets that are not printed."""
    marks = (Link, Image, Span, Abbreviation, FootnoteMark)
    return sum(isinstance(inline, marks) and plain((inline,)) != " " for inline in inlines)


class _Delimiter:
    """A row of what is left of a mark."""

    def __init__(self, first: str, pattern: str, name: str, hint: str) -> None:
        self.first, self.name, self.hint = first, name, hint
        self.pattern = re.compile(pattern)
        self.escaped = re.compile(re.escape(f"\\{first}"))


_DELIMITERS = (
    _Delimiter(
        "]",
        r"\]\s?\((?=https?:|mailto:|tel:|#|[\w-]+\.md)",
        "a link's brackets",
        "write [words](address) without a space between the brackets",
    ),
    _Delimiter(
        "{",
        r"\{(?=\s*(?:lang|abbr|translate)\s*=)",
        "a mark's braces",
        "write them directly behind the bracket, without spaces around the equals sign: [Name]{lang=en}",
    ),
    _Delimiter("[", r"\[\^[^\]]*\]", "a footnote mark", "write it as in the source: [^1]"),
    _Delimiter("`", "`", "a backtick", "write as many before the code as after it; \\` prints one"),
    _Delimiter("~", "~~", "tildes", "write two directly before the words and two after; \\~ prints one"),
    _Delimiter(
        "_",
        r"(?<![\w_])_{1,2}(?=\w)|(?<=\w)_{1,2}(?![\w_])",
        "an underscore",
        "write * instead, directly around the words; \\_ prints one",
    ),
)


def emphasis(pair: Pair) -> Problems:
    """As many emphasised phrases as in the source, where the script has emphasis."""
    if not has_emphasis(pair.rules.language.code):
        return
    lost = _emphasised(pair.source_inlines) - _emphasised(pair.inlines)
    if lost > 0:
        message = "emphasis is missing" if lost == 1 else f"{lost} emphasised phrases are missing"
        yield Problem(message, "put *…* or **…** around the words that correspond")


def _emphasised(inlines: Inlines) -> int:
    marks = (Style.EMPHASIS, Style.STRONG, Style.STRIKEOUT)
    return sum(isinstance(inline, Styled) and inline.style in marks for inline in inlines)


def language_marks(pair: Pair) -> Problems:
    """A phrase that stays as it is keeps the mark of its language (WCAG 2.2, 3.1.2), where the script is the same."""
    if not has_emphasis(pair.rules.language.code):
        return
    marked = {plain(inline.content) for inline in pair.inlines if isinstance(inline, Span) and inline.language}
    for inline in pair.source_inlines:
        if not isinstance(inline, Span) or inline.language in {"", pair.rules.language.code}:
            continue
        phrase = plain(inline.content)
        if phrase and phrase not in marked and phrase in pair.text:
            hint = f"write [{phrase}]{{lang={inline.language}}}, so that it is read aloud in its own language"
            yield Problem(f"“{phrase[:60]}” has lost the mark of its language", hint)
            marked.add(phrase)


def names(pair: Pair) -> Problems:
    """What the writer marked ``translate=no`` stands as it was."""
    for inline in pair.source_inlines:
        if isinstance(inline, Span) and not inline.translate:
            name = plain(inline.content)
            if name not in pair.text:
                yield Problem(f"“{name[:60]}” is not to be translated", f"write it as it is: {name}")


def texts(words: Inlines) -> list[str]:
    """The runs of plain characters, wherever they stand."""
    found: list[str] = []
    for inline in words:
        match inline:
            case Text(text):
                found.append(text)
            case Styled() | Span() | Link() | Abbreviation():
                found += texts(inline.content)
            case Image(description):
                found += texts(description)
    return found


def listed(values: Iterable[str]) -> str:
    """Values as a sentence has them."""
    known: Sequence[str] = sorted(values)
    return " or ".join(known)
