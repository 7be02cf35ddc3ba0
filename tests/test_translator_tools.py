"""The files that set up other people's tools fit the catalogs that are there."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from press.build.project import LOCALES, TEMPLATES
from press.languages import LANGUAGES
from press.rendering import STRINGS_LANGUAGE
from press.settings import load

ROOT = Path(__file__).parents[1]
COMPONENTS = json.loads((ROOT / "docs/weblate/components.json").read_text("utf-8"))
CATALOGS = sorted(path.stem for path in (ROOT / LOCALES).glob("*.pot"))


def test_weblate_has_a_component_for_each_catalog():
    assert sorted(component["slug"] for component in COMPONENTS) == CATALOGS


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component["slug"])
def test_a_component_finds_the_catalogs_of_all_languages_and_their_template(component):
    name = component["slug"]
    assert (ROOT / component["new_base"]).is_file()
    found = {path.parts[-3].replace("_", "-") for path in ROOT.glob(component["filemask"])}
    published = set(load(ROOT).languages)
    # The strings of the layouts have been begun in every language of the table.
    assert found | {"da"} == (set(LANGUAGES) if name == TEMPLATES else published)
    assert component["source_language"] == {"code": STRINGS_LANGUAGE if name == TEMPLATES else "da"}


def test_all_components_share_the_checkout_of_the_first():
    first, *others = COMPONENTS
    assert first["repo"].startswith("https://")
    project = {component["repo"].removesuffix(first["slug"]) for component in others}
    assert len(project) == 1
    assert project.pop().startswith("weblate://")


def test_weblate_neither_wraps_lines_nor_adds_texts_or_languages():
    for component in COMPONENTS:
        assert component["file_format_params"]["po_line_wrap"] == 65535  # gettext's --no-wrap
        assert (component["new_lang"], component["manage_units"]) == ("none", False)


def test_omegat_takes_an_entry_as_one_segment_and_leaves_headers_alone():
    project = ET.parse(ROOT / "docs/omegat/omegat.project").getroot().find("project")
    assert project is not None
    assert project.findtext("source_lang") == "DA"
    assert project.findtext("sentence_seg") == "false"
    assert project.findtext("source_dir") != project.findtext("target_dir")
    filters = ET.parse(ROOT / "docs/omegat/omegat/filters.xml")
    options = {option.get("name"): option.get("value") for option in filters.iter("{http://omegat.org/filters}option")}
    assert options == {"skipHeader": "true", "disallowBlank": "false"}
