"""Tasks run in one process or in several, and what goes wrong in one is told and costs no other."""

import os

import pytest
from small_projects import TEXT, small_project

from press.build import labour, running
from press.build.outcome import Outcome
from press.build.plan import Task


@pytest.mark.parametrize(("tasks", "jobs", "workers"), [(1, None, 1), (5, 2, 2), (2, 9, 2), (0, None, 1)])
def test_there_are_no_more_processes_than_tasks(tasks, jobs, workers):
    assert running.workers([Task(str(number), "en", ()) for number in range(tasks)], jobs) == workers


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_of_the_pipeline_itself_costs_one_task(tmp_path, monkeypatch, jobs):
    project = small_project(tmp_path)
    whole = labour.run

    def faulty(project, prepared, code, formats) -> Outcome:
        return whole(project, prepared, code, formats) if code == "da" else int("x")

    monkeypatch.setattr(labour, "run", faulty)

    ran = project.run("html", "--jobs", jobs)

    assert (ran.status, ran.out, ran.codes) == (1, "output/da/tekst.html\n", ["render"])
    assert "ValueError" in str(ran.findings[0]["message"])
    assert "not of your text" in str(ran.findings[0]["hint"])


def test_a_process_that_dies_is_told_of(tmp_path, monkeypatch):
    project = small_project(tmp_path)
    monkeypatch.setattr(labour, "run", lambda *_: os._exit(9))

    ran = project.run("html", "--jobs", "2")

    assert (ran.status, set(ran.codes), ran.err) == (1, {"render"}, "")
    assert "--jobs 1" in str(ran.findings[0]["hint"])


def test_several_processes_make_the_same_files_as_one(tmp_path):
    one, several = small_project(tmp_path / "one"), small_project(tmp_path / "several")
    for project in (one, several):
        project.text("anden", TEXT)

    ran = one.run("pdf", "--lang", "da", "--jobs", "1"), several.run("pdf", "--lang", "da", "--jobs", "2")

    assert [r.status for r in ran] == [0, 0]
    assert sorted(ran[0].out.split()) == sorted(ran[1].out.split()) == ["output/da/anden.pdf", "output/da/tekst.pdf"]
    assert one.files() == several.files()
