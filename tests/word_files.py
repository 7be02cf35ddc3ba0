"""Word processors' files, made by pandoc from Markdown, and changed by hand where no program makes such a one."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

from press.pandoc import executable

BOX = (
    "<w:p><w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'><w:txbxContent><w:p><w:r><w:t>I en boks</w:t>"
    "</w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>"
)
CHANGES = (
    "<w:p><w:r><w:t xml:space='preserve'>Før </w:t></w:r>"
    "<w:del w:id='1' w:author='a'><w:r><w:delText>slettet</w:delText></w:r></w:del>"
    "<w:ins w:id='2' w:author='a'><w:r><w:t>indsat</w:t></w:r></w:ins></w:p>"
)


def raster(kind: str = "PNG", size: tuple[int, int] = (40, 30), mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, size).save(made, kind)
    return made.getvalue()


def written(folder: Path, name: str, markdown: str, pictures: Mapping[str, bytes] | None = None) -> Path:
    """A file of the kind that its suffix says; ``pictures`` by the names that the Markdown has for them."""
    for picture, data in (pictures or {}).items():
        (folder / picture).write_bytes(data)
    (folder / "manuscript.md").write_text(markdown, "utf-8")
    command = [executable(), "-s", "-f", "markdown", "manuscript.md", "-o", name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / name


def changed(path: Path, parts: Mapping[str, tuple[str, str] | bytes], renamed: Mapping[str, str] | None = None) -> Path:
    """The package with texts of its parts replaced, whole parts put in, and entries under other names."""
    with ZipFile(path) as package:
        entries = {entry.filename: package.read(entry) for entry in package.infolist()}
    for name, change in parts.items():
        if isinstance(change, bytes):
            entries[name] = change
        else:
            old, new = change
            assert old in entries[name].decode(), name
            entries[name] = entries[name].decode().replace(old, new).encode()
    with ZipFile(path, "w") as package:
        for name, data in entries.items():
            package.writestr((renamed or {}).get(name, name), data)
    return path


def with_paragraphs(path: Path, xml: str) -> Path:
    """A .docx with more at its end."""
    return changed(path, {"word/document.xml": ("</w:body>", f"{xml}</w:body>")})
