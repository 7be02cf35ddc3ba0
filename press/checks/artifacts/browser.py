"""The one browser in which HTML and EPUBs are judged: Chromium, driven by ``node/judge.js``.

axe-core and Ace by DAISY are programs in JavaScript that judge what a browser shows. Set-up puts them into
``.cache/validators`` of the checkout, by the lock file beside ``judge.js``. Each file is a job on a line of JSON, and
each answer comes as soon as it is there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from press.checks.artifacts import ace, axe
from press.checks.artifacts.standards import STANDARDS, Task, Verdict
from press.findings import Finding, Halt, finding
from press.model.location import Location

NODE = Path(__file__).parent / "node"
"""The program, and what it needs: package.json, package-lock.json."""
PACKAGES = Path(__file__).parents[3] / ".cache/validators"
"""Where set-up installs that."""
LOCK = "package-lock.json"

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_COMMAND = "make verify-setup"
_KINDS = {".html": "html", ".epub": "epub"}
_running: list[subprocess.Popen[str]] = []
_guard = threading.Lock()


def chromium() -> Path | None:
    """The browser, where there is one."""
    return next((Path(found) for name in (*_CHROMIUM, *_MAC) if (found := shutil.which(name))), None)


def command() -> list[str]:
    """The command that judges.

    :raises press.findings.Halt: if Node.js, Chromium or the packages are not there.
    """
    node, found = shutil.which("node"), chromium()
    if node is None:
        raise Halt(_missing("Node.js is not installed", "apt-get install nodejs npm"))
    if found is None:
        raise Halt(_missing("Chromium is not installed", "apt-get install chromium"))
    if not _installed():
        raise Halt(_missing("Ace by DAISY and axe-core are not installed, or not in the version that is asked for", ""))
    return [node, str(NODE / "judge.js"), str(PACKAGES), str(found)]


def _installed() -> bool:
    """Whether set-up has installed what the lock file asks for; it copies that file when all is there."""
    try:
        return (PACKAGES / LOCK).read_bytes() == (NODE / LOCK).read_bytes()
    except OSError:
        return False


def _missing(what: str, by_hand: str) -> Finding:
    also = f" (Debian, by hand: {by_hand}, then {_COMMAND})" if by_hand else ""
    return finding(
        "validator-missing", f"{what}, so no HTML page was judged, nor any EPUB by Ace", hint=f"run {_COMMAND}{also}"
    )


def judge(tasks: Sequence[Task]) -> Iterator[Verdict]:
    """A verdict for each, as they come. What the browser did not get to is not judged."""
    if not tasks:
        return
    waiting = {str(task.path): task for task in tasks}
    problem = "the browser ended before it had judged it"
    try:
        for answer in _answers(command(), waiting):
            if task := waiting.pop(answer.get("path", ""), None):
                yield _verdict(task, answer)
            elif "ended" in answer:
                problem = f"the browser ended: {answer['ended']}"
    except Halt as halt:
        for task in waiting.values():
            yield Verdict(task.standard, task.file, halt.findings)
        return
    for task in waiting.values():
        yield Verdict(task.standard, task.file, (_failed(task, problem),))


def _answers(run: Sequence[str], waiting: Mapping[str, Task]) -> Iterator[dict[str, Any]]:
    """What judge.js writes, line by line."""
    jobs = [{"path": path, "kind": _KINDS[task.path.suffix]} for path, task in waiting.items()]
    with (
        TemporaryFile("w+", encoding="utf-8", errors="replace") as told,
        subprocess.Popen(
            run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told, text=True, encoding="utf-8"
        ) as process,
    ):
        with _guard:
            _running.append(process)
        try:
            assert process.stdin is not None  # noqa: S101 - both are pipes
            assert process.stdout is not None  # noqa: S101
            process.stdin.write("".join(f"{json.dumps(job)}\n" for job in jobs))
            process.stdin.close()
            for line in process.stdout:
                yield json.loads(line)
            if process.wait():
                told.seek(0)
                words = [line.strip() for line in told if line.strip()]
                yield {"ended": words[0] if words else f"status {process.returncode}"}
        finally:
            process.terminate()
            with _guard:
                _running.remove(process)


def stop() -> None:
    """End the browser, for the work was broken off."""
    with _guard:
        for process in _running:
            process.terminate()


def _verdict(task: Task, answer: Mapping[str, Any]) -> Verdict:
    if "failed" in answer:
        findings: tuple[Finding, ...] = (_failed(task, str(answer["failed"])),)
    else:
        read = axe.findings if task.path.suffix == ".html" else ace.findings
        findings = read(answer["found"], Location(task.file))
    return Verdict(task.standard, task.file, findings, seconds=float(answer.get("seconds", 0)))


def _failed(task: Task, why: str) -> Finding:
    validator = STANDARDS[task.standard].validator
    hint = "build the file again and verify it again; it is not proven until that succeeds"
    return finding("validator-failed", f"{validator} broke off: {why}"[:400], Location(task.file), hint)
