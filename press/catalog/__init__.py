"""Segments → .pot; segments + .po → .po; .po → entries. The only place that knows gettext's file format.

In the order of the work: :mod:`message` (what is to be translated), :mod:`template` (→ .pot), :mod:`merge` (→ .po),
:mod:`delivery`, :mod:`memory` and :mod:`importing` (somebody's file → ours), :mod:`comparing` and
:mod:`taking` (one of ours that came back), :mod:`keeping` (a change that left the
meaning alone), :mod:`reading` (.po → entries). Merging has steps of its own: :mod:`migration` of older segments,
:mod:`matching` of old and new texts by :mod:`alignment` and :mod:`similarity`, and :mod:`revising` of the entries,
with :mod:`facts` put in place; :mod:`changes` says what kind of change it was. Under them: :mod:`scan` splits a file
into the raw entries of :mod:`raw` without losing a byte, :mod:`strings` and :mod:`faults` judge their lines,
:mod:`comments`, :mod:`previous` and :mod:`header` revise them, :mod:`filling` puts a translation into an entry, and
:mod:`writing` formats new ones with polib.
"""

from press.catalog.changes import Change, ChangeKind, WordEdit, compare
from press.catalog.comparing import TAKEN, Compared, Standing, State, Version, compare_delivery, counted, states
from press.catalog.delivery import fit, read_delivery
from press.catalog.importing import Imported, fill, import_entries, other_language
from press.catalog.keeping import Guessed, keep, keepable
from press.catalog.memory import Memory, collapsed
from press.catalog.merge import Merged, Work, merge, merge_all, untouched
from press.catalog.message import Message, messages
from press.catalog.reading import read
from press.catalog.revising import Revision
from press.catalog.taking import take
from press.catalog.template import template

__all__ = [
    "TAKEN",
    "Change",
    "ChangeKind",
    "Compared",
    "Guessed",
    "Imported",
    "Memory",
    "Merged",
    "Message",
    "Revision",
    "Standing",
    "State",
    "Version",
    "WordEdit",
    "Work",
    "collapsed",
    "compare",
    "compare_delivery",
    "counted",
    "fill",
    "fit",
    "import_entries",
    "keep",
    "keepable",
    "merge",
    "merge_all",
    "messages",
    "other_language",
    "read",
    "read_delivery",
    "states",
    "take",
    "template",
    "untouched",
]
