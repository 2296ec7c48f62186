"""The judgement of each source as the last run left it in `<data>/health.json`; judges nothing."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from congdoan.health import Health
from congdoan.records import record

_ORDER = {"broken": 0, "degraded": 1, "ok": 2}


@record
class Kept:
    """One source: its state, why, and when it was judged; `muted`: nobody wants to hear of it."""

    source_id: str
    state: str
    reasons: tuple[str, ...] = ()
    judged_on: str | None = None
    last_article_on: str | None = None
    muted: bool = False

    @property
    def is_sick(self) -> bool:
        """Whether somebody should look at it."""
        return self.state in ("broken", "degraded") and not self.muted


def kept_health(data: Path) -> dict[str, Kept]:
    """Source -> its health as it was last told, sick ones first; empty before the first time."""
    try:
        found = json.loads((data / "health.json").read_text(encoding="utf-8"))
        kept = [_kept(source_id, said) for source_id, said in found.items()]
    except (FileNotFoundError, ValueError, TypeError):  # a torn file tells every state once more
        return {}
    kept.sort(key=lambda k: (_ORDER.get(k.state, len(_ORDER)), k.source_id))
    return {k.source_id: k for k in kept}


def _kept(source_id: str, said: str | dict[str, Any]) -> Kept:
    if isinstance(said, str):  # as it was kept when reasons were not
        return Kept(source_id=source_id, state=said)
    return Kept(source_id=source_id, **{**said, "reasons": tuple(said["reasons"])})


def keep_health(
    data: Path,
    before: Mapping[str, Kept],
    day: date,
    health: Iterable[Health],
    muted: Collection[str] = (),
) -> None:
    """Remember what was judged on a day; the file is replaced as a whole."""
    judged = {
        h.source_id: Kept(
            source_id=h.source_id,
            state=h.state,
            reasons=h.reasons,
            judged_on=day.isoformat(),
            last_article_on=None if h.last_article_on is None else h.last_article_on.isoformat(),
            muted=h.source_id in muted,
        )
        for h in health
    }
    rows = {i: dataclasses.asdict(k) for i, k in {**before, **judged}.items()}
    for row in rows.values():
        del row["source_id"]
    temp = data / "health.json.tmp"
    text = json.dumps(rows, indent=1, sort_keys=True, ensure_ascii=False)
    temp.write_text(text + "\n", encoding="utf-8")
    temp.replace(data / "health.json")
