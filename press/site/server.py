"""Shows the site on this machine, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

ADDRESS = "127.0.0.1"
TYPES = {
    "": "application/octet-stream",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".brf": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".webmanifest": "application/manifest+json",
}
"""Media types by the ends of names (IANA). What the machine knows of them is not asked for."""
NOT_FOUND = "404.html"


def serve(folder: Path, port: int, ready: Callable[[str], None]) -> None:
    """Shows a folder on the loopback interface until the process is interrupted.

    :param port: 0 for one that is free.
    :param ready: told the address, as soon as there is an answer at it.
    :raises OSError: if the port can't be had.
    """
    with _Server((ADDRESS, port), partial(_Handler, directory=str(folder))) as server:
        ready(f"http://{ADDRESS}:{server.server_port}/")
        server.serve_forever(poll_interval=0.1)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is nothing to tell anybody of."""


class _Handler(SimpleHTTPRequestHandler):
    """Files of one folder; nothing else, however it is asked for."""

    extensions_map = TYPES
    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        """Refuses whoever asks under another name: a page of the web whose name leads here (DNS rebinding)."""
        name = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if name not in {ADDRESS, "localhost"}:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        return super().send_head() if self._is_there() else self._not_found(Path(self.directory, NOT_FOUND))

    def _is_there(self) -> bool:
        """Whether what is asked for is a file of the folder, or a folder in it with a first page."""
        try:
            path = Path(self.translate_path(self.path))
            page = path / "index.html" if path.is_dir() else path
            return page.is_file() and page.resolve().is_relative_to(Path(self.directory).resolve())
        except (OSError, ValueError):  # a name that no file can have
            return False

    def _not_found(self, page: Path) -> BinaryIO | None:
        """Answers with the site's own page, as a web server would be told to."""
        if not page.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        file = page.open("rb")
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(page.stat().st_size))
        self.end_headers()
        return file

    def end_headers(self) -> None:
        """Nothing is kept, so that a site that was made again is seen at once."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the standard library
        """Says nothing of requests."""
