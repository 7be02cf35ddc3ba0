"""The very page that the pipeline lays out, with its pictures, for WeasyPrint alone."""

from __future__ import annotations

from pathlib import Path

from press.build import flow, sources
from press.build.project import Project
from press.formats.pdf import on_paper


def write_bare_page(root: Path, document: str, language: str, folder: Path) -> Path:
    """Writes ``page.html`` and ``images/`` of a document in a language into ``folder``."""
    project = Project.open(root)
    prepared = sources.prepare(project, document, sources.document_names(project))
    if prepared.cut is None:
        raise SystemExit("\n".join(map(str, prepared.findings)))
    translated = flow.set_in_type(project, flow.in_language(project, prepared.cut, language, []))
    page, render = flow.paged(project, translated, language, [])
    page, html = on_paper(page, render)
    shown = [(f"images/{asset.name}", asset) for asset in page.assets]
    shown += [(f"theme/{page.logo.name}", page.logo)] if page.logo else []
    for name, asset in shown:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.data)
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    return path
