"""Further events of an article, behind the one that it opens with (openers.py).

What a sentence tells of the same day and host belongs to the event before it, unless it is another
part of the day and another kind of event. In prose, days of long before the main event are its
history.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.events.openers import Opened, Openers
from congdoan.normalise.events.told import Typed

_FEWEST = 2
_MOST = 60  # a page with more dated lines is a calendar or a list, and no longer news
# An event so long before the main one is news with it; what lasts longer holds others in it.
_RECENT, _LONG = timedelta(days=31), timedelta(days=7)
_OTHER = "other"  # 'tổ chức bế mạc và trao giải' names no occasion of its own
_GIVEN = "support"  # what each delegation gives for itself


def further_events(openers: Openers, main: Typed, *, frame: bool = False) -> list[Typed]:
    """The events told behind the main one, in the order of the text; a `frame` has no other parts.

    Example: 'Chiều cùng ngày, LĐLĐ tỉnh đến thăm, tặng quà ...' behind 'Sáng 6/8, LĐLĐ tỉnh tổ chức
    hội nghị ...' -> support on the same day.
    """
    found = list(_further(openers, main, [] if frame else [main]))
    dated = [item for item in found if item.told.date is not None]
    # Lines without a day are news where the lines beside them are.
    listed = openers.is_of_many or len(dated) + (main.told.date is not None) >= _FEWEST
    return found if listed else dated


def _further(openers: Openers, main: Typed, known: list[Typed]) -> Iterator[Typed]:
    last = main  # with a day
    # Lines of a digest, and of an article about many unions, need no day.
    every = openers.lines.is_digest or openers.is_of_many
    for sentence in openers.sentences if every else openers.dated:
        if sentence.start < main.told.sentence.end:
            continue
        opened = openers.open(sentence, last)
        if opened is None and openers.lines.is_digest and openers.lines.is_news(sentence):
            opened = openers.undated(sentence)
        opened = opened or openers.one_of_many(sentence)
        if opened is None:
            continue
        item = Typed(told=opened.told, code=openers.code(opened.told))
        history = not openers.lines.is_digest and _is_history(item.told.date, main.told.date)
        if history or _is_known(item, known, opened, digest=openers.lines.is_digest):
            continue
        known.append(item)
        last = item if item.told.date is not None else last
        yield item
        if len(known) == _MOST:
            return


def _is_known(item: Typed, known: list[Typed], opened: Opened, *, digest: bool) -> bool:
    """Whether what is told is an event told before, or a part of one."""
    if digest or item.told.date is None:
        return any(_is_told_again(item, other) for other in known)
    return any(_is_part(item, other, another=opened.another, held=opened.held) for other in known)


def _is_history(ours: DateHit | None, first: DateHit | None) -> bool:
    """Whether the day lies long before that of the main event."""
    if ours is None or first is None or ours.starts_on is None or first.starts_on is None:
        return False
    return ours.starts_on < first.starts_on - _RECENT


def _is_told_again(item: Typed, other: Typed) -> bool:
    """Whether two lines of a digest tell of one event."""
    return (
        _one_host(item, other)
        and item.code == other.code
        and _meet(item.told.date, other.told.date)
    )


def _is_part(item: Typed, other: Typed, *, another: bool, held: bool) -> bool:
    """Whether a sentence of prose goes on about the event of a day.

    It does not when it says 'cùng ngày' or names another part of the day, and is of another type;
    nor when it says 'cùng ngày' of another host, or tells of one of the same rank ('CĐCS A', 'CĐCS
    B'); nor on one of several days, where another type is held or another host gives; nor within
    what lasts for weeks.
    """
    day, known = item.told.date, other.told.date
    if day is None or known is None or not _meet(day, known):
        return False
    one_kind, one_host = item.code == other.code, _one_host(item, other)
    if _is_long(known) and not held and item.told.host is other.told.host:
        return True  # 'Ngày 7/12, đoàn làm việc tại ...'
    if (another and item.told.host and other.told.host) or _is_long(known):
        return one_kind and one_host
    within = known.starts_on != known.ends_on and day.starts_on == day.ends_on
    if one_kind:
        return one_host or not (_are_of_one_rank(item, other) or (within and item.code == _GIVEN))
    parts = {day.part_of_day, known.part_of_day}
    apart = len(parts) > 1 and None not in parts
    if within:
        own = held and item.code != _OTHER
        apart = apart or own or (day.part_of_day is not None and not one_host)
    return not (another or apart)


def _one_host(item: Typed, other: Typed) -> bool:
    ours, theirs = item.told.host, other.told.host
    return ours is not None and theirs is not None and ours.entity_id == theirs.entity_id


def _are_of_one_rank(item: Typed, other: Typed) -> bool:
    """Whether two hosts are two bodies of one kind."""
    ours, theirs = item.told.host, other.told.host
    return ours is not None and theirs is not None and ours.kind == theirs.kind


def _is_long(day: DateHit) -> bool:
    """Whether a stretch of days is a campaign's, in which other events are held."""
    first, last = day.starts_on, day.ends_on
    return first is not None and last is not None and last - first > _LONG


def _meet(one: DateHit | None, other: DateHit | None) -> bool:
    """Whether two days share a day; an unknown one may be any."""
    if one is None or other is None or one.starts_on is None or other.starts_on is None:
        return True
    ends: tuple[date, date] = (one.ends_on or one.starts_on, other.ends_on or other.starts_on)
    return one.starts_on <= ends[1] and other.starts_on <= ends[0]
