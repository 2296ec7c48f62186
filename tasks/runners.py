"""Where batches are worked on: threads here, processes here, or Dask workers anywhere.

Only plans, batches and reports travel, and they hold paths: every worker must see the data root
under the same name.
"""

from __future__ import annotations

from typing import Any

from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner

from congdoan.errors import UsageError
from congdoan.settings import Settings


def batch_runner(settings: Settings) -> TaskRunner[Any]:
    """The task runner of the settings.

    Raises:
        UsageError: Dask is wanted and not installed.
    """
    match settings.task_runner:
        case "process":
            return ProcessPoolTaskRunner(max_workers=settings.workers)
        case "dask":
            return _dask(settings)
        case "thread":
            # Extraction holds the interpreter lock most of the time: threads do not speed it up.
            return ThreadPoolTaskRunner(max_workers=settings.workers)


def _dask(settings: Settings) -> TaskRunner[Any]:
    try:
        from prefect_dask.task_runners import DaskTaskRunner  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise UsageError(
            "CONGDOAN_TASK_RUNNER=dask needs prefect-dask: in the checkout type "
            ".venv/bin/pip install -e '.[dask]'"
        ) from error
    if settings.dask_address is not None:
        return DaskTaskRunner(address=settings.dask_address)
    # One thread each: the interpreter lock wants one job at once per process.
    local = {
        "n_workers": settings.workers, "threads_per_worker": 1, "processes": True,
        "host": "127.0.0.1", "dashboard_address": None,
    }  # fmt: skip
    return DaskTaskRunner(cluster_kwargs=local)
