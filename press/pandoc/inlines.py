"""Pandoc's inlines → ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from press.model.tree import (
    Abbreviation,
    Code,
    Footnote,
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
from press.model.walks import within
from press.pandoc.reader import Node, Reading

_STYLES = {
    "Emph": Style.EMPHASIS,
    "Strong": Style.STRONG,
    "Strikeout": Style.STRIKEOUT,
    "Superscript": Style.SUPERSCRIPT,
    "Subscript": Style.SUBSCRIPT,
}
_SPACES = re.compile("[ \t\n\r]+")
_POSITION = re.compile(r"(\d+):\d+-")
_MARKER = ("m",)
"""The class of the empty spans that press.pandoc.paragraphs puts in."""
_DECORATION = ".decoration"
"""The class of a picture that says nothing."""
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NAMES = {
    "Math": "a formula",
    "Cite": "a citation",
    "SmallCaps": "small capitals",
    "Underline": "underlining",
    "Quoted": "an automatic quotation mark",
}


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the writer put between braces, without pandoc's own positions."""

    id: str
    classes: tuple[str, ...]
    values: dict[str, str]
    wrapper: bool
    """True for an element that pandoc put around another only to hold its position."""
    line: int | None

    def __bool__(self) -> bool:
        return bool(self.id or self.classes or self.values)

    def __str__(self) -> str:
        names = [f"#{self.id}"] if self.id else []
        names += [f".{name}" for name in self.classes]
        names += [f"{key}={value}" for key, value in self.values.items()]
        return "{" + " ".join(names) + "}"


def attributes(raw: Sequence[object]) -> Attributes:
    """Pandoc's attribute triple."""
    identifier, classes, pairs = raw
    values: dict[str, str] = dict(pairs)  # type: ignore[call-overload]
    position = _POSITION.search(values.pop("data-pos", ""))
    wrapper = values.pop("wrapper", "") == "1"
    return Attributes(str(identifier), tuple(classes), values, wrapper, int(position[1]) if position else None)  # type: ignore[arg-type]


def inlines(nodes: Iterable[Node], reading: Reading) -> Inlines:
    """The content of an inline: neighbouring texts are one, and so are spaces in a row.

    Pandoc composes characters (Unicode, NFC) and takes line ends for spaces, save where ``&#…;`` stands for them.
    """
    return joined(piece for node in nodes for piece in _inline(node, reading))


def joined(pieces: Iterable[Inline]) -> Inlines:
    """Neighbouring texts as one; joined once, for a paragraph of ten thousand words has as many pieces."""
    result: list[Inline] = []
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, Text):
            texts.append(piece.text)
            continue
        result += [*_one(texts), piece]
        texts = []
    return (*result, *_one(texts))


def _one(texts: Sequence[str]) -> Inlines:
    text = _composed("".join(texts))
    return (Text(text),) if text else ()


def _composed(text: str) -> str:
    return normalize("NFC", _SPACES.sub(" ", text))


def content(nodes: Iterable[Node], reading: Reading) -> Inlines:
    """The content of a block: as :func:`inlines`, without spaces at its ends or beside a line break."""
    return trimmed(inlines(nodes, reading))


def trimmed(words: Inlines) -> Inlines:
    """The same words without spaces at the ends or beside a line break."""
    result: list[Inline] = []
    for index, inline in enumerate(words):
        if isinstance(inline, Text):
            before = words[index - 1] if index else LineBreak()
            after = words[index + 1] if index + 1 < len(words) else LineBreak()
            text = inline.text.lstrip(" ") if isinstance(before, LineBreak) else inline.text
            text = text.rstrip(" ") if isinstance(after, LineBreak) else text
            if text:
                result.append(Text(text))
        else:
            result.append(inline)
    return tuple(result)


def plain(words: Inlines) -> str:
    """The words alone: what an index or a comment shows."""
    return "".join(_words(inline) for inline in words)


def _words(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case LineBreak():
            return " "
        case Image(description):
            return plain(description)
        case Styled() | Span() | Abbreviation() | Link():
            return plain(inline.content)
    return ""


def _inline(node: Node, reading: Reading) -> Inlines:
    kind = node["t"]
    if kind in _STYLES:
        return (Styled(_STYLES[kind], inlines(node["c"], reading)),)
    if kind in _READERS:
        return _READERS[kind](node, reading)
    reading.tell(reading.codes.construct, f"{_NAMES.get(kind, kind)} is not carried here")
    return ()


def _text(node: Node, reading: Reading) -> Inlines:
    # Pandoc leaves an empty string in the place of a note's mark within a note, and drops that note.
    if reading.in_note and not node["c"]:
        hint = "notes stand in one row at the end: write it into the note itself"
        reading.tell(reading.codes.construct, "a footnote within a footnote", hint)
    return (Text(reading.printable(node["c"])),)


def _space(_node: Node, _reading: Reading) -> Inlines:
    return (Text(" "),)


def _break(_node: Node, _reading: Reading) -> Inlines:
    return (LineBreak(),)


def _raw(node: Node, reading: Reading) -> Inlines:
    form, text = node["c"]
    hint = "write it in Markdown, or put a backslash before <"
    reading.tell(reading.codes.raw, f"raw {form.upper()} “{text[:40]}”", hint)
    return ()


def _code(node: Node, reading: Reading) -> Inlines:
    given = attributes(node["c"][0])
    _refuse(given, reading)
    return (Code(reading.printable(node["c"][1])),)


def _link(node: Node, reading: Reading) -> Inlines:
    given = attributes(node["c"][0])
    _at(given, reading)
    words = inlines(node["c"][1], reading)
    for inline in within(words):
        if isinstance(inline, Footnote | FootnoteMark | Link):
            what = "a link" if isinstance(inline, Link) else "a footnote"
            # HTML, the a element: no interactive content within it
            reading.tell(reading.codes.construct, f"{what} within a link", "put it behind the link")
    target, title = map(reading.printable, node["c"][2])
    language = _language(given, reading)
    _refuse(given, reading, known={"lang"})
    return (Link((Span(words, language),) if language else words, target, title),)


def _image(node: Node, reading: Reading) -> Inlines:
    given = attributes(node["c"][0])
    _at(given, reading)
    _refuse(given, reading, known={_DECORATION})
    source, title = map(reading.printable, node["c"][2])
    is_decoration = _DECORATION[1:] in given.classes
    return (Image(_description(node["c"][1], reading), source, title, is_decoration),)


def _description(nodes: Iterable[Node], reading: Reading) -> Inlines:
    """What a picture shows, in plain words (CommonMark 0.31, 6.4: its plain string content)."""
    words = inlines(nodes, reading)
    for inline in within(words):
        if isinstance(inline, Footnote | FootnoteMark | Abbreviation):
            what = "an abbreviation" if isinstance(inline, Abbreviation) else "a footnote"
            hint = "a description is plain text that is read aloud: say it there in words"
            reading.tell(reading.codes.construct, f"{what} in the description of a picture", hint)
    text = _composed(plain(words)).strip(" ")
    return (Text(text),) if text else ()


def _span(node: Node, reading: Reading) -> Inlines:
    given = attributes(node["c"][0])
    _at(given, reading)
    words = inlines(node["c"][1], reading)
    if (given.wrapper and not given) or (reading.detached and given.classes == _MARKER):
        return words
    _refuse(given, reading, known={"lang", "abbr", "translate"})
    if not words:
        return ()
    if "abbr" in given.values:
        value = _composed(reading.printable(given.values["abbr"])).strip(" ")
        if not value or not plain(words).strip():
            hint = "write the short form between the brackets, and what it stands for between quotes"
            reading.tell(reading.codes.attribute, f"an abbreviation without its words in {given}", hint)
            return words
        key, expansion = (value, "") if reading.detached else (_composed(plain(words)).strip(" "), value)
        words = (Abbreviation(words, key, expansion),)
    language = _language(given, reading)
    translate = given.values.get("translate", "yes") != "no"
    return (Span(words, language, translate),) if language or not translate else words


def _note(node: Node, reading: Reading) -> Inlines:
    from press.pandoc.blocks import blocks

    if reading.detached:
        probe = Reading(reading.file, detached=True)
        number = "".join(plain(inlines(block["c"], probe)) for block in node["c"] if block["t"] in {"Para", "Plain"})
        return (FootnoteMark(int(number)),) if number.isdecimal() else ()
    line, reading.in_note = reading.line, True
    note = Footnote(blocks(node["c"], reading))
    reading.line, reading.in_note = line, False
    return (note,)


_READERS: dict[str, Callable[[Node, Reading], Inlines]] = {
    "Str": _text,
    "Space": _space,
    "SoftBreak": _space,
    "LineBreak": _break,
    "RawInline": _raw,
    "Code": _code,
    "Link": _link,
    "Image": _image,
    "Span": _span,
    "Note": _note,
}


def _at(given: Attributes, reading: Reading) -> None:
    """Takes the line of an inline: a paragraph may be long, and its own line far above."""
    if given.line is not None and not reading.detached:
        reading.line = given.line


def _language(given: Attributes, reading: Reading) -> str:
    """The BCP 47 tag of a phrase (WCAG 3.1.2, language of parts)."""
    tag = given.values.get("lang", "")
    if tag and not _LANGUAGE_TAG.fullmatch(tag):
        hint = "write one as in BCP 47: en, pt-BR, zh-Hans"
        reading.tell(reading.codes.attribute, f"“{tag}” is no language tag", hint)
        return ""
    return tag


def _refuse(given: Attributes, reading: Reading, known: frozenset[str] | set[str] = frozenset()) -> None:
    names = [f"#{given.id}"] if given.id else []
    names += [f".{name}" for name in given.classes if f".{name}" not in known]
    names += [key for key in given.values if key not in known]
    if names:
        hint = f"these are known here: {', '.join(sorted(known))}" if known else "take the braces away"
        reading.tell(reading.codes.attribute, f"unknown attribute {', '.join(names)} in {given}", hint)
