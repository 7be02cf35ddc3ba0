"""One text with everything in it, and what comes of it: readable files, compared whole.

``pytest tests/test_golden.py --update-golden`` writes them anew; what changed is then for a person to read in the diff.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from identity import RULES
from page_samples import FRAME, label, picture

from press import languages
from press.catalog import template
from press.checks.translations import judge
from press.model.location import Location
from press.model.segments import Entry
from press.page import compose
from press.read import read
from press.segments import Cut, cut
from press.translate import part_for, translate

FIXTURES = Path(__file__).parent / "fixtures" / "documents"


def source(root: Path) -> Cut:
    (root / "source").mkdir()
    (root / "source" / "alt.md").write_bytes((FIXTURES / "alt.md").read_bytes())
    text = read(root, "alt", "da")
    assert text.findings == ()
    made, lost = cut(text.document)
    assert lost == ()
    return made


def compared(name: str, made: str, request: pytest.FixtureRequest) -> None:
    """The text is that of the golden file, which is written anew where that was asked for."""
    file = FIXTURES / name
    if request.config.getoption("--update-golden"):
        file.write_text(made, "utf-8")
    assert made == file.read_text("utf-8")


def test_the_template_for_translators(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    made = template(
        source(tmp_path).segments, name="alt", publisher="Center", source_language="da", created="2023-11-10"
    )
    compared("alt.pot", made.decode(), request)


@pytest.mark.parametrize("code", ["da", "en", "ar"])
def test_the_page(code: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Danish; English where every text is its own translation; Arabic where none has one."""
    whole = source(tmp_path)
    made, _ = cut(part_for(whole.document, code))
    place = Location("locales/en/LC_MESSAGES/alt.po", 1)
    same = {(one.context, one.msgid): Entry(one.context, one.msgid, one.msgid, False, place) for one in made.segments}
    judged = judge(made.segments, same if code == "en" else {}, RULES)
    assert judged.findings == ()
    document = translate(made, judged.translations, code).document
    frame = replace(FRAME, draft=code != "da", incomplete=code == "ar")
    page, findings = compose(document, languages.LANGUAGES[code], frame, label, picture)
    assert findings == ()
    head = [f"{page.title} | {page.subtitle} | {page.updated_text} | {page.direction}", *page.notices]
    compared(f"alt.{code}.xhtml", "\n".join([*head, *(block.xhtml for block in page.blocks)]) + "\n", request)
