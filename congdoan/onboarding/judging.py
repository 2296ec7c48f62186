"""Whether the rules of a source read a few of its articles rightly; which key is to blame if not.

A wrong rule mostly finds something, so what it finds is held against the listing, against what the
generic path finds, and against the source's other articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from congdoan.extract.dates import find_dates
from congdoan.extract.page import extract
from congdoan.extract.published import capture_day
from congdoan.records import Article, ArticleRef, Capture, Reason, Rejection, record
from congdoan.sources import Select, Source
from congdoan.text import tone_key

_SOUND = ("json_ld", "meta")  # as good as a rule where the family's finds nothing
_SOON = timedelta(days=15)  # from an event to its report
_LEAST_SHARE = 0.5  # of the generic path's text that a rule must find
_LEAST_COMMON = 0.5  # of the words of title and listing that must be the same
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


def sampled(ref: ArticleRef, capture: Capture, source: Source) -> Sample:
    """An article page read by the source's rules and without any."""
    plain = source.model_copy(update={"select": Select(), "own_select": ()})
    return Sample(
        ref=ref, capture=capture, found=extract(capture, source), plain=extract(capture, plain)
    )


def other_order(source: Source) -> Source:
    """The source with day and month of its dates read the other way round."""
    order = "dmy" if source.select.date_order == "mdy" else "mdy"
    return source.model_copy(
        update={"select": source.select.model_copy(update={"date_order": order})}
    )


def dates_by_rule(found: Sequence[Article | Rejection]) -> int:
    """How many of the articles have their date from a rule."""
    return sum(isinstance(f, Article) and f.published_evidence == "site_rule" for f in found)


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
    if key is None and isinstance(sample.plain, Article):
        key = "select.body"  # without rules the page is an article
    if key is None:
        return  # a PDF, a scan or a login page is the site's way, and no rule's fault
    yield Problem(key=key, what=f"{sample.ref.url} is no article: {found.reason} {found.detail}")


def _of_article(source: Source, sample: Sample, found: Article) -> Iterator[Problem]:
    if source.select.body and found.extraction == "generic":
        yield Problem(key="select.body", what=f"no selector matches {sample.ref.url}")
    if "missed:title" in found.notes:
        yield Problem(key="select.title", what=f"no selector matches {sample.ref.url}")
    sound = found.published_evidence in _SOUND and "date" not in source.own_select
    if "missed:date" in found.notes and not sound:
        swapped = dates_by_rule([extract(sample.capture, other_order(source))])
        key = "select.date_order" if swapped else "select.date"
        yield Problem(key=key, what=f"no selector finds a date in {sample.ref.url}")
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
        key = "select.date_order" if told == _swapped(day) else "select.date"
        yield Problem(key=key, what=f"{day} in {sample.ref.url}, {told} in the listing")
    elif (text_day := _nearer_swapped(day, found)) is not None:
        what = f"{day} in {sample.ref.url}, whose text speaks of {text_day}"
        yield Problem(key="select.date_order", what=what)


def _swapped(day: date) -> date | None:
    """The day with day and month changed about; None when no calendar has it."""
    return None if day.day > 12 else date(day.year, day.day, day.month)  # noqa: PLR2004 - months


def _nearer_swapped(day: date, found: Article) -> date | None:
    """The first date of the prose when it is near the swapped day and far from the day itself."""
    swapped, prose = _swapped(day), found.text.partition("\n")[2]
    told = next((f.day for f in find_dates(prose, "dmy")), None)
    if told is None or swapped is None or swapped == day:
        return None
    is_nearer = abs(swapped - told) <= _SOON < abs(day - told)
    return told if is_nearer else None


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
