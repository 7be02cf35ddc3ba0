"""Markdown → Document, with file and line of every block; and the pictures that stand beside it."""

from press.read.characters import FOLDER
from press.read.pictures import picture
from press.read.shared import shared_names
from press.read.text import Source, name_problem, read

__all__ = ["FOLDER", "Source", "name_problem", "picture", "read", "shared_names"]
