"""Files of other tools, as they write them, and a project whose catalogs they go to."""

from __future__ import annotations

import subprocess
from pathlib import Path

from small_projects import Project, small_project

from press.model.exchange import Delivery, Unit
from press.model.location import Location

PO4A = """\
# German translation
msgid ""
msgstr ""
"Project-Id-Version: guide\\n"
"PO-Revision-Date: 2024-01-02 10:00+0100\\n"
"Last-Translator: Anna <anna@example.org>\\n"
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#. type: Title #
#: guide.md:1
#, no-wrap
msgid "Et infohus"
msgstr "Ein Infohaus"

#. type: Plain text
#: guide.md:12
msgid ""
"Et _infohus_ er ikke en bygning, men et __samarbejde__ mellem politi og "
"kommuner."
msgstr ""
"Ein _Infohaus_ ist kein Gebäude, sondern eine __Zusammenarbeit__ von Polizei "
"und Kommunen."
"""
"""po4a: wrapped, without contexts, with the marks as the writer typed them."""

TMX = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" segtype="sentence"
          srclang="DA" creationtoolversion="6.0"/>
  <body>
    <tu><tuv xml:lang="DA"><seg>Et infohus</seg></tuv><tuv xml:lang="DE-DE"><seg>Ein Infohaus</seg></tuv></tu>
    <tu>
      <note>Ask Anna</note>
      <tuv xml:lang="da-DK"><seg>Ring til <bpt i="1">&lt;b&gt;</bpt>os<ept i="1">&lt;/b&gt;</ept></seg></tuv>
      <tuv xml:lang="de"><seg>Rufen Sie <bpt i="1">&lt;b&gt;</bpt>uns<ept i="1">&lt;/b&gt;</ept> an</seg></tuv>
      <tuv xml:lang="fr"><seg>Appelez-nous</seg></tuv>
    </tu>
    <tu><tuv xml:lang="da"><seg>Kun dansk</seg></tuv></tu>
    <tu><tuv xml:lang="fr"><seg>Seulement</seg></tuv><tuv xml:lang="de"><seg>Nur</seg></tuv></tu>
  </body>
</tmx>
"""

XLIFF1 = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="guide" source-language="da" target-language="de" datatype="plaintext"><body>
    <trans-unit id="1"><source>Et infohus</source><target state="translated">Ein Infohaus</target></trans-unit>
    <trans-unit id="2" approved="no"><source>Et hus</source><target>Ein Haus</target><note>Sure?</note></trans-unit>
    <group><trans-unit id="3"><source>Ring <g id="1">nu</g></source>
      <target state="final">Rufen Sie <g id="1">jetzt</g> an</target></trans-unit></group>
    <trans-unit id="4"><source>Uden svar</source></trans-unit>
    <trans-unit id="5"><source></source><target>x</target></trans-unit>
    <trans-unit id="6" translate="no"><source>DK</source><target>DK</target></trans-unit>
    <trans-unit id="7"><source>Gade<x id="1" ctype="lb"/>By</source>
      <target state="needs-review-translation">Straße<x id="1" ctype="lb"/>Ort</target>
      <alt-trans alttranstype="previous-version"><source>Vej</source><target>Weg</target></alt-trans>
      <alt-trans match-quality="80"><source>Noget</source><target>Etwas</target></alt-trans></trans-unit>
  </body></file>
</xliff>
"""

XLIFF2 = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="da" trgLang="de">
  <file id="f1" original="guide.po">
    <unit id="1"><notes><note>Ask Anna</note></notes>
      <segment state="translated"><source>Et hus.</source><target>Ein Haus.</target></segment>
      <ignorable><source> </source></ignorable>
      <segment state="final"><source>To huse.</source><target>Zwei <mrk id="m1" type="term">Häuser</mrk>.</target>
      </segment></unit>
    <unit id="2"><segment state="initial"><source>Nej</source><target>Nein</target></segment></unit>
    <unit id="3"><segment><source>Ja</source><target>J<cp hex="0061"/></target></segment></unit>
    <unit id="4"><segment><source><pc id="1">Ja</pc> tak</source><target><pc id="1">Ja</pc> bitte</target></segment>
      </unit>
    <unit id="5"><segment><source>Halvt.</source><target>Halb.</target></segment>
      <segment><source>Resten.</source></segment></unit>
  </file>
</xliff>
"""

HARD = (
    Unit("En titel", "Ein Titel", Location("x", 1), context="title", remarks=("Section: X",), references=("a b.md",)),
    Unit(
        "En titel", "Andere", Location("x", 2), comments=("Erste Zeile", '<b>zweite</b> & "dritte"'), flags=("no-wrap",)
    ),
    Unit("Ny *tekst*", "Alter *Text*", Location("x", 3), fuzzy=True, previous=("cell", "Gammel\\\n*tekst*")),
    Unit("Uden", "", Location("x", 4)),
    Unit("Gade\\\n  By\tx ", "Straße\\\n  Ort\ty ", Location("x", 5)),
    Unit("]]> &amp; <x/> {0}", "]]> &amp; <x/> «»\u00a0\u200f\U0001f600", Location("x", 6)),
)
"""Units in which everything occurs that could be lost on the way."""
DELIVERY = Delivery("x", HARD, document="guide")


def committed(root: Path, message: str = "x") -> None:
    """Commits all that is in a folder, which becomes a repository of its own."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    if not (root / ".git").exists():
        subprocess.run([*git, "init", "-q"], cwd=root, check=True)
    subprocess.run([*git, "add", "-A"], cwd=root, check=True)
    subprocess.run([*git, "commit", "-q", "-m", message], cwd=root, check=True)


TEXT = """\
---
title: En titel
updated: 2023-11-10
---

Et *lille* afsnit om [huset](https://example.org).

Et andet afsnit med 12 ord i.

Et tredje afsnit.
"""
MSGIDS = (
    "Et *lille* afsnit om [huset](https://example.org).",
    "Et andet afsnit med 12 ord i.",
    "Et tredje afsnit.",
)
SETTINGS = """\
[publication]
publisher = "Kontoret"
source_language = "da"
languages = ["en", "de"]
"""


def two_languages(root: Path, translated: dict[tuple[str, str], str]) -> Project:
    """A project in English and German, whose German catalog has these translations by (context, msgid)."""
    project = small_project(root, settings=SETTINGS, text=TEXT)
    wanted = {("title", "En titel"): "", **{("", msgid): "" for msgid in MSGIDS}}
    project.catalog("tekst", wanted, "en")
    project.catalog("tekst", wanted | translated, "de")
    assert project.run("update").status == 0
    return project
