"""Files are written whole or not at all, by really filling disks and really killing writers."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from press.files import link_atomically, lock, read_bytes_capped, write_atomically
from press.findings import Halt

ROOT = Path(__file__).parent.parent


def python(code: str, *arguments: object, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,  # type: ignore[call-overload]
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_gets_its_folders_and_the_mode_of_the_umask(tmp_path: Path) -> None:
    target = tmp_path / "da" / "LC_MESSAGES" / "a.po"
    write_atomically(target, b"text")
    mask = os.umask(0)
    os.umask(mask)
    assert target.read_bytes() == b"text"
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask
    assert names(target.parent) == ["a.po"]


def test_mode_and_owner_of_the_old_file_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.po"
    target.write_bytes(b"old")
    target.chmod(0o640)
    if os.getuid() == 0:
        os.chown(target, 12345, 12346)
    before = target.stat()
    write_atomically(target, b"new")
    after = target.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert target.read_bytes() == b"new"


def test_a_symbolic_link_stays_one_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.po").write_bytes(b"old")
    link = tmp_path / "a.po"
    link.symlink_to("real/a.po")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real" / "a.po").read_bytes() == b"new"


def test_a_name_as_long_as_the_file_system_allows_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("ø" * 127)
    write_atomically(target, b"text")
    assert target.read_bytes() == b"text"


@pytest.mark.parametrize("target", ["/dev/full", "/dev/null", "."])
def test_what_is_no_file_is_never_replaced_by_one(target: str) -> None:
    before = Path(target).stat().st_mode
    with pytest.raises(Halt, match="not a regular file"):
        write_atomically(Path(target), b"text")
    assert Path(target).stat().st_mode == before


def test_a_file_in_the_place_of_a_folder_is_a_finding_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "locales").write_bytes(b"")
    with pytest.raises(Halt) as caught:
        write_atomically(tmp_path / "locales" / "a.po", b"text", named="locales/a.po")
    assert str(caught.value).startswith("locales/a.po: error file-unwritable")


def test_a_write_beyond_the_file_size_limit_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.po"
    target.write_bytes(b"old")
    code = (
        "import sys; from pathlib import Path; from press.files import write_atomically\n"
        "from press.findings import Halt\n"
        "try: write_atomically(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except Halt as halt: print(halt); sys.exit(7)"
    )

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    process = python(code, target, preexec_fn=limited)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 7
    assert "what was there before is unchanged" in output
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.po"]


@pytest.fixture
def tiny_disk(tmp_path: Path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk of 64 KiB can't be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_file_and_says_what_to_do(tiny_disk: Path) -> None:
    target = tiny_disk / "a.po"
    write_atomically(target, b"old")
    with pytest.raises(Halt, match=r"No space left on device.*unchanged — free some space"):
        write_atomically(target, b"x" * 200_000)
    assert target.read_bytes() == b"old"
    assert names(tiny_disk) == ["a.po"]


def test_a_killed_writer_leaves_one_of_the_two_texts_and_the_next_write_clears_up(tmp_path: Path) -> None:
    target = tmp_path / "a.po"
    texts = (b"a" * 3_000_000, b"b" * 3_000_000)
    write_atomically(target, texts[0])
    code = (
        "import sys; from pathlib import Path; from press.files import write_atomically\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    for letter in (b'a', b'b'): write_atomically(Path(sys.argv[1]), letter * 3_000_000)"
    )
    leftovers = 0
    for round_ in range(8):
        process = python(code, target)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.02 + 0.0037 * round_)
        process.kill()
        process.communicate()
        assert target.read_bytes() in texts
        leftovers += len(names(tmp_path)) > 1
    write_atomically(target, texts[0])
    assert leftovers, "no kill came in the middle of a write, so that nothing was tried"
    assert names(tmp_path) == ["a.po"]


def test_what_a_killed_process_left_of_a_link_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "text.Draft.html").touch()
    (tmp_path / ".text.html.4242-link.press-tmp").symlink_to("text.Draft.html")
    assert link_atomically(tmp_path / "text.html", "text.Draft.html")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["text.Draft.html", "text.html"]


def test_the_temporary_file_of_a_living_writer_is_not_taken_for_a_leftover(tmp_path: Path) -> None:
    target = tmp_path / "a.po"
    failures: list[Halt] = []

    def write_many(letter: bytes) -> None:
        try:
            for _ in range(60):
                write_atomically(target, letter * 10_000)
        except Halt as problem:
            failures.append(problem)

    threads = [threading.Thread(target=write_many, args=(letter,)) for letter in (b"a", b"b", b"c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert target.read_bytes() in {letter * 10_000 for letter in (b"a", b"b", b"c")}
    assert names(tmp_path) == ["a.po"]


def test_under_the_lock_no_edit_of_several_processes_is_lost(tmp_path: Path) -> None:
    target = tmp_path / "a.po"
    target.write_bytes(b"")
    code = (
        "import sys; from pathlib import Path; from press.files import lock, read_bytes_capped, write_atomically\n"
        "path = Path(sys.argv[1])\n"
        "for _ in range(20):\n"
        "    with lock(path): write_atomically(path, read_bytes_capped(path) + b'x')"
    )
    for process in [python(code, target) for _ in range(3)]:
        assert process.communicate(timeout=120) == ("", "")
    assert target.read_bytes() == b"x" * 60
    assert names(tmp_path) == ["a.po"]


def test_a_lock_that_is_not_given_up_in_time_is_a_finding(tmp_path: Path) -> None:
    with lock(tmp_path), pytest.raises(Halt, match="another run of the pipeline"), lock(tmp_path, patience=0.1):
        pytest.fail("two held the lock")
    with lock(tmp_path, patience=0):
        pass


def test_the_lock_of_a_killed_process_is_free_again(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from press.files import lock\n"
        "with lock(Path(sys.argv[1])): print('ready', flush=True); time.sleep(60)"
    )
    process = python(code, tmp_path)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(Halt), lock(tmp_path, patience=0):
        pass
    process.kill()
    process.communicate()
    with lock(tmp_path, patience=5):
        pass


def test_a_missing_folder_can_not_be_locked_and_the_finding_says_so(tmp_path: Path) -> None:
    with pytest.raises(Halt, match="can't be locked"), lock(tmp_path / "nothing" / "a.po"):
        pass


def test_reading_gives_the_bytes_up_to_the_limit(tmp_path: Path) -> None:
    target = tmp_path / "a.po"
    target.write_bytes(b"12345")
    assert read_bytes_capped(target, most=5) == b"12345"
    with pytest.raises(Halt, match="larger than 4 bytes"):
        read_bytes_capped(target, most=4)


def test_what_can_not_be_read_is_a_finding_that_names_the_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, why in (("missing.po", "No such file"), ("pipe", "not a regular file"), ("nul\0.po", "null byte")):
        with pytest.raises(Halt, match=why) as caught:
            read_bytes_capped(tmp_path / name, named=f"locales/{name}")
        (told,) = caught.value.findings
        assert told.location is not None
        assert (told.code, told.location.file) == ("file-unreadable", f"locales/{name}")
    with pytest.raises(Halt, match=r"directory|not a regular file"):
        read_bytes_capped(tmp_path)
