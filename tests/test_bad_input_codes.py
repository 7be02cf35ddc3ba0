"""Every code that the table of findings knows is produced by a test."""

import re
from pathlib import Path

import pytest

from press.findings import CODES

CODE = re.compile(r"(?:(?<=[\"'])|(?<=error )|(?<=warning ))[a-z]+(?:-[a-z0-9]+)*(?=[\"' ])")
NAMED = {code for file in Path(__file__).parent.glob("*.py") for code in CODE.findall(file.read_text("utf-8"))}


# What publication.toml can adjust are the checks of translations: rows of a table of their own, tested row by row.
@pytest.mark.parametrize("code", [code for code, row in CODES.items() if not row.adjustable])
def test_a_test_names_each_code(code):
    assert code in NAMED
