"""Finished files, good ones and such as were broken on purpose."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import brochure_pages
import pikepdf
import pypandoc

from press.formats import pdf as pdf_format
from press.formats.weasy.starting import start
from press.model.artifact import Artifact

FONTS = '"Noto Sans", "Noto Naskh Arabic", "Noto Sans CJK SC", "Noto Sans Thai"'
PIXEL = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
BODY = f"""<h1>The Danish approach</h1>
<p>Officials make efficient <i>efforts</i>, flatly.</p>
<p style="break-before: page">On the second page <img src="{PIXEL}" alt="A grey square"></p>
<table><thead><tr><th>Forum</th><th>Since</th></tr></thead><tbody><tr><td>RAN</td><td>2011</td></tr></tbody></table>
<ul><li>One</li></ul>
<p><a href="https://example.org/">Read more</a></p>
"""


def page(body: str, *, head: str = "<title>Sample</title>", language: str = ' lang="en"') -> str:
    """The HTML of a page."""
    style = f"<style>body {{ font-family: {FONTS} }}</style>"
    return f"<!DOCTYPE html><html{language}><head>{head}{style}</head><body>{body}</body></html>"


@cache
def pdf(html: str) -> bytes:
    """The page as WeasyPrint prints it, started as the press starts it: a process has one set of fonts."""
    start()
    from weasyprint import CSS, HTML

    from press.formats.weasy.standards import SHEET, VARIANT, claim_pdf_ua

    document = HTML(string=html).render(stylesheets=[CSS(string=SHEET)], pdf_variant=VARIANT)
    claim_pdf_ua(document)
    return bytes(document.write_pdf(pdf_variant=VARIANT))


def artifact(data: bytes, format_name: str = "pdf", furniture: str = "") -> Artifact:
    """A file as a format hands it on."""
    return Artifact("guide", "en", format_name, "brochure", data, furniture=furniture)


def body_text(html: str) -> str:
    """The text of the body of a page."""
    body = html[html.index("<body") :]
    return unescape(re.sub(r"<style.*?</style>|<[^>]*>", "", body, flags=re.DOTALL))


def printed(body: str) -> tuple[bytes, str]:
    """A PDF of ``body``, and the text that it has to print."""
    return pdf(page(body)), body_text(page(body))


def edited_pdf(data: bytes, edit: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The PDF with a change made to its objects."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        edit(document)
        document.save(written)
    return written.getvalue()


def structure_elements(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    """All structure elements of a type, such as ``/Figure``."""
    return [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == kind]


@cache
def brochure(language: str) -> Artifact:
    """A page with everything in it, as the press prints it."""
    make_page = {"en": brochure_pages.english, "ar": brochure_pages.arabic, "zh-Hans": brochure_pages.chinese}
    made = pdf_format.make(make_page[language](), brochure_pages.render_for(language))
    assert made.artifact is not None, made.findings
    return made.artifact


@cache
def epub() -> bytes:
    """A book as pandoc writes it."""
    chapters = "# The Danish approach\n\nOfficials make *efficient* efforts.\n\n# Forums\n\nRAN & others[^1].\n\n"
    markdown = f"{chapters}[^1]: A note.\n"
    with TemporaryDirectory() as folder:
        path = Path(folder, "book.epub")
        metadata = ["--metadata=lang:en", "--metadata=title:Sample", "--split-level=1"]
        pypandoc.convert_text(markdown, "epub3", "commonmark_x", outputfile=str(path), extra_args=metadata)
        return path.read_bytes()


def edited_epub(name: str, old: str, new: str) -> bytes:
    """The book with a text replaced in the file whose path ends with ``name``."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub())) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith(name):
                assert old.encode() in data, f"{old} is not in {entry.filename}: {data.decode()}"
                data = data.replace(old.encode(), new.encode())
            target.writestr(entry, data)
    return written.getvalue()
