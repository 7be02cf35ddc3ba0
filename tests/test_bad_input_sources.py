"""A source text that is wrong is told of with file and line, and everything else is still made."""

import os

import pytest
from small_projects import TEXT, small_project

TOP = "---\ntitle: En titel\n---\n\n"
HERE = "source/daarlig.md"
INCLUDES = f"{TOP}A\n\n::: {{include=kontakt}}\n:::\n"

FAULTS = {
    "latin-1": ((TOP + "Blåbær\n").encode("latin-1"), "source-encoding", 5, "save it as UTF-8"),
    "UTF-16": (TOP.encode("utf-16"), "source-encoding", 1, "the file is UTF-16"),
    "a NUL": (f"{TOP}a\0b\n", "source-encoding", 5, "NUL"),
    "nothing": ("", "source-empty", 1, "the file is empty"),
    "blanks": (" \n\t\n", "source-empty", 1, "the file is empty"),
    "a byte order mark alone": (b"\xef\xbb\xbf", "source-empty", 1, "the file is empty"),
    "front matter alone": (TOP, "source-empty", 1, "write the text below"),
    "a rule alone": (f"{TOP}***\n", "source-empty", 1, "write the text below"),
    "a note to translators alone": (
        f"{TOP}::: note-to-translators\nx\n:::\n",
        "source-empty",
        1,
        "write the text below",
    ),
    "no title": ("Tekst\n", "front-matter", 1, "title: …"),
    "front matter without an end": ("---\ntitle: x\n\nTekst\n", "front-matter", 1, "write a line of ---"),
    "tabs in the front matter": ("---\ntitle:\n\tx: y\n---\n\nA\n", "front-matter", 3, "spaces instead of tabs"),
    "a colon in a value": ("---\ntitle: En: to\n---\n\nA\n", "front-matter", 2, "between quotes"),
    "an alias bomb": ("---\ntitle: &a [x, x]\nsummary: [*a, *a]\n---\n\nA\n", "front-matter", 3, "an alias"),
    "a tag that would run code": (
        "---\ntitle: !!python/object/apply:os.system [id]\n---\n\nA\n",
        "front-matter",
        2,
        "“title” is no text",
    ),
    "deep brackets": (f"---\ntitle: {'[' * 9000}\n---\n\nA\n", "front-matter", 2, "lists within lists"),
    "twenty thousand characters of front matter": (
        f"---\ntitle: {'x' * 20_000}\n---\n\nA\n",
        "front-matter",
        1,
        "more than 16384 characters",
    ),
    "a list for front matter": ("---\n- a\n- b\n---\n\nA\n", "front-matter", 1, "key: value"),
    "a mapping in a value": ("---\ntitle: {a: b}\n---\n\nA\n", "front-matter", 2, "“title” is no text"),
    "an empty value": ("---\ntitle:\n---\n\nA\n", "front-matter", 2, "“title” is no text"),
    "a key that is a list": ("---\n[a, b]: x\n---\n\nA\n", "front-matter", 2, "these are known"),
    "a key twice": ("---\ntitle: x\ntitle: y\n---\n\nA\n", "front-matter", 3, "keep one of them"),
    "an unknown key": ("---\ntitle: x\nauthor: y\n---\n\nA\n", "front-matter", 3, "these are known: title"),
    "a misspelt key": ("---\ntitle: x\nsumary: y\n---\n\nA\n", "front-matter", 3, "did you mean summary?"),
    "a Danish date": ("---\ntitle: x\nupdated: 31.12.2023\n---\n\nA\n", "front-matter", 3, "2023-11-10"),
    "a day that there is not": ("---\ntitle: x\nupdated: 2023-02-30\n---\n\nA\n", "front-matter", 3, "is no date"),
    "a week": ("---\ntitle: x\nupdated: 2023-W45-5\n---\n\nA\n", "front-matter", 3, "is no date"),
    "a year of antiquity": ("---\ntitle: x\nupdated: 0079-10-24\n---\n\nA\n", "front-matter", 3, "is no date"),
    "another language": ("---\ntitle: x\nlang: en\n---\n\nA\n", "front-matter", 3, "publication.toml says “da”"),
    "no language": ("---\ntitle: x\nlang: xx\n---\n\nA\n", "front-matter", 3, "“xx” is not a language"),
    "half a character in a title": ('---\ntitle: "\\ud800"\n---\n\nA\n', "front-matter", 2, "can't be printed"),
    "a control character in a title": ('---\ntitle: "a\\x07b"\n---\n\nA\n', "front-matter", 2, "can't be printed"),
    "a control character": (f"{TOP}A\x07b\n", "source-character", 5, "U+0007"),
    "a character that turns letters around": (f"{TOP}A\n\nB\u202eC\n", "source-character", 7, "U+202E"),
    "an element of HTML": (f"{TOP}A\n\nTekst <b>x</b>\n", "raw-markup", 7, "put a backslash before <"),
    "a block of HTML": (f"{TOP}A\n\n<div>\nx\n</div>\n", "raw-markup", 7, "write it in Markdown"),
    "a comment": (f"{TOP}A\n\n<!-- x -->\n", "raw-markup", 7, "write it in Markdown"),
    "an attachment": (f'{TOP}<link rel=attachment href="/etc/passwd">\n', "raw-markup", 5, "raw HTML"),
    "LaTeX": (f"{TOP}A\n\n\\textbf{{x}}\n", "raw-markup", 7, "printed as it stands: “\\textbf{x}”"),
    "a formula": (f"{TOP}$$x^2$$\n", "raw-markup", 5, "a formula is a picture"),
    "a formula in a line": (f"{TOP}A\n\nEn formel $x^2$.\n", "construct", 7, "a picture with a description"),
    "a letter as a formula": (f"{TOP}A\n\nTallet $n$ er stort.\n", "construct", 7, "a formula would be printed"),
    "a call-out of GitHub": (f"{TOP}A\n\n> [!NOTE]\n> Husk det.\n", "construct", 7, "write ::: callout"),
    "a call-out of MkDocs": (f"{TOP}A\n\n!!! note\n", "construct", 7, "write ::: callout"),
    "a box to tick": (f"{TOP}A\n\n- [ ] en\n", "construct", 7, "take the brackets away"),
    "a box that is ticked": (f"{TOP}A\n\n- [x] en\n", "construct", 7, "take the brackets away"),
    "a table of contents": (f"{TOP}[TOC]\n\nA\n", "construct", 5, "the layouts make one"),
    "an abbreviation's text": (f"{TOP}A\n\n*[EU]: Unionen\n", "construct", 7, '[EU]{abbr="…"}'),
    "highlighting": (f"{TOP}A\n\nDet er ==vigtigt==.\n", "construct", 7, "write **…**"),
    "an insertion": (f"{TOP}A\n\nDet er ++nyt++.\n", "construct", 7, "take the plus signs away"),
    "a link of a wiki": (f"{TOP}A\n\nSe [[Forside]].\n", "construct", 7, "[words](document.md)"),
    "a footnote within the text": (f"{TOP}A\n\nB^[en note]\n", "construct", 7, "write a mark, [^1]"),
    "the name of an emoji": (f"{TOP}A\n\nHej :smile:\n", "construct", 7, "write it in words"),
    "an event attribute": (f"{TOP}[b](https://x.dk){{onclick=x}}\n", "attribute", 5, "onclick"),
    "an attribute of a heading": (f"{TOP}## A {{style=x}}\n\nb\n", "attribute", 5, "style"),
    "an unknown division": (f"{TOP}A\n\n::: warning\nx\n:::\n", "attribute", 7, "these are known: callout"),
    "a language tag that is none": (f"{TOP}[x]{{lang=12}}\n", "attribute", 5, "“12” is no language tag"),
    "a part for no language": (f"{TOP}::: {{only=xx}}\nA\n:::\n", "attribute", 5, "“xx” is no language"),
    "a link that says here": (f"{TOP}Se [her](https://x.dk).\n", "link-words", 5, "Læs mere om …"),
    "a link that says Read more:": (f"{TOP}A\n\n- [Læs mere »](https://x.dk)\n", "link-words", 7, "Læs mere om …"),
    "bold for a heading": (f"{TOP}A\n\n**Om os**\n\nB\n", "heading-emphasis", 7, "with ## or ###"),
    "an id twice": (f"{TOP}## A {{#x}}\n\na\n\n## B {{#x}}\n\nb\n", "attribute", 9, "{#name}"),
    "a division without an end": (f"{TOP}A\n\n::: callout\nx\n", "construct", 7, "write a line of :::"),
    "a fence without an end": (f"{TOP}A\n\n~~~\nx\n", "construct", 7, "write a line of ~~~"),
    "colons that end nothing": (f"{TOP}A\n\n:::\n\nB\n", "construct", 7, "begin or end no division"),
    "a division of two names": (f"{TOP}A\n\n::: callout wide\nx\n:::\n", "construct", 7, "begin or end no division"),
    "a footnote without a mark": (f"{TOP}A\n\n[^x]: B\n", "construct", 7, "write [^x] where it belongs"),
    "a mark without a footnote": (f"{TOP}A[^x]\n", "construct", 5, "[^x]: …"),
    "two footnotes of one name": (f"{TOP}A[^x]\n\n[^x]: B\n\n[^x]: C\n", "construct", 9, "rename one"),
    "a footnote in itself": (f"{TOP}A[^x]\n\n[^x]: B[^x]\n", "construct", 7, "holds itself"),
    "a footnote in a heading": (f"{TOP}## A[^x]\n\nb\n\n[^x]: c\n", "construct", 5, "into the text below"),
    "a hundred lists in lists": (
        TOP + "".join(f"{'  ' * depth}- x\n" for depth in range(100)),
        "construct",
        64,
        "60 levels deep",
    ),
    "four hundred quotations in quotations": (f"{TOP}A\n\n{'>' * 400} x\n", "source-size", 7, "60 levels deep"),
    "a line of a hundred thousand brackets": (f"{TOP}A\n\n{'[' * 100_000}\n", "source-size", 7, "divide"),
    "a paragraph of a megabyte": (TOP + "ord " * 250_000, "source-size", 5, "1,000,000 characters"),
    "a long paragraph of short lines": (TOP + "et ord til\n" * 700, "source-size", 5, "7,699 characters"),
    "a javascript: link": (f"{TOP}A\n\n[b](javascript:alert(1))\n", "link-target", 7, "with “javascript:”"),
    "a javascript: link in a reference": (f"{TOP}[b][x]\n\n[x]: javascript:a\n", "link-target", 5, "javascript:"),
    "a javascript: link that is hidden": (f"{TOP}[b](<java\tscript:a>)\n", "link-target", 5, "control character"),
    "a data: link": (f"{TOP}[b](data:text/html,x)\n", "link-target", 5, "with “data:”"),
    "a file: link": (f"{TOP}[b](file:///etc/passwd)\n", "link-target", 5, "with “file:”"),
    "a link to a file": (f"{TOP}[b](andet.html)\n", "link-target", 5, "to a file"),
    "a link without a scheme": (f"{TOP}[b](//example.org/)\n", "link-target", 5, "to a file"),
    "a link with a password": (f"{TOP}[b](https://a:b@x.dk/)\n", "link-target", 5, "with a password"),
    "a link without words": (f"{TOP}A [](https://x.dk)\n", "link-target", 5, "between the brackets"),
    "a link into a part that others don't print": (
        f"{TOP}[b](#x)\n\n::: {{only=en}}\n## A {{#x}}\n\na\n:::\n",
        "link-target",
        5,
        'put the link into a part ::: {only="en"} too',
    ),
    "a link from a part for more languages": (
        f'{TOP}::: {{only="en de"}}\n[b](#x)\n:::\n\n::: {{only=en}}\n## A {{#x}}\n\na\n:::\n',
        "link-target",
        6,
        "printed in en only",
    ),
    "a link to no document": (f"{TOP}[b](ingen.md)\n", "link-target", 5, "there are: daarlig, tekst"),
    "a link to no heading": (f"{TOP}## Et\n\n[b](#to)\n", "link-target", 7, "the ids of the headings are: et"),
    "a picture from the web": (f"{TOP}![b](https://x.dk/a.png)\n", "image-target", 5, "from outside the project"),
    "a picture from another folder": (f"{TOP}A\n\n![b](../a.png)\n", "image-target", 7, "outside the folder"),
    "the same, hidden": (f"{TOP}![b](%2e%2e/a.png)\n", "image-target", 5, "outside the folder"),
    "a picture by its path": (f"{TOP}![b](/etc/passwd)\n", "image-target", 5, "from outside the project"),
    "a picture of another kind": (f"{TOP}![b](a.tiff)\n", "image-target", 5, ".svg, .png"),
    "a picture that is not there": (f"{TOP}A\n\n![b](a.png)\n", "image-missing", 7, "put it into source/"),
    "a name that no file can have": (f"{TOP}![b]({'a' * 5000}.png)\n", "image-missing", 5, "there is no picture"),
    "a picture without a description": (f"{TOP}![](a.png)\n", "image-description", 5, "write what it shows"),
    "decoration with a description": (f"{TOP}![b](a.png){{.decoration}}\n", "image-description", 5, "take away"),
    "decoration with a caption": (
        f"{TOP}::: figure\n\n![](a.png){{.decoration}}\n\nb\n\n:::\n",
        "image-description",
        5,
        "take away the caption",
    ),
    "a picture with another mark": (f"{TOP}![b](a.png){{.pynt}}\n", "attribute", 5, ".decoration"),
    "a picture with a title": (f'{TOP}![b](a.png "t")\n', "attribute", 5, "into the caption"),
    "a table without headers in a definition": (
        f"{TOP}Ord\n:   A\n\n    |  |  |\n    |--|--|\n    | a | b |\n",
        "table-shape",
        9,
        "into the first row",
    ),
    "a skipped level": (f"{TOP}## A\n\n#### B\n\nx\n", "heading-level", 7, "write it with ###"),
    "a second title": (f"{TOP}## A\n\n# B\n\nx\n", "heading-level", 7, "write this one with ##"),
    "another title": (f"{TOP}# Noget andet\n\nx\n", "heading-level", 5, "the same words"),
    "a table without headers": (f"{TOP}|  |  |\n|--|--|\n| a | b |\n", "table-shape", 6, "into the first row"),
    "a table without rows": (f"{TOP}| a | b |\n|--|--|\n", "table-shape", 6, "write a row"),
    "a row that is too long": (f"{TOP}| a | b |\n|--|--|\n| 1 | 2 | 3 |\n", "table-shape", 7, "would be lost"),
    "a header that is too long": (f"{TOP}| a | b |\n|--|\n| 1 | 2 |\n", "table-shape", 6, "once for each column"),
    "a cell over a million columns": (
        f"{TOP}::: table\nC\n\n| a | b |\n|--|--|\n| [x]{{colspan=1000000}} | |\n:::\n",
        "table-shape",
        10,
        "from 1 to 100",
    ),
    "no such shared text": (INCLUDES, "include", 7, "there are: none yet"),
    "a shared text elsewhere": (f"{TOP}A\n\n::: {{include=../x}}\n:::\n", "include", 7, "without folder and .md"),
    "the templates as a shared text": (f"{TOP}A\n\n::: {{include=templates}}\n:::\n", "include", 7, "is taken"),
    "a shared text in a list": (f"{TOP}- A\n\n  ::: {{include=x}}\n  :::\n", "include", 7, "between two paragraphs"),
    "a shared text in a note": (
        f"{TOP}A[^x]\n\n[^x]: B\n\n    ::: {{include=x}}\n    :::\n",
        "include",
        7,
        "between two paragraphs",
    ),
}


@pytest.mark.parametrize(("content", "code", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_told_with_its_line_and_the_other_text_is_made(tmp_path, content, code, line, words):
    project = small_project(tmp_path)
    project.text("daarlig", content)
    project.write("output/da/daarlig.html", "the old one")

    ran = project.run("html", "--lang", "da")

    assert ran.status == 1
    assert (HERE, line) in ran.places(code)
    assert any(words in f"{found['message']} — {found['hint']}" for found in ran.findings if found["code"] == code)
    assert all(found["file"] == HERE and found["hint"] for found in ran.findings)
    assert (ran.out, ran.err) == ("output/da/tekst.html\n", "")
    assert (tmp_path / "output/da/daarlig.html").read_text() == "the old one"


SHARED_FAULTS = {
    "one that includes another": ("B\n\n::: {include=anden}\n:::\n", "include", 3, "include both from the document"),
    "one that includes itself": ("B\n\n::: {include=kontakt}\n:::\n", "include", 3, "include both"),
    "one with a title": ("---\ntitle: x\n---\n\nB\n", "front-matter", 2, "take it away"),
    "one that is empty": ("", "source-empty", 1, "write it, or delete it"),
    "one in latin-1": ("Bær\n".encode("latin-1"), "source-encoding", 1, "save it as UTF-8"),
    "one with a fault in a line": ("B\n\n[x](javascript:y)\n", "link-target", 3, "javascript:"),
    "one with a line that is too long": ("B\n" + "[" * 100_000, "source-size", 2, "divide"),
}


@pytest.mark.parametrize(("content", "code", "line", "words"), SHARED_FAULTS.values(), ids=SHARED_FAULTS)
def test_a_fault_of_a_shared_text_is_told_at_its_own_place(tmp_path, content, code, line, words):
    project = small_project(tmp_path)
    project.text("daarlig", INCLUDES)
    project.text("shared/kontakt", content)

    ran = project.run("html", "--lang", "da")

    assert (ran.status, ran.out) == (1, "output/da/tekst.html\n")
    assert ("source/shared/kontakt.md", line) in ran.places(code)
    assert any(words in f"{found['message']} — {found['hint']}" for found in ran.findings)


NAMES = {
    "Ærø": "rename it to aeroe.md",
    "a b": "rename it to a-b.md",
    "Årsberetning 2023": "rename it to aarsberetning-2023.md",
    "_x": "rename it to x.md",
    "中文": "rename it to tekst.md",
    "templates": "is taken",
}


@pytest.mark.parametrize(("name", "words"), NAMES.items(), ids=NAMES)
def test_a_name_that_can_t_name_a_catalog_is_told_with_one_that_can(tmp_path, name, words):
    project = small_project(tmp_path)
    project.text(name, TEXT)

    ran = project.run("html", "--lang", "da")

    assert (ran.status, ran.out) == (1, "output/da/tekst.html\n")
    assert ran.places("source-name") == [(f"source/{name}.md", None)]
    assert words in f"{ran.findings[0]['message']} — {ran.findings[0]['hint']}"


def test_a_document_may_not_have_the_name_of_a_shared_text(tmp_path):
    project = small_project(tmp_path)
    project.text("shared/tekst", "Fælles\n")
    project.text("anden", TEXT)

    ran = project.run("html", "--lang", "da")

    assert (ran.status, ran.out) == (1, "output/da/anden.html\n")
    assert ran.places("source-name") == [("source/tekst.md", None)]


OTHER_THINGS = {
    "a folder": lambda path: path.mkdir(),
    "a link to nowhere": lambda path: path.symlink_to("nothing-here"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link out of the project": lambda path: path.symlink_to("/etc/passwd"),
    "a named pipe": os.mkfifo,
}


@pytest.mark.parametrize("put", OTHER_THINGS.values(), ids=OTHER_THINGS)
def test_what_is_no_text_is_told_of_and_not_waited_for(tmp_path, put):
    project = small_project(tmp_path)
    put(tmp_path / "source/daarlig.md")

    ran = project.run("html", "--lang", "da")

    assert (ran.status, ran.out) == (1, "output/da/tekst.html\n")
    assert ran.places("file-unreadable") == [(HERE, None)]
    assert ran.findings[0]["hint"]


def test_a_text_of_many_megabytes_is_refused_unread(tmp_path):
    project = small_project(tmp_path)
    project.text("daarlig", "Et afsnit.\n\n" * 400_000)

    ran = project.run("html", "--lang", "da")

    assert (ran.status, ran.places("file-unreadable")) == (1, [(HERE, None)])


@pytest.mark.parametrize("remove", [False, True], ids=["an empty folder", "no folder"])
def test_a_project_without_texts_is_told_where_to_write_one(tmp_path, remove):
    project = small_project(tmp_path)
    (tmp_path / "source/tekst.md").unlink()
    if remove:
        (tmp_path / "source").rmdir()

    ran = project.run("all")

    assert (ran.status, ran.places("no-sources")) == (1, [("source", None)])


HARMLESS = {
    "a byte order mark": "\ufeff" + TEXT,
    "Windows line ends": TEXT.replace("\n", "\r\n"),
    "old Mac line ends": TEXT.replace("\n", "\r"),
    "no line end at the end": TEXT.rstrip("\n"),
    "front matter that ends in dots": TEXT.replace("---\n\n", "...\n\n"),
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_what_editors_do_is_no_error_and_gives_the_same_page(tmp_path, content):
    plain = small_project(tmp_path / "plain")
    project = small_project(tmp_path / "other", text=content)

    ran, expected = project.run("html", "--jobs", "1"), plain.run("html", "--jobs", "1")

    assert (ran.status, ran.findings, ran.out) == (0, [], expected.out)
    assert project.files() == plain.files()


MEANT = {
    "pipes and colons in code": f"{TOP}```\n| a |\n|--|--|\n| 1 | 2 | 3 |\n::: x\n[^n]\n```\n",
    "code in a division": f"{TOP}A\n\n::: callout\n```\nx\n```\n:::\n",
    "divisions of one length in each other": f"{TOP}::: cards\n::: card\nx\n:::\n\n::: card\ny\n:::\n:::\n",
    "a footnote's mark in code": f"{TOP}Skriv `[^x]` for en note.\n",
    "a footnote of capitals": f"{TOP}A[^Note]\n\n[^note]: B\n",
    "a pipe with a backslash": f"{TOP}| a | b |\n|--|--|\n| 1 \\| 2 | 3 |\n",
    "a table without outer pipes": f"{TOP}a | b\n--|--\n1 | 2\n",
    "prices in dollars": f"{TOP}Fra $5 til $10.\n",
    "a template's braces": f"{TOP}{{{{ 7*7 }}}} {{% include '/etc/passwd' %}}\n",
    "text below a short row": f"{TOP}| a | b |\n|--|--|\n| 1 |\n\nEfter | tabellen | her | nu\n",
}


@pytest.mark.parametrize("content", MEANT.values(), ids=MEANT)
def test_what_only_resembles_a_fault_is_left_alone(tmp_path, content):
    ran = small_project(tmp_path, text=content).run("html", "--lang", "da")

    assert (ran.status, ran.findings) == (0, [])


ACCESSIBLE = {
    "bold in a sentence": "**Om os** er der meget at sige.\n\nB\n",
    "a bold sentence": "**Ring til os i god tid.**\n\nB\n",
    "the label of a call-out": "::: callout\n\n**Kort fortalt**\n\nB\n\n:::\n\nC\n",
    "a bold signature at the end": "A\n\n**Redaktionen**\n",
    "an e-mail address": "[post@x.dk](mailto:post@x.dk)\n",
    "a link that says more than here": "[Læs mere om netværket](https://x.dk)\n",
}


@pytest.mark.parametrize("body", ACCESSIBLE.values(), ids=ACCESSIBLE)
def test_words_that_serve_everybody_are_left_alone(tmp_path, body):
    project = small_project(tmp_path, text=TOP + body)
    project.catalog("tekst", {})
    ran = project.run("check", "--lang", "da")
    assert (ran.status, ran.findings) == (0, [])


def test_an_address_for_a_link_s_words_is_a_warning_and_the_text_is_made(tmp_path):
    project = small_project(tmp_path, text=f"{TOP}Se [www.x.dk/en/side](https://www.x.dk/en/side).\n")
    ran = project.run("html", "--lang", "da")
    assert (ran.status, ran.places("link-address")) == (0, [("source/tekst.md", 5)])


def test_raw_html_does_not_hide_the_other_faults_of_a_text(tmp_path):
    project = small_project(tmp_path)
    project.text("daarlig", f"{TOP}A <b>x</b>\n\n[b](javascript:y)\n\nEn formel $x^2$.\n\n![c](a.tiff)\n")

    ran = project.run("check", "--lang", "da")

    assert {(found["code"], found["line"]) for found in ran.findings} == {
        ("raw-markup", 5),
        ("link-target", 7),
        ("construct", 9),
        ("image-target", 11),
    }


SIGNS = (
    "Det koster $5 eller $10, mellem $100 og $200, US$ 5-$10 i alt.",
    "Sæt C++ og a++ ved siden af hinanden; 1 == 1 == 1.",
    "Skriv kl. 12:30:45, se [noten] og [[1]](https://example.org), 2^3 og x[^n].\n\n[^n]: Note",
    "`$x^2$`, `==a==`, `[[a]]`, `^[a]` og `:smile:` er kode.",
    "- [x](https://example.org)\n- `[ ]`",
)


@pytest.mark.parametrize("text", SIGNS)
def test_signs_that_mean_themselves_are_no_fault(tmp_path, text):
    project = small_project(tmp_path)
    project.text("daarlig", f"{TOP}{text}\n")

    assert project.run("check", "--lang", "da").findings == []
