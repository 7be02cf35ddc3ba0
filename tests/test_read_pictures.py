"""Pictures are files of the project that all formats can show, the one for a language before the one for all."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from press.model.location import Location
from press.read import picture

PLACE = Location("source/a.md", 7)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><title>%s</title></svg>'


def png() -> bytes:
    """The smallest picture: one white pixel."""
    data = BytesIO()
    Image.new("L", (1, 1), 255).save(data, "PNG")
    return data.getvalue()


PNG = png()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "source"
    (found / "billeder").mkdir(parents=True)
    for name, text in (
        ("figur.svg", b"alle"),
        ("figur.en.svg", b"en"),
        ("figur.zh-Hans.svg", b"zh"),
        ("billeder/b.svg", b"b"),
    ):
        (found / name).write_bytes(SVG % text)
    (found / "a b.png").write_bytes(PNG)
    return found


@pytest.mark.parametrize(
    ("source", "language", "name", "text"),
    [
        ("figur.svg", "en", "figur.en.svg", b"en"),
        ("figur.svg", "zh-Hans", "figur.zh-Hans.svg", b"zh"),
        ("figur.svg", "da", "figur.svg", b"alle"),
        ("billeder/b.svg", "en", "billeder-b.svg", b"b"),
        ("a%20b.png", "en", "a-b.png", PNG),
        ("a b.png", "en", "a-b.png", PNG),
    ],
)
def test_the_picture_for_a_language_is_taken_before_the_one_for_all(folder: Path, source, language, name, text) -> None:
    asset, findings = picture(folder, source, language, PLACE)
    assert findings == ()
    assert re.sub(r"-[0-9a-f]{8}(?=\.)", "", asset.name) == name
    assert text in asset.data
    assert asset.media_type == ("image/png" if name.endswith("png") else "image/svg+xml")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("ikke-her.svg", "image-missing"),
        ("https://example.org/a.png", "image-target"),
        ("//example.org/a.png", "image-target"),
        ("/etc/passwd.svg", "image-target"),
        ("../publication.svg", "image-target"),
        ("%2e%2e/a.svg", "image-target"),
        ("file:///a.svg", "image-target"),
        ("data:image/svg+xml,<svg/>", "image-target"),
        ("a.pdf", "image-target"),
        ("", "image-target"),
        ("\x00.svg", "image-target"),
        ("a" * 300 + ".svg", "image-missing"),
        ("udenfor.svg", "image-target"),
        ("mappe.svg", "image-missing"),
    ],
)
def test_what_is_no_picture_of_the_project_is_told_at_the_place_that_shows_it(folder: Path, source, code) -> None:
    (folder.parent / "hemmelig.svg").write_bytes(SVG % b"x")
    (folder / "udenfor.svg").symlink_to(folder.parent / "hemmelig.svg")
    (folder / "mappe.svg").mkdir()
    asset, (found,) = picture(folder, source, "en", PLACE)
    assert asset is None
    assert (found.code, found.location) == (code, PLACE)
    assert found.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"<svg/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        SVG % b"<script>alert(1)</script>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/a.png"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"><use x:href="b.svg#a"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill:url(http://a.b/c)"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><style>@import "a.css";</style></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>',
        "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg'/>".encode(
            "utf-16"
        ),
        b'<?xml-stylesheet href="https://example.org/a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:alert(1)"/></svg>',
    ],
)
def test_svg_that_does_more_than_draw_is_refused(folder: Path, data: bytes) -> None:
    (folder / "figur.svg").write_bytes(data)
    asset, (found,) = picture(folder, "figur.svg", "da", PLACE)
    assert asset is None
    assert (found.code, found.location) == ("image-unreadable", PLACE)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif", "a.webp"])
def test_a_file_that_is_not_what_its_ending_says_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"RIFF\0\0\0\0WAVE" if name == "a.webp" else SVG % b"a")
    _, (found,) = picture(folder, name, "da", PLACE)
    assert found.code == "image-unreadable"
