"""The table of codes: what each means, how bad it is, and what is kept back because of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad it is. Any error makes the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Scope(StrEnum):
    """What is kept back because of it."""

    ENTRY = "entry"
    """This translation is not printed; the language's policy for missing text applies and the file is made."""
    ARTIFACT = "artifact"
    """The file is withheld; an older one stays as it was."""
    RUN = "run"
    """Nothing can be done."""


class Code(NamedTuple):
    """A row of the table: what a code means and what it does."""

    severity: Severity
    scope: Scope
    meaning: str
    adjustable: bool = False
    """A check of translations: an entry can be excepted from it, and a language can have it milder or not at all."""


CHECK_PREFIX = "translation-"
"""What the code of every check of translations begins with; people write its name without it."""


def check_names() -> tuple[str, ...]:
    """The names of the checks that can be adjusted, as publication.toml and translators' comments have them."""
    return tuple(code.removeprefix(CHECK_PREFIX) for code, row in CODES.items() if row.adjustable)


_E, _W = Severity.ERROR, Severity.WARNING

CODES: dict[str, Code] = {
    # settings and command line
    "settings-missing": Code(_E, Scope.RUN, "the project has no publication.toml"),
    "settings-syntax": Code(_E, Scope.RUN, "publication.toml is not valid TOML"),
    "settings-key": Code(_E, Scope.RUN, "publication.toml has a key that nothing reads"),
    "settings-type": Code(_E, Scope.RUN, "a value in publication.toml has the wrong type or form"),
    "settings-language": Code(_E, Scope.RUN, "a language code that is none, or that has no row in the table"),
    "language-unknown": Code(_E, Scope.RUN, "LANG names a language that publication.toml does not list"),
    "document-unknown": Code(_E, Scope.RUN, "DOC names a document that is not in source/"),
    "no-sources": Code(_E, Scope.RUN, "source/ holds no text"),
    "source-date": Code(_E, Scope.RUN, "SOURCE_DATE_EPOCH is no number of seconds"),
    "not-reproducible": Code(_E, Scope.RUN, "a file came out with other bytes when it was made at another place"),
    "scheduler": Code(_E, Scope.RUN, "a Dask scheduler that can't be reached"),
    "worker-differs": Code(_E, Scope.ARTIFACT, "a worker on another machine has other versions or fonts"),
    "system-missing": Code(_E, Scope.RUN, "a program or library that the work needs is not installed"),
    # files
    "file-unreadable": Code(_E, Scope.ARTIFACT, "a file can't be read"),
    "file-unwritable": Code(_E, Scope.ARTIFACT, "a file can't be written; the old one is as it was"),
    "file-unknown": Code(_E, Scope.RUN, "a file of which it is not known what it was made of"),
    "run-waits": Code(Severity.INFO, Scope.RUN, "another run is working in the same folder; this one waits for it"),
    # source texts
    "source-encoding": Code(_E, Scope.ARTIFACT, "a source text is not UTF-8"),
    "source-character": Code(_E, Scope.ARTIFACT, "a source text has a control character in it"),
    "source-size": Code(_E, Scope.ARTIFACT, "a line or paragraph too long to be read and translated"),
    "source-empty": Code(_E, Scope.ARTIFACT, "a source text has no words"),
    "source-name": Code(_E, Scope.ARTIFACT, "a source file has a name that can't name a catalog"),
    "front-matter": Code(_E, Scope.ARTIFACT, "the front matter is not valid, or has a key that nothing reads"),
    "construct": Code(_E, Scope.ARTIFACT, "a construct that the pipeline does not carry"),
    "raw-markup": Code(_E, Scope.ARTIFACT, "raw HTML or LaTeX"),
    "attribute": Code(_E, Scope.ARTIFACT, "an attribute or class that the pipeline does not know"),
    "link-target": Code(_E, Scope.ARTIFACT, "a link to where no link may lead"),
    "image-target": Code(_E, Scope.ARTIFACT, "an image that is not a file of the project"),
    "image-missing": Code(_E, Scope.ARTIFACT, "an image file that is not there"),
    "image-unreadable": Code(_E, Scope.ARTIFACT, "an image that can't be drawn"),
    "image-description": Code(_E, Scope.ARTIFACT, "an image without a description that is not called decoration"),
    "include": Code(_E, Scope.ARTIFACT, "a shared text that is not there, or includes another"),
    "heading-level": Code(_E, Scope.ARTIFACT, "a heading level is skipped, or a second title stands in the text"),
    "heading-emphasis": Code(_E, Scope.ARTIFACT, "a paragraph that emphasis makes look like a heading"),
    "link-words": Code(_E, Scope.ARTIFACT, "a link that does not say where it leads"),
    "link-address": Code(_W, Scope.ENTRY, "a link whose words are a web address"),
    "table-shape": Code(_E, Scope.ARTIFACT, "a table without header cells or with irregular rows"),
    "identity": Code(_E, Scope.ARTIFACT, "a text whose Markdown can't be read back as it was"),
    "pandoc": Code(_E, Scope.ARTIFACT, "pandoc failed or ran out of time"),
    # catalogs
    "catalog-missing": Code(_W, Scope.ENTRY, "a language has no catalog for a document yet"),
    "catalog-encoding": Code(_E, Scope.ENTRY, "a catalog is not UTF-8, or says that it is not"),
    "catalog-syntax": Code(_E, Scope.ENTRY, "a catalog does not parse"),
    "catalog-duplicate": Code(_E, Scope.ENTRY, "a catalog has an entry twice"),
    "catalog-header": Code(_E, Scope.ENTRY, "a catalog's header is missing or wrong"),
    "catalog-character": Code(_E, Scope.ENTRY, "a translation has a control character in it"),
    "catalog-untouched": Code(_E, Scope.ENTRY, "a damaged catalog was not changed"),
    "template-string": Code(_E, Scope.ARTIFACT, "a string of the templates has no translation"),
    # translations
    "untranslated": Code(_W, Scope.ENTRY, "texts that are not translated, or only fuzzily"),
    "incomplete": Code(_E, Scope.ARTIFACT, "the language's policy is to publish complete documents only"),
    "translation-blank-line": Code(_E, Scope.ENTRY, "a translation of one paragraph has a blank line in it"),
    "translation-block": Code(_E, Scope.ENTRY, "a translation begins a heading, list, quotation, table or fence"),
    "translation-markup": Code(_E, Scope.ENTRY, "raw HTML or an attribute that a translation may not bring"),
    **{
        f"{CHECK_PREFIX}{name}": Code(severity, Scope.ENTRY, meaning, adjustable=True)
        for name, (severity, meaning) in {
            # structure
            "link": (_E, "a translation lost a link, or links to where the source does not"),
            "image": (_E, "a translation lost an image, or shows one that the source does not"),
            "footnote": (_E, "a translation's footnote marks are not the source's"),
            "code": (_E, "code that is not the source's"),
            "placeholder": (_E, "a placeholder was lost, changed or added"),
            "abbreviation": (_E, "a translation marks an abbreviation that the source has not"),
            "abbreviation-lost": (_W, "an abbreviation lost its mark, and so what it stands for"),
            "delimiter": (_E, "a mark that would be printed as it stands"),
            "emphasis": (_W, "emphasis was lost, in a script that has it"),
            "lang": (_W, "a foreign phrase lost the mark that tells a screen reader its language"),
            "name": (_W, "what the writer marked as not to be translated was changed"),
            # facts
            "numbers": (_E, "a number of the source is not in the translation, or another is"),
            "dates": (_E, "a date of the source is not in the translation, or another is"),
            "times": (_E, "a time of day of the source is not in the translation"),
            "amounts": (_E, "an amount of money is in another currency"),
            "percentages": (_E, "a percentage became a plain number, or a number a percentage"),
            "telephones": (_E, "a telephone number is not the source's"),
            "addresses": (_E, "an e-mail or web address in the text is not the source's"),
            # terms
            "term": (_W, "the glossary's translation of a term does not stand in the text"),
            "term-forbidden": (_W, "a word that the glossary forbids for a term"),
            # language and typography
            "ending": (_W, "the text ends in another way than the source: as a question, without its full stop"),
            "punctuation": (_W, "a punctuation mark of another script"),
            "quotes": (_W, "quotation marks that don't pair, or are not the language's"),
            "brackets": (_W, "brackets that don't pair"),
            "spacing": (_W, "a missing or breaking space beside a French punctuation mark"),
            "opening-marks": (_W, "a Spanish question or exclamation without its opening mark"),
            "sharp-s": (_W, "a ß in Swiss German, which writes ss"),
            "doubled": (_W, "the same word twice in a row"),
            "same": (_W, "the translation is the source's text"),
            "homoglyph": (_E, "a letter of another script inside a word"),
            "language": (_E, "a text in another script than the language's (in another language: a warning)"),
            "whitespace": (_W, "spaces in a row, or before a punctuation mark"),
            "digits": (_W, "two systems of digits in one text"),
            "direction": (_E, "direction marks that are not closed, or that override the order of letters"),
            # consistency and length
            "inconsistent": (_W, "one source text has two translations"),
            "ambiguous": (_W, "two source texts have one translation"),
            "length": (_W, "a text that is too long for its place, or much longer or shorter than is usual"),
        }.items()
    },
    "translation-allowance": Code(_W, Scope.ENTRY, "a comment that excepts an entry from a check is wrong or needless"),
    "glossary": Code(_E, Scope.ENTRY, "the glossary can't be read, or a row of it"),
    "translation-size": Code(_E, Scope.ENTRY, "a translation is too long to be read in time"),
    "translation-empty": Code(_E, Scope.ENTRY, "a translation has marks but no words"),
    # sign-off
    "approval-syntax": Code(_E, Scope.ENTRY, "a line of a file of approvals that can't be read"),
    "approval-header": Code(_E, Scope.ENTRY, "a file of approvals is in no form that is known"),
    "approval-hash": Code(_E, Scope.ENTRY, "an approval whose hash is not that of the texts in its line"),
    "approve-name": Code(_E, Scope.RUN, "a name that can't be written down as the one who approves"),
    "approve-role": Code(_E, Scope.RUN, "more than one role is required, and the command names none"),
    "approve-source": Code(_E, Scope.RUN, "the source's own language needs no approval"),
    "approve-unanswered": Code(_E, Scope.RUN, "texts wait for somebody to approve them; nothing was recorded"),
    "approve-changed": Code(_W, Scope.ENTRY, "a text changed while it was shown, and was not approved"),
    # releases
    "file-taken": Code(_E, Scope.RUN, "a page of the press would be written over a document of that name"),
    "release-name": Code(_E, Scope.RUN, "a version that can't name a folder on every system"),
    "release-exists": Code(_E, Scope.RUN, "a release of that version is there already; it was not touched"),
    "release-unknown": Code(_E, Scope.RUN, "there is no release of that version"),
    "text-missing": Code(_E, Scope.ARTIFACT, "texts without a translation keep a language out of a release"),
    "text-stale": Code(_E, Scope.ARTIFACT, "translations of an older source text keep a language out of a release"),
    "text-unsigned": Code(_E, Scope.ARTIFACT, "texts that nobody signed off keep a language out of a release"),
    "file-unmade": Code(_E, Scope.ARTIFACT, "a file that belongs to a release could not be made"),
    "release-key": Code(_E, Scope.RUN, "the key or the tool that releases are signed with is missing, or fails"),
    "release-repository": Code(_E, Scope.RUN, "there is no git repository, or not what is looked for in it"),
    "release-uncommitted": Code(_E, Scope.RUN, "files that a release would be made of are not committed"),
    "release-record": Code(_E, Scope.RUN, "the record of a release can't be read"),
    "release-replacement": Code(_E, Scope.RUN, "a release that can't take another's place"),
    "release-reason": Code(_E, Scope.RUN, "a release is withdrawn without a reason that could be printed"),
    "release-differs": Code(
        _E, Scope.ARTIFACT, "a release that is made again comes out otherwise than its record has it"
    ),
    "release-missing": Code(_E, Scope.ARTIFACT, "a file of a release is not in output/"),
    "release-tampered": Code(_E, Scope.ARTIFACT, "a file in output/ is not the one that was released"),
    # kits for delegations
    "delegation-syntax": Code(_E, Scope.RUN, "a file in delegations/ is not valid TOML"),
    "delegation-key": Code(_E, Scope.RUN, "a file in delegations/ has a key that nothing reads"),
    "delegation-type": Code(_E, Scope.RUN, "a value in delegations/ is missing, or has the wrong type or form"),
    "delegation-language": Code(_E, Scope.RUN, "a delegation has a language that the press does not know"),
    "delegation-document": Code(_E, Scope.RUN, "a delegation asks for a document that there is not"),
    "delegation-edition": Code(
        _E, Scope.RUN, "a delegation asks for an edition that there is not, or that is not printed"
    ),
    "delegation-name": Code(_E, Scope.RUN, "a delegation whose name can't be that of a folder on every system"),
    "delegation-unknown": Code(_E, Scope.RUN, "FOR names no delegation, or nobody"),
    "kit-release": Code(_E, Scope.RUN, "there is no release that a kit could be packed from"),
    "kit-missing": Code(_E, Scope.ENTRY, "a document that was promised is in no release, and not in the kit"),
    "kit-edition": Code(_W, Scope.ENTRY, "an edition that was asked for was not released of a document"),
    "kit-fallback": Code(_W, Scope.ENTRY, "a document is packed in another language than the first that was asked for"),
    "kit-past": Code(_W, Scope.ENTRY, "a kit is packed for a delegation that has left already"),
    "kit-withdrawn": Code(_W, Scope.ENTRY, "a kit is packed from a release that was withdrawn"),
    "kit-mail": Code(_W, Scope.ENTRY, "the files of a kit are together too large for a mail"),
    # the site
    "site-empty": Code(_E, Scope.RUN, "no release that could be shown: there is none, or all are withdrawn"),
    "site-earlier": Code(_W, Scope.ENTRY, "the site names an earlier release without files: they are not in output/"),
    "site-missing": Code(_E, Scope.RUN, "there is no site to show"),
    "site-port": Code(_E, Scope.RUN, "a port that the site can't be shown at"),
    # themes
    "theme": Code(_E, Scope.RUN, "a theme that is not there, or a name that no theme can have"),
    "theme-token": Code(_E, Scope.RUN, "a theme lacks a token, or has one of another form"),
    "theme-illegible": Code(_E, Scope.RUN, "a theme's text and ground have a contrast below 4.5:1 (WCAG 2.2, 1.4.3)"),
    "theme-contrast": Code(_W, Scope.RUN, "a theme's text and ground have a contrast below 7:1 (WCAG 2.2, 1.4.6)"),
    "theme-logo": Code(_E, Scope.RUN, "a theme's logo can't be drawn"),
    # templates
    "template": Code(_E, Scope.ARTIFACT, "a template is missing, is wrong, or asks for what it was not given"),
    # finished files
    "render": Code(_E, Scope.ARTIFACT, "a renderer failed"),
    "link-relative": Code(_W, Scope.ENTRY, "a relative link, which leads nowhere in an EPUB; its words are kept"),
    "render-warning": Code(_E, Scope.ARTIFACT, "a renderer warned of something that a reader would see"),
    "fetch-refused": Code(_E, Scope.ARTIFACT, "a page asked for something outside the project"),
    "missing-glyph": Code(_E, Scope.ARTIFACT, "a character that no font has"),
    "font-file": Code(_E, Scope.ARTIFACT, "a file in fonts/ that is no font, or one that can't be used"),
    "font-family": Code(_E, Scope.ARTIFACT, "publication.toml names a font family that is not in fonts/"),
    "font-face": Code(_E, Scope.ARTIFACT, "two fonts of one family, weight and style, which print wrong letters"),
    "font-coverage": Code(Severity.INFO, Scope.ENTRY, "the publisher's own font lacks letters of a language"),
    "language-limit": Code(Severity.INFO, Scope.ENTRY, "a language has something that is known not to be as it should"),
    "font-missing": Code(_E, Scope.ARTIFACT, "a font family that the language needs is not installed"),
    "breaks-missing": Code(_E, Scope.ARTIFACT, "nothing is installed that knows where the lines of a language may end"),
    "does-not-fit": Code(_E, Scope.ARTIFACT, "a text that is too long for the paper that it is to be printed on"),
    "layout-cut": Code(_E, Scope.ARTIFACT, "text or a picture is cut off by the edge of the page or by its box"),
    "layout-overflow": Code(_E, Scope.ARTIFACT, "text, a picture or a table runs out of its box or column"),
    "layout-overlap": Code(_E, Scope.ARTIFACT, "texts or pictures are printed on each other"),
    "layout-heading": Code(_E, Scope.ARTIFACT, "a heading or the head of a table stands alone, or is broken in two"),
    "layout-empty": Code(_W, Scope.ENTRY, "a page has nothing on it, or next to nothing"),
    "print-profile": Code(_E, Scope.ARTIFACT, "the colour profile of a print shop is not there, or is none for inks"),
    "print-colour": Code(_E, Scope.ARTIFACT, "a colour that can't be brought into a print shop's inks"),
    "ink-limit": Code(_E, Scope.ARTIFACT, "a colour or picture needs more ink than the print shop allows"),
    "print-date": Code(
        _W, Scope.ENTRY, "a file for a print shop that can't say that it is PDF/X-4: its text has no date"
    ),
    "max-pages": Code(_E, Scope.ARTIFACT, "a file has more pages than its edition is allowed"),
    "text-order": Code(_E, Scope.ARTIFACT, "a line that mixes directions is not in the order in which it is read"),
    "text-lost": Code(_E, Scope.ARTIFACT, "text of the page is not found again in the file"),
    "braille-table": Code(_E, Scope.ARTIFACT, "a language that liblouis has no braille for"),
    "braille-letter": Code(_E, Scope.ARTIFACT, "a letter or digit that a language's braille does not have"),
    "braille-sign": Code(_W, Scope.ENTRY, "a sign that a language's braille does not have, and leaves out"),
    "pdf-ua": Code(_E, Scope.ARTIFACT, "a PDF breaks a clause of PDF/UA-1"),
    "pdf-a": Code(_E, Scope.ARTIFACT, "a PDF breaks a clause of PDF/A"),
    "epubcheck": Code(_E, Scope.ARTIFACT, "an EPUB breaks a rule of EPUBCheck"),
    "pdf-tags": Code(_E, Scope.RUN, "a file whose tags can't be shown: it is no PDF, or has none"),
    "ace": Code(_E, Scope.ARTIFACT, "an EPUB breaks a rule of Ace by DAISY (EPUB Accessibility 1.1, WCAG)"),
    "axe": Code(_E, Scope.ARTIFACT, "an HTML page breaks a rule of axe-core (WCAG 2.2 AA, contrast of AAA)"),
    "axe-undecided": Code(_W, Scope.ENTRY, "axe-core can't decide whether an HTML page breaks a rule"),
    "declared-language": Code(_E, Scope.ARTIFACT, "a file says that it is in another language than it was made in"),
    "declared-table": Code(_E, Scope.ARTIFACT, "a file has a table that does not say what its headers head"),
    "nothing-built": Code(_E, Scope.RUN, "there are no files to verify"),
    "statement": Code(_E, Scope.RUN, "a conformance statement that can't be made yet"),
    "validator-missing": Code(_E, Scope.RUN, "a validator is not installed, so that nothing is proven"),
    "validator-failed": Code(_E, Scope.ARTIFACT, "a validator broke off, so that nothing is proven of a file"),
    # texts that are begun
    "new-exists": Code(_E, Scope.RUN, "a file that was to be begun is there already; nothing was written"),
    "manuscript": Code(_E, Scope.RUN, "a file of a word processor that a text can't be begun from"),
    "manuscript-lost": Code(_W, Scope.ENTRY, "something in a word processor's file that was left out or changed"),
    # other people's files
    "keep-unanswered": Code(_E, Scope.RUN, "changes of the source wait for somebody to say whether they matter"),
    "import-unused": Code(_W, Scope.ENTRY, "an entry of an imported file that no text asks for"),
    "exchange-syntax": Code(_E, Scope.RUN, "a TMX or XLIFF file does not parse, or is neither"),
    "exchange-unit": Code(_W, Scope.ENTRY, "a unit of a TMX or XLIFF file that can't be used"),
    "exchange-language": Code(_E, Scope.RUN, "what language a file is in is not clear, or it is not the one asked for"),
    "exchange-document": Code(_E, Scope.RUN, "which document a file belongs to is not clear"),
    "received-wrong": Code(_W, Scope.ENTRY, "a received translation that has errors does not replace a sound one"),
    "received-undecided": Code(_E, Scope.RUN, "a received file waits for somebody to decide; nothing was changed"),
    "received-history": Code(_W, Scope.RUN, "git can't say which of two translations is the newer"),
}
