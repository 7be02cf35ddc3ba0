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
