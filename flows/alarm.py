"""Tells the webhook that a nightly run was late, failed or crashed; started by the automation."""

from __future__ import annotations

from prefect import flow

from tasks.notify import notify


@flow(name="alarm")
def alarm(*, run: str, state: str) -> bool:
    """Send one sentence; false when the settings name no webhook.

    Args:
        run: Name of the run that went wrong.
        state: What became of it.
    """
    return notify(f"congdoan: the run '{run}' is {state}. The UI shows why.")
