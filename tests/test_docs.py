"""What the pages for people say is so: links, commands, settings, findings, markup and pictures."""

import importlib.util
import json
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from PIL import Image

from docs.findings import page as findings_page
from docs.typography import page as typography_page
from pipeline import cli
from press import settings
from press.build import flow, sources
from press.build.project import Project
from press.findings import Halt
from press.settings import LanguagePolicy

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def without_code(text: str) -> str:
    """A page without what it quotes: code blocks, and words in backticks."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`]*`", "", re.sub(r"^    .*$", "", text, flags=re.MULTILINE))


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def commands(first: str) -> list[tuple[str, str]]:
    """The pages' commands that begin so, each with the page; what breaks off or has a gap to fill is left out."""
    found = set()
    for name in NAMES:
        for line in text_of(name).splitlines():
            for shown in [line] if line.startswith("    ") else re.findall(r"`([^`]*)`", line):
                words = shown.partition(" #")[0].strip()
                if words.startswith(f"{first} ") and not re.search(r"[…<>&]", words):
                    found.add((name, words.removeprefix(first).strip()))
    return sorted(found)


# --- links and files -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_link_leads_to_a_file_and_to_a_heading_in_it(name):
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(text_of(name))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text("utf-8"), re.MULTILINE)
            assert anchor in map(slug, headings), target


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_named_is_there(name):
    folders = [path.name for path in ROOT.iterdir() if path.is_dir() and path.name not in {"output", ".venv"}]
    named = re.compile(rf"`((?:{'|'.join(map(re.escape, folders))})/[\w./-]*)`")
    for path in named.findall(text_of(name)):
        assert (ROOT / path).exists(), path


# --- commands --------------------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize(("name", "words"), commands("make"))
def test_a_make_command_that_is_shown_has_its_target_and_its_variables(name, words):
    done = subprocess.run(
        ["make", "--dry-run", *shlex.split(words)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{name}: {done.stderr}"
    # Without this a folder of the same name would do.
    targets = re.findall(r"^([a-z-]+):.* ## ", text_of("Makefile"), re.MULTILINE)
    assert {word for word in shlex.split(words) if "=" not in word} <= set(targets), name


@pytest.mark.parametrize(("name", "words"), commands(".venv/bin/python pipeline.py"))
def test_a_command_of_the_pipeline_that_is_shown_is_understood(name, words):
    done = CliRunner().invoke(cli, [*shlex.split(words), "--help"])
    assert done.exit_code == 0, f"{name}: {done.output}"


@pytest.mark.parametrize(("name", "words"), commands(".venv/bin/python -m"))
def test_a_module_that_is_to_be_run_is_there(name, words):
    assert importlib.util.find_spec(shlex.split(words)[0]), name


def test_commands_are_found_at_all():
    assert len(commands("make")) > 20
    assert ("README.md", "pdf LANG=en") in commands("make")
    assert ("README.md", "docs.pictures") in commands(".venv/bin/python -m")
    assert ("README.md", "--format json check --lang de") in commands(".venv/bin/python pipeline.py")


def test_the_readme_names_the_languages_that_are_published():
    published = tomllib.loads(text_of("publication.toml"))["publication"]
    paragraph = text_of("README.md").partition("thirteen translations come along:")[2].partition(".")[0]
    assert re.findall(r"`([\w-]+)`", paragraph) == [published["source_language"], *published["languages"]]


# --- settings --------------------------------------------------------------------------------------------------


def documented(section: str) -> dict[str, str]:
    """The keys of a section on the page of settings, with their values where they are left out."""
    part = text_of("docs/settings.md").partition(f"\n## [{section}]")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|", part, re.MULTILINE)
    return {key: value.strip().strip("`") for key, value in rows}


@pytest.mark.parametrize(
    ("section", "written"),
    [
        ("publication", "publication"),
        ("language.CODE", "language.en"),
        ("links", "links"),
        ("typography", "typography"),
        ("signoff", "signoff"),
    ],
)
def test_the_page_of_settings_has_every_key_and_no_other(tmp_path, section, written):
    """A key that nothing reads is answered with the keys that are known."""
    (tmp_path / "publication.toml").write_text(f"[{written}]\nnonsense = 1\n", "utf-8")
    with pytest.raises(Halt) as halted:
        settings.load(tmp_path)
    hint = next(found.hint for found in halted.value.findings if found.code == "settings-key")
    assert set(re.findall(r"\w+", hint.partition(":")[2])) == set(documented(section))


def test_the_page_of_settings_has_every_section(tmp_path):
    (tmp_path / "publication.toml").write_text("[nonsense]\n", "utf-8")
    with pytest.raises(Halt) as halted:
        settings.load(tmp_path)
    hint = next(found.hint for found in halted.value.findings if found.code == "settings-key")
    headings = re.findall(r"^## \[(\w+)", text_of("docs/settings.md"), re.MULTILINE)
    assert set(re.findall(r"\w+", hint.partition(":")[2])) == set(headings)


def examples() -> list[str]:
    return re.findall(r"```toml\n(.*?)```", text_of("docs/settings.md"), re.DOTALL)


@pytest.mark.parametrize("example", examples())
def test_an_example_of_settings_is_valid_as_it_stands(tmp_path, example):
    (tmp_path / "publication.toml").write_text(example, "utf-8")
    assert settings.load(tmp_path).languages


def test_the_least_settings_have_the_values_that_the_page_gives(tmp_path):
    (tmp_path / "publication.toml").write_text(examples()[0], "utf-8")
    loaded = settings.load(tmp_path)
    policy = loaded.policy("en")
    assert policy == LanguagePolicy()
    said = {key: tomllib.loads(f"x = {value}")["x"] for key, value in documented("language.CODE").items()}
    assert {key: list(value) if isinstance(value, list) else value for key, value in said.items()} == {
        "missing": policy.missing,
        "signoff": ["reviewed"] if policy.signoff is None else list(policy.signoff),
        "allowed_hosts": list(policy.allowed_hosts),
        "publisher": policy.publisher,
        "checks": dict(policy.checks),
        "typography": dict(policy.typography),
    }
    assert documented("signoff") == {"required": json.dumps(list(loaded.signoff))}
    assert documented("publication")["base_url"] == f'"{loaded.base_url}"'


# --- findings, markup, pictures --------------------------------------------------------------------------------


def test_the_page_of_typography_is_that_of_the_table():
    assert text_of("docs/typography.md") == typography_page(), "run .venv/bin/python -m docs.typography"


def test_the_page_of_findings_is_that_of_the_table():
    hint = "run .venv/bin/python -m docs.findings"
    assert text_of("docs/findings.md") == findings_page(), hint


ANYWHERE = ("@lang", "@dir", ".untranslated")
"""What any element with words may carry, as the table says."""


def markup(elements: Iterator[etree._Element]) -> set[str]:
    """Elements, their attributes and classes: ``p``, ``a@href``, ``section.card``."""
    found = set()
    for element in elements:
        found.add(str(element.tag))
        found |= {f"{element.tag}@{name}" for name in element.attrib if name != "class"}
        found |= {f"{element.tag}.{name}" for name in element.get("class", "").split()}
    return found


def listed_markup() -> set[str]:
    """The same, of what the page on architecture lists."""
    table = text_of("docs/architecture.md").partition("| markup | what it is |")[2].partition("\n\n")[0]
    found = set()
    for tag, attributes in re.findall(r"<(\w+)((?: [\w-]+=\"[^\"]*\")*)/?>", table):
        pairs = re.findall(r"([\w-]+)=\"([^\"]*)\"", attributes)
        found |= {tag, *(f"{tag}@{name}" for name, _ in pairs if name != "class")}
        found |= {f"{tag}.{value}" for name, value in pairs if name == "class"}
    return {mark for mark in found if not mark.endswith(ANYWHERE)}


def tags(marks: set[str]) -> set[str]:
    return {mark for mark in marks if mark.isalnum()}


def markup_of(root: Path) -> set[str]:
    """Of all pages of a project, in Danish and in Arabic."""
    project = Project.open(root)
    known = sources.document_names(project)
    seen = set()
    for name in known:
        prepared = sources.prepare(project, name, known)
        assert prepared.cut is not None, prepared.findings
        for code in ("da", "ar"):
            page, _ = flow.paged(project, flow.in_language(project, prepared.cut, code, []), code, [])
            seen |= markup(etree.fromstring(f"<body>{page.body}</body>").iterdescendants())
    return seen


def test_the_architecture_lists_what_may_stand_in_a_page_and_nothing_else(tmp_path):
    """One text with every construct, without translations, and the project's own texts, with them."""
    shutil.copytree(ROOT / "tests/fixtures/docs", tmp_path / "source")
    (tmp_path / "publication.toml").write_text(examples()[0], "utf-8")
    seen = markup_of(tmp_path) | markup_of(ROOT)
    listed = listed_markup()
    assert seen - {f"{tag}{mark}" for tag in tags(listed) for mark in ANYWHERE} == listed


PICTURES = sorted((DOCS / "pictures").glob("*.png"))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_shown_with_a_description_and_is_small(picture):
    shown = re.search(rf"!\[([^\]]+)\]\(docs/pictures/{picture.name}\)", text_of("README.md"))
    assert shown
    assert len(shown[1].split()) > 10
    assert picture.stat().st_size < 150_000
    with Image.open(picture) as image:
        assert image.width > 1200


def test_there_are_pictures():
    assert len(PICTURES) == 5
