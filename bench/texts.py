"""The texts that merging is measured on: the two real ones, the project's own with its history, and long made-up ones."""

from __future__ import annotations

import random
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from press import segments
from press.read import read

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "real"
SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Distinct texts of a document in their order, and those of another that nothing in it resembles."""

    name: str
    texts: tuple[str, ...]
    strange: tuple[str, ...]


def corpora() -> tuple[Corpus, ...]:
    """The real texts that are at hand, and the project's own brochure."""
    own = _cut(ROOT, "internationalt-samarbejde")
    declaration, page = _declaration(), _page()
    found = [
        Corpus("Universal Declaration of Human Rights", declaration, own),
        Corpus("an authority's web page", page, declaration),
        Corpus("the project's own brochure", own, declaration or _cut(ROOT, "besoeg-fra-udlandet")),
    ]
    return tuple(corpus for corpus in found if corpus.texts and corpus.strange)


def _declaration() -> tuple[str, ...]:
    path = REAL / "udhr" / "menneskerettigheder.md"
    return _cut_text(path.read_text("utf-8")) if path.exists() else ()


def _page() -> tuple[str, ...]:
    path = REAL / "internationalt-samarbejde.txt"
    if not path.exists():
        return ()
    lines = (" ".join(line.split()) for line in path.read_text("utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _cut_text(text: str) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / SOURCE).mkdir()
        (Path(folder) / SOURCE / "text.md").write_text(text, "utf-8")
        return _cut(Path(folder), "text")


def _cut(root: Path, name: str) -> tuple[str, ...]:
    """The msgids of a document, by the pipeline's own reading and cutting."""
    document = read(root, name, "da").document
    if document is None:
        return ()
    return tuple(dict.fromkeys(segment.msgid for segment in segments.cut(document)[0].segments))


def history() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each change of a source text that the project's history holds: what it was called, texts before and after."""
    log = _git("log", "--reverse", "--format=%h", "--", SOURCE)
    for commit in log.split():
        for path in _git("diff-tree", "-r", "--no-commit-id", "--name-only", commit, "--", SOURCE).split("\n"):
            if not path.endswith(".md") or path.count("/") > 1:
                continue
            before, after = (_git("show", f"{which}:{path}") for which in (f"{commit}^", commit))
            if before and after:
                yield f"{Path(path).stem} in {commit}", _cut_text(before), _cut_text(after)


def _git(*arguments: str) -> str:
    run = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)
    return run.stdout if run.returncode == 0 else ""


def many(seed: int, count: int, corpora_: tuple[Corpus, ...]) -> tuple[str, ...]:
    """So many distinct paragraphs of one or two sentences, each a real sentence with other words in it."""
    chance = random.Random(seed)
    real = [part for corpus in corpora_ for text in corpus.texts for part in re.split(r"(?<=[.!?]) ", text)]
    words = sorted({word for text in real for word in re.findall(r"[^\W\d_]{4,}", text)})
    made: dict[str, None] = {}
    while len(made) < count:
        sentences = [chance.choice(real).split(" ") for _ in range(chance.randrange(1, 3))]
        for sentence in sentences:
            for place in range(len(sentence)):
                if chance.random() < 0.5:
                    # A compound, as Danish makes them without end: a long text has more words than a short one.
                    sentence[place] = chance.choice(words) + chance.choice(("", chance.choice(words).lower()))
        made[" ".join(" ".join(sentence) for sentence in sentences)] = None
    return tuple(made)


def paragraph(text: str) -> str:
    """The text as a plain paragraph, without marks; may be empty."""
    return re.sub(r"^[\W\d]+", "", re.sub(r"[\\*_\[\]{}()<>#`|~^$@]", "", " ".join(text.split()))).strip()


def document(texts: Iterable[str]) -> str:
    """A Markdown document of plain paragraphs."""
    paragraphs = "\n\n".join(filter(None, map(paragraph, texts)))
    return f"---\ntitle: Bench\nupdated: 2023-11-10\n---\n\n{paragraphs}\n"
