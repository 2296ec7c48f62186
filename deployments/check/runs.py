"""Runs of an installation as an operator starts and follows them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import State
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings

from deployments.check.desk import need, until

DEMO_RUN = {"replay": ["demo/demo_sites.warc.gz"], "extra_sources": ["demo/sources"]}
MANY_RUN = {"replay": ["many/many.warc.gz"], "extra_sources": ["many/sources"]}


class Runs:
    """The runs of one server."""

    def __init__(self, api: SyncPrefectClient) -> None:
        self.api = api

    def start(self, name: str, **parameters: object) -> UUID:
        """Start a run of a deployment."""
        deployment = self.api.read_deployment_by_name(name)
        return self.api.create_flow_run_from_deployment(deployment.id, parameters=parameters).id

    def ended(self, run: UUID) -> State[Any]:
        """The run's final state."""

        def final() -> State[Any] | None:
            state = self.api.read_flow_run(run).state
            return state if state is not None and state.is_final() else None

        return until(final, "the end of a run")  # type: ignore[no-any-return]  # what final gives

    def completed(self, name: str, **parameters: object) -> State[Any]:
        """Run a deployment to its good end."""
        state = self.ended(self.start(name, **parameters))
        need(state.is_completed(), f"{name} ended as {state.name}: {state.message}")
        return state

    def workers(self) -> set[str]:
        """Names of the workers that took a run."""
        labels = [run.labels for run in self.api.read_flow_runs(limit=200)]
        return {str(name) for found in labels if (name := found.get("prefect.worker.name"))}

    def artifact(self, key: str) -> str:
        """The newest artifact of a key."""
        found = self.api.read_artifacts(limit=200)
        kept = [artifact for artifact in found if artifact.key == key]
        need(kept, f"no artifact {key!r}")
        return str(max(kept, key=lambda a: a.created).data)  # type: ignore[arg-type,return-value]  # stored ones have a time


@contextmanager
def runs_of(api_url: str, password: str | None = None) -> Iterator[Runs]:
    """The runs of the server at an address."""
    known = {PREFECT_API_URL: api_url, PREFECT_API_AUTH_STRING: password}
    with temporary_settings(known), get_client(sync_client=True) as api:
        yield Runs(api)


def holders(folder: Path, secret: str) -> list[str]:
    """Names of the files below `folder` that hold a word; compressed ones are opened."""
    word = secret.encode()
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()):
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rb") as file:
            found += [path.name] if word in file.read() else []
    return found
