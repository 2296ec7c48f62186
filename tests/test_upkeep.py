"""Care of archive and state: digests, erasing, and the state made again."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from datetime import UTC, datetime
from unittest.mock import ANY

import pytest
from warcio.archiveiterator import ArchiveIterator

from congdoan.archive.erase import note_lines
from congdoan.archive.files import list_warcs
from congdoan.archive.fixity import verify
from congdoan.archive.importer import import_warc
from congdoan.archive.reader import read
from congdoan.assemble import assemble, plan_assembly
from congdoan.errors import UsageError
from congdoan.fetch.state import State, state_url
from congdoan.registry import load_registry
from congdoan.release.reading import list_releases, open_release
from congdoan.upkeep import rebuild_state, take_down, withdraw
from tests.conftest import ROOT
from tests.faults.kills import DEMO, run

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def registry():
    return load_registry(ROOT / "config", [DEMO / "sources"])


@pytest.fixture(scope="module")
def harvested(tmp_path_factory):
    """A data root after one harvest of the demo, to be copied."""
    folder = tmp_path_factory.mktemp("harvested") / "data"
    run(folder)
    return folder


@pytest.fixture
def data(harvested, tmp_path):
    """A data root after one harvest of the demo."""
    return shutil.copytree(harvested, tmp_path / "data")


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


@pytest.fixture(scope="module")
def lenient(tmp_path_factory):
    """The demo's sources without the number of articles that they expect."""
    folder = tmp_path_factory.mktemp("sources")
    for path in (DEMO / "sources").glob("*.yml"):
        text = re.sub(r"min: \d+", "min: 0", path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(text, encoding="utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def assembled(harvested, lenient, tmp_path_factory):
    """The harvest with an imported file and a version, to be copied."""
    folder = shutil.copytree(harvested, tmp_path_factory.mktemp("assembled") / "data")
    import_warc(DEMO / "demo_sites.warc.gz", folder / "archive")
    assemble(plan_assembly(str(folder), [lenient]))
    return folder


@pytest.fixture
def root(assembled, tmp_path):
    return shutil.copytree(assembled, tmp_path / "assembled", symlinks=True)


@pytest.fixture
def published(root):
    """The addresses of an article that is published: its own first, then its print twin's."""
    rows = open_release(root).table("articles").to_pylist()
    row = next(row for row in rows if row["aliases"])
    return [row["url"], *row["aliases"]]


def archived(data):
    """Addresses of all records of the archive."""
    return {record.url for warc in list_warcs(data / "archive") for record in read(warc)}


def known_to(state, registry):
    """Addresses that the state remembers."""
    return {page.url for s in registry for page in state.pages(s.source_id).values()}


@pytest.mark.parametrize("place", [0, -1], ids=["page", "twin"])
def test_a_page_is_taken_down_with_every_address_it_has(root, published, registry, lenient, place):
    done = take_down(root, f"{published[place]}#x", "ông Thử", registry, NOW)
    assert set(published) <= set(done.addresses)
    assert (done.versions, len(done.records), done.segments > 0) == ((1,), 2, True)
    assert not archived(root).intersection(published)
    assert [file.problems for file in verify(root / "archive")] == [(), ()]
    assert assemble(plan_assembly(str(root), [lenient])).version == 2
    assert published[0] not in open_release(root).table("articles")["url"].to_pylist()
    note, *files = map(json.loads, note_lines(root / "archive"))
    assert files == [{"file": f, "sha256": ANY} for f in done.records]
    assert (note["reason"], set(note)) == ("ông Thử", {"urls", "reason", "erased_at"})


def test_every_other_record_keeps_its_place_and_its_bytes(root, published, registry):
    before = records_of(root)
    take_down(root, published[0], "ông Thử", registry, NOW)
    after = records_of(root)
    assert after == {
        place: record for place, record in before.items() if record[0] not in published
    }
    own = next(warc for warc in list_warcs(root / "archive") if warc.parent.name != "imported")
    with own.open("rb") as file:  # by another program's reader
        kinds = Counter(entry.rec_type for entry in ArchiveIterator(file, check_digests="raise"))
    assert kinds["response"] > 50


def records_of(root):
    """(run's own file or not, offset) -> address and digest."""
    return {
        (warc.parent.name, record.offset): (record.url, record.payload_sha256)
        for warc in list_warcs(root / "archive")
        for record in read(warc)
    }


def test_no_harvest_brings_an_erased_page_back(root, published, registry):
    take_down(root, published[0], "ông Thử", registry, NOW)
    report = run(root)
    assert sum(source.failed.get("erased", 0) for source in report.sources) >= 1
    assert {source.state for source in report.sources} == {"ok"}
    assert not archived(root).intersection(published)
    with State(state_url(root, None)) as state:
        assert not known_to(state, registry).intersection(published)


def test_a_file_from_a_backup_brings_no_erased_page_back(root, published, registry, lenient):
    kept = {warc: warc.read_bytes() for warc in list_warcs(root / "archive")}
    take_down(root, published[0], "ông Thử", registry, NOW)
    for warc, content in kept.items():
        warc.write_bytes(content)
    report = assemble(plan_assembly(str(root), [lenient]))
    assert published[0] not in open_release(root).table("articles")["url"].to_pylist()
    assert sum("was taken down" in problem for problem in report.problems) >= 2
    for path in root.glob("state.db*"):
        path.unlink()
    rebuild_state(root, None, registry)
    with State(state_url(root, None)) as state:
        assert not known_to(state, registry).intersection(published)


def test_the_command_publishes_without_the_page_and_removes_versions(
    root, published, lenient, congdoan
):
    told = ["erase", published[0], "--reason", "bà Mẫu", "--data", root, "--sources", lenient]
    code, out, _ = congdoan(*told)
    assert (code, "version 2 is published without it" in out) == (0, True)
    assert "still shown by version 1" in out
    code, out, _ = congdoan(*told, "--versions", "--json")
    assert json.loads(out)["withdrawn"] == [1]
    assert [v["version"] for v in list_releases(root)] == [2]
    index = json.loads((root / "releases" / "index.json").read_text(encoding="utf-8"))
    assert [row["version"] for row in index["withdrawn"]] == [1]


def test_the_newest_version_is_never_withdrawn(root, published):
    with pytest.raises(UsageError, match="is the newest"):
        withdraw(root, [1], "bà Mẫu", NOW)
    assert [v["version"] for v in list_releases(root)] == [1]


def test_erasing_needs_a_reason_and_an_address(tmp_path, registry):
    with pytest.raises(UsageError, match="--reason"):
        take_down(tmp_path, "https://mau.vn/1", " ", registry, NOW)
    with pytest.raises(UsageError, match="no address"):
        take_down(tmp_path, "mau.vn", "x", registry, NOW)
