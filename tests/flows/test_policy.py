"""Retry and granularity policy of the tasks."""

from types import SimpleNamespace

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
