"""Care of archive and state: digests, erasing, and the state made again."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest

from congdoan.archive.erase import erased_keys
from congdoan.archive.files import list_warcs
from congdoan.archive.fixity import verify
from congdoan.archive.importer import import_warc
from congdoan.archive.reader import read
from congdoan.assemble import assemble, plan_assembly
from congdoan.errors import UsageError
from congdoan.fetch.state import State, state_url
from congdoan.registry import load_registry
from congdoan.release.reading import open_release
from congdoan.upkeep import rebuild_state, take_down
from tests.conftest import ROOT
from tests.faults.kills import DEMO, run

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def registry():
    return load_registry(ROOT / "config", [DEMO / "sources"])


@pytest.fixture
def data(tmp_path):
    """A data root after one harvest of the demo."""
    run(tmp_path)
    return tmp_path


def flip(warc, offset):
    content = bytearray(warc.read_bytes())
    content[offset] ^= 0x08
    warc.write_bytes(content)


def test_a_sound_archive_has_no_problems(data):
    import_warc(DEMO / "demo_sites.warc.gz", data / "archive")
    assert [file.problems for file in verify(data / "archive")] == [(), ()]


def test_every_damaged_record_is_named(data):
    (warc,) = list_warcs(data / "archive")
    places = [(r.offset, r.length) for r in read(warc)]
    for offset, length in places[5:7]:
        flip(warc, offset + length // 2)
    (file,) = verify(data / "archive")
    assert [f"byte {offset}" in "".join(file.problems) for offset, _ in places[5:7]] == [True, True]
    assert "digest differs" in file.problems[-1]


def test_the_state_made_again_asks_for_no_body_twice(data, registry):
    with State(state_url(data, None)) as state:
        before = {k: p.payload_sha256 for s in registry for k, p in state.pages(s.source_id).items()
                  if p.stored_at}  # fmt: skip
    for path in data.glob("state.db*"):
        path.unlink()
    counts = rebuild_state(data, None, registry)
    with State(state_url(data, None)) as state:
        after = {k: p.payload_sha256 for s in registry for k, p in state.pages(s.source_id).items()
                 if p.stored_at}  # fmt: skip
    assert after == before
    assert sum(counts.values()) >= len(before)
    assert rebuild_state(data, None, registry) == dict.fromkeys(counts, 0)
    first = set(list_warcs(data / "archive"))
    run(data)
    (again,) = set(list_warcs(data / "archive")) - first
    assert [r for r in read(again) if r.capture and r.status == 200] == []


@pytest.fixture
def lenient(tmp_path_factory):
    """The demo's sources without the number of articles that they expect."""
    folder = tmp_path_factory.mktemp("sources")
    for path in (DEMO / "sources").glob("*.yml"):
        text = re.sub(r"min: \d+", "min: 0", path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(text, encoding="utf-8")
    return str(folder)


def test_an_erased_page_is_nowhere_and_does_not_come_back(data, registry, lenient):
    import_warc(DEMO / "demo_sites.warc.gz", data / "archive")
    assemble(plan_assembly(str(data), [lenient]))
    url = open_release(data).table("articles").to_pylist()[0]["url"]
    done = take_down(data, f"{url}&utm_source=x".replace("&", "?"), "ông Thử", registry, NOW)
    assert (done.versions, len(done.records), done.segments > 0) == ((1,), 2, True)
    run(data)
    warcs = list_warcs(data / "archive")
    assert url not in {record.url for warc in warcs for record in read(warc)}
    assert [file.problems for file in verify(data / "archive")] == [()] * len(warcs)
    assert erased_keys(data / "archive") == {done.url_key}
    assert assemble(plan_assembly(str(data), [lenient])).version == 2
    assert url not in open_release(data).table("articles")["url"].to_pylist()
    note = json.loads((data / "archive" / "erased.jsonl").read_text(encoding="utf-8"))
    assert note["reason"] == "ông Thử"


def test_erasing_needs_a_reason_and_an_address(tmp_path, registry):
    with pytest.raises(UsageError, match="--reason"):
        take_down(tmp_path, "https://mau.vn/1", " ", registry, NOW)
    with pytest.raises(UsageError, match="no address"):
        take_down(tmp_path, "mau.vn", "x", registry, NOW)
