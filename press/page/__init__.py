"""Document + language + labels → one semantic XHTML body for all editions."""

from press.page.composing import Frame, Label, compose
from press.page.inlines import Picture

__all__ = ["Frame", "Label", "Picture", "compose"]
