"""A catalog is read strictly, and one broken entry costs that entry only."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from catalog_samples import HEADER, codes, compiled, gettext_tool, po

from press.catalog import read
from press.catalog.raw import encode
from press.catalog.scan import scan
from press.languages import LANGUAGES

FILE = "locales/de/LC_MESSAGES/guide.po"
AFTER = '\nmsgid "after"\nmsgstr "danach"\n'
AFTER_COMMENT = '\n#. Kind: paragraph\nmsgid "after"\nmsgstr "danach"\n'

# What is wrong; the entries that show it; the line of the finding; a piece of its message.
BROKEN = {
    "unterminated msgid": ('msgid "a\nmsgstr "b"\n', 6, "no quotation mark at the end of its line"),
    "unterminated msgstr": ('msgid "a"\nmsgstr "b\n', 7, "no quotation mark at the end of its line"),
    "line end in a text": ('msgid "a"\nmsgstr "b\nc"\n', 7, "no quotation mark at the end of its line"),
    "blank line in a text": ('msgid "a"\nmsgstr "b\n\nc"\n', 7, "no quotation mark at the end of its line"),
    "typographic quotes": ("msgid “a”\nmsgstr “b”\n", 6, "typographic quotation marks"),
    "typographic quotes around a translation": ('msgid "a"\nmsgstr „b“\n', 7, "typographic quotation marks"),
    "continuation without its end": ('msgid "a"\nmsgstr ""\n"b"\n"c\n', 9, "no quotation mark at the end of its line"),
    "continuation without its beginning": ('msgid "a"\nmsgstr ""\nb"\n', 8, "no quotation mark at its beginning"),
    "inner quotes": ('msgid "a"\nmsgstr "he said "b" now"\n', 7, "after the closing quotation mark"),
    "bare text": ('msgid "a"\nmsgstr "b"\nbare\n', 8, "neither comment, keyword nor text"),
    "no-break space": ('msgid "a"\nmsgstr\u00a0"b"\n', 7, "U+00A0 outside the quotation marks"),
    "comment behind a text": ('msgid "a"\nmsgstr "b" # x\n', 7, "after the closing quotation mark"),
    "keyword typo": ('mgsid "a"\nmsgstr "b"\n', 6, 'unknown keyword "mgsid" — did you mean msgid?'),
    "keyword in capitals": ('MSGID "a"\nmsgstr "b"\n', 6, 'unknown keyword "MSGID" — did you mean msgid?'),
    "domain": ('domain "x"\nmsgid "a"\nmsgstr "b"\n', 6, '"domain" lines'),
    "two keywords in a line": ('msgid "a" msgstr "b"\n', 6, "two keywords in one line"),
    "two msgstr": ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 8, "second msgstr"),
    "no msgstr": ('msgid "a"\n', 6, "without msgstr"),
    "no msgid": ('msgstr "a"\n', 6, "msgstr without the msgid"),
    "no msgid after a context": ('msgctxt "a"\nmsgstr "b"\n', 7, "msgstr without the msgid"),
    "text alone": ('# x\n"a"\n', 7, "without msgid or msgstr before it"),
    "keyword without text": ('msgid "a"\nmsgstr\n', 6, "msgstr has no text"),
    "comment within an entry": ('msgid "a"\n# x\nmsgstr "b"\n', 6, "without msgstr"),
    "half obsolete": ('msgid "a"\n#~ msgstr "b"\n', 7, "obsolete"),
    "previous text unterminated": ('#| msgid "x\nmsgid "a"\nmsgstr "b"\n', 6, "in the previous text (#|)"),
    "previous text half obsolete": ('#~| msgid "x"\nmsgid "a"\nmsgstr "b"\n', 7, "obsolete"),
    "previous text of an obsolete entry": ('#| msgid "x"\n#~ msgid "a"\n#~ msgstr "b"\n', 7, "obsolete"),
    "previous text with an unknown escape": (
        '#| msgid "\\e"\nmsgid "a"\nmsgstr "b"\n',
        6,
        "in the previous text (#|): \\e",
    ),
    "plural out of order": (
        'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[10] "c"\n',
        9,
        "msgstr[10] stands where",
    ),
    "plural without number": ('msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n', 8, "without a number"),
    "number without plural": ('msgid "a"\nmsgstr[0] "b"\n', 7, "without msgid_plural"),
    "plural alone": ('msgid_plural "as"\nmsgstr[0] "b"\n', 6, "msgid_plural does not follow"),
    "numbered msgid": ('msgid[0] "a"\nmsgstr "b"\n', 6, "msgid[0] means nothing"),
    "unknown escape": ('msgid "a"\nmsgstr "C:\\Users"\n', 6, "\\U means nothing"),
    "hexadecimal escape without digits": ('msgid "a"\nmsgstr "\\x"\n', 6, "\\x means nothing"),
    "backslash at the end": ('msgid "a"\nmsgstr "b\\"\n', 7, "no quotation mark at the end of its line"),
    "half a character by escapes": ('msgid "a"\nmsgstr "\\303"\n', 6, "not UTF-8"),
    "conflict in a translation": (
        'msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> x\n',
        7,
        "conflict marker",
    ),
}


@pytest.mark.parametrize(("entries", "line", "message"), BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("after", [AFTER, AFTER_COMMENT], ids=["then msgid", "then comment"])
def test_a_broken_entry_is_named_by_line_and_costs_itself_alone(
    entries: str, line: int, message: str, after: str
) -> None:
    before = 'msgid "before"\nmsgstr "vorher"\n\n'
    data = po(before + entries + after)
    found_entries, findings = read(data, file=FILE)
    assert findings[0].location is not None
    assert (findings[0].location.file, findings[0].location.line) == (FILE, line + 3)
    assert message in str(findings[0])
    assert all(found.hint for found in findings)
    assert {key: entry.msgstr for key, entry in found_entries.items()} == {
        ("", "before"): "vorher",
        ("", "after"): "danach",
    }


@pytest.mark.parametrize("entries", [case[0] for case in BROKEN.values()], ids=BROKEN.keys())
def test_what_is_called_broken_is_refused_by_gettext_too(entries: str, request: pytest.FixtureRequest) -> None:
    valid_but_never_written = ("two keywords in a line", "domain", "comment behind a text")
    run = gettext_tool("msgcat", data=po(entries + AFTER))
    assert bool(run.returncode) != any(name in request.node.name for name in valid_but_never_written)


def test_a_msgid_of_the_wrong_kind_directly_after_an_entry_leaves_that_entry_alone() -> None:
    entries, findings = read(po('msgid "a"\nmsgstr "b"\nmgsid "c"\nmsgstr "d"\n' + AFTER), file=FILE)
    assert codes(findings) == ["catalog-syntax"]
    assert set(entries) == {("", "a"), ("", "after")}


def test_a_comment_that_ends_in_a_backslash_is_a_finding_and_its_entry_is_read() -> None:
    data = po('# C:\\\nmsgid "a"\nmsgstr "b"\n')
    assert gettext_tool("msgcat", data=data).returncode
    entries, findings = read(data, file=FILE)
    assert entries["", "a"].msgstr == "b"
    assert [(found.code, str(found.location)) for found in findings] == [("catalog-syntax", f"{FILE}:6")]


def test_a_comment_after_the_previous_text_is_a_finding_and_its_entry_is_read() -> None:
    data = po('#| msgid "x"\n# y\nmsgid "a"\nmsgstr "b"\n')
    assert gettext_tool("msgcat", data=data).returncode
    entries, findings = read(data, file=FILE)
    assert entries["", "a"].msgstr == "b"
    assert [(found.code, str(found.location)) for found in findings] == [("catalog-syntax", f"{FILE}:7")]


def test_neither_side_of_a_conflict_is_taken() -> None:
    text = (
        'msgid "a"\nmsgstr "b"\n\n<<<<<<< HEAD\nmsgid "c"\nmsgstr "d"\n\n=======\nmsgid "c"\nmsgstr "e"\n\n>>>>>>> x\n'
    )
    entries, findings = read(po(text + AFTER), file=FILE)
    assert "conflict marker" in findings[0].message
    assert set(entries) == {("", "a"), ("", "after")}


@pytest.mark.parametrize("mark", ["#:", "#.", "#,", "#|"])
def test_a_file_cut_off_after_the_comments_of_an_entry_is_a_finding_and_keeps_its_last_entry(mark: str) -> None:
    entries, findings = read(po(f'msgid "a"\nmsgstr "b"\n\n{mark}'), file=FILE)
    assert entries["", "a"].msgstr == "b"
    assert codes(findings) == ["catalog-syntax"]
    assert findings[0].location is not None
    assert findings[0].location.line == 9


def test_a_translators_last_words_are_no_error() -> None:
    entries, findings = read(po('msgid "a"\nmsgstr "b"\n\n# the end\n#'), file=FILE)
    assert (set(entries), findings) == ({("", "a")}, ())


VALID = {
    "no space after the keyword": 'msgid"a"\nmsgstr"b"\n',
    "several strings in a line": 'msgid "a" ""\nmsgstr  "" "b"\n',
    "text in the line below": 'msgid\n"a"\nmsgstr\n"b"\n',
    "indented": '  msgid "a"\n\tmsgstr "b"\n',
    "blank line within": 'msgid "a"\n\nmsgstr ""\n\n"b"\n',
    "comment without a space": '#comment\n#\nmsgid "a"\nmsgstr "b"\n',
    "flags of newer gettext": '#= c-format, x-mine\n#! no-wrap\nmsgid "a"\nmsgstr "b"\n',
    "empty obsolete line": '#~\nmsgid "a"\nmsgstr "b"\n',
    "obsolete with previous": '#~| msgid "x"\n#~ msgid "y"\n#~ msgstr "z"\n\nmsgid "a"\nmsgstr "b"\n',
    "comment behind the obsolete mark": '#~ # x\n#~ msgid "y"\n#~ msgstr "z"\n\nmsgid "a"\nmsgstr "b"\n',
    "empty previous": '#|\nmsgid "a"\nmsgstr "b"\n',
    "no line end at the end": 'msgid "a"\nmsgstr "b"',
    "no blank line between": 'msgid "y"\nmsgstr ""\nmsgid "a"\nmsgstr "b"\n# x\nmsgid "z"\nmsgstr ""\n',
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID.keys())
@pytest.mark.parametrize("form", ["as it is", "CRLF", "BOM"])
def test_what_gettext_accepts_is_no_error(text: str, form: str, tmp_path: Path) -> None:
    data = po(text)
    assert compiled(data, tmp_path) == {("", "a"): "b"}
    if form == "CRLF":
        data = data.replace(b"\n", b"\r\n")
    if form == "BOM":
        data = b"\xef\xbb\xbf" + data
    entries, findings = read(data, file=FILE)
    assert findings == ()
    assert entries["", "a"].msgstr == "b"


@pytest.mark.parametrize(
    "character", ["\u2028", "\u2029", "\u0085", "\v", "\f", "\x1b", "\ufeff", "\\r", "\\0", "\\033"]
)
def test_a_control_character_is_a_finding_and_splits_no_line(character: str) -> None:
    entries, findings = read(po(f'msgid "a"\nmsgstr "b{character}c"\n{AFTER}'), file=FILE)
    assert codes(findings) == ["catalog-character"]
    assert findings[0].location is not None
    assert findings[0].location.line == 6
    assert set(entries) == {("", "after")}


def test_fuzzy_entries_say_so_and_obsolete_ones_are_left_out() -> None:
    text = (
        '#, c-format, fuzzy\nmsgid "a"\nmsgstr "b"\n\n#, notfuzzy\n# fuzzy\nmsgid "c"\nmsgstr "d"\n\n'
        '#=fuzzy\nmsgid "e"\nmsgstr "f"\n\n#~ msgid "g"\n#~ msgstr "h"\n'
    )
    entries, findings = read(po(text), file=FILE)
    assert findings == ()
    assert {key[1]: entry.fuzzy for key, entry in entries.items()} == {"a": True, "c": False, "e": True}


def test_the_first_of_plural_forms_is_read() -> None:
    text = 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "bs"\n'
    entries, findings = read(po(text), file=FILE)
    assert (entries["", "a"].msgstr, findings) == ("b", ())


def test_contexts_tell_equal_msgids_apart() -> None:
    text = 'msgid "a"\nmsgstr "b"\n\nmsgctxt "title"\nmsgid "a"\nmsgstr "c"\n\nmsgctxt "x"\nmsgid ""\nmsgstr "d"\n'
    entries, findings = read(po(text), file=FILE)
    assert findings == ()
    assert {key: entry.msgstr for key, entry in entries.items()} == {
        ("", "a"): "b",
        ("title", "a"): "c",
        ("x", ""): "d",
    }


def test_of_two_different_translations_of_one_msgid_neither_is_taken() -> None:
    text = 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n' + AFTER
    entries, findings = read(po(text), file=FILE)
    assert set(entries) == {("", "after")}
    assert codes(findings) == ["catalog-duplicate"]
    assert "line 6" in findings[0].message
    assert findings[0].location is not None
    assert findings[0].location.line == 9


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n',
        '#~ msgid "a"\n#~ msgstr "c"\n\nmsgid "a"\nmsgstr "b"\n',
    ],
)
def test_an_entry_that_stands_twice_is_used_where_there_is_no_doubt(text: str) -> None:
    entries, findings = read(po(text), file=FILE)
    assert entries["", "a"].msgstr == "b"
    assert codes(findings) == ["catalog-duplicate"]


def test_a_second_header_is_a_finding_and_the_first_counts() -> None:
    entries, findings = read(po('msgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr "Language: fr\\n"\n'), file=FILE)
    assert codes(findings) == ["catalog-header"]
    assert set(entries) == {("", "a")}


def header(content: str) -> bytes:
    return f'msgid ""\nmsgstr ""\n{content}\nmsgid "a"\nmsgstr "bæ"\n'.encode()


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        ('"Content-Type: text/plain; charset=ISO-8859-1\\n"\n', "catalog-encoding", "charset=iso-8859-1"),
        ('"Content-Type: text/plain; charset=CHARSET\\n"\n', "catalog-encoding", "charset=charset"),
        ('"Language: de\\n"\n', "catalog-encoding", "does not say what charset"),
        ('"Content-Type: text/plain; charset=utf-8\\n"\n"Language: fr\\n"\n', "catalog-header", "Language: fr"),
        (
            '"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Segmentation: 2\\n"\n',
            "catalog-header",
            "X-Segmentation: 2",
        ),
    ],
)
def test_a_header_that_is_wrong_is_a_finding_and_the_entries_are_used(content: str, code: str, message: str) -> None:
    entries, findings = read(header(content), file=FILE, language=LANGUAGES["de"])
    assert codes(findings) == [code]
    assert message in findings[0].message
    assert entries["", "a"].msgstr == "bæ"


@pytest.mark.parametrize("said", ["de", "de_AT", "de-CH", "de_DE.UTF-8", ""])
def test_a_language_in_another_form_is_the_same_language(said: str) -> None:
    content = f'"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {said}\\n"\n'
    assert read(header(content), file=FILE, language=LANGUAGES["de"])[1] == ()


def test_a_charset_in_a_comment_means_nothing() -> None:
    assert read(b"# charset=latin-1\n" + po('msgid "a"\nmsgstr "b"\n'), file=FILE)[1] == ()


def test_a_catalog_without_header_or_with_a_late_one_is_a_finding() -> None:
    assert codes(read(b'msgid "a"\nmsgstr "b"\n', file=FILE)[1]) == ["catalog-header"]
    assert codes(read(b'msgid "a"\nmsgstr "b"\n\n' + HEADER, file=FILE)[1]) == ["catalog-header"]


def test_a_file_in_latin_1_gets_one_finding_and_its_plain_entries_are_used() -> None:
    text = header('"Content-Type: text/plain; charset=ISO-8859-1\\n"\n').decode() + '\nmsgid "c"\nmsgstr "d"\n'
    entries, findings = read(text.encode("latin-1"), file=FILE)
    assert codes(findings) == ["catalog-encoding"]
    assert "msgconv" in findings[0].hint
    assert set(entries) == {("", "c")}


def test_bytes_that_are_not_utf_8_cost_their_entry_and_in_a_comment_nothing() -> None:
    text = HEADER + b'msgid "a"\nmsgstr "b\xe6"\n\n# r\xe6v\nmsgid "c"\nmsgstr "d"\n'
    entries, findings = read(text, file=FILE)
    assert [(found.code, found.location.line) for found in findings if found.location] == [
        ("catalog-encoding", 6),
        ("catalog-encoding", 9),
    ]
    assert set(entries) == {("", "c")}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_gets_one_finding(encoding: str) -> None:
    entries, findings = read(po('msgid "a"\nmsgstr "b"\n').decode().encode(encoding), file=FILE)
    assert (entries, codes(findings)) == ({}, ["catalog-encoding"])


def test_a_file_that_is_no_catalog_gets_a_few_findings_and_not_thousands() -> None:
    _, findings = read(b"\n\n".join([b'mgsid "x"'] * 5000), file=FILE)
    assert len(findings) == 21
    assert "more of its entries" in findings[-1].message


def test_a_file_beyond_the_limit_is_refused_unread() -> None:
    began = time.process_time()
    entries, findings = read(b"x" * 20_000_001, file=FILE)
    assert time.process_time() - began < 0.5
    assert (entries, codes(findings)) == ({}, ["catalog-syntax"])


def test_an_entry_of_a_hundred_thousand_lines_is_a_finding_in_no_time() -> None:
    data = po('msgid "a"\nmsgstr ""\n' + '"b"\n' * 100_000 + AFTER)
    began = time.process_time()
    entries, findings = read(data, file=FILE)
    assert time.process_time() - began < 2
    assert codes(findings) == ["catalog-syntax"]
    assert set(entries) == {("", "after")}


@pytest.mark.parametrize("line", ['"' + "a" * 1_000_000, '"' + '\\"' * 500_000, '"" ' * 300_000, '#| "' * 200_000])
def test_a_hostile_line_takes_no_time(line: str) -> None:
    began = time.process_time()
    read(po(f'msgid "a"\nmsgstr {line}\n'), file=FILE)
    assert time.process_time() - began < 2


def test_twenty_thousand_entries_are_read_in_well_under_two_seconds() -> None:
    entry = '#. Section: s\n#: guide.md\nmsgid "text {0} æøå, more of it"\nmsgstr ""\n"Wort {0} "\n"\\"und\\" mehr"\n\n'
    data = po("".join(entry.format(number) for number in range(20_000)))
    began = time.process_time()
    entries, findings = read(data, file=FILE)
    assert time.process_time() - began < 2
    assert (len(entries), findings) == (20_000, ())


@pytest.mark.parametrize("text", [case[0] for case in BROKEN.values()] + list(VALID.values()))
def test_the_pieces_of_a_scan_are_the_file(text: str) -> None:
    for data in (po(text), po(text).replace(b"\n", b"\r\n"), b"\xef\xbb\xbf\n\n" + po(text) + b"\n\n"):
        catalog = scan(data, file=FILE)
        pieces = [catalog.lead, *(entry.text + entry.gap for entry in catalog.entries), catalog.tail]
        assert encode("".join(pieces)) == data
