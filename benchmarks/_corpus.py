"""A synthetic corpus for the benchmark of releases: segments as the pure rooms would write them.

A base of articles goes through the real segment writer; further segments are that base with other
identities, days and persons, column by column.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from congdoan import urls
from congdoan.provinces import load_provinces
from congdoan.records import (
    Article,
    Award,
    Block,
    Entity,
    Event,
    Facts,
    Figure,
    Mention,
    Position,
    Reason,
    Rejection,
    Relevance,
    Role,
)
from congdoan.registry import Registry
from congdoan.release import metadata
from congdoan.release.corpus import Corpus
from congdoan.release.identity import Judgements
from congdoan.release.rows import Placed
from congdoan.release.segments import (
    GROUP_ROWS,
    SegmentFile,
    SegmentWriter,
    segment_name,
)
from congdoan.release.sketches import SIZE
from congdoan.settings import Settings
from congdoan.sources import Host, Publisher, Source, Status

BASE, REJECTED = 500, 150  # rows of one segment
COPIED = 0.1  # share of bodies that an earlier segment has too
START = datetime(2015, 1, 5, 2, 0, tzinfo=UTC)
HOST = "soyte.mau.example.vn"
WORDS = str.split(
    "công đoàn ngành y tế tỉnh tổ chức hội nghị tổng kết hoạt động năm phương hướng nhiệm vụ đoàn "
    "viên người lao động bệnh viện trung tâm cơ sở phong trào thi đua lao động giỏi xây dựng cơ "
    "quan văn hóa nữ công nhân viên chức chăm lo đời sống trao quà tết sum vầy mái ấm hỗ trợ khó "
    "khăn bằng khen giấy khen liên đoàn chủ tịch phó ban chấp hành khóa nhiệm kỳ đại hội biểu "
    "quyết nghị quyết kế hoạch phát triển tuyên truyền phòng chống dịch hiến máu tình nguyện"
)
ORGS = 120


def prose(rng: random.Random, letters: int) -> str:
    """Runs of four words, as long as an article."""
    runs = [" ".join(WORDS[at : at + 4]) for at in range(len(WORDS) - 4)]
    words = [f"{rng.choice(runs)} {rng.randrange(9000)}" for _ in range(letters // 22)]
    return ". ".join(words)


def union(number: int) -> Entity:
    """An invented organisation."""
    return Entity(
        entity_id=f"org:mau-{number}:health-union",
        type="organisation",
        kind="health_union",
        name=f"Công đoàn ngành Y tế tỉnh Mẫu {number}",
        province_id="vn-ben-tre",
        lineage_id="vinh-long",
    )


def person(number: int, org: Entity) -> Entity:
    """An invented person."""
    return Entity(
        entity_id=f"per-{number:06d}",
        type="person",
        kind=None,
        name=f"Nguyễn Văn Mẫu {number}",
        lineage_id="vinh-long",
        parent_id=org.entity_id,
    )


def base_article(number: int, rng: random.Random) -> tuple[Article, Facts]:
    """Article `number` of the base with about as many facts as real ones have."""
    title = f"Công đoàn ngành Y tế họp lần {number}"
    text = f"{title}\n{prose(rng, 3500)}"
    url = f"https://{HOST}/tin/{number}"
    found = Article(
        article_id=urls.article_id(urls.url_key(url)), source_id="mau", url=url, page_url=url,
        title=title, lead=None, text=text, published_on=date(2015, 1, 5),
        published_evidence="site_rule",
        blocks=(Block(kind="title", start=0, end=len(title)),
                Block(kind="paragraph", start=len(title) + 1, end=len(text))),
    )  # fmt: skip
    org = union(rng.randrange(ORGS))
    people = [person(number * 2 + k, org) for k in (0, 1)]
    starts = sorted(rng.sample(range(len(title) + 1, len(text) - 12), 30))
    mentions = tuple(
        Mention(ordinal=n, span_start=s, span_end=s + 10, block_kind="paragraph",
                surface=text[s : s + 10], type="organisation" if n % 3 else "person",
                rule_id="bench", entity_id=org.entity_id if n % 3 else people[n % 2].entity_id)
        for n, s in enumerate(starts)
    )  # fmt: skip
    quote = text[len(title) + 1 : len(title) + 160]

    def shared(n: int) -> dict[str, object]:
        at = len(title) + 1 + n
        return {"fact_id": f"{number:08d}{n:08d}", "quote": quote, "span_start": at,
                "span_end": at + 20, "rule_id": "bench", "resolve_method": "explicit",
                "confidence": 0.9}  # fmt: skip

    made = Facts(
        province_id="vn-ben-tre", lineage_id="vinh-long", province_evidence="source",
        mentions=mentions,
        positions=tuple(
            Position(**shared(n), person_id=p.entity_id, person_name=p.name, role="Chủ tịch",
                     role_canonical="Chủ tịch", role_rank="full", org_id=org.entity_id,
                     org_name=org.name, as_of_on=date(2015, 1, 5))
            for n, p in enumerate(people)),
        awards=(Award(**shared(10), award="Bằng khen", award_kind="certificate_of_merit",
                      recipient_kind="collective", giver_id=org.entity_id, giver_name=org.name),),
        figures=tuple(
            Figure(**shared(20 + n), kind="count", measure="members_total", org_id=org.entity_id,
                   org_name=org.name, value=float(rng.randrange(100_000)), unit_text="đoàn viên",
                   period_start_on=date(2014, 1, 1), period_end_on=date(2014, 12, 31))
            for n in range(3)),
        events=(Event(**shared(30), event_type="congress", host_id=org.entity_id,
                      host_name=org.name, starts_on=date(2015, 1, 4), precision="day"),),
        entities=(org, *people),
    )  # fmt: skip
    return found, made


def base(folder: Path) -> pa.Table:
    """One segment's rows through the real writer."""
    rng = random.Random(7)  # noqa: S311 - the same corpus every time
    path = folder / "base.parquet"
    with SegmentWriter(path) as out:
        for number in range(BASE):
            article, facts = base_article(number, rng)
            out.add(Placed(
                url=article.url, captured_at=START + timedelta(minutes=number),
                warc_offset=number * 1000, payload_sha256=article.text_sha256, role=Role.ARTICLE,
                article=article, facts=facts,
                relevance=Relevance(score=0.9, reason="title", event_type="congress"),
            ))  # fmt: skip
        for number in range(REJECTED):
            url = f"https://{HOST}/tag/{number}"
            out.add(Placed(
                url=url, captured_at=START + timedelta(minutes=BASE + number),
                warc_offset=10**6 + number, payload_sha256=f"{number:064x}", role=Role.REJECTION,
                rejection=Rejection(stage="classify", source_id="mau", url=url,
                                    reason=Reason.NOT_UNION_NEWS, title="Trang thẻ"),
            ))  # fmt: skip
    return pq.read_table(path, partitioning=None)


def _with(struct: pa.StructArray, changes: dict[str, pa.Array]) -> pa.StructArray:
    arrays = [changes.get(f.name, struct.field(f.name)) for f in struct.type]
    return pa.StructArray.from_arrays(arrays, fields=list(struct.type), mask=pc.is_null(struct))


def _within(lists: pa.ListArray, changes: dict[str, pa.Array]) -> pa.ListArray:
    return pa.ListArray.from_arrays(lists.offsets, _with(lists.values, changes),
                                    type=lists.type, mask=pc.is_null(lists))  # fmt: skip


def _hex(rng: np.random.Generator, count: int, digits: int = 16) -> pa.Array:
    raw = rng.bytes(count * digits // 2).hex()
    return pa.array([raw[at : at + digits] for at in range(0, len(raw), digits)], pa.string())


def _bytes(rng: np.random.Generator, count: int) -> pa.Array:
    raw = rng.bytes(count * SIZE)
    return pa.array([raw[at : at + SIZE] for at in range(0, len(raw), SIZE)], pa.binary(SIZE))


def _later(days: pa.Array, by: int) -> pa.Array:
    return pc.add(days.cast(pa.int32()), pa.scalar(by, pa.int32())).cast(pa.date32())


def _moved_article(article: pa.StructArray, block: int, rng: np.random.Generator) -> dict[str, Any]:
    """What differs in the articles of a block; a share of the bodies stays that of the base."""
    copied = pa.array(rng.random(len(article)) < COPIED)
    bodies = pc.if_else(copied, article.field("body_sha256"), _hex(rng, len(article), 64))
    there = pc.is_valid(article.field("article_id"))
    return {
        "article_id": pc.if_else(there, _hex(rng, len(article)), None),
        "url": _elsewhere(article.field("url"), block),
        "page_url": _elsewhere(article.field("page_url"), block),
        "published_on": _later(article.field("published_on"), block),
        "body_sha256": bodies,
        "sketch": pc.if_else(copied, article.field("sketch"), _bytes(rng, len(article))),
        "text_sha256": _hex(rng, len(article), 64),
    }


def _elsewhere(addresses: pa.Array, block: int) -> pa.Array:
    return pc.replace_substring(addresses, pattern=".vn/", replacement=f".vn/b{block}/")


def _moved_facts(values: pa.StructArray, block: int, rng: np.random.Generator) -> dict[str, Any]:
    """What differs in the facts of a block; persons live for three blocks."""
    life = str(block // 3)
    made: dict[str, Any] = {}
    for name in (f.name for f in values.type):
        column = values.field(name)
        if name in ("entity_id", "person_id"):
            made[name] = pc.replace_substring(column, pattern="per-", replacement=f"per-{life}-")
        elif name == "fact_id":
            made[name] = _hex(rng, len(values))
        elif name == "name":
            made[name] = pc.replace_substring(column, pattern="Văn", replacement=f"Văn {life}")
        elif name == "value":
            made[name] = pa.array(rng.integers(0, 10**6, len(values)).astype(float))
        elif name in ("as_of_on", "starts_on"):
            made[name] = _later(column, block)
    return made


def another(table: pa.Table, block: int, rows: int | None = None) -> pa.Table:
    """The base as segment `block`: other addresses, days, facts, persons."""
    rng = np.random.default_rng(block)
    column = {n: table[n].combine_chunks() for n in table.column_names}
    when = pa.scalar(timedelta(days=block), pa.duration("us"))
    moved = _moved_article(column["article"], block, rng)
    column["article"] = _with(column["article"], moved)
    column["url"] = _elsewhere(column["url"], block)
    column["payload_sha256"] = moved["text_sha256"]
    column["captured_at"] = pc.add(column["captured_at"], when)
    for name in ("mentions", "positions", "awards", "figures", "events", "entities"):
        column[name] = _within(column[name], _moved_facts(column[name].values, block, rng))
    made = pa.table(column, schema=table.schema)
    return made if rows is None else made.slice(0, rows)


def fill(folder: Path, table: pa.Table, blocks: int) -> None:
    """Write the first `blocks` segments, on all cores: compressing them is most of the work."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for _ in threads.map(lambda block: put(folder, another(table, block), block),
                             range(blocks)):  # fmt: skip
            pass


def put(folder: Path, table: pa.Table, block: int) -> None:
    """Write segment `block` as the segment writer does."""
    path = folder / "segments" / segment_name(f"{block:016x}" + "0" * 48, "mau", "0" * 16)
    path.parent.mkdir(parents=True, exist_ok=True)
    with pq.ParquetWriter(path, table.schema, compression="zstd", compression_level=3) as out:
        for start in range(0, table.num_rows, GROUP_ROWS):
            out.write_table(table.slice(start, GROUP_ROWS))


def segments(folder: Path) -> Iterator[SegmentFile]:
    """The segments of a data root in the order of their days."""
    for path in sorted((folder / "segments").glob("*.parquet")):
        digest = path.name.split("-")[0]
        yield SegmentFile(path=path, warc_digest=digest, warc_file=f"2026/{digest}.warc.gz",
                          source_id="mau", fingerprint="0" * 16)  # fmt: skip


def corpus(folder: Path) -> Corpus:
    """The corpus of a data root of this benchmark."""
    config = Settings().config
    source = Source(
        source_id="mau", title="Sở Y tế tỉnh Mẫu", province="vn-ben-tre",
        publisher=Publisher(name="Sở Y tế", name_en="Health", kind="health_department"),
        homepage=f"https://{HOST}/", hosts={HOST: Host()}, article_url=("/tin/",),
        status=Status.ENABLED,
    )  # fmt: skip
    found = tuple(segments(folder))
    return Corpus(
        segments=found,
        registry=Registry((source,), ()),
        provinces=load_provinces(config),
        judgements=Judgements(),
        vocabulary=metadata.load_vocabulary(config),
        fingerprints={"mau": {"rules": "r", "lexicon": "l", "code": "c"}},
        archive={s.warc_file: s.warc_digest for s in found},
        resolve=lambda url: urls.article_id(urls.url_key(url)),
        state=folder / "segments" / "state",
    )
