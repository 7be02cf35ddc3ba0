"""Work that is shared out among processes comes to the same as in one."""

import os
from pathlib import Path

import pytest

from press.build.project import Project
from press.build.sharing import each
from press.build.sources import document_names, much, prepare, prepare_all
from press.findings import Halt, finding
from press.model.location import Location


def test_the_results_are_in_the_order_of_the_items():
    assert each(lambda item: item * 2, range(50), shared=True) == [item * 2 for item in range(50)]


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor: nothing is shared out")
def test_other_processes_do_it_only_where_it_pays():
    assert os.getpid() not in each(lambda _: os.getpid(), range(4), shared=True)
    assert set(each(lambda _: os.getpid(), range(4), shared=False)) == {os.getpid()}


def test_a_halt_comes_back_with_its_findings():
    told = (finding("construct", "one", Location("a.md", 3), "a hint"), finding("pandoc", "two"))

    def halts(_):
        raise Halt(told)

    with pytest.raises(Halt) as raised:
        each(halts, range(4), shared=True)
    assert raised.value.findings == told


def test_what_a_dying_process_did_not_do_is_done_here():
    here = os.getpid()

    def dies(item):
        if os.getpid() != here and item == 3:
            os._exit(1)
        return item

    assert each(dies, range(6), shared=True) == list(range(6))


def test_many_documents_are_prepared_as_each_alone(tmp_path: Path):
    (tmp_path / "publication.toml").write_text(
        '[publication]\npublisher = "P"\nsource_language = "da"\nlanguages = ["de"]\n'
    )
    (tmp_path / "source").mkdir()
    for number in range(4):
        words = "\n\n".join(
            f"Et *afsnit* nummer {number}.{line} med [link](#nej) og {'ord ' * 60}" for line in range(200)
        )
        (tmp_path / "source" / f"t{number}.md").write_text(f"---\ntitle: T{number}\n---\n\n{words}\n", "utf-8")
    project = Project.open(tmp_path)
    known = document_names(project)
    assert much(project, known)
    alone = {name: prepare(project, name, known) for name in known}
    assert prepare_all(project, known) == alone
    assert all(one.findings for one in alone.values())
