"""What a page's archived visits say of it, one after the other: the state made again."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta, timezone

from congdoan.fetch.due import SCHEDULE
from congdoan.fetch.faults import is_missing
from congdoan.fetch.state import Page

_GONE_DAYS = 3
_VIETNAM = timezone(timedelta(hours=7))


def remembered(  # noqa: PLR0913 - what an archived visit says
    page: Page,
    at: datetime,
    url: str,
    *,
    status: int | None,
    is_whole: bool,
    is_revisit: bool,
    digest: str | None,
) -> Page:
    """The page after one more visit.

    Args:
        page: as it was known before.
        at: when the visit was.
        url: the address that answered.
        status: of the answer; None for an attempt without one.
        is_whole: whether a body came that can be read.
        is_revisit: whether the answer said that nothing changed.
        digest: of the body.
    """
    if is_revisit or (is_whole and status in (200, 203)):
        quiet = page.quiet_visits + 1 if is_revisit else 0
        page = dataclasses.replace(
            page, last_ok_at=at, last_seen_at=at, failures=0, quiet_visits=quiet, missing_days=0,
            missing_on=None, is_gone=False,
            next_visit_at=at + SCHEDULE[min(quiet, len(SCHEDULE) - 1)],
        )  # fmt: skip
        if is_revisit:
            return page
        return dataclasses.replace(
            page, payload_sha256=digest, stored_url=url, stored_at=at, full_at=at
        )
    page = dataclasses.replace(page, failures=page.failures + 1)
    if not is_missing(status):
        return page
    day = at.astimezone(_VIETNAM).date()
    days = page.missing_days + (page.missing_on != day)
    return dataclasses.replace(page, missing_days=days, missing_on=day, is_gone=days >= _GONE_DAYS)
