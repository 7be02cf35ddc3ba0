"""Starts pandoc: sandboxed, in a process group of its own, with limits on time and memory.

pypandoc tells where pandoc is; its own ``convert_text`` has no time limit and leaves pandoc running when the caller
is interrupted, so the program is started here.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from press.findings import Halt, finding

_HEAP = "2g"
"""pandoc's own limit on its heap; a book of 300 KB needs about 200 MB."""


@cache
def executable() -> str:
    """The path of pandoc, as pypandoc finds it.

    :raises Halt: where there is none.
    """
    found = _packaged()
    if found:
        return found
    import pypandoc

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        hint = "run `make html`, which installs what is missing, pandoc with it"
        raise Halt(finding("system-missing", "pandoc is not installed", hint=hint)) from error


def _packaged() -> str:
    """The pandoc that pypandoc_binary brings, found without importing it, which takes as long as pandoc does."""
    spec = find_spec("pypandoc")
    path = Path(spec.origin).parent / "files" / "pandoc" if spec and spec.origin else None
    return str(path) if path and os.access(path, os.X_OK) else ""


def run(arguments: Sequence[str], *, input: bytes, seconds: float = 60) -> tuple[bytes, tuple[str, ...]]:  # noqa: A002 - subprocess's own name
    """What pandoc writes for ``input``, and its warnings.

    ``--sandbox`` is always on: no file is read and no connection opened. ``seconds`` is the limit on time.

    :raises Halt: with a ``pandoc`` finding when it fails, or runs out of time or memory.
    """
    command = [executable(), "--sandbox", *arguments, "+RTS", f"-M{_HEAP}", "-RTS"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        output, messages = process.communicate(input, timeout=seconds)
    except subprocess.TimeoutExpired:
        hint = "a paragraph of very many links, brackets or nested marks does this: divide it"
        raise Halt(finding("pandoc", f"pandoc was stopped after {seconds:g} seconds", hint=hint)) from None
    finally:
        _end(process)
    lines = tuple(line for line in messages.decode("utf-8", "replace").splitlines() if line.strip())
    if process.returncode:
        reason = " ".join(line.strip() for line in lines[:2]) or f"exit status {process.returncode}"
        raise Halt(finding("pandoc", f"pandoc failed: {reason}"))
    return output, lines


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the whole process group, whatever state it is in, and waits for it."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
