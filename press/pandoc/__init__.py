"""Runs pandoc, and turns its JSON into our tree. Nothing else in the project knows pandoc's types.

The reader is ``commonmark_x`` with source positions: twice as fast as pandoc's own Markdown on a long text, immune
to its exponential brackets, and every block knows its line. Raw HTML can't be switched off in it, so raw nodes are
turned into findings here.
"""

from press.pandoc.inlines import plain
from press.pandoc.paragraphs import left_over, read_paragraphs
from press.pandoc.process import executable, run
from press.pandoc.reader import Codes, Reading, read_markdown

__all__ = ["Codes", "Reading", "executable", "left_over", "plain", "read_markdown", "read_paragraphs", "run"]
