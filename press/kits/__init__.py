"""Kits: what a delegation is given. The only place that knows the format of delegations/.

:mod:`model` has the nouns, :mod:`reading` reads delegations/<name>.toml, :mod:`choosing` finds each document in the
best language that was released; :mod:`orders` says what a copy shop is to do, :mod:`pages` fills cover sheets, index
and print order, :mod:`mail` writes the letters, :mod:`links` takes from pages what leads out of the kit, and
:mod:`manifest` says what was given. docs/kits.md says all of it in plain words, and docs/schemas/delegation.schema.json
and kit.schema.json the formats.
"""

from press.kits.choosing import Kit, Part, choose, gaps
from press.kits.manifest import manifest
from press.kits.model import Delegation
from press.kits.places import DELEGATIONS, FOLDER, file_of, folder_of, package_of
from press.kits.reading import MOST_BYTES, read

__all__ = [
    "DELEGATIONS",
    "FOLDER",
    "MOST_BYTES",
    "Delegation",
    "Kit",
    "Part",
    "choose",
    "file_of",
    "folder_of",
    "gaps",
    "manifest",
    "package_of",
    "read",
]
