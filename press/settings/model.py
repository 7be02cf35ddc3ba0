"""What publication.toml says, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from press.editions import EDITIONS, Layout
from press.findings import Severity
from press.model.signoff import Role
from press.themes import USUAL

Missing = Literal["mark", "fail"]
MAIL_LIMIT = 10.0
"""MB; many an office takes no larger mail."""


@dataclass(frozen=True, slots=True)
class LanguagePolicy:
    """What publication.toml says of one language, in ``[language.<code>]``."""

    missing: Missing = "mark"
    """A text without a translation: print the source's, marked; or don't publish the document."""
    signoff: tuple[Role, ...] | None = None
    """What each entry needs so that nothing says that it is a draft; None for what all languages need."""
    allowed_hosts: tuple[str, ...] = ()
    """Hosts to which a translation may lead a link of its own, besides those for all languages."""
    publisher: str = ""
    """The publisher's name in the language; empty for the name in the source's."""
    checks: Mapping[str, Severity | None] = field(default_factory=dict)
    """Checks of translations that the language has milder, more strictly or (None) not at all, by name."""
    typography: Mapping[str, bool] = field(default_factory=dict)
    """Rules of typography that the language has on or off, whatever holds for all, by name."""


@dataclass(frozen=True, slots=True)
class PrintShop:
    """What ``[print]`` says: how a print shop wants the files that it gets."""

    bleed: float = 3.0
    """How far colour reaches beyond the edge where it is cut, in mm."""
    colour: Literal["rgb", "cmyk"] = "rgb"
    """The light that the file was laid out in, or the inks of the printing press."""
    profile: str = ""
    """Of these inks: a file of the project, relative to it; or the name by which the machine finds one, a key of
    :data:`press.profiles.CONDITIONS` or the name of a file."""
    ink_limit: int = 0
    """Percent of all inks together that a place may have; 0 where nothing is said of it."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """Where ``profile`` and ``ink_limit`` are said."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What ``[release]`` says: how releases are signed."""

    tool: str
    """The program: minisign or gpg."""
    key: str
    """For minisign the file of the secret key; for gpg the key's name, as gpg takes it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is published, by whom, in which languages, under which policies."""

    root: Path
    """The project folder."""
    publisher: str
    source_language: str
    """BCP 47."""
    languages: tuple[str, ...]
    """BCP 47; the source's language first, the others as they were listed."""
    base_url: str = ""
    """Where output/ will stand on the web, ending in a slash; empty where links stay relative."""
    contact: str = ""
    """Where readers tell of barriers: an address of mail or web, a telephone number; empty where nobody is named."""
    enforcement: str = ""
    """Who helps readers that got no answer: a body's name and its address; empty where none is named."""
    policies: Mapping[str, LanguagePolicy] = field(default_factory=dict)
    allowed_hosts: tuple[str, ...] = ()
    fonts: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """The publisher's own family for ``text`` and for ``headings``, and the line that says so, from ``[fonts]``."""
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    """What is said of editions, in ``[edition.<name>]``."""
    editions: tuple[str, ...] = tuple(row.name for row in EDITIONS.values() if not row.optional)
    """The editions that are published: what ``make all`` makes, and what files link to."""
    theme: str = USUAL
    """The folder in themes/ that the look comes from."""
    print_shop: PrintShop = PrintShop()
    signoff: tuple[Role, ...] = (Role.REVIEWED,)
    """The roles that each entry needs, in ``[signoff]``; of languages that say nothing else."""
    mail_limit: float = MAIL_LIMIT
    """How large a mail with attachments may be, in MB (millions of bytes)."""
    signing: Signing | None = None
    """How releases are signed; None for not at all."""
    typography_off: frozenset[str] = frozenset()
    """Rules of typography that are off, by name, in every language that does not say otherwise."""

    def policy(self, language: str) -> LanguagePolicy:
        """The policy of a language, or the usual one."""
        return self.policies.get(language, LanguagePolicy())

    def publisher_in(self, language: str) -> tuple[str, str]:
        """The publisher's name for a language, and the language (BCP 47) that it is in."""
        own = self.policy(language).publisher
        return (own, language) if own else (self.publisher, self.source_language)

    def layout(self, edition: str) -> Layout:
        """An edition as the settings ask for it."""
        return self.layouts.get(edition, Layout(edition))

    def rules_off(self, language: str) -> frozenset[str]:
        """The names of the rules of typography that are off in a language."""
        own = self.policy(language).typography
        return frozenset(name for name in self.typography_off | own.keys() if not own.get(name, False))

    def hosts(self, language: str) -> frozenset[str]:
        """The hosts to which a translation into ``language`` may lead a link of its own."""
        return frozenset(self.allowed_hosts) | frozenset(self.policy(language).allowed_hosts)

    def required(self, language: str) -> tuple[Role, ...]:
        """The roles that each entry of a language needs; none for the source's own, into which nobody translates."""
        if language == self.source_language:
            return ()
        own = self.policy(language).signoff
        return self.signoff if own is None else own
