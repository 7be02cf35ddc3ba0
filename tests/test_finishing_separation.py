"""Pages in a print shop's inks: no colour of a screen is left, greys are black ink, and the page looks as it did."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pikepdf
import pytest
from brochure_pages import arabic, block, chinese, english, page_of
from finished_pages import editions_on_sheets, finished, laid_out, opened, picture, words
from PIL import Image, ImageChops, ImageDraw, ImageStat
from separated_files import colours, difference, fogra39, inks, plates, screen_colours, seen, separated

from press.checks.artifacts import verapdf
from press.editions import Layout
from press.findings import Halt
from press.finishing import Inks, Order
from press.model.artifact import Artifact
from press.model.location import Location
from press.model.page import Asset

MARKED = Layout("brochure", marks=True, bleed=3.0)
DAY = date(2023, 11, 10)
SLUG = 10
"""mm of paper around the page."""
ACCENT, TINT = (15, 61, 76), (238, 243, 244)
"""Of the tokens: the cover's ground, and that of a call-out."""
FIGURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><title>x</title>
<defs><linearGradient id="a"><stop offset="0" stop-color="#7a1f1a"/><stop offset=".5" stop-color="#fff"/>
<stop offset=".5" stop-color="#336699"/><stop offset="1" stop-color="#3f7288"/></linearGradient>
<linearGradient id="b"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient>
<linearGradient id="c"><stop offset="0" stop-color="#336699"/><stop offset="1" stop-color="#336699" stop-opacity="0"/>
</linearGradient>
<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="10" height="10" fill="#a8574a"/>
</pattern></defs>
<rect width="200" height="20" fill="url(#a)"/><rect y="20" width="200" height="20" fill="url(#b)"/>
<rect y="40" width="200" height="20" fill="url(#c)"/><rect y="60" width="200" height="20" fill="url(#p)"/>
<rect x="200" width="100" height="40" fill="#000"/><rect x="200" y="40" width="100" height="40" fill="#808080"/>
<text x="0" y="98" font-family="Noto Sans" font-size="14" fill="#1a2226">N1N</text></svg>"""


def raster(kind: str, mode: str) -> bytes:
    """A picture of 120 × 80 pixels: red, with a half-transparent square in it where it has an alpha channel."""
    image = Image.new("RGBA", (120, 80), (150, 60, 70, 255))
    pencil = ImageDraw.Draw(image)
    pencil.rectangle((0, 0, 39, 79), fill=(0, 0, 0, 0))
    pencil.rectangle((80, 0, 119, 79), fill=(51, 102, 153, 128))
    data = io.BytesIO()
    image = image.convert("RGB").quantize() if mode == "P" else image.convert(mode)
    image.save(data, kind, **({"quality": 95} if kind == "JPEG" else {}))
    return data.getvalue()


def greys(mode: str) -> bytes:
    data = io.BytesIO()
    Image.linear_gradient("L").rotate(90).resize((120, 80)).convert(mode).save(data, "PNG")
    return data.getvalue()


PICTURES = (
    Asset("alpha.png", "image/png", raster("PNG", "RGBA")),
    Asset("photo.jpg", "image/jpeg", raster("JPEG", "RGB")),
    Asset("palette.png", "image/png", raster("PNG", "P")),
    Asset("grey.png", "image/png", greys("L")),
    Asset("even.png", "image/png", greys("RGB")),
    Asset("figure.svg", "image/svg+xml", FIGURE.encode()),
)


def shown(page):
    """A page with pictures of every kind before its text."""
    figures = [block(f'<figure><img src="images/{asset.name}" alt="{asset.name}"/></figure>') for asset in PICTURES]
    return replace(page, assets=(*page.assets, *PICTURES), blocks=(*figures, *page.blocks))


SAMPLES = {"en": english, "ar": arabic, "zh-Hans": chinese}
LANGUAGES = pytest.mark.parametrize("language", SAMPLES)


@cache
def laid(language: str) -> Artifact:
    return laid_out(shown(SAMPLES[language]()), MARKED)


@cache
def on_screen(language: str) -> Artifact:
    return finished(laid(language), "brochure", rtl=language == "ar", marks=True, bleed=3.0)


@cache
def in_ink(language: str) -> Artifact:
    return separated(laid(language), MARKED, rtl=language == "ar", day=DAY)


def looks(pixel: tuple[int, ...]) -> tuple[int, ...]:
    """The colour of inks, as a screen would show it."""
    found = seen(Image.new("CMYK", (1, 1), pixel)).getpixel((0, 0))
    assert isinstance(found, tuple)
    return found


# --- the whole file --------------------------------------------------------------------------------------------


@LANGUAGES
def test_no_colour_of_a_screen_is_left_wherever_it_may_stand(language):
    with opened(on_screen(language)) as before, opened(in_ink(language)) as after:
        assert len(screen_colours(before)) > 20
        assert screen_colours(after) == []


@LANGUAGES
def test_it_keeps_the_standards_of_which_one_forbids_screen_colours_beside_inks(language):
    """PDF/A-2, 6.2.4.3: the colours of a file are of one kind with its output intent, which is the press's now."""
    files = [(language, in_ink(language).data)]
    assert verapdf.validate(files) == ()
    assert verapdf.validate(files, "PDF/A-2A") == ()


@LANGUAGES
def test_every_page_looks_as_it_did(language):
    before, after = on_screen(language), in_ink(language)
    assert (before.pages, before.marks) == (after.pages, after.marks)
    for page in range(1, after.pages + 1):
        screen, paper = picture(before, page), seen(plates(after, page))
        size = (screen.width // 8, screen.height // 8)  # the edges of letters fall on other pixels
        apart = ImageChops.difference(
            screen.resize(size, Image.Resampling.BOX), paper.resize(size, Image.Resampling.BOX)
        )
        assert max(ImageStat.Stat(apart).mean) < 8, page


@LANGUAGES
def test_the_covers_ground_and_a_call_outs_have_the_colours_of_the_theme(language):
    cover = seen(plates(in_ink(language)))
    assert difference(cover.getpixel((cover.width // 2, cover.height // 3)), ACCENT) < 4
    shades = [looks(tuple(round(255 * part) for part in amounts)) for amounts in colours(in_ink(language), "k")]
    assert min(difference(shade, TINT) for shade in shades) < 3


WORDS = {"en": "Violent", "ar": "infohuse", "zh-Hans": "暴力"}
"""Of running text, such as pdftotext finds them, which turns Arabic letters around."""


@LANGUAGES
def test_letters_are_printed_in_black_ink_alone_and_all_of_it(language):
    word = next(word for word in words(in_ink(language)) if WORDS[language] in word.text)
    image = plates(in_ink(language), word.page + 1, 288)
    box = (word.left, image.height / 4 - word.top, word.right, image.height / 4 - word.bottom)
    letters = image.crop([round(edge * 4) for edge in box])
    cyan, magenta, yellow, black = (band.getextrema() for band in letters.split())
    assert (cyan, magenta, yellow) == ((0, 0),) * 3
    assert black == (0, 255)


@LANGUAGES
def test_it_says_what_it_said(language):
    before, after = (
        subprocess.run(["pdftotext", "-", "-"], input=file.data, capture_output=True, check=True).stdout
        for file in (on_screen(language), in_ink(language))
    )
    assert before == after


@pytest.mark.parametrize("edition", editions_on_sheets())
def test_sheets_to_be_folded_are_separated_like_pages(edition):
    page = shown(english()) if edition == "booklet" else replace(shown(page_of("<p>x</p>")), summary="x")
    base = laid_out(page, MARKED if edition == "booklet" else Layout(edition, marks=True, bleed=3.0))
    file = separated(base, Layout(edition, marks=True, bleed=3.0), day=DAY)
    with opened(file) as document:
        assert screen_colours(document) == []
        assert all("/Annots" not in page.obj for page in document.pages)
    assert verapdf.validate([(edition, file.data)], "PDF/A-2A") == ()


def test_the_same_file_gives_the_same_bytes():
    again = separated(laid("en"), MARKED, day=DAY, order=Order(Inks(fogra39(), "FOGRA39")))
    assert again.data == in_ink("en").data


# --- what is drawn and shown -----------------------------------------------------------------------------------


@cache
def alone(name: str) -> tuple[Artifact, Image.Image]:
    """A file that shows one of the pictures, and the plates of it, four pixels a point."""
    asset = next(asset for asset in PICTURES if asset.name == name)
    page = page_of(f'<figure><img src="images/{name}" alt="x"/></figure>', assets=(asset,))
    base = laid_out(page, MARKED)
    screen = picture(finished(base, "brochure", marks=True, bleed=3.0), 2, 288)
    inner = tuple(round(edge * 288 / 25.4) for edge in (40, 35, 210, 290))  # within the margins, below the running head
    box = ImageChops.invert(screen).crop(inner).getbbox()
    assert box
    left, top = inner[0] + box[0], inner[1] + box[1]
    file = separated(base, MARKED, day=DAY)
    return file, plates(file, 2, 288).crop((left, top, left + box[2] - box[0], top + box[3] - box[1]))


def at(name: str, x: float, y: float) -> tuple[int, ...]:
    """The inks at a place of a picture, by parts of what is seen of its width and height."""
    image = alone(name)[1]
    pixel = image.getpixel((round(x * (image.width - 1)), round(y * (image.height - 1))))
    assert isinstance(pixel, tuple)
    return pixel


def images(artifact: Artifact) -> list[pikepdf.Object]:
    with opened(artifact) as document:
        streams = [thing for thing in document.objects if isinstance(thing, pikepdf.Stream)]
        return [
            (str(one.ColorSpace), str(one.get("/Filter")), "/SMask" in one)
            for one in streams
            if one.get("/Subtype") == pikepdf.Name.Image
        ]


MASK = ("/DeviceGray", "/FlateDecode", False)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("alpha.png", [("/DeviceCMYK", "/FlateDecode", True), MASK]),
        ("photo.jpg", [("/DeviceCMYK", "/DCTDecode", False)]),
        ("palette.png", [("/DeviceCMYK", "/FlateDecode", False)]),
        ("grey.png", [("/DeviceGray", "/FlateDecode", False)]),
        ("even.png", [("/DeviceGray", "/FlateDecode", False)]),
    ],
)
def test_a_picture_stays_of_its_kind(name, kinds):
    assert sorted(images(alone(name)[0])) == sorted(kinds)


@pytest.mark.parametrize(("name", "red"), [("alpha.png", 0.25), ("photo.jpg", 0.5), ("palette.png", 0.5)])
def test_a_pictures_colours_are_those_that_it_had(name, red):
    assert difference(looks(at(name, red, 0.5)), (150, 60, 70)) < 5


def test_what_was_half_transparent_is_half_its_ink_and_what_was_wholly_is_paper():
    whole = inks().picture(Image.new("RGB", (1, 1), (51, 102, 153)), inks_space()).getpixel((0, 0))
    assert at("alpha.png", 0.75, 0.5) == pytest.approx([part * 128 / 255 for part in whole], abs=2)
    assert difference(looks(at("alpha.png", 0.75, 0.5)), (153, 178, 204)) < 8
    page = plates(alone("alpha.png")[0], 2)
    assert page.getpixel((page.width // 2, page.height * 3 // 4)) == (0, 0, 0, 0)


@pytest.mark.parametrize("name", ["grey.png", "even.png"])
def test_a_picture_without_colour_is_black_ink_from_paper_to_all_of_it(name):
    amounts = [at(name, x / 40, 0.5) for x in range(1, 40)]
    assert {pixel[:3] for pixel in amounts} == {(0, 0, 0)}
    black = [pixel[3] for pixel in amounts]
    assert black in (sorted(black), sorted(black, reverse=True))
    assert (min(black), max(black)) == pytest.approx((0, 255), abs=12)


def test_a_drawings_black_and_greys_are_black_ink_alone():
    assert at("figure.svg", 0.85, 0.2) == (0, 0, 0, 255)
    cyan, magenta, yellow, black = at("figure.svg", 0.85, 0.6)
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert difference(looks((0, 0, 0, black)), (128, 128, 128)) < 4


def test_a_qr_code_is_printed_in_black_ink_alone():
    base = laid_out(page_of("<p>x</p>", language="da", address="https://example.org/x.html"), MARKED)
    back = plates(separated(base, MARKED, day=DAY), base.pages, 144)
    edge = round((SLUG + 5) * 144 / 25.4)  # within the marks, which are in all inks
    page = back.crop((edge, edge, back.width - edge, back.height - edge))
    full = page.getchannel("K").point([0] * 255 + [255])  # the ground has less of it
    box = full.getbbox()
    assert box
    code = page.crop(box)
    assert code.width == pytest.approx(code.height, abs=2)
    assert code.getchannel("K").histogram()[255] > 0.3 * code.width * code.height
    assert [code.getchannel(ink).getextrema() for ink in "CMY"] == [(0, 0)] * 3


def test_a_shading_keeps_its_colours_and_its_edges():
    y = 0.1
    for x, colour in ((0.005, (122, 31, 26)), (0.345, (51, 102, 153)), (0.65, (63, 114, 136))):
        assert difference(looks(at("figure.svg", x, y)), colour) < 6, x
    row = [at("figure.svg", x / 1000, y)[0] for x in range(320, 350)]
    steps = [abs(after - before) for before, after in pairwise(row)]
    assert max(steps) > 0.9 * (max(row) - min(row))


def test_a_shading_of_greys_is_black_ink_that_is_told_apart_to_its_dark_end():
    row = [at("figure.svg", x / 60, 0.3) for x in range(1, 40)]
    assert {pixel[:3] for pixel in row} == {(0, 0, 0)}
    black = [pixel[3] for pixel in row]
    assert black == sorted(black, reverse=True)
    assert black[0] < 255
    assert len(set(black)) > 35


def test_a_shading_that_fades_does_so_in_even_ink():
    solid, half = at("figure.svg", 0.005, 0.5), at("figure.svg", 1 / 3, 0.5)
    assert half == pytest.approx([part / 2 for part in solid], abs=5)


def test_a_pattern_is_drawn_in_ink():
    assert difference(looks(at("figure.svg", 0.3, 0.72)), (168, 87, 74)) < 6


def inks_space():
    from press.finishing.separation.spaces import SCREEN

    return SCREEN


def test_inks_that_a_template_gives_stay_what_they_are():
    page = page_of('<p style="color: device-cmyk(0% 91% 76% 6%)">N1N</p>')
    assert (0.0, 0.91, 0.76, 0.06) in colours(separated(laid_out(page, MARKED), MARKED, day=DAY), "k")


def test_colours_that_are_told_by_the_eye_reach_what_no_screen_shows():
    page = page_of('<p style="color: lab(58% -37 -50)">N1N</p>')  # cyan, as ISO 12647-2 has it, on a darker paper
    heaviest = max(colours(separated(laid_out(page, MARKED), MARKED, day=DAY), "k"), key=lambda amounts: amounts[0])
    assert heaviest[0] > 0.9
    assert sum(heaviest[1:]) < 0.25


# --- what it says of itself ------------------------------------------------------------------------------------


def test_it_names_its_printing_condition_and_brings_the_profile():
    with opened(in_ink("en")) as document:
        kinds = {str(intent.S): intent for intent in document.Root.OutputIntents}
        assert kinds.keys() == {"/GTS_PDFX", "/GTS_PDFA1"}
        for intent in kinds.values():
            assert (str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == (
                "FOGRA39",
                "http://www.color.org",
            )
            assert intent.DestOutputProfile.read_bytes() == fogra39()
            assert int(intent.DestOutputProfile.N) == 4


def test_it_is_pdf_x_4_with_all_that_such_a_file_says():
    """ISO 15930-7: the version in the metadata, a title, dates, whether it is trapped, identifiers, boxes."""
    with opened(in_ink("en")) as document:
        assert document.pdf_version == "1.6"
        assert "/ID" in document.trailer
        assert "/Encrypt" not in document.trailer
        with document.open_metadata() as metadata:
            said = {
                key: metadata[key] for key in ("pdf:Trapped", "xmpMM:RenditionClass", "xmpMM:VersionID", "dc:title")
            }
            assert metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert metadata["xmpMM:DocumentID"].startswith("uuid:")
            assert [metadata[f"xmp:{kind}Date"] for kind in ("Create", "Modify", "Metadata")] == ["2023-11-10"] * 3
        assert said == {
            "pdf:Trapped": "False",
            "xmpMM:RenditionClass": "default",
            "xmpMM:VersionID": "1",
            "dc:title": "International cooperation to prevent extremism",
        }
        assert "/Filter" not in document.Root.Metadata
        assert document.docinfo["/Trapped"] == pikepdf.Name("/False")
        assert {"/Title", "/CreationDate", "/ModDate"} <= document.docinfo.keys()
        for page in document.pages:
            trim, bleed, media = ([float(edge) for edge in page[key]] for key in ("/TrimBox", "/BleedBox", "/MediaBox"))
            for inner, outer in ((trim, bleed), (bleed, media)):
                assert min(inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]) >= 0
            assert "/ArtBox" not in page


FORBIDDEN = {
    "/AA",
    "/OpenAction",
    "/JavaScript",
    "/JS",
    "/A",
    "/Annots",
    "/OPI",
    "/Alternates",
    "/TR",
    "/HTP",
    "/EmbeddedFiles",
}
"""Keys that PDF/X-4 does not take, or not for what these files could have there. /A is left to tags (14.7.5)."""


def test_it_has_nothing_that_pdf_x_forbids():
    with opened(in_ink("en")) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                taken = FORBIDDEN - ({"/A"} if thing.get("/Type") == pikepdf.Name.StructElem else set())
                assert not taken & set(thing.keys()), thing
                font = thing.get("/Type") == pikepdf.Name.FontDescriptor
                assert not font or {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys())


def test_links_are_gone_and_their_words_are_tagged_as_words():
    with opened(on_screen("en")) as before, opened(in_ink("en")) as after:
        kinds = [
            [str(one.get("/S")) for one in document.objects if isinstance(one, pikepdf.Dictionary)]
            for document in (before, after)
        ]
    assert kinds[0].count("/Link") > 5
    assert kinds[1].count("/Link") == 0
    assert kinds[1].count("/Span") == kinds[0].count("/Span") + kinds[0].count("/Link")


def test_without_a_date_it_does_not_say_that_it_is_pdf_x():
    base = laid_out(page_of("<p>x</p>", updated=None, updated_text=""), MARKED)
    with opened(separated(base, MARKED)) as document:
        assert b"GTS_PDFXVersion" not in document.Root.Metadata.read_bytes()
        assert screen_colours(document) == []


def test_a_profile_without_a_name_in_the_registry_is_a_custom_one():
    profile = Inks(fogra39().replace(b"FOGRA39L Coated", b"Our own coated "))
    assert (profile.condition, profile.description) == ("", "Our own coated")
    with opened(separated(laid_out(page_of("<p>x</p>"), MARKED), MARKED, order=Order(profile), day=DAY)) as document:
        (intent, _) = document.Root.OutputIntents
        assert (str(intent.OutputConditionIdentifier), str(intent.Info)) == ("Custom", "Our own coated")
        assert "/RegistryName" not in intent


def test_marks_are_drawn_in_all_inks_of_the_press():
    with opened(in_ink("en")) as document:
        space = document.pages[0].Resources.ColorSpace.PressAll
        assert [str(part) for part in list(space)[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
    assert plates(in_ink("en"), 2, 254).getpixel((50, SLUG * 10)) == (255, 255, 255, 255)


# --- too much ink, and what can't be separated -----------------------------------------------------------------


def told(base: Artifact, limit: int = 0, **more) -> list:
    place = Location("publication.toml", 9)
    with pytest.raises(Halt) as halted:
        separated(base, MARKED, day=DAY, order=Order(inks(), limit, place), **more)
    return list(halted.value.findings)


def test_a_colour_above_the_limit_keeps_the_file_back_and_says_which():
    (found,) = told(laid_out(page_of("<p>x</p>"), MARKED), 220)
    assert (found.code, str(found.location)) == ("ink-limit", "publication.toml:9")
    assert "#0f3d4c (C 93 M 37 Y 25 K 72) needs 227 % of ink, and ink_limit is 220 %" in found.message


def test_a_colour_that_only_letters_have_is_weighed_as_they_are_printed():
    page = page_of('<p style="color: #1a2226">x</p>', '<p style="color: #231d1a">y</p>')
    assert separated(laid_out(page, MARKED), MARKED, limit=228, day=DAY)


def test_a_picture_above_the_limit_is_told_with_its_share():
    data = io.BytesIO()
    dark = Image.new("RGB", (100, 100), "white")
    dark.paste((0, 12, 4), (0, 0, 50, 100))
    dark.save(data, "PNG")
    page = page_of(
        '<p><img src="images/dark.png" alt="x"/></p>', assets=(Asset("dark.png", "image/png", data.getvalue()),)
    )
    (found,) = told(laid_out(page, MARKED), 280)
    assert "a picture of 100 × 100 pixels, on 50% of it needs 3" in found.message
    assert separated(laid_out(page, MARKED), MARKED, limit=330, day=DAY)


def test_what_is_transparent_of_a_picture_needs_no_ink():
    data = io.BytesIO()
    Image.new("RGBA", (100, 100), (0, 12, 4, 0)).save(data, "PNG")
    asset = Asset("clear.png", "image/png", data.getvalue())
    page = page_of('<p><img src="images/clear.png" alt="x"/></p>', assets=(asset,))
    assert separated(laid_out(page, MARKED), MARKED, limit=230, day=DAY)


def test_a_template_s_own_inks_are_weighed_too():
    page = page_of('<p style="color: device-cmyk(100% 100% 100% 50%)">x</p>')
    found = told(laid_out(page, MARKED), 300)
    assert ["C 100 M 100 Y 100 K 50" in one.message for one in found] == [True]


def with_content(content: bytes, **resources) -> Artifact:
    """A brochure with something in it that WeasyPrint does not write."""
    base = laid_out(page_of("<p>x</p>"), MARKED)
    with opened(base) as document:
        page = document.pages[0]
        own = {key: value(document) for key, value in resources.items()}
        page.obj.Resources = pikepdf.Dictionary({**dict(page.obj.Resources.items()), **own})
        page.contents_add(content)
        data = io.BytesIO()
        document.save(data)
    return replace(base, data=data.getvalue())


def named(thing):
    return lambda document: pikepdf.Dictionary({"/X": thing(document) if callable(thing) else thing})


ARRAY, NAME = pikepdf.Array, pikepdf.Name
SHADING = pikepdf.Dictionary(ShadingType=1, ColorSpace=NAME.DeviceRGB, Function=pikepdf.Dictionary(FunctionType=2))


@pytest.mark.parametrize(
    ("content", "resources", "said"),
    [
        (b"/X cs 1 1 1 sc 0 0 1 1 re f", {}, "colour space /X"),
        (b"/X cs 1 sc", {"/ColorSpace": named(ARRAY([NAME.CalRGB, pikepdf.Dictionary()]))}, "/CalRGB"),
        (b"/X cs 1 sc", {"/ColorSpace": named(ARRAY([NAME.Separation, NAME.Gold, NAME.DeviceRGB, SHADING]))}, "/Sep"),
        (b"1 1 1 sc", {}, "without a colour space"),
        (b"/Pattern cs 1 /X scn", {}, "pattern"),
        (b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI", {}, "a picture within"),
        (b"", {"/Shading": named(SHADING)}, "shading of type 1"),
    ],
)
def test_what_weasyprint_does_not_write_is_told_and_not_printed_wrong(content, resources, said):
    (found,) = told(with_content(content, **resources))
    assert found.code == "print-colour"
    assert said in found.message
