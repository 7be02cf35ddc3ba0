"""The Universal Declaration of Human Rights as a project: the Danish text, and thirteen translations by people.

The texts lie beside the checkout (``../shared/real/udhr``) and are never copied into it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from press.build import judging, sources
from press.build.flow import in_language
from press.build.judging import Closely
from press.build.project import Project
from press.build.sources import Prepared
from press.checks.translations import judge_together
from press.findings import Finding

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "real" / "udhr"
DOCUMENT = "menneskerettigheder"
_SETTINGS = """[publication]
publisher = "De Forenede Nationer"
source_language = "da"
languages = [{languages}]
"""


def declaration(root: Path, folder: Path = FOLDER) -> Project:
    """A project in ``root`` with the declaration and, by ``import``, its translations.

    :raises FileNotFoundError: where the texts are not at hand.
    """
    text = (folder / f"{DOCUMENT}.md").read_bytes()
    translations = sorted(folder.glob("*.po"))
    languages = ", ".join(f'"{path.stem.replace("_", "-")}"' for path in translations)
    (root / "source").mkdir(parents=True)
    (root / "source" / f"{DOCUMENT}.md").write_bytes(text)
    (root / "publication.toml").write_text(_SETTINGS.format(languages=languages), encoding="utf-8")
    _run(root, "update")
    for path in translations:
        _run(root, "import", "--lang", path.stem, "--from", str(path))
    return Project.open(root)


def _run(root: Path, *command: str) -> None:
    press = Path(__file__).resolve().parent.parent / "pipeline.py"
    subprocess.run([sys.executable, str(press), "--project", str(root), *command], check=True, capture_output=True)


def prepared(project: Project) -> Mapping[str, Prepared]:
    """The documents of a project, read and cut."""
    known = sources.document_names(project)
    return {name: sources.prepare(project, name, known) for name in known}


def judged(project: Project, code: str) -> tuple[Closely, list[Finding]]:
    """What the checks say of a language's translations, and the translations that they call fit."""
    terms, told = judging.glossary_of(project)
    closely, findings = Closely(terms), [*told]
    for source in prepared(project).values():
        if source.cut:
            in_language(project, source.cut, code, findings, closely)
    return closely, [*findings, *judge_together(closely.pairs)]
