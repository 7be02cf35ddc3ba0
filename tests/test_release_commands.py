"""make release, rebuild and withdraw on a small repository: what is released, what is refused; nothing is lost."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import subprocess
import tomllib
import zipfile
from hashlib import sha256
from pathlib import Path

import lxml.etree
import lxml.html
import pikepdf
import pytest
from release_projects import SETTINGS, TEXT, Judges, approved, changed, commit, folder, git, release, repository
from release_samples import validate
from small_projects import Project

from press.build import commits
from press.build.released import release_of
from press.build.repository import Answer
from press.checks.artifacts import validating

RECORD = "releases/2026-05.toml"


@pytest.fixture(autouse=True)
def judges(monkeypatch: pytest.MonkeyPatch) -> Judges:
    standing_in = Judges()
    monkeypatch.setattr(validating, "validate", standing_in)
    return standing_in


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return repository(tmp_path / "project")


def everything(project: Project) -> dict[str, bytes]:
    """The files of a project, but not of git and of the folder in which releases are made."""
    files = project.files(".").items()
    return {name: data for name, data in files if not name.startswith((".git/", "output/.release/"))}


# --- what is released ------------------------------------------------------------------------------------------


def test_what_is_ready_is_released_with_a_record(project: Project):
    ran = release(project)
    assert (ran.status, ran.findings, ran.err) == (0, [], "")
    assert ran.out.splitlines() == [
        "output/release.html",
        "output/releases/2026-05/index.html",
        "output/releases/2026-05.zip",
        RECORD,
        "2026-05: da, en, de are released.",
        "en, de: publication.toml asks for no sign-off as approved.",
    ]
    names = {path.relative_to(folder(project)).as_posix() for path in folder(project).rglob("*") if path.is_file()}
    lists = {"index.html", "manifest.json", "SHA256SUMS", *(f"{code}/index.html" for code in ("da", "en", "de"))}
    assert names == lists | {
        f"{code}/{name}.html" for code in ("da", "en", "de") for name in ("tekst", "accessibility")
    }
    record = tomllib.loads((project.root / RECORD).read_text("utf-8"))
    validate(record)
    validate(json.loads((folder(project) / "manifest.json").read_text("utf-8")))
    assert set(record["files"]) == names
    assert record["release"]["commit"] == git(project.root, "rev-parse", "HEAD").strip()
    english = record["languages"]["en"]
    assert english["documents"]["tekst"]["title"] == "A title"
    assert english["approvals"]["reviewed"]["by"] == ["Anna Mai"]
    assert english["approvals"]["reviewed"]["texts"] == 4
    assert set(english["catalogs"]) == {f"locales/en/LC_MESSAGES/tekst{end}" for end in (".po", ".approvals")}
    sums = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder(project), capture_output=True, check=False
    )
    assert sums.returncode == 0
    with zipfile.ZipFile(project.root / "output/releases/2026-05.zip") as archive:
        assert {name.removeprefix("2026-05/") for name in archive.namelist()} == names


def _of_pdf(path: Path) -> dict[str, str]:
    with pikepdf.open(path) as pdf:
        rdf = lxml.etree.fromstring(pdf.Root.Metadata.read_bytes())
    media, event = "{http://ns.adobe.com/xap/1.0/mm/}", "{http://ns.adobe.com/xap/1.0/sType/ResourceEvent#}"
    (about,) = (one for one in rdf.iter() if one.get(f"{media}VersionID"))
    return {
        "version": about.get(f"{media}VersionID"),
        "source": about.get("{http://purl.org/dc/elements/1.1/}source"),
        "stated": about.findtext(f".//{media}History//{event}parameters"),
    }


def _of_epub(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as book:
        (name,) = (name for name in book.namelist() if name.endswith(".opf"))
        package = lxml.etree.fromstring(book.read(name))
    said = {one.get("property"): one.text for one in package.iter("{http://www.idpf.org/2007/opf}meta")}
    source = package.findtext(".//{http://purl.org/dc/elements/1.1/}source")
    return {"version": said["schema:version"], "source": source, "stated": said.get("dcterms:provenance")}


def _of_html(path: Path) -> dict[str, str]:
    said = {one.get("property"): one.get("content") for one in lxml.html.parse(path).iterfind(".//meta[@property]")}
    return {
        "version": said["schema:version"],
        "source": said["dcterms:source"],
        "stated": said.get("dcterms:provenance"),
    }


def test_each_file_says_what_it_was_made_of_and_who_signed_it_off(tmp_path: Path):
    everything = SETTINGS.replace('["handout"]', '["brochure", "epub", "handout"]')
    project = repository(tmp_path / "project", settings=everything, sign_off=("de",))
    changed(project, "locales/de/LC_MESSAGES/tekst.po", '"Language:', '"Last-Translator: آنا <a@b.org>\\n"\n"Language:')
    ran = project.run("approve", "--lang", "de", "--role", "approved", "--by", 'Bo "B" <b>&', "--yes", "all")
    assert ran.status == 0
    commit(project)
    assert release(project, "2026-05", "--lang", "de").status == 0
    files = [_of_pdf(folder(project) / "de/tekst.pdf"), _of_epub(folder(project) / "de/tekst.epub")]
    files += [_of_html(folder(project) / f"de/{name}.html") for name in ("tekst", "accessibility")]
    assert files == [files[0]] * 4
    assert files[0]["version"] == "2026-05"
    assert files[0]["source"] == f"swh:1:rev:{git(project.root, 'rev-parse', 'HEAD').strip()}"
    stated = json.loads(files[0]["stated"])
    assert stated["translators"] == ["آنا"]
    assert stated["approved"]["by"] == ['Bo "B" <b>&']
    assert stated["reviewed"]["texts"] == stated["approved"]["texts"]
    listed = tomllib.loads((project.root / RECORD).read_text("utf-8"))["languages"]["de"]["catalogs"]
    sums = subprocess.run(["sha256sum", *sorted(listed)], cwd=project.root, capture_output=True, check=True).stdout
    assert stated["catalogs"] == f"sha256:{sha256(sums).hexdigest()}"
    commit(project)
    assert project.run("rebuild", "--version", "2026-05").findings == []


def test_the_source_texts_say_what_they_were_made_of_and_nobody_translated_them(project: Project):
    assert release(project, "2026-05", "--lang", "da").status == 0
    said = _of_html(folder(project) / "da/tekst.html")
    assert (said["version"], said["stated"]) == ("2026-05", None)


def test_the_lists_lead_to_every_file_and_name_each_language_in_itself(project: Project):
    release(project)
    first = (folder(project) / "index.html").read_text("utf-8")
    assert '<a href="de/index.html" lang="de" hreflang="de" dir="ltr">Deutsch</a>' in first
    page = (folder(project) / "de/index.html").read_text("utf-8")
    assert '<html lang="de" dir="ltr">' in page
    assert '<a href="tekst.html">Ein Titel</a>' in page
    assert "Kurz gesagt." in page
    assert "Stand: 10. November 2023" in page
    assert "Version 2026-05" in page


def test_where_nobody_is_named_there_is_no_statement_and_that_is_said(project: Project):
    changed(project, "publication.toml", 'contact = "kontoret@example.org"\n', "")
    commit(project)
    ran = release(project)
    assert (ran.status, ran.findings) == (0, [])
    assert not (folder(project) / "de/accessibility.html").exists()
    assert "accessibility.html" not in (folder(project) / "de/index.html").read_text("utf-8")
    assert 'write contact = "…" under [publication]' in ran.out


def test_no_document_is_called_as_the_statement_is(project: Project):
    project.text("accessibility", TEXT)
    commit(project)
    ran = release(project, "2026-05", "--lang", "da")
    assert (ran.status, ran.places("statement")) == (1, [("source/accessibility.md", None)])
    assert not (project.root / "releases").exists()


def test_a_language_that_is_not_ready_stays_and_the_others_lead_to_it_no_more(project: Project):
    changed(project, "locales/de/LC_MESSAGES/tekst.po", "Ein Titel", "Der Titel")
    commit(project)
    ran = release(project)
    assert (ran.status, ran.codes) == (1, ["text-unsigned"])
    assert ran.out.splitlines()[-3:] == [
        "2026-05: da, en are released.",
        "held back: de – reviewer: texts are not reviewed (1 text).",
        "en: publication.toml asks for no sign-off as approved.",
    ]
    assert not (folder(project) / "de").exists()
    page = (folder(project) / "en/tekst.html").read_text("utf-8")
    assert '"../da/tekst.html"' in page
    assert "../de/" not in page
    report = (project.root / "output/release.html").read_text("utf-8")
    assert "2026-05 is released, without 1 language" in report
    assert "Reviewer: texts are not reviewed" in report
    assert "make approve LANG=de ROLE=reviewed" in report


def _cells(project: Project, gate: str) -> list[str]:
    """What the report says of a gate, language by language."""
    report = lxml.html.parse(project.root / "output/release.html")
    (row,) = (row for row in report.iterfind(".//tbody/tr") if row.find("th").text_content() == gate)
    return [" ".join(cell.text_content().split()) for cell in row.iterfind("td")]


def test_what_nobody_asked_for_is_not_said_to_be_passed(project: Project):
    changed(project, "publication.toml", "[publication]", "[language.de]\nsignoff = []\n\n[publication]")
    commit(project)
    ran = release(project)
    assert (ran.status, ran.findings) == (0, [])
    assert "en: publication.toml asks for no sign-off as approved." in ran.out
    assert "de: publication.toml asks for no sign-off." in ran.out
    unasked = "– no sign-off is asked for"
    assert _cells(project, "Every text is approved") == ["– it is the source", unasked, unasked]
    assert _cells(project, "Every text is reviewed, no file a draft") == ["– it is the source", "✓ passed", unasked]
    assert _cells(project, "Every text is translated") == ["– it is the source", "✓ passed", "✓ passed"]
    assert _cells(project, "PDF/UA-1") == ["– there is no such file"] * 3


def test_the_report_counts_the_texts_that_somebody_has_to_act_on(project: Project):
    project.text("anden", TEXT)
    project.catalog("anden", {("title", "En titel"): "A title"})
    changed(project, "locales/en/LC_MESSAGES/tekst.po", "Briefly.", "In short.")
    commit(project)
    ran = release(project, "2026-05", "--lang", "en")
    assert "translator: texts are not translated (3 texts)" in ran.out
    assert "reviewer: texts are not reviewed (2 texts)" in ran.out
    assert ran.codes.count("text-unsigned") == 2
    assert _cells(project, "Every text is reviewed, no file a draft") == ["✗ 2 texts"]
    assert [str(one["message"]).partition(":")[0] for one in ran.findings if one["code"] == "text-missing"] == [
        "“anden”"
    ]
    report = (project.root / "output/release.html").read_text("utf-8")
    assert "<h4>Reviewer: texts are not reviewed (2 texts)</h4>" in report


def test_the_words_of_the_layouts_are_called_so(tmp_path: Path):
    ran = release(repository(tmp_path / "project", sign_off=()), "2026-05", "--lang", "de")
    told = [str(one["message"]).partition(":")[0] for one in ran.findings]
    assert told == ["“tekst”", "“templates”, the words of the layouts"]


def test_a_release_says_which_commits_brought_its_approvals_and_whether_they_were_signed(tmp_path: Path):
    project = repository(tmp_path / "project", sign_off=())
    approved(project, "en")
    first = commit(project, "approved, and not signed")
    changed(project, "locales/en/LC_MESSAGES/tekst.po", "Briefly.", "In short.")
    approved(project, "en")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "key")], check=True)
    (tmp_path / "allowed").write_text(f"anna@example.org {(tmp_path / 'key.pub').read_text()}")
    for name, value in (("gpg.format", "ssh"), ("gpg.ssh.allowedSignersFile", str(tmp_path / "allowed"))):
        git(project.root, "config", name, value)
    git(project.root, "add", "-A")
    git(project.root, "commit", "--quiet", "-m", "approved, and signed", f"-S{tmp_path / 'key'}")
    second = git(project.root, "rev-parse", "HEAD").strip()
    assert release(project, "2026-05", "--lang", "en").status == 0
    record = tomllib.loads((project.root / RECORD).read_text("utf-8"))
    validate(record)
    told = {one["commit"]: one for one in record["languages"]["en"]["approvals"]["reviewed"]["commits"]}
    assert {name: (one["approvals"], one["signature"]) for name, one in told.items()} == {
        first: (3, "none"),
        second: (1, "good"),
    }
    assert (told[first]["author"], told[second]["signer"]) == ("Anna", "anna@example.org")
    manifest = json.loads((folder(project) / "manifest.json").read_text("utf-8"))
    assert [one["commit"] for one in manifest["languages"]["en"]["approvals"]["reviewed"]["commits"]] == list(told)
    report = (project.root / "output/release.html").read_text("utf-8")
    assert f"commit {second[:10]} by Anna, " in report
    assert "its signature is good (anna@example.org)" in report
    commit(project)
    assert project.run("rebuild", "--version", "2026-05").findings == []


def test_where_git_can_t_tell_what_brought_an_approval_the_release_says_so(project: Project, tmp_path: Path):
    changed(project, "source/tekst.md", "før den", "inden den")
    changed(project, "locales/en/LC_MESSAGES/tekst.po", "før den", "inden den")
    approved(project, "en")
    commit(project)
    git(tmp_path, "clone", "--quiet", "--depth=1", project.root.as_uri(), str(tmp_path / "clone"))
    cut_off = Project(tmp_path / "clone")
    assert release(cut_off, "2026-05", "--lang", "en").status == 0
    record = tomllib.loads((cut_off.root / RECORD).read_text("utf-8"))
    validate(record)
    (told,) = record["languages"]["en"]["approvals"]["reviewed"]["commits"]
    assert told == {"approvals": 4, "unknown": "the history ends here before it: git fetch --unshallow brings all"}


def test_where_nothing_is_ready_nothing_is_released(project: Project):
    changed(project, "source/tekst.md", "Et *lille*", "<b>Et</b> *lille*")
    commit(project)
    ran = release(project)
    assert (ran.status, set(ran.codes)) == (1, {"raw-markup"})
    assert "2026-05: nothing is released." in ran.out
    assert "held back: da, en, de – writer: source texts have errors" in ran.out
    assert not (project.root / "releases").exists()
    assert not folder(project).exists()


def test_one_language_alone_is_released(project: Project):
    ran = release(project, "2026-05", "--lang", "de")
    assert ran.status == 0
    assert list(release_of(project.root, "2026-05").languages) == ["de"]
    assert '<nav class="languages"' not in (folder(project) / "de/tekst.html").read_text("utf-8")


def test_what_is_not_committed_is_in_no_release(project: Project):
    """A picture that git is told to ignore would be missing where the release is made again."""
    changed(project, "source/tekst.md", "Ring til", "![Et hus](hus.svg)\n\nRing til")
    project.write(
        "source/hus.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2"/></svg>'
    )
    project.write(".gitignore", "output/\n*.svg\n")
    commit(project)
    ran = release(project, "2026-05", "--lang", "da")
    assert (ran.status, ran.places("image-missing")) == (1, [("source/tekst.md", 9)])


def test_what_was_made_and_verified_is_not_made_and_verified_again(project: Project, judges: Judges, monkeypatch):
    from press.build import releasing

    def full(*_: object) -> None:
        raise releasing.Halt(releasing.finding("file-unwritable", "the disk is full"))

    with monkeypatch.context() as patched:
        patched.setattr(releasing, "assemble", full)
        assert release(project).codes == ["file-unwritable"]
    assert len(judges.asked) == 6
    stamp = (project.root / "output/.release/output/en/tekst.html").stat().st_mtime_ns
    assert release(project).status == 0
    assert len(judges.asked) == 6
    assert (project.root / "output/.release/output/en/tekst.html").stat().st_mtime_ns == stamp


# --- what is refused -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["2026-05", "2026-05X", "2026-05x"])
def test_a_release_that_exists_is_not_touched(project: Project, version: str):
    for name in ("2026-05", "2026-05X"):
        assert release(project, name).status == 0
        commit(project)
    before = everything(project)
    ran = release(project, version)
    assert (ran.status, ran.codes) == (1, ["release-exists"])
    assert everything(project) == before


@pytest.mark.parametrize("version", ["../x", "a/b", "..", "-x", "x.zip", "a b", "$(id)", "\x1b[2J", "ø", "x" * 41])
def test_a_name_that_none_can_have_is_refused_and_nothing_is_written(project: Project, version: str):
    before = everything(project)
    ran = project.run("release", f"--version={version}")
    assert (ran.status, ran.codes) == (1, ["release-name"])
    assert "\x1b" not in str(ran.findings[0]["message"])
    assert everything(project) == before
    for command in (("rebuild",), ("withdraw", "--reason", "x")):
        assert project.run(*command, f"--version={version}").codes == ["release-name"]


def _edited(project: Project) -> None:
    changed(project, "source/tekst.md", "lille", "stort")


def _untracked(project: Project) -> None:
    project.write("source/nyt.md", "---\ntitle: Nyt\n---\n\nNyt.\n")


def _staged(project: Project) -> None:
    _edited(project)
    git(project.root, "add", "-A")


@pytest.mark.parametrize(("edit", "named"), [(_edited, "tekst.md"), (_untracked, "nyt.md"), (_staged, "tekst.md")])
def test_what_is_not_committed_is_named_and_nothing_is_released(project: Project, edit, named: str):
    edit(project)
    ran = release(project)
    assert (ran.status, ran.codes) == (1, ["release-uncommitted"])
    assert f"source/{named}" in str(ran.findings[0]["message"])
    assert not (project.root / "output/releases").exists()


def test_what_lies_in_output_is_in_no_release_and_in_nobody_s_way(project: Project):
    """A project whose git ignores nothing: neither files that were made before, nor those of a release."""
    (project.root / ".gitignore").unlink()
    commit(project)
    assert project.run("html", "--lang", "da").status == 0
    assert release(project, "2026-05").status == 0
    git(project.root, "add", "releases")
    git(project.root, "commit", "--quiet", "-m", "the record")
    assert "output/.release" not in git(project.root, "status", "--porcelain", "--untracked-files=all")
    assert release(project, "2026-06").status == 0


def test_without_a_repository_or_a_commit_there_is_no_release(project: Project):
    shutil.rmtree(project.root / ".git")
    ran = release(project)
    assert (ran.status, ran.codes) == (1, ["release-repository"])
    git(project.root, "init", "--quiet")
    git(project.root, "config", "core.excludesFile", "/dev/null")
    project.write(".gitignore", "*\n")
    ran = release(project)
    assert (ran.status, ran.codes) == (1, ["release-repository"])
    assert "nothing is committed yet" in str(ran.findings[0]["message"])


def _released(root: Path, ends: multiprocessing.SimpleQueue) -> None:  # type: ignore[type-arg]
    ends.put(sorted(release(Project(root)).codes))


def test_of_two_releases_at_once_the_second_is_refused_and_the_first_is_whole(project: Project):
    forking = multiprocessing.get_context("fork")
    ends = forking.SimpleQueue()
    both = [forking.Process(target=_released, args=(project.root, ends)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    ended = sorted([ends.get(), ends.get()], key=len)
    assert ended[0] == []
    assert set(ended[1]) - {"run-waits"} == {"release-exists"}
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder(project), check=False)
    assert done.returncode == 0
    assert release_of(project.root, "2026-05").languages.keys() == {"da", "en", "de"}


@pytest.mark.parametrize(
    ("problem", "message", "hint"),
    [
        ("not a git repository (or any of the parent directories): .git", "this is no git repository", "git init"),
        ("detected dubious ownership in repository at '/x'", "git can't be asked", "safe.directory"),
        ("git is not installed", "git can't be asked", "install it"),
        ("something else", "git can't be asked", "git status"),
    ],
)
def test_where_git_says_nothing_its_reason_is_told_with_what_to_do(project, monkeypatch, problem, message, hint):
    monkeypatch.setattr(commits, "ask", lambda *_: Answer(b"", problem))
    ran = release(project)
    assert (ran.status, ran.codes) == (1, ["release-repository"])
    assert ran.findings[0]["message"] == f"{message}: {problem}"
    assert hint in str(ran.findings[0]["hint"])


def test_a_project_in_a_folder_of_a_repository_is_released_of_that_folder(tmp_path: Path):
    project = repository(tmp_path / "whole")
    inner = tmp_path / "whole/texts/ø"
    inner.mkdir(parents=True)
    for name in ("source", "locales", "publication.toml"):
        git(tmp_path / "whole", "mv", name, "texts/ø/")
    commit(project)
    (tmp_path / "whole/elsewhere.txt").write_text("not committed, and none of the project")
    moved = Project(inner)
    assert release(moved).status == 0
    assert (inner / RECORD).is_file()
    git(inner, "add", "releases")
    git(inner, "commit", "--quiet", "-m", "record")
    shutil.rmtree(inner / "output")
    assert moved.run("rebuild", "--version", "2026-05").status == 0


def test_a_link_of_a_commit_that_leads_out_of_it_is_not_followed(project: Project, tmp_path: Path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2"/></svg>')
    changed(project, "source/tekst.md", "Ring til", "![Et hus](hus.svg)\n\nRing til")
    (project.root / "source/up").symlink_to("..")
    (project.root / "source/hus.svg").symlink_to("up/../../secret.svg")
    commit(project)
    ran = release(project, "2026-05", "--lang", "da")
    assert ran.places("image-missing") == [("source/tekst.md", 9)]


# --- rebuild ---------------------------------------------------------------------------------------------------


@pytest.fixture
def released(project: Project) -> Project:
    assert release(project).status == 0
    commit(project, "the record")
    changed(project, "source/tekst.md", "lille", "stort")
    commit(project, "another text")
    return project


def rebuilt(project: Project, version: str = "2026-05"):
    return project.run("rebuild", "--version", version)


def test_a_release_is_made_again_of_the_history_with_the_same_bytes(released: Project):
    before = released.files("output/releases")
    shutil.rmtree(released.root / "output")
    changed(released, "source/tekst.md", "stort", "meget stort")  # not committed, and of no concern
    ran = rebuilt(released)
    assert (ran.status, ran.findings) == (0, [])
    assert ran.out.splitlines()[-1] == "2026-05: 12 files came out the same, byte for byte"
    assert released.files("output/releases") == before
    assert "meget stort" in (released.root / "source/tekst.md").read_text("utf-8")
    assert git(released.root, "worktree", "list").count("\n") == 1


def test_a_file_that_comes_out_otherwise_is_named_with_the_tools_and_put_apart(released: Project):
    before = released.files("output/releases")
    record = (released.root / RECORD).read_text("utf-8")
    digest = tomllib.loads(record)["files"]["de/tekst.html"]["sha256"]
    released.write(RECORD, record.replace(digest, "0" * 64).replace('weasyprint = "70.0"', 'weasyprint = "69.0"'))
    ran = rebuilt(released)
    assert (ran.status, set(ran.codes)) == (1, {"release-differs"})
    assert [found["file"] for found in ran.findings] == [
        "output/releases/2026-05/de/tekst.html",
        "output/releases/2026-05/manifest.json",
    ]
    assert "weasyprint: 69.0 then, 70.0 now" in ran.out
    assert released.files("output/releases") == before
    assert (released.root / "output/rebuilt/2026-05/de/tekst.html").is_file()


def test_what_is_no_release_or_whose_commit_is_gone_can_t_be_made_again(released: Project, tmp_path: Path):
    assert rebuilt(released, "2027-01").codes == ["release-unknown"]
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", released.root.as_uri(), str(clone))
    ran = rebuilt(Project(clone))
    assert (ran.status, ran.codes) == (1, ["release-repository"])
    assert "git fetch --unshallow" in str(ran.findings[0]["hint"])
    released.write(RECORD, "format = 7\n")
    assert rebuilt(released).codes == ["release-record"]


# --- withdraw --------------------------------------------------------------------------------------------------


def withdrawn(project: Project, *more: str, version: str = "2026-05", reason: str = "Forkert “telefon”."):
    return project.run("withdraw", "--version", version, "--reason", reason, *more)


def test_a_release_that_is_withdrawn_says_so_in_its_record_and_its_lists(released: Project):
    changed(released, "source/tekst.md", "stort", "lille")
    commit(released)
    assert release(released, "2026-06").status == 0
    ran = withdrawn(released, "--by", "2026-06")
    assert (ran.status, ran.findings) == (0, [])
    one = release_of(released.root, "2026-05")
    assert one.withdrawn is not None
    assert (one.withdrawn.reason, one.withdrawn.by) == ("Forkert “telefon”.", "2026-06")
    validate(tomllib.loads((released.root / RECORD).read_text("utf-8")))
    validate(json.loads((folder(released) / "manifest.json").read_text("utf-8")))
    page = (folder(released) / "de/index.html").read_text("utf-8")
    version = '<bdi class="version" dir="ltr">2026-06</bdi>'
    assert f"Diese Version wurde zurückgezogen. Sie wurde durch Version {version} ersetzt." in page
    assert '<p lang="da" dir="ltr">Forkert “telefon”.</p>' in page
    sums = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    assert subprocess.run(sums, cwd=folder(released), check=False).returncode == 0
    with zipfile.ZipFile(released.root / "output/releases/2026-05.zip") as archive:
        assert archive.read("2026-05/de/index.html").decode() == page
    now = released.files("output/releases")
    commit(released, "withdrawn")
    shutil.rmtree(released.root / "output/releases/2026-05")
    assert rebuilt(released).status == 0
    assert released.files("output/releases") == now


@pytest.mark.parametrize(
    ("more", "reason", "code"),
    [
        (("--by", "2026-05"), "x", "release-replacement"),
        (("--by", "2027-01"), "x", "release-unknown"),
        (("--by", "../x"), "x", "release-name"),
        ((), "  ", "release-reason"),
        ((), "a\nb", "release-reason"),
        ((), "x" * 501, "release-reason"),
    ],
)
def test_what_is_no_withdrawal_changes_nothing(released: Project, more: tuple[str, ...], reason: str, code: str):
    before = everything(released)
    ran = withdrawn(released, *more, reason=reason)
    assert (ran.status, ran.codes) == (1, [code])
    assert everything(released) == before


def test_the_lists_of_a_folder_that_is_not_what_was_released_are_left_alone(released: Project):
    (folder(released) / "de/tekst.html").write_text("something else")
    before = released.files("output/releases")
    ran = withdrawn(released)
    assert (ran.status, ran.codes) == (1, ["release-tampered"])
    assert released.files("output/releases") == before
    assert release_of(released.root, "2026-05").withdrawn is not None


def test_a_release_that_was_withdrawn_replaces_none(released: Project):
    changed(released, "source/tekst.md", "stort", "lille")
    commit(released)
    release(released, "2026-06")
    withdrawn(released, version="2026-06")
    assert withdrawn(released, "--by", "2026-06").codes == ["release-replacement"]


# --- signatures ------------------------------------------------------------------------------------------------


def signing(project: Project, tool: str, key: str) -> Project:
    project.write("publication.toml", f'{SETTINGS}\n[release]\nsign = "{tool}"\nkey = "{key}"\n')
    commit(project)
    return project


@pytest.fixture
def minisign(project: Project, tmp_path: Path) -> tuple[Project, Path]:
    secret, public = tmp_path / "press.key", tmp_path / "press.pub"
    made = ["minisign", "-G", "-W", "-s", str(secret), "-p", str(public)]
    subprocess.run(made, check=True, capture_output=True)
    return signing(project, "minisign", str(secret)), public


def check_minisign(file: Path, public: Path) -> bool:
    done = subprocess.run(["minisign", "-V", "-m", str(file), "-p", str(public)], capture_output=True, check=False)
    return done.returncode == 0


def test_minisign_signs_sums_and_package_and_rebuild_puts_the_signatures_back(minisign: tuple[Project, Path]):
    project, public = minisign
    assert release(project).status == 0
    for file in (folder(project) / "SHA256SUMS", folder(project).with_name("2026-05.zip")):
        assert check_minisign(file, public)
    commit(project)
    before = project.files("output/releases")
    shutil.rmtree(project.root / "output")
    assert rebuilt(project).status == 0
    assert project.files("output/releases") == before
    withdrawn(project)
    for file in (folder(project) / "SHA256SUMS", folder(project).with_name("2026-05.zip")):
        assert check_minisign(file, public)


def test_gpg_signs_with_a_key_by_its_name(project: Project, tmp_path: Path, monkeypatch):
    home = tmp_path / "gpg"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    made = ("gpg", "--batch", "--passphrase", "", "--quick-gen-key", "press@example.org", "ed25519", "sign", "never")
    subprocess.run(made, check=True, capture_output=True)
    signing(project, "gpg", "press@example.org")
    assert release(project).status == 0
    sums = folder(project) / "SHA256SUMS"
    verify = ["gpg", "--batch", "--verify", f"{sums}.asc", str(sums)]
    assert subprocess.run(verify, capture_output=True, check=False).returncode == 0
    sums.write_bytes(sums.read_bytes().replace(b"de/", b"en/", 1))
    assert subprocess.run(verify, capture_output=True, check=False).returncode != 0
    signing(project, "gpg", "nobody@example.org")
    assert release(project, "2026-06").codes == ["release-key"]
    subprocess.run(["gpgconf", "--kill", "all"], check=True)


def test_a_key_that_is_not_there_or_does_not_sign_releases_nothing(project: Project, tmp_path: Path):
    signing(project, "minisign", str(tmp_path / "gone.key"))
    ran = release(project)
    assert (ran.status, ran.codes, ran.places("release-key")) == (1, ["release-key"], [("publication.toml", None)])
    (tmp_path / "gone.key").write_text("untrusted comment: no key\nRWRT\n")
    ran = release(project)
    assert (ran.status, ran.codes) == (1, ["release-key"])
    assert "minisign did not sign" in str(ran.findings[0]["message"])
    assert not (project.root / "releases").exists()
    assert list((project.root / "output/releases").iterdir()) == []


@pytest.mark.parametrize("committed", [False, True])
def test_a_secret_key_in_the_repository_is_not_signed_with_and_nobody_is_told_to_commit_it(project, committed: bool):
    project.write("publication.toml", f'{SETTINGS}\n[release]\nsign = "minisign"\nkey = "press.key"\n')
    if not committed:
        commit(project)
    project.write("press.key", "secret")
    if committed:
        commit(project)
    ran = release(project)
    assert (ran.status, ran.codes) == (1, ["release-key"])
    assert "“press.key” lies in the repository" in str(ran.findings[0]["message"])
    assert "git add" not in str(ran.findings[0]["hint"])


def test_a_secret_key_that_git_ignores_may_lie_where_it_does(project: Project):
    made = ["minisign", "-G", "-W", "-s", "press.key", "-p", "press.pub"]
    subprocess.run(made, cwd=project.root, check=True, capture_output=True)
    project.write(".gitignore", "output/\n*.key\n")
    signing(project, "minisign", "press.key")
    assert release(project).status == 0
    assert check_minisign(folder(project) / "SHA256SUMS", project.root / "press.pub")


def test_a_tool_that_is_not_installed_is_named(project: Project, tmp_path: Path, monkeypatch):
    (tmp_path / "some.key").write_text("x")
    signing(project, "minisign", str(tmp_path / "some.key"))
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "git").symlink_to(str(shutil.which("git")))
    monkeypatch.setenv("PATH", str(programs))
    ran = release(project)
    assert (ran.status, ran.codes) == (1, ["release-key"])
    assert "apt-get install minisign" in str(ran.findings[0]["hint"])


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ('sign = "pgp"', 'sign = "minisign" or sign = "gpg"'),
        ('key = "x"', "say what the key is for"),
        ('sign = "gpg"', 'write key = "…"'),
        ('sing = "gpg"', "did you mean sign?"),
    ],
)
def test_settings_that_name_no_signer_are_told(project: Project, said: str, hint: str):
    project.write("publication.toml", f"{SETTINGS}\n[release]\n{said}\n")
    ran = project.run("check")
    assert ran.status == 1
    assert hint in str(ran.findings)


def test_texts_of_this_module_are_what_they_were():
    """Line numbers above count on it."""
    assert TEXT.splitlines().index("Ring til +45 33 11 22 33 før den 10. november 2023.") == 8
