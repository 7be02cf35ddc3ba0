from pathlib import Path

import pytest
from markupsafe import Markup

from press.findings import Halt
from press.languages import LANGUAGES
from press.model.location import Location
from press.rendering import TemplateString, renderer, strings

TEMPLATES = Path(__file__).parent.parent / "templates"
ENGLISH, GERMAN, ARABIC = LANGUAGES["en"], LANGUAGES["de"], LANGUAGES["ar"]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def halted(call) -> str:
    """The one finding of a Halt, as a person sees it."""
    with pytest.raises(Halt) as caught:
        call()
    (found,) = caught.value.findings
    return str(found)


def test_a_value_is_escaped_in_text_and_in_attributes_whatever_the_template_is_called(folder):
    for name in ("page.html.j2", "page.j2", "page.txt", "page.opf"):
        write(folder, name, '<p title="{{ text }}">{{ text }}</p>')
        made = renderer([folder], {}, language=ENGLISH)(name, text='<b onclick="x">&\'')
        assert made == '<p title="&lt;b onclick=&#34;x&#34;&gt;&amp;&#39;">&lt;b onclick=&#34;x&#34;&gt;&amp;&#39;</p>'


def test_a_text_is_never_a_template(folder):
    write(folder, "page.j2", "{{ text }}|{{ _(text) }}")
    hostile = "{{ 7 * 7 }}{% include 'secret' %}{# gone #}"
    made = renderer([folder], {hostile: hostile}, language=GERMAN)("page.j2", text=hostile)
    shown = "{{ 7 * 7 }}{% include &#39;secret&#39; %}{# gone #}"
    assert made == f"{shown}|{shown}"


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ _.__globals__ }}",
        "{{ '%s'.__mod__ }}",
        "{{ language.__class__.__subclasses__() }}",
        "{% include '../secret.txt' %}",
        "{% include '/etc/hostname' %}",
        "{% include 'link.txt' %}",
    ],
)
def test_a_template_reaches_neither_into_python_nor_out_of_its_folder(folder, attack):
    (folder.parent / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    write(folder, "page.j2", attack)
    assert "templates/page.j2:1: error template" in halted(lambda: renderer([folder], {}, language=ENGLISH)("page.j2"))


def test_the_first_folder_that_has_a_template_wins(folder, tmp_path):
    own = tmp_path / "project" / "templates"
    write(folder, "a.j2", "engine a")
    write(folder, "page.j2", "{% include 'a.j2' %}, {% include 'b.j2' %}")
    write(folder, "b.j2", "engine b")
    write(own, "a.j2", "project a")
    assert renderer([own, folder], {}, language=ENGLISH)("page.j2") == "project a, engine b"


def test_a_style_sheet_is_included_as_it_is(folder):
    css = 'a::before { content: "<{{ x }} {# &" }\n@media print {% nothing %}\n'
    write(folder, "look.css", css)
    write(folder, "page.j2", '<style>{% include "look.css" %}</style>')
    assert renderer([folder], {}, language=ENGLISH)("page.j2") == f"<style>{css}</style>"


def test_a_missing_template_is_named_with_the_line_that_asks_for_it(folder):
    write(folder, "page.j2", "one\n{% include 'part/gone.j2' %}\n")
    told = halted(lambda: renderer([folder], {}, language=ENGLISH)("page.j2"))
    assert told.startswith("templates/page.j2:2: error template the template “part/gone.j2” is not there")


def test_a_name_that_was_not_given_is_told_with_file_and_line(folder):
    write(folder, "part.j2", "one\ntwo\n{{ summary }}\n")
    write(folder, "page.j2", "{% include 'part.j2' %}")
    told = halted(lambda: renderer([folder], {}, language=ENGLISH)("page.j2"))
    assert told.startswith("templates/part.j2:3: error template")
    assert "'summary' is undefined" in told


def test_a_template_that_does_not_parse_is_told_with_file_and_line(folder):
    write(folder, "page.j2", "fine\n{% if %}\n")
    told = halted(lambda: renderer([folder], {}, language=ENGLISH)("page.j2"))
    assert told.startswith("templates/page.j2:2: error template the template does not parse")


def test_a_template_that_is_not_utf_8_is_a_finding(folder):
    (folder / "page.j2").write_bytes("blå".encode("latin-1"))
    assert "error template" in halted(lambda: renderer([folder], {}, language=ENGLISH)("page.j2"))


def test_the_language_is_given_to_every_template(folder):
    write(folder, "macro.j2", "{% macro direction() %}{{ language.direction }}{% endmacro %}")
    write(folder, "page.j2", "{% from 'macro.j2' import direction %}{{ language.code }} {{ direction() }}")
    assert renderer([folder], {}, language=ARABIC)("page.j2") == "ar rtl"


def test_a_string_is_shown_in_the_language_with_its_placeholders_filled(folder):
    write(folder, "page.j2", '{{ _("Page %(page)s of %(pages)s", page=3, pages=8) }}')
    labels = {"Page %(page)s of %(pages)s": "Von %(pages)s Seiten die %(page)s. (100 %)"}
    assert renderer([folder], labels, language=GERMAN)("page.j2") == "Von 8 Seiten die 3. (100 %)"


def test_placeholders_are_filled_once_so_that_a_value_can_look_like_one():
    german = renderer([], {"%(a)s %(b)s": "%(a)s – %(b)s"}, language=GERMAN)
    assert german.label("%(a)s %(b)s", a="%(b)s {0} %s", b="%(a)s") == "%(b)s {0} %s – %(a)s"


def test_markup_in_a_placeholder_stays_markup_while_the_label_around_it_is_escaped(folder):
    write(folder, "page.j2", '{{ _("On %(date)s", date=date) }}')
    german = renderer([folder], {"On %(date)s": "<Am> %(date)s"}, language=GERMAN)
    assert german("page.j2", date=Markup("<time>1.</time>")) == "&lt;Am&gt; <time>1.</time>"
    assert german("page.j2", date="<time>") == "&lt;Am&gt; &lt;time&gt;"


def test_strings_are_english_and_need_no_labels_there():
    assert renderer([], {}, language=ENGLISH).label("Contents") == "Contents"
    assert renderer([], {"Contents": "In this text"}, language=ENGLISH).label("Contents") == "In this text"


def translated(*folders: Path, without: tuple[str, ...] = ()) -> dict[str, str]:
    """Labels for all strings but some."""
    return {string.msgid: string.msgid.upper() for string in strings(folders) if string.msgid not in without}


@pytest.mark.parametrize("nothing", [{}, {"Notes": ""}])
def test_a_string_without_a_label_names_itself_its_language_its_catalog_and_make_update(nothing):
    labels = translated(without=("Notes",)) | nothing
    told = halted(lambda: renderer([], labels, language=LANGUAGES["zh-Hans"]).label("Notes"))
    assert told.startswith("locales/zh_Hans/LC_MESSAGES/templates.po: error template-string")
    assert "1 template string has no translation into zh-Hans: “Notes” — run make update" in told


def test_all_strings_that_lack_a_label_are_told_at_once_and_in_the_same_words_whichever_lacked_first(folder):
    write(folder, "page.j2", '{{ _("Two") }}{{ _("One") }}')
    write(folder, "other.j2", '{{ _("Three") }}')
    german = renderer([folder], translated(folder, without=("One", "Three")), language=GERMAN)
    told = halted(lambda: german("page.j2"))
    assert "2 template strings have no translation into de: “One”, “Three” —" in told
    assert halted(lambda: german("other.j2")) == told


def test_of_very_many_strings_that_lack_a_label_only_the_first_are_named(folder):
    write(folder, "page.j2", "".join(f'{{{{ _("S{number}") }}}}' for number in range(9)))
    labels = translated(folder, without=tuple(f"S{number}" for number in range(9)))
    told = halted(lambda: renderer([folder], labels, language=GERMAN)("page.j2"))
    assert "9 template strings have no translation into de: “S0”, “S1”, “S2”, “S3” and 5 more —" in told


@pytest.mark.parametrize("wrong", ["Seite", "Seite %(seite)s", "Seite %(page)s von %(pages)s", "Seite %(page) s"])
def test_a_label_with_other_placeholders_than_its_string_is_a_finding(wrong):
    told = halted(lambda: renderer([], {"Page %(page)s": wrong}, language=GERMAN).label("Page %(page)s", page=1))
    assert told.startswith("locales/de/LC_MESSAGES/templates.po: error template-string")
    assert "%(page)s" in told


def test_a_template_that_gives_a_string_the_wrong_values_is_told_with_its_line(folder):
    write(folder, "page.j2", '\n{{ _("Page %(page)s", number=1) }}')
    told = halted(lambda: renderer([folder], {}, language=ENGLISH)("page.j2"))
    assert told.startswith("templates/page.j2:2: error template")
    assert "%(page)s" in told
    assert "%(number)s" in told


def test_nothing_random_is_offered_to_templates(folder):
    for template in ("{{ [1, 2] | random }}", "{{ lipsum() }}"):
        write(folder, "page.j2", template)
        assert "error template" in halted(lambda: renderer([folder], {}, language=ENGLISH)("page.j2"))


def of(folder: Path, found: tuple[TemplateString, ...]) -> list[TemplateString]:
    return [string for string in found if any(name.startswith(folder.name) for name in string.references)]


def test_strings_are_extracted_with_their_comments_and_files_without_line_numbers(folder):
    write(
        folder,
        "b/page.html.j2",
        '\n{# TRANSLATORS: the number\n   of the page #}\n<p>{{ _("Seite %(n)s", n=1) }}</p>\n'
        '{#: short #}\n{{ _("Ding") }}',
    )
    write(folder, "a.j2", '<a title="{{ _(\'Ding\') }}">{{ _("Ding") }}</a>{# only the designer reads this #}')
    assert of(folder, strings([folder])) == [
        TemplateString("Ding", ("short",), ("templates/a.j2", "templates/b/page.html.j2")),
        TemplateString("Seite %(n)s", ("the number of the page",), ("templates/b/page.html.j2",)),
    ]


def test_a_template_that_another_folder_hides_gives_no_strings(folder, tmp_path):
    own = tmp_path / "project" / "templates"
    write(folder, "page.j2", '{{ _("Of the engine") }}')
    write(own, "page.j2", '{{ _("Of the project") }}')
    assert [string.msgid for string in of(folder, strings([own, folder]))] == ["Of the project"]


def test_labels_in_the_modules_that_write_for_readers_are_found_too():
    found = {string.msgid: string.references for string in strings([])}
    assert found["(opens in a new window)"] == ("press/formats/html.py",)


def test_extracting_from_a_template_that_does_not_parse_names_file_and_line(folder):
    write(folder, "page.j2", "fine\n{% if %}\n")
    assert halted(lambda: strings([folder])).startswith("templates/page.j2:2: error template")


def test_every_template_of_the_engine_parses_and_its_strings_are_found():
    found = strings([TEMPLATES])
    assert {"Contents", "Languages", "Draft"} <= {string.msgid for string in found}
    assert len({string.msgid for string in found}) == len(found)


def test_a_finding_about_a_catalog_has_its_location():
    with pytest.raises(Halt) as caught:
        renderer([], {}, language=ARABIC).label("Draft")
    assert caught.value.findings[0].location == Location("locales/ar/LC_MESSAGES/templates.po")
