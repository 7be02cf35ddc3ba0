"""Pages with everything that a body may hold (docs/architecture.md), in a Latin, an Arabic and a Chinese script."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image

from press.formats import Render
from press.languages import LANGUAGES
from press.model import Alternate, Asset, ContentsEntry, Page, PageBlock
from press.rendering import renderer

TEMPLATES = Path(__file__).parent.parent / "templates"

_LABELS = {
    "ar": {
        "Contents": "المحتويات",
        "Last updated": "آخر تحديث",
        "Draft": "مسودة",
        "Other formats": "صيغ أخرى",
    },
    "zh-Hans": {"Contents": "目录", "Last updated": "最后更新", "Draft": "草稿", "Other formats": "其他格式"},
    "fa": {"Contents": "فهرست", "Last updated": "آخرین به‌روزرسانی", "Draft": "پیش‌نویس", "Other formats": "قالب‌های دیگر"},
}

_CHART = Asset(
    "chart.svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 220" width="600" height="220">'
    b"<title>not printed</title>"
    b'<g fill="#0f3d4c"><rect x="20" y="120" width="90" height="70"/><rect x="170" y="60" width="90" height="130"/>'
    b'<rect x="320" y="90" width="90" height="100"/><rect x="470" y="30" width="90" height="160"/></g>'
    b'<g font-family="Noto Sans" font-size="16" fill="#1a2226" text-anchor="middle"><text x="65" y="212">RAN</text>'
    b'<text x="215" y="212">GCTF</text><text x="365" y="212">SCN</text><text x="515" y="212">NSC</text></g></svg>',
)


def photograph() -> Asset:
    """A raster image."""
    data = io.BytesIO()
    Image.linear_gradient("L").resize((320, 160)).save(data, "PNG")
    return Asset("photo.png", "image/png", data.getvalue())


def render_for(language: str) -> Render:
    """The project's own templates with labels for the samples' languages."""
    return renderer([TEMPLATES], _LABELS.get(language, {}), language=LANGUAGES[language])


def heading(level: int, identifier: str, text: str, language: str = "") -> PageBlock:
    """A heading as the page stage makes it."""
    lang = f' lang="{language}"' if language else ""
    return PageBlock(
        f'<h{level} id="{identifier}"{lang}>{text}</h{level}>', ContentsEntry(level, identifier, text, language)
    )


def page_of(*blocks: str | PageBlock, language: str = "en", **values: object) -> Page:
    """A short page of ``blocks``."""
    row = LANGUAGES[language]
    page = Page(
        document="sample",
        language=language,
        direction=row.direction,
        title="Sample",
        subtitle="",
        summary="",
        publisher="The Agency",
        updated=date(2023, 11, 10),
        updated_text="10 November 2023",
        blocks=tuple(block if isinstance(block, PageBlock) else PageBlock(block) for block in blocks),
    )
    return replace(page, **values)  # type: ignore[arg-type]


def _english_blocks() -> tuple[PageBlock, ...]:
    def p(text: str) -> PageBlock:
        return PageBlock(f"<p>{text}</p>")

    why = (
        "Violent extremism crosses borders, and so does what is learnt about preventing it. Denmark has therefore "
        "taken part in international cooperation for a number of years: to share experience, to develop "
        "recommendations and to try out new initiatives together with others."
    )
    more = (
        "The network consists of standing working groups in which police officers, prison staff, teachers, social "
        "workers, health personnel, researchers and people from civil society meet several times a year. What they "
        "find goes into guides that everyone may use, and into advice to those who decide."
    )
    ran = '<span lang="da">Nationalt Center for Forebyggelse af Ekstremisme</span>'
    return (
        heading(2, "formaal", "What the cooperation is for"),
        p(why),
        p(
            "Abroad there is much interest in the Danish approach, above all in how authorities work together: the "
            '<span lang="da">infohuse</span> and <abbr title="cooperation of schools, social services and police">SSP'
            '</abbr>, <abbr title="cooperation of psychiatry, social services and police">PSP</abbr> and <abbr '
            'title="cooperation of the prison service, social services and police">KSP</abbr>.<a class="noteref" '
            'role="doc-noteref" id="fnref-1" href="#fn-1">1</a>'
        ),
        PageBlock(
            '<aside class="callout"><h3 id="kort">In brief</h3><p>Prevention is <strong>everyday work</strong>, done '
            "by those who already know the young person: the teacher, the coach, the case worker.</p>"
            "<ul><li>knowledge is shared across borders</li><li>recommendations are made together</li></ul></aside>"
        ),
        heading(3, "hvem", "Who takes part"),
        PageBlock(
            "<ul><li>practitioners, that is<ul><li>police and prison staff</li><li>teachers and social workers<ol "
            'type="a"><li>in schools</li><li>in clubs</li></ol></li></ul></li><li>researchers</li></ul>'
        ),
        PageBlock(
            '<ol start="3"><li><p>First comes trust.</p><p>It takes years, and a second paragraph.</p></li>'
            "<li><p>Then comes <em>shared</em> knowledge.</p><ul><li>a tight list in a loose one</li></ul></li></ol>"
        ),
        PageBlock(
            "<dl><dt>Info house</dt><dd>A local meeting of police and municipality.</dd>"
            "<dt>Mentor</dt><dd><p>An adult who has time.</p><p>Mentors are trained.</p></dd><dd>Also a parents’ "
            "coach.</dd></dl>"
        ),
        heading(2, "fora", "Four forums"),
        p(
            "Among the international forums the following four stand out. They differ in who their members are, and in "
            "how far from everyday practice they work."
        ),
        PageBlock(
            '<table><caption>The four forums at a glance</caption><thead><tr><th scope="col">Forum</th><th '
            'scope="col">Members</th><th scope="col" class="end">Since</th></tr></thead><tbody>'
            '<tr><th scope="row"><span lang="en">Radicalisation Awareness Network</span></th><td>Practitioners in the '
            'European Union</td><td class="end">2011</td></tr><tr><th scope="row">Global Counter Terrorism Forum</th>'
            '<td>Thirty countries</td><td class="end">2011</td></tr><tr><th scope="row">Strong Cities Network</th>'
            '<td rowspan="2">Cities and municipalities</td><td class="end">2015</td></tr><tr><th scope="row">Nordic '
            'Safe Cities</th><td class="end">2016</td></tr><tr><th scope="row">All of them</th><td colspan="2">'
            "experts and practitioners</td></tr></tbody></table>"
        ),
        heading(3, "ran", "Radicalisation Awareness Network"),
        p("The Radicalisation Awareness Network (RAN) was set up by the European Union. " + more),
        p(
            '<a href="https://example.org/ran" rel="external">Read more about the <strong>Radicalisation Awareness '
            "Network</strong> (opens in a new window)</a>."
        ),
        heading(3, "gctf", "Global Counter Terrorism Forum"),
        p(
            "The forum is a cooperation of countries and organisations that work to prevent and counter terrorism. "
            "Experts and practitioners from all over the world share experience in it, and develop tools and "
            'recommendations for this work.<a class="noteref" role="doc-noteref" id="fnref-2" href="#fn-2">2</a> '
            + more
        ),
        PageBlock(
            '<figure><img src="images/chart.svg" alt="Bars: the number of meetings in each of the four forums."/>'
            "<figcaption>Meetings with Danish participation, by forum</figcaption></figure>"
        ),
        heading(3, "scn", "Strong Cities Network"),
        p(
            "A global network of mayors, municipal politicians and practitioners who work for local cohesion and "
            "resilience, and against extremism of every kind. " + more
        ),
        heading(3, "nsc", "Nordic Safe Cities"),
        p("An alliance of cities and authorities in the Nordic countries. " + why),
        PageBlock(
            "<blockquote><p>Nobody prevents extremism alone. We learn from our neighbours, and they from us.</p>"
            "</blockquote>"
        ),
        heading(2, "dansk", "The Danish approach"),
        p(f"The work is coordinated by {ran}. " + why),
        p("It rests on three levels of prevention, each with tools of its own. " + more),
        PageBlock('<figure><img src="images/photo.png" alt="A grey gradient."/></figure>'),
        p("H<sub>2</sub>O, 10<sup>3</sup>, <del>old</del>, <code>make pdf LANG=en</code>."),
        PageBlock("<pre><code>make pdf LANG=en\nmake epub</code></pre>"),
        PageBlock('<p lang="da" class="untranslated">Dette afsnit er endnu ikke oversat.</p>'),
        PageBlock('<p>In Arabic: <span lang="ar" dir="rtl">منع التطرف</span>; in Chinese: <span '
                  'lang="zh-Hans">防止极端主义</span>.</p>'),
        PageBlock(
            '<div class="cards"><section class="card"><h3 id="k1">Ask us</h3><p>About study visits and talks.</p>'
            '</section><section class="card"><h3 id="k2">Read on</h3><p>Guides for schools and clubs.</p></section></div>'
        ),
        PageBlock(
            '<section class="contact"><h2 id="kontakt">Contact</h2><p>The Agency<br/>1 Example Street<br/>1000 '
            'Copenhagen</p><p><a href="tel:+4533923300">+45 33 92 33 00</a><br/><a href="mailto:post@example.org">'
            "post@example.org</a></p></section>",
            ContentsEntry(2, "kontakt", "Contact"),
        ),
        PageBlock(
            '<section class="endnotes" role="doc-endnotes"><h2 id="notes">Notes</h2><ol><li id="fn-1"><p>Each of the '
            'three brings authorities together round one group of people.</p><p>They exist in every municipality. <a '
            'class="backlink" role="doc-backlink" href="#fnref-1">↩</a></p></li><li id="fn-2">See the forum’s own '
            'pages. <a class="backlink" role="doc-backlink" href="#fnref-2">↩</a></li></ol></section>',
            ContentsEntry(2, "notes", "Notes"),
        ),
    )


def english() -> Page:
    """A brochure of about a thousand words with everything in it."""
    return page_of(
        *_english_blocks(),
        title="International cooperation to prevent extremism",
        subtitle="What Denmark takes part in, and what others ask us about",
        summary="Extremism is a challenge that countries share. This brochure tells what the cooperation is for, and "
        "presents four forums in which Denmark takes part.",
        publisher="Danish Centre for Prevention of Extremism",
        notices=("This translation is a draft. No native speaker has reviewed it.",),
        draft=True,
        assets=(_CHART, photograph()),
        formats=(
            Alternate("en", "epub", "EPUB", "sample.epub"),
            Alternate("en", "html", "HTML", "https://example.org/sample.html"),
        ),
    )


_ARABIC = (
    heading(2, "formaal", "الغرض من التعاون"),
    "<p>يتجاوز التطرف العنيف الحدود، وكذلك ما نتعلمه عن الوقاية منه. ولذلك تشارك الدنمارك منذ سنوات في التعاون الدولي "
    "لتبادل الخبرات ووضع التوصيات وتجربة مبادرات جديدة مع الآخرين.</p>",
    '<p>يزداد الاهتمام في الخارج بالنهج الدنماركي، ولا سيما بالتعاون بين السلطات: <span lang="da" dir="ltr">infohuse'
    '</span> و<abbr title="تعاون المدارس والخدمات الاجتماعية والشرطة"><span lang="da" dir="ltr">SSP</span></abbr>.'
    '<a class="noteref" role="doc-noteref" id="fnref-1" href="#fn-1">1</a></p>',
    '<aside class="callout"><h3 id="kort">باختصار</h3><p>الوقاية <strong>عمل يومي</strong> يقوم به من يعرف الشاب أصلاً: '
    "المعلم والمدرب والأخصائي الاجتماعي.</p><ul><li>تُتقاسم المعرفة عبر الحدود</li><li>تُصاغ التوصيات <em>معاً</em></li>"
    "</ul></aside>",
    heading(3, "hvem", "من يشارك"),
    "<ul><li>الممارسون<ul><li>الشرطة وموظفو السجون</li><li>المعلمون</li></ul></li><li>الباحثون</li></ul>",
    "<ol><li><p>أولاً تأتي الثقة.</p><p>وهي تستغرق سنوات.</p></li><li><p>ثم المعرفة المشتركة.</p></li></ol>",
    "<dl><dt>بيت المعلومات</dt><dd>لقاء محلي بين الشرطة والبلدية.</dd></dl>",
    heading(2, "fora", "أربعة منتديات"),
    '<table><caption>المنتديات الأربعة في لمحة</caption><thead><tr><th scope="col">المنتدى</th><th scope="col">الأعضاء'
    '</th><th scope="col" class="end">منذ</th></tr></thead><tbody><tr><th scope="row"><span lang="en" dir="ltr">'
    'Radicalisation Awareness Network</span></th><td>الممارسون في الاتحاد الأوروبي</td><td class="end">2011</td></tr>'
    '<tr><th scope="row">شبكة المدن القوية</th><td>المدن والبلديات</td><td class="end">2015</td></tr></tbody></table>',
    '<p><a href="https://example.org/ran" rel="external">اقرأ المزيد عن <span lang="en" dir="ltr">Radicalisation '
    "Awareness Network</span> (يفتح في نافذة جديدة)</a>.</p>",
    '<figure><img src="images/chart.svg" alt="أعمدة: عدد الاجتماعات في كل منتدى."/><figcaption>الاجتماعات بمشاركة '
    "دنماركية حسب المنتدى</figcaption></figure>",
    "<blockquote><p>لا أحد يقي من التطرف وحده. نتعلم من جيراننا ويتعلمون منا.</p></blockquote>",
    heading(2, "dansk", "النهج الدنماركي"),
    "<p>يقوم النهج على ثلاثة مستويات من الوقاية، ولكل منها أدواته. تتكون الشبكة من مجموعات عمل دائمة تضم ضباط شرطة "
    "وموظفي سجون ومعلمين وأخصائيين اجتماعيين وعاملين صحيين وباحثين وأشخاصاً من المجتمع المدني.</p>",
    '<p lang="da" dir="ltr" class="untranslated">Dette afsnit er endnu ikke oversat.</p>',
    '<div class="cards"><section class="card"><h3 id="k1">اسألونا</h3><p>عن الزيارات الدراسية.</p></section><section '
    'class="card"><h3 id="k2">للاستزادة</h3><p>أدلة للمدارس والنوادي.</p></section></div>',
    PageBlock(
        '<section class="contact"><h2 id="kontakt">اتصلوا بنا</h2><p>الوكالة</p><p><a href="tel:+4533923300"><bdi '
        'dir="ltr">+45 33 92 33 00</bdi></a><br/><a href="mailto:post@example.org"><bdi dir="ltr">post@example.org'
        "</bdi></a></p></section>",
        ContentsEntry(2, "kontakt", "اتصلوا بنا"),
    ),
    '<section class="endnotes" role="doc-endnotes"><h2 id="notes">الحواشي</h2><ol><li id="fn-1"><p>يجمع كل منها السلطات '
    'حول فئة واحدة من الناس. <a class="backlink" role="doc-backlink" href="#fnref-1">↩</a></p></li></ol></section>',
)


def arabic() -> Page:
    """A brochure from right to left."""
    return page_of(
        *_ARABIC,
        language="ar",
        title="التعاون الدولي للوقاية من التطرف",
        subtitle="ما تشارك فيه الدنمارك وما يسألنا عنه الآخرون",
        summary="التطرف تحدٍّ تتقاسمه الدول. يبين هذا الكتيب الغرض من التعاون ويعرّف بأربعة منتديات تشارك فيها الدنمارك.",
        publisher="المركز الدنماركي للوقاية من التطرف",
        updated_text="10 نوفمبر 2023",
        notices=("هذه الترجمة مسودة ولم يراجعها متحدث أصلي.",),
        draft=True,
        assets=(_CHART,),
        formats=(Alternate("ar", "epub", "EPUB", "sample.epub"), Alternate("ar", "html", "HTML", "sample.html")),
    )


def persian() -> Page:
    """A short brochure whose pages are counted in Persian digits."""
    blocks = (
        heading(2, "et", "هدف همکاری"),
        "<p>افراط‌گرایی از مرزها می‌گذرد. دانمارک سال‌هاست در همکاری بین‌المللی شرکت می‌کند.</p>",
        "<ol><li>نخست اعتماد.</li><li>سپس دانش مشترک.</li></ol>",
    )
    return page_of(*blocks, language="fa", title="همکاری بین‌المللی", updated_text="۱۰ نوامبر ۲۰۲۳")


_CHINESE = (
    heading(2, "formaal", "合作的目的"),
    "<p>暴力极端主义跨越国界，有关预防的经验也是如此。因此，丹麦多年来一直参与国际合作：分享经验，制定建议，并与他国共同尝试新的举措。"
    "“没有人能够独自预防极端主义”——这是各方的共识。</p>",
    '<p>国外对丹麦的做法很感兴趣，尤其是各部门之间的协作：<span lang="da">infohuse</span>和<abbr title="学校、社会服务和警方的合作">'
    'SSP</abbr>。<a class="noteref" role="doc-noteref" id="fnref-1" href="#fn-1">1</a></p>',
    '<aside class="callout"><h3 id="kort">简而言之</h3><p>预防是<strong>日常工作</strong>，由原本就认识年轻人的人来做：老师、教练、'
    "社工。</p><ul><li>跨国分享<em>知识</em></li><li>共同制定建议</li></ul></aside>",
    heading(3, "hvem", "谁参与其中"),
    "<ul><li>一线工作者<ul><li>警察和监狱工作人员</li><li>教师</li></ul></li><li>研究人员</li></ul>",
    heading(2, "fora", "四个论坛"),
    '<table><caption>四个论坛一览</caption><thead><tr><th scope="col">论坛</th><th scope="col">成员</th><th scope="col" '
    'class="end">成立年份</th></tr></thead><tbody><tr><th scope="row"><span lang="en">Radicalisation Awareness Network'
    '</span></th><td>欧盟的一线工作者</td><td class="end">2011</td></tr><tr><th scope="row">强城网络</th><td>城市和市镇</td>'
    '<td class="end">2015</td></tr></tbody></table>',
    heading(3, "ran", "提高对激进化认识网络"),
    "<p>该网络由若干常设工作组构成，警察、监狱工作人员、教师、社会工作者、医护人员、研究人员和民间社会人士每年聚会数次。他们的成果写入人人可用的指南，"
    "并为决策者提供建议。</p>",
    heading(3, "gctf", "全球反恐论坛"),
    '<p><a href="https://example.org/gctf" rel="external">进一步了解全球反恐论坛（在新窗口中打开）</a>。</p>',
    '<figure><img src="images/chart.svg" alt="柱状图：四个论坛各自的会议次数。"/><figcaption>丹麦参加的会议，按论坛分列</figcaption></figure>',
    PageBlock(
        '<section class="contact"><h2 id="kontakt">联系方式</h2><p>机构</p><p><a href="tel:+4533923300">+45 33 92 33 00</a>'
        "</p></section>",
        ContentsEntry(2, "kontakt", "联系方式"),
    ),
    '<section class="endnotes" role="doc-endnotes"><h2 id="notes">注释</h2><ol><li id="fn-1"><p>三者都让各部门围绕同一人群开展协作。'
    '<a class="backlink" role="doc-backlink" href="#fnref-1">↩</a></p></li></ol></section>',
)


def chinese() -> Page:
    """A brochure in Simplified Chinese."""
    return page_of(
        *_CHINESE,
        language="zh-Hans",
        title="预防极端主义的国际合作",
        subtitle="丹麦参与什么，他人向我们询问什么",
        summary="极端主义是各国共同面临的挑战。本手册介绍合作的目的，以及丹麦参与的四个论坛。",
        publisher="丹麦预防极端主义中心",
        updated_text="2023年11月10日",
        notices=("本译文为草稿，未经母语人士审校。",),
        draft=True,
        assets=(_CHART,),
        formats=(Alternate("zh-Hans", "epub", "EPUB", "sample.epub"),),
    )
