"""Foreign files: what is taken from them, what is left out and why, what a person sees."""

from __future__ import annotations

import dataclasses
import gzip
import json
from datetime import UTC, datetime

import pytest

from congdoan import terminal_archive
from congdoan.assemble import assemble
from congdoan.errors import UsageError
from congdoan.intake import LeftOut, take_in
from congdoan.registry import load_registry
from congdoan.upkeep import take_down
from tests.archive.making import answer, gzipped, warc_record
from tests.small_archive import HOST, page, planned

NOW = datetime(2026, 11, 21, tzinfo=UTC)
DAY = "2026-11-16T02:00:00Z"


def entry(kind, block, path="/tin/1", host=HOST, **headers):
    return warc_record(kind, block, WARC_Target_URI=f"{host}{path}", WARC_Date=DAY, **headers)


def chunked(body):
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


ODD = [
    entry("response", answer(chunked(page(1).encode()), "Transfer-Encoding: chunked")),
    entry("response", answer(gzip.compress(page(2).encode()), "Content-Encoding: gzip"), "/tin/2"),
    entry("resource", page(3).encode(), "/tin/3", Content_Type="text/html; charset=utf-8"),
    entry("response", b"HTTP/2 200 \r\nServer: x\r\n\r\n" + page(4).encode(), "/tin/4"),
    entry("response", b"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", "/tin/5"),
    entry("response", b"HTTP/1.1 404 None\r\n\r\nno", "/tin/6"),
    entry("response", answer(page(7).encode()), "/tin/7", WARC_Truncated="length"),
    entry("revisit", b"HTTP/1.1 200 OK\r\n\r\n"),
    entry("response", answer(page(8).encode()), "/tin/8", WARC_Payload_Digest="sha1:" + "A" * 32),
    entry("resource", b"1.2.3.4", "", "dns:soyte.mau.example.vn", Content_Type="text/dns"),
    entry("response", answer(b"<p>khac</p>"), host="https://ai.do.example.com"),
]  # fmt: skip


@pytest.fixture
def plan(tmp_path, config):
    return planned(tmp_path, config)


@pytest.fixture
def registry(plan):
    return load_registry(plan.config, plan.extra_sources)


def placed(tmp_path, content, name="old.warc.gz"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


PACKINGS = {
    "1.0 plain": b"".join,
    "1.1 plain": lambda records: b"".join(records).replace(b"WARC/1.0", b"WARC/1.1"),
    "gzip": lambda records: gzip.compress(b"".join(records)),
    "record by record": lambda records: b"".join(map(gzipped, records)),
}


@pytest.mark.parametrize("pack", PACKINGS.values(), ids=PACKINGS)
def test_each_record_is_taken_or_left_out_with_its_reason(plan, registry, tmp_path, pack):
    took = take_in(placed(tmp_path, pack(ODD)), plan.data, registry)
    ours = took.hosts[0]
    assert (ours.host, ours.source_id, ours.pages) == ("soyte.mau.example.vn", "mau", 4)
    assert ours.left_out == dict.fromkeys(["redirect", "error", "cut", "unchanged", "damaged"], 1)
    assert {h.host: dict(h.left_out) for h in took.hosts[1:]} == {
        "": {"no_page": 1}, "ai.do.example.com": {"unknown_host": 1}
    }  # fmt: skip
    assert [place.partition(": ")[2][:15] for place in took.damaged] == ["digest mismatch"]
    assert took.pages + sum(sum(h.left_out.values()) for h in took.hosts) == took.records
    assert assemble(plan).rows["articles"] == 4


def test_the_file_itself_stays_as_it_is(plan, registry, tmp_path):
    path = placed(tmp_path, b"".join(map(gzipped, ODD)))
    took = take_in(path, plan.data, registry)
    assert (plan.data / "archive" / took.stored).read_bytes() == path.read_bytes()


def test_what_one_source_was_let_in_for_stays_its_own(plan, registry, tmp_path):
    path = placed(tmp_path, b"".join(ODD))
    took = take_in(path, plan.data, registry, ["phu_tho_syt"])
    assert (took.pages, took.only) == (0, ("phu_tho_syt",))
    assert took.hosts[0].left_out["other_source"] == 8
    report = assemble(plan)
    assert (report.current, report.unknown_hosts) == (None, {"ai.do.example.com": 1})
    assert take_in(path, plan.data, registry, ["mau"]).only == ("mau", "phu_tho_syt")
    assert assemble(plan).rows["articles"] == 4


def test_a_later_import_never_narrows_an_earlier_one(plan, registry, tmp_path):
    path = placed(tmp_path, b"".join(ODD))
    take_in(path, plan.data, registry)
    assert take_in(path, plan.data, registry, ["phu_tho_syt"]).pages == 4
    with pytest.raises(UsageError, match="unknown source"):
        take_in(path, plan.data, registry, ["phu_tho"])


@pytest.mark.parametrize(
    ("status", "until", "why"),
    [("unverified", "null", "unverified"), ("enabled", "2026-11-15", "host_moved")],
)
def test_a_source_that_may_not_be_shown_is_named(config, tmp_path, status, until, why):
    plan = planned(tmp_path, config, status=status, until=until)
    registry = load_registry(plan.config, plan.extra_sources)
    took = take_in(placed(tmp_path, ODD[0]), plan.data, registry)
    assert (took.pages, took.hosts[0].left_out) == (0, {why: 1})


@pytest.mark.parametrize("limit", [(), ("mau",)], ids=["whole", "limited"])
def test_an_import_does_not_bring_back_what_was_taken_down(plan, registry, tmp_path, limit):
    path = placed(tmp_path, b"".join(ODD))
    take_in(path, plan.data, registry, limit)
    assemble(plan)
    take_down(plan.data, f"{HOST}/tin/2", "bà Mẫu", registry, NOW)
    took = take_in(path, plan.data, registry, limit)
    assert (took.pages, took.erased) == (3, 1)
    stored = plan.data / "archive" / took.stored
    assert list(stored.parent.glob("*.warc.gz")) == [stored]
    assert f"{HOST}/tin/2".encode() not in gzip.decompress(stored.read_bytes())
    accepting = dataclasses.replace(plan, accept=True)  # a quarter of four pages is a great loss
    assert assemble(accepting).rows["articles"] == 3


def test_every_reason_is_explained_to_a_person():
    assert set(terminal_archive._MEANING) == set(LeftOut)


def test_a_person_sees_hosts_reasons_and_damaged_records(plan, registry, tmp_path, capsys):
    took = take_in(placed(tmp_path, b"".join(ODD)), plan.data, registry)
    terminal_archive.import_report([took], assemble(plan), plan.data, as_json=False)
    out = capsys.readouterr().out
    assert "4 pages of 1 sources taken from 11 records" in out
    assert "unknown_host: no source describes this host" in out
    assert f"damaged record at {took.damaged[0]}" in out
    terminal_archive.import_report([took], assemble(plan), plan.data, as_json=True)
    told = json.loads(capsys.readouterr().out)["imports"][0]
    assert (told["pages"], told["damaged"]) == (4, list(took.damaged))
