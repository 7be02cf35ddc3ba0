"""Templates become text here, and only here: no other module imports Jinja2.

A text is always a *value* of a template and never a template: values are escaped whatever a template is called,
a name that was not given is an error, and templates run in Jinja2's sandbox, so that they can neither reach into
Python nor read a file outside their folders. The strings of the templates (``_("…")``, English) are translated by
the labels of one language; :func:`strings` finds them all for their catalog.
"""

from press.rendering.filling import Renderer, renderer
from press.rendering.strings import STRINGS_LANGUAGE, TemplateString, strings

__all__ = ["STRINGS_LANGUAGE", "Renderer", "TemplateString", "renderer", "strings"]
