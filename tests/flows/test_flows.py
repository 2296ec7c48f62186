"""The flows in this process, against the installation's server and after its nightly run."""

import pytest

from congdoan.release.reading import list_releases, open_release
from flows.backfill import backfill
from flows.nightly import nightly
from tests.conftest import ROOT
from tests.flows.conftest import ended

pytestmark = pytest.mark.prefect
DEMO = ROOT / "data" / "demo"
ARGUMENTS = {
    "replay": [str(DEMO / "demo_sites.warc.gz")],
    "extra_sources": [str(DEMO / "sources")],
}


@pytest.fixture(scope="module")
def root(prefect, api, runs):
    """The data root after the nightly run by a worker."""
    assert ended(api, runs.nightly).name == "Completed"
    return prefect.root


def test_a_second_run_finds_nothing_new_and_makes_no_version(root):
    harvested, released = nightly(data=str(root), **ARGUMENTS)
    assert len(harvested.sources) == 5
    assert sum(source.new for source in harvested.sources) == 0
    assert released.version is None
    assert len(list_releases(root)) == 1


def test_a_failed_source_makes_the_run_degraded_and_leaves_the_rest(root, tmp_path, broken_replay):
    state = nightly(data=str(tmp_path), return_state=True, **broken_replay)
    assert state.name == "Degraded"
    assert open_release(tmp_path).table("articles").num_rows > 0


def test_backfill_of_the_same_archive_gives_the_same_articles(root, tmp_path):
    backfill(
        warcs=ARGUMENTS["replay"],
        data=str(tmp_path),
        extra_sources=ARGUMENTS["extra_sources"],
    )
    texts = [
        set(open_release(data).table("articles").column("text").to_pylist())
        for data in (root, tmp_path)
    ]
    assert texts[0] == texts[1]
