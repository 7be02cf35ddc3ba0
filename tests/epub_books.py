"""Books made of the sample pages, and ways to look into them."""

import io
import zipfile
from collections.abc import Iterable
from functools import cache

import handout_pages as pages
from handout_pages import TEMPLATES, page_in
from lxml import etree

from press.formats import Made, epub
from press.languages import LANGUAGES
from press.model.page import Page
from press.rendering import Renderer, renderer

SAMPLES = ("en", "ar", "zh-Hans")
H = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"

LABELS = {
    "ar": {
        "Cover": "الغلاف",
        "Cover: %(title)s (%(publisher)s)": "الغلاف: %(title)s (%(publisher)s)",
        "Parts of the book": "أجزاء الكتاب",
        "Title page": "صفحة العنوان",
        "Beginning of the text": "بداية النص",
        "The text can be read aloud, shown in braille, and given another size, font and colour. "
        "Headings and a table of contents lead through it.": "يمكن قراءة النص جهرًا أو عرضه بطريقة برايل، ويمكن تغيير "
        "حجمه وخطه ولونه. وترشد إليه العناوين وقائمة المحتويات.",
        "Every picture is described in words.": "كل صورة موصوفة بالكلمات.",
        "Tables have header cells.": "للجداول خلايا رأس.",
        "Notes are linked to their place in the text, and back.": "الحواشي مرتبطة بمواضعها في النص ومنها إليها.",
        "Nothing in it flashes, moves or makes a sound.": "لا شيء فيه يومض أو يتحرك أو يصدر صوتًا.",
        "This is a draft: nobody has judged yet how accessible its words are.": "هذه مسودة: لم يقيّم أحد بعد مدى "
        "سهولة فهم كلماتها.",
    },
    "zh-Hans": {
        "Cover": "封面",
        "Cover: %(title)s (%(publisher)s)": "封面：%(title)s（%(publisher)s）",
        "Parts of the book": "本书各部分",
        "Title page": "扉页",
        "Beginning of the text": "正文开始",
        "The text can be read aloud, shown in braille, and given another size, font and colour. "
        "Headings and a table of contents lead through it.": "文本可以朗读或以盲文显示，"
        "字号、字体和颜色均可更改。标题和目录便于浏览。",
        "Every picture is described in words.": "每幅图片都有文字说明。",
        "Tables have header cells.": "表格有表头单元格。",
        "Notes are linked to their place in the text, and back.": "注释与正文相应位置互相链接。",
        "Nothing in it flashes, moves or makes a sound.": "内容不会闪烁、移动或发出声音。",
        "This is a draft: nobody has judged yet how accessible its words are.": "这是草稿："
        "尚无人评估其文字的无障碍程度。",
    },
}


def render_in(language: str) -> Renderer:
    labels = pages.LABELS.get(language, {}) | LABELS.get(language, {})
    return renderer((TEMPLATES,), labels, language=LANGUAGES[language])


def made(page: Page) -> Made:
    return epub.make(page, render_in(page.language))


def files_of(page: Page) -> dict[str, bytes]:
    artifact = made(page).artifact
    assert artifact
    with zipfile.ZipFile(io.BytesIO(artifact.data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@cache
def sample(language: str) -> dict[str, bytes]:
    return files_of(page_in(language))


def documents(files: dict[str, bytes]) -> dict[str, etree._Element]:
    return {name: etree.fromstring(data) for name, data in files.items() if name.endswith(".xhtml")}


def chapters(files: dict[str, bytes]) -> dict[str, etree._Element]:
    return {name: tree for name, tree in sorted(documents(files).items()) if "/ch" in name}


def package(files: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(files["EPUB/content.opf"])


def properties(files: dict[str, bytes], name: str) -> list[str]:
    return [meta.text or "" for meta in package(files).iter(f"{OPF}meta") if meta.get("property") == name]


def text(element: etree._Element) -> str:
    return "".join(element.itertext())


def block_elements(page: Page) -> Iterable[etree._Element]:
    return (etree.fromstring(block.xhtml) for block in page.blocks)
