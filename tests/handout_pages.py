"""Pages as the stage `page` makes them, with every construct that a body may have (docs/architecture.md)."""

from datetime import date
from pathlib import Path

from babel.dates import format_date
from lxml import etree

from press.languages import LANGUAGES, own_name
from press.model.page import Alternate, Asset, ContentsEntry, Page, PageBlock
from press.rendering import Renderer, renderer

TEMPLATES = Path(__file__).parent.parent / "templates"
FIXTURES = Path(__file__).parent / "fixtures" / "handout"
UPDATED = date(2026, 2, 14)

TITLES = {
    "en": ("The Universal Declaration of Human Rights", "What it says, who wrote it, and what it asks of each of us"),
    "ar": ("الإعلان العالمي لحقوق الإنسان", "ما يقوله ومن كتبه وما يطلبه من كل واحد منا"),
    "zh-Hans": ("世界人权宣言", "宣言的内容、起草者以及对每个人的要求"),
}
SUMMARIES = {
    "en": "Recognition of the inherent dignity and of the equal and inalienable rights of all members of the human "
    "family is the foundation of freedom, justice and peace in the world.",
    "ar": "الاعتراف بالكرامة المتأصلة في جميع أعضاء الأسرة البشرية وبحقوقهم المتساوية الثابتة هو أساس الحرية والعدل "
    "والسلام في العالم.",
    "zh-Hans": "对人类家庭所有成员的固有尊严及其平等的和不移的权利的承认，乃是世界自由、正义与和平的基础。",
}
NOTICES = {
    "en": ("Draft: this translation has not been reviewed.", "1 part is not translated yet and stands in Danish."),
    "ar": ("مسودة: لم تُراجع هذه الترجمة بعد.", "جزء واحد لم يُترجم بعد ويظهر بالدنماركية."),
    "zh-Hans": ("草稿：本译文尚未审校。", "有一部分尚未翻译，以丹麦文显示。"),
}
LABELS = {
    "ar": {
        "(opens in a new window)": "(يُفتح في نافذة جديدة)",
        "Back to the top": "العودة إلى الأعلى",
        "Contents": "المحتويات",
        "Draft": "مسودة",
        "Languages": "اللغات",
        "Last updated: %(date)s": "آخر تحديث: %(date)s",
        "Other formats": "صيغ أخرى",
        "Please note": "يرجى الانتباه",
        "Read as %(format)s": "اقرأ بصيغة %(format)s",
        "Skip to the text": "انتقل إلى النص",
        "Table": "جدول",
    },
    "zh-Hans": {
        "(opens in a new window)": "（在新窗口中打开）",
        "Back to the top": "返回顶部",
        "Contents": "目录",
        "Draft": "草稿",
        "Languages": "语言",
        "Last updated: %(date)s": "最后更新：%(date)s",
        "Other formats": "其他格式",
        "Please note": "请注意",
        "Read as %(format)s": "阅读 %(format)s 版",
        "Skip to the text": "跳到正文",
        "Table": "表格",
    },
}


def render_in(language: str) -> Renderer:
    """The renderer over the real templates, with labels in ``language``."""
    return renderer((TEMPLATES,), LABELS.get(language, {}), language=LANGUAGES[language])


def page_in(language: str) -> Page:
    """A page in ``en``, ``ar`` or ``zh-Hans``."""
    title, subtitle = TITLES[language]
    return page_of(
        (FIXTURES / f"{language}.xhtml").read_text("utf-8"),
        language,
        title=title,
        subtitle=subtitle,
        summary=SUMMARIES[language],
        notices=NOTICES[language],
        draft=True,
    )


def page_of(
    body: str,
    language: str = "en",
    *,
    title: str = "A title",
    subtitle: str = "",
    summary: str = "",
    notices: tuple[str, ...] = (),
    draft: bool = False,
    title_language: str = "",
    subtitle_language: str = "",
    summary_language: str = "",
) -> Page:
    """A page around any body."""
    return Page(
        document="erklaering",
        language=language,
        direction=LANGUAGES[language].direction,
        title=title,
        subtitle=subtitle,
        summary=summary,
        publisher="Center for Dokumentation",
        updated=UPDATED,
        updated_text=format_date(UPDATED, "long", locale=language.replace("-", "_")),
        blocks=blocks_of(body),
        notices=notices,
        draft=draft,
        title_language=title_language,
        subtitle_language=subtitle_language,
        summary_language=summary_language,
        assets=(Asset("figur.svg", "image/svg+xml", (FIXTURES / "figur.svg").read_bytes()),),
        languages=tuple(
            Alternate(code, "html", own_name(code), f"../{code}/erklaering.html") for code in sorted(LANGUAGES)
        ),
        formats=(
            Alternate(language, "pdf", "PDF", "erklaering.pdf"),
            Alternate(language, "epub", "EPUB", "erklaering.epub"),
        ),
    )


def blocks_of(body: str) -> tuple[PageBlock, ...]:
    """The top-level blocks of a body; its headings are known as such."""
    blocks = []
    for element in etree.fromstring(f"<body>{body}</body>"):
        heading = None
        if element.tag in ("h2", "h3", "h4"):
            heading = ContentsEntry(int(element.tag[1]), element.get("id", ""), "".join(element.itertext()))
        blocks.append(PageBlock(etree.tostring(element, encoding="unicode", with_tail=False), heading))
    return tuple(blocks)
