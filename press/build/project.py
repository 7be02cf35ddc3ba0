"""A project folder, and what it takes from the engine's own where it lacks something.

Nothing that reads catalogs or fills templates is imported before it is asked for: what has nothing to make needs
none of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from press import languages, settings, themes
from press.files import read_bytes_capped
from press.findings import Finding, Halt, finding
from press.languages import Language
from press.model.location import Location
from press.model.page import Provenance
from press.settings import Settings
from press.themes import Theme

if TYPE_CHECKING:
    from press.catalog import Message
    from press.checks.translations import Judged
    from press.model.segments import Entry, SegmentKey
    from press.model.signoff import Approval
    from press.rendering import Renderer
    from press.signoff import Register

ENGINE = Path(__file__).resolve().parent.parent.parent
TEMPLATES = "templates"
"""The folder of the templates, and the name of the catalog of their strings."""
LOCALES = "locales"
APPROVALS = ".approvals"
"""The ending of the file with a catalog's approvals, which stands beside it."""


@dataclass(frozen=True)
class Project:
    """Where everything of a project lies. Reads, and writes nothing."""

    settings: Settings
    epoch: str = ""
    """SOURCE_DATE_EPOCH, where it is set: the date of what has to have one and whose text has none."""
    provenance: Provenance | None = None
    """Set where a release is made: every file says it."""
    stated: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What the files of a release say of their languages, by code (BCP 47)."""

    @classmethod
    def open(cls, root: Path, epoch: str = "") -> Project:
        """The project in a folder.

        :param epoch: seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/), or empty.
        :raises Halt: if its publication.toml is missing or wrong, or ``epoch`` is no time.
        """
        opened = cls(settings.load(root), epoch)
        opened.stamped  # noqa: B018 - to know at once
        return opened

    def provenance_in(self, code: str) -> Provenance | None:
        """What the files in a language say that they were made of; None where no release is made."""
        return replace(self.provenance, stated=self.stated.get(code, "")) if self.provenance else None

    @cached_property
    def stamped(self) -> date | None:
        """The day of :attr:`epoch`."""
        if not self.epoch:
            return None
        try:
            return datetime.fromtimestamp(int(self.epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            hint = "write a number of seconds since 1970, or take the variable away: unset SOURCE_DATE_EPOCH"
            message = f"SOURCE_DATE_EPOCH is “{self.epoch[:40]}”, which is no time"
            raise Halt(finding("source-date", message, hint=hint)) from None

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.settings.root

    @cached_property
    def template_folders(self) -> tuple[Path, ...]:
        """The project's own templates first, then the engine's."""
        folders = dict.fromkeys(base.resolve() / TEMPLATES for base in (self.root, ENGINE))
        return tuple(folder for folder in folders if folder.is_dir())

    @cached_property
    def theme(self) -> Theme:
        """The look of everything that is made."""
        return themes.load(themes.folder_of(self.root, self.settings.theme) or themes.ENGINE / themes.USUAL)

    @property
    def keeps_strings(self) -> bool:
        """Whether it has catalogs of the templates' strings, or templates for which it needs them."""
        return (self.root / TEMPLATES).is_dir() or any((self.root / LOCALES).glob(f"*/LC_MESSAGES/{TEMPLATES}.po"))

    def language(self, code: str) -> Language:
        """The row of a published language, or of a pseudo-language."""
        return languages.PSEUDO_LANGUAGES.get(code) or languages.LANGUAGES[code]

    def catalog_file(self, language: Language, name: str) -> str:
        """The path of a catalog relative to the project, as Sphinx, Babel and Weblate expect it."""
        return f"{LOCALES}/{language.gettext}/LC_MESSAGES/{name}.po"

    def entries(self, language: Language, name: str) -> tuple[dict[tuple[str, str], Entry], tuple[Finding, ...]]:
        """The entries of a catalog; one that is not there is a finding, and has none."""
        from press import catalog

        file = self.catalog_file(language, name)
        if not (self.root / file).exists():
            hint = f"run `make update`, which makes it, and translate it there ({languages.own_name(language.code)})"
            return {}, (finding("catalog-missing", f"there is no catalog for “{name}” yet", Location(file), hint),)
        try:
            data = read_bytes_capped(self.root / file, named=file)
        except Halt as halt:
            return {}, halt.findings
        return catalog.read(data, file=file, language=language)

    def renderer(self, language: Language) -> tuple[Renderer, tuple[Finding, ...]]:
        """What fills the templates in a language, and what is wrong with the catalog of their strings."""
        labels, found = self.labels(language)
        return self.filler(labels, language), found

    def filler(self, labels: Mapping[str, str], language: Language) -> Renderer:
        """What fills the templates with these strings."""
        from press.rendering import renderer

        return renderer(self.template_folders, labels, language=language, theme=self.theme)

    def labels(self, language: Language) -> tuple[dict[str, str], tuple[Finding, ...]]:
        """The templates' strings in a language, by msgid, as far as they are translated."""
        if languages.find_pseudo(language.code):
            from press import pseudo

            return {text.msgid: pseudo.string(text.msgid, language.code) for text in self.template_messages()}, ()
        entries, found = self._strings(language)
        return {entry.msgid: entry.msgstr for entry in entries}, found

    def furniture_places(self, language: Language) -> tuple[tuple[str, Location], ...]:
        """What stands on a page beside its text, with the place where it is written: strings and publishers."""
        from press.rendering import STRINGS_LANGUAGE

        entries, _ = self._strings(language)
        names = (self.settings.policy(language.code).publisher, self.settings.publisher)
        own = [(message.msgid, Location(message.references[0])) for message in self.template_messages()]
        return (
            *((entry.msgstr, entry.location) for entry in entries),
            *((name, Location(settings.FILE)) for name in names if name),
            *(own if language.code == STRINGS_LANGUAGE else ()),
        )

    @cached_property
    def _known_strings(self) -> dict[str, tuple[tuple[Entry, ...], tuple[Finding, ...]]]:
        """What was read of them so far, by language: every document asks for the same."""
        return {}

    def approvals_file(self, language: Language, name: str) -> str:
        """The path of a catalog's approvals, relative to the project: beside the catalog."""
        return f"{self.catalog_file(language, name).removesuffix('.po')}{APPROVALS}"

    def approvals(self, language: Language, name: str) -> tuple[Register, tuple[Finding, ...]]:
        """The approvals of a catalog's entries; of the templates' strings the engine's own count, too."""
        if (language.code, name) not in self._known_approvals:
            self._known_approvals[language.code, name] = self._read_approvals(language, name)
        return self._known_approvals[language.code, name]

    @cached_property
    def _known_approvals(self) -> dict[tuple[str, str], tuple[Register, tuple[Finding, ...]]]:
        """What was read of them so far: every document asks for those of the strings."""
        return {}

    def _read_approvals(self, language: Language, name: str) -> tuple[Register, tuple[Finding, ...]]:
        from press import signoff

        file = self.approvals_file(language, name)
        records: list[Approval] = []
        found: list[Finding] = []
        for base in (ENGINE, self.root.resolve()) if name == TEMPLATES else (self.root,):
            if (base / file).exists():
                try:
                    data = read_bytes_capped(base / file, named=file, most=signoff.MOST_BYTES)
                except Halt as halt:
                    found += halt.findings
                else:
                    read, told = signoff.read(data, file=file)
                    records += read.records
                    found += told
        return signoff.Register(records), tuple(dict.fromkeys(found))

    def string_entries(self, language: Language) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
        """The translated entries of the templates' strings as they were written: the engine's, or the project's own."""
        if language.code not in self._known_string_entries:
            self._known_string_entries[language.code] = self._read_string_entries(language)
        return self._known_string_entries[language.code]

    @cached_property
    def _known_string_entries(self) -> dict[str, tuple[tuple[Entry, ...], tuple[Finding, ...]]]:
        return {}

    def _read_string_entries(self, language: Language) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
        from press import catalog
        from press.rendering import STRINGS_LANGUAGE

        known: dict[tuple[str, str], Entry] = {}
        found: list[Finding] = []
        file = self.catalog_file(language, TEMPLATES)
        for base in dict.fromkeys((ENGINE, self.root.resolve())):
            if language.code == STRINGS_LANGUAGE or not (base / file).exists():
                continue
            entries, told = catalog.read(read_bytes_capped(base / file, named=file), file=file, language=language)
            found += told
            known |= {key: entry for key, entry in entries.items() if entry.msgstr and not entry.fuzzy}
        return tuple(known.values()), tuple(found)

    def _strings(self, language: Language) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
        """The translated entries of the templates' strings as their language sets them."""
        if language.code not in self._known_strings:
            self._known_strings[language.code] = self._read_strings(language)
        return self._known_strings[language.code]

    def _read_strings(self, language: Language) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
        from press.typography import set_text

        entries, found = self.string_entries(language)
        off = self.settings.rules_off
        return tuple(replace(one, msgstr=set_text(one.msgstr, language.code, off)) for one in entries), found

    @cached_property
    def judged_before(self) -> dict[tuple[str, str, tuple[SegmentKey, ...]], tuple[Judged, tuple[Finding, ...]]]:
        """Translations of what documents share, by language, catalog and texts: kept by the flow."""
        return {}

    def template_messages(self) -> tuple[Message, ...]:
        """The strings of the project's templates, for their catalog."""
        return self._template_messages

    @cached_property
    def _template_messages(self) -> tuple[Message, ...]:
        from press.catalog import Message
        from press.rendering import strings

        return tuple(
            Message("", string.msgid, string.comments, string.references) for string in strings(self.template_folders)
        )
