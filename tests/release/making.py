"""Hand-made records of invented articles, for the tests of the release room."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from congdoan import urls
from congdoan.provinces import load_provinces
from congdoan.records import (
    Article,
    Block,
    Entity,
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
from congdoan.release.explorer import script
from congdoan.release.identity import Judgements
from congdoan.release.rows import Placed
from congdoan.release.segments import SegmentFile, SegmentWriter, segment_name
from congdoan.release.state import State
from congdoan.sources import Host, Publisher, Source, Status

CONFIG = Path(__file__).resolve().parents[2] / "config"
HOST = "https://soyte.mau.example.vn"
START = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
UNION = Entity(
    entity_id="org:ben-tre:health-union",
    type="organisation",
    kind="health_union",
    name="Công đoàn ngành Y tế tỉnh Bến Tre",
    province_id="vn-ben-tre",
    lineage_id="vinh-long",
)


def source(source_id: str = "mau", host: str = "soyte.mau.example.vn", **changes) -> Source:
    """A source of an invented department."""
    made = Source(
        source_id=source_id,
        title="Sở Y tế tỉnh Mẫu",
        publisher=Publisher(name="Sở Y tế", name_en="Health", kind="health_department"),
        province="vn-ben-tre",
        homepage=f"https://{host}/",
        hosts={host: Host()},
        article_url=("/tin/",),
        status=Status.ENABLED,
    )
    return made.model_copy(update=changes)


def body(number: int) -> str:
    """A body of more than 200 letters that no other number has."""
    return (
        f"Đại hội lần thứ {number} của đơn vị số {number}. " + f"Nội dung {number} rất dài. " * 20
    )


def article(
    number: int = 1, *, text: str | None = None, page: str | None = None, **more
) -> Article:
    """Article `number`; `page` is the captured address of a twin."""
    title = f"Công đoàn ngành Y tế họp lần {number}"
    text = f"{title}\n{text or body(number)}"
    url = f"{HOST}/tin/{number}"
    fields = {
        "article_id": urls.article_id(urls.url_key(url)),
        "source_id": "mau",
        "url": url,
        "page_url": page or url,
        "title": title,
        "lead": None,
        "text": text,
        "blocks": (
            Block(kind="title", start=0, end=len(title)),
            Block(kind="paragraph", start=len(title) + 1, end=len(text)),
        ),
        "published_on": date(2024, 1, 12),
        "published_evidence": "site_rule",
    }
    return Article(**(fields | more))


def mention(found: Article, surface: str, kind: str, **more) -> Mention:
    """A mention of the first place where the words stand."""
    start = found.text.index(surface)
    fields = {"ordinal": 0, "block_kind": "paragraph", "rule_id": "test", "surface": surface}
    return Mention(type=kind, span_start=start, span_end=start + len(surface), **(fields | more))


def fact(cls: type, found: Article, words: str, **more):
    """A fact whose span is the first place of the words and whose quote is their line."""
    start = found.text.index(words)
    line = next(part for part in found.text.split("\n") if words in part)
    name = f"{found.article_id}|{cls.__name__}|{more}"
    return cls(
        fact_id=hashlib.sha256(name.encode()).hexdigest()[:16],
        quote=line,
        span_start=start,
        span_end=start + len(words),
        rule_id="test",
        resolve_method="explicit",
        confidence=0.9,
        **more,
    )


def figure(
    found: Article, value: float = 2116.0, words: str = "Công đoàn ngành Y tế", **more
) -> Figure:
    """A count of members."""
    fields = {"kind": "count", "measure": "members_total", "org_id": UNION.entity_id,
              "value": value, "unit_text": "đoàn viên"}  # fmt: skip
    return fact(Figure, found, words, **(fields | more))


def position(found: Article, name: str, words: str) -> tuple[Position, Entity]:
    """A chair of the union, with the person."""
    person = Entity(
        entity_id="per-" + hashlib.sha256(name.encode()).hexdigest()[:12],
        type="person",
        kind=None,
        name=name,
        lineage_id="vinh-long",
        parent_id=UNION.entity_id,
    )
    made = fact(Position, found, words, person_id=person.entity_id, person_name=name,
                role="Chủ tịch", role_canonical="Chủ tịch", role_rank="full",
                org_id=UNION.entity_id, org_name=UNION.name)  # fmt: skip
    return made, person


def facts(found: Article, **more) -> Facts:
    """Facts of an article: by default one mention and one figure of the union."""
    fields = {
        "province_id": "vn-ben-tre",
        "lineage_id": "vinh-long",
        "province_evidence": "source",
        "mentions": (mention(found, "Công đoàn ngành Y tế", "organisation", block_kind="title",
                             entity_id=UNION.entity_id),),
        "figures": (figure(found),),
        "entities": (UNION,),
    }  # fmt: skip
    return Facts(**(fields | more))


def accepted(found: Article, hour: int = 0, told: Facts | None = None) -> Placed:
    """A capture of the article, `hour` hours after the first day's start."""
    return Placed(
        url=found.page_url,
        captured_at=START + timedelta(hours=hour),
        warc_offset=hour * 1000 + int(found.article_id[:4], 16),
        payload_sha256=hashlib.sha256(found.text.encode()).hexdigest(),
        role=Role.ALIAS if found.is_twin else Role.ARTICLE,
        article=found,
        relevance=Relevance(score=0.9, reason="title", event_type="congress"),
        facts=told or facts(found),
    )


def revisit(of: Placed, hour: int) -> Placed:
    """A visit that found the bytes of an earlier capture again, `hour` hours after the start."""
    return Placed(url=of.url, captured_at=START + timedelta(hours=hour), warc_offset=700_000 + hour,
                  payload_sha256=of.payload_sha256)  # fmt: skip


def rejected(url: str, hour: int = 0, reason: Reason = Reason.SOFT_404) -> Placed:
    """A capture of a page that is no article."""
    return Placed(
        url=url,
        captured_at=START + timedelta(hours=hour),
        warc_offset=900_000 + hour,
        payload_sha256=hashlib.sha256(f"{url}{hour}".encode()).hexdigest(),
        role=Role.REJECTION,
        rejection=Rejection(stage="extract", source_id="mau", url=url, reason=reason),
    )


def write(path: Path, rows: Iterable[Placed]) -> None:
    """Write a segment file."""
    with SegmentWriter(path) as writer:
        for row in rows:
            writer.add(row)


def segment(folder: Path, *rows: Placed, warc: str = "a", source_id: str = "mau") -> SegmentFile:
    """A segment file of the rows, as of a WARC file named by one letter."""
    digest = hashlib.sha256(warc.encode()).hexdigest()
    path = folder / "segments" / segment_name(digest, source_id, "0" * 16)
    write(path, rows)
    return SegmentFile(path=path, warc_digest=digest, warc_file=f"2026/{warc}.warc.gz",
                       source_id=source_id, fingerprint="0" * 16)  # fmt: skip


def prepared(root: Path) -> Path:
    """The data root, where builds in other processes find the script of the page made."""
    script.bundle(State(root / "segments" / "state"))
    return root


def corpus(*segments: SegmentFile, sources: tuple[Source, ...] = (), **changes) -> Corpus:
    """A corpus of segments with the project's own tables."""
    registry = Registry(sources or (source(),), ())
    made = Corpus(
        segments=segments,
        registry=registry,
        provinces=load_provinces(CONFIG),
        judgements=Judgements(),
        vocabulary=metadata.load_vocabulary(CONFIG),
        fingerprints={s.source_id: {"rules": "r", "lexicon": "l", "code": "c"} for s in registry},
        archive={s.warc_file: s.warc_digest for s in segments},
        resolve=lambda url: urls.article_id(urls.url_key(url)),
        state=segments[0].path.parent / "state" if segments else None,
    )
    return dataclasses.replace(made, **changes)
