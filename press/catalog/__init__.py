"""Segments → .pot; segments + .po → .po; .po → entries. The only place that knows gettext's file format.

In the order of the work: :mod:`message` (what is to be translated), :mod:`template` (→ .pot), :mod:`merge` (→ .po),
:mod:`importing` (another tool's .po → ours), :mod:`reading` (.po → entries). Under them: :mod:`scan` splits a file
into the raw entries of :mod:`raw` without losing a byte, :mod:`strings` and :mod:`faults` judge their lines,
:mod:`comments` and :mod:`header` revise them, and :mod:`writing` formats new ones with polib.
"""

from press.catalog.importing import Imported, import_entries
from press.catalog.merge import Merged, Work, merge, merge_all
from press.catalog.message import Message, messages
from press.catalog.reading import read
from press.catalog.template import template

__all__ = [
    "Imported",
    "Merged",
    "Message",
    "Work",
    "import_entries",
    "merge",
    "merge_all",
    "messages",
    "read",
    "template",
]
