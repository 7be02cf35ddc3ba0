"""Markdown → Document, with file and line of every block; and the pictures that stand beside it."""

from press.read.pictures import picture
from press.read.text import FOLDER, Source, names, read, shared_names

__all__ = ["FOLDER", "Source", "names", "picture", "read", "shared_names"]
