"""What a Prefect server must know: work pool, limit, deployments of prefect.yaml, automations.

Run against the server of PREFECT_API_URL; doing it again brings it up to date. The form for one
source offers the ids of the registry, so it is made anew whenever sources come or go.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import DeploymentUpdate, WorkPoolCreate, WorkPoolUpdate
from prefect.client.schemas.objects import WorkPool
from prefect.events.actions import RunDeployment
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification
from prefect.exceptions import ObjectNotFound

from congdoan.registry import load_registry
from congdoan.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
POOL = "congdoan"
RUNS_AT_ONCE = 3  # nightly, a run by hand, and an alarm; the sites' own limits hold across runs
ALARM = "The nightly run went wrong"
_WRONG = ("Failed", "Crashed", "TimedOut", "Late")


def register_pool(client: SyncPrefectClient) -> None:
    """The work pool, with at most so many runs at once."""
    try:
        pool: WorkPool | None = client.read_work_pool(POOL)
    except ObjectNotFound:
        pool = None
    if pool is None:
        client.create_work_pool(
            WorkPoolCreate(name=POOL, type="process", concurrency_limit=RUNS_AT_ONCE)
        )
    elif pool.concurrency_limit != RUNS_AT_ONCE:
        client.update_work_pool(POOL, WorkPoolUpdate(concurrency_limit=RUNS_AT_ONCE))


def deploy() -> None:
    """Every deployment of prefect.yaml, as `prefect deploy --all` does it.

    Raises:
        subprocess.CalledProcessError: Prefect refused one; its words are on standard error.
    """
    words = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all",
             "--prefect-file", "deployments/prefect.yaml"]  # fmt: skip
    env = {"CONGDOAN_HOME": str(ROOT), **os.environ}
    subprocess.run(words, cwd=ROOT, env=env, check=True)  # noqa: S603 - our own command line


def with_sources(schema: Mapping[str, Any], ids: list[str]) -> dict[str, Any]:
    """A flow's parameter schema whose `source` is chosen from a list."""
    properties = {name: dict(value) for name, value in schema["properties"].items()}
    properties["source"]["enum"] = ids
    return {**schema, "properties": properties}


def offer_sources(client: SyncPrefectClient) -> None:
    """Let the form of deployment source/source offer every source there is."""
    deployment = client.read_deployment_by_name("source/source")
    registry = load_registry(Settings().config)
    schema = with_sources(deployment.parameter_openapi_schema or {}, sorted(registry.sources))
    client.update_deployment(deployment.id, DeploymentUpdate(parameter_openapi_schema=schema))


def register_alarm(client: SyncPrefectClient) -> None:
    """A nightly run that is late, fails or crashes starts the deployment `alarm`."""
    alarm = client.read_deployment_by_name("alarm/alarm")
    automation = AutomationCore(
        name=ALARM,
        description="Sends what happened to the webhook of the settings.",
        trigger=EventTrigger(
            expect={f"prefect.flow-run.{state}" for state in _WRONG},
            match_related=ResourceSpecification(
                {"prefect.resource.role": "flow", "prefect.resource.name": "nightly"}
            ),
            posture=Posture.Reactive,
            threshold=1,
        ),
        actions=[
            RunDeployment(
                source="selected",
                deployment_id=alarm.id,
                parameters={
                    "run": {"__prefect_kind": "jinja", "template": "{{ flow_run.name }}"},
                    "state": {"__prefect_kind": "jinja", "template": "{{ flow_run.state.name }}"},
                },
            )
        ],
    )
    known = client.read_automations_by_name(ALARM)
    for old in known:
        client.delete_automation(old.id)
    client.create_automation(automation)


def main() -> None:
    """Make everything, in an order in which each finds what it names."""
    with get_client(sync_client=True) as client:
        register_pool(client)
        deploy()
        offer_sources(client)
        register_alarm(client)


if __name__ == "__main__":
    main()
