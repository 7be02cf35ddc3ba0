"""Signatures of a release, made by the tools that people check them with: minisign and GnuPG."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from press.findings import Finding, Halt, finding
from press.model.location import Location
from press.release.model import Signature


@dataclass(frozen=True, slots=True)
class Tool:
    """A row of the table of tools."""

    name: str
    ending: str
    """Of a signature's file, behind that of the file that is signed."""
    package: str
    """In Debian."""
    knows: Callable[[str], bool]
    """Whether there is such a key."""
    command: Callable[[str, Path, Path, str], Sequence[str]]
    """What signs: key, file, file of the signature, and a comment that is signed as well where the tool can do that."""


def _gpg_knows(key: str) -> bool:
    asked = ("gpg", "--batch", "--with-colons", "--list-secret-keys", "--", key)
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


TOOLS: dict[str, Tool] = {
    row.name: row
    for row in (
        Tool(
            "minisign",
            ".minisig",
            "minisign",
            lambda key: Path(key).is_file(),
            lambda key, file, signature, comment: (
                *("minisign", "-S", "-s", key, "-m", str(file), "-x", str(signature)),
                *("-t", comment),
            ),
        ),
        Tool(
            "gpg",
            ".asc",
            "gnupg",
            _gpg_knows,
            lambda key, file, signature, _comment: (
                *("gpg", "--yes", "--armor", "--local-user", key, "--output", str(signature)),
                *("--detach-sign", "--", str(file)),
            ),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody's key, and the tool that signs with it."""

    tool: Tool
    key: str

    @classmethod
    def of(cls, name: str, key: str, root: Path) -> Signer:
        """The signer that settings ask for.

        :param root: the project's folder, which the path of a key is relative to.
        :raises Halt: if the tool is not installed, or knows no such key.
        """
        tool = TOOLS[name]
        found = str(root / Path(key).expanduser()) if name == "minisign" else key
        try:
            known = tool.knows(found)
            subprocess.run([name, "-v" if name == "minisign" else "--version"], capture_output=True, check=False)
        except OSError:
            hint = f"install it (Debian: apt-get install {tool.package}), or take `sign` out of publication.toml"
            raise Halt(_problem(f"{name} is not installed, so that nothing can be signed", hint)) from None
        if not known:
            hint = "make one: minisign -G" if name == "minisign" else "see which there are: gpg --list-secret-keys"
            raise Halt(_problem(f"there is no secret key “{key[:80]}” for {name}", f"{hint}; or mend `key`"))
        return cls(tool, found)

    def sign(self, file: Path, comment: str) -> str:
        """Writes the signature of a file beside it, as text; asks for a passphrase where there is a terminal.

        :param comment: signed as well, where the tool can do that.
        :raises Halt: if the tool does not sign.
        """
        signature = signature_of(file, self.tool.name)
        command = self.tool.command(self.key, file, signature, comment)
        quiet = not sys.stdin.isatty()
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL if quiet else None, capture_output=quiet, text=True, check=False
        )
        if done.returncode or not signature.is_file():
            told = (done.stderr or "").strip().splitlines()
            why = told[-1] if told else f"it ended with status {done.returncode}"
            hint = "look whether its passphrase can be asked for here; nothing was released"
            raise Halt(_problem(f"{self.tool.name} did not sign: {why}", hint))
        return signature.read_text("utf-8")


def signature_of(file: Path, tool: str) -> Path:
    """Where the signature of a file lies."""
    return file.with_name(f"{file.name}{TOOLS[tool].ending}")


def restore(signature: Signature, sums: Path, package: Path) -> None:
    """Puts signatures back beside their files."""
    for file, text in ((sums, signature.sums), (package, signature.package)):
        signature_of(file, signature.tool).write_text(text, "utf-8", newline="\n")


def _problem(message: str, hint: str) -> Finding:
    return finding("release-key", message, Location("publication.toml"), hint)
