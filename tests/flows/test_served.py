"""The whole installation: deployed, started by hand, by program and by the clock, killed."""

import json
import re
from uuid import UUID

import pytest
from prefect.client.schemas.filters import FlowRunFilter

from congdoan.archive.files import spool_folder
from congdoan.archive.index import list_warcs
from congdoan.release.reading import list_releases, open_release
from flows.harvest import harvest
from tests.flows.conftest import MANY, MANY_RUN, ended, until

pytestmark = pytest.mark.prefect


def test_killing_the_process_of_a_run_ends_it_as_crashed_and_the_next_one_repairs(
    prefect, api, runs
):
    data = prefect.root / "killed"
    assert ended(api, runs.killed).type.value == "CRASHED"
    assert_repaired(prefect, data)


def assert_repaired(prefect, data):
    """The next run has every page, and nothing of the killed one lies about."""
    parameters = {k: [str(prefect.root / p) for p in paths] for k, paths in MANY_RUN.items()}
    report = harvest(data=str(data), **parameters)
    assert [s.state for s in report.sources] == ["ok"] * MANY
    assert sum(s.new + s.unchanged for s in report.sources) == 12 * MANY
    assert list_warcs(data / "archive")
    assert not list(spool_folder(data / "archive").glob("*.warc.gz"))
    assert not list(data.rglob("*.tmp"))


def test_a_run_by_command_line_leaves_the_dataset(prefect, api, runs):
    assert ended(api, runs.nightly).name == "Completed"
    assert [r["version"] for r in list_releases(prefect.root)] == [1]
    assert open_release(prefect.root).table("articles").num_rows > 0


def test_artifacts_tell_sources_release_health_and_digest(api, runs):
    found = api.read_artifacts()
    artifacts = {a.key: a.data for a in found if a.flow_run_id != UUID(str(runs.nightly))}
    artifacts |= {a.key: a.data for a in found if a.flow_run_id == UUID(str(runs.nightly))}
    rows = json.loads(artifacts["health"])
    assert {row["state"] for row in rows} == {"ok"}
    assert len(rows) == 5
    assert "articles" in artifacts["release"]
    assert "/report/index.html" in artifacts["release"]
    assert artifacts["digest"].startswith("# Sources on ")
    assert "days since last article" in artifacts["sources"]


def test_a_second_nightly_run_is_cancelled_while_the_first_one_runs(api, runs):
    assert ended(api, runs.too_many).type.value == "CANCELLED"


def test_the_run_says_its_sources_and_day_and_logs_a_line_per_source(api, runs):
    assert re.match(r"nightly all sources \d{4}-\d\d-\d\d", api.read_flow_run(runs.nightly).name)
    lines = [log.message for log in api.read_logs(limit=200) if log.name == "congdoan.harvest"]
    assert any("harvested source=demo_can_tho_syt state=ok" in line for line in lines)


def test_the_clock_starts_runs(api, runs):
    def fired():
        found = api.read_flow_runs(flow_run_filter=of_deployment(runs.alarm))
        return [r for r in found if r.auto_scheduled and r.state.is_completed()]

    assert until(fired, "a run that the schedule made")


def of_deployment(deployment_id):
    return FlowRunFilter.model_validate({"deployment_id": {"any_": [deployment_id]}})


def test_the_form_for_one_source_offers_the_registry(api):
    deployment = api.read_deployment_by_name("source/source")
    form = deployment.parameter_openapi_schema["properties"]
    assert "ben_tre_congdoan" in form["source"]["enum"]
    assert form["limit"]["anyOf"][0]["minimum"] == 1
    assert all(p["description"] and p["title"] for p in form.values())
