"""Whether this process may be forked."""

from __future__ import annotations

import sys


def may_fork() -> bool:
    """Whether a process that is forked from this one can work.

    Not beside a Java machine: its threads are not in the child, and the locks that they held are never freed there.
    Who verifies files and then builds in one process has the work done without others.
    """
    jpype = sys.modules.get("jpype")  # asked only if somebody has loaded it: see press/checks/artifacts/jvm.py
    return jpype is None or not jpype.isJVMStarted()
