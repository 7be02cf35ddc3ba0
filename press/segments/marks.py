"""Inlines → Markdown: how a segment looks to a translator.

As few backslashes as can be. Whether they are enough is not guessed here: :mod:`press.segments.cutting` reads it
back, and asks for another :class:`Form` where that gave something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import punctuation

from press.model.tree import (
    Abbreviation,
    Code,
    FootnoteMark,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Span,
    Style,
    Styled,
    Text,
)
from press.pandoc import plain

_DELIMITERS = {
    Style.EMPHASIS: "*",
    Style.STRONG: "**",
    Style.STRIKEOUT: "~~",
    Style.SUPERSCRIPT: "^",
    Style.SUBSCRIPT: "~",
}
_UNDERSCORES = {Style.EMPHASIS: "_", Style.STRONG: "__"}
_ADDRESS = re.compile(r"(https?|mailto|tel):[^\s<>]+")
_BARE_VALUE = re.compile(r"[A-Za-z0-9_-]+")
_NAMED = r"&(?=\#?\w+;)"
"""What reads as the name of a character."""
_MARKS = re.compile(
    rf"""
      [\\`\[\]~^{{]                      # always a mark
    | \*(?!(?<=\s\*)\s)                 # an asterisk, unless it stands free
    | (?<![^\W_])_ | _(?![^\W_])        # an underscore, unless it stands inside a word
    | <(?=[A-Za-z/!?])                  # what begins a tag or an address
    | {_NAMED}
    | !(?=\Z)                           # what makes an image of a link behind it
    """,
    re.VERBOSE,
)
_EVERY = re.compile(f"[{re.escape(punctuation)}]")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write the same words."""

    every_mark: bool = False
    """A backslash before all ASCII punctuation."""
    underscores: bool = True
    """Emphasis within emphasis as ``*_a_*``, which two rows of asterisks can't be mistaken in."""


FORMS = (Form(), Form(underscores=False), Form(every_mark=True), Form(every_mark=True, underscores=False))
"""The forms in the order in which they are tried: underscores can't stand inside a word."""


def markdown(words: Inlines, form: Form = FORMS[0]) -> str:
    """The Markdown of a detached segment."""
    return _inner(words, form)


def _written(inline: Inline, *, form: Form, inside: Style | None) -> str:
    match inline:
        case Text(text):
            return (_EVERY if form.every_mark else _MARKS).sub(r"\\\g<0>", text)
        case LineBreak():
            return "\\\n"
        case Code(text):
            return _code(text)
        case Styled(style, content):
            turned = form.underscores and inside in _UNDERSCORES and style in _UNDERSCORES
            mark = _UNDERSCORES[style] if turned else _DELIMITERS[style]
            return mark + "".join(_written(part, form=form, inside=style) for part in content) + mark
        case FootnoteMark(number):
            return f"[^{number}]"
        case Link(content, target, title):
            if content == (Text(target.removeprefix("mailto:")),) and not title and _ADDRESS.fullmatch(target):
                return f"<{target.removeprefix('mailto:')}>"
            return f"[{_inner(content, form)}]({_target(target, title)})"
        case Image(description, source, title, is_decoration):
            mark = "{.decoration}" if is_decoration else ""
            return f"![{_inner(description, form)}]({_target(source, title)}){mark}"
        case Span() | Abbreviation():
            return _bracketed(inline, form)
    message = f"{type(inline).__name__} has no place in a detached segment"
    raise TypeError(message)


def _inner(content: Inlines, form: Form) -> str:
    return "".join(_written(part, form=form, inside=None) for part in content)


def _bracketed(inline: Span | Abbreviation, form: Form) -> str:
    """``[…]{…}``; an abbreviation in another language is one bracket, not two."""
    values: dict[str, str] = {}
    content = inline.content
    abbreviation = inline if isinstance(inline, Abbreviation) else None
    if abbreviation is None and len(content) == 1 and isinstance(content[0], Abbreviation):
        abbreviation = content[0]
    if abbreviation:
        values["abbr"] = abbreviation.key
        content = abbreviation.content
    if isinstance(inline, Span):
        values |= {"lang": inline.language} if inline.language else {}
        values |= {} if inline.translate else {"translate": "no"}
    pairs = " ".join(f"{key}={_value(value)}" for key, value in values.items())
    return f"[{_inner(content, form)}]{{{pairs}}}"


def _value(value: str) -> str:
    if _BARE_VALUE.fullmatch(value):
        return value
    # An attribute knows no backslashes, but the names of characters (commonmark-hs, attributes).
    return '"' + value.replace("&", "&amp;").replace('"', "&quot;") + '"'


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or (text.strip() and text[0] == text[-1] == " ") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _target(target: str, title: str) -> str:
    """Where a link leads: no mark has a meaning there, but a backslash and the name of a character have."""
    if not target or re.search(r"[\s()<>]", target):
        address = "<" + re.sub(rf"[\\<>]|{_NAMED}", r"\\\g<0>", target) + ">"
    else:
        address = re.sub(rf"\\|{_NAMED}", r"\\\g<0>", target)
    quoted = re.sub(rf'[\\"]|{_NAMED}', r"\\\g<0>", title)
    return f'{address} "{quoted}"' if title else address


def has_words(words: Inlines) -> bool:
    """Whether there is anything to translate: a letter outside code and outside a bare address."""
    return any(_has_words(inline) for inline in words)


def _has_words(inline: Inline) -> bool:
    match inline:
        case Text(text):
            return any(character.isalpha() for character in text)
        case Link(content, target):
            return plain(content) != target.removeprefix("mailto:") and has_words(content)
        case Span(content, _, translate):
            return translate and has_words(content)
        case Image(description):
            return has_words(description)
        case Styled() | Abbreviation():
            return has_words(inline.content)
    return False
