"""Before the first live run: robots, one listing and three articles of a source; go or no-go.

Nothing is archived or published. Every problem names the YAML key to change. What a rule finds is
compared with what the generic path finds and with what the listing says, because a wrong rule
mostly finds something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from congdoan.discover.walk import Step, Walk
from congdoan.extract.page import extract
from congdoan.extract.published import capture_day
from congdoan.fetch.fetcher import Fetched, Fetcher
from congdoan.onboarding.asking import Way, asking, capture_of
from congdoan.onboarding.doors import family_hits
from congdoan.onboarding.links import article_shapes, links_of
from congdoan.records import Article, ArticleRef, Capture, Outcome, Reason, Rejection, record
from congdoan.registry import Registry
from congdoan.sources import Select, Source
from congdoan.text import tone_key

SAMPLES = 3
_LEAST_SHARE = 0.5  # of the generic path's text that a rule must find
_LEAST_COMMON = 0.5  # of the words of title and listing that must be the same
_UNREACHED = frozenset(
    {Outcome.DNS, Outcome.CONNECT, Outcome.TLS, Outcome.PRIVATE_ADDRESS, Outcome.OFF_SITE}
)
_KEY_OF_REASON = {
    Reason.NO_TITLE: "select.title",
    Reason.TOO_SHORT: "select.body",
    Reason.EMPTY: "select.body",
    Reason.SOFT_404: "article_url",
}


@record
class Problem:
    """What keeps a source from being harvested, and the YAML key to change."""

    key: str
    what: str


@record
class Sample:
    """One article of the source as its rules read it, beside what the generic path reads."""

    ref: ArticleRef
    capture: Capture
    found: Article | Rejection
    plain: Article | Rejection


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


def commission(source: Source, way: Way, registry: Registry) -> Verdict:
    """Try one source.

    Raises:
        UsageError: a live way without contact.
    """
    with asking(source, way) as fetcher:
        trial = _Trial(source, fetcher, registry)
        trial.go()
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
        if not self._source.listings:
            self._wrong("listings", "the source names no listing: `congdoan probe` looks for one")
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

    def _wrong(self, key: str, what: str) -> None:
        self._problems.append(Problem(key=key, what=what))

    def _unread(self, key: str, got: Fetched) -> None:
        """A page that could not be had, with the key to blame."""
        detail = f"{got.url}: {got.outcome} {got.detail}".strip()
        if got.outcome is Outcome.ROBOTS:
            self._wrong("status", f"{detail}; what robots.txt forbids is not harvested")
        elif got.outcome is Outcome.REDIRECTS or got.outcome in _UNREACHED:
            self._wrong("hosts", f"{detail}; has the site moved, or is the scheme another?")
        else:
            self._wrong(key, detail)

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
            self._wrong(*self._why_empty(key, got, kind))
            return False
        walk.take(step, found)
        self._listing, self._refs = listing.url, found.refs
        self._next_page(walk, key)
        return bool(self._refs)

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
            self._wrong(f"{key}.pages", f"{step.url} shows the first page again")
        self._refs = walk.refs

    def _read(self, ref: ArticleRef) -> None:
        got = self._fetcher.get(ref.url)
        capture = capture_of(got, self._source)
        if capture is None:
            self._unread("article_url", got)
            return
        plain = self._source.model_copy(update={"select": Select(), "own_select": ()})
        self._samples.append(
            Sample(
                ref=ref,
                capture=capture,
                found=extract(capture, self._source),
                plain=extract(capture, plain),
            )
        )

    def _family(self) -> Iterator[Problem]:
        """Advice when the pages show another family than the source names."""
        if not self._samples:
            return
        hits = family_hits(self._registry, self._samples[0].capture.body)
        shown = [family for family, _, _ in hits]
        if shown and self._source.family not in shown:
            have = self._source.family or "none"
            yield Problem(key="family", what=f"is {have}; the pages look like {', '.join(shown)}")


def judged(source: Source, samples: Sequence[Sample]) -> Iterator[Problem]:
    """What is wrong with the rules of a source, from a few of its articles."""
    for sample in samples:
        if isinstance(sample.found, Rejection):
            yield from _of_rejection(sample, sample.found)
        else:
            yield from _of_article(source, sample, sample.found)
    yield from _of_all([s.found for s in samples if isinstance(s.found, Article)])


def _of_rejection(sample: Sample, found: Rejection) -> Iterator[Problem]:
    key = _KEY_OF_REASON.get(found.reason)
    if key is None:
        return  # a PDF, a scan or a login page is the site's way, and no rule's fault
    yield Problem(key=key, what=f"{sample.ref.url} is no article: {found.reason} {found.detail}")


def _of_article(source: Source, sample: Sample, found: Article) -> Iterator[Problem]:
    if source.select.body and found.extraction == "generic":
        yield Problem(key="select.body", what=f"no selector matches {sample.ref.url}")
    for key in ("title", "date"):
        if f"missed:{key}" in found.notes:
            yield Problem(key=f"select.{key}", what=f"no selector matches {sample.ref.url}")
    yield from _of_date(sample, found)
    yield from _of_title(sample, found)
    if isinstance(sample.plain, Article) and len(found.text) < _LEAST_SHARE * len(
        sample.plain.text
    ):
        what = f"{len(found.text)} characters of {sample.ref.url}, {len(sample.plain.text)} without"
        yield Problem(key="select.body", what=what)


def _of_date(sample: Sample, found: Article) -> Iterator[Problem]:
    day, told = found.published_on, sample.ref.published_hint
    if day is None:
        yield Problem(key="select.date", what=f"no date in {sample.ref.url}")
    elif day > capture_day(sample.capture.captured_at) + timedelta(days=1):
        yield Problem(key="select.date_order", what=f"{day} is in the future of {sample.ref.url}")
    elif told is not None and told != day:
        swapped = (told.month, told.day) == (day.day, day.month)
        key = "select.date_order" if swapped else "select.date"
        yield Problem(key=key, what=f"{day} in {sample.ref.url}, {told} in the listing")


def _of_title(sample: Sample, found: Article) -> Iterator[Problem]:
    hint = sample.ref.title_hint or ""
    told, own = set(tone_key(hint).split()), set(tone_key(found.title).split())
    if told and len(told & own) < _LEAST_COMMON * min(len(told), len(own)):
        what = f"'{found.title}' in {sample.ref.url}, '{hint}' in the listing"
        yield Problem(key="select.title", what=what)


def _of_all(found: Sequence[Article]) -> Iterator[Problem]:
    """What only several articles show: a part that is the same on every page."""
    if len(found) < 2:  # noqa: PLR2004 - one article shows nothing
        return
    if len({a.title for a in found}) == 1:
        yield Problem(key="select.title", what=f"every article is called '{found[0].title}'")
    if len({a.text for a in found}) == 1:
        yield Problem(key="select.body", what="every article has the same text")
