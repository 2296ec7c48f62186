"""The flows on a real, temporary Prefect server: one harness for the whole session."""

import json

import pytest
from prefect.client.orchestration import get_client
from prefect.testing.utilities import prefect_test_harness

from congdoan.release.reading import list_releases, open_release
from flows.backfill import backfill
from flows.nightly import nightly
from tests.conftest import ROOT

pytestmark = pytest.mark.prefect
DEMO = ROOT / "data" / "demo"


@pytest.fixture(scope="session")
def prefect():
    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture(scope="module")
def demo_run(prefect, tmp_path_factory):
    """The demo harvested and assembled once: data root, state of the flow run."""
    root = tmp_path_factory.mktemp("demo")
    arguments = {
        "data": str(root),
        "replay": [str(DEMO / "demo_sites.warc.gz")],
        "extra_sources": [str(DEMO / "sources")],
    }
    return root, arguments, nightly(**arguments, return_state=True)


def test_a_nightly_run_ends_completed_with_a_release(demo_run):
    root, _, state = demo_run
    assert (state.name, list_releases(root)[0]["version"]) == ("Completed", 1)
    harvested, released = state.result()
    assert len(harvested.sources) == 5
    assert released.version == 1


def test_a_second_run_finds_nothing_new_and_makes_no_version(demo_run):
    root, arguments, _ = demo_run
    harvested, released = nightly(**arguments)
    assert sum(source.new for source in harvested.sources) == 0
    assert released.version is None
    assert len(list_releases(root)) == 1


def test_artifacts_tell_the_sources_and_the_release(demo_run):
    with get_client(sync_client=True) as client:
        artifacts = {a.key: a for a in client.read_artifacts()}
    rows = json.loads(artifacts["sources"].data)
    assert {row["source"] for row in rows} == {s.source_id for s in demo_run[2].result()[0].sources}
    assert "articles" in artifacts["release"].data


def test_a_failed_source_makes_the_run_degraded_and_leaves_the_rest(
    prefect, tmp_path, broken_replay
):
    state = nightly(data=str(tmp_path), return_state=True, **broken_replay)
    assert state.name == "Degraded"
    assert open_release(tmp_path).table("articles").num_rows > 0


def test_backfill_of_the_same_archive_gives_the_same_articles(demo_run, tmp_path):
    root, arguments, _ = demo_run
    backfill(warcs=arguments["replay"], data=str(tmp_path), extra_sources=[str(DEMO / "sources")])
    texts = [
        set(open_release(data).table("articles").column("text").to_pylist())
        for data in (root, tmp_path)
    ]
    assert texts[0] == texts[1]
