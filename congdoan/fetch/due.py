"""Which articles a run visits: new ones, and known ones on a falling schedule to see edits."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from congdoan.fetch.state import Page
from congdoan.records import ArticleRef, Role

SCHEDULE = tuple(timedelta(days=days) for days in (1, 3, 7, 30, 90))
"""Rest after a change, and after each visit that found nothing new; the last one repeats."""


def is_due(page: Page, now: datetime) -> bool:
    """Whether a page is to be visited; a date too far ahead comes from a clock that was wrong."""
    if page.next_visit_at is None:
        return True
    return not timedelta(0) < page.next_visit_at - now <= SCHEDULE[-1]


def is_older(ref: ArticleRef, since: date | None) -> bool:
    """Whether the listing dates the article before `since`."""
    return since is not None and ref.published_hint is not None and ref.published_hint < since


def seen(page: Page | None, ref: ArticleRef, now: datetime) -> Page:
    """What is known of an article after a listing showed it."""
    known = page or Page(
        source_id=ref.source_id, url_key=ref.url_key, url=ref.url, role=Role.ARTICLE
    )
    return dataclasses.replace(
        known,
        last_seen_at=now,
        listing_url=ref.listing_url,
        title_hint=ref.title_hint or known.title_hint,
        published_hint=ref.published_hint or known.published_hint,
    )


def new_first(pages: Mapping[str, Page], refs: Iterable[ArticleRef]) -> list[ArticleRef]:
    """The references in their order, those never archived before the others."""
    return sorted(refs, key=lambda ref: pages[ref.url_key].stored_at is not None)


def known_refs(
    pages: Mapping[str, Page], refs: Iterable[ArticleRef], now: datetime
) -> list[ArticleRef]:
    """What a recheck visits: what is due anyway, then every other article that is not gone.

    The article that has not answered for longest comes first, so that limited runs get round.
    """
    due = due_refs(pages, refs, now)
    keys = {ref.url_key for ref in due}
    rest = [
        page
        for page in pages.values()
        if page.role is Role.ARTICLE and page.stored_at is not None
        if not page.is_gone and page.url_key not in keys
    ]
    rest.sort(key=lambda page: (page.last_ok_at is not None, page.last_ok_at, page.url_key))
    return due + [_ref(page) for page in rest]


def due_refs(
    pages: Mapping[str, Page], refs: Iterable[ArticleRef], now: datetime
) -> list[ArticleRef]:
    """What is due: never archived articles in listing order, then the others, oldest date first.

    Known articles are visited whether a listing still shows them or not.
    """
    listed = [ref for ref in refs if is_due(pages[ref.url_key], now)]
    new = [ref for ref in listed if pages[ref.url_key].stored_at is None]
    keys = {ref.url_key for ref in new}
    due = [
        page
        for page in pages.values()
        if page.role is Role.ARTICLE and page.url_key not in keys and is_due(page, now)
    ]
    due.sort(key=lambda page: (page.next_visit_at or now, page.url_key))
    return new + [_ref(page) for page in due]


def _ref(page: Page) -> ArticleRef:
    return ArticleRef(
        source_id=page.source_id,
        url=page.url,
        url_key=page.url_key,
        listing_url=page.listing_url or page.url,
        title_hint=page.title_hint,
        published_hint=page.published_hint,
    )
