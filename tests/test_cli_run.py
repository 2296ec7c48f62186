"""What `congdoan run` says at its end; the flow itself is a double."""

import contextlib
import sys
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from congdoan.fetch.plan import HarvestReport, SourceReport
from congdoan.health import Health
from congdoan.kept_health import keep_health
from congdoan.release.report import ReleaseReport
from tests.conftest import ROOT

TODAY = date(2026, 11, 20)
SOURCES = (
    SourceReport(source_id="a", state="ok", attempts=3),
    SourceReport(source_id="b", state="skipped"),
)


@pytest.fixture
def run(congdoan, monkeypatch, tmp_path):
    """`congdoan run` after which these are the judgements."""

    def go(*health):
        def nightly(**_):
            keep_health(tmp_path, {}, TODAY, health)
            now = datetime(2026, 11, 20, tzinfo=UTC)
            harvested = HarvestReport(run_id="r", started_at=now, sources=SOURCES, warcs=())
            released = ReleaseReport(version=None, rows={}, content_digest="", checks=())
            return SimpleNamespace(result=lambda: (harvested, released))

        monkeypatch.setitem(sys.modules, "flows.nightly", SimpleNamespace(nightly=nightly))
        monkeypatch.setattr("congdoan.cli.running_flows", lambda *_, **__: contextlib.nullcontext())
        warc = ROOT / "data" / "demo" / "demo_sites.warc.gz"
        return congdoan("run", "--replay", warc, "--data", tmp_path)

    return go


def test_sick_sources_are_named_with_their_reasons_and_the_code_says_so(run):
    code, out, _ = run(Health(source_id="a", state="degraded", reasons=("a new template",)))
    assert code == 3
    assert "a is degraded: a new template" in out


def test_what_this_run_did_not_ask_is_not_its_news(run):
    code, out, _ = run(Health(source_id="b", state="broken", reasons=("gone for days",)))
    assert code == 0
    assert "gone for days" not in out
