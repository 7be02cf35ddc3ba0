"""Pages with everything that a body may hold (docs/architecture.md), in a Latin, an Arabic and a Chinese script.

Their bodies are files of tests/fixtures/brochure: a block a line.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image

from press.formats import Render
from press.languages import LANGUAGES
from press.model.page import Alternate, Asset, ContentsEntry, Page, PageBlock
from press.rendering import renderer

TEMPLATES = Path(__file__).parent.parent / "templates"
FIXTURES = Path(__file__).parent / "fixtures" / "brochure"

LABELS = {
    "da": {
        "Contents": "Indhold",
        "Last updated": "Sidst opdateret",
        "Draft": "Udkast",
        "Other formats": "Andre formater",
        "On the web": "På nettet",
    },
    "ar": {"Contents": "المحتويات", "Last updated": "آخر تحديث", "Draft": "مسودة", "Other formats": "صيغ أخرى"},
    "zh-Hans": {"Contents": "目录", "Last updated": "最后更新", "Draft": "草稿", "Other formats": "其他格式"},
    "fa": {"Contents": "فهرست", "Last updated": "به‌روزرسانی", "Draft": "پیش‌نویس", "Other formats": "قالب‌ها"},
}

_MORE = ("Last updated: %(date)s", "Large print (PDF)", "QR code: %(address)s", "Read on the web", "Translated by")
for _language, _words in {
    "da": ("Sidst opdateret: %(date)s", "Stor skrift (PDF)", "QR-kode: %(address)s", "Læs på nettet", "Oversat af"),
    "ar": ("آخر تحديث: %(date)s", "خط كبير (PDF)", "QR code: %(address)s", "القراءة على الويب", "ترجمة"),
    "zh-Hans": ("最后更新：%(date)s", "大字版（PDF）", "二维码：%(address)s", "在线阅读", "翻译"),
    "fa": ("به‌روزرسانی: %(date)s", "چاپ درشت (PDF)", "رمز QR: %(address)s", "خواندن در وب", "ترجمه"),
}.items():
    LABELS[_language] |= dict(zip(_MORE, _words, strict=True))

_PAGE = "Page %(page)s of %(pages)s"
for _language, _words in {"da": "Side/af", "ar": "صفحة/من", "zh-Hans": "第/共", "fa": "صفحهٔ/از"}.items():
    _before, _between = _words.split("/")
    LABELS[_language][_PAGE] = f"{_before} %(page)s {_between} %(pages)s"

_HEADING = re.compile(r'(?:<section[^>]*>)?<h(\d) id="([^"]+)"(?: lang="([^"]+)")?[^>]*>(.*?)</h\1>')


def chart() -> Asset:
    """A drawing with words in it."""
    return Asset("chart.svg", "image/svg+xml", (FIXTURES / "chart.svg").read_bytes())


def photograph() -> Asset:
    """A raster image."""
    data = io.BytesIO()
    Image.linear_gradient("L").resize((320, 160)).save(data, "PNG")
    return Asset("photo.png", "image/png", data.getvalue())


def render_for(language: str) -> Render:
    """The project's own templates, with labels for the samples' languages."""
    return renderer([TEMPLATES], LABELS.get(language, {}), language=LANGUAGES[language])


def block(xhtml: str) -> PageBlock:
    """A block as the page stage makes it; one that begins with a heading has an entry in the contents."""
    match = _HEADING.match(xhtml)
    return PageBlock(xhtml, ContentsEntry(int(match[1]), match[2], match[4], match[3] or "") if match else None)


def heading(level: int, identifier: str, text: str) -> PageBlock:
    """A heading."""
    return block(f'<h{level} id="{identifier}">{text}</h{level}>')


def page_of(*blocks: str | PageBlock, language: str = "en", **values: object) -> Page:
    """A short page of ``blocks``."""
    page = Page(
        document="sample",
        language=language,
        direction=LANGUAGES[language].direction,
        title="Sample",
        subtitle="",
        summary="",
        publisher="The Agency",
        updated=date(2023, 11, 10),
        updated_text="10 November 2023",
        blocks=tuple(one if isinstance(one, PageBlock) else block(one) for one in blocks),
    )
    return replace(page, **values)  # type: ignore[arg-type]


def _sample(language: str, **values: object) -> Page:
    lines = (FIXTURES / f"{language}.xhtml").read_text("utf-8").splitlines()
    return page_of(*lines, language=language, assets=(chart(), photograph()), **values)


def english() -> Page:
    """A brochure of about a thousand words with everything in it."""
    return _sample(
        "en",
        title="International cooperation to prevent extremism",
        subtitle="What Denmark takes part in, and what others ask us about",
        summary="Extremism is a challenge that countries share. This brochure tells what the cooperation is for, and "
        "presents four forums in which Denmark takes part.",
        publisher="Danish Centre for Prevention of Extremism",
        notices=("This translation is a draft. No native speaker has reviewed it.",),
        draft=True,
        formats=(
            Alternate("en", "epub", "EPUB", "sample.epub"),
            Alternate("en", "html", "HTML", "https://example.org/sample.html"),
        ),
    )


def arabic() -> Page:
    """A brochure from right to left."""
    return _sample(
        "ar",
        title="التعاون الدولي للوقاية من التطرف",
        subtitle="ما تشارك فيه الدنمارك وما يسألنا عنه الآخرون",
        summary="التطرف تحدٍّ تتقاسمه الدول. يبين هذا الكتيب الغرض من التعاون ويعرّف بأربعة منتديات تشارك فيها الدنمارك.",
        publisher="المركز الدنماركي للوقاية من التطرف",
        updated_text="10 نوفمبر 2023",
        notices=("هذه الترجمة مسودة ولم يراجعها متحدث أصلي.",),
        draft=True,
        formats=(Alternate("ar", "epub", "EPUB", "sample.epub"), Alternate("ar", "html", "HTML", "sample.html")),
    )


def persian() -> Page:
    """A short brochure whose pages are counted in Persian digits."""
    return _sample("fa", title="همکاری بین‌المللی", updated_text="۱۰ نوامبر ۲۰۲۳")


def chinese() -> Page:
    """A brochure in Simplified Chinese."""
    return _sample(
        "zh-Hans",
        title="预防极端主义的国际合作",
        subtitle="丹麦参与什么，他人向我们询问什么",
        summary="极端主义是各国共同面临的挑战。本手册介绍合作的目的，以及丹麦参与的四个论坛。",
        publisher="丹麦预防极端主义中心",
        updated_text="2023年11月10日",
        notices=("本译文为草稿，未经母语人士审校。",),
        draft=True,
        formats=(Alternate("zh-Hans", "epub", "EPUB", "sample.epub"),),
    )
