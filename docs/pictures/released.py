"""The pictures of what is handed out: the kit of a delegation, and the site, both of a real release."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from PIL import Image
from playwright.sync_api import Browser

from docs.pictures.drawing import ROOT, pdf_page, shot, side_by_side
from press.kits import folder_of
from press.kits.places import INDEX, cover_of
from press.site import FOLDER as SITE
from press.site import serve

LANGUAGES = ("en", "fr", "ar", "zh-Hans")
READERS = ("ar", "en")
"""The delegation's."""
VERSION = "2026-05"
DOCUMENT = "besoeg-fra-udlandet"
QUERY = "delegation"
DELEGATION = """\
format = "delegation"
version = 1
name = "Jordan"
arrives = 2026-06-01
leaves = 2026-06-04
languages = ["ar", "en"]

[names]
ar = "وفد الأردن"
en = "Delegation from Jordan"

[editions.brochure]
copies = 20

[editions.epub]

[editions.handout]
"""
_ENVIRONMENT = {
    "SOURCE_DATE_EPOCH": "1778544000",  # 12 May 2026
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
} | {f"GIT_{who}_{what}": "pictures" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@contextmanager
def project() -> Iterator[Path]:
    """The folder of a copy of the project that has released its texts in some languages, with kit and site.

    It asks for no sign-off: the translations are drafts, and the pictures show what signed ones become.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("source", "locales", ".gitignore", ".gitattributes"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, root / name)
        (root / "publication.toml").write_text(_settings(), "utf-8")
        (root / "delegations").mkdir()
        (root / "delegations/jordan.toml").write_text(DELEGATION, "utf-8")
        _run(root, "git", "init", "--quiet")
        _run(root, "git", "add", "--all")
        _run(root, "git", "commit", "--quiet", "-m", "the texts")
        for words in (("release", "--version", VERSION), ("kit", "--for", "jordan"), ("site",)):
            _run(root, sys.executable, str(ROOT / "pipeline.py"), "--project", folder, *words)
        yield root


def _settings() -> str:
    """The project's own settings, in fewer languages, with an address on the web and without sign-off."""
    own = tomllib.loads((ROOT / "publication.toml").read_text("utf-8"))
    changed = {"languages": LANGUAGES, "base_url": "https://forebyggelse.example/"}
    tables = {"publication": own["publication"] | changed, "links": own["links"], "signoff": {"required": []}}
    tables |= {f"language.{code}": own["language"][code] for code in LANGUAGES}
    tables |= {f"edition.{name}": values for name, values in own["edition"].items()}
    lines = []
    for name, values in tables.items():
        # Texts, and lists of texts, are written in TOML as in JSON.
        lines += [f"[{name}]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())]
    return "\n".join([*lines, ""])


def _run(root: Path, *command: str) -> None:
    """:raises SystemExit: with what the command said, if it failed."""
    done = subprocess.run(
        command, cwd=root, env={**os.environ, **_ENVIRONMENT}, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def kit(browser: Browser, root: Path) -> Image.Image:
    """The cover sheets, and the page of the kit in a telephone's window."""
    folder = root / folder_of("jordan")
    covers = [pdf_page((folder / cover_of(code)).read_bytes(), 1, width=420) for code in READERS]
    return side_by_side([*covers, _telephone(browser, (folder / INDEX).as_uri(), covers[0].height)])


def site(browser: Browser, root: Path) -> Image.Image:
    """A document in English in a wide window, and in Arabic in a telephone's; the search beside them, in dark."""
    told: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=serve, args=(root / SITE, 0, told.put), daemon=True).start()
    address = told.get(timeout=10)
    wide = shot(browser, f"{address}en/{DOCUMENT}/", 1280, 1040).resize((788, 640), Image.Resampling.LANCZOS)
    narrow = _telephone(browser, f"{address}ar/{DOCUMENT}/", wide.height)
    search = f"{address}search/en.html?q={QUERY}"
    return side_by_side([wide, narrow, _telephone(browser, search, wide.height, dark=True, await_=".results li")])


def _telephone(browser: Browser, address: str, height: int, *, dark: bool = False, await_: str = "") -> Image.Image:
    """What a telephone of 450 CSS pixels shows, at four fifths of its size."""
    shown = shot(browser, address, 450, height * 5 // 4, dark=dark, await_=await_)
    return shown.resize((360, height), Image.Resampling.LANCZOS)
