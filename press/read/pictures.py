"""The pictures that stand beside a text: the one for a language before the one for all."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from zlib import crc32

from press.drawings import drawing_problem
from press.files import read_bytes_capped
from press.findings import Finding, Halt, finding
from press.guard import IMAGE_HINT, PICTURES, image_problem
from press.model.location import Location
from press.model.page import Asset

MOST_PIXELS = 50_000_000
"""Width times height: an A4 page at 600 dpi has 35 million. A small file can hold thousands of millions."""
_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}


def picture(folder: Path, source: str, language: str, place: Location) -> tuple[Asset | None, tuple[Finding, ...]]:
    """The picture ``source`` of a text in ``folder``: ``figure.en.svg`` beside ``figure.svg`` is taken for English."""
    problem = image_problem(source)
    if problem:
        return None, (finding("image-target", problem, place, IMAGE_HINT),)
    name = PurePosixPath(unquote(source))
    for candidate in (name.with_suffix(f".{language}{name.suffix}"), name):
        if _is_file(folder / candidate):
            return _read(folder, candidate, place)
    hint = f"put it into {folder.name}/, or mend the name (small and capital letters differ)"
    return None, (finding("image-missing", f"there is no picture “{source[:80]}”", place, hint),)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no file can have
        return False


def _read(folder: Path, name: PurePosixPath, place: Location) -> tuple[Asset | None, tuple[Finding, ...]]:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        message = f"“{name}” leads out of the folder of the text"
        return None, (finding("image-target", message, place, IMAGE_HINT),)
    try:
        data = read_bytes_capped(path, named=f"{folder.name}/{name}")
    except Halt as halt:
        return None, halt.findings
    media_type = PICTURES[name.suffix.lower()]
    problem, hint = picture_problem(data, media_type)
    if problem:
        return None, (finding("image-unreadable", f"the picture “{name}” can't be used: {problem}", place, hint),)
    return Asset(_asset_name(name), media_type, data), ()


def picture_problem(data: bytes, media_type: str) -> tuple[str, str]:
    """What keeps a picture out, and what to do; empty where nothing does."""
    return drawing_problem(data) if media_type == "image/svg+xml" else _problem(data, media_type)


def _asset_name(name: PurePosixPath) -> str:
    """A name for addresses; where that is not the file's own, a number keeps ``a b.png`` and ``a-b.png`` apart."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", str(name))
    if plain == str(name):
        return plain
    return f"{plain.removesuffix(name.suffix)}-{crc32(str(name).encode()):08x}{name.suffix}"


def _problem(data: bytes, media_type: str) -> tuple[str, str]:
    """What keeps a photograph out, and what to do; empty where nothing does. It is decoded to its last pixel."""
    from PIL import Image, UnidentifiedImageError

    kind = _FORMATS[media_type]
    large = f"it has more than {MOST_PIXELS:,} pixels", "make it smaller: a width of 3,000 is enough for a page"
    anew = f"save it anew as {kind} from the program that made it"
    try:
        with warnings.catch_warnings(), _whole_pictures():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[kind]) as image:
                if image.width * image.height > MOST_PIXELS:
                    return large
                image.load()
    except Image.DecompressionBombError:
        return large
    except UnidentifiedImageError:
        return f"it is no {kind}, though its name says so", anew
    except Exception as error:  # noqa: BLE001 - decoders fail in every way on a damaged file
        return f"it is damaged ({' '.join(str(error).split())[:80]})", anew
    return "", ""


@contextmanager
def _whole_pictures() -> Iterator[None]:
    """Half a picture is no picture while it lasts: WeasyPrint lets Pillow take one for whole, in all of the process."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
