"""What goes out as XLIFF or TMX comes back as it was, through our reader and through translate-toolkit's programs."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from exchange_samples import DELIVERY, HARD
from lxml import etree

from press.catalog import read_delivery
from press.exchange import Wanted, read, write
from press.findings import Halt
from press.model.exchange import Delivery, Unit
from press.model.location import Location

pytest.importorskip("translate", reason="translate-toolkit is not installed: make export or make test does it")

GERMAN = Wanted(("da",), "de")
NOWHERE = Location("")


def there_and_back(form: str, delivery: Delivery = DELIVERY) -> tuple[Unit, ...]:
    data = write(form, delivery, source="da", language="de")
    read_back, findings = read(data, file="x", wanted=GERMAN)
    assert findings == ()
    return tuple(replace(unit, location=NOWHERE) for unit in read_back.units)


def test_xliff_keeps_contexts_states_comments_previous_texts_flags_and_every_character() -> None:
    kept = tuple(replace(unit, location=NOWHERE, references=()) for unit in HARD)
    assert there_and_back("xliff") == kept


def test_tmx_keeps_the_same_of_what_is_translated() -> None:
    kept = tuple(replace(unit, location=NOWHERE, references=(), remarks=()) for unit in HARD if unit.target)
    assert there_and_back("tmx") == kept


def test_obsolete_texts_are_in_a_memory_and_not_in_what_is_to_be_translated() -> None:
    gone = Delivery("x", (Unit("a", "A", NOWHERE, obsolete=True),), document="guide")
    assert there_and_back("tmx", gone) == gone.units
    assert there_and_back("xliff", gone) == ()


def test_a_comment_with_a_control_character_goes_out_without_it() -> None:
    odd = Delivery("x", (Unit("a", "A", NOWHERE, comments=("b\x07\ufffe\x1bc",)),), document="guide")
    for form in ("xliff", "tmx"):
        assert there_and_back(form, odd)[0].comments == ("bc",)


def test_xliff_says_what_version_it_is_and_what_it_is_of() -> None:
    root = etree.fromstring(write("xliff", DELIVERY, source="da", language="zh-Hans"))
    (part,) = root.findall("{*}file")
    assert (root.tag, root.get("version")) == ("{urn:oasis:names:tc:xliff:document:1.2}xliff", "1.2")
    assert (part.get("original"), part.get("source-language"), part.get("target-language")) == (
        "guide",
        "da",
        "zh-Hans",
    )
    states = [unit.findtext("{*}source", "") and unit.get("approved") for unit in root.iter("{*}trans-unit")]
    assert states == ["yes", "yes", "no", None, "yes", "yes"]


@pytest.mark.parametrize("form", ["xliff", "tmx"])
def test_the_same_catalog_gives_the_same_bytes(form: str) -> None:
    first, second = (write(form, DELIVERY, source="da", language="de") for _ in range(2))
    assert first == second


def test_without_the_toolkit_one_line_says_how_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "translate"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "translate", None)
    with pytest.raises(Halt) as halted:
        write("xliff", DELIVERY, source="da", language="de")
    (found,) = halted.value.findings
    assert str(found) == (
        "error system-missing an export is written by translate-toolkit, which is not installed"
        " — run `make export`, which installs it"
    )


# --- translate-toolkit's own programs --------------------------------------------------------------------------

PO = b"""\
msgid ""
msgstr ""
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

# Ist das so?
#. Kind: title
#: source/a.md
msgctxt "title"
msgid "En titel"
msgstr "Ein Titel"

#, fuzzy
#| msgid "Gammel *tekst*"
msgid "Ny *tekst*"
msgstr "Alter *Text*"

msgid "Tom"
msgstr ""

msgid ""
"Gade\\\\\\n"
"By \\"x\\" & <y>"
msgstr ""
"Stra\xc3\x9fe\\\\\\n"
"Ort \xe2\x80\x9ex\xe2\x80\x9c & <y>"
"""


def toolkit(name: str, source: Path, target: Path) -> Path:
    """One of its programs, as a translator runs it."""
    program = Path(sys.executable).with_name(name)
    subprocess.run([program, "--progress=none", source, target], check=True, capture_output=True, timeout=60)
    return target


def said(units: tuple[Unit, ...]) -> list[tuple[str, str, bool, tuple[str, ...]]]:
    return [(unit.source, unit.target, unit.fuzzy, unit.comments) for unit in units]


def test_a_catalog_that_went_through_po2xliff_and_xliff2po_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_bytes(PO)
    there = toolkit("po2xliff", tmp_path / "a.po", tmp_path / "a.xlf")
    back = toolkit("xliff2po", there, tmp_path / "b.po")
    before, after = (read_delivery(path.read_bytes(), file="x")[0] for path in (tmp_path / "a.po", back))
    assert said(after.units) == said(before.units)


def test_what_po2xliff_writes_is_read_with_state_comments_and_the_previous_text(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_bytes(PO)
    there = toolkit("po2xliff", tmp_path / "a.po", tmp_path / "a.xlf")
    delivery, _ = read(there.read_bytes(), file="x", wanted=GERMAN)
    before, _ = read_delivery(PO, file="x")
    assert said(delivery.units) == said(before.units)
    assert [unit.previous for unit in delivery.units] == [None, ("", "Gammel *tekst*"), None, None]
    assert delivery.language == "de"


def test_what_we_write_is_read_by_xliff2po_with_state_and_comments(tmp_path: Path) -> None:
    before, _ = read_delivery(PO, file="x")
    (tmp_path / "a.xlf").write_bytes(write("xliff", replace(before, document="a"), source="da", language="de"))
    back = toolkit("xliff2po", tmp_path / "a.xlf", tmp_path / "b.po")
    after, findings = read_delivery(back.read_bytes(), file="x")
    assert (said(after.units), findings) == (said(before.units), ())
