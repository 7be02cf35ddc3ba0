"""Kits: what a delegation is given of a real release, and what becomes of input that is wrong."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import tomllib
import unicodedata
import zipfile
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import jsonschema
import pikepdf
import pytest
import zxingcpp
from kit_samples import DAY, JORDAN, TEXTS, VERSION, publish, released_project, sealed
from PIL import Image
from small_projects import Project, small_project

from press.build.released import release_of
from press.checks.artifacts import verapdf
from press.finishing.measuring import paper_of
from press.kits import choose, gaps, read
from press.kits.mail import mailed
from press.model.location import Location
from press.release import File, Withdrawal

SCHEMA = json.loads((Path(__file__).parents[1] / "docs/schemas/delegation.schema.json").read_text("utf-8"))
DOCUMENTS = frozenset(TEXTS)
KIT = "output/kits/jordan"


@pytest.fixture(scope="module")
def released(once) -> Project:
    """A project with a release and a delegation; not to be changed."""

    def fill(root: Path) -> None:
        project = released_project(root)
        assert project.run("kit", "--for", "jordan").status == 0

    return Project(once("kits", fill))


@pytest.fixture
def project(released: Project, tmp_path: Path) -> Project:
    """The same, to be changed."""
    shutil.copytree(released.root, tmp_path / "p")
    shutil.rmtree(tmp_path / "p" / KIT)
    return Project(tmp_path / "p")


@pytest.fixture(autouse=True)
def before_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780099200")  # 2026-05-30


def kit(project: Project, path: str) -> bytes:
    return (project.root / KIT / path).read_bytes()


def codes(project: Project, *arguments: str) -> list[str]:
    return project.run("kit", "--for", "jordan", *arguments).codes


def words(data: bytes) -> str:
    """What a PDF says, by poppler."""
    ran = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return " ".join(ran.stdout.decode().split())


# --- what is packed --------------------------------------------------------------------------------------------


def test_each_document_is_packed_in_the_first_of_their_languages_that_has_it(released: Project):
    found = {path.relative_to(released.root / KIT).as_posix() for path in (released.root / KIT).rglob("*.*")}
    documents = {
        f"{stem}{suffix}"
        for stem in ("ar/besoeg", "fr/kontakt-os", "en/regler")
        for suffix in (".pdf", ".leaflet.pdf", ".epub", ".html")
    }
    rest = {"index.html", "cover.ar.pdf", "cover.fr.pdf", "email.ar.txt", "email.fr.txt"}
    assert found == documents | rest | {"print-order.html", "print-order.txt", "manifest.json"}
    for path in documents:
        assert kit(released, path) == (released.root / "output/releases" / VERSION / path).read_bytes()


def test_what_is_not_in_their_language_is_said_where_they_read_it_and_to_those_who_pack(project: Project):
    ran = project.run("kit", "--for", "jordan")
    told = {found["message"] for found in ran.findings if found["code"] == "kit-fallback"}
    assert told == {
        "“kontakt-os” is not released in Arabic (ar): it is packed in French (fr)",
        "“regler” is not released in Arabic (ar) and French (fr): it is packed in English (en), which is none of theirs",  # noqa: E501
    }
    for said in (
        "غير متوفر باللغات التالية: العربية والفرنسية",
        "Non disponible dans cette langue : arabe et français",
    ):
        assert re.sub(r"\s", " ", said) in re.sub(r"\s", " ", kit(project, "index.html").decode())
    assert "Non disponible dans cette langue : arabe et français" in re.sub(
        r"\s", " ", words(kit(project, "cover.fr.pdf"))
    )
    assert "Non disponible dans cette langue" in kit(project, "email.fr.txt").decode()


def test_what_is_packed_in_another_language_is_called_in_the_reader_s_too(released: Project):
    for path in ("index.html", "email.fr.txt"):
        said = kit(released, path).decode()
        assert TEXTS["besoeg"]["ar"] in said
        assert TEXTS["besoeg"]["fr"] in said
    assert TEXTS["besoeg"]["fr"] in words(kit(released, "cover.fr.pdf"))
    assert TEXTS["besoeg"]["fr"] not in kit(released, "email.ar.txt").decode()


def test_without_any_of_their_languages_the_source_s_is_packed_where_there_is_no_english(project: Project):
    project.write("delegations/jordan.toml", JORDAN.replace('["ar", "fr"]', '["uk"]'))
    project.run("kit", "--for", "jordan")
    assert {path.parent.name for path in (project.root / KIT).glob("*/*.pdf")} == {"en", "da"}
    assert "Немає мовою" in kit(project, "index.html").decode()


def test_a_kit_has_the_same_bytes_every_time_and_its_checksums_are_true_by_another_program(project: Project):
    made = []
    for _ in range(2):
        project.run("kit", "--for", "jordan")
        made.append(project.files("output/kits"))
        for path in (project.root / "output/kits").rglob("*"):
            os.utime(path, (0, 0))
    assert made[0] == made[1]
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=project.root / KIT, check=True)
    with zipfile.ZipFile(project.root / f"{KIT}.zip") as archive:
        packed = {f"output/kits/{name}": archive.read(name) for name in archive.namelist()}
    assert packed.pop(f"{KIT}/manifest.json") == kit(project, "manifest.json")
    assert packed == {name: data for name, data in made[0].items() if not name.endswith(".zip")}
    assert [path.name for path in (project.root / "output/kits").iterdir() if path.name.startswith(".")] == []


# --- cover sheets ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["ar", "fr"])
def test_a_cover_sheet_keeps_pdf_ua_and_pdf_a(released: Project, code: str):
    assert verapdf.validate([("cover", kit(released, f"cover.{code}.pdf"))]) == ()
    with pikepdf.open(io.BytesIO(kit(released, f"cover.{code}.pdf"))) as pdf:
        assert str(pdf.Root.Lang) == code


def test_a_cover_sheet_bids_welcome_with_the_days_as_their_language_writes_them(released: Project):
    text = words(kit(released, "cover.fr.pdf"))
    for said in ("Kontoret", "Bienvenue", "Jordans <delegation> & venner", "1–4 juin 2026", "Comment nous joindre"):
        assert said in text


def test_the_codes_of_a_cover_sheet_lead_to_the_documents_on_the_web(released: Project, tmp_path: Path):
    (tmp_path / "c.pdf").write_bytes(kit(released, "cover.ar.pdf"))
    subprocess.run(["pdftoppm", "-r", "150", "-png", "c.pdf", "c"], cwd=tmp_path, check=True)
    pictures = [Image.open(path).convert("L") for path in tmp_path.glob("*.png")]
    found = {code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)}
    base = "https://example.org/texts"
    assert found == {f"{base}/ar/besoeg.html", f"{base}/fr/kontakt-os.html", f"{base}/en/regler.html"}


def test_without_an_address_of_the_texts_nothing_leads_to_the_web(project: Project):
    text = (project.root / "publication.toml").read_text("utf-8")
    project.write("publication.toml", text.replace("base_url", "# base_url"))
    project.run("kit", "--for", "jordan")
    for path in ("index.html", "email.ar.txt", "email.fr.txt"):
        assert "https://" not in kit(project, path).decode()
    with pikepdf.open(io.BytesIO(kit(project, "cover.fr.pdf"))) as pdf:
        assert all("/Annots" not in page for page in pdf.pages)


def test_a_kit_of_which_nothing_was_released_in_the_editions_asked_for_is_still_a_kit(project: Project):
    project.write("delegations/jordan.toml", f"{JORDAN.partition('[editions')[0]}[editions.braille]\n")
    assert codes(project).count("kit-edition") == 3
    assert (project.root / KIT / "cover.ar.pdf").exists()


# --- print order -----------------------------------------------------------------------------------------------


def test_the_print_order_says_copies_paper_and_folding_of_each_file(released: Project):
    order = kit(released, "print-order.txt").decode()
    assert "Jordans <delegation> & venner" in order
    assert "Læg i blå mapper." in order
    (leaflet,) = re.findall(r"ar/besoeg\.leaflet\.pdf\n((?:   - .*\n)+)", order)
    assert leaflet.split("\n   - ") == [
        "   - Folder (PDF), arabisk",
        "Antal: 40",
        "Papir: A4",
        "Sider: 2",
        "Tryk på begge sider",
        "Fals i tre\n",
    ]
    page = kit(released, "print-order.html").decode()
    assert all(line.strip("- ") in page for line in leaflet.splitlines())
    assert "&lt;delegation&gt;" in page


def test_on_letter_paper_cover_sheets_are_laid_out_for_it_and_documents_are_fitted(project: Project):
    project.write("delegations/jordan.toml", JORDAN.replace("[names]", 'paper = "Letter"\n[names]'))
    assert codes(project) == ["kit-fallback", "kit-fallback"]
    order = kit(project, "print-order.txt").decode()
    assert paper_of(kit(project, "cover.ar.pdf")) == "Letter"
    assert paper_of(kit(project, "ar/besoeg.pdf")) == "A4"
    fitted = "Sat op til A4: Udskriv med »Tilpas til side«."
    by_file = {job[0]: job for job in re.findall(r"   (\S+\.pdf)\n((?:   - .*\n)+)", order)}
    assert {file for file, job in by_file.items() if fitted in job[1]} == by_file.keys() - {
        "cover.ar.pdf",
        "cover.fr.pdf",
    }
    assert all("Papir: Letter" in lines for _, lines in by_file.values())


def test_nothing_is_ordered_where_nothing_is_printed(project: Project):
    project.write("delegations/jordan.toml", JORDAN.replace("copies = ", "copies = 0 #"))
    project.run("kit", "--for", "jordan")
    assert not list((project.root / KIT).glob("print-order*"))


def test_an_edition_that_was_not_released_is_told(project: Project):
    project.write("delegations/jordan.toml", f"{JORDAN}\n[editions.large-print]\ncopies = 1\n")
    assert codes(project).count("kit-edition") == 3


# --- letters ---------------------------------------------------------------------------------------------------


def test_a_letter_is_a_head_and_lines_that_mail_leaves_alone(released: Project):
    for code in ("ar", "fr"):
        data = kit(released, f"email.{code}.txt")
        lines = data.decode().splitlines()
        assert all(len(line) <= 78 for line in lines)
        assert not any(unicodedata.category(c) == "Cc" for line in lines for c in line)
        mail = message_from_bytes(data, policy=policy.default)
        assert (mail["To"], "2026" in str(mail["Subject"])) == ("visit@example.org", True)
        for address in ("ar/besoeg", "fr/kontakt-os", "en/regler"):
            assert f"https://example.org/texts/{address}.html" in lines
        assert "- cover.ar.pdf" in lines


def test_what_is_too_large_for_a_mail_is_said_and_not_named_in_the_letter(project: Project):
    text = (project.root / "publication.toml").read_text("utf-8")
    project.write("publication.toml", f"{text}\n[kits]\nmail_limit = 0.2\n")
    ran = project.run("kit", "--for", "jordan")
    (told,) = [found for found in ran.findings if found["code"] == "kit-mail"]
    left = re.findall(r"(\S+) \(0\.\d MB\)", str(told["message"]))
    assert {path for path in left if "leaflet" in path} == {path for path in _paths(project) if "leaflet" in path}
    letter = kit(project, "email.ar.txt").decode()
    assert all(f"- {Path(path).name}" not in letter for path in left)
    named = re.findall(r"^- (\S+)", letter, re.MULTILINE)
    size = sum((project.root / KIT / path).stat().st_size for path in _paths(project) if Path(path).name in named)
    assert 0 < size * 78 / 57 <= 200_000


def _paths(project: Project) -> list[str]:
    return [path.relative_to(project.root / KIT).as_posix() for path in (project.root / KIT).rglob("*.*")]


def test_cover_sheets_stay_in_a_mail_to_the_last(released: Project):
    delegation, _ = read("jordan", JORDAN.encode(), DOCUMENTS)
    assert delegation is not None
    chosen = choose(delegation, release_of(released.root, VERSION))
    covers = [File("cover.ar.pdf", "", 100_000)]
    sent = mailed(chosen, covers, 0.16)
    assert (sent.attached, len(sent.left_out)) == (tuple(covers), len(chosen.files))
    assert mailed(chosen, covers, 10).left_out == ()


# --- releases --------------------------------------------------------------------------------------------------


def test_a_tampered_file_is_told_and_nothing_is_packed(project: Project):
    path = project.root / "output/releases" / VERSION / "ar/besoeg.pdf"
    path.write_bytes(path.read_bytes().replace(b"1.7", b"1.4", 1))
    (project.root / f"{KIT}.zip").unlink()
    ran = project.run("kit", "--for", "jordan")
    assert (ran.status, ran.codes) == (1, ["release-tampered"])
    assert not (project.root / KIT).exists()
    assert not (project.root / f"{KIT}.zip").exists()


def test_a_file_of_another_language_that_is_not_packed_is_nobody_s_business(project: Project):
    (project.root / "output/releases" / VERSION / "da/besoeg.pdf").write_bytes(b"")
    assert "release-tampered" not in codes(project)


def test_a_release_whose_folder_is_gone_can_be_made_again(project: Project):
    shutil.rmtree(project.root / "output/releases" / VERSION)
    (found,) = project.run("kit", "--for", "jordan").findings
    assert found["code"] == "release-missing"
    assert f"make rebuild VERSION={VERSION}" in str(found["hint"])


def test_without_a_release_there_is_no_kit(tmp_path: Path):
    project = small_project(tmp_path)
    project.write("delegations/jordan.toml", JORDAN)
    ran = project.run("kit", "--for", "jordan")
    assert (ran.status, ran.codes) == (1, ["kit-release"])


def test_a_withdrawn_release_is_packed_only_when_it_is_named_and_everybody_is_told(project: Project):
    old = release_of(project.root, VERSION)
    publish(project, replace(old, withdrawn=Withdrawal(date(2026, 5, 20), "Forkert <nummer>", "2026-06")))
    assert codes(project) == ["kit-release"]
    ran = project.run("kit", "--for", "jordan", "--version", VERSION)
    (told,) = [found for found in ran.findings if found["code"] == "kit-withdrawn"]
    assert told["hint"] == "pack that one: VERSION=2026-06"
    index = kit(project, "index.html").decode()
    assert "تم سحب" in index or "سُحب" in index
    assert "Forkert &lt;nummer&gt;" in index
    assert "Forkert <nummer>" in words(kit(project, "cover.fr.pdf"))


def test_the_newest_release_is_packed_and_an_older_one_that_has_more_is_named(project: Project):
    newer = sealed(project, "2026-06", {"besoeg": TEXTS["besoeg"], "regler": {"da": "Regler"}})
    publish(project, replace(newer, day=date(2026, 6, 1)))
    project.write("delegations/jordan.toml", JORDAN.replace("[names]", 'documents = ["regler", "kontakt-os"]\n[names]'))
    ran = project.run("kit", "--for", "jordan")
    assert ran.status == 1
    assert ran.codes.count("kit-missing") == 1
    (missing,) = [found for found in ran.findings if found["code"] == "kit-missing"]
    assert missing["hint"] == f"the release {VERSION} has it: VERSION={VERSION}"
    assert (project.root / KIT / "da/regler.pdf").exists()
    assert not list((project.root / KIT).rglob("kontakt-os*"))


# --- bad input -------------------------------------------------------------------------------------------------

WRONG = {
    "languages = [": ("languages = 7 #", "delegation-type"),
    '["ar", "fr"]': ('["ar", "xx"]', "delegation-language"),
    "arrives = 2026-06-01": ("arrives = 2026-13-01", "delegation-syntax"),
    "arrives = 2026-06-01\n": ('arrives = "i morgen"\n', "delegation-type"),
    "leaves = 2026-06-04": ("leaves = 2026-05-04", "delegation-type"),
    "[editions.epub]": ("[editions.papyrus]", "delegation-edition"),
    "[editions.epub]\n": ("[editions.epub]\ncopies = 3\n", "delegation-edition"),
    "copies = 20": ('copies = "20"', "delegation-type"),
    "note =": ("noted =", "delegation-key"),
    "email = ": ('email = "a@b.c, d@e.f" #', "delegation-type"),
    "[names]": ('paper = "A7"\n[names]', "delegation-type"),
    "[names]\n": ('documents = ["besog"]\n[names]\n', "delegation-document"),
    "version = 1": ("version = 2", "delegation-type"),
    'name = "Jord': ('name = "\\u202eJord', "delegation-type"),
}


@pytest.mark.parametrize(("old", "new", "code"), [(old, *rest) for old, rest in WRONG.items()])
def test_what_is_wrong_in_a_delegation_is_told_with_its_line(old: str, new: str, code: str):
    text = JORDAN.replace(old, new, 1)
    assert text != JORDAN
    delegation, told = read("jordan", text.encode(), DOCUMENTS)
    assert (delegation, [found.code for found in told]) == (None, [code])
    place = text.index("copies = 3" if "copies = 3" in new else new)
    assert told[0].location == Location("delegations/jordan.toml", text.count("\n", 0, place) + 1)
    assert "\n" not in str(told[0])


@pytest.mark.parametrize(
    ("version", "hint"), [("2", "take a newer version"), ("0", "write as its first"), ('"1"', "write as its first")]
)
def test_a_delegation_of_a_later_press_asks_for_it(version: str, hint: str):
    _, told = read("jordan", JORDAN.replace("version = 1", f"version = {version}").encode(), DOCUMENTS)
    assert hint in told[0].hint


BY_SCHEMA = set(WRONG) - {"arrives = 2026-06-01", "leaves = 2026-06-04", '["ar", "fr"]', "[names]\n", 'name = "Jord'}
"""What needs no knowledge of dates, languages and documents to be seen."""


@pytest.mark.parametrize("old", sorted(BY_SCHEMA))
def test_the_schema_refuses_the_same(old: str):
    with pytest.raises(jsonschema.ValidationError):
        validate(JORDAN.replace(old, WRONG[old][0], 1))


def validate(text: str) -> None:
    plain = json.loads(json.dumps(tomllib.loads(text), default=lambda day: day.isoformat()))
    jsonschema.Draft202012Validator(SCHEMA).validate(plain)


def test_the_schema_takes_what_the_reader_takes(tmp_path: Path):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    documented = re.findall(
        r"```toml\n(format.*?)```", (Path(__file__).parents[1] / "docs/kits.md").read_text("utf-8"), re.DOTALL
    )
    project = small_project(tmp_path)
    project.run("new", "--for", "jordan")
    begun = (tmp_path / "delegations/jordan.toml").read_text("utf-8")
    assert len(documented) == 1
    for text in (JORDAN, *documented, begun):
        validate(text)
        delegation, told = read("jordan", text.encode(), DOCUMENTS | {"besoeg-fra-udlandet"})
        assert told == ()
        assert delegation is not None


@pytest.mark.parametrize(
    "name", ["../x", "/etc/passwd", "a/b", "a\x00b", "a\nb", "é", " ", "con", "x.zip", "$(touch x)"]
)
def test_a_name_that_leaves_its_folder_is_one_line(released: Project, name: str):
    for command in ("kit", "new"):
        ran = released.run(command, "--for", name)
        assert (ran.status, ran.codes) == (1, ["delegation-name"])
        assert "\n" not in str(ran.findings[0]["message"])


def test_who_is_not_there_is_told_with_those_who_are(released: Project, tmp_path: Path):
    for arguments in (("--for", "norge"), ()):
        (found,) = released.run("kit", *arguments).findings
        assert (found["code"], found["hint"]) == ("delegation-unknown", "there are: jordan")
    (found,) = small_project(tmp_path).run("kit").findings
    assert (found["code"], found["hint"]) == ("delegation-unknown", "begin one: make new FOR=jordan")


def test_a_delegation_is_begun_once(tmp_path: Path):
    project = small_project(tmp_path)
    assert project.run("new", "--for", "Norge-2026").status == 0
    before = project.files("delegations")
    assert project.run("new", "--for", "norge-2026").codes == ["new-exists"]
    assert project.files("delegations") == before
    assert project.run("new", "--for", "a", "--doc", "b").status == 2


# --- all of them -----------------------------------------------------------------------------------------------


def test_who_has_left_already_is_told_and_packed_for(project: Project):
    project.write("delegations/jordan.toml", JORDAN.replace("2026-06", "2025-06"))
    ran = project.run("kit", "--for", "jordan")
    (found,) = (one for one in ran.findings if one["code"] == "kit-past")
    assert (ran.status, found["file"]) == (0, "delegations/jordan.toml")
    assert found["message"] == "they left on 2025-06-04, and today is 2026-05-30"
    assert (project.root / KIT / "index.html").exists()


@pytest.mark.parametrize(
    "name", ["هیئت ایران\u200cزمین", "D\u00e9l\u00e9gation\u00a0: Ma\u00efs", "O’Brien & <b>$(x)</b>", "श्रीमान\u200d"]
)
def test_a_name_of_any_script_is_a_name(name: str):
    """With joiners, and spaces that don't break."""
    text = JORDAN.replace("Jordans <delegation> & venner", name).replace("Læg i", f"{name}:")
    delegation, told = read("jordan", text.encode(), DOCUMENTS)
    assert told == ()
    assert delegation is not None
    assert (delegation.name, delegation.note) == (name, f"{name}: blå mapper.")


def test_a_file_that_is_no_text_or_no_file_is_one_line(project: Project):
    for data in (b"\xff\xfea\0", b"", b"a\0b", b"name = 1\n" * 200_000, b"a = " + b"[" * 3000):
        project.write("delegations/bad.toml", data)
        ran = project.run("kit", "--for", "bad")
        assert (ran.status, len(ran.findings), ran.err) == (1, 1, ""), data[:20]
        assert ran.findings[0]["file"] == "delegations/bad.toml"
        assert "\n" not in str(ran.findings[0]["message"])
    (project.root / "delegations/bad.toml").unlink()
    (project.root / "delegations/bad.toml").mkdir()
    assert codes(project, "--for", "bad") == ["file-unreadable"]
    assert not (project.root / "output/kits/bad").exists()


def test_all_that_are_still_to_come_are_packed_whatever_is_wrong_with_others(project: Project):
    project.write("delegations/gone.toml", JORDAN.replace("2026-06", "2026-02"))
    project.write("delegations/broken.toml", "name = ")
    project.write("delegations/b ad.toml", JORDAN)
    project.write("delegations/fr.toml", JORDAN.replace('["ar", "fr"]', '["fr"]'))
    ran = project.run("kits")
    assert ran.status == 1
    assert {"delegation-syntax", "delegation-name"} <= set(ran.codes)
    assert {path.name for path in (project.root / "output/kits").iterdir()} == {"fr", "fr.zip", "jordan", "jordan.zip"}
    project.run("kits", "--all=yes")
    assert (project.root / "output/kits/gone/index.html").exists()


def test_the_status_says_who_comes_and_what_they_would_not_get(project: Project):
    text = JORDAN.replace("2026-06", "2999-06")
    project.write("delegations/jordan.toml", text.replace("[names]", 'documents = ["regler"]\n[names]'))
    project.write("delegations/dane.toml", text.replace('["ar", "fr"]', '["da"]').replace("2999-06-01", "2999-05-01"))
    ran = project.run("status")
    assert re.search(r"^dane +2999-05-01 .* da +everything is released$", ran.out, re.MULTILINE)
    lacking = "regler: not released in Arabic (ar) and French (fr); they would get English (en)"
    assert re.search(rf"^jordan +2999-06-01 .* ar fr +{re.escape(lacking)}$", ran.out, re.MULTILINE)
    page = (project.root / "output/status.html").read_text("utf-8")
    assert lacking in page
    assert page.index("2999-05-01") < page.index("2999-06-01")


def test_a_document_that_no_release_has_is_a_gap(released: Project):
    text = JORDAN.replace("[names]", 'documents = ["regler", "ny"]\n[names]')
    delegation, _ = read("jordan", text.encode(), DOCUMENTS | {"ny"})
    assert delegation is not None
    assert "ny: not released" in list(gaps(choose(delegation, release_of(released.root, VERSION))))
    assert DAY.year == 2026
