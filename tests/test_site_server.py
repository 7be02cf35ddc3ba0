"""``make serve``: the site on this machine alone, file by file, until it is interrupted."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_projects import Project, small_project

from press.site.server import serve

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = small_project(tmp_path)
    site = {
        "index.html": "the first page",
        "404.html": "not here",
        "de/index.html": "a language",
        "de/visit.epub": "PK",
        "de/visit.brf": ",x",
        "styles/de.css": "p {}",
        "search/search.js": "1",
        "search/index.json": "{}",
        "app.webmanifest": "{}",
        "empty/": "",
    }
    for name, text in site.items():
        if name.endswith("/"):
            (tmp_path / "output/site" / name).mkdir()
        else:
            made.write(f"output/site/{name}", text)
    made.write("output/secret.txt", "not for anybody")
    (tmp_path / "output/site/link.txt").symlink_to(tmp_path / "output/secret.txt")
    return made


@pytest.fixture
def port(project: Project) -> Iterator[int]:
    """Where the site is, served in this process."""
    told: list[str] = []
    ready = threading.Event()

    def tell(address: str) -> None:
        told.append(address)
        ready.set()

    threading.Thread(target=serve, args=(project.root / "output/site", 0, tell), daemon=True).start()
    assert ready.wait(10)
    found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/", told[0])
    assert found
    return int(found[1])


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.getheader("Content-Type", ""), body


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/", "text/html; charset=utf-8", "the first page"),
        ("/de/", "text/html; charset=utf-8", "a language"),
        ("/de/index.html?q=x", "text/html; charset=utf-8", "a language"),
        ("/de/visit.epub", "application/epub+zip", "PK"),
        ("/de/visit.brf", "text/plain; charset=utf-8", ",x"),
        ("/styles/de.css", "text/css; charset=utf-8", "p {}"),
        ("/search/search.js", "text/javascript; charset=utf-8", "1"),
        ("/search/index.json", "application/json", "{}"),
        ("/app.webmanifest", "application/manifest+json", "{}"),
    ],
)
def test_files_come_as_what_they_are(port: int, path: str, kind: str, body: str):
    assert ask(port, path) == (200, kind, body)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/link.txt",
        "/empty/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/de/..%2f..%2f..%2fsecret.txt",
        "//etc/passwd",
        "/..\\secret.txt",
        "/%00",
        "/" + "a" * 5000,
    ],
)
def test_nothing_but_the_files_of_the_site_is_shown(port: int, path: str):
    assert ask(port, path) == (404, "text/html; charset=utf-8", "not here")


def test_who_asks_under_another_name_gets_nothing(port: int):
    assert ask(port, "/", Host="evil.example")[0] == 421
    assert ask(port, "/", Host=f"evil.example:{port}")[0] == 421
    assert ask(port, "/", Host=f"localhost:{port}")[0] == 200


def test_nothing_can_be_written_and_a_head_has_no_body(port: int):
    assert ask(port, "/", "POST")[0] == 501
    assert ask(port, "/", "PUT")[0] == 501
    assert ask(port, "/nothing", "HEAD")[::2] == (404, "")


def test_the_command_tells_the_address_is_for_this_machine_alone_and_ends_cleanly(project: Project):
    command = [sys.executable, "pipeline.py", "--project", str(project.root), "serve"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout
        line = served.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert found, line
        assert ask(int(found[1]), "/")[0] == 200
        others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for address in others - {"127.0.0.1"}:
            with socket.socket() as outside:
                outside.settimeout(1)
                assert outside.connect_ex((address, int(found[1]))) != 0
        served.send_signal(signal.SIGINT)
        out, err = served.communicate(timeout=10)
    assert (served.returncode, out, err) == (0, "Ended.\n", "")


def test_a_port_that_is_taken_is_told(project: Project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = project.run("serve", "--port", str(taken.getsockname()[1]))
    assert (ran.status, ran.codes, ran.err) == (1, ["site-port"], "")


def test_without_a_site_it_says_what_makes_one(tmp_path: Path):
    ran = small_project(tmp_path).run("serve")
    assert (ran.status, ran.codes) == (1, ["site-missing"])
    assert ran.findings[0]["hint"] == "make it: make site"
