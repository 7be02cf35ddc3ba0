"""No text, picture, translation or template reads a file outside the project or opens a connection."""

import shutil
import socket
import threading
import zipfile
from base64 import b64encode
from io import BytesIO

import pytest
from small_projects import TEXT, small_project

SECRET = "tavshedspligt-4711-kanariefugl"
TOP = "---\ntitle: En titel\n---\n\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'


@pytest.fixture
def listener():
    """An address on this machine, and the connections that were made to it."""
    connections = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def accept():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                connections.append(connection.recv(100))
                connection.close()

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x", connections
        server.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def secret(tmp_path):
    """A file beside the project that nothing may read."""
    path = tmp_path / "hemmeligt.txt"
    path.write_text(SECRET)
    return path


def everything(project):
    """The bytes of all outputs, those inside EPUBs and PDFs' streams too."""
    import pikepdf

    for name, data in project.files().items():
        yield data
        if name.endswith(".epub"):
            with zipfile.ZipFile(BytesIO(data)) as book:
                yield from (book.read(entry) for entry in book.namelist())
        if name.endswith(".pdf"):
            with pikepdf.open(BytesIO(data)) as pdf:
                yield from (part.read_bytes() for part in pdf.objects if isinstance(part, pikepdf.Stream))


def assert_kept(project, connections):
    for data in everything(project):
        assert SECRET.encode() not in data
        assert b64encode(SECRET.encode())[:-4] not in data
    assert connections == []


TEXTS = {
    "a picture by its path": "![x]({file})",
    "a picture by its address": "![x](file://{file})",
    "a picture in the folder above": "![x](../../hemmeligt.txt)",
    "the same, hidden": "![x](%2e%2e/%2e%2e/hemmeligt.txt)",
    "a picture with another ending": "![x](../../hemmeligt.txt#.svg)",
    "a picture through a link": "![x](link.png)",
    "a drawing through a link": "![x](link.svg)",
    "a picture from the web": "![x]({web}.png)",
    "a picture in a reference": "![x][y]\n\n[y]: {web}.png",
    "an element with a picture": 'a <img src="{web}">',
    "an attachment": '<link rel="attachment" href="file://{file}">',
    "a style sheet": '<link rel="stylesheet" href="{web}">',
    "a style": "[a]{{style=\"background: url('{web}')\"}}",
    "an object": '<object data="file://{file}"></object>',
    "a frame": '<iframe src="file://{file}"></iframe>',
    "an include of the templates": "{{% include '{file}' %}} {{{{ 7*7 }}}}",
    "an include of a shared text": "::: {{include=../../hemmeligt}}\n:::",
    "a shared text through a link": "::: {{include=link}}\n:::",
    "an include of pandoc": "``` {{include={file}}}\n```",
    "a drawing that shows a file": "![x](file.svg)",
    "a drawing that shows a picture of the web": "![x](web.svg)",
    "a drawing with an entity": "![x](entity.svg)",
    "a drawing with a style sheet": "![x](styled.svg)",
    "a drawing with a hidden address": "![x](hidden.svg)",
    "a drawing with a pattern of the web": "![x](pattern.svg)",
    "a drawing that uses another": "![x](use.svg)",
}


def furnish(project, secret, web):
    """Pictures and shared texts that reach out."""
    (project.root / "source/shared").mkdir()
    for link in ("link.png", "link.svg", "shared/link.md"):
        (project.root / "source" / link).symlink_to(secret)
    entity = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{secret}">]>'
    drawings = {
        "file": f'<image href="file://{secret}" width="9" height="9"/>',
        "web": f'<image xlink:href="{web}.png" width="9" height="9"/>',
        "styled": f"<style>@import url({web}.css);</style><rect/>",
        "hidden": f'<rect style="fill: u\\72l({web})"/>',
        "pattern": f'<rect fill="url({web}#a)"/>',
        "use": f'<use href="{web}.svg#a"/>',
    }
    for name, content in drawings.items():
        project.write(f"source/{name}.svg", SVG.format(content))
    project.write("source/entity.svg", entity + SVG.format("<text>&x;</text>"))


def test_no_text_reads_a_file_or_opens_a_connection(tmp_path, listener, secret):
    web, connections = listener
    project = small_project(tmp_path / "project")
    furnish(project, secret, web)
    for number, content in enumerate(TEXTS.values()):
        project.text(f"forsoeg-{number}", TOP + "A\n\n" + content.format(file=secret, web=web) + "\n\nB\n")

    ran = project.run("all", "--lang", "da", "--jobs", "1")

    refused = {str(found["file"]).removeprefix("source/forsoeg-").removesuffix(".md") for found in ran.findings}
    harmless = {
        name for number, name in enumerate(TEXTS) if str(number) not in refused and f"shared/{number}" not in refused
    }
    assert ran.status == 1
    assert harmless <= {"an include of the templates", "a shared text through a link"}
    assert "output/da/tekst.pdf" in ran.out
    assert_kept(project, connections)


TRANSLATIONS = {
    "a picture by its path": "![x]({file})",
    "a picture by its address": "![x](file://{file})",
    "a picture from the web": "![x]({web}.png)",
    "an element with a picture": 'a <img src="{web}">',
    "an attachment": '<link rel="attachment" href="file://{file}">',
    "a style": "[a]{{style=\"background: url('{web}')\"}}",
    "a link to a file": "[a](file://{file})",
    "a template's include": "{{% include '{file}' %}}",
}


def test_no_translation_reads_a_file_or_opens_a_connection(tmp_path, listener, secret):
    web, connections = listener
    project = small_project(tmp_path / "project")
    texts = [f"Afsnit {number}." for number in range(len(TRANSLATIONS))]
    project.text("tekst", TOP + "\n\n".join(texts) + "\n")
    translations = [content.format(file=secret, web=web) for content in TRANSLATIONS.values()]
    project.catalog("tekst", {("", text): msgstr for text, msgstr in zip(texts, translations, strict=True)})

    ran = project.run("all", "--lang", "en", "--jobs", "1")

    assert ran.status == 1
    assert ran.out.split() == [f"output/en/tekst.Draft.{kind}" for kind in ("pdf", "epub", "html", "large-print.pdf")]
    assert_kept(project, connections)


TEMPLATES = {
    "an include by path": "{{% include '{file}' %}}",
    "an include from above": "{{% include '../../hemmeligt.txt' %}}",
    "an include through a link": "{{% include 'handout/link.j2' %}}",
    "a file of Python's": "{{{{ ''.__class__.__mro__[1].__subclasses__() }}}}",
    "an import of a module": "{{{{ self.__init__.__globals__ }}}}",
    "a file that is opened": "{{{{ open('{file}').read() }}}}",
}


@pytest.mark.parametrize("content", TEMPLATES.values(), ids=TEMPLATES)
def test_no_template_reads_a_file_and_what_it_tried_is_told(tmp_path, secret, listener, content):
    web, connections = listener
    project = small_project(tmp_path / "project")
    project.write("templates/handout/page.html.j2", "<p>x</p>\n" + content.format(file=secret, web=web))
    (project.root / "templates/handout/link.j2").symlink_to(secret)

    ran = project.run("html", "--lang", "da")

    assert (ran.status, ran.out, set(ran.codes)) == (1, "", {"template"})
    assert ran.findings[0]["hint"]
    assert_kept(project, connections)


def test_a_template_of_the_brochure_fetches_nothing(tmp_path, secret, listener):
    web, connections = listener
    project = small_project(tmp_path / "project")
    page = f"""<html lang="da"><head><title>x</title><link rel="stylesheet" href="{web}.css">
    <link rel="attachment" href="file://{secret}"><style>@import url(file://{secret}); p {{ background: url({web}) }}
    </style></head><body><p>x <img src="{web}.png" alt="x"><img src="file://{secret}" alt="y"></p></body></html>"""
    project.write("templates/brochure/page.html.j2", page)

    ran = project.run("pdf", "--lang", "da", "--jobs", "1")

    assert (ran.status, ran.out) == (1, "")
    assert "fetch-refused" in ran.codes
    assert_kept(project, connections)


def test_a_project_of_two_files_takes_everything_else_from_the_engine(tmp_path):
    project = small_project(tmp_path / "a folder", text=TEXT)
    shutil.rmtree(project.root / "locales")

    ran = project.run("all", "--lang", "da", "--jobs", "1")

    assert (ran.status, ran.findings) == (0, [])
    assert ran.out.split() == [f"output/da/tekst.{kind}" for kind in ("pdf", "epub", "html", "large-print.pdf")]
