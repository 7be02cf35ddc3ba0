"""Templates and values → text, in one language."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup, escape

from press import languages, themes
from press.findings import Finding, Halt, finding
from press.languages import Language
from press.model.location import Location
from press.rendering.strings import STRINGS_LANGUAGE, strings
from press.rendering.templates import environment, template_finding
from press.themes import Theme

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_NAMED = 4  # strings that a finding names before it only counts


class Renderer:
    """Fills templates in one language; what :class:`press.formats.Render` asks for. Made by :func:`renderer`."""

    __slots__ = ("_environment", "_folders", "_labels", "_language")

    def __init__(self, folders: Sequence[Path], labels: Mapping[str, str], language: Language, theme: Theme) -> None:
        self._folders = tuple(folders)
        self._labels = labels
        self._language = language
        self._environment = environment(self._folders, theme)
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
            raise Halt(template_finding(error, template, self._folders)) from error

    def prepare(self, template: str) -> None:
        """Compiles a template and those beside it, its parts; what is wrong is told when it is used."""
        beside = (template.partition("/")[0], "shared")
        paths = (path for folder in self._folders for name in beside for path in (folder / name).glob("*.*"))
        for name in dict.fromkeys(f"{path.parent.name}/{path.name}" for path in paths):
            with contextlib.suppress(Exception):
                self._environment.get_template(name)

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


def _fill(text: str, values: Mapping[str, object], write: Callable[[object], str]) -> str:
    """Placeholders are replaced once, from the mapping: what a value looks like never matters (no ``str.format``)."""
    return _PLACEHOLDER.sub(lambda match: str(write(values[match[1]])), text)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"%({name})s" for name in sorted(names)) or "no placeholder"
