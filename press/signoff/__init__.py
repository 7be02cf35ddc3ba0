"""Entries + .approvals files → what is signed off. The only place that knows the format of approvals.

:mod:`records` is the format of a line, :mod:`reading` a whole file, :mod:`standing` says which entries have which
roles, and :mod:`asking` what somebody is to be shown (imported by itself, for
building needs no comparing of words). docs/signoff.md says all of it in plain words, and
docs/schemas/approvals.schema.json the format.
"""

from press.signoff.reading import MOST_BYTES, Approvals, read, written
from press.signoff.records import digest, fit_name
from press.signoff.standing import Register, Stand, stand

__all__ = [
    "MOST_BYTES",
    "Approvals",
    "Register",
    "Stand",
    "digest",
    "fit_name",
    "read",
    "stand",
    "written",
]
