"""The events of an article: what, when, by whom, where, and the period they review.

The first row is the event the article opens with (opening.py, before.py); further rows are
for events that are told with a day and a host of their own (further.py). An article about one
event has one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from congdoan.normalise.dates.periods import review_period
from congdoan.normalise.dates.records import DateContext, DateHit
from congdoan.normalise.document import Hit, new_hit
from congdoan.normalise.events.before import told_before
from congdoan.normalise.events.further import further_events
from congdoan.normalise.events.later import told_later
from congdoan.normalise.events.openers import Openers
from congdoan.normalise.events.opening import Opening
from congdoan.normalise.events.places import place_of
from congdoan.normalise.events.told import Teller, Told, Typed
from congdoan.normalise.events.types import MainType, title_key
from congdoan.normalise.events.words import EventWords, event_words
from congdoan.normalise.figures.subject import Subjects
from congdoan.normalise.identity import fact_id
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_patterns import whole
from congdoan.records import Event

_REACH, _NAME, _HELD_BEFORE = 500, 160, 40
_SURE, _LESS_SURE = 0.9, 0.7

_OF_MANY = "workers_month"

# 'Lễ tân', 'lễ phép' are other words; a programme is an event where somebody holds or attends it.
_NO_NAME = re.compile(r"lễ (?:tân|phép|vật|phục|nghĩa|độ|lạt)(?!\w)")
_PROGRAMME = "chương trình"
_HOLD = (
    "tổ chức", "khai mạc", "diễn ra", "dự", "phát động", "triển khai", "thực hiện", "ra mắt",
    "trong", "tại",
)  # fmt: skip
_HOLDS = re.compile(whole(_HOLD, end=r" (?:các |một |thành công )?[“\"]?$"))
_NAME_ENDS = re.compile(r"[,;:.\n(]| (?:ngày|nhằm|với|do|cho|và triển khai) ")


def scan_events(  # noqa: PLR0913, PLR0917 - the one entry for everything an event is made of
    scan: Scan,
    dates: Sequence[DateHit],
    subjects: Subjects,
    places: Sequence[Hit],
    event_type: str | None,
    article_id: str,
    context: DateContext,
) -> tuple[tuple[Event, ...], tuple[Hit, ...]]:
    """The main event and the further ones, and mentions of events and documents.

    `event_type` is the code that classification gave the article; None looks it up by the words of
    title, lead and opening sentence.

    Example: 'Sáng ngày 04/01/2021, Công đoàn ngành Y tế Bến Tre tổ chức Hội nghị tổng kết hoạt động
    Công đoàn năm 2020' -> annual_review, 2021-01-04, that union, period 2020.
    """
    doc = scan.doc
    words = event_words(doc.config)
    mentions = list(_documents(scan, words))
    teller = Teller(doc, dates, subjects, context, words)
    openers = Openers(teller, scan)
    told = Opening(teller).told()
    told = told_later(openers, told) or told
    found: list[Typed] = []
    if told is not None:
        told = told_before(openers, told, title_key(doc, context.title)) or told
        typed = MainType(openers, told, event_type, context.title)
        code = typed.code()
        if code is None and told.date and (told.host or _named(teller, told)):
            code = openers.code(told)
        if code is not None and (code != "other" or told.date is not None):
            found = _with_further(openers, typed, code)
    tellings = [item.told for item in found] or ([told] if told is not None else [])
    mentions += [hit for item in tellings if (hit := _named(teller, item)) is not None]
    mentions.sort(key=lambda hit: hit.start)
    rows = _Rows(teller, places, dates, article_id)
    return rows.of(found), tuple(mentions)


def _with_further(openers: Openers, typed: MainType, code: str) -> list[Typed]:
    """The main event and the further ones.

    'X tổ chức nhiều hoạt động' is none where days of its own tell which ones; a month of action is.
    """
    main = Typed(told=typed.told, code=code)
    if code != _OF_MANY and openers.is_frame(main.told):
        framed = further_events(openers, main, frame=True)
        if framed:
            return framed
    first = typed.first_of_two()
    if first is not None and first != code:
        one = Typed(told=main.told, code=first)
        further = further_events(openers, one)
        if any(item.code == code for item in further):
            return [one, *further]
    further = further_events(openers, main)
    return [Typed(told=main.told, code=typed.beside(code, further)), *further]


class _Rows:
    """What the rows of one article are made of besides the sentences that tell of the events."""

    def __init__(
        self, teller: Teller, places: Sequence[Hit], dates: Sequence[DateHit], article_id: str
    ) -> None:
        self._teller = teller
        self._places = places
        self._periods = [d for d in dates if d.kind == "period" and d.starts_on]
        self._article_id = article_id

    def of(self, found: Sequence[Typed]) -> tuple[Event, ...]:
        """A row each; the text up to where the next one is told is an event's own."""
        if not found:
            return ()
        starts = [0, *(item.told.sentence.start for item in found[1:])]
        ends = [*starts[1:], len(self._teller.doc.key)]
        return tuple(
            self._row(item, (start, end))
            for item, start, end in zip(found, starts, ends, strict=True)
        )

    def _row(self, item: Typed, part: tuple[int, int]) -> Event:
        told = item.told
        date, host = told.date, told.host
        normal = f"{item.code}|{date.starts_on if date else None}"
        if part[0]:  # the main event's id does not depend on how its host was found
            normal += f"|{host.entity_id if host else None}"
        doc, words = self._teller.doc, self._teller.words
        place_id, place = place_of(doc, words, told.sentence, self._places)
        review = review_period(self._teller.doc, self._periods, part)
        return Event(
            fact_id=fact_id(self._article_id, "event", normal),
            quote=self._teller.doc.quote(told.start, told.end),
            span_start=told.start,
            span_end=told.end,
            rule_id="event.further" if part[0] else "event.dated" if date else "event.undated",
            resolve_method=host.method if host else "none",
            confidence=_SURE if date and host else _LESS_SURE,
            event_type=item.code,
            starts_on=date.starts_on if date else None,
            ends_on=date.ends_on if date else None,
            precision=date.precision if date else None,
            date_evidence=date.evidence if date else None,
            host_id=host.entity_id if host else None,
            host_name=host.name if host else None,
            place_id=place_id,
            place=place,
            period_start_on=review.starts_on if review else None,
            period_end_on=review.ends_on if review else None,
        )


def _named(teller: Teller, told: Told) -> Hit | None:
    """The name of the event as the sentence has it ('Hội nghị tổng kết ... năm 2020')."""
    sentence, doc = told.sentence, teller.doc
    begin = told.date.end if told.date else sentence.start
    heads = teller.words.head.finditer(doc.key, begin, min(sentence.end, begin + _REACH))
    head = next((h for h in heads if _is_name(doc.key, h, sentence.start)), None)
    if head is None:
        return None
    limit = min(sentence.end, head.start() + _NAME)
    stop = _NAME_ENDS.search(doc.key, head.end(), limit)
    end = stop.start() if stop else limit
    return new_hit(start=head.start(), end=end, type="event", rule_id="event.name", confidence=0.8)


def _is_name(key: str, head: re.Match[str], first: int) -> bool:
    """Whether an event is named at `head`, in a sentence that begins at `first`."""
    if _NO_NAME.match(key, head.start()):
        return False
    begins, named = head.start() == first, key[head.end() + 1 : head.end() + 2] in ("“", '"')
    held = (
        begins or named or _HOLDS.search(key, max(first, head.start() - _HELD_BEFORE), head.start())
    )
    return head.group() != _PROGRAMME or bool(held)


def _documents(scan: Scan, words: EventWords) -> Iterator[Hit]:
    """Documents cited by number, and resolutions of congresses.

    Examples: 'Kế hoạch số 27/KH-CĐN', 'Nghị quyết 60-NQ/TW', 'Nghị quyết Đại hội XIII'.
    """
    done = 0
    for at in sorted(scan.terms("document")):
        match = words.document.match(scan.key, at) if at >= done else None
        if match is not None:
            done = match.end()
            yield new_hit(
                start=at,
                end=done,
                type="document",
                norm=scan.text[at:done],
                rule_id="document.cited",
            )
