"""Before the first live run: robots, one listing and three articles of a source; go or no-go.

Nothing is archived or published. Every problem names the YAML key to change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from congdoan.discover.walk import Step, Walk
from congdoan.errors import ConfigError
from congdoan.fetch.fetcher import Fetched, Fetcher
from congdoan.fetch.retry import HOST_FAILURES
from congdoan.onboarding.asking import Way, asking, capture_of
from congdoan.onboarding.doors import family_hits
from congdoan.onboarding.judging import Problem, Sample, judged, sampled
from congdoan.onboarding.links import article_shapes, links_of
from congdoan.onboarding.pagers import paging
from congdoan.records import ArticleRef, Outcome, record
from congdoan.registry import Registry
from congdoan.sources import Source, Status

SAMPLES = 3
_UNREACHED = frozenset(
    {Outcome.DNS, Outcome.CONNECT, Outcome.TLS, Outcome.PRIVATE_ADDRESS, Outcome.OFF_SITE}
)


@record
class Verdict:
    """Whether a source can be harvested; `advice` is no obstacle."""

    source_id: str
    go: bool
    requests: int
    listing: str | None
    articles: int
    samples: tuple[Sample, ...]
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]


def candidates(registry: Registry, source_ids: Sequence[str], way: Way) -> tuple[Source, ...]:
    """The named sources; without names all that are not retired, and that a replay holds.

    Raises:
        UsageError: an id is unknown.
    """
    if source_ids:
        return registry.pick(source_ids)
    held = way.gateway.hosts if way.gateway else None
    return tuple(
        source
        for source in registry
        if source.status is not Status.RETIRED
        if held is None or held.intersection(source.hosts)
    )


def commission(source: Source, way: Way, registry: Registry) -> Verdict:
    """Try one source.

    Raises:
        UsageError: a live way without contact.
    """
    with asking(source, way) as fetcher:
        trial = _Trial(source, fetcher, registry)
        try:
            trial.go()
        except ConfigError as error:  # a selector that cannot be read is found on the first page
            trial.wrong("select", str(error))
    return trial.verdict()


class _Trial:
    """One source being tried: what was asked, what was found, what is wrong."""

    def __init__(self, source: Source, fetcher: Fetcher, registry: Registry) -> None:
        self._source = source
        self._fetcher = fetcher
        self._registry = registry
        self._refs: tuple[ArticleRef, ...] = ()
        self._listing: str | None = None
        self._samples: list[Sample] = []
        self._problems: list[Problem] = []
        self._advice: list[Problem] = []

    def go(self) -> None:
        """Ask for listing and articles and judge what came."""
        if not self._source.listings:
            self.wrong("listings", "the source names no listing: `congdoan probe` looks for one")
            home = self._fetcher.get(self._source.homepage)
            if home.outcome is not Outcome.OK:
                self._unread("homepage", home)
            return
        for number in range(len(self._source.listings)):
            if self._list(number):
                break
        for ref in self._refs[:SAMPLES]:
            self._read(ref)
        self._problems += judged(self._source, self._samples)
        self._advice += self._family()

    def verdict(self) -> Verdict:
        """What the trial has shown."""
        return Verdict(
            source_id=self._source.source_id,
            go=not self._problems and bool(self._samples),
            requests=self._fetcher.requests,
            listing=self._listing,
            articles=len(self._refs),
            samples=tuple(self._samples),
            problems=tuple(dict.fromkeys(self._problems)),
            advice=tuple(self._advice),
        )

    def wrong(self, key: str, what: str) -> None:
        """Note a problem and the key to change."""
        self._problems.append(Problem(key=key, what=what))

    def _unread(self, key: str, got: Fetched) -> None:
        """A page that could not be had, with the key to blame."""
        detail = f"{got.url}: {got.outcome} {got.detail}".strip()
        cause = self._cause(got)
        if cause is Outcome.ROBOTS:
            self.wrong("status", f"{detail}; what robots.txt forbids is not harvested")
        elif cause is Outcome.REDIRECTS or cause in _UNREACHED:
            self.wrong("hosts", f"{detail}; has the site moved, or is name or scheme another?")
        else:
            self.wrong(key, detail)

    def _cause(self, got: Fetched) -> Outcome:
        """What is to blame: a robots.txt that could not be had forbids nothing."""
        asked = self._fetcher.robots[-1].outcome if self._fetcher.robots else got.outcome
        unwell = asked in _UNREACHED | HOST_FAILURES
        return asked if got.outcome is Outcome.ROBOTS and unwell else got.outcome

    def _list(self, number: int) -> bool:
        """Read a listing's first document; whether it shows articles."""
        listing, key = self._source.listings[number], f"listings[{number}]"
        walk = Walk(self._source, listing)
        step = walk.next()
        got = None if step is None else self._fetcher.get(step.url)
        if step is None or got is None or got.outcome is not Outcome.OK:
            if got is not None:
                self._unread(f"{key}.url", got)
            return False
        kind = got.exchange.header("Content-Type") if got.exchange else None
        found = walk.read(step, got.body, kind)
        if not found.refs and not found.links:
            self.wrong(*self._why_empty(key, got, kind))
            return False
        walk.take(step, found)
        self._listing, self._refs = listing.url, found.refs
        self._pager(number, got, kind)
        self._next_page(walk, key)
        return bool(self._refs)

    def _pager(self, number: int, got: Fetched, kind: str | None) -> None:
        """Compare how the listing is said to be paged with the pager that it shows."""
        listing = self._source.listings[number]
        links = links_of(got.body, kind, got.url, self._source.hosts)
        shown = paging(listing.url, links) if listing.kind not in ("rss", "sitemap") else None
        if shown is None or (shown.pages, shown.next_page) == (listing.pages, listing.next_page):
            return
        what = f"{listing.url} links its pages as '{shown.pages}' from n={shown.next_page}"
        problem = Problem(key=f"listings[{number}].pages", what=what)
        (self._advice if shown.pages == listing.pages else self._problems).append(problem)

    def _why_empty(self, key: str, got: Fetched, kind: str | None) -> tuple[str, str]:
        links = links_of(got.body, kind, got.url, self._source.hosts)
        shapes = article_shapes(links)
        if shapes:
            return "article_url", (
                f"matches none of {len(links)} links of {got.url}; {len(shapes[0].links)} headlines"
                f" there meet '{shapes[0].pattern}'"
            )
        return f"{key}.url", f"{got.url} shows no links to articles (made by a script?)"

    def _next_page(self, walk: Walk, key: str) -> None:
        """The second document of a paged listing, or the first child of a sitemap index."""
        step: Step | None = walk.next()
        if step is None:
            return
        got = self._fetcher.get(step.url)
        if got.outcome is not Outcome.OK:
            if got.outcome is not Outcome.HTTP_4XX:  # a listing of one page has no second
                self._unread(f"{key}.pages", got)
            return
        kind = got.exchange.header("Content-Type") if got.exchange else None
        walk.take(step, walk.read(step, got.body, kind))
        if walk.ended == "repeated":
            self.wrong(f"{key}.pages", f"{step.url} shows the first page again")
        self._refs = walk.refs

    def _read(self, ref: ArticleRef) -> None:
        got = self._fetcher.get(ref.url)
        capture = capture_of(got, self._source)
        if capture is None:
            self._unread("article_url", got)
            return
        self._samples.append(sampled(ref, capture, self._source))

    def _family(self) -> Iterator[Problem]:
        """Advice when the pages show another family than the source names."""
        if not self._samples:
            return
        hits = family_hits(self._registry, self._samples[0].capture.body)
        shown = [family for family, _, _ in hits]
        if shown and self._source.family not in shown:
            have = self._source.family or "none"
            yield Problem(key="family", what=f"is {have}; the pages look like {', '.join(shown)}")
