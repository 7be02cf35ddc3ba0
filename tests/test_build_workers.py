"""Processes that work for a build: what dies, hangs or fills the memory costs one piece of work and no other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError, Future
from pathlib import Path

import pytest

from press.build.serving import Limits, ask
from press.build.workers import LostError, Workers

ROOT = Path(__file__).parent.parent


def nothing() -> None:
    pass


def double(number):
    return 2 * number


def fail(_):
    raise ValueError("no")


def die(file, times):
    """Dies so many times, and counts in a file."""
    tries = int(file.read_text() or "0") + 1 if file.exists() else 1
    file.write_text(str(tries))
    if tries <= times:
        os.kill(os.getpid(), signal.SIGKILL)
    return tries


def hang(file):
    with file.open("a") as log:
        log.write("x")
    time.sleep(600)


def fill(megabytes):
    return len(bytearray(megabytes * 1_000_000))


def unpicklable():
    return lambda: 0


def asked(number):
    return ask(number) + 1


def test_results_and_exceptions_come_back():
    with Workers(2, nothing, Limits()) as pool:
        assert list(pool.map(double, range(20))) == [2 * number for number in range(20)]
        with pytest.raises(ValueError, match="no"):
            pool.submit(fail, 1).result()
        with pytest.raises(RuntimeError, match="function"):
            pool.submit(unpicklable).result()
        assert pool.submit(double, 4).result() == 8


def test_more_work_can_wait_than_any_pipe_holds():
    results: list[int] = []

    def give_out() -> None:
        with Workers(2, nothing, Limits()) as pool:
            results.extend(future.result() for future in [pool.submit(double, number) for number in range(5000)])

    thread = threading.Thread(target=give_out, daemon=True)
    thread.start()
    thread.join(120)
    assert results == [2 * number for number in range(5000)]


def test_what_died_is_tried_once_more(tmp_path):
    with Workers(2, nothing, Limits()) as pool:
        others = [pool.submit(double, number) for number in range(5)]
        assert pool.submit(die, tmp_path / "once", 1).result() == 2
        with pytest.raises(LostError, match="signal 9"):
            pool.submit(die, tmp_path / "ever", 9).result()
        assert (tmp_path / "ever").read_text() == "2"
        assert [future.result() for future in others] == [0, 2, 4, 6, 8]


def test_what_hangs_is_stopped_and_tried_once_more(tmp_path):
    with Workers(1, nothing, Limits(seconds=0.5)) as pool:
        with pytest.raises(LostError, match=r"more than 0\.5 seconds"):
            pool.submit(hang, tmp_path / "log").result()
        assert (tmp_path / "log").read_text() == "xx"
        assert pool.submit(double, 1).result() == 2


def test_what_fills_the_memory_is_refused_it_and_no_other_is():
    with Workers(1, nothing, Limits(megabytes=1000)) as pool:
        with pytest.raises(MemoryError):
            pool.submit(fill, 2000).result()
        assert pool.submit(fill, 10).result() == 10_000_000


def test_a_process_can_ask_the_one_that_gave_out_the_work():
    def answer(number):
        future: Future[int] = Future()
        if number < 0:
            future.set_exception(ValueError("negative"))
        else:
            future.set_result(10 * number)
        return future

    with Workers(1, nothing, Limits(), answer) as pool:
        assert pool.submit(asked, 4).result() == 41
        with pytest.raises(ValueError, match="negative"):
            pool.submit(asked, -1).result()
        assert pool.submit(asked, 5).result() == 51


def test_leaving_in_the_middle_ends_the_processes(tmp_path):
    pool = Workers(1, nothing, Limits())
    future, later = pool.submit(hang, tmp_path / "log"), pool.submit(double, 1)
    while not (tmp_path / "log").exists():
        time.sleep(0.01)
    pool.__exit__(KeyError)
    assert multiprocessing.active_children() == []
    assert later.cancelled()
    with pytest.raises(LostError):
        future.result()


SCRIPT = """
import sys, time
sys.path.insert(0, "tests")
from pathlib import Path
from test_build_workers import hang, nothing
from press.build.serving import Limits
from press.build.workers import Workers
pool = Workers(2, nothing, Limits())
pool.submit(hang, Path(sys.argv[1]))
print(*(worker.process.pid for worker in pool._workers), flush=True)
time.sleep(600)
"""


class Slow:
    """Takes long to be destroyed, and says when that began."""

    def __init__(self, file):
        self.file = file

    def __del__(self):
        self.file.touch()
        time.sleep(30)


def destroy(file):
    Slow(file)
    time.sleep(30)


def test_an_end_that_comes_while_an_object_is_destroyed_is_no_less_an_end(tmp_path):
    begun = tmp_path / "begun"
    pool = Workers(1, nothing, Limits())
    process = pool._workers[0].process
    pool.submit(destroy, begun)
    while not begun.exists():
        time.sleep(0.01)
    pool.shutdown(cancel_futures=True)
    assert process.exitcode == 0


def test_when_the_process_that_gives_out_work_is_killed_the_others_end(tmp_path):
    run = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "log")], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    pids = run.stdout.readline().split()
    while not (tmp_path / "log").exists():
        time.sleep(0.01)
    run.kill()
    run.wait()
    run.stdout.close()
    for _ in range(3000):
        if not any(is_running(pid) for pid in pids):
            break
        time.sleep(0.01)
    assert [pid for pid in pids if is_running(pid)] == []


def is_running(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_where_no_process_can_be_put_in_the_place_of_a_dead_one_nobody_waits_for_ever(tmp_path, monkeypatch):
    pool = Workers(1, nothing, Limits())
    monkeypatch.setattr(pool, "_replace", lambda _worker: (_ for _ in ()).throw(OSError("no more processes")))
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    lost, later = pool.submit(die, tmp_path / "ever", 9), pool.submit(double, 1)
    with pytest.raises((LostError, CancelledError)):
        lost.result(timeout=60)
    with pytest.raises(CancelledError):
        later.result(timeout=60)
    for thread in threading.enumerate():  # its exception is told while this test still listens
        if thread.name == "workers":
            thread.join(60)
