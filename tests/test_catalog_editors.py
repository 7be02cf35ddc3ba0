"""What editors and gettext's own tools make of our files: read back without loss, and left as they were laid out."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from catalog_samples import ABOUT, MERGE, gettext_tool, msgcat, segment

from press.catalog import merge, read, template
from press.model.segments import Segment

LONG = (
    "Et besøg varer en dag og begynder klokken ni med et oplæg om vores arbejde, som enhver kan stille spørgsmål til."
)
WANTED = [
    segment("Besøg", context="title"),
    segment(LONG, section="Praktisk", notes=("Pas på ordet “oplæg”, som har mange betydninger.",)),
    segment("Telefon: +45 33 92 33 40\\\nE-mail: <a@b.dk>"),
    segment('Et "citat" og en \\[klamme\\]'),
    segment("Uoversat"),
]


def ours() -> bytes:
    """A catalog as the pipeline writes it, half translated, with an entry of each sort."""
    data = merge(None, [*WANTED, segment("Gammel tekst, som forsvinder igen")], **MERGE)[0].data.decode()
    for msgid, msgstr in {"Besøg": "Besuch", "Gammel tekst, som forsvinder igen": "alt"}.items():
        data = data.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
    data = data.replace(f'msgid "{LONG}"\nmsgstr ""', f'msgid "{LONG}"\nmsgstr "{"Ein langer Satz. " * 9}"')
    data = data.replace('msgid "Et \\"', '#, fuzzy\n#| msgid "Et citat"\nmsgid "Et \\"')
    data = data.replace('klamme\\\\]"\nmsgstr ""', 'klamme\\\\]"\nmsgstr "Ein \\"Zitat\\""')
    return merge(data.encode(), WANTED, **MERGE)[0].data


def poedit(data: bytes) -> bytes:
    """Poedit's layout: wrapped at 79, its own header fields at the end, another order of fields, CRLF."""
    wrapped = gettext_tool("msgcat", "--width=79", data=data).stdout.decode()
    language = next(line for line in wrapped.splitlines() if line.startswith('"Language: '))
    wrapped = wrapped.replace(f"{language}\n", "", 1).replace(
        '"X-Segmentation', f'{language}\n"X-Generator: Poedit 3.4.2\\n"\n"X-Segmentation'
    )
    return wrapped.replace("\n", "\r\n").encode()


def weblate(data: bytes) -> bytes:
    """Weblate's layout (translate-toolkit): wrapped at 77, a revision date, references one a line."""
    wrapped = gettext_tool("msgcat", "--width=77", data=data).stdout.decode()
    return wrapped.replace("PO-Revision-Date: 2023", "PO-Revision-Date: 2026").encode()


def by_polib(data: bytes) -> bytes:
    """Any tool that is built on polib, with its own wrapping."""
    file = polib.pofile(data.decode(), wrapwidth=60)
    return str(file).encode()


def with_bom(data: bytes) -> bytes:
    """An editor on Windows."""
    return b"\xef\xbb\xbf" + data


EDITORS: tuple[Callable[[bytes], bytes], ...] = (poedit, weblate, by_polib, with_bom)


def said(data: bytes) -> dict[tuple[str, str], tuple[str, bool]]:
    entries, findings = read(data, file="x.po")
    assert findings == ()
    return {key: (entry.msgstr, entry.fuzzy) for key, entry in entries.items()}


def test_the_pipelines_own_file_is_what_msgcat_would_write() -> None:
    data = ours()
    assert msgcat(data) == data
    assert b"#~ msgid" in data
    assert b"#| msgid" in data


@pytest.mark.parametrize("editor", EDITORS)
def test_an_editors_rewriting_is_read_back_without_loss_and_stays_as_it_was_laid_out(
    editor: Callable[[bytes], bytes],
) -> None:
    data = editor(ours())
    assert data != ours()
    assert said(data) == said(ours())
    again, findings = merge(data, WANTED, **MERGE)
    assert findings == ()
    assert (again.changed, again.data) == (False, data)


@pytest.mark.parametrize("editor", EDITORS)
def test_a_change_in_an_editors_file_touches_only_the_entries_that_changed(editor: Callable[[bytes], bytes]) -> None:
    data = editor(ours())
    wanted: list[Segment] = [*WANTED[:2], segment("Telefon: +45 11 22 33 44\\\nE-mail: <a@b.dk>"), *WANTED[3:]]
    merged, _ = merge(data, wanted, **MERGE)
    newline = b"\r\n" if b"\r\n" in data else b"\n"
    before, after = ({part.strip() for part in one.split(newline * 2)} for one in (data, merged.data))
    gone, come = before - after, after - before
    assert len(gone) <= 2
    assert len(come) <= 2
    assert any(b"+45 11 22 33 44" in part for part in come)
    assert (newline == b"\r\n") == (b"\n" not in merged.data.replace(b"\r\n", b""))


def test_msgmerge_and_we_agree_on_what_is_the_same_and_its_guesses_are_read(tmp_path: Path) -> None:
    wanted = [*WANTED[:1], segment(LONG.replace("ni", "ti")), *WANTED[2:]]
    old, pot = tmp_path / "old.po", tmp_path / "new.pot"
    old.write_bytes(ours())
    pot.write_bytes(template(wanted, **ABOUT))
    command = ["msgmerge", "--quiet", "--previous", "--no-wrap", str(old), str(pot)]
    theirs = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    merged, _ = merge(ours(), wanted, **MERGE)
    assert said(theirs) == said(merged.data)
    assert not merge(theirs, wanted, **MERGE)[0].revisions
