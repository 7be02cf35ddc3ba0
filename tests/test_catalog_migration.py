"""A change of the rule that cuts segments takes the translations along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pytest
from catalog_samples import HEADER, MERGE, codes, gettext_tool, segments

from press.catalog import import_entries, merge, migration, read
from press.catalog.migration import Piece
from press.catalog.raw import Key
from press.catalog.scan import scan

OLD = HEADER.decode().replace('UTF-8\\n"', 'UTF-8\\n"\n"MIME-Version: 1.0\\n"\n"X-Segmentation: 0\\n"')
SENTENCES = """\
# who?
msgid "Den første sætning."
msgstr "Der erste Satz."

msgid "Den anden sætning."
msgstr "Der zweite Satz."

#, fuzzy
msgid "Den tredje."
msgstr "Der dritte."

msgid "Den fjerde."
msgstr "Der vierte."

msgid "Uændret."
msgstr "Unverändert."
"""


def sentences_to_paragraphs(pieces: Sequence[Piece], wanted: Sequence[Key]) -> Iterable[Piece]:
    """Version 0 made a segment of each sentence; version 1 makes one of each paragraph."""

    def of_paragraph(context: str, msgid: str) -> Iterator[Piece]:
        rest, parts = msgid, []
        for piece in pieces:
            if rest.startswith(piece.msgid):
                rest = rest.removeprefix(piece.msgid).lstrip()
                parts.append(piece)
        if parts and not rest:
            yield Piece(
                context, msgid, " ".join(part.msgstr for part in parts), fuzzy=any(part.fuzzy for part in parts)
            )

    for key in wanted:
        yield from of_paragraph(*key)


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A catalog of version 0, which can be migrated."""
    monkeypatch.setitem(migration.MIGRATIONS, 0, sentences_to_paragraphs)
    return (OLD + SENTENCES).encode()


WANTED = segments("Den første sætning. Den anden sætning.", "Den tredje. Den fjerde.", "Uændret.")


def test_translations_are_put_together_as_the_new_rule_cuts_and_nothing_is_lost(sentences: bytes) -> None:
    merged, findings = merge(sentences, WANTED, **MERGE)
    assert findings == ()
    entries, findings = read(merged.data, file="x.po")
    assert findings == ()
    assert {key[1]: (entry.msgstr, entry.fuzzy) for key, entry in entries.items()} == {
        "Den første sætning. Den anden sætning.": ("Der erste Satz. Der zweite Satz.", False),
        "Den tredje. Den fjerde.": ("Der dritte. Der vierte.", True),
        "Uændret.": ("Unverändert.", False),
    }
    text = merged.data.decode()
    assert '"X-Segmentation: 1\\n"' in text
    assert "X-Segmentation: 0" not in text
    assert '# who?\n#~ msgid "Den første sætning."\n#~ msgstr "Der erste Satz."' in text
    assert {one.msgstr for one in scan(sentences, file="").messages} <= {
        one.msgstr for one in scan(merged.data, file="").messages
    }
    assert not merge(merged.data, WANTED, **MERGE)[0].changed
    assert gettext_tool("msgcat", data=merged.data).returncode == 0


def test_what_the_migration_has_no_answer_for_is_offered_like_any_changed_text(sentences: bytes) -> None:
    merged, _ = merge(sentences, segments("Den første nye sætning."), **MERGE)
    (entry,) = read(merged.data, file="x.po")[0].values()
    assert (entry.msgstr, entry.fuzzy) == ("Der erste Satz.", True)


def test_a_catalog_that_waits_for_its_migration_is_not_read_and_the_hint_says_what_to_do(sentences: bytes) -> None:
    for findings in (
        read(sentences, file="x.po")[1],
        import_entries(sentences, sentences, file="x.po", from_file="y.po")[1][:1],
    ):
        assert codes(findings) == ["catalog-header"]
        assert "make update" in findings[0].hint


@pytest.mark.parametrize("version", ["0", "2", "one", "-1", "1.0"])
def test_a_version_without_a_way_to_todays_is_left_alone(version: str) -> None:
    old = (OLD.replace("X-Segmentation: 0", f"X-Segmentation: {version}") + SENTENCES).encode()
    merged, findings = merge(old, WANTED, **MERGE)
    assert (merged.data, merged.changed) == (old, False)
    assert codes(findings) == ["catalog-header", "catalog-untouched"]
