"""Who says so: the style authorities that the rules follow, each with the place where it was read.

An authority whose words were not read when the table was written stands on knowledge, and says so on the page of the
rules (docs/typography.md). What is cited is facts; the sentences of this project are its own.
"""

from __future__ import annotations

from dataclasses import dataclass

_EU_OLD = "https://publications.europa.eu/code"
_EU = "https://style-guide.europa.eu/o/opportal-service/isg?resource="
_EU_NAME = "EU Interinstitutional Style Guide"
_DSN = "https://dsn.dk/ordboeger/retskrivningsordbogen/%C2%A7-40-60-tegnsaetning"


@dataclass(frozen=True, slots=True)
class Authority:
    """A work, and the place in it."""

    name: str
    """Author, title, clause."""
    address: str = ""
    """Where it was read; empty for a standard whose text is not on the web."""
    known: bool = True
    """Whether its words were read; else it is cited from knowledge."""


def _eu(clause: str, address: str) -> Authority:
    return Authority(f"{_EU_NAME}, {clause}", address)


def unread(name: str) -> Authority:
    """One that is cited from knowledge."""
    return Authority(name, known=False)


# --- for all languages -----------------------------------------------------------------------------------------

CLDR_QUOTES = Authority("CLDR 48, delimiters", "https://github.com/unicode-org/cldr-json")
CLDR_GROUPS = Authority("CLDR 48, symbols/group", "https://github.com/unicode-org/cldr-json")
CLDR_ARABIC = Authority("CLDR 48, symbols (arab, arabext)", "https://github.com/unicode-org/cldr-json")
UNICODE = Authority(
    "The Unicode Standard, 6.2, and its list of names, U+2019 and U+2026",
    "https://unicode.org/Public/UCD/latest/charts/nameslist/2000/",
)
SI_UNITS = Authority(
    "BIPM, The International System of Units (SI Brochure), 5.4.3", "https://github.com/metanorma/bipm-si-brochure"
)
SI_DIGITS = Authority(
    "BIPM, The International System of Units (SI Brochure), 5.4.4", "https://github.com/metanorma/bipm-si-brochure"
)
EU_QUOTES = Authority(
    "Publications Office of the EU, Formex 4, Use of quotation marks in the different languages",
    "http://formex.publications.europa.eu/formex-4/physspec/formex-4-character-encoding-c02.htm",
)
UAX_14 = Authority(
    "Unicode Standard Annex #14, LB11: no line ends beside a word joiner (U+2060)",
    "https://www.unicode.org/reports/tr14/#LB11",
)
THIS_PROJECT = Authority("the choice of this project: « », which turn with the line")

# --- Danish, Swedish, Norwegian, Finnish, Icelandic ------------------------------------------------------------

DSN_QUOTES = Authority("Dansk Sprognævn, Retskrivningsreglerne, § 58", f"{_DSN}/%C2%A7-58-anfoerselstegn/")
DSN_DASH = Authority(
    "Dansk Sprognævn, Retskrivningsreglerne, § 55", "https://sproget.dk/retskrivningsreglerne/40-60-tegnsaetning"
)
DSN_POINTS = Authority(
    "Dansk Sprognævn, Retskrivningsreglerne, § 42",
    f"{_DSN}/%C2%A7-41-43-punktum/%C2%A7-42-forkortelsespunktum/",
)
FOLKETING = Authority(
    "Folketinget, Retskrivningsvejledning, Tal eller bogstaver",
    "http://ftt.scdmz-web3.ft.dk/Laes_mere/Retskrivningsvejledning/Tal%20eller%20bogstaver.aspx",
)
EU_DA = _eu("4.2.3 (Danish)", f"{_EU_OLD}/da/da-240203.htm")
EU_DA_NUMBERS = _eu("10.2 (Danish)", f"{_EU_OLD}/da/da-4100200.htm")
EU_SV = _eu("6.4 (Swedish)", f"{_EU_OLD}/sv/sv-360400.htm")
EU_SV_DASH = _eu("10.4.10 (Swedish)", f"{_EU_OLD}/sv/sv-4100410sv.htm")
EU_SV_NUMBERS = _eu("10.6 (Swedish)", f"{_EU_OLD}/sv/sv-4100600sv.htm")
SPRAKRADET_SPACE = Authority(
    "Språkrådet (Norge), Mellomrom",
    "https://sprakradet.no/godt-og-korrekt-sprak/rettskriving-og-grammatikk/mellomrom/",
)
SPRAKRADET_POINT = Authority(
    "Språkrådet (Norge), Skriveregler, Punktum", "http://www.sprakradet.no/sprakhjelp/Skriveregler/tegn/Punktum/"
)
SPRAKRADET_NUMBERS = Authority(
    "Språkrådet (Norge), Tall og talluttrykk",
    "https://sprakradet.no/spraksporsmal-og-svar/?kategori=tall-og-talluttrykk&sok=",
)
SPRAKRADET_PERCENT = Authority(
    "Språkrådet (Norge), Språknytt 2/2010",
    "https://www.sprakradet.no/Vi-og-vart/Publikasjoner/Spraaknytt/Arkivet/Spraknytt-2010/Spraknytt-22010/"
    "Lesarsporsmal/",
)
KOTUS = Authority("Kotus, Kielikello 3/1993, Merkit", "https://jkorpela.fi/kielikello/merkit.html")
SEAMK = Authority(
    "Kielitoimiston ohjepankki, as SeAMK’s guide to writing has it",
    "https://seamk.libguides.com/KirjallistenToidenOhje/ulkoasu/merkit",
)
HELSINKI = Authority("Helsingin yliopisto, Kielijelppi, Merkki", "https://blogs.helsinki.fi/kielijelppi/m/merkki/")
STRIK = Authority(
    "Jóhannes B. Sigtryggsson, Yfirlit yfir notkun strika í íslensku, Orð og tunga 18 (2016)",
    "https://timarit.is/page/6872376",
)

# --- English, German, Dutch ------------------------------------------------------------------------------------

OXFORD = Authority(
    "University of Oxford, Writing and Style Guide, The en rule",
    "https://issuu.com/thedartmouth/docs/writing_and_style_guide1",
)
EC_WEB = Authority(
    "European Commission, Web guide, Dates, numbers and symbols",
    "https://wikis.ec.europa.eu/display/WEBGUIDE/07.+Dates%2C+numbers+and+symbols",
)
EU_DE = _eu("6.4 (German)", f"{_EU_OLD}/de/de-360400.htm")
EU_DE_TEXT = _eu("4.2.3 (German)", f"{_EU}de%2F4.2.3-text-preparation.html")
BIS = Authority(
    "ZFA, mediencommunity.de, Lange, kurze und andere Striche", "https://mediencommunity.de/book/export/html/5709"
)
DIN_AMOUNTS = Authority(
    "DIN 5008, as sekretaria.de has it",
    "https://www.sekretaria.de/bueroorganisation/korrespondenz/din-5008/leerzeichen/",
)
DIN_UNITS = Authority(
    "DIN 5008, as journalismusausbildung.de has it",
    "https://journalismusausbildung.de/din-5008-prozent-und-promillezeichen/",
)
PROTECTED = Authority(
    "korrekturlesen-lektorat.at, Was sind geschützte Leerzeichen?",
    "https://korrekturlesen-lektorat.at/2019/09/16/was-sind-geschuetzte-leerzeichen/",
)
AMSTERDAM = Authority(
    "Universiteit van Amsterdam, De grote geschiedenisgids, Taalregels",
    "https://degrotegeschiedenisgids.humanities.uva.nl/?page_id=425",
)
TAALADVIES = Authority(
    "Nederlandse Taalunie, Taaladvies, Gedachtestreepje", "https://taaladvies.net/taal/advies/vraag/312/"
)

# --- Switzerland -----------------------------------------------------------------------------------------------

BUNDESKANZLEI = Authority(
    "Schweizerische Bundeskanzlei, Schreibweisungen, 2.1.1", "https://issuu.com/mar_bar_64/docs/marija"
)
ETH = Authority(
    "ETH Zürich, Essential spelling instructions",
    "https://ethz.ch/staffnet/en/service/communication/corporate-design/language-style-guides/"
    "essential-spelling-instructions.html",
)
VOGT = Authority("vogt-text.ch, Abkürzung", "https://www.vogt-text.ch/vogtblog/106-abkuerzung")
ROMANDE = Authority(
    "L. Grillet, Petit guide typographique de base (Suisse romande)",
    "http://www.loriskumo.com/petit-guide-typographique-de-base/",
)

# --- French, Italian, Spanish ----------------------------------------------------------------------------------

IMPRIMERIE = Authority(
    "Lexique des règles typographiques en usage à l’Imprimerie nationale, as S. Viguier has it",
    "https://sophieviguiercorrectrice.com/pages/mes-orthotrucs/ponctuation/ponctuation-et-espaces.html",
)
GREFFIER = Authority(
    "Greffier, Les Règles de la composition typographique, 5",
    "https://fr.wikisource.org/wiki/Page:Greffier_-_Les_Regles_de_la_composition_typographique.djvu/19",
)
OQLF = Authority(
    "OQLF, Banque de dépannage linguistique, Espace insécable",
    "http://bdl.oqlf.gouv.qc.ca/bdl/gabarit_bdl.asp?Th=2&t1=&id=4566",
)
INSECABLE = Authority(
    "Bureau de la traduction (Canada), L’espace insécable",
    "https://www.btb.termiumplus.gc.ca/guides/chroniq/perl/source/espace_insecable.htm",
)
MUSEE = Authority(
    "Musée canadien de l’histoire, Manuel de rédaction, 4.1",
    "https://museedelhistoire.ca/manuelderedaction/04%20PUNCTUATION%20AND%20TYPOGRAPHY_fra.htm",
)
EU_FR = _eu("6.4 (French)", f"{_EU}fr%2F6.4-word-processor-punctuation-marks-spacing.html")
EU_IT = _eu("6.4 (Italian)", f"{_EU_OLD}/it/it-360400.htm")
RAE_QUOTES = Authority(
    "RAE, Ortografía de la lengua española, 3.4.8", "https://www.rae.es/ortograf%C3%ADa/las-comillas"
)
RAE_PERCENT = Authority(
    "RAE, Ortografía de la lengua española (2010), 590, as Fundéu has it",
    "https://espanhol-escritoriovirtual.blogspot.com/2011/02/fundeu-recomienda_24.html",
)

# --- Polish, Czech, Hungarian, Bulgarian -----------------------------------------------------------------------

EU_PL = _eu("6.4 (Polish)", f"{_EU}pl%2F6.4-word-processor-punctuation-marks-spacing.html")
EU_PL_DASH = _eu("10.1.6 (Polish)", f"{_EU}pl%2F10.1.6-em-dash-en-dash-hyphen.html")
PWN_RANGES = Authority(
    "PWN, Poradnia językowa (A. Wolański), O zapisie dat",
    "https://sjp.pwn.pl/poradnia/haslo/o-zapisie-dat-raz-jeszcze;10640.html",
)
PWN_LINES = Authority(
    "PWN, Poradnia językowa (A. Wolański), Edycja tekstu",
    "https://sjp.pwn.pl/poradnia/lista/edycja-tekstu;21.html",
)
ZECERKA = Authority("Zecerka, Zasady pisowni", "https://www.zecerka.pl/help.php")
IJP = Authority("ÚJČ AV ČR, Internetová jazyková příručka, Zalomení řádků", "https://prirucka.ujc.cas.cz/?id=880")
EU_CS = _eu("6.4 (Czech)", f"{_EU_OLD}/cs/cs-360400.htm")
AKH = Authority(
    "A magyar helyesírás szabályai (AkH.), Az írásjelek, as ladypreneurs.hu has it",
    "https://ladypreneurs.hu/creative-writing/az-irasjelek-1-fejezet",
)
AKH_YEARS = Authority("A magyar helyesírás szabályai (AkH.11), 294", "http://www.naptarak.com/naptarak_helyesiras.html")
IBL = Authority(
    "Институт за български език (БАН), Езикови справки",
    "https://ibl.bas.bg/ezikovi_spravki/po-intervalite-posreshtat-po-zapetaite-izprashtat/",
)

# --- Russian, Ukrainian ----------------------------------------------------------------------------------------

KIRSANOV = Authority(
    "Д. Кирсанов, Веб-дизайн, Неразрываемые пробелы", "https://user.bibliboba.online/books/veb-dizain/p/124"
)
MILCHIN = Authority(
    "А. Мильчин, Издательский словарь-справочник, Знаки в тексте", "https://fortress-design.com/znaki-v-tekste/amp"
)
UK_LINES = Authority(
    "Український правопис (2019), Технічні правила переносу", "https://dyskurs.net/tekhnichni-pravyla-perenosu/"
)
UK_NUMBERS = Authority("ЧНУ, Технічні правила переносу", "https://studfile.net/preview/13584385/page:3")
UK_DASH = Authority("Українська типографіка, Тире", "https://www.typography.org.ua/")

# --- Arabic, Chinese, Japanese ---------------------------------------------------------------------------------

ALREQ = Authority(
    "W3C, Text Layout Requirements for the Arabic Script (ALREQ), Arabic and Persian characters",
    "https://www.w3.org/TR/alreq/",
)
CLREQ = Authority(
    "W3C, Requirements for Chinese Text Layout (CLREQ), 3.1.1, after GB/T 15834—2011",
    "https://www.w3.org/TR/clreq/#categories_and_usage_of_punctuation_marks",
)
JLREQ = Authority(
    "W3C, Requirements for Japanese Text Layout (JLREQ), 3.1.1",
    "https://www.w3.org/TR/jlreq/#differences_in_vertical_and_horizontal_composition_in_use_of_punctuation_marks",
)

# --- the scripts of India --------------------------------------------------------------------------------------

DEVA_DANDA = Authority(
    "W3C, Devanagari Layout Requirements, Phrase boundaries", "https://www.w3.org/TR/deva-lreq/#h_danda"
)
BENG_DANDA = Authority(
    "W3C, Bengali Layout Requirements, Phrase boundaries", "https://www.w3.org/TR/beng-lreq/#h_danda"
)
TAML_DANDA = Authority("W3C, Tamil Layout Requirements, Line breaking", "https://www.w3.org/TR/taml-lreq/")
