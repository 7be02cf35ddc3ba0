"""The only way out of a page: to its own assets, in memory. No file is read and no connection opened."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from press.formats.typefaces import by_address
from press.model.page import Asset, Page

BASE = "https://page.invalid/"
"""What relative addresses are relative to. Fixed, because an image's whole address goes into the PDF's bytes; of a
scheme that :func:`urllib.parse.urljoin` can join; and of a host that can't exist (RFC 2606)."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no annotations
    """Serves a page's assets as ``images/NAME``, its logo as ``theme/NAME`` and its fonts as ``fonts/NAME``.

    Remembers everything else that was asked for.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(allowed_protocols=set(), allow_redirects=False)
        self._assets: dict[str, Asset] = {f"{BASE}images/{asset.name}": asset for asset in page.assets}
        if page.logo:
            self._assets[f"{BASE}theme/{page.logo.name}"] = page.logo
        self.refused: list[str] = []
        """The addresses that were asked for in vain, in order."""
        self._fonts = {f"{BASE}{name}": data for name, data in by_address(page.house).items()}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The asset at ``url``.

        :raises ValueError: for any other address, in every scheme.
        """
        del headers
        font = self._fonts.get(unquote(url))
        if font is not None:
            return URLFetcherResponse(url, font, {"Content-Type": "font/otf"})
        asset = self._assets.get(unquote(url))
        if asset is None:
            self.refused.append(url)
            raise ValueError(f"{url} is no asset of the page")
        return URLFetcherResponse(url, asset.data, {"Content-Type": asset.media_type})
