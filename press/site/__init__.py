"""The site: what was released, as a folder for a web server: pages, the files themselves, and an index to search them.

:mod:`choosing` says which release each document comes from, :mod:`earlier` what became of the others, :mod:`reading`
takes the text out of a released page, :mod:`words` and :mod:`index` make of it what templates/site/search.js looks in,
:mod:`pages` fills the templates, and :mod:`server` shows the folder on this machine. docs/site.md says it in plain
words.
"""

from press.site.choosing import Copy, Shelf, shelf
from press.site.index import MOST_TEXT, Found, index
from press.site.pages import Site, pages
from press.site.reading import Section, Text, read
from press.site.server import serve

FOLDER = "output/site"
"""Where it is made, relative to the project."""
EARLIER = "archive"
"""The folder of earlier releases, relative to the site; each has one of its version in it."""

__all__ = [
    "EARLIER",
    "FOLDER",
    "MOST_TEXT",
    "Copy",
    "Found",
    "Section",
    "Shelf",
    "Site",
    "Text",
    "index",
    "pages",
    "read",
    "serve",
    "shelf",
]
