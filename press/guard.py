"""What no text may bring, be it a source or a translation: links and images to where none may lead.

Raw markup and attributes are refused where pandoc's tree becomes ours (:mod:`press.pandoc`), for ours has no place
for them. No fetcher sees the target of a link, so it is judged here.
"""

from __future__ import annotations

import re
from unicodedata import category
from urllib.parse import unquote, urlsplit

_COMMANDING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
"""What turns the letters around it, and would show other words than are written."""
PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
"""The kinds of picture that all three formats can show (EPUB 3.3, core media types), by suffix."""

_DOCUMENT = re.compile(r"([a-z0-9][a-z0-9_-]*)\.md(#\S+)?")
_MAIL = re.compile(r"mailto:[^\s@<>\"]+@[^\s@<>\"?]+")
_TELEPHONE = re.compile(r"tel:\+?[0-9]+")


def document_link(target: str) -> tuple[str, str] | None:
    """The name and the ``#id`` of a link to another document (``name.md#id``); None for any other link."""
    match = _DOCUMENT.fullmatch(target)
    return (match[1], match[2] or "") if match else None


def link_problem(target: str) -> str:
    """What is wrong with the target of a link; empty where nothing is."""
    if not target:
        return "a link without an address"
    if re.search(r"[\x00-\x20\x7f\\]", target):
        return f"a space, a backslash or a control character in the address “{target[:60]}”"
    if target.startswith("#") or document_link(target) or _MAIL.fullmatch(target) or _TELEPHONE.fullmatch(target):
        return ""
    try:
        parts = urlsplit(target)
        host = parts.hostname
    except ValueError:
        return f"the address “{target[:60]}” can't be read"
    if parts.scheme not in {"http", "https"}:
        kind = f"with “{parts.scheme}:”" if parts.scheme else "to a file"
        return f"a link {kind}: “{target[:60]}”"
    if not host or parts.username is not None:
        return f"an address without a host, or with a password: “{target[:60]}”"
    return ""


def host_of(address: str) -> str:
    """The host of an address; empty where it has none, or can't be read."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


LINK_HINT = "a link may lead to https://…, http://…, mailto:…, tel:+45…, #heading or another-document.md"


def image_problem(source: str) -> str:
    """What is wrong with the source of an image; empty where nothing is."""
    name = unquote(source)
    if not name:
        return "an image without a file"
    if (
        re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", name)
        or name.startswith(("/", "\\", "#"))
        or "\\" in name
        or "\x00" in name
    ):
        return f"an image from outside the project: “{source[:60]}”"
    if ".." in name.split("/"):
        return f"an image outside the folder of the text: “{source[:60]}”"
    if not name.lower().endswith(tuple(PICTURES)):
        return f"“{source[:60]}” is not a picture that all formats can show"
    return ""


IMAGE_HINT = f"put the file beside the text and name it; pictures end in {', '.join(PICTURES)}"


def commanding(text: str) -> str:
    """The first character of a line that ends it, commands a terminal, or turns the letters around; else empty.

    Joiners, which Persian words and pictures of families need, and spaces of every width are none of these.
    """
    return next((c for c in text if category(c) in {"Cc", "Cs", "Zl", "Zp"} or _COMMANDING.match(c)), "")
