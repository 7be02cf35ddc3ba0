"""A damaged catalog costs the entries that are damaged; the file is told of, and never written to."""

import shutil

import pytest
from small_projects import HEADER, catalog, small_project

PO = "locales/en/LC_MESSAGES/tekst.po"
TITLE = 'msgctxt "title"\nmsgid "En titel"\nmsgstr "A title"\n'
TEXT = 'msgid "Et *lille* afsnit."\nmsgstr "A *small* paragraph."\n'
HEAD = HEADER.format(language="en") + "\n"
BOTH = f"{HEAD}{TITLE}\n{TEXT}"

FAULTS = {
    "bare text": (f"{HEAD}hello\n\n{TITLE}\n{TEXT}", "catalog-syntax", 10),
    "a msgid without its end": (f'{HEAD}{TITLE}\nmsgid "Et *lille* afsnit.\nmsgstr "x"\n', "catalog-syntax", 14),
    "a msgstr without its end": (f'{HEAD}{TITLE}\nmsgid "Et *lille* afsnit."\nmsgstr "x\n', "catalog-syntax", 15),
    "typographic quotation marks": (f"{HEAD}{TITLE}\nmsgid “Et *lille* afsnit.”\nmsgstr “x”\n", "catalog-syntax", 14),
    "a line without its end": (
        f'{HEAD}{TITLE}\nmsgid "Et *lille* afsnit."\nmsgstr ""\n"A small\n"text"\n',
        "catalog-syntax",
        16,
    ),
    "a numbered msgstr": (f'{HEAD}{TITLE}\nmsgid "Et *lille* afsnit."\nmsgstr[10] "x"\n', "catalog-syntax", 15),
    "two msgstr": (f'{BOTH}msgstr "x"\n', "catalog-syntax", 16),
    "an unknown escape": (f'{HEAD}{TITLE}\nmsgid "Et *lille* afsnit."\nmsgstr "a\\qb"\n', "catalog-syntax", 14),
    "a conflict of git": (
        f"{HEAD}{TITLE}\n<<<<<<< HEAD\n{TEXT}=======\n{TEXT}>>>>>>> x\n",
        "catalog-syntax",
        14,
    ),
    "a file that was cut off": (f"{BOTH}\n#: source/tekst.md\n", "catalog-syntax", 17),
    "an entry twice": (f'{BOTH}\nmsgid "Et *lille* afsnit."\nmsgstr "Another."\n', "catalog-duplicate", 17),
    "two headers": (f"{HEAD}{TITLE}\n{TEXT}\n{HEAD}", "catalog-header", 17),
    "no header": (f"{TITLE}\n{TEXT}", "catalog-header", 1),
    "another language": (BOTH.replace("Language: en", "Language: de"), "catalog-header", 1),
    "a cut that is not known": (BOTH.replace("X-Segmentation: 1", "X-Segmentation: 9"), "catalog-header", 1),
    "a header that says latin-1": (BOTH.replace("UTF-8", "ISO-8859-1"), "catalog-encoding", 1),
    "latin-1": (BOTH.replace("A *small*", "Ü").encode("latin-1"), "catalog-encoding", 14),
    "UTF-16": (BOTH.encode("utf-16"), "catalog-encoding", None),
    "a NUL": (BOTH.replace("small", "a\0b"), "catalog-encoding", None),
}


@pytest.mark.parametrize(("content", "code", "line"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_told_with_its_line_the_file_is_made_and_the_catalog_kept(tmp_path, content, code, line):
    project = small_project(tmp_path)
    project.write(PO, content)
    before = project.files("locales")

    ran = project.run("html", "--jobs", "1")

    assert (ran.status, ran.out, ran.err) == (1, "output/da/tekst.html\noutput/en/tekst.Draft.html\n", "")
    assert (PO, line) in ran.places(code)
    assert all(found["hint"] for found in ran.findings if found["code"] == code)
    assert project.files("locales") == before


@pytest.mark.parametrize(("content", "code", "line"), FAULTS.values(), ids=FAULTS)
def test_an_update_loses_no_byte_of_a_damaged_catalog(tmp_path, content, code, line):
    project = small_project(tmp_path)
    old = project.write(PO, content).read_bytes()

    ran = project.run("update", "--lang", "en")

    new = (tmp_path / PO).read_bytes()
    lines = [text for text in old.splitlines() if text.strip()]
    assert new == old or all(text in new.splitlines() for text in lines)
    assert ran.err == ""


HARMLESS = {
    "a byte order mark": "\ufeff" + BOTH,
    "Windows line ends": BOTH.replace("\n", "\r\n"),
    "#= lines": BOTH.replace('msgid "Et', '#= x\nmsgid "Et'),
    "unknown flags": BOTH.replace('msgid "Et', '#, sloppy\nmsgid "Et'),
    "the previous of an obsolete entry": f'{BOTH}\n#~| msgid "old"\n#~ msgid "x"\n#~ msgstr "y"\n',
    "no line end at the end": BOTH.rstrip("\n"),
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_what_editors_write_is_no_error(tmp_path, content):
    project = small_project(tmp_path)
    project.write(PO, content)

    ran = project.run("html", "--lang", "en")

    assert (ran.status, ran.findings) == (0, [])
    assert "A <em>small</em> paragraph." in project.html()


def test_a_folder_in_the_place_of_a_catalog_keeps_its_language_back_and_no_other(tmp_path):
    project = small_project(tmp_path)
    (tmp_path / PO).unlink()
    (tmp_path / PO).mkdir()

    ran = project.run("html", "--jobs", "1")

    assert (ran.status, ran.out) == (1, "output/da/tekst.html\n")
    assert ran.places("file-unreadable") == [(PO, None)]


def test_a_language_without_catalogs_is_made_in_danish_and_told_how_to_begin(tmp_path):
    project = small_project(tmp_path)
    shutil.rmtree(tmp_path / "locales")

    ran = project.run("html", "--lang", "en")

    assert (ran.status, ran.codes) == (0, ["catalog-missing", "untranslated"])
    assert ran.places("catalog-missing") == [(PO, None)]
    assert "make update" in str(ran.findings[0]["hint"])


def test_a_catalog_of_template_strings_that_is_damaged_falls_back_on_the_engine_s(tmp_path):
    project = small_project(tmp_path)
    project.write("locales/en/LC_MESSAGES/templates.po", "hello\n")

    ran = project.run("html", "--lang", "da")

    assert (ran.status, ran.findings) == (0, [])


def test_an_import_of_a_file_that_is_none_leaves_the_catalogs_alone(tmp_path):
    project = small_project(tmp_path)
    before = project.files("locales")
    for name, content in {"a": b"\x89PNG", "b": b"", "c": b"\xff\xfe", "d": catalog({}, "de").encode()}.items():
        file = project.write(f"{name}.po", content)

        ran = project.run("import", "--lang", "en", "--from", str(file))

        assert ran.err == ""
        assert project.files("locales") == before

    ran = project.run("import", "--lang", "en", "--from", str(tmp_path / "nothing.po"))

    assert (ran.status, ran.codes) == (1, ["file-unreadable"])
