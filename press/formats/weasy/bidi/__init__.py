"""The order of a line's text where two directions meet (UAX #9), which WeasyPrint leaves to each text box for itself.

1. :mod:`~press.formats.weasy.bidi.paragraphs` reads a paragraph before it is cut into lines, has
   :mod:`~press.formats.weasy.bidi.levels` give each character its embedding level, and splits text boxes so that each
   has one level; :mod:`~press.formats.weasy.bidi.seams` keeps an Arabic word joined where a box ends inside of it;
2. :mod:`~press.formats.weasy.bidi.lines` puts the boxes of each finished line where they belong;
3. :mod:`~press.formats.weasy.bidi.wrapping` puts both where WeasyPrint makes lines.

The box tree keeps its logical order: tags and content streams are read in the order of the text. A paragraph that has
left-to-right text alone is looked through once and is left as it is.
"""
