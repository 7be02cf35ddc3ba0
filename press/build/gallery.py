"""The gallery of a project: what it shows, the files that it is drawn from, and the page that is made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from PIL import Image, ImageChops

from press import languages
from press.build import running
from press.build.outcome import Outcome
from press.build.plan import Task
from press.build.project import Project
from press.build.sources import document_names
from press.editions import EDITIONS, Layout
from press.files import read_bytes_capped, write_atomically
from press.findings import Finding, Halt, errors
from press.gallery.comparing import overlaid
from press.gallery.drawing import Drawn, chromium, first_pages
from press.languages import LANGUAGES
from press.package import FOLDER
from press.read import FOLDER as SOURCES
from press.rendering import renderer
from press.reports import gallery as report
from press.reports.gallery import Gallery, Picture, Row, Shown

GALLERY = f"{FOLDER}/gallery"
"""Where the page stands, and the pictures with which the next one is compared."""
_SCRIPTS = 6
"""Languages that are shown."""
_COLOURS = 128
"""Of the palette that keeps the pictures small."""
_APART = 24
"""Levels of 255 by which a pixel has to differ to be seen."""


def languages_shown(project: Project) -> tuple[str, ...]:
    """The source's language and the first of each further script; where these are fewer than six, further ones from
    right to left, whose digits may differ, then the pseudo-languages and the next ones of the settings.
    """
    published = dict.fromkeys([project.settings.source_language, *project.settings.languages])
    scripts: dict[str, str] = {}
    for code in published:
        scripts.setdefault(project.language(code).script_code, code)
    mirrored = [code for code in published if project.language(code).direction == "rtl"]
    chosen = dict.fromkeys([*scripts.values(), *mirrored, *languages.PSEUDO_LANGUAGES, *published])
    return tuple(chosen)[:_SCRIPTS]


def plan(project: Project, document: str, language: str | None) -> tuple[Task, ...]:
    """What is to be made: every edition, of one document in each of the languages.

    :param document: empty for the longest, which shows most. An edition that is limited to other documents shows the
        first of those.
    :raises Halt: if there is no document, or none of that name.
    """
    known = document_names(project)
    sizes = {name: (project.root / SOURCES / f"{name}.md").stat().st_size for name in known}
    usual = document_names(project, document)[0] if document else max(known, key=sizes.__getitem__)
    layouts: dict[str, list[Layout]] = defaultdict(list)
    for name in project.settings.editions:
        layout = project.settings.layout(name)
        limited = layout.documents and usual not in layout.documents
        layouts[layout.documents[0] if limited else usual].append(layout)
    codes = (language,) if language else languages_shown(project)
    return tuple(Task(name, code, tuple(asked)) for name, asked in layouts.items() if name in known for code in codes)


def drawn(
    project: Project, tasks: Sequence[Task], jobs: int
) -> Iterator[tuple[Task, dict[str, Shown], tuple[Finding, ...]]]:
    """What is shown of each task, by edition, as soon as it is made and drawn; and what kept files back."""
    browser = chromium()
    for task, outcome in running.outcomes(project, tasks, jobs):
        names = [layout.edition for layout in task.layouts]
        columns = {name: _shown(project, name, outcome, browser) for name in names}
        yield task, columns, errors(outcome.findings)


def _shown(project: Project, edition: str, outcome: Outcome, browser: str | None) -> Shown:
    code = outcome.language
    artifact = next((made for made in outcome.artifacts if made.edition == edition), None)
    pictures: tuple[Picture, ...] = ()
    problems = () if artifact else tuple(str(found) for found in errors(outcome.findings))
    if artifact:
        try:
            pages = first_pages(artifact, browser)
            pictures = tuple(
                _picture(project, f"{outcome.document}.{edition}.{code}.{page.name}", page) for page in pages
            )
        except Halt as halt:
            problems = tuple(map(str, halt.findings))
    own = languages.own_name(code)
    name = own if languages.find_pseudo(code) else languages.english_name(code)
    return Shown(code, name, own, project.language(code).direction, pictures, problems)


def _picture(project: Project, name: str, page: Drawn) -> Picture:
    """The picture, compared with the one of its name in the gallery before."""
    image = page.image.quantize(_COLOURS, dither=Image.Dither.NONE)
    before = _before(project, name)
    if before is None or not _different(before, image):
        return Picture(name, page.title, _png(image))
    sheet = Image.new("RGB", image.size, (255, 255, 255))
    sheet.paste(before)
    return Picture(name, page.title, _png(image), _png(before), _png(overlaid(sheet, image)))


def _before(project: Project, name: str) -> Image.Image | None:
    file = f"{GALLERY}/{name}.png"
    if not (project.root / file).exists():
        return None
    try:
        image = Image.open(BytesIO(read_bytes_capped(project.root / file, named=file)), formats=["PNG"])
        image.load()
    except (Halt, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return image


def _different(before: Image.Image, after: Image.Image) -> bool:
    if before.size != after.size:
        return True
    apart = ImageChops.difference(before.convert("RGB"), after.convert("RGB"))
    _, most = apart.convert("L").getextrema()
    return isinstance(most, int) and most > _APART


def _png(image: Image.Image) -> bytes:
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def write(project: Project, tasks: Sequence[Task], shown: Mapping[Task, Mapping[str, Shown]]) -> tuple[Gallery, str]:
    """The gallery, and the page of it that was written.

    :raises Halt: if the page can't be filled or written.
    """
    rows = []
    for name, edition in EDITIONS.items():
        asked = [task for task in tasks if name in shown.get(task, {})]
        if asked:
            columns = tuple(shown[task][name] for task in asked)
            rows.append(Row(name, edition.what, asked[0].document, columns))
    files = {f"{GALLERY}/{one.name}.png": one.data for row in rows for column in row.shown for one in column.pictures}
    compared = any((project.root / named).exists() for named in files)
    whole = Gallery(project.settings.publisher, tuple(rows), compared, chromium() is None)
    file = f"{GALLERY}/index.html"
    english = renderer(project.template_folders, {}, language=LANGUAGES["en"])
    write_atomically(project.root / file, report.page(whole, english).encode(), named=file)
    for named, data in files.items():
        write_atomically(project.root / named, data, named=named)
    return whole, file
