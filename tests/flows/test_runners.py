"""Where the work is done does not change what comes of it."""

import sys

import pytest
from prefect.task_runners import ThreadPoolTaskRunner

from congdoan.archive.importer import import_warc
from congdoan.assemble import assemble as plain
from congdoan.assemble import plan_assembly
from congdoan.errors import UsageError
from congdoan.settings import Settings
from flows.assemble import assemble
from tasks.runners import batch_runner
from tests.conftest import ROOT
from tests.flows.split import split_by_host

DEMO = ROOT / "data" / "demo"
EXTRA = [str(DEMO / "sources")]


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """The demo's archive as one WARC file per site: batches that can be worked on at once."""
    return split_by_host(DEMO / "demo_sites.warc.gz", tmp_path_factory.mktemp("parts"))


def imported(parts, data):
    for part in parts:
        import_warc(part, data / "archive")
    return str(data)


@pytest.mark.prefect
def test_two_dask_workers_in_processes_give_the_same_content(prefect, parts, tmp_path):
    alone = plain(plan_assembly(imported(parts, tmp_path / "alone"), EXTRA))
    two = batch_runner(Settings(task_runner="dask", workers=2))
    shared = assemble.with_options(task_runner=two)(
        data=imported(parts, tmp_path / "shared"), extra_sources=EXTRA
    )
    assert shared.content_digest == alone.content_digest
    assert shared.rows["articles"] > 0


def test_threads_are_what_an_installation_starts_with():
    assert isinstance(batch_runner(Settings()), ThreadPoolTaskRunner)


def test_dask_without_its_package_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", None)
    with pytest.raises(UsageError, match=r"pip install -e .\.\[dask\]"):
        batch_runner(Settings(task_runner="dask"))
