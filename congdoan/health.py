"""Health of sources: silence told from breakage, by rules over what was observed.

Reads coverage (what each day brought) and the newest release's articles (what they hold); says for
each source ok, degraded, broken or retired, and why. Judges nothing about single pages, sends
nothing, and knows the day only as an argument.
"""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pyarrow.parquet as pq
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from congdoan.errors import ConfigError
from congdoan.records import record
from congdoan.release.reading import list_releases, open_release
from congdoan.sources import Source, Status

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
HealthState = Literal["ok", "degraded", "broken", "retired"]
ARTICLE_COLUMNS = [
    "source_id", "published_on", "captured_at", "lead", "extraction", "warc_file", "warc_offset",
]  # fmt: skip
_ENOUGH = 10  # articles or pages from which a share means something
Row = Mapping[str, Any]


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Silence(_Rules):
    """How long a source may be quiet."""

    factor: float
    least_days: int
    least_articles: int


class Failing(_Rules):
    """When failing days make a source broken."""

    broken_after: int


class Failed(_Rules):
    """What many failures of a day are."""

    share: float
    least_requests: int


class Rejections(_Rules):
    """What a jump of rejections is."""

    days: int
    rise: float
    least_pages: int


class Fill(_Rules):
    """What a drop of filled fields is."""

    articles: int
    drop: float


class Rules(_Rules):
    """config/health.yml."""

    silence: Silence
    failing: Failing
    failed: Failed
    unvisited_days: int
    rejections: Rejections
    fill: Fill
    ahead_share: float
    family_pages: int
    mute: dict[str, date]

    def muted(self, source_id: str, today: date) -> bool:
        """Whether nobody wants to hear of the source today."""
        return source_id in self.mute and today <= self.mute[source_id]


@record
class Health:
    """One source: its state, why, and the last day of publication that is known of it."""

    source_id: str
    state: HealthState
    reasons: tuple[str, ...] = ()
    last_article_on: date | None = None

    def silent_days(self, today: date) -> int | None:
        """Days since the last article."""
        return None if self.last_article_on is None else (today - self.last_article_on).days


@record
class Observed:
    """What is known of one source; days and articles oldest first."""

    days: Sequence[Row] = ()
    articles: Sequence[Row] = ()
    problem: str = ""  # what tonight's run says of its listings
    look: str = ""  # what the newest pages say of its family


def load_rules(config: Path) -> Rules:
    """Read config/health.yml.

    Raises:
        ConfigError: names file and key.
    """
    path = config / "health.yml"
    try:
        return Rules.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise ConfigError(f"{path} is missing") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise ConfigError(f"{path}: key '{key}': {first['msg']}") from error


def observe(data: Path, problems: Mapping[str, str] | None = None) -> dict[str, Observed]:
    """Source id -> what coverage and the newest release tell; sources never seen are absent."""
    days: dict[str, list[Row]] = defaultdict(list)
    articles: dict[str, list[Row]] = defaultdict(list)
    folder = data / "observations" / "coverage"
    if folder.is_dir():
        for row in pq.read_table(folder).to_pylist():
            days[row["source_id"]].append(row)
    if list_releases(data):
        for row in open_release(data).table("articles", ARTICLE_COLUMNS).to_pylist():
            articles[row["source_id"]].append(row)
    said = problems or {}
    return {
        source_id: Observed(
            days=sorted(days[source_id], key=lambda row: row["day"]),
            articles=sorted(articles[source_id], key=lambda row: row["captured_at"]),
            problem=said.get(source_id, ""),
        )
        for source_id in sorted({*days, *articles, *said})
    }


def judge(source: Source, seen: Observed, rules: Rules, today: date) -> Health:
    """The source's health on a day."""
    dated = [row["published_on"] for row in seen.articles if row["published_on"] is not None]
    last = max((day for day in dated if day <= today), default=None)
    if source.status is Status.RETIRED:
        return Health(source_id=source.source_id, state="retired", last_article_on=last)
    broken = [*_failing(seen.days, rules), *([seen.problem] if seen.problem else [])]
    weak = [
        *_failures(seen.days, rules),
        *_unvisited(seen.days, rules, today),
        *_rejections(seen.days, rules),
        *_silence(dated, rules, today),
        *_fill(seen.articles, rules),
        *_ahead(seen.articles, rules),
        *([seen.look] if seen.look else []),
    ]
    state: HealthState = "broken" if broken else "degraded" if weak else "ok"
    return Health(
        source_id=source.source_id, state=state, reasons=(*broken, *weak), last_article_on=last
    )


def _failing(days: Sequence[Row], rules: Rules) -> list[str]:
    streak = 0
    for row in reversed(days):
        if not row["attempted"] or row["failed"] < row["attempted"]:
            break
        streak += 1
    if streak < rules.failing.broken_after:
        return []
    return [f"every request failed on the last {streak} days"]


def _failures(days: Sequence[Row], rules: Rules) -> list[str]:
    if not days or days[-1]["attempted"] < rules.failed.least_requests:
        return []
    last = days[-1]
    share = last["failed"] / last["attempted"]
    if share <= rules.failed.share:
        return []
    kinds = ", ".join(f"{last[f'failed_{k}']} {k}" for k in ("network", "http", "refused"))
    return [f"{share:.0%} of the requests of {last['day']} failed ({kinds})"]


def _unvisited(days: Sequence[Row], rules: Rules, today: date) -> list[str]:
    if not days:
        return ["never fetched"]
    rest = (today - days[-1]["day"]).days
    return [f"not fetched for {rest} days"] if rest > rules.unvisited_days else []


def _rejections(days: Sequence[Row], rules: Rules) -> list[str]:
    def share(rows: Sequence[Row]) -> float | None:
        pages = sum(row["relevant"] + row["rejected"] for row in rows)
        rejected = sum(row["rejected"] for row in rows)
        return None if pages < rules.rejections.least_pages else rejected / pages

    n = rules.rejections.days
    now, before = share(days[-n:]), share(days[:-n])
    if now is None or before is None or now - before < rules.rejections.rise:
        return []
    return [f"rejected pages rose from {before:.0%} to {now:.0%}"]


def _silence(dated: Iterable[date], rules: Rules, today: date) -> list[str]:
    days = sorted({day for day in dated if day <= today})
    if len(days) < max(2, rules.silence.least_articles):
        return []
    gaps = [(b - a).days for a, b in itertools.pairwise(days)]
    usual = statistics.quantiles(gaps, n=10, method="inclusive")[-1] if len(gaps) > 1 else gaps[0]
    limit = max(rules.silence.least_days, rules.silence.factor * usual)
    rest = (today - days[-1]).days
    return [f"no article for {rest} days (usual gap {usual:.0f})"] if rest > limit else []


def _fill(articles: Sequence[Row], rules: Rules) -> list[str]:
    n = rules.fill.articles
    late, early = articles[-n:], articles[:-n]
    if min(len(late), len(early)) < _ENOUGH:
        return []
    tests = {
        "a date": lambda row: row["published_on"] is not None,
        "a lead": lambda row: bool(row["lead"]),
        "rules that fit": lambda row: row["extraction"] != "generic",
    }
    found = []
    for name, test in tests.items():
        before, now = (statistics.fmean(map(test, rows)) for rows in (early, late))
        if before - now >= rules.fill.drop:
            found.append(f"articles with {name} fell from {before:.0%} to {now:.0%}")
    return found


def _ahead(articles: Sequence[Row], rules: Rules) -> list[str]:
    late = [row for row in articles[-rules.fill.articles :] if row["published_on"] is not None]
    ahead = [r for r in late if r["published_on"] > local_day(r["captured_at"])]
    if not late or len(ahead) / len(late) < rules.ahead_share:
        return []
    return [f"{len(ahead)} of the last {len(late)} articles are dated after they were fetched"]


def local_day(instant: datetime) -> date:
    """The calendar day in Viet Nam."""
    return instant.astimezone(HANOI).date()
