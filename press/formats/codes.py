"""QR codes for what is printed: from paper nobody can follow a link.

A card or a contact block with a link to the web gets the code of its first such link, and its words the name of the
host, so that a reader knows where it leads. The symbol is a picture with a description (PDF/UA-1, 7.3: a Figure with
Alt), black on white, with the quiet zone of four modules that ISO/IEC 18004 asks for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from io import BytesIO

from lxml import etree

from press.formats import Render
from press.guard import host_of
from press.model.page import Asset, Page, PageBlock

PARTS = frozenset({"card", "contact"})
"""The divisions that get a code."""
QUIET_ZONE = 4
"""Modules of white on each side (ISO/IEC 18004, 5.3.8)."""
MODULE = 0.42
"""Millimetres; a telephone reads 0.33 at arm's length."""
SMALLEST = 18.0
"""Millimetres across the symbol without its quiet zone."""
_WEB = "web"

_Element = etree._Element  # noqa: SLF001 — lxml gives the type of its elements no public name


@dataclass(slots=True)
class _Drawn:
    """The codes of one page by their addresses."""

    render: Render
    assets: dict[str, Asset] = field(default_factory=dict)

    def picture(self, address: str, name: str = "") -> _Element:
        """The ``img`` of an address."""
        if address not in self.assets:
            # A tilde, which no picture of a text has in its name.
            self.assets[address] = Asset(f"qr~{name or len(self.assets) + 1}.svg", "image/svg+xml", drawing(address))
        described = self.render.label("QR code: %(address)s", address=address)
        return etree.Element("img", {"src": f"images/{self.assets[address].name}", "alt": described})


def with_codes(page: Page, render: Render) -> Page:
    """The page with a code in each card and contact block that leads to the web, and one for its own address.

    The latter is no part of the text: a template shows it as ``images/qr~web.svg``.
    """
    drawn = _Drawn(render)
    if page.address:
        drawn.picture(page.address, _WEB)
    blocks = tuple(_coded(block, drawn) for block in page.blocks)
    return replace(page, blocks=blocks, assets=(*page.assets, *drawn.assets.values())) if drawn.assets else page


def drawing(address: str) -> bytes:
    """The symbol as SVG, of the size in which it is to be printed.

    Its correction level is M (15 %): a brochure is folded and touched.
    """
    import segno

    code = segno.make_qr(address, error="m", boost_error=False)
    modules = code.symbol_size(border=0)[0]
    scale = max(MODULE, SMALLEST / modules)
    written = BytesIO()
    code.save(
        written,
        kind="svg",
        scale=round(scale, 4),
        unit="mm",
        border=QUIET_ZONE,
        light="#ffffff",
        xmldecl=False,
        nl=False,
    )
    return written.getvalue()


def _coded(block: PageBlock, drawn: _Drawn) -> PageBlock:
    if not any(f'class="{part}"' in block.xhtml for part in PARTS):
        return block
    root = etree.fromstring(f"<div>{block.xhtml}</div>")
    for part in list(root.iter("section")):
        link = next((one for one in part.iter("a") if "external" in one.get("rel", "").split()), None)
        if part.get("class") in PARTS and link is not None:
            _put_beside(part, link.get("href", ""), drawn)
    return replace(block, xhtml="".join(etree.tostring(one, encoding="unicode", method="html") for one in root))


def _put_beside(part: _Element, address: str, drawn: _Drawn) -> None:
    """Puts the part's text into a box of its own, and the code into one beside it.

    Both stand in a row within the part: WeasyPrint breaks a row of boxes over pages whatever it is told, and keeps a
    block together that has one in it.
    """
    host = host_of(address).removeprefix("www.")
    is_said = host in "".join(part.itertext())
    words = etree.Element("div", {"class": "coded-text"})
    words.extend(list(part))
    if not is_said:
        line = etree.SubElement(words, "p", {"class": "code-address"})
        etree.SubElement(line, "bdi", {"dir": "ltr", "translate": "no"}).text = host
    code = etree.Element("figure", {"class": "code"})
    code.append(drawn.picture(address))
    etree.SubElement(part, "div", {"class": "coded"}).extend([words, code])
