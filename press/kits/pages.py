"""What a delegation reads first: the cover sheets, and a page that works on a telephone without a network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from press import languages
from press.editions import EDITIONS
from press.kits.choosing import Kit, Part
from press.kits.orders import Job
from press.kits.places import cover_of
from press.languages import Language, file_size, in_digits, listed, long_dates
from press.model.page import Asset, Page, PageBlock
from press.release.naming import edition_name
from press.release.pages import Render, Sender, ordered

COVER = "kit/cover.html.j2"
_BODY = "kit/body.html.j2"
_INDEX = "kit/index.html.j2"
_SECTION = "kit/section.html.j2"
_ORDER = "kit/order.html.j2"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language that a kit speaks to its readers in."""

    language: Language
    sender: Sender
    render: Render


@dataclass(frozen=True, slots=True)
class Row:
    """A file as a list shows it."""

    href: str
    label: str
    size: str
    pages: str
    """Empty for what has none."""
    copies: str
    """Printed; empty for none."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as a list in a language shows it."""

    title: str
    title_language: str
    language: str
    """BCP 47."""
    language_name: str
    """Set where it is not in the list's language, and in that."""
    here: str
    """What it is called in the list's language, where it is packed in another one and was released in this, too."""
    lacking: str
    """The languages that they would rather have had, by name; empty for none."""
    address: str
    """Of its page on the web; empty where it has none."""
    page: str
    """Its page in the kit; empty where it has none."""
    rows: tuple[Row, ...]
    on_screen: str
    """The files that have no pages, by name; empty for none."""


Address = Callable[[str, str], str]
"""Where a document stands on the web in a language; empty where it does not."""


def cover(kit: Kit, spoken: Spoken, address: Address) -> Page:
    """The cover sheet in a language, ready to be laid out."""
    language, sender = spoken.language, spoken.sender
    body = spoken.render(_BODY, **_values(kit, spoken, address), direction=languages.direction)
    name, own = kit.delegation.called(language.code)
    return Page(
        document=f"cover-{kit.delegation.key}",
        language=language.code,
        direction=language.direction,
        title=spoken.render.label("Welcome"),
        subtitle=name,
        subtitle_language="" if own else _foreign(kit.release.source_language, language),
        summary="",
        publisher=sender.publisher,
        publisher_language=_foreign(sender.language, language),
        updated=kit.release.day,
        updated_text=long_dates(kit.delegation.arrives, kit.delegation.last, language),
        blocks=(PageBlock(body),),
        logo=sender.logo,
    )


def index(kit: Kit, spoken: Sequence[Spoken], address: Address) -> bytes:
    """The page of the kit, a part in each of their languages.

    :raises press.findings.Halt: if the template can't be filled.
    """
    first = spoken[0]
    sections = []
    for number, one in enumerate(spoken):
        values = _values(kit, one, address)
        name, own = kit.delegation.called(one.language.code)
        sections.append(
            one.render(
                _SECTION,
                **values,
                first=number == 0,
                name=name,
                name_language="" if own else _foreign(kit.release.source_language, one.language),
                publisher_language=_foreign(one.sender.language, one.language),
                sender=one.sender,
                dates=long_dates(kit.delegation.arrives, kit.delegation.last, one.language),
                cover=cover_of(one.language.code),
                direction=languages.direction,
            )
        )
    return _page(kit, first, _INDEX, sections=sections, rows=[one.language for one in spoken])


def order(kit: Kit, jobs: Sequence[Job], spoken: Spoken) -> bytes:
    """The print order as a page, in the copy shop's language.

    :raises press.findings.Halt: if the template can't be filled.
    """
    return _page(kit, spoken, _ORDER, jobs=jobs, delegation=kit.delegation)


def _page(kit: Kit, spoken: Spoken, template: str, **values: object) -> bytes:
    sender, language = spoken.sender, spoken.language
    logo = sender.logo
    return spoken.render(
        template,
        release=kit.release,
        sender=sender,
        publisher_language=_foreign(sender.language, language),
        logo=_address(logo) if logo else "",
        own_names={code: languages.own_name(code) for code in kit.delegation.languages},
        direction=languages.direction,
        tongues=_tongues(kit, language, sender),
        **values,
    ).encode()


def _address(logo: Asset) -> str:
    return f"data:{logo.media_type};base64,{b64encode(logo.data).decode('ascii')}"


def _values(kit: Kit, spoken: Spoken, address: Address) -> dict[str, object]:
    return {
        "release": kit.release,
        "documents": [_listed(kit, part, spoken, address) for part in kit.parts],
    }


def _listed(kit: Kit, part: Part, spoken: Spoken, address: Address) -> Listed:
    language = spoken.language
    rows = tuple(
        Row(
            href=file.path,
            label=edition_name(file.edition, spoken.render.label),
            size=file_size(file.size, language),
            pages=in_digits(str(file.pages), language.code) if file.pages else "",
            copies=in_digits(str(copies), language.code) if copies else "",
        )
        for file in part.files
        for copies in (kit.delegation.editions.get(file.edition, 0),)
    )
    pages = (file.path for file in part.files if file.edition in EDITIONS and EDITIONS[file.edition].format == "html")
    return Listed(
        title=part.titled.title,
        title_language=_foreign(part.titled.title_language or part.language, language),
        language=part.language,
        language_name=languages.name_in(part.language, language.code) if part.language != language.code else "",
        here=called_here(kit, part, language),
        lacking=named(part.lacking, language),
        address=address(part.document, part.language),
        page=next(pages, ""),
        rows=rows,
        on_screen=listed([row.label for row in rows if not row.pages], language),
    )


def called_here(kit: Kit, part: Part, language: Language) -> str:
    """A document's title in a language that it was released in, but is not packed in; else empty."""
    published = kit.release.languages.get(language.code)
    titled = published.documents.get(part.document) if published and part.language != language.code else None
    return titled.title if titled and titled.title_language in {"", language.code} else ""


def named(codes: Sequence[str], language: Language) -> str:
    """Languages in a row, by their names in a language."""
    return listed([languages.name_in(code, language.code) for code in codes], language)


def _foreign(code: str, language: Language) -> str:
    """A language's code where it is not that of the words around it."""
    return code if code != language.code else ""


def _tongues(kit: Kit, language: Language, sender: Sender) -> tuple[str, ...]:
    tags = {language.code, sender.language, kit.release.source_language, *kit.delegation.languages}
    for part in kit.parts:
        tags |= {part.language, part.titled.title_language} - {""}
    return ordered(tags)
