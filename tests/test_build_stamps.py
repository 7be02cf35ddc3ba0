"""A stamp stands for a content only where no other content can bear it."""

from __future__ import annotations

import json
import os
import time
from hashlib import sha256

import pytest

from press.build.record.stamps import FILE, Stamps


@pytest.fixture
def file(tmp_path):
    """An old file in a project folder."""
    (tmp_path / "output").mkdir()
    path = tmp_path / "text.md"
    path.write_bytes(b"one")
    time.sleep(0.3)  # older than a tick
    return path


def kept(root) -> dict[str, list[object]]:
    path = root / FILE
    return json.loads(path.read_text())["files"] if path.exists() else {}


def digest(root, path) -> str:
    stamps = Stamps(root)
    found = stamps.digest(str(path))
    stamps.keep()
    return found


def test_what_is_known_is_not_read_again(tmp_path, file):
    assert digest(tmp_path, file) == sha256(b"one").hexdigest()
    rows = json.loads((tmp_path / FILE).read_text())
    rows["files"][str(file)][4] = "known"
    (tmp_path / FILE).write_text(json.dumps(rows))
    assert digest(tmp_path, file) == "known"


def test_another_content_of_the_same_size_and_time_is_seen(tmp_path, file):
    digest(tmp_path, file)
    before = file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert digest(tmp_path, file) == sha256(b"two").hexdigest()


def test_a_file_as_young_as_its_stamp_is_read_again(tmp_path, file):
    file.write_bytes(b"two")
    assert digest(tmp_path, file) == sha256(b"two").hexdigest()
    assert str(file) not in kept(tmp_path)


def test_a_file_from_the_future_is_read_again(tmp_path, file):
    later = time.time_ns() + 3600 * 10**9
    os.utime(file, ns=(later, later))
    time.sleep(0.3)
    digest(tmp_path, file)
    assert str(file) not in kept(tmp_path)


def test_of_a_file_system_that_counts_in_seconds_a_file_has_to_be_older(tmp_path, file):
    now = time.time_ns() // 10**9 * 10**9
    os.utime(file, ns=(now, now))
    time.sleep(0.3)
    digest(tmp_path, file)
    assert (str(file) in kept(tmp_path)) == (file.stat().st_ctime_ns % 10**9 != 0)


def test_what_is_no_file_has_no_digest(tmp_path, file):
    assert (digest(tmp_path, tmp_path), digest(tmp_path, tmp_path / "none")) == ("", "")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"form": 1, "files": {"x": 1}}', b'{"form": 2}'])
def test_a_damaged_memory_is_as_good_as_none(tmp_path, file, content):
    (tmp_path / FILE).write_bytes(content)
    assert digest(tmp_path, file) == sha256(b"one").hexdigest()
