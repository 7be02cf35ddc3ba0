"""``python3 -I -S press/bootstrap GOAL``: the set-up that a make target needs.

The language, the project folder and whether the files are for a print shop come as ``PRESS_LANG``, ``PRESS_PROJECT``
and ``PRESS_MARKS``, so that no shell reads them.
Exit status: 0 when all is there, 1 when something is missing and could not be installed.

This file has to compile under any Python 3, to be able to say that it is too old.
"""

# pathlib would cost every make 3 ms, and an old Python has to get as far as the comparison of versions.
# ruff: noqa: PTH100, PTH120, UP031, UP036

import os
import sys

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def _find_newer_python() -> None:
    """Go on under a newer interpreter, where the machine has one beside an old ``python3``."""
    for minor in range(30, 10, -1):
        try:
            name = "python3." + str(minor)
            os.execvp(name, [name, "-I", "-S", *sys.argv])  # noqa: S606
        except OSError:
            continue
    sys.exit(
        "Set-up needs Python 3.11 or later; this is %d.%d. Install a newer one and run make again "
        "(Debian, Ubuntu: python3.11 and python3.11-venv; Fedora: python3.11; macOS: brew install python)."
        % sys.version_info[:2]
    )


def main() -> None:
    """Compare with the last set-up; do one where anything differs."""
    if sys.version_info < (3, 11):
        _find_newer_python()
    sys.path[0] = _ROOT
    from press.bootstrap.record import Request

    marks = os.environ.get("PRESS_MARKS", "").strip().lower() in ("1", "true", "t", "yes", "y", "on")
    project = os.environ.get("PRESS_PROJECT") or _ROOT
    request = Request(_ROOT, sys.argv[1], os.environ.get("PRESS_LANG"), project, marks=marks)
    if not request.is_current():
        from press.bootstrap.setup import set_up

        sys.exit(set_up(request))


main()
