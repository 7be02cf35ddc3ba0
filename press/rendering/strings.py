"""The strings of the templates, for their catalog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateSyntaxError

from press.findings import Halt, finding
from press.model.location import Location
from press.rendering.templates import HINT_SYNTAX

STRINGS_LANGUAGE = "en"
"""The language that the templates' own strings are written in; it needs no labels."""

_COMMENT_TAGS = ("TRANSLATORS:", ":")
_ENGINE = Path(__file__).parent.parent
_WRITERS = ("page", "formats", "finishing", "release", "kits", "reports")
"""The modules that write words for readers."""


@dataclass(frozen=True, slots=True, order=True)
class TemplateString:
    """A string of the templates, for their catalog."""

    msgid: str
    comments: tuple[str, ...] = ()
    """What the designer tells the translators: ``{# TRANSLATORS: … #}`` on the line above."""
    references: tuple[str, ...] = ()
    """The files that use it, relative to the project folder, without line numbers (which would dirty catalogs)."""


def strings(folders: Sequence[Path]) -> tuple[TemplateString, ...]:
    """Every string that the templates in ``folders``, and the modules that write for readers, ask for.

    A template that another folder hides is left out. Sorted by msgid.

    :raises Halt: if a template can't be read or parsed.
    """
    found: dict[str, TemplateString] = {}
    for name, path, method, keyword in (*_templates(folders), *_modules()):
        for msgid, comments in _extracted(name, path, method, keyword):
            known = found.get(msgid, TemplateString(msgid))
            found[msgid] = TemplateString(
                msgid,
                tuple(dict.fromkeys((*known.comments, *comments))),
                tuple(dict.fromkeys((*known.references, name))),
            )
    return tuple(sorted(found.values()))


_Source = tuple[str, Path, str, str]
"""Name for references, path, Babel's extraction method, keyword."""


def _templates(folders: Sequence[Path]) -> Iterator[_Source]:
    seen: set[Path] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*.j2")):
            name = path.relative_to(folder)
            if name not in seen:
                seen.add(name)
                yield f"{folder.name}/{name.as_posix()}", path, "jinja2.ext:babel_extract", "_"


def _modules() -> Iterator[_Source]:
    for path in sorted(path for folder in _WRITERS for path in (_ENGINE / folder).rglob("*.py")):
        yield f"{_ENGINE.name}/{path.relative_to(_ENGINE).as_posix()}", path, "python", "label"


def _extracted(name: str, path: Path, method: str, keyword: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each msgid of a file with its comments."""
    from babel.messages.extract import extract  # a brochure is made without it

    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    try:
        with path.open("rb") as file:
            for _line, message, comments, _context in extract(
                method, file, {keyword: None}, _COMMENT_TAGS, options, strip_comment_tags=True
            ):
                msgid = message if isinstance(message, str) else message[0]
                yield msgid, tuple(" ".join(comment.split()) for comment in comments)
    except (TemplateSyntaxError, UnicodeDecodeError) as error:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else None
        raise Halt(finding("template", f"can't be read: {error}", Location(name, line), HINT_SYNTAX)) from error
