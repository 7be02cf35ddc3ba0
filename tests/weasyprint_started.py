"""WeasyPrint as the press starts it, for tests that reach into it."""

from press.formats.weasy.starting import start

start()

from weasyprint import HTML, anchors  # noqa: E402 - it has to be started before

__all__ = ["HTML", "anchors"]
