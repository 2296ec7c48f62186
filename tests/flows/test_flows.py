"""The flows in this process, told to the installation's server.

That a second replay makes no version is shown without Prefect (tests/test_main_job.py).
"""

import pytest
from prefect.client.orchestration import get_client

from congdoan.assemble import assemble, plan_assembly
from congdoan.harvest import harvest, plan_harvest, replaying
from congdoan.release.reading import open_release
from flows.backfill import backfill
from flows.commission import commission
from flows.nightly import nightly
from flows.recheck import recheck
from tests.conftest import ROOT

pytestmark = pytest.mark.prefect
DEMO = ROOT / "data" / "demo"
WARC, SOURCES = str(DEMO / "demo_sites.warc.gz"), [str(DEMO / "sources")]


def texts(root):
    return set(open_release(root).table("articles").column("text").to_pylist())


def test_a_failed_source_makes_the_run_degraded_and_leaves_the_rest(
    prefect, tmp_path, broken_replay
):
    state = nightly(data=str(tmp_path), return_state=True, **broken_replay)
    assert state.name == "Degraded"
    assert open_release(tmp_path).table("articles").num_rows > 0
    assert_server_knows(state)


def assert_server_knows(state):
    """A busy server makes Prefect hand out its own copy of a state; it must hold the report."""
    with get_client(sync_client=True) as client:
        run = client.read_flow_run(state.state_details.flow_run_id)
        harvested, released = run.state.result()
    assert harvested.degraded
    assert released.version == 1


def test_a_recheck_of_what_did_not_change_makes_no_version(prefect, tmp_path):
    given = {"data": str(tmp_path), "replay": [WARC], "extra_sources": SOURCES}
    assert nightly(**given)[1].version == 1
    again = recheck(return_state=True, **given)
    assert again.name == "Completed"
    assert again.message.endswith("nothing changed, version 1 stays")


def test_commission_says_go_for_the_demo_and_no_go_without_listings(prefect, broken_replay):
    good = commission(replay=[WARC], extra_sources=SOURCES, return_state=True)
    assert (good.name, good.message) == ("Completed", "5 of 5 sources can go live")
    assert commission(return_state=True, **broken_replay).name == "No go"


def test_backfill_gives_the_articles_of_a_replay_without_prefect(prefect, tmp_path):
    backfill(warcs=[WARC], data=str(tmp_path / "flow"), extra_sources=SOURCES)
    with replaying([WARC]) as gateway:
        sources, plan = plan_harvest((), tmp_path / "plain", SOURCES, gateway=gateway)
        harvest(sources, plan)
    assemble(plan_assembly(str(tmp_path / "plain"), SOURCES))
    assert texts(tmp_path / "flow") == texts(tmp_path / "plain")
