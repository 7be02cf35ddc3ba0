"""What becomes of translations when a writer edits the text: before.md, before.po and after.md give expected.po.

Each folder of tests/fixtures/merging is one edit, read, cut and merged for real. Where a text moves between two
documents, the second one's files are called other-before.md and so on. ``pytest --update-golden`` writes the
expected catalogs anew; look at the difference before it is committed.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import polib
import pytest
from catalog_samples import assert_sound, msgcat

from press.catalog import Message, Work, merge_all, messages
from press.catalog.previous import previous
from press.catalog.scan import scan
from press.languages import LANGUAGES
from press.read import read
from press.segments import cut

FOLDER = Path(__file__).parent / "fixtures" / "merging"
SCENARIOS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
DOCUMENTS = {"": "text", "other-": "other"}
"""The prefix of a document's files, and its name."""


@cache
def texts_of(markdown: Path, name: str) -> tuple[tuple[Message, ...], str]:
    """What a source text asks for, and its date."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "source").mkdir()
        (Path(folder) / "source" / f"{name}.md").write_bytes(markdown.read_bytes())
        source = read(Path(folder), name, "da")
    assert source.document is not None, source.findings
    made, findings = cut(source.document)
    assert not findings
    return messages(made.segments), str(source.document.metadata.updated)


@cache
def merged(scenario: str, state: str) -> dict[str, bytes]:
    """The catalogs of a scenario, by the prefix of their files, merged with one state of its texts."""
    prefixes = [prefix for prefix in DOCUMENTS if (FOLDER / scenario / f"{prefix}{state}.md").exists()]
    works = []
    for prefix in prefixes:
        wanted, date = texts_of(FOLDER / scenario / f"{prefix}{state}.md", DOCUMENTS[prefix])
        old = (FOLDER / scenario / f"{prefix}before.po").read_bytes()
        works.append(Work(f"{prefix}before.po", DOCUMENTS[prefix], old, wanted, date))
    outcomes = merge_all(works, {}, language=LANGUAGES["de"], publisher="Centeret", source_language="da")
    assert not [found for _, findings in outcomes for found in findings]
    return {prefix: outcome.data for prefix, (outcome, _) in zip(prefixes, outcomes, strict=True)}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_catalog_that_fits_its_text_is_not_changed(scenario: str) -> None:
    for prefix, data in merged(scenario, "before").items():
        assert data == (FOLDER / scenario / f"{prefix}before.po").read_bytes()


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_an_edit_gives_the_catalog_that_is_expected(scenario: str, pytestconfig: pytest.Config) -> None:
    update_golden = pytestconfig.getoption("--update-golden")
    for prefix, data in merged(scenario, "after").items():
        expected = FOLDER / scenario / f"{prefix}expected.po"
        if update_golden:
            expected.write_bytes(data)
        assert data.decode() == expected.read_bytes().decode()


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_translation_is_still_there_whatever_the_edit(scenario: str) -> None:
    after = merged(scenario, "after")
    text = " ".join(entry.msgstr for data in after.values() for entry in scan(data, file="").messages)
    addresses = {
        "33 92 33 40": "72 11 00 55",
        "besoeg@": "international@",
        "center.dk/besoeg": "forebyggelse.dk/besoeg",
    }
    for prefix in after:
        for entry in scan((FOLDER / scenario / f"{prefix}before.po").read_bytes(), file="").messages:
            changed = entry.msgstr
            for old, new in addresses.items():
                changed = changed.replace(old, new)
            assert entry.msgstr in text or changed in text


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_what_was_guessed_is_fuzzy_and_names_the_text_that_it_was_made_for(scenario: str) -> None:
    for prefix, data in merged(scenario, "after").items():
        before = {
            one.key: one for one in scan((FOLDER / scenario / f"{prefix}before.po").read_bytes(), file="").messages
        }
        for entry in scan(data, file="").messages:
            if entry.fuzzy and entry.key not in before:
                assert previous(entry)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_gettext_and_polib_read_what_comes_out_and_msgcat_would_not_change_it(scenario: str, tmp_path: Path) -> None:
    for prefix, data in merged(scenario, "after").items():
        if b"\r\n" not in data:
            assert_sound(data)
        if b"\r\n" not in data and "wrapped" not in scenario:
            assert msgcat(data) == data
        path = tmp_path / f"{prefix}x.po"
        path.write_bytes(data)
        theirs = {(one.msgctxt or "", one.msgid): one.msgstr for one in polib.pofile(str(path), encoding="utf-8")}
        live = [one for one in scan(data, file="").messages if not one.obsolete]
        assert {key: text for key, text in theirs.items() if key not in {one.key for one in live}} == {
            one.key: one.msgstr for one in scan(data, file="").messages if one.obsolete
        }
        assert all(theirs[one.key] == one.msgstr for one in live)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_second_update_changes_nothing(scenario: str) -> None:
    first = merged(scenario, "after")
    works = []
    for prefix, data in first.items():
        wanted, _ = texts_of(FOLDER / scenario / f"{prefix}after.md", DOCUMENTS[prefix])
        works.append(Work(f"{prefix}x.po", DOCUMENTS[prefix], data, wanted, "2030-01-01"))
    outcomes = merge_all(works, {}, language=LANGUAGES["de"], publisher="Centeret", source_language="da")
    assert [outcome.changed for outcome, _ in outcomes] == [False] * len(works)
    assert [outcome.data for outcome, _ in outcomes] == list(first.values())
