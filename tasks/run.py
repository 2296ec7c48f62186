"""What a run says of itself: its name in the UI, and the house's own log lines."""

from __future__ import annotations

import logging
from zoneinfo import ZoneInfo

from prefect import runtime

from tasks.confine import by_worker

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NAMED = 3  # sources whose ids still fit into a run's name


def run_name() -> str:
    """Say in the UI which sources a run is for, and when (in Viet Nam)."""
    parameters = runtime.flow_run.parameters
    start = runtime.flow_run.scheduled_start_time.astimezone(HANOI)
    return f"{runtime.flow_run.flow_name}{_which(parameters)} {start:%Y-%m-%d %H:%M}"


def _which(parameters: dict[str, object]) -> str:
    one, several = parameters.get("source"), parameters.get("sources")
    named = [str(s) for s in several] if isinstance(several, list) else []
    named += [str(one)] if one else []
    if not named:
        everything = " all sources" if "sources" in parameters else ""
        return f" {parameters['region']}" if parameters.get("region") else everything
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return f" {', '.join(named[:NAMED])}{more}"


def speak() -> None:
    """Let a worker's run log one line per source; at a terminal the progress bars say it.

    Prefect hands the house's lines to the server (PREFECT_LOGGING_EXTRA_LOGGERS) but leaves their
    level at the root's, which is WARNING.
    """
    if by_worker():
        logging.getLogger("congdoan").setLevel(logging.INFO)
