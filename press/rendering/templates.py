"""Templates and where they lie, and where one is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from types import CodeType
from typing import ClassVar

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment

from press import derived, themes
from press.findings import Finding, finding
from press.model.location import Location
from press.themes import Theme

HINT_SYNTAX = "mend it at that line; without a template of its own a project is given the engine's"


class _FolderLoader(BaseLoader):
    """Finds a template in the first folder that has it, and nothing outside of the folders.

    A style sheet or script is taken as it is: braces and ``{#`` mean nothing in it, and its text is never escaped.
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
                return (_as_it_is(source) if path.suffix in {".css", ".js"} else source), str(path), None
        if template == f"shared/{themes.TOKENS}":
            return _as_it_is(self._theme.css), template, None
        raise TemplateNotFound(template)


def _as_it_is(source: str) -> str:
    return f"{{% raw %}}{source}{{% endraw %}}"


_OPTIONS = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "auto_reload": False,
}


class _Compiled(BytecodeCache):
    """Templates as they were compiled before, in this process or in another: a quarter of the time of a page."""

    _FORM: ClassVar = f"templates {sorted(_OPTIONS.items(), key=str)}"
    _known: ClassVar[dict[tuple[str, str], CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))
        if bucket.code is None and (kept := derived.recalled(self._FORM, bucket.key.encode())):
            bucket.bytecode_from_string(kept)  # and sees for itself whether it is of this text, and for this Python
            self._known[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key, bucket.checksum] = bucket.code
        derived.keep(self._FORM, bucket.key.encode(), bucket.bytecode_to_string())


def environment(folders: tuple[Path, ...], theme: Theme) -> Environment:
    """Jinja2 as the templates have it: in its sandbox, with all values escaped and every name asked for given."""
    made = ImmutableSandboxedEnvironment(loader=_FolderLoader(folders, theme), bytecode_cache=_Compiled(), **_OPTIONS)
    # The same page must come out twice, so nothing random is offered.
    del made.filters["random"], made.globals["lipsum"]
    return made


def template_finding(error: Exception, template: str, folders: tuple[Path, ...]) -> Finding:
    """The finding for whatever went wrong while ``template`` was filled."""
    if isinstance(error, TemplateNotFound):
        where = ", ".join(f"{folder.name}/" for folder in folders) or "no folder"
        message = f"the template “{error.name}” is not there (looked in {where})"
        return finding("template", message, _place(error, folders), "put it there, or mend the name that asks for it")
    if isinstance(error, TemplateSyntaxError):
        location = Location(_relative(Path(error.filename or template), folders), error.lineno)
        return finding("template", f"the template does not parse: {error.message}", location, HINT_SYNTAX)
    location = _place(error, folders) or Location(template)
    return finding("template", f"the template can't be filled: {error}", location, HINT_SYNTAX)


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
