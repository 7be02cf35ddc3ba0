"""publication.toml is read strictly: every fault is told at once, each with its line and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from press import languages
from press.editions import Layout
from press.findings import Halt
from press.settings import load

WHOLE = """\
[publication]
publisher = "Center"
source_language = "da"
languages = ["en", "ar", "zh_Hans"]
"""


def write(root: Path, text: str | bytes) -> Path:
    (root / "publication.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def told(root: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(Halt) as halt:
        load(root)
    found = halt.value.findings
    assert {one.location.file for one in found} == {"publication.toml"}
    assert all(one.hint and one.message for one in found)
    return sorted((one.code, one.location.line) for one in found)


def test_the_least_that_a_project_needs(tmp_path: Path) -> None:
    settings = load(write(tmp_path, WHOLE))
    assert settings.publisher == "Center"
    assert settings.languages == ("da", "en", "ar", "zh-Hans")
    assert (settings.base_url, settings.policy("ar").missing, settings.hosts("ar")) == ("", "mark", frozenset())
    assert [settings.required(code) for code in ("da", "en")] == [(), ("reviewed",)]


def test_policies_of_a_language_in_either_form_of_its_code(tmp_path: Path) -> None:
    more = '[links]\nallowed_hosts = ["a.example"]\n'
    more += '[language.zh-Hans]\nmissing = "fail"\nsignoff = []\nallowed_hosts = ["b.example"]\n'
    settings = load(write(tmp_path, WHOLE + more))
    assert settings.policy("zh-Hans").missing == "fail"
    assert settings.required("zh-Hans") == ()
    assert settings.hosts("zh-Hans") == {"a.example", "b.example"}
    assert settings.hosts("en") == {"a.example"}
    other = load(write(tmp_path, WHOLE + '[language.zh_Hans]\nmissing = "fail"\n'))
    assert other.policy("zh-Hans").missing == "fail"


@pytest.mark.parametrize(
    "name", [name for row in languages.LANGUAGES.values() for name in sorted({row.code, row.gettext})]
)
def test_every_language_of_the_table_may_be_listed_in_both_forms(tmp_path: Path, name: str) -> None:
    text = WHOLE.replace('["en", "ar", "zh_Hans"]', f'["{name}"]')
    assert load(write(tmp_path, text)).languages == tuple(dict.fromkeys(["da", name.replace("_", "-")]))


def test_the_address_of_the_outputs_ends_in_a_slash(tmp_path: Path) -> None:
    for address in ("https://example.org/b", "https://example.org/b/"):
        assert load(write(tmp_path, WHOLE + f'base_url = "{address}"\n')).base_url == "https://example.org/b/"


def test_the_source_language_is_built_once_where_it_is_listed_too(tmp_path: Path) -> None:
    text = WHOLE.replace('["en", "ar", "zh_Hans"]', '["en", "da", "en"]')
    assert load(write(tmp_path, text)).languages == ("da", "en")


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("publisher =", "publsher ="), "settings-key", 2),
        (('languages = ["en", "ar", "zh_Hans"]', ""), "settings-type", 1),
        (("publisher =", 'extra = "x"\npublisher ='), "settings-key", 2),
        (('"Center"', "7"), "settings-type", 2),
        (('"Center"', '"  "'), "settings-type", 2),
        (('"da"', '["da"]'), "settings-type", 3),
        (('"da"', '"xx"'), "settings-language", 3),
        (('"da"', '"../x"'), "settings-language", 3),
        (('["en", "ar", "zh_Hans"]', '"en"'), "settings-type", 4),
        (('"ar"', "7"), "settings-type", 4),
        (('"ar"', '"tlh"'), "settings-language", 4),
        (('"ar"', '"en;id"'), "settings-language", 4),
        (('"ar"', '""'), "settings-type", 4),
        (('"ar"', '"EN"'), "settings-language", 4),
        (("[publication]", "[publications]"), "settings-key", 1),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, change: tuple[str, str], code: str, line: int) -> None:
    assert (code, line) in told(write(tmp_path, WHOLE.replace(*change)))


@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ('base_url = "ftp://a.b"', "settings-type", 5),
        ('base_url = "example.org"', "settings-type", 5),
        ("base_url = 7", "settings-type", 5),
        ('base_url = "https://a.b/?x"', "settings-type", 5),
        ('base_url = "https://[a/"', "settings-type", 5),
        ("[language]\nen = 7", "settings-type", 6),
        ("[language.en]\nmising = 'mark'", "settings-key", 6),
        ("[language.en]\nmissing = 'skip'", "settings-type", 6),
        ("[language.en]\nmissing = ['mark']", "settings-type", 6),
        ("[language.en]\nsignoff = 'reviewed'", "settings-type", 6),
        ("[language.en]\nallowed_hosts = 'a.b'", "settings-type", 6),
        ("[language.xx]\nsignoff = []", "settings-language", 5),
        ("[language.fi]\nsignoff = []", "settings-language", 5),
        ("[links]\nallowed_hosts = 7", "settings-type", 6),
        ("[links]\nallowed_hosts = ['https://a.b/']", "settings-type", 6),
        ("[links]\nhosts = []", "settings-key", 6),
        ("[printing]\nbleed = 3", "settings-key", 5),
    ],
)
def test_a_fault_in_the_rest_is_told_at_its_line(tmp_path: Path, more: str, code: str, line: int) -> None:
    assert (code, line) in told(write(tmp_path, WHOLE + more + "\n"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[publication]\npublisher = Center\n", 2),
        ('[publication]\npublisher = "Center\n', 2),
        ("[publication\n", 1),
        ("a = 1\na = 2\n", 2),
        (b'[publication]\npublisher = "S\xf8ren"\n', 2),
    ],
)
def test_what_is_no_toml_is_told_at_its_line(tmp_path: Path, text: str | bytes, line: int) -> None:
    assert told(write(tmp_path, text)) == [("settings-syntax", line)]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = '[publication]\npublisher = 7\nsource_language = "xx"\nlanguages = "en"\nekstra = 1\n'
    assert told(write(tmp_path, text)) == [
        ("settings-key", 5),
        ("settings-language", 3),
        ("settings-type", 2),
        ("settings-type", 4),
    ]


def test_marks_of_editors_are_no_faults(tmp_path: Path) -> None:
    assert load(write(tmp_path, b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())).publisher == "Center"


def test_a_folder_without_it_is_told_how_to_write_one(tmp_path: Path) -> None:
    assert told(tmp_path) == [("settings-missing", None)]


def test_an_empty_one_is_told_what_it_needs(tmp_path: Path) -> None:
    assert [code for code, _ in told(write(tmp_path, ""))] == ["settings-type"] * 3


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "publication.toml").mkdir()
    assert len(told(tmp_path)) == 1


@pytest.mark.parametrize(
    ("section", "code", "line", "said"),
    [
        ("[edition.brochur]\n", "settings-key", 6, "[edition.brochure]"),
        ('[edition.brochure]\npaper = "A9"\n', "settings-type", 7, 'write "A4"'),
        ('[edition.brochure]\nmax_pages = "12"\n', "settings-type", 7, "a number of pages"),
        ("[edition.brochure]\nmax_pages = -1\n", "settings-type", 7, "a number of pages"),
        ("[edition.brochure]\nmax_pages = true\n", "settings-type", 7, "a number of pages"),
        ('[edition.epub]\npaper = "A4"\n', "settings-key", 7, "documents"),
        ('[edition.brochure]\ndocuments = "tekst"\n', "settings-type", 7, "documents"),
        ("[edition]\nbrochure = 1\n", "settings-type", 7, "write [edition.brochure]"),
    ],
)
def test_what_is_wrong_with_an_edition_is_told_with_its_line(tmp_path, section, code, line, said):
    head = '[publication]\npublisher = "P"\nsource_language = "da"\nlanguages = ["en"]\n\n'
    (tmp_path / "publication.toml").write_text(head + section, "utf-8")
    with pytest.raises(Halt) as halted:
        load(tmp_path)
    (told,) = halted.value.findings
    assert (told.code, told.location.line) == (code, line)
    assert said in told.hint


def test_an_edition_is_laid_out_as_its_section_says(tmp_path):
    text = (
        '[publication]\npublisher = "P"\nsource_language = "da"\nlanguages = ["en"]\n'
        '[edition.brochure]\npaper = "A4"\nmax_pages = 8\ndocuments = ["tekst"]\n'
    )
    (tmp_path / "publication.toml").write_text(text, "utf-8")
    loaded = load(tmp_path)
    assert loaded.layout("brochure") == Layout("brochure", "A4", 8, ("tekst",))
    assert loaded.layout("epub") == Layout("epub")


@pytest.mark.parametrize(
    ("section", "bleed"), [("", 3.0), ('[print]\nbleed = "5mm"\n', 5.0), ('[print]\nbleed = "2.5 mm"\n', 2.5)]
)
def test_a_print_shop_gets_the_bleed_that_it_wants(tmp_path, section, bleed):
    (tmp_path / "publication.toml").write_text(
        f'[publication]\npublisher = "P"\nsource_language = "da"\nlanguages = ["en"]\n{section}', "utf-8"
    )
    assert load(tmp_path).print_shop.bleed == bleed


@pytest.mark.parametrize(
    ("section", "code", "line", "said"),
    [
        ('[typography]\noff = ["dash"]\n', "settings-key", 7, "dashes"),
        ('[typography]\noff = ["zzz"]\n', "settings-key", 7, "docs/typography.md"),
        ("[typography]\noff = true\n", "settings-type", 7, "off = ["),
        ('[typography]\non = ["dashes"]\n', "settings-key", 7, "off"),
        ('[language.en]\ntypography = "off"\n', "settings-type", 7, 'dashes = "off"'),
        ("[language.en]\ntypography = {dashes = false}\n", "settings-type", 7, '"on" or "off"'),
        ('[language.en]\ntypography = {quote = "off"}\n', "settings-key", 7, "quotes"),
    ],
)
def test_what_is_wrong_with_rules_of_typography_is_told_with_its_line(tmp_path, section, code, line, said):
    with pytest.raises(Halt) as halted:
        load(write(tmp_path, WHOLE + "\n" + section))
    (told,) = halted.value.findings
    assert (told.code, told.location.line) == (code, line)
    assert said in told.hint


def test_a_language_has_its_own_say_on_rules_of_typography(tmp_path):
    text = '[typography]\noff = ["dashes", "ranges"]\n[language.en]\ntypography = {dashes = "on", quotes = "off"}\n'
    loaded = load(write(tmp_path, WHOLE + text))
    assert loaded.rules_off("da") == {"dashes", "ranges"}
    assert loaded.rules_off("en") == {"ranges", "quotes"}


PRINT = '[print]\ncolour = "cmyk"\n'


@pytest.mark.parametrize(
    ("section", "kept"),
    [
        ("", ("rgb", "", 0)),
        (PRINT + 'profile = "print/ours.icc"\n', ("cmyk", "print/ours.icc", 0)),
        (PRINT + 'profile = "./OURS.ICM"\nink_limit = 300\n', ("cmyk", "OURS.ICM", 300)),
        (PRINT + 'profile = "Fogra 39"\n', ("cmyk", "FOGRA39", 0)),
        ('[print]\nprofile = "FOGRA39"\n', ("rgb", "FOGRA39", 0)),
    ],
)
def test_a_print_shop_gets_the_inks_that_it_wants(tmp_path, section, kept):
    shop = load(write(tmp_path, WHOLE + section)).print_shop
    assert (shop.colour, shop.profile, shop.ink_limit) == kept


@pytest.mark.parametrize(
    ("section", "line", "said"),
    [
        ('[print]\ncolour = "CMYK"\n', 6, '"rgb" or "cmyk"'),
        ('[print]\ncolour = ["cmyk"]\n', 6, '"rgb" or "cmyk"'),
        (PRINT, 5, "FOGRA39"),
        (PRINT + "profile = 39\n", 7, "print/ours.icc"),
        (PRINT + 'profile = ""\n', 7, "print/ours.icc"),
        (PRINT + 'profile = "FOGRA93"\n', 7, "perhaps FOGRA39"),
        (PRINT + 'profile = "coated"\n', 7, "known are: FOGRA39, "),
        (PRINT + 'profile = "/etc/ours.icc"\n', 7, "into the project"),
        (PRINT + 'profile = "../ours.icc"\n', 7, "into the project"),
        (PRINT + 'profile = "a\\\\ours.icc"\n', 7, "into the project"),
        (PRINT + 'profile = "FOGRA39"\nink_limit = "300 %"\n', 8, "without quotes"),
        (PRINT + 'profile = "FOGRA39"\nink_limit = true\n', 8, "without quotes"),
        (PRINT + 'profile = "FOGRA39"\nink_limit = 30\n', 8, "150 to 400"),
        ('[print]\ncolor = "cmyk"\n', 6, "did you mean colour"),
    ],
)
def test_what_is_wrong_with_a_print_shops_inks_is_told_with_its_line(tmp_path, section, line, said):
    with pytest.raises(Halt) as halted:
        load(write(tmp_path, WHOLE + section))
    (told,) = halted.value.findings
    assert told.location.line == line
    assert said in told.hint
