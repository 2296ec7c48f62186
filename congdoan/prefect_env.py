"""What Prefect is told through its environment, at a terminal and in an installation alike.

Plain words, no import of Prefect: they must be set before it is imported.
"""

from __future__ import annotations

from collections.abc import Mapping

PRIVATE: Mapping[str, str] = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
}
"""No telemetry: nothing leaves the machine but the requests to the sites."""

# Prefect's server reads and then writes in one SQLite transaction; when another transaction was
# committed in between, SQLite refuses at once ("database is locked", no time limit helps), the
# server answers 503, and the client sleeps 2, 4, 8 ... s. By default every change of a task's state
# is a commit of its own. Together, every five seconds, they leave the others room.
FEW_COMMITS: Mapping[str, str] = {
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "500",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "500",
}
"""Fewer and larger transactions of the server, so that those of runs are not refused."""
