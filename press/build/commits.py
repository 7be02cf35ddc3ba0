"""The repository that a project lies in: what is committed, and a commit's files in another folder.

A commit's files are written as it has them: no filter of the repository's settings is run, no line end is changed.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Self

from press.build.repository import COMMAND, ask, git
from press.findings import Halt, finding
from press.package import FOLDER as OUTPUT

_COMMIT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LINK = "120000"
"""The mode of a symbolic link in a tree of git."""
_NAMED = 4
_NONE = "not a git repository"
_HINTS = {
    _NONE: "take the folder that git cloned, or begin a repository: git init, git add -A, git commit",
    "dubious ownership": "it belongs to another user; to trust it: git config --global --add safe.directory <folder>",
    "not installed": "install it (Debian: apt-get install git)",
    "": "look what git status says",
}
"""How to mend it, by words that git says; the last for all others."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, seen from a folder in it."""

    root: Path
    """The folder, absolute."""
    prefix: str
    """Where it lies in the repository: empty, or with a slash at its end."""

    @classmethod
    def of(cls, root: Path) -> Repository:
        """The repository that a folder lies in.

        :raises Halt: if it lies in none, or git can't be asked.
        """
        answer = ask(root, "rev-parse", "--show-prefix")
        if answer.problem:
            message = "this is no git repository" if _NONE in answer.problem else "git can't be asked"
            hint = next(hint for words, hint in _HINTS.items() if words in answer.problem)
            raise Halt(finding("release-repository", f"{message}: {answer.problem}", hint=hint))
        return cls(root.resolve(), os.fsdecode(answer.data).rstrip("\n"))

    @property
    def top(self) -> Path:
        """The repository's own folder."""
        parts = PurePosixPath(self.prefix).parts
        return self.root.parents[len(parts) - 1] if parts else self.root

    def head(self) -> str:
        """The commit that is checked out, in hexadecimal.

        :raises Halt: if there is none yet.
        """
        return self._commit("HEAD", "nothing is committed yet", "commit the texts first: git add -A, git commit")

    def known(self, commit: str) -> str:
        """The commit, if the repository has it.

        :raises Halt: if it has not, as a clone without its history.
        """
        hint = "fetch the whole history: git fetch --unshallow, or from where the release was made"
        return self._commit(commit, f"the commit {commit[:12]} is not in this repository", hint)

    def _commit(self, name: str, problem: str, hint: str) -> str:
        found = git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if found is None or not _COMMIT.fullmatch(found.strip()):
            raise Halt(finding("release-repository", problem, hint=hint))
        return found.strip().decode()

    def time(self, commit: str) -> int:
        """When it was committed, in seconds since 1970."""
        found = git(self.root, "show", "--no-patch", "--no-show-signature", "--format=%ct", commit)
        return int(found or 0)

    def uncommitted(self) -> tuple[str, ...]:
        """The files of the folder that are not as they were committed, or that were never; relative to it.

        Not those of output/: nothing is made of them, and a release itself works there.

        :raises Halt: if git can't say.
        """
        asked = ("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all")
        answer = ask(self.root, *asked, "--", ".", f":(exclude){OUTPUT}")
        if answer.problem:
            raise Halt(finding("release-repository", f"git can't say what is committed: {answer.problem}"))
        lines = os.fsdecode(answer.data).split("\0")
        return tuple(line[3:].removeprefix(self.prefix) for line in lines if line)

    def takes(self, path: Path) -> bool:
        """Whether a file lies in the repository, and git has it or would take it: it is not told to ignore it."""
        file = path.resolve()
        ignored = git(self.root, "check-ignore", "--quiet", "--", str(file)) is not None
        return file.is_relative_to(self.top) and not ignored

    def export(self, commit: str, target: Path, wanted: Callable[[str], bool], prefix: str | None = None) -> int:
        """Writes files of a commit into a folder; how many there were.

        :param wanted: takes a path relative to the prefix.
        :param prefix: of the files, with a slash at its end; without it, that of the folder.
        :raises Halt: if the repository lacks one of them.
        """
        base = self.prefix if prefix is None else prefix
        links: dict[Path, bytes] = {}
        count = 0
        with _Blobs(self.root) as blobs:
            for mode, name, path in self._listed(commit):
                inside = path.removeprefix(base)
                if not (path.startswith(base) and _is_inside(inside) and wanted(inside)):
                    continue
                file = target / inside
                file.parent.mkdir(parents=True, exist_ok=True)
                if mode == _LINK:
                    links[file] = blobs.read(name)
                else:
                    file.write_bytes(blobs.read(name))
                count += 1
        _link(links, target.resolve())
        return count

    def _listed(self, commit: str) -> Iterator[tuple[str, str, str]]:
        """Mode, name and path of each blob of a commit."""
        data = git(self.root, "ls-tree", "-r", "-z", "--full-tree", commit)
        for line in os.fsdecode(data or b"").split("\0"):
            about, _, path = line.partition("\t")
            if " blob " in about:
                mode, _, name = about.split(" ")
                yield mode, name, path


def clean(repository: Repository, what: str) -> None:
    """Goes on only where all is committed.

    :param what: whose files these are, for the message.
    :raises Halt: if something is not.
    """
    found = repository.uncommitted()
    if found:
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        named = f"{', '.join(found[:_NAMED])}{more}"
        verb = "is" if len(found) == 1 else "are"
        hint = "commit them: git add -A, git commit; or put them elsewhere"
        raise Halt(finding("release-uncommitted", f"{named} of {what} {verb} not committed", hint=hint))


class _Blobs:
    """Contents from one process of git, one after the other."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __enter__(self) -> Self:
        command = [*COMMAND, "cat-file", "--batch"]
        self._process = subprocess.Popen(command, cwd=self._root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self

    def __exit__(self, *_error: object) -> None:
        with contextlib.suppress(OSError):
            self._process.communicate()

    def read(self, name: str) -> bytes:
        """:raises Halt: if the repository lacks it."""
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None  # noqa: S101 - both are pipes
        assert answers is not None  # noqa: S101
        asked.write(f"{name}\n".encode())
        asked.flush()
        about = answers.readline().split()
        if len(about) != 3:
            hint = "fetch the whole history, and look whether the repository is sound: git fsck"
            raise Halt(finding("release-repository", f"the content {name[:12]} is not in this repository", hint=hint))
        data = answers.read(int(about[2]) + 1)
        return data[:-1]


def _is_inside(path: str) -> bool:
    """Whether a path of a commit stays in its folder: git refuses others, and a damaged commit may have them."""
    return not {"", ".", "..", ".git"} & set(path.lower().split("/"))


def _link(links: Mapping[Path, bytes], folder: Path) -> None:
    """Makes links, after all files are there; one that leads out of the folder is as good as missing."""
    for path, leads in links.items():
        path.symlink_to(os.fsdecode(leads))
    for path in links:
        try:
            inside = path.resolve().is_relative_to(folder)
        except (OSError, RuntimeError):  # in circles
            inside = False
        if not inside:
            path.unlink()
