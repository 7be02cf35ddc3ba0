"""Releases: what was published under a version. The only place that knows the format of their records.

:mod:`model` has the nouns, :mod:`places` says where they lie, :mod:`records` and :mod:`files` are the format of the
record in releases/ and of manifest.json, :mod:`folder` puts a release together and holds one to its record.
docs/releasing.md says all of it in plain words, and docs/schemas/release.schema.json the format.
"""

from press.release.files import MOST_BYTES, manifest, read_manifest, read_record, record
from press.release.folder import intact, is_index, measured, released, seal, sums, tampered
from press.release.model import (
    Brought,
    CommitSignature,
    File,
    Made,
    Package,
    Published,
    Release,
    Signature,
    Signed,
    Titled,
    Undecided,
    Withdrawal,
)
from press.release.places import FOLDER, RECORDS, folder_of, is_path, is_version, package_of, record_of
from press.release.stating import stated
from press.release.table import RecordError

__all__ = [
    "FOLDER",
    "MOST_BYTES",
    "RECORDS",
    "Brought",
    "CommitSignature",
    "File",
    "Made",
    "Package",
    "Published",
    "RecordError",
    "Release",
    "Signature",
    "Signed",
    "Titled",
    "Undecided",
    "Withdrawal",
    "folder_of",
    "intact",
    "is_index",
    "is_path",
    "is_version",
    "manifest",
    "measured",
    "package_of",
    "read_manifest",
    "read_record",
    "record",
    "record_of",
    "released",
    "seal",
    "stated",
    "sums",
    "tampered",
]
