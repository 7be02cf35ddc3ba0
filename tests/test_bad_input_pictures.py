"""A picture that can't be shown everywhere, or does more than show something, is told of at the line that names it."""

import os
import zlib
from io import BytesIO

import pytest
from PIL import Image
from small_projects import small_project

from press.drawings import DEEPEST, drawing_problem

TOP = "---\ntitle: En titel\n---\n\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
RECTANGLE = '<rect width="9" height="9"/>'
BOMB = "".join(f'<g id="a{level}">{f"""<use href="#a{level + 1}"/>""" * 10}</g>' for level in range(9)) + '<g id="a9"/>'
CHAIN = "".join(f'<g id="a{level}"><use href="#a{level + 1}"/></g>' for level in range(5000))


def png(width=4, height=4):
    data = BytesIO()
    Image.new("RGB", (width, height), "red").save(data, "PNG")
    return data.getvalue()


def bomb_of_pixels(side=30_000):
    """A picture of many pixels in a few bytes."""
    whole = png()
    header = b"IHDR" + side.to_bytes(4, "big") * 2 + whole[24:29]
    return whole[:12] + header + zlib.crc32(header).to_bytes(4, "big") + whole[33:]


DRAWINGS = {
    "a script": ("<script>alert(1)</script>", "it has a <script>"),
    "a page in it": ("<foreignObject><p/></foreignObject>", "it has a <foreignObject>"),
    "an animation": ('<rect><animateTransform attributeName="x"/></rect>', "it has a <animateTransform>"),
    "an event attribute": ('<rect onclick="x"/>', "an event attribute (onclick)"),
    "a picture of the web": ('<image href="http://x.dk/a.png"/>', "it refers to “http://x.dk/a.png”"),
    "a file": ('<image x:href="file:///etc/passwd"/>', "it refers to “file:///etc/passwd”"),
    "a file beside it": ('<use href="b.svg#a"/>', "it refers to “b.svg#a”"),
    "a drawing in data": ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', "it refers to “data:image/svg+xml"),
    "a link that runs": ('<a href="javascript:x"/>', "it refers to “javascript:x”"),
    "a style sheet": ("<style>@import url(a.css)</style>", "its style sheet"),
    "a style sheet in capitals": ("<style>@IMPORT 'a.css'</style>", "its style sheet"),
    "a style sheet in parts": ("<style>rect { fill: ur<!-- x -->l(http://x.dk/) }</style>", "its style sheet"),
    "a hidden style": ("<style>rect { fill: u\\72l(http://x.dk/) }</style>", "its style sheet"),
    "a set of pictures": ("<style>rect { fill: image-set('a.png' 1x) }</style>", "its style sheet"),
    "a paint of the web": ('<rect fill="url(http://x.dk/#a)"/>', "it refers to a file"),
    "a hidden paint": ('<rect style="fill:\\75rl(http://x.dk/)"/>', "hides something"),
    "a bomb of uses": (BOMB, "it draws more than 100,000 elements"),
    "a use of itself": ('<g id="a"><use href="#a"/></g><use href="#a"/>', "uses itself"),
    "a chain of uses": (CHAIN + '<use href="#a0"/>', "uses itself"),
    "a deep nesting": ("<g>" * DEEPEST + "</g>" * DEEPEST, f"more than {DEEPEST} deep"),
    "a tag that is not closed": ("<rect>", "no well-formed SVG (line 1)"),
}
FILES = {
    "a document type": (f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG.format("&a;")}'.encode(), "it has a document type"),
    "one in UTF-16": (f'<?xml version="1.0"?><!DOCTYPE svg>{SVG.format("")}'.encode("utf-16"), "a document type"),
    "an instruction": (f'<?xml-stylesheet href="a.css"?>{SVG.format("")}'.encode(), "(xml-stylesheet)"),
    "an encoding that hides things": (
        f'<?xml version="1.0" encoding="utf-7"?>{SVG.format("")}'.encode(),
        "an encoding that can't be read",
    ),
    "no drawing": (b"<html/>", "it is no SVG"),
    "nothing": (b"", "no well-formed SVG"),
    "no XML": (b"\x89PNG", "no well-formed SVG"),
}
HOSTILE = {**{name: (SVG.format(part).encode(), words) for name, (part, words) in DRAWINGS.items()}, **FILES}


@pytest.mark.parametrize(("data", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_drawing_that_does_more_than_draw_is_refused(data, words):
    problem, hint = drawing_problem(data)

    assert words in problem
    assert hint


DECENT = {
    "a shape": RECTANGLE,
    "a gradient": '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" style="stroke: url(\'#a\')"/>',
    "a photograph in it": '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    "a part that is used twice": f'<g id="a">{RECTANGLE}</g><use href="#a"/><use x:href="#a"/>',
    "words with a backslash": "<text>C:\\temp</text><title>url(x)</title>",
}


@pytest.mark.parametrize("content", DECENT.values(), ids=DECENT)
def test_what_drawings_are_made_of_is_let_through(content):
    assert drawing_problem(SVG.format(content).encode()) == ("", "")


PHOTOGRAPHS = {
    "a text": (b"hello", "it is no PNG, though its name says so"),
    "another format": (b"GIF89a" + bytes(20), "it is no PNG"),
    "half a picture": (png(99, 99)[:120], "it is damaged"),
    "sixty-four million pixels": (bomb_of_pixels(8_000), "it has more than 50,000,000 pixels"),
    "nine hundred million pixels": (bomb_of_pixels(), "it has more than 50,000,000 pixels"),
}


@pytest.mark.parametrize(("data", "words"), PHOTOGRAPHS.values(), ids=PHOTOGRAPHS)
def test_a_damaged_picture_is_told_at_the_line_that_names_it(tmp_path, data, words):
    project = small_project(tmp_path, text=f"{TOP}Et afsnit.\n\n![Et billede](a.png)\n")
    project.write("source/a.png", data)

    ran = project.run("html", "--lang", "da")

    assert (ran.status, ran.places("image-unreadable")) == (1, [("source/tekst.md", 7)])
    assert words in str(ran.findings[0]["message"])
    assert ran.findings[0]["hint"]


def test_a_link_out_of_the_folder_is_no_picture(tmp_path):
    project = small_project(tmp_path / "project", text=f"{TOP}![Et billede](a.png)\n")
    (tmp_path / "b.png").write_bytes(png())
    (tmp_path / "project/source/a.png").symlink_to(tmp_path / "b.png")

    ran = project.run("html", "--lang", "da")

    assert (ran.status, ran.places("image-target")) == (1, [("source/tekst.md", 5)])


@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir], ids=["a named pipe", "a folder"])
def test_what_is_no_file_is_no_picture(tmp_path, put):
    project = small_project(tmp_path, text=f"{TOP}![Et billede](a.png)\n")
    put(tmp_path / "source/a.png")

    ran = project.run("html", "--lang", "da")

    assert (ran.status, ran.places("image-missing")) == (1, [("source/tekst.md", 5)])


def test_a_fault_in_the_picture_for_one_language_keeps_only_that_one_back(tmp_path):
    project = small_project(tmp_path, text=f"{TOP}![Et billede](a.png)\n")
    project.write("source/a.png", png())
    project.write("source/a.en.png", b"hello")

    ran = project.run("html", "--jobs", "1")

    assert (ran.status, ran.out) == (1, "output/da/tekst.html\n")
    assert "“a.en.png”" in str([found for found in ran.findings if found["code"] == "image-unreadable"])


def test_two_pictures_whose_names_look_alike_stay_two(tmp_path):
    project = small_project(tmp_path, text=f"{TOP}![Den ene](<a b.png>)\n\n![Den anden](a-b.png)\n")
    project.write("source/a b.png", png(3, 3))
    project.write("source/a-b.png", png(5, 5))

    ran = project.run("html", "--lang", "da")

    page = project.html(language="da")
    images = {part.split('"')[0] for part in page.split("data:image/png;base64,")[1:]}
    assert (ran.status, len(images)) == (0, 2)
