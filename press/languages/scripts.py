"""Scripts as rows: what holds for every language that is written in one.

Codes are those of ISO 15924; directions are Unicode's. How large and how loosely a script is set beside Latin follows
from the proportions of its Noto family: a script whose letters are small for their size, or that stacks marks, gets
more of both. Letters that count lists stand where lists are usually counted by the script's own, after W3C's
"Ready-made Counter Styles" where that has them; the rest count by Latin letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from press.model.location import Direction

Breaks = Literal["spaces", "words", "ideographs", "dictionary", "marks"]
"""Where lines may end: at spaces and by hyphenation; at spaces alone (Korean set by the word); between ideographs; at
ends of words that the layout engine's dictionary knows (UAX #14, classes ID and SA); and, where it has none of the
language, at marks that are put there (:mod:`press.formats.breaking`)."""


@dataclass(frozen=True, slots=True)
class Script:
    """A row of the table."""

    code: str
    """ISO 15924."""
    fonts: tuple[str, ...]
    """Font families for text, in order. Never a generic family: which one that is differs by machine."""
    web_fonts: tuple[str, ...] = ()
    """Families of the usual systems, for a page that brings no fonts, behind those of ``fonts``."""
    font_package: str = "fonts-noto-core"
    """The Debian package that holds the first family."""
    direction: Direction = "ltr"
    breaks: Breaks = "spaces"
    italic: bool = False
    """Whether the script has an italic; without one, emphasis is by weight, and never by a false slant."""
    embed: bool = True
    """Whether an e-book brings its fonts: every reading system has those of Latin, Greek and Cyrillic alone."""
    size: float = 1.0
    """Type size, as a multiple of that of Latin."""
    leading: float = 1.5
    """Line height of text, as a multiple of the type size."""
    leading_tight: float = 1.2
    """Line height of headings."""
    leading_on_screen: float = 0.0
    """Line height of text where light shines through it; 0 for the same as on paper."""
    brackets: tuple[str, str] = (" (", ")")
    """What stands around a remark behind a word, with the space before it where there is one."""
    letters: str = ""
    """What counts a list of ``type="a"``, in order and with spaces between; empty for Latin letters."""
    limits: str = ""
    """What is known not to be as it should, for the people who publish; empty where nothing is."""


_LATIN = "Noto Sans"
_WESTERN = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial")


def _western(code: str, letters: str = "") -> Script:
    return Script(code, (_LATIN,), _WESTERN, italic=True, embed=False, letters=letters)


def _indic(code: str, name: str, *web_fonts: str, letters: str = "") -> Script:
    fonts = (f"Noto Sans {name}", _LATIN)
    return Script(code, fonts, web_fonts, size=1.05, leading=1.65, leading_tight=1.4, letters=letters)


def _east_asian(code: str, region: str, *web_fonts: str, breaks: Breaks = "ideographs", letters: str = "") -> Script:
    fonts = (f"Noto Sans CJK {region}", _LATIN)
    brackets = ("（", "）") if breaks == "ideographs" else (" (", ")")
    return Script(
        code,
        fonts,
        web_fonts,
        "fonts-noto-cjk",
        breaks=breaks,
        leading=1.7,
        leading_tight=1.35,
        brackets=brackets,
        letters=letters,
    )


SCRIPTS: dict[str, Script] = {
    row.code: row
    for row in (
        _western("Latn"),
        _western("Cyrl", "а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ э ю я"),
        _western("Grek", "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω"),
        Script(
            "Arab",
            ("Noto Naskh Arabic", _LATIN),
            ("Geeza Pro", "SF Arabic", "Segoe UI", "Tahoma"),
            direction="rtl",
            size=1.15,
            leading=1.55,
            leading_tight=1.4,
            leading_on_screen=1.8,
            letters="أ ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ",
        ),
        Script(
            "Hebr",
            ("Noto Sans Hebrew", _LATIN),
            ("SF Hebrew", "Segoe UI", "Arial"),
            direction="rtl",
            size=1.05,
            letters="א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת",
        ),
        _indic("Deva", "Devanagari", "Kohinoor Devanagari", "Nirmala UI", "Mangal", letters="क ख ग घ ङ च छ ज झ ञ"),
        _indic("Beng", "Bengali", "Kohinoor Bangla", "Nirmala UI", "Vrinda", letters="ক খ গ ঘ ঙ চ ছ জ ঝ ঞ"),
        _indic("Taml", "Tamil", "Tamil Sangam MN", "Nirmala UI", "Latha", letters="அ ஆ இ ஈ உ ஊ எ ஏ ஐ ஒ ஓ ஔ"),
        Script(
            "Thai",
            ("Noto Sans Thai", _LATIN),
            ("Thonburi", "Leelawadee UI", "Tahoma"),
            breaks="dictionary",
            size=1.05,
            leading=1.7,
            leading_tight=1.45,
            letters="ก ข ค ง จ ฉ ช ซ ฌ ญ ฎ ฏ ฐ ฑ ฒ ณ ด ต ถ ท ธ น บ ป ผ ฝ พ ฟ ภ ม ย ร ล ว ศ ษ ส ห ฬ อ ฮ",
        ),
        Script(
            "Khmr",
            ("Noto Sans Khmer", _LATIN),
            ("Khmer Sangam MN", "Leelawadee UI", "Khmer UI"),
            breaks="marks",
            size=1.08,
            leading=1.8,
            leading_tight=1.5,
            letters="ក ខ គ ឃ ង ច ឆ ជ ឈ ញ ដ ឋ ឌ ឍ ណ ត ថ ទ ធ ន ប ផ ព ភ ម យ រ ល វ ស ហ ឡ អ",
        ),
        Script(
            "Mymr",
            ("Noto Sans Myanmar", _LATIN),
            ("Myanmar Sangam MN", "Myanmar Text"),
            breaks="marks",
            leading=1.8,
            leading_tight=1.5,
            letters="က ခ ဂ ဃ င စ ဆ ဇ ဈ ည ဋ ဌ ဍ ဎ ဏ တ ထ ဒ ဓ န ပ ဖ ဗ ဘ မ ယ ရ လ ဝ သ ဟ ဠ အ",
        ),
        Script(
            "Laoo",
            ("Noto Sans Lao", _LATIN),
            ("Lao Sangam MN", "Leelawadee UI", "DokChampa"),
            breaks="marks",
            size=1.05,
            leading=1.7,
            leading_tight=1.45,
            letters="ກ ຂ ຄ ງ ຈ ສ ຊ ຍ ດ ຕ ຖ ທ ນ ບ ປ ຜ ຝ ພ ຟ ມ ຢ ຣ ລ ວ ຫ ອ ຮ",
        ),
        Script(
            "Ethi",
            ("Noto Sans Ethiopic", _LATIN),
            ("Kefa", "Ebrima", "Nyala"),
            leading=1.6,
            leading_tight=1.35,
            letters="ሀ ለ ሐ መ ሠ ረ ሰ ሸ ቀ በ ተ ቸ ኀ ነ ኘ አ ከ ኸ ወ ዐ ዘ ዠ የ ደ ጀ ገ ጠ ጨ ጰ ጸ ፀ ፈ ፐ",
        ),
        Script(
            "Geor",
            ("Noto Sans Georgian", _LATIN),
            ("Helvetica Neue", "Segoe UI", "Sylfaen"),
            letters="ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ",
        ),
        Script(
            "Armn",
            ("Noto Sans Armenian", _LATIN),
            ("Mshtakan", "Segoe UI", "Sylfaen"),
            letters="ա բ գ դ ե զ է ը թ ժ ի լ խ ծ կ հ ձ ղ ճ մ յ ն շ ո չ պ ջ ռ ս վ տ ր ց ւ փ ք",
        ),
        _east_asian("Hans", "SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC"),
        _east_asian("Hant", "TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", "Source Han Sans TC"),
        _east_asian(
            "Jpan",
            "JP",
            "Noto Sans JP",
            "Hiragino Sans",
            "Yu Gothic",
            "Meiryo",
            letters="ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ヌ ネ ノ ハ ヒ フ ヘ ホ",
        ),
        _east_asian(
            "Kore",
            "KR",
            "Noto Sans KR",
            "Apple SD Gothic Neo",
            "Malgun Gothic",
            breaks="words",
            letters="가 나 다 라 마 바 사 아 자 차 카 타 파 하",
        ),
    )
}

SIGNS = ("Noto Sans Math", "Noto Sans Symbols2")
"""Families that no language is written in, for arrows and the like: they stand behind every language's own."""

RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"})
"""Every script that runs from right to left and that a phrase may be in, with a row or without."""
