"""Retry and granularity policy of the tasks."""

from types import SimpleNamespace

import pytest
from prefect import Task

from tasks import harvest, health, notify, process, release
from tasks.harvest import LATE_RETRY_S, SourceFailedError, _may_heal, harvest_source
from tasks.process import process_batch
from tasks.release import publish


def test_a_source_is_tried_once_more_and_late():
    assert harvest_source.retries == 1
    assert harvest_source.retry_delay_seconds == LATE_RETRY_S >= 600


def test_only_a_wholly_failed_source_is_tried_again():
    failed = SourceFailedError(SimpleNamespace(source_id="x", detail="connect"))
    assert _may_heal(None, None, SimpleNamespace(data=failed, message=""))
    assert not _may_heal(None, None, SimpleNamespace(data=KeyError("x"), message="KeyError"))


def test_pure_tasks_are_never_retried():
    assert process_batch.retries == 0
    assert publish.retries == 0


@pytest.mark.parametrize("room", [harvest, health, notify, process, release])
def test_no_task_has_a_tag(room):
    """Each run of a tagged task asks the server for a slot: bursts of writes for nothing."""
    tasks = [thing for thing in vars(room).values() if isinstance(thing, Task)]
    assert tasks
    assert not [task.name for task in tasks if task.tags]
