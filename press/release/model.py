"""What a release is: what was published under a version, in which languages, and what it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from press.model.signoff import Role


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file of a release."""

    path: str
    """Relative to the release's folder, with forward slashes: ``de/visit.pdf``."""
    sha256: str
    """In hexadecimal."""
    size: int
    """Bytes."""
    language: str = ""
    """BCP 47; empty for what belongs to no language."""
    document: str = ""
    """Empty for what is about the release: pages, lists, statements."""
    edition: str = ""
    """A key of :data:`press.editions.EDITIONS`; empty where ``document`` is."""
    pages: int = 0
    """0 for what has none."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A document in a language, by the words that a list shows of it."""

    title: str
    summary: str = ""
    updated: date | None = None
    title_language: str = ""
    """Set where the title is not in the language (BCP 47)."""
    summary_language: str = ""


class CommitSignature(StrEnum):
    """What git says of a commit's signature (git-log, ``%G?``), as records have it."""

    GOOD = "good"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    REVOKED = "revoked"
    BAD = "bad"
    UNCHECKED = "unchecked"
    NONE = "none"

    @property
    def said(self) -> str:
        """As the end of a sentence on a commit."""
        return _SAID[self]


_SHORT = 10
"""Letters of a commit's name, for people."""
_SAID = {
    CommitSignature.GOOD: "its signature is good",
    CommitSignature.UNKNOWN: "its signature is good, and its key of unknown validity",
    CommitSignature.EXPIRED: "its signature or key has expired",
    CommitSignature.REVOKED: "its key was revoked",
    CommitSignature.BAD: "its signature is bad",
    CommitSignature.UNCHECKED: "its signature can’t be checked: its key is not known here",
    CommitSignature.NONE: "it is not signed",
}


@dataclass(frozen=True, slots=True)
class Brought:
    """How approvals came into the repository: what binds the names in them to a person."""

    commit: str = ""
    """In hexadecimal; empty where git can't tell which it was."""
    author: str = ""
    day: date | None = None
    """On which it was committed, in UTC."""
    signature: CommitSignature = CommitSignature.NONE
    signer: str = ""
    """As the key has it."""
    unknown: str = ""
    """Why git can't tell; empty where it can."""
    approvals: int = 1
    """How many this commit brought."""

    def __str__(self) -> str:
        """As the end of a sentence."""
        if self.unknown:
            return self.unknown
        by = f" ({self.signer})" if self.signer else ""
        return f"commit {self.commit[:_SHORT]} by {self.author}, {self.day}; {self.signature.said}{by}"


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed a language's texts off in a role."""

    texts: int
    """How many have it as they stand."""
    by: tuple[str, ...]
    """Names, as they were given."""
    last: date | None
    """The day of the latest approval."""
    commits: tuple[Brought, ...] = ()
    """Which commits brought the approvals, the oldest first."""


@dataclass(frozen=True, slots=True)
class Published:
    """A language of a release."""

    documents: Mapping[str, Titled]
    """By name."""
    translators: tuple[str, ...] = ()
    required: tuple[Role, ...] = ()
    """The roles that each text had to have."""
    approvals: Mapping[Role, Signed] = field(default_factory=dict)
    catalogs: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of catalogs and files of approvals, by their paths in the project."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """What a validator could not decide of a file; nobody has to mend it."""

    file: str
    standard: str
    """A key of :data:`press.checks.artifacts.standards.STANDARDS`."""
    place: str
    """Where it stands: a file of the project, with a line or without."""
    message: str


@dataclass(frozen=True, slots=True)
class Made:
    """What a release was made with, by name: versions, or digests of what has no version."""

    tools: Mapping[str, str]
    fonts: Mapping[str, str]
    validators: Mapping[str, str]
    """Who held its files to their standards."""


@dataclass(frozen=True, slots=True)
class Package:
    """The release as one file."""

    file: str
    """Its name; it lies beside the release's folder."""
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Signature:
    """Detached signatures, as their tool wrote them."""

    tool: str
    sums: str
    """Of SHA256SUMS."""
    package: str
    """Of the package."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a release is not to be used any more."""

    day: date
    reason: str
    by: str = ""
    """The version that replaces it; empty where none does."""


@dataclass(frozen=True, slots=True)
class Release:
    """What was published under a version. Its record in releases/ says all of it; its manifest.json the first half."""

    version: str
    day: date
    commit: str
    """Of the project's repository: what it was made of, in hexadecimal."""
    publisher: str
    source_language: str
    """BCP 47."""
    languages: Mapping[str, Published]
    """By code (BCP 47), the source's own first where it is one of them."""
    files: tuple[File, ...]
    """As they were when they were released, by path."""
    made: Made
    undecided: tuple[Undecided, ...] = ()
    package: Package | None = None
    signature: Signature | None = None
    withdrawn: Withdrawal | None = None

    def of(self, language: str) -> tuple[File, ...]:
        """The documents' files in a language."""
        return tuple(file for file in self.files if file.language == language and file.document)
