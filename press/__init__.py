"""One Danish text becomes a PDF brochure, an EPUB and an accessible HTML handout in every language.

The engine. Data goes one way, and the modules follow the steps:

1. :mod:`press.settings` reads publication.toml,
2. :mod:`press.read` turns Markdown into a Document,
3. :mod:`press.segments` cuts it into segments, and joins it again,
4. :mod:`press.catalog` keeps the .po files,
5. :mod:`press.checks` judges sources, translations and finished files,
6. :mod:`press.translate` gives the Document in a language,
7. :mod:`press.page` makes one XHTML body of it for all editions,
8. :mod:`press.formats` makes PDF, EPUB and HTML of the page,
9. :mod:`press.package` lays them in output/,

and :mod:`press.build` is the only place that knows all of them.
"""
