"""Content streams in ink: which ink a colour is, by what is painted in it, and where it is set."""

from __future__ import annotations

import pikepdf
import pytest
from separated_files import inks

from press.finishing.separation.painting import Painter
from press.finishing.separation.plates import Ink
from press.finishing.separation.walking import Walk

# --- letters and areas -----------------------------------------------------------------------------------------


def painted(content: str, resources=None) -> str:
    """What becomes of a content stream."""
    with pikepdf.new() as document:
        stream = document.make_stream(content.encode())
        given = pikepdf.Dictionary(resources or {})
        return " ".join(Painter(Ink(inks(), 0), given).repaint(stream).decode().split())


NEARLY = "0.102 0.1333 0.149 rg"
"""The ink of the tokens: black with a tinge of blue."""


def test_letters_that_are_nearly_grey_are_black_and_an_area_of_their_colour_is_not():
    said = painted(f"{NEARLY} BT /F 9 Tf (x) Tj ET 0 0 9 9 re f BT (y) Tj ET")
    letters, area, again = (float(part.split()[-4]) for part in said.split(" k")[:3])
    assert (letters, again) == (0, 0)
    assert area > 0.5
    assert said.split(" k")[0].split()[-1] == "1"


def test_lines_are_like_letters():
    assert painted("0.102 0.1333 0.149 RG 0 0 m 9 9 l S").startswith("0 0 0 1 K 0 0 m")


@pytest.mark.parametrize("grey", ["0 g", "0 0 0 rg", "0.0 g"])
def test_black_is_black_ink_whatever_is_painted_in_it(grey):
    assert painted(f"{grey} 0 0 9 9 re f") == "0 0 0 1 k 0 0 9 9 re f"


def test_white_is_no_ink():
    assert painted("1 1 1 rg 0 0 9 9 re f") == "0 0 0 0 k 0 0 9 9 re f"


def test_a_colour_is_set_for_what_is_painted_and_not_between_a_path_and_its_painting():
    said = painted("1 0 0 rg q 0 0 9 9 re W n Q 0 0 m 9 9 l 9 0 l h f*")
    assert said.startswith("q 0 0 9 9 re W n Q 0 ")
    assert said.split(" k ")[1] == "0 0 m 9 9 l 9 0 l h f*"


def test_what_is_set_is_undone_with_the_graphics_state():
    said = painted("0 g q 1 g 0 0 1 1 re f Q 0 0 2 2 re f q 0 0 3 3 re f Q")
    assert said == "q 0 0 0 0 k 0 0 1 1 re f Q 0 0 0 1 k 0 0 2 2 re f q 0 0 3 3 re f Q"


def test_letters_that_are_outlined_get_the_colour_of_lines_too():
    assert painted("0 G 1 g BT 2 Tr (x) Tj ET") == "BT 2 Tr 0 0 0 0 k 0 0 0 1 K (x) Tj ET"
    assert painted("0 G 1 g BT (x) Tj ET") == "BT 0 0 0 0 k (x) Tj ET"


def test_a_form_is_drawn_in_the_colours_around_it_and_a_picture_in_its_own():
    form = {"/XObject": pikepdf.Dictionary({"/F": pikepdf.Dictionary({"/Subtype": pikepdf.Name.Form})})}
    image = {"/XObject": pikepdf.Dictionary({"/F": pikepdf.Dictionary({"/Subtype": pikepdf.Name.Image})})}
    assert painted("0 g /F Do", form) == "0 0 0 1 k /F Do"
    assert painted("0 g /F Do", image) == "/F Do"


STENCIL = "BI /W 8 /H 1 /IM true /BPC 1 /D [1 0] ID"


def test_a_stencil_within_the_content_is_painted_in_the_colour_of_areas():
    """Glyphs of bitmap fonts are written so."""
    said = painted(f"0 0 d0 0 g {STENCIL} x\nEI")
    assert said.startswith("0 0 d0 0 0 0 1 k BI")
    assert said.count("/IM true") == 1
    assert said.endswith("x EI")


def test_a_form_without_a_colour_of_its_own_is_left_without_one():
    assert painted("0 0 9 9 re f") == "0 0 9 9 re f"


# --- masks -----------------------------------------------------------------------------------------------------


def of_a_mask(kind: str, content: str) -> str:
    """What becomes of the content of a soft mask in a file of our own."""
    name = pikepdf.Name
    with pikepdf.new() as document:
        page = document.add_blank_page()
        group = document.make_stream(
            content.encode(),
            Type=name.XObject,
            Subtype=name.Form,
            BBox=[0, 0, 9, 9],
            Group=pikepdf.Dictionary(S=name.Transparency, CS=name.DeviceRGB),
        )
        mask = pikepdf.Dictionary(Type=name.Mask, S=name(f"/{kind}"), G=group)
        state = pikepdf.Dictionary(SMask=mask)
        page.obj.Resources = pikepdf.Dictionary(
            ExtGState=pikepdf.Dictionary({"/S": state}), XObject=pikepdf.Dictionary({"/X": group})
        )
        page.obj.Contents = document.make_stream(b"/S gs 1 0 0 rg 0 0 9 9 re f")
        Walk(document).pages(Ink(inks(), 0))
        made = page.obj.Resources.ExtGState.S.SMask.G
        return f"{made.Group.CS} {' '.join(made.read_bytes().decode().split())}"


def test_the_light_of_a_mask_stays_what_it_was():
    said = of_a_mask("Luminosity", "1 0 0 rg 0 0 9 9 re f 0 0 1 rg 0 0 1 1 re f 0.5 g 0 0 2 2 re f")
    assert said.startswith("/DeviceGray 0.3 g 0 0 9 9 re f 0.11 g 0 0 1 1 re f 0.5")
    assert "k" not in said


def test_of_a_mask_that_is_no_light_the_colours_are_as_everywhere():
    assert of_a_mask("Alpha", "0 0 0 rg 0 0 9 9 re f") == "/DeviceCMYK 0 0 0 1 k 0 0 9 9 re f"
