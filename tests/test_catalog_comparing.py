"""A file that came back is compared entry by entry, and what is taken of it costs nothing of ours."""

from __future__ import annotations

import pytest
from catalog_samples import HEADER, msgcat, po
from hypothesis import given
from hypothesis import strategies as st

from press.catalog import Standing, Version, compare_delivery, read_delivery, states, take
from press.catalog.comparing import is_later
from press.catalog.scan import scan

S = Standing


def entry(msgid: str, msgstr: str, *, above: str = "") -> str:
    return f'{above}msgid "{msgid}"\nmsgstr "{msgstr}"\n\n'


def compared(ours: str, theirs: str, *versions: str):
    delivery, findings = read_delivery(po(theirs), file="their.po")
    assert findings == ()
    known = [Version(f"v{at}", states(po(text), file="x")) for at, text in enumerate(versions)]
    return compare_delivery(po(ours), delivery, known, file="our.po"), delivery


def standing(ours: str, theirs: str, *versions: str) -> Standing:
    (one,), _ = compared(ours, theirs, *versions)
    return one.standing


def taken(ours: str, theirs: str, *versions: str) -> str:
    found, delivery = compared(ours, theirs, *versions)
    data = take(po(ours), found, delivery, file="our.po")
    msgcat(data)
    return data.removeprefix(HEADER).decode()


@pytest.mark.parametrize(
    ("ours", "theirs", "base", "expected"),
    [
        ("", "A", "", S.NEW),
        ("A", "A", "", S.SAME),
        ("A", "", "A", S.EMPTY),
        ("A", "B", "A", S.CHANGED),
        ("B", "A", "A", S.OLDER),
        ("B", "C", "A", S.CONFLICT),
        ("B", "C", "", S.CONFLICT),
    ],
)
def test_who_changed_a_text_is_told_by_the_version_that_both_began_with(ours, theirs, base, expected) -> None:
    assert standing(entry("a", ours), entry("a", theirs), entry("a", base)) is expected


def test_the_base_is_the_version_that_their_file_resembles_and_not_the_newest() -> None:
    """Ours was mended after the copy went out: what they left alone must not undo that."""
    sent = entry("a", "A") + entry("b", "B") + entry("c", "C")
    now = entry("a", "A mended") + entry("b", "B") + entry("c", "C")
    theirs = entry("a", "A") + entry("b", "B better") + entry("c", "C")
    found, _ = compared(now, theirs, now, sent)
    assert [one.standing for one in found] == [S.OLDER, S.CHANGED, S.SAME]
    assert found[0].reason == "theirs is as ours was in v1, and ours was changed since"


def test_a_text_of_an_even_older_version_is_older() -> None:
    found, _ = compared(
        entry("a", "A3") + entry("b", "B") + entry("c", "C"),
        entry("a", "A1") + entry("b", "B") + entry("c", "C"),
        entry("a", "A3") + entry("b", "B") + entry("c", "C"),
        entry("a", "A2") + entry("b", "B") + entry("c", "C"),
        entry("a", "A1"),
    )
    assert found[0].standing is S.CHANGED  # they had A3 before them, and went back to A1 of their own will


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("2024-01-01 10:00+0100", "2024-01-01 10:00+0000", S.CHANGED),
        ("2024-01-01 10:00+0000", "2024-01-01 10:00+0100", S.CONFLICT),
        ("2024-01-01 10:00+0000", "YEAR-MO-DA HO:MI+ZONE", S.CONFLICT),
        ("", "2024-01-01 10:00+0000", S.CHANGED),
    ],
)
def test_without_a_history_the_dates_of_revision_have_to_do(ours, theirs, expected) -> None:
    def dated(text: str, when: str) -> bytes:
        return po(text).replace(b'"Language', f'"PO-Revision-Date: {when}\\n"\n"Language'.encode())

    delivery, _ = read_delivery(dated(entry("a", "B"), theirs), file="t")
    (one,) = compare_delivery(dated(entry("a", "A"), ours), delivery, (), file="o")
    assert one.standing is expected
    assert "date" in one.reason.lower()


def test_a_date_that_is_none_is_later_than_nothing() -> None:
    assert not is_later("yesterday", "")


def test_a_fuzzy_flag_that_was_taken_away_is_a_change() -> None:
    ours = entry("a", "A", above='#, fuzzy\n#| msgid "b"\n')
    assert standing(ours, entry("a", "A"), ours) is S.CHANGED
    assert taken(ours, entry("a", "A"), ours) == entry("a", "A")


def test_a_comment_of_theirs_is_taken_without_touching_our_translation() -> None:
    ours = entry("a", "A newer")
    theirs = entry("a", "A", above="# What is meant?\n")
    assert standing(ours, theirs, ours, entry("a", "A")) is S.COMMENTED
    assert taken(ours, theirs, ours, entry("a", "A")) == "# What is meant?\n" + ours


def test_a_translation_of_the_former_text_is_older_and_its_change_is_known() -> None:
    ours = entry("a new", "A", above='#, fuzzy\n#| msgid "a"\n')
    (one,), _ = compared(ours, entry("a", "B"))
    assert (one.standing, one.former, one.key) == (S.OLDER, "a", ("", "a new"))


def test_a_text_that_we_do_not_have_is_kept_behind_a_tilde() -> None:
    assert standing(entry("a", "A"), entry("b", "B")) is S.GONE
    more = entry("b", "B", above='# why\n#, fuzzy\n#| msgid "c"\n')
    assert taken(entry("a", "A"), more).endswith('# why\n#, fuzzy\n#~| msgid "c"\n#~ msgid "b"\n#~ msgstr "B"\n')


def test_what_is_behind_a_tilde_already_is_not_put_there_twice() -> None:
    ours = entry("a", "A") + '#~ msgid "b"\n#~ msgstr "B"\n'
    found, _ = compared(ours, entry("b", "B"))
    assert found == ()
    assert standing(ours, entry("b", "other")) is S.OLDER


def test_what_is_behind_a_tilde_without_a_translation_gets_theirs() -> None:
    ours = entry("a", "A") + '# ours\n#~ msgid "b"\n#~ msgstr ""\n'
    assert standing(ours, entry("b", "B")) is S.GONE
    assert taken(ours, entry("b", "B", above="# theirs\n")).endswith('# ours\n# theirs\n#~ msgid "b"\n#~ msgstr "B"\n')
    assert standing(ours, '#~ msgid "b"\n#~ msgstr "B"\n') is S.GONE


def test_their_obsolete_entries_are_kept_only_where_we_have_them_nowhere() -> None:
    theirs = '#~ msgid "a"\n#~ msgstr "X"\n\n#~ msgid "b"\n#~ msgstr "B"\n'
    found, _ = compared(entry("a", "A"), theirs)
    assert [(one.standing, one.key[1]) for one in found] == [(S.GONE, "b")]


def test_a_file_that_lost_its_contexts_is_for_every_entry_of_the_text() -> None:
    ours = 'msgctxt "title"\nmsgid "a"\nmsgstr ""\n\nmsgctxt "cell"\nmsgid "a"\nmsgstr ""\n'
    found, _ = compared(ours, entry("a", "A"))
    assert [one.key for one in found] == [("title", "a"), ("cell", "a")]
    assert taken(ours, entry("a", "A")).count('msgstr "A"') == 2


def test_crlf_a_byte_order_mark_and_wrapped_lines_are_no_difference() -> None:
    ours = po(entry("et langt afsnit", "ein langer Absatz"))
    theirs = b"\xef\xbb\xbf" + po('msgid ""\n"et langt "\n"afsnit"\nmsgstr ""\n"ein langer "\n"Absatz"\n').replace(
        b"\n", b"\r\n"
    )
    delivery, findings = read_delivery(theirs, file="t")
    (one,) = compare_delivery(ours, delivery, (), file="o")
    assert (one.standing, findings) == (S.SAME, ())


def test_the_line_ends_of_our_file_stay_what_they_are() -> None:
    ours = po(entry("a", "") + entry("c", "C")).replace(b"\n", b"\r\n")
    delivery, _ = read_delivery(po(entry("a", "A", above="# x\n") + entry("b", "B")), file="t")
    data = take(ours, compare_delivery(ours, delivery, (), file="o"), delivery, file="o")
    assert b"\n" not in data.replace(b"\r\n", b"")
    msgcat(data)


def test_who_saved_it_last_is_taken_over_with_what_they_wrote() -> None:
    theirs = po(entry("a", "A")).replace(
        b'"Language',
        b'"PO-Revision-Date: 2024-01-01 10:00+0100\\n"\n"Last-Translator: A \\"B\\" \\\\ <c@d>\\n"\n"Language',
    )
    delivery, _ = read_delivery(theirs, file="t")
    data = take(po(entry("a", "")), compare_delivery(po(entry("a", "")), delivery, (), file="o"), delivery, file="o")
    assert b"\"Last-Translator: A 'B'  <c@d>\\n\"" in data
    assert b'"PO-Revision-Date: 2024-01-01 10:00+0100\\n"' in data
    msgcat(data)


WORDS = st.text('ab \\n"é~#', max_size=6)
CATALOG = st.dictionaries(WORDS.filter(str.strip), st.tuples(WORDS, st.booleans(), st.booleans()), max_size=6)


def written(entries: dict[str, tuple[str, bool, bool]]) -> bytes:
    pieces = []
    for msgid, (msgstr, fuzzy, obsolete) in entries.items():
        lines = [
            f'{word} "{text.translate({92: "/", 34: chr(92) + chr(34)})}"'
            for word, text in (("msgid", msgid), ("msgstr", msgstr))
        ]
        pieces += ["#, fuzzy"] * fuzzy + [f"#~ {line}" if obsolete else line for line in lines] + [""]
    return po("\n".join(pieces))


@given(CATALOG, CATALOG, CATALOG)
def test_nothing_of_ours_is_lost_and_what_was_not_chosen_keeps_its_bytes(ours, theirs, base) -> None:
    mine = written(ours)
    delivery, _ = read_delivery(written(theirs), file="t")
    found = compare_delivery(mine, delivery, (Version("v", states(written(base), file="b")),), file="o")
    assert take(mine, (), delivery, file="o") == mine
    plain = [one for one in found if one.standing in (S.NEW, S.GONE)]
    after = take(mine, plain, delivery, file="o")
    assert scan(after, file="o").findings == ()
    kept = {one.key: one.msgstr for one in scan(mine, file="o").messages if one.msgstr}
    now = {one.key: one.msgstr for one in scan(after, file="o").messages}
    assert kept.items() <= now.items()
    # White space in another place makes it no other text: such a one of theirs goes into ours, unless ours has its own.
    own = {(context, " ".join(msgid.split())) for context, msgid in kept}
    there = {(context, " ".join(msgid.split()), text) for (context, msgid), text in now.items()}
    for unit in delivery.units:
        place = (unit.context, " ".join(unit.source.split()))
        assert not unit.target.strip() or place in own or (*place, unit.target) in there


def test_bytes_that_are_no_utf8_in_a_comment_of_theirs_do_not_get_into_ours() -> None:
    theirs = po(entry("a", "Æ", above="# by XX me\n")).replace(b"XX", b"\x80")
    delivery, _ = read_delivery(theirs, file="t")
    found = compare_delivery(po(entry("a", "")), delivery, (), file="o")
    data = take(po(entry("a", "")), found, delivery, file="o")
    assert scan(data, file="o").findings == ()
    assert "# by \N{REPLACEMENT CHARACTER} me".encode() in data


@given(st.data())
def test_no_damage_to_a_file_that_came_back_ends_in_a_traceback_or_costs_us_anything(data: st.DataObject) -> None:
    mine = po(entry("a", "A") + entry("b", "", above="# why?\n") + '#~ msgid "c"\n#~ msgstr "C"\n')
    whole = po(entry("a", "Æ", above='#, fuzzy\n#| msgid "o"\n') + entry("b", "B") + '#~ msgid "d"\n#~ msgstr "D"\n')
    at, length = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, 40))
    new = data.draw(
        st.one_of(st.binary(max_size=8), st.sampled_from([b'"', b"\n", b"\\", b"#~ ", b"#|", b"\r", b"\xff"]))
    )
    delivery, _ = read_delivery(whole[:at] + new + whole[at + length :], file="t")
    found = compare_delivery(mine, delivery, (), file="o")
    after = scan(take(mine, found, delivery, file="o"), file="o")
    assert after.findings == ()
    assert {("", "a"), ("", "b"), ("", "c")} <= {one.key for one in after.messages}
    assert {one.msgstr for one in after.messages if one.key == ("", "c")} == {"C"}
