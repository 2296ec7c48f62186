"""The deployment file names flows that exist and parameters that they take."""

from pathlib import Path

import pytest
import yaml
from prefect.flows import Flow
from prefect.utilities.importtools import import_object

ROOT = Path(__file__).parents[2]
FLOWS = {path.stem: import_object(f"flows.{path.stem}.{path.stem}")
         for path in sorted((ROOT / "flows").glob("[a-z]*.py"))}  # fmt: skip
PLAN = yaml.safe_load((ROOT / "deployments" / "prefect.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("deployment", PLAN["deployments"], ids=lambda d: d["name"])
def test_the_entrypoint_is_an_importable_flow(deployment):
    path, name = deployment["entrypoint"].split(":")
    flow = import_object(f"{path.removesuffix('.py').replace('/', '.')}.{name}")
    assert isinstance(flow, Flow)
    assert set(deployment.get("parameters", {})) <= set(flow.parameters.properties)


def test_every_flow_parameter_has_a_title_and_a_description():
    for name, flow in FLOWS.items():
        for parameter, schema in flow.parameters.properties.items():
            assert schema.get("title"), (name, parameter)
            assert schema.get("description"), (name, parameter)


@pytest.mark.parametrize("parameter", ["data", "region", "replay", "extra_sources", "since"])
def test_what_several_forms_ask_is_told_in_the_same_words(parameter):
    told = [f.parameters.properties.get(parameter) for f in FLOWS.values()]
    assert len({str(schema["description"]) for schema in told if schema}) == 1


def test_the_nightly_run_never_overlaps_and_follows_vietnamese_time():
    nightly = next(d for d in PLAN["deployments"] if d["name"] == "nightly")
    assert nightly["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
    assert nightly["schedules"][0]["timezone"] == "Asia/Ho_Chi_Minh"
