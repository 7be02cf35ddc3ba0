"""What the clauses of PDF/UA-1 mean in plain words, and how to mend what breaks them.

A row for each that a text, a translation, a template or a missing font can break. Keys are the clause of ISO 14289-1
and the number that veraPDF gives its test; a rule without a row is told in veraPDF's own words.
"""

from __future__ import annotations

from typing import NamedTuple


class Clause(NamedTuple):
    """A row of the table."""

    meaning: str
    mend: str


_VARIANT = "write it with WeasyPrint's variant pdf/ua-1, tagged"
_ROWS = "make all rows of the table span the same columns"
_LANGUAGE = "set lang on the html element, in BCP 47: en, ar, zh-Hans"
_FONT = "install a font that has all characters of the language, and name it in the style sheet"

CLAUSES: dict[str, Clause] = {
    "5-1": Clause("the file does not say that it is PDF/UA", _VARIANT),
    "6.2-1": Clause("the file is not tagged", _VARIANT),
    "7.1-3": Clause("something visible is neither text nor marked as decoration", "use rgba colours, no opacity"),
    "7.1-8": Clause("the file has no metadata", _VARIANT),
    "7.1-9": Clause("the file has no title", "give the page a title element"),
    "7.1-10": Clause("a viewer would show the file's name instead of its title", _VARIANT),
    "7.1-11": Clause("the file has no structure for screen readers", _VARIANT),
    "7.2-2": Clause("the language of the bookmarks is not known", _LANGUAGE),
    "7.2-15": Clause("table cells overlap", _ROWS),
    "7.2-20": Clause("a list item has text outside of its body", "wrap all that follows its mark into one list body"),
    "7.2-21": Clause("the language of a replacement text is not known", _LANGUAGE),
    "7.2-22": Clause("the language of a picture's description is not known", _LANGUAGE),
    "7.2-23": Clause("the language of an abbreviation's expansion is not known", _LANGUAGE),
    "7.2-24": Clause("the language of a link's description is not known", _LANGUAGE),
    "7.2-29": Clause("a language code is not valid, or is missing", _LANGUAGE),
    "7.2-33": Clause("the language of the metadata is not known", _LANGUAGE),
    "7.2-34": Clause("the language of a text is not known", _LANGUAGE),
    "7.2-41": Clause("a table's columns are not equally long", _ROWS),
    "7.2-42": Clause("a table's rows are not equally long", _ROWS),
    "7.2-43": Clause("a table's rows are not equally long", _ROWS),
    "7.3-1": Clause("a picture has no description", "write ![description](picture.svg); put decoration into CSS"),
    "7.4.2-1": Clause("the first heading is not of level 1, or a level is skipped", "go down one level at a time"),
    "7.5-1": Clause("a table cell can't be traced to its header cells", "give each header cell a scope, col or row"),
    "7.5-2": Clause("a table cell names a header cell that is not there", "give each header cell a scope, col or row"),
    "7.9-1": Clause("a note has no identifier", "give each note an id"),
    "7.9-2": Clause("two notes have the same identifier", "give each note an id of its own"),
    "7.18.5-1": Clause("part of a link's clickable area is outside of the tagged link", "make one annotation a link"),
    "7.18.5-2": Clause("a link has no description", "give the link a text"),
    "7.21.4.1-1": Clause("a font is not embedded", _FONT),
    "7.21.4.1-2": Clause("an embedded font lacks characters that the text uses", _FONT),
    "7.21.5-1": Clause("a character's width is not what its font says", _FONT),
    "7.21.7-1": Clause("characters can't be mapped to Unicode, so that no reader can speak them", _FONT),
    "7.21.8-1": Clause("a character is printed as an empty box", _FONT),
}
