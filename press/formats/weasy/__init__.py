"""What the PDF format knows of WeasyPrint, in the order in which it is needed.

1. :mod:`~press.formats.weasy.starting` imports WeasyPrint with fonts of our own, quickly;
2. :mod:`~press.formats.weasy.fonts` says which families a page needs and which are there;
3. :mod:`~press.formats.weasy.fetching` gives the page its images, and nothing else in the world;
4. :mod:`~press.formats.weasy.bidi` puts lines that mix directions in order,
   :mod:`~press.formats.weasy.wording` has each word come back from the PDF as it was written,
   :mod:`~press.formats.weasy.spacing` draws the spaces between them, :mod:`~press.formats.weasy.line_ends` those at
   which lines end, with :mod:`~press.formats.weasy.glyphs` that no text asks for,
   :mod:`~press.formats.weasy.hyphenation` divides words, and
   :mod:`~press.formats.weasy.pictures` lets pictures stand in lines;
5. :mod:`~press.formats.weasy.artifacts` marks what is printed and no part of the text, and
   :mod:`~press.formats.weasy.standards` claims what the file keeps;
6. :mod:`~press.formats.weasy.tagging` completes the tags of the PDF, by :mod:`~press.formats.weasy.completing` and
   :mod:`~press.formats.weasy.joining` on the elements of :mod:`~press.formats.weasy.structure`;
7. :mod:`~press.formats.weasy.furniture` lists what was printed beside the page's own text;
8. :mod:`~press.formats.weasy.listening` turns WeasyPrint's log into findings;
9. :mod:`~press.formats.weasy.fitting` says what does not fit on its page.

Modules 4 to 7, 9 and fonts reach into private names, which hold for the version that
:data:`press.formats.weasy.starting.VERSION` names; tests/test_pdf_tagging.py and tests/test_formats_weasy_bidi.py fail
when one of them moves.
No module but ``starting`` may be imported before :func:`press.formats.weasy.starting.start` was called.
"""
