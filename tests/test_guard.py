"""Where links and pictures may lead, and where not."""

from __future__ import annotations

import pytest

from press.guard import document_link, host_of, image_problem, link_problem
from press.model.tree import Image, Link, Text
from press.model.walks import inlines_in
from press.pandoc import Reading, read_markdown


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/",
        "http://example.org:8080/a?b=c&d=e#f",
        "https://example.org/ø/阅读",
        "https://[2001:db8::1]/",
        "mailto:a.b+c@example.org",
        "tel:+4512345678",
        "tel:112",
        "#afsnit",
        "andet-dokument.md",
        "andet.md#afsnit",
    ],
)
def test_a_link_may_lead_to_the_web_to_people_and_to_documents(target: str) -> None:
    assert link_problem(target) == ""


@pytest.mark.parametrize(
    "target",
    [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "ftp://example.org",
        "blob:https://example.org/x",
        "view-source:https://example.org",
        "//example.org/",
        "\\\\server\\share",
        "https:\\\\example.org",
        "/etc/passwd",
        "../andet.md",
        "mappe/andet.md",
        "andet.html",
        "andet.MD",
        "https://",
        "https:example.org",
        "https://user:password@example.org/",
        "https://example.org@evil.example/",
        "https://[example/",
        "https://a b/",
        "mailto:",
        "mailto:a",
        "mailto:a@b.example?bcc=c@d.example",
        "mailto:a@b<script>",
        "tel:ring",
        "tel:+45 12",
        "urn:isbn:1",
    ],
)
def test_a_link_may_lead_nowhere_else(target: str) -> None:
    assert link_problem(target)


@pytest.mark.parametrize(
    "source", ["a.svg", "billeder/a.PNG", "a%20b.jpg", "a b.jpeg", "figur.en.svg", "å.webp", "a..b.gif"]
)
def test_a_picture_stands_beside_the_text(source: str) -> None:
    assert image_problem(source) == ""


ELSEWHERE = ["", "https://a.b/c.png", "//a.b/c.png", "/c.png", "../c.png", "a/../../c.png", "a%2f..%2f..%2fc.png"]
ELSEWHERE += ["data:image/png,x", "file:c.png", "a\\c.png", "c.pdf", "c", "c.svg#a", "c.png?x", "\x00.png"]
ELSEWHERE += ["HTTPS://a.b/c.png", "%68ttps://a.b/c.png"]


@pytest.mark.parametrize("source", ELSEWHERE)
def test_a_picture_stands_nowhere_else(source: str) -> None:
    assert image_problem(source)


def test_a_link_to_a_document_has_its_name_and_its_heading() -> None:
    assert document_link("andet.md") == ("andet", "")
    assert document_link("andet.md#a") == ("andet", "#a")
    assert [document_link(target) for target in ("https://a.b/c.md", "#a", "a.md?b", "Ø.md")] == [None] * 4


def test_every_link_and_picture_of_a_text_is_met_with_its_line() -> None:
    places = {
        1: "## [a](#x)",
        3: "b [*[c](#x)*]{lang=en} ![d](x.png)",
        5: "- e\n    - [f](#x)",
        8: "> [g](#x)",
        10: "[h](#x)\n: [i](#x)",
        13: "::: callout\n[j](#x)\n:::",
        17: "::: table\n\n[k](#x)\n\n| [l](#x) |\n| --- |\n| [m](#x) |\n\n:::",
        27: "::: figure\n\n![n](x.png)\n\n[o](#x)\n\n:::",
        35: "p[^1]\n\n[^1]: [q](#x)\n\n    - [r](#x)",
    }
    text = ""
    for line, part in places.items():
        text += "\n" * (line - text.count("\n") - 1) + part + "\n"
    blocks = read_markdown(text, Reading("source/a.md"))
    met = [(inline, place.line) for inline, place in inlines_in(blocks) if isinstance(inline, Link | Image)]
    names = {(inline.content if isinstance(inline, Link) else inline.description)[0] for inline, _ in met}
    assert names == {Text(letter) for letter in "acdfghijklmnoqr"}
    assert all(any(line <= found < line + 10 for line in places) for _, found in met)


@pytest.mark.parametrize("source", ["//[a/b.png", "[::1/b.png", "//[x]y/b.svg"])
def test_a_name_that_no_parser_of_addresses_reads_ends_in_no_traceback(source: str) -> None:
    assert isinstance(image_problem(source), str)
    assert link_problem(f"https:{source}") if source.startswith("//") else True


def test_the_host_of_what_is_no_address_is_none() -> None:
    assert [host_of(address) for address in ("https://a.b/c", "https://[a/b", "x", "")] == ["a.b", "", "", ""]
