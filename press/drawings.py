"""SVG is code: a drawing may hold no scripts and no entities, and nothing that is fetched or runs away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.parsers import expat

NAMESPACE = "http://www.w3.org/2000/svg"
DEEPEST = 100
"""Elements within each other; renderers recurse."""
MOST = 100_000
"""Elements that are drawn, those that are used again counted as often as they are used."""

_PLAIN = "save it as “plain SVG” (Inkscape: Save as, Plain SVG), or as PNG"
_FORBIDDEN = frozenset(
    "script foreignobject iframe audio video handler set animate animatemotion animatetransform".split()
)
_FETCHES = re.compile(r"@import|image-set|image\(|src\(|url\(\s*[\"']?\s*(?![#\"'\s])|\\", re.IGNORECASE)
"""In a style: what names a file. A backslash could hide any of it (CSS Syntax, 4.3.7)."""
_NO_STYLES = frozenset({"d", "points", "id", "aria-label"})
_DATA = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")


class _UnfitError(Exception):
    """The reason why a drawing can't be used."""


def drawing_problem(data: bytes) -> tuple[str, str]:
    """What keeps an SVG out, and what to do about it; empty where nothing does."""
    drawing = _Drawing()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = drawing.start
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.text
    parser.StartDoctypeDeclHandler = drawing.document_type
    parser.ProcessingInstructionHandler = drawing.instruction
    try:
        parser.Parse(data, True)
        drawing.check_size()
    except _UnfitError as unfit:
        return str(unfit), _PLAIN
    except expat.ExpatError as error:
        return f"it is no well-formed SVG (line {error.lineno})", "save it anew from the program that made it"
    except (ValueError, LookupError):
        return "it is in an encoding that can't be read", _PLAIN
    return "", ""


def logo_problem(data: bytes) -> tuple[str, str]:
    """What keeps a logo (SVG) out, and what to do; empty where nothing does.

    It is judged like any drawing. It has no words besides, for the publisher's name stands next to it, and what is
    drawn in a font would be another on every machine.
    """
    problem = drawing_problem(data)
    if problem[0] or not re.search(rb"<(?:[\w-]+:)?text\b", data):
        return problem
    return "it has text in it", "turn the letters into outlines (Inkscape: Path, Object to path)"


class _Drawing:
    """Hears what the parser reads. Element names are ``namespace}name``."""

    def __init__(self) -> None:
        self.path: list[tuple[str, str]] = []
        """Name and id of each open element."""
        self.sizes: Counter[str] = Counter()
        """Elements within each id, itself among them."""
        self.uses: dict[str, Counter[str]] = {"": Counter()}
        """What is used again within each id; the whole drawing is ``""``."""
        self.styles: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, local = name.rpartition("}")
        if not self.path and (namespace, local) != (NAMESPACE, "svg"):
            raise _UnfitError("it is no SVG")
        if len(self.path) >= DEEPEST:
            raise _UnfitError(f"its elements stand more than {DEEPEST} deep in each other")
        if local.lower() in _FORBIDDEN:
            raise _UnfitError(f"it has a <{local}>")
        self.path.append((local, attributes.get("id", "")))
        for key, value in attributes.items():
            self.attribute(key.lower(), value)
        for identifier in self.around():
            self.sizes[identifier] += 1

    def attribute(self, name: str, value: str) -> None:
        space, _, local = name.rpartition("}")
        if local.startswith("on"):
            raise _UnfitError(f"it has an event attribute ({local})")
        if local in {"href", "src"}:
            if not value.startswith("#") and not _DATA.fullmatch(value):
                raise _UnfitError(f"it refers to “{value[:40]}”")
            for identifier in self.around():
                self.uses.setdefault(identifier, Counter())[value.removeprefix("#")] += 1
        elif not space and local not in _NO_STYLES and _FETCHES.search(value):
            raise _UnfitError(f"it refers to a file, or hides something, in “{value[:40]}”")

    def text(self, text: str) -> None:
        if self.path[-1][0] == "style":
            self.styles.append(text)

    def end(self, _name: str) -> None:
        local, _ = self.path.pop()
        if local == "style" and _FETCHES.search("".join(self.styles)):
            raise _UnfitError("its style sheet refers to a file, or hides something behind a backslash")

    def document_type(self, *_: object) -> None:
        raise _UnfitError("it has a document type, which can name files")

    def instruction(self, target: str, _data: str) -> None:
        raise _UnfitError(f"it has a processing instruction ({target})")

    def around(self) -> Iterator[str]:
        """The ids of the open elements, and the whole drawing."""
        yield ""
        yield from (identifier for _, identifier in self.path if identifier)

    def check_size(self) -> None:
        """Adds up what is drawn when ``use`` draws parts again, and again within those."""
        drawn: dict[str, int] = {}

        def count(identifier: str, within: frozenset[str]) -> int:
            if identifier in within or len(within) > DEEPEST:
                raise _UnfitError("a part of it uses itself")
            if identifier not in drawn:
                inner = within | {identifier}
                used = self.uses.get(identifier, Counter())
                drawn[identifier] = self.sizes[identifier] + sum(
                    times * count(name, inner) for name, times in used.items()
                )
            return drawn[identifier]

        if len(self.uses) > MOST or count("", frozenset()) > MOST:
            raise _UnfitError(f"it draws more than {MOST:,} elements")
