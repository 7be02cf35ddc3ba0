"""WeasyPrint as the press starts it, for tests that reach into it."""

from press.formats.weasy.starting import start

start()

from weasyprint import HTML, anchors  # noqa: E402 - it has to be started before
from weasyprint.draw import text as drawing  # noqa: E402

__all__ = ["HTML", "anchors", "drawing"]
