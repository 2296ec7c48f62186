"""Going through one listing: which document to ask for next, and when to stop.

The walk asks for nothing itself. It is told what each document showed and says what comes next.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable
from datetime import date
from itertools import zip_longest
from typing import Literal

from congdoan import urls
from congdoan.discover import posts
from congdoan.discover.feeds import read_feed
from congdoan.discover.found import Found, merged
from congdoan.discover.json_lists import read_json
from congdoan.discover.pages import read_page
from congdoan.discover.sitemaps import read_sitemap
from congdoan.records import ArticleRef, Form, Role, record
from congdoan.sources import Listing, Source

Reader = Callable[[Source, Listing, str, bytes, str | None], Found]

READERS: dict[str, Reader] = {
    "html": read_page,
    "query_page": read_page,
    "path_page": read_page,
    "rss": read_feed,
    "sitemap": read_sitemap,
    "wordpress": read_json,
    "json": read_json,
    "aspnet": posts.read_aspnet,
}
"""One reader per kind of listing; a new kind is a new line here and in `sources.Listing`."""

_ROLES = {"rss": Role.FEED, "sitemap": Role.SITEMAP}
_DEEPEST = 3  # an index of indexes of sitemaps

Ended = Literal["", "last_page", "no_new_refs", "repeated", "older", "max_pages", "no_answer"]


@record
class Step:
    """A document to ask for: number within the listing, and depth below a sitemap index.

    `post` is sent with POST; None asks with GET. `key` tells documents of one address apart.
    """

    url: str
    number: int
    depth: int = 0
    post: Form | None = None

    @property
    def key(self) -> str:
        """Unlike for any other document of the listing."""
        return self.url if self.post is None else f"{self.url}#{self.number}"


class Walk:
    """The way through one listing.

    Args:
        source: whose listing it is.
        listing: the listing.
        since: stop at a document whose dates are all before this day.
    """

    def __init__(self, source: Source, listing: Listing, since: date | None = None) -> None:
        self._source = source
        self._listing = listing
        self._since = since
        self._queue: deque[Step] = deque()
        self._asked: set[str] = set()
        self._shown: set[str] = set()
        self._refs: tuple[ArticleRef, ...] = ()
        self._keys: set[str] = set()
        self.ended: Ended = ""
        self.role = _ROLES.get(listing.kind, Role.LISTING)
        self.is_remembered = listing.kind != "aspnet"  # its next page needs the form of this one
        self.asks = listing.kind not in ("ids", "seeds")
        if self.asks:
            self._plan(listing.url, 0, 0, posts.first_form(listing))
        else:
            self._refs = posts.written_refs(source, listing)

    @property
    def refs(self) -> tuple[ArticleRef, ...]:
        """Articles seen so far, first sighting first."""
        return self._refs

    def next(self) -> Step | None:
        """The next document, None at the end; `ended` says why it ended."""
        if self.ended or not self._queue:
            self.ended = self.ended or "last_page"
            return None
        return self._queue.popleft()

    def read(self, step: Step, body: bytes, kind: str | None) -> Found:
        """What a document shows."""
        return READERS[self._listing.kind](self._source, self._listing, step.url, body, kind)

    def take(self, step: Step, found: Found) -> None:
        """Learn what the document of `step` showed."""
        fresh = [ref for ref in found.refs if ref.url_key not in self._keys]
        self._refs = merged(self._refs, found.refs)
        self._keys.update(ref.url_key for ref in fresh)
        for link, day in zip_longest(found.links, found.days):
            is_old = self._since is not None and day is not None and day < self._since
            if step.depth < _DEEPEST and not is_old:
                self._plan(link, len(self._asked), step.depth + 1)
        if self._listing.kind == "sitemap":
            return
        self.ended = self._stop(found, is_new=bool(fresh))
        if not self.ended:
            self._plan_page(step.number + 1, found)

    def miss(self, step: Step) -> bool:
        """Learn that a document could not be had; whether that is a failure of the listing.

        Behind the last page many sites answer 404: the end of the way, and no failure.
        """
        if self._listing.kind != "sitemap":
            self.ended = "no_answer" if step.number == 0 else "last_page"
        return step.number == 0

    def _stop(self, found: Found, *, is_new: bool) -> Ended:
        digest = _digest(found)
        if digest in self._shown:
            return "repeated"
        self._shown.add(digest)
        if not is_new:
            return "no_new_refs"
        days = [ref.published_hint for ref in found.refs if ref.published_hint is not None]
        if self._since is not None and days and max(days) < self._since:
            return "older"
        return ""

    def _plan_page(self, number: int, found: Found) -> None:
        form = posts.next_form(self._listing, number, found)
        if form is not None:
            self._plan(self._listing.url, number, 0, form)
            return
        url = self._source.page_url(self._listing, number)
        if url is not None:
            self._plan(url, number, 0)
        elif self._listing.pages is not None:
            self.ended = "max_pages"

    def _plan(self, url: str, number: int, depth: int, post: Form | None = None) -> None:
        address = urls.normal_url(url)
        if address is None or len(self._asked) >= self._listing.max_pages:
            return
        step = Step(url=address, number=number, depth=depth, post=post)
        if step.key not in self._asked:
            self._asked.add(step.key)
            self._queue.append(step)


def _digest(found: Found) -> str:
    keys = "\n".join(ref.url_key for ref in found.refs)
    return hashlib.sha256(keys.encode()).hexdigest()
