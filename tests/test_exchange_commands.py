"""make import, export, receive and new: what a person sees of them, and what becomes of the catalogs."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from exchange_samples import MSGIDS, PO4A, SETTINGS, committed, two_languages
from small_projects import HEADER, Project, quoted, small_project

ROOT = Path(__file__).parent.parent
GERMAN = "locales/de/LC_MESSAGES/tekst.po"
FIRST, SECOND, THIRD = MSGIDS
LINK = "Ein *kleiner* Absatz über [das Haus](https://example.org)."
DONE = {("title", "En titel"): "Ein Titel", ("", FIRST): LINK, ("", SECOND): "Ein zweiter Absatz mit 12 Wörtern."}


def their_file(project: Project, entries: dict[str, str], *, name: str = "tekst_de_FINAL.po", head: str = "") -> str:
    """A file that somebody sent, beside the project; contexts are left out, as many tools do."""
    parts = [HEADER.format(language="de") + head]
    parts += [f"msgid {quoted(msgid)}\nmsgstr {quoted(msgstr)}\n" for msgid, msgstr in entries.items()]
    path = project.root / name
    path.write_text("\n".join(parts), "utf-8")
    return str(path)


def text(project: Project, file: str = GERMAN) -> str:
    return (project.root / file).read_text("utf-8")


def translation(project: Project, msgid: str) -> str:
    """The lines from an entry's flags to its translation."""
    found = re.search(rf"(?:#[,|].*\n)*(?:msgctxt.*\n)?msgid {re.escape(quoted(msgid))}\nmsgstr .*\n", text(project))
    assert found
    return found[0]


# --- import ----------------------------------------------------------------------------------------------------


def test_another_tool_s_catalog_fills_what_is_the_same_and_offers_what_is_alike(tmp_path) -> None:
    project = small_project(
        tmp_path,
        settings=SETTINGS,
        text="---\ntitle: Et infohus\n---\n\n"
        "Et *infohus* er ikke en bygning, men et **samarbejde** mellem politi og kommuner.\n\n"
        "Et *infohus* er ikke en bygning, men et **samarbejde** mellem politi og skoler.\n\nNoget andet.\n",
    )
    project.run("update")
    project.write("their.po", PO4A)
    ran = project.run("import", "--lang", "de", "--from", str(tmp_path / "their.po"))
    assert (ran.status, ran.findings) == (0, [])
    assert f"{GERMAN}: 2 filled, 1 offered as fuzzy, 0 had a translation already, 1 left" in ran.out
    assert 'msgid "Et infohus"\nmsgstr "Ein Infohaus"' in text(project)
    assert "#, fuzzy\n#| msgid" in text(project)


def test_a_difference_from_our_translations_is_told_and_ours_stay(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    before = project.files("locales")
    ran = project.run("import", "--lang", "de", "--from", their_file(project, {SECOND: "Anders."}))
    assert "1 of our translations are other ones than the file's and stay; `make receive FILE=" in ran.out
    assert project.files("locales") == before


def test_a_language_without_catalogs_is_told_how_they_are_made(tmp_path) -> None:
    project = small_project(tmp_path, settings=SETTINGS)
    ran = project.run("import", "--lang", "de", "--from", their_file(project, {}))
    assert ran.places("file-unreadable") == [(GERMAN, None)]
    assert "make update LANG=de" in str(ran.findings[0]["hint"])


# --- export ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "suffix"), [("xliff", "xlf"), ("tmx", "tmx")])
def test_an_exported_catalog_fills_an_empty_one_to_the_very_bytes(tmp_path, form, suffix) -> None:
    pytest.importorskip("translate", reason="translate-toolkit is not installed")
    project = two_languages(tmp_path, DONE)
    whole = text(project).replace('msgid "Et tredje', '#, fuzzy\n#| msgid "Et *fjerde* afsnit."\nmsgid "Et tredje')
    whole = whole.replace('afsnit."\nmsgstr ""', 'afsnit."\nmsgstr "Ein vierter."').replace(
        "#. Section: En titel\n#. Kind: title", "# Ja?\n#. Section: En titel\n#. Kind: title"
    )
    project.write(GERMAN, whole)
    ran = project.run("export", "--lang", "de", "--to", form)
    assert (ran.status, ran.out) == (0, f"output/de/tekst.{suffix}: 4 texts\n")
    bare = re.sub(r'^msgstr "(?!$).+"$', 'msgstr ""', whole.partition("\n\n")[2], flags=re.MULTILINE)
    project.write(GERMAN, whole.partition("\n\n")[0] + "\n\n" + re.sub(r"# Ja\?\n|#, fuzzy\n|#\|.*\n", "", bare))
    ran = project.run("import", "--lang", "de", "--from", str(tmp_path / f"output/de/tekst.{suffix}"))
    assert (ran.status, ran.findings) == (0, [])
    assert text(project) == whole


# --- receive ---------------------------------------------------------------------------------------------------

CHANGED = {
    "En titel": "Der Titel",
    FIRST: LINK,
    SECOND: "Ein zweiter Absatz mit 12 Wörtern.",
    THIRD: "Ein dritter Absatz.",
    "Et afsnit, der er væk.": "Ein Absatz, der weg ist.",
}


def test_without_a_terminal_and_without_yes_a_file_is_shown_and_nothing_changes(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    committed(tmp_path)
    before = project.files("locales")
    ran = project.run("receive", "--file", their_file(project, CHANGED))
    assert (ran.status, ran.codes) == (1, ["received-undecided"])
    assert "3 of its translations wait for a decision" in str(ran.findings[0]["message"])
    assert project.files("locales") == before
    assert "is tekst in Deutsch (de)" in ran.out
    assert "  change: [-Ein-]{+Der+}" in ran.out
    assert ran.out.splitlines()[-1] == "1 new, 1 changed, 1 of texts that we don't have, 2 same"


def test_yes_takes_what_is_new_and_changed_and_keeps_strange_texts_aside(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    committed(tmp_path)
    ran = project.run("receive", "--file", their_file(project, CHANGED), "--yes")
    assert (ran.status, ran.findings) == (0, [])
    assert f"{GERMAN}: 2 taken, 1 kept aside behind #~" in ran.out
    assert 'msgstr "Der Titel"' in text(project)
    assert translation(project, THIRD).endswith('msgstr "Ein dritter Absatz."\n')
    assert text(project).endswith('#~ msgid "Et afsnit, der er væk."\n#~ msgstr "Ein Absatz, der weg ist."\n')
    assert project.run("receive", "--file", str(tmp_path / "tekst_de_FINAL.po"), "--yes=1").out.endswith("4 same\n")


def test_a_conflict_is_not_taken_by_yes_and_is_by_theirs(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    committed(tmp_path)
    project.write(GERMAN, text(project).replace('msgstr "Ein Titel"', 'msgstr "Unser Titel"'))
    file = their_file(project, CHANGED)
    ran = project.run("receive", "--file", file, "--yes")
    assert (ran.status, ran.codes) == (1, ["received-undecided"])
    assert 'msgstr "Unser Titel"' in text(project)
    assert "in conflict\n  text:   En titel\n  ours:   Unser Titel\n  theirs: Der Titel" in ran.out
    ran = project.run("receive", "--file", file, "--theirs")
    assert (ran.status, ran.findings) == (0, [])
    assert 'msgstr "Der Titel"' in text(project)


def test_what_was_mended_here_since_the_copy_went_out_is_not_undone(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    committed(tmp_path)
    project.write(GERMAN, text(project).replace('msgstr "Ein Titel"', 'msgstr "Unser Titel"'))
    committed(tmp_path, "mended")
    ran = project.run(
        "receive", "--file", their_file(project, {"En titel": "Ein Titel", SECOND: "Neu mit 12 Wörtern."}), "--yes"
    )
    assert ran.status == 0
    assert "1 changed, 1 older than ours" in ran.out
    assert 'msgstr "Unser Titel"' in text(project)


def test_without_a_history_it_is_told_and_dates_decide(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    file = their_file(project, {SECOND: "Anders mit 12 Wörtern."})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        ran = project.run("receive", "--file", file, "--yes")
    assert ran.codes == ["received-history", "received-undecided"]
    assert "1 in conflict" in ran.out


def test_a_translation_that_could_not_be_printed_does_not_replace_a_sound_one(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    committed(tmp_path)
    wrong = {FIRST: "Ein Absatz über [das Haus](https://evil.example).", THIRD: "Ein # <script>Absatz</script>."}
    ran = project.run("receive", "--file", their_file(project, wrong), "--yes")
    assert ran.status == 1
    assert (ran.codes[0], ran.codes[-1]) == ("translation-link", "received-wrong")
    assert translation(project, FIRST).endswith(f"msgstr {quoted(LINK)}\n")
    assert translation(project, THIRD).startswith("#, fuzzy\n")


def test_language_and_document_are_recognised_by_what_is_in_the_file(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    project.text("andet", "---\ntitle: Andet\n---\n\nHelt andre ord.\n")
    project.run("update")
    committed(tmp_path)
    bare = their_file(project, {SECOND: "Ein zweiter Absatz mit 12 Wörtern.", THIRD: "Neu."}, name="x.po")
    project.write("x.po", (tmp_path / "x.po").read_text("utf-8").replace('"Language: de\\n"\n', ""))
    ran = project.run("receive", "--file", bare)
    assert "x.po is tekst in Deutsch (de)" in ran.out


@pytest.mark.parametrize(
    ("entries", "options", "code", "hint"),
    [
        ({"Ukendt": "x"}, ("brev.po",), "exchange-language", "LANG=de"),
        ({"Ukendt": "x"}, ("brev_de.po",), "exchange-document", "DOC="),
        ({"Ukendt": "x"}, ("brev_de.po", "--doc", "ingen"), "document-unknown", "there are: tekst"),
        ({}, ("brev.po",), "exchange-syntax", "TMX or XLIFF"),
    ],
)
def test_what_is_not_clear_is_asked_for_in_one_line(tmp_path, entries, options, code, hint) -> None:
    name, *more = options
    project = two_languages(tmp_path, DONE)
    file = their_file(project, entries, name=name)
    project.write(name, (tmp_path / name).read_text("utf-8").replace('"Language: de\\n"\n', ""))
    ran = project.run("receive", "--file", file, *more)
    assert (ran.status, ran.codes) == (1, [code])
    assert hint in str(ran.findings[0]["hint"])


def test_a_header_of_another_language_is_not_overruled_unseen(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    ran = project.run("receive", "--file", their_file(project, CHANGED), "--lang", "en")
    assert ran.codes == ["exchange-language"]
    assert "“de”, and LANG=en was given" in str(ran.findings[0]["message"])


def test_a_catalog_of_ours_that_is_damaged_is_not_compared(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    project.write(GERMAN, text(project).replace('msgstr "Ein Titel"', "msgstr „Ein Titel“"))
    ran = project.run("receive", "--file", their_file(project, CHANGED), "--yes")
    assert ran.codes == ["catalog-syntax", "catalog-untouched"]


def answered(project: Project, file: str, answers: str) -> str:
    """What a person sees who receives a file on a terminal and types these lines."""
    main, side = pty.openpty()
    command = [sys.executable, str(ROOT / "pipeline.py"), "--project", str(project.root), "receive", "--file", file]
    with subprocess.Popen(command, stdin=side, stdout=side, stderr=side, close_fds=True) as process:
        os.close(side)
        os.write(main, answers.encode())
        seen = b""
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:  # how Linux says that the other side was closed
                break
            if not piece:
                break
            seen += piece
        process.wait(timeout=60)
    os.close(main)
    return seen.decode()


def test_on_a_terminal_it_asks_for_all_and_then_for_each_conflict(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    committed(tmp_path)
    project.write(GERMAN, text(project).replace('msgstr "Ein Titel"', 'msgstr "Unser Titel"'))
    seen = answered(project, their_file(project, CHANGED), "all\nn\n")
    assert "Take the 2 that nothing of ours speaks against?" in seen
    assert "received-undecided" not in seen
    assert 'msgstr "Unser Titel"' in text(project)
    assert translation(project, THIRD).endswith('msgstr "Ein dritter Absatz."\n')


def test_on_a_terminal_each_can_be_chosen_by_itself_and_none_is_an_answer(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    committed(tmp_path)
    before = text(project)
    answered(project, their_file(project, CHANGED), "none\n")
    assert text(project) == before
    answered(project, str(tmp_path / "tekst_de_FINAL.po"), "each\ny\nn\nn\n")
    assert translation(project, THIRD).endswith('msgstr "Ein dritter Absatz."\n')
    assert 'msgstr "Ein Titel"' in text(project)


def test_nothing_in_a_file_can_command_the_terminal_on_which_it_is_shown(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    head = '"Last-Translator: \\033]0;x\\007 \\033[2J\\n"\n"PO-Revision-Date: 2024-01-01 10:00+0100\\n"\n'
    file = their_file(project, {"Ukendt\x1b[2J": "Neu", SECOND: "Anders, 12"}, head=head)
    ran = project.run("receive", "--file", file)
    assert "Anders, 12" in ran.out
    assert "\x1b" not in ran.out + ran.err
    assert "\\x1b[2J" in ran.out


# --- new -------------------------------------------------------------------------------------------------------


def test_a_new_language_gets_a_catalog_for_every_document_and_the_line_for_its_publication(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    project.text("andet", "---\ntitle: Andet\n---\n\nHelt andre ord.\n")
    ran = project.run("new", "--lang", "fr")
    assert (ran.status, ran.findings) == (0, [])
    assert {path.name for path in tmp_path.glob("locales/fr/LC_MESSAGES/*")} == {"andet.po", "tekst.po"}
    assert 'publication.toml:4: to publish it, write: languages = ["en", "de", "fr"]' in ran.out
    assert "press/languages/table.py" not in ran.out
    head = text(project, "locales/fr/LC_MESSAGES/andet.po").partition("\n\n")[0]
    assert '"Language: fr\\n"' in head
    assert '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"' in head
    assert '"X-Source-Language: da\\n"' in head


@pytest.mark.parametrize("name", ["pt_BR", "pt-BR", "pt-br"])
def test_a_language_without_a_row_can_be_begun_and_is_told_what_a_row_needs(tmp_path, name) -> None:
    project = two_languages(tmp_path, DONE)
    ran = project.run("new", "--lang", name)
    assert ran.status == 0
    assert '"Language: pt_BR\\n"' in text(project, "locales/pt_BR/LC_MESSAGES/tekst.po")
    assert 'Language("pt-BR", ("“", "”", "‘", "’")),' in ran.out


def test_a_new_catalog_is_filled_from_the_others_of_its_language_exactly_only(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    project.text("andet", f"---\ntitle: Andet\n---\n\n{SECOND}\n\n{SECOND.replace('12', '13')}\n")
    before = text(project)
    ran = project.run("new", "--lang", "de")
    file = "locales/de/LC_MESSAGES/andet.po"
    assert f"{GERMAN}: is there already, and was left as it is" in ran.out
    assert f"{file}: 1 filled" in ran.out
    assert text(project) == before
    assert text(project, file).count('msgstr ""\n') == 3  # its header, the title, and the text with another number


def test_a_new_catalog_is_filled_from_a_file(tmp_path) -> None:
    project = two_languages(tmp_path, DONE)
    file = their_file(project, {SECOND: "Deuxième, 12"}, name="fr.po")
    project.write("fr.po", (tmp_path / "fr.po").read_text("utf-8").replace("Language: de", "Language: fr"))
    project.run("new", "--lang", "fr", "--from", file)
    assert 'msgstr "Deuxième, 12"' in text(project, "locales/fr/LC_MESSAGES/tekst.po")


@pytest.mark.parametrize("name", ["xx", "../../x", "$(id)", "", "da", "de\n", "en-XA", "a" * 300])
def test_what_is_no_language_to_translate_into_gets_one_line_and_no_folder(tmp_path, name) -> None:
    project = two_languages(tmp_path, DONE)
    before = project.files("locales")
    ran = project.run("new", "--lang", name)
    assert (ran.status, ran.codes) == (1, ["language-unknown"])
    assert project.files("locales") == before
