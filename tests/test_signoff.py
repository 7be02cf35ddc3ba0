"""Approvals: their file, what they are bound to, and what comes of a change."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from small_projects import small_project

from press.model.location import Location
from press.model.segments import Entry
from press.model.signoff import Approval, Role
from press.signoff import Register, digest, fit_name, read, stand, written
from press.signoff.asking import Signatory, questions, recorded

DAY = date(2026, 5, 4)
PLACE = Location("x.po", 1)
HEADER = b'{"format": "approvals", "version": 1}\n'
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
WORDS = TEXTS.filter(str.strip)


def entry(source: str = "Et hus", translation: str = "Ein Haus", context: str = "") -> Entry:
    return Entry(context, source, translation, fuzzy=False, location=PLACE)


def approval(one: Entry | None = None, role: Role = Role.REVIEWED, by: str = "Anna", day: date = DAY) -> Approval:
    one = one or entry()
    return Approval(one.context, one.msgid, one.msgstr, role, by, day)


def line(**changes: object) -> bytes:
    """A line as JSON has it, changed, with the hash of the texts that it had before."""
    said = json.loads(written([approval()]).splitlines()[1])
    return json.dumps({**said, **changes}).encode() + b"\n"


# --- the hash --------------------------------------------------------------------------------------------------


def test_the_hash_is_that_of_three_netstrings():
    said = "1:c,3:f\u00f8,1:f,".encode()
    assert digest("c", "f\u00f8", "f") == sha256(said).hexdigest()


@given(st.tuples(st.text(max_size=4), st.text(max_size=4), st.text(max_size=4)), st.integers(0, 2), st.integers(1, 3))
def test_where_one_text_ends_and_the_next_begins_is_part_of_the_hash(texts, at, moved):
    """What is moved over from one text to its neighbour leaves the letters in their order, and changes the hash."""
    left, right = texts[at], texts[(at + 1) % 3]
    shifted = list(texts)
    shifted[at], shifted[(at + 1) % 3] = left + right[:moved], right[moved:]
    try:
        same = digest(*texts) == digest(*shifted)
    except UnicodeEncodeError:
        return
    assert same == (tuple(shifted) == texts)


# --- the file --------------------------------------------------------------------------------------------------


@given(
    st.lists(
        st.builds(Approval, TEXTS | st.just(""), TEXTS, WORDS, st.sampled_from(Role), st.just("Ø. \u0627"), st.dates())
    )
)
def test_what_is_written_is_read_and_written_again_with_the_same_bytes(approvals):
    data = written(approvals)
    again, told = read(data, file="x")
    assert (set(again.records), again.unread, told) == (set(approvals), (), ())
    assert written(reversed(again.records)) == data
    assert data.count(b"\n") == len(set(approvals)) + 1


def test_the_lines_of_an_entry_stand_together_under_the_header():
    data = written([approval(entry("b")), approval(entry("a"), by="Bo"), approval(entry("a"))])
    assert data.startswith(HEADER)
    assert [json.loads(row)["source"] for row in data.splitlines()[1:]] == ["a", "a", "b"]


def test_lines_twice_a_header_twice_blank_lines_crlf_and_a_mark_of_the_byte_order_are_no_fault():
    data = written([approval()])
    twice = b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") + b"\r\n" + data
    assert read(twice, file="x") == read(data, file="x")


@pytest.mark.parametrize(
    ("wrong", "code", "why"),
    [
        (b"<<<<<<< HEAD\n", "approval-syntax", "no JSON"),
        (b"[]\n", "approval-syntax", "no object"),
        (b'{"by": "a", "by": "b"}\n', "approval-syntax", "twice"),
        (b"\xff\n", "approval-syntax", "UTF-8"),
        (b"[" * 100_000 + b"\n", "approval-syntax", "deep"),
        (b'{"version": ' + b"1" * 5000 + b"}\n", "approval-syntax", "too long"),
        (b"{}\n", "approval-syntax", "lacks"),
        (line(more="x"), "approval-syntax", "“more” is no key"),
        (line(role="boss"), "approval-syntax", "“boss” is no role"),
        (line(date="2026-02-30"), "approval-syntax", "no date"),
        (line(date="20260201"), "approval-syntax", "no date"),
        (line(by=" "), "approval-syntax", "by"),
        (line(by=None), "approval-syntax", "no text"),
        (line(source="\ud800"), "approval-syntax", "no text"),
        (line(source=""), "approval-syntax", "no source"),
        (line(hash="x"), "approval-syntax", "SHA-256"),
        (line(source="Et andet hus"), "approval-hash", "hash"),
        (line(translation="Das Haus"), "approval-hash", "hash"),
        (line(context="heading"), "approval-hash", "hash"),
        (line(hash="0" * 64), "approval-hash", "hash"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_its_number_and_kept(wrong, code, why):
    good = written([approval(entry("andet"))]).splitlines(keepends=True)[1]
    found, told = read(HEADER + wrong + good, file="de.approvals")
    assert [(one.code, one.location) for one in told] == [(code, Location("de.approvals", 2))]
    assert why in told[0].message
    assert [one.source for one in found.records] == ["andet"]
    assert wrong in written(found.records, found.unread)


@pytest.mark.parametrize("data", [line(), HEADER.replace(b"1", b"2") + line(), HEADER.replace(b"1", b"true") + line()])
def test_a_file_in_no_known_form_counts_for_nothing_and_is_not_to_be_written(data):
    found, told = read(data, file="x")
    assert (found.records, found.usable) == ((), False)
    assert [one.code for one in told] == ["approval-header"]


def test_an_empty_file_is_no_approvals():
    assert read(b"", file="x")[1] == ()
    assert read(b"", file="x")[0].records == ()


def test_of_very_many_damaged_lines_some_are_told():
    _found, told = read(HEADER + b"x\n" * 500, file="x")
    assert len(told) == 21
    assert "480 more" in told[-1].message


# --- names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Anna Mai", "Søren O’Brien-Ø", "آنا می‌خواهد", "山田 太郎", 'a"b\\c{}', "<b>Bo</b>", "J. R. 2."]
)
def test_a_name_may_have_any_character_of_a_name(name):
    assert fit_name(name) == ""
    assert read(written([approval(by=name)]), file="x")[0].records[0].by == name


@pytest.mark.parametrize(
    "name", ["", "…", " Anna", "An\nna", "An\x1bna", "\u202eannA", "a" * 201, "A\udce9", "a\u2028b"]
)
def test_what_ends_a_line_or_turns_letters_around_is_no_name(name):
    assert fit_name(name)


# --- what a change does ----------------------------------------------------------------------------------------

CATALOGS = st.lists(st.builds(entry, TEXTS, WORDS, st.sampled_from(["", "heading"])), min_size=1, max_size=6).map(
    lambda found: list({(one.context, one.msgid): one for one in found}.values())
)


@given(CATALOGS, st.data())
def test_a_change_of_one_entry_drops_its_approvals_and_no_other(entries, data):
    register = Register([approval(one, role) for one in entries for role in Role])
    at = data.draw(st.integers(0, len(entries) - 1))
    what = data.draw(st.sampled_from(["context", "msgid", "msgstr"]))
    other = data.draw(WORDS.filter(lambda text: text != getattr(entries[at], what)))
    changed = [replace(one, **{what: other}) if n == at else one for n, one in enumerate(entries)]
    known = {(one.context, one.msgid, one.msgstr) for one in entries}
    if (changed[at].context, changed[at].msgid, changed[at].msgstr) in known:
        return
    assert [register.roles(one) == set(Role) for one in changed] == [n != at for n in range(len(entries))]
    assert [register.roles(one) for one in entries] == [frozenset(Role)] * len(entries)  # and it comes back


@pytest.mark.parametrize(
    ("given_roles", "required", "draft"),
    [
        ((), (), False),
        ((), (Role.REVIEWED,), True),
        ((Role.REVIEWED,), (Role.REVIEWED,), False),
        ((Role.APPROVED,), (Role.REVIEWED,), True),
        ((Role.REVIEWED,), tuple(Role), True),
        (tuple(Role), tuple(Role), False),
    ],
)
def test_what_lacks_a_required_role_is_a_draft(given_roles, required, draft):
    register = Register([approval(role=role) for role in given_roles])
    assert stand([(entry(), register)], required).draft == draft


def test_a_text_without_a_translation_is_approved_by_nobody():
    register = Register([approval()])
    found = stand([(entry(), register), (None, register)], (Role.REVIEWED,))
    assert (found.draft, found.total, found.count[Role.REVIEWED], found.lacking) == (True, 2, 1, 1)


def test_the_last_approval_is_the_newest():
    register = Register([approval(by="Bo", day=date(2026, 6, 1)), approval(), approval(role=Role.APPROVED)])
    found = stand([(entry(), register)], ())
    assert found.last is not None
    assert (found.last.by, found.untouched) == ("Bo", False)
    assert stand([(entry("x"), register)], ()).untouched


# --- asking and recording --------------------------------------------------------------------------------------


def asked(entries: list[Entry], approvals: list[Approval], role: Role = Role.REVIEWED):
    return questions(entries, entries, Register(approvals), role)


def test_what_is_approved_is_not_asked_again():
    assert asked([entry()], [approval()]) == ()
    assert [one.entry for one in asked([entry()], [approval()], Role.APPROVED)] == [entry()]


def test_a_changed_translation_is_asked_with_its_changed_words():
    (found,) = asked([entry(translation="Ein Schloss")], [approval()])
    assert found.changes
    assert [str(change) for change in found.changes] == ["", "[-Haus-]{+Schloss+}"]


def test_a_changed_source_is_asked_with_what_was_approved_of_the_text_it_came_from():
    long = entry("Vi åbner huset klokken ti hver dag", "Wir öffnen das Haus jeden Tag um zehn")
    now = entry("Vi åbner huset klokken elleve hver dag", "Wir öffnen das Haus jeden Tag um elf")
    (found,) = asked([now], [approval(long), approval(entry("Noget helt andet"))])
    assert found.before == approval(long)
    assert found.changes
    assert [str(change) for change in found.changes] == ["[-ti-]{+elleve+}", "[-zehn-]{+elf+}"]


def test_a_new_text_is_asked_without_a_comparison():
    (found,) = asked([entry("Helt nyt og uden lighed")], [approval()])
    assert (found.before, found.changes) == (None, None)


def test_a_new_approval_takes_the_place_of_the_older_one_of_its_role_and_of_nothing_else():
    old = [approval(), approval(role=Role.APPROVED), approval(entry("x"))]
    now = entry(translation="Das Haus")
    assert set(recorded(old, [now], Signatory(Role.REVIEWED, "Bo", DAY))) == {approval(now, by="Bo"), *old[1:]}


def test_two_people_who_approve_the_same_words_both_stand():
    assert set(recorded([approval()], [entry()], Signatory(Role.REVIEWED, "Bo", DAY))) == {
        approval(),
        approval(by="Bo"),
    }


# --- merging by git --------------------------------------------------------------------------------------------


def git(root: Path, *arguments: str) -> str:
    settings = (
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "init.defaultBranch=main",
    )
    done = subprocess.run(["git", *settings, *arguments], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the project's own rules for merging and one approval."""
    git(tmp_path, "init")
    rules = Path(__file__).parents[1] / ".gitattributes"
    (tmp_path / ".gitattributes").write_bytes(rules.read_bytes())
    (tmp_path / "de.approvals").write_bytes(written([approval(entry("m"))]))
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "begin")
    return tmp_path


def branch(root: Path, name: str, approvals: list[Approval], *, start: str = "main") -> None:
    """A branch on which these approvals were recorded beside what was there."""
    git(root, "checkout", "-b", name, start)
    file = root / "de.approvals"
    known = read(file.read_bytes(), file="x")[0].records if file.exists() else ()
    file.write_bytes(written([*known, *approvals]))
    git(root, "add", ".")
    git(root, "commit", "-m", name)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(["a"], ["z"]), (["n"], ["o"]), (["a", "n", "z"], ["b", "o", "y"]), (["n"], ["n"])],
    ids=["apart", "beside each other", "mixed", "the same texts"],
)
def test_branches_that_approve_are_merged_and_lose_nothing(repository, mine, theirs):
    branch(repository, "anna", [approval(entry(text)) for text in mine])
    branch(repository, "bo", [approval(entry(text), by="Bo") for text in theirs])
    git(repository, "merge", "anna", "--no-edit")
    found, told = read((repository / "de.approvals").read_bytes(), file="x")
    assert told == ()
    assert {(one.source, one.by) for one in found.records} == {
        ("m", "Anna"),
        *((text, "Anna") for text in mine),
        *((text, "Bo") for text in theirs),
    }


def test_branches_that_begin_the_file_are_merged(repository):
    git(repository, "checkout", "-b", "without", "main")
    git(repository, "rm", "de.approvals")
    git(repository, "commit", "-m", "without")
    branch(repository, "anna", [approval(entry("a"))], start="without")
    branch(repository, "bo", [approval(entry("b"), by="Bo")], start="without")
    git(repository, "merge", "anna", "--no-edit")
    found, told = read((repository / "de.approvals").read_bytes(), file="x")
    assert (told, {one.source for one in found.records}) == ((), {"a", "b"})


def test_what_a_union_left_twice_or_in_another_order_is_put_in_order_by_the_next_approval(repository):
    data = written([approval(entry("a")), approval(entry("b"))])
    mixed = data + b"".join(reversed(data.splitlines(keepends=True)))
    assert written(read(mixed, file="x")[0].records) == data


# --- the format, as its schema has it -------------------------------------------------------------------------------

SCHEMA = Path(__file__).parents[1] / "docs/schemas/approvals.schema.json"


def breaks_schema(data: bytes) -> list[bytes]:
    """The lines that do not keep to the schema."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [one for one in data.splitlines() if not validator.is_valid(json.loads(one))]


def test_the_file_that_make_approve_writes_keeps_to_its_schema(tmp_path):
    project = small_project(tmp_path)
    for role, by in (("reviewed", "Søren “Ø” آنا"), ("approved", "李明")):
        assert project.run("approve", "--lang", "en", "--by", by, "--role", role, "--yes", "all").status == 0
    files = sorted(tmp_path.rglob("*.approvals"))
    assert {path.name for path in files} == {"tekst.approvals"}
    for path in files:
        data = path.read_bytes()
        assert len(data.splitlines()) > 3
        assert breaks_schema(data) == []


@given(st.lists(st.builds(entry, WORDS, WORDS, TEXTS), max_size=4), st.sampled_from(Role))
def test_whatever_is_written_keeps_to_the_schema(entries, role):
    assert breaks_schema(written([approval(one, role) for one in entries])) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "boss"},
        {"date": "2026-13-01"},
        {"date": "20260504"},
        {"by": ""},
        {"by": " Anna"},
        {"hash": "0"},
        {"source": ""},
        {"translation": " "},
        {"translation": None},
        {"note": "x"},
        {"format": "approvals"},
    ],
)
def test_what_is_no_approval_breaks_the_schema_and_is_not_read(wrong):
    assert len(breaks_schema(line(**wrong))) == 1
    assert read(HEADER + line(**wrong), file="x")[0].records == ()


@pytest.mark.parametrize("wrong", [{"version": 2}, {"version": True}, {"format": "manifest"}, {}])
def test_a_header_of_another_version_breaks_the_schema(wrong):
    data = json.dumps({"format": "approvals", "version": 1, **wrong}).encode()
    assert len(breaks_schema(data)) == bool(wrong)
