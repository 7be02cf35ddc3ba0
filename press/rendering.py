"""Templates become text here, and only here: no other module imports Jinja2.

A text is always a *value* of a template and never a template: values are escaped whatever a template is called,
a name that was not given is an error, and templates run in Jinja2's sandbox, so that they can neither reach into
Python nor read a file outside their folders. The strings of the templates (``_("…")``, English) are translated by
the labels of one language; :func:`strings` finds them all for their catalog.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from types import CodeType
from typing import ClassVar

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from press import languages, themes
from press.findings import Finding, Halt, finding
from press.languages import Language
from press.model import Location
from press.themes import Theme

STRINGS_LANGUAGE = "en"
"""The language that the templates' own strings are written in; it needs no labels."""

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_COMMENT_TAGS = ("TRANSLATORS:", ":")
_NAMED = 4  # strings that a finding names before it only counts
_ENGINE = Path(__file__).parent
_WRITERS = ("page", "formats", "finishing", "reports")
"""The modules that write words for readers."""


@dataclass(frozen=True, slots=True, order=True)
class TemplateString:
    """A string of the templates, for their catalog."""

    msgid: str
    comments: tuple[str, ...] = ()
    """What the designer tells the translators: ``{# TRANSLATORS: … #}`` on the line above."""
    references: tuple[str, ...] = ()
    """The files that use it, relative to the project folder, without line numbers (which would dirty catalogs)."""


class Renderer:
    """Fills templates in one language; what :class:`press.formats.Render` asks for. Made by :func:`renderer`."""

    __slots__ = ("_environment", "_folders", "_labels", "_language")

    def __init__(self, folders: Sequence[Path], labels: Mapping[str, str], language: Language, theme: Theme) -> None:
        self._folders = tuple(folders)
        self._labels = labels
        self._language = language
        self._environment = _environment(self._folders, theme)
        self._environment.globals.update(
            language=language,
            theme=theme,
            groups=languages.groups,
            signs=languages.SIGNS,
            counter=languages.counter_style(language.code),
            _=self._translate,
        )

    def __call__(self, template: str, **values: object) -> str:
        """The text of ``template``, a path under one of the folders, with ``values`` as its variables.

        Besides the values a template has ``language`` (a row of :mod:`press.languages`), ``theme``
        (:class:`press.themes.Theme`), ``counter`` (CSS's name for counting in the language's digits), ``groups`` and
        ``signs`` (for shared/by_language.css.j2) and ``_()``.

        :raises Halt: if a template is missing or wrong, asks for a name that it was not given, or has a string
            without a label.
        """
        try:
            return self._environment.get_template(template).render(values)
        except Halt:
            raise
        except Exception as error:
            # A template can fail in every way that Python can, and each of them is the designer's to mend.
            raise Halt(_template_finding(error, template, self._folders)) from error

    def label(self, msgid: str, **values: object) -> str:
        """A template string in the renderer's language, as plain text, its ``%(name)s`` filled from ``values``.

        :raises Halt: if it has no translation, or one whose placeholders are not those of the string.
        """
        return _fill(self._checked(msgid, values), values, str)

    def _translate(self, msgid: str, **values: object) -> str:
        """``_()`` of the templates. Markup among the values stays markup; everything else will be escaped."""
        text = self._checked(msgid, values)
        if any(isinstance(value, Markup) for value in values.values()):
            return Markup(_fill(str(escape(text)), values, escape))  # noqa: S704 — every part of it was escaped
        return _fill(text, values, str)

    def _checked(self, msgid: str, values: Mapping[str, object]) -> str:
        """The label with its placeholders still in it, after its placeholders were compared with the values."""
        text = self._labels.get(msgid) or (msgid if self._language.code == STRINGS_LANGUAGE else "")
        if not text:
            raise Halt(self._missing(msgid))
        wanted, written = set(_PLACEHOLDER.findall(msgid)), set(_PLACEHOLDER.findall(text))
        if written != wanted:
            message = f"the translation of “{msgid}” has {_listed(written)} where the string has {_listed(wanted)}"
            hint = "write every placeholder in the translation exactly as it stands in the string"
            raise Halt(finding("template-string", message, self._catalog, hint))
        if values.keys() != wanted:
            raise TypeError(f"“{msgid}” takes {_listed(wanted)} and was given {_listed(values)}")
        return text

    @property
    def _catalog(self) -> Location:
        return Location(f"locales/{self._language.gettext}/LC_MESSAGES/templates.po")

    def _missing(self, msgid: str) -> Finding:
        """The same finding whichever string lacked first: a translator hears once of all of them."""
        known = {string.msgid for string in strings(self._folders)} | {msgid}
        lacking = sorted(known - {key for key, label in self._labels.items() if label})
        named = ", ".join(f"“{other}”" for other in lacking[:_NAMED])
        more = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
        plural = "template strings have" if len(lacking) > 1 else "template string has"
        message = f"{len(lacking)} {plural} no translation into {self._language.code}: {named}{more}"
        hint = f"run make update, then translate what is empty in {self._catalog}"
        return finding("template-string", message, self._catalog, hint)


def renderer(
    folders: Sequence[Path], labels: Mapping[str, str], *, language: Language, theme: Theme | None = None
) -> Renderer:
    """What fills the templates in ``language``.

    :param folders: folders of templates; the first that has a template wins, so a project's own come first.
    :param labels: the translations of the templates' strings, by msgid.
    :param theme: the design's values; without it those of the engine's usual theme.
    """
    return Renderer(folders, labels, language, theme or themes.load(themes.ENGINE / themes.USUAL))


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


# --- templates and where they lie ------------------------------------------------------------------------------


class _FolderLoader(BaseLoader):
    """Finds a template in the first folder that has it, and nothing outside of the folders.

    A style sheet is taken as it is: braces and ``{#`` mean nothing in it, and its text is never escaped.
    ``shared/tokens.css`` is the theme's, unless a folder has a file of that name.
    """

    def __init__(self, folders: tuple[Path, ...], theme: Theme) -> None:
        self._folders = folders
        self._theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        del environment
        pieces = split_template_path(template)
        for folder in self._folders:
            path = folder.joinpath(*pieces)
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                source = path.read_text("utf-8")
                return (_as_it_is(source) if path.suffix == ".css" else source), str(path), None
        if template == f"shared/{themes.TOKENS}":
            return _as_it_is(self._theme.css), template, None
        raise TemplateNotFound(template)


def _as_it_is(source: str) -> str:
    return f"{{% raw %}}{source}{{% endraw %}}"


class _Compiled(BytecodeCache):
    """Templates by their text, as they were compiled before in this process: a quarter of the time of a page."""

    _known: ClassVar[dict[tuple[str, str], CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key, bucket.checksum] = bucket.code


def _environment(folders: tuple[Path, ...], theme: Theme) -> Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=_FolderLoader(folders, theme),
        bytecode_cache=_Compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    # The same page must come out twice, so nothing random is offered.
    del environment.filters["random"], environment.globals["lipsum"]
    return environment


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
        raise Halt(finding("template", f"can't be read: {error}", Location(name, line), _HINT_SYNTAX)) from error


# --- what to tell ----------------------------------------------------------------------------------------------

_HINT_SYNTAX = "mend it at that line; without a template of its own a project is given the engine's"


def _template_finding(error: Exception, template: str, folders: tuple[Path, ...]) -> Finding:
    """The finding for whatever went wrong while ``template`` was filled."""
    if isinstance(error, TemplateNotFound):
        where = ", ".join(f"{folder.name}/" for folder in folders) or "no folder"
        message = f"the template “{error.name}” is not there (looked in {where})"
        return finding("template", message, _place(error, folders), "put it there, or mend the name that asks for it")
    if isinstance(error, TemplateSyntaxError):
        location = Location(_relative(Path(error.filename or template), folders), error.lineno)
        return finding("template", f"the template does not parse: {error.message}", location, _HINT_SYNTAX)
    location = _place(error, folders) or Location(template)
    return finding("template", f"the template can't be filled: {error}", location, _HINT_SYNTAX)


def _place(error: Exception, folders: tuple[Path, ...]) -> Location | None:
    """The innermost line of a template in the traceback: Jinja2 writes the templates' own lines into it."""
    for frame in reversed(extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if any(path.is_relative_to(folder) for folder in folders):
            return Location(_relative(path, folders), frame.lineno)
    return None


def _relative(path: Path, folders: tuple[Path, ...]) -> str:
    for folder in folders:
        if path.is_relative_to(folder):
            return f"{folder.name}/{path.relative_to(folder).as_posix()}"
    return path.name


def _fill(text: str, values: Mapping[str, object], write: Callable[[object], str]) -> str:
    """Placeholders are replaced once, from the mapping: what a value looks like never matters (no ``str.format``)."""
    return _PLACEHOLDER.sub(lambda match: str(write(values[match[1]])), text)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"%({name})s" for name in sorted(names)) or "no placeholder"
