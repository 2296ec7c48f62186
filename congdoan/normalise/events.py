"""The article's main event: what, when, by whom, where, and the period it reviews.

One row: the event the article opens with. Its day is the first plain date of the lead or the first
paragraphs; the day of publication, anniversaries, deadlines and days of documents never become it.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from congdoan.normalise.date_records import DateContext, DateHit
from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.event_words import EventWords, event_words
from congdoan.normalise.figure_subject import Subjects
from congdoan.normalise.identity import fact_id
from congdoan.normalise.periods import review_period
from congdoan.normalise.scan import Scan
from congdoan.records import Event, record
from congdoan.text import tone_key

# How far into the article its own event is told, and how long it may lie from publication.
_OPENING_BLOCKS = 4
_BEFORE, _AFTER = timedelta(days=150), timedelta(days=31)
_REACH, _NAME = 500, 160
_SENTENCES = 12
_SURE, _LESS_SURE = 0.9, 0.7

_AT = re.compile(r"(?<!\w)tại (?=\S)")
_NAME_ENDS = re.compile(r"[,;:.\n(]| (?:ngày|nhằm|với|do|cho|và triển khai) ")
_SOFT = ("support", "award_ceremony", "campaign", "dialogue", "other")
_CONFERENCES = ("annual_review", "interim_review", "congress")
_PLACE_ENDS = re.compile(r"[,;:.\n(]| (?:đã|tổ chức|diễn ra|công đoàn ngành|khai mạc) ")


@record
class _Told:
    """The sentence that tells the event, its date, its host and the words of the fact."""

    sentence: Sentence
    date: DateHit | None
    host: Hit | None
    start: int
    end: int


def scan_events(  # noqa: PLR0913, PLR0917 - the one entry for everything an event is made of
    scan: Scan,
    dates: Sequence[DateHit],
    subjects: Subjects,
    places: Sequence[Hit],
    event_type: str | None,
    article_id: str,
    context: DateContext,
) -> tuple[tuple[Event, ...], tuple[Hit, ...]]:
    """The main event (none when nothing tells of one), and mentions of events and documents.

    `event_type` is the code that classification gave; None looks it up by the words of title, lead
    and opening sentence.

    Example: 'Sáng ngày 04/01/2021, Công đoàn ngành Y tế Bến Tre tổ chức Hội nghị tổng kết hoạt động
    Công đoàn năm 2020' -> annual_review, 2021-01-04, that union, period 2020.
    """
    doc = scan.doc
    words = event_words(doc.config)
    mentions = list(_documents(scan, words))
    told = _opening(doc, dates, subjects, context, words)
    if told is None:
        return (), tuple(mentions)
    named = _named(doc, told, words)
    if named is not None:
        mentions.append(named)
    mentions.sort(key=lambda hit: hit.start)
    code = _formal(doc, told, event_type, words) or event_type or _type(doc, told, context, words)
    if code is None or (code == "other" and told.date is None):
        return (), tuple(mentions)
    review = review_period(doc, [d for d in dates if d.kind == "period" and d.starts_on])
    event = _event(doc, told, article_id, code)
    event = dataclasses.replace(
        event,
        period_start_on=review.starts_on if review else None,
        period_end_on=review.ends_on if review else None,
    )
    place_id, place = _place(doc, told, places, words)
    return (dataclasses.replace(event, place_id=place_id, place=place),), tuple(mentions)


def _event(doc: Document, told: _Told, article_id: str, code: str) -> Event:
    date, host = told.date, told.host
    event = Event(
        fact_id=fact_id(article_id, "event", f"{code}|{date.starts_on if date else None}"),
        quote=doc.quote(told.start, told.end),
        span_start=told.start,
        span_end=told.end,
        rule_id="event.dated" if date else "event.undated",
        resolve_method=host.method if host else "none",
        confidence=_SURE if date and host else _LESS_SURE,
        event_type=code,
        host_id=host.entity_id if host else None,
        host_name=host.name if host else None,
    )
    if date is None:
        return event
    return dataclasses.replace(
        event,
        starts_on=date.starts_on,
        ends_on=date.ends_on,
        precision=date.precision,
        date_evidence=date.evidence,
    )


def _openings(doc: Document) -> list[Sentence]:
    """The sentences of the lead and the first paragraphs."""
    blocks = [b for b in doc.article.blocks if b.kind in ("lead", "paragraph", "list")]
    last = blocks[:_OPENING_BLOCKS][-1].end if blocks else 0
    kinds = ("lead", "paragraph", "list")
    opening = [s for s in doc.sentences if s.block_kind in kinds and s.end <= last]
    return opening[:_SENTENCES]


def _is_candidate(date: DateHit, context: DateContext) -> bool:
    """Whether a date can be the day of the news."""
    if date.kind != "date" or date.role != "plain" or date.day is None:
        return False
    if date.starts_on is None or context.published_on is None:
        return True
    return context.published_on - _BEFORE <= date.starts_on <= context.published_on + _AFTER


def _opening(
    doc: Document,
    dates: Sequence[DateHit],
    subjects: Subjects,
    context: DateContext,
    words: EventWords,
) -> _Told | None:
    """The first dated sentence with a verb of holding an event, else the first with a host."""
    starts = [d.start for d in dates]
    undated: _Told | None = None
    for sentence in _openings(doc):
        first = bisect.bisect_left(starts, sentence.start)
        inside = dates[first : bisect.bisect_left(starts, sentence.end)]
        date = next((d for d in inside if _is_candidate(d, context)), None)
        told = _told(doc, subjects, sentence, date, words)
        if told is not None and date is not None:
            # '400 đoàn viên tham gia': the host was named in a sentence before.
            known = undated.host if undated is not None else None
            return told if told.host else dataclasses.replace(told, host=known)
        if undated is None and told is not None and told.host is not None:
            undated = told
    return undated


def _told(
    doc: Document, subjects: Subjects, sentence: Sentence, date: DateHit | None, words: EventWords
) -> _Told | None:
    """The sentence as one that tells an event, or None when no verb says so."""
    begin = date.end if date else sentence.start
    verb = words.verb.search(doc.key, begin, min(sentence.end, begin + _REACH))
    if verb is None:
        verb = words.verb.search(doc.key, max(sentence.start, begin - _REACH), begin)
    if verb is None:
        return None
    host = _host(subjects, doc, sentence, verb.start(), words)
    marks = [verb.span()]
    if date is not None:
        marks.append((date.start, date.end))
    elif host is not None:
        marks.append((host.start, host.end))
    return _Told(
        sentence=sentence,
        date=date,
        host=host,
        start=min(start for start, _ in marks),
        end=max(end for _, end in marks),
    )


def _host(
    subjects: Subjects, doc: Document, sentence: Sentence, verb: int, words: EventWords
) -> Hit | None:
    """The body in subject position before 'tổ chức', else before the first verb."""
    held = doc.key.find("tổ chức", verb, min(sentence.end, verb + _REACH))
    for at in (held, verb):
        host = subjects.last(sentence.start, at) if at >= 0 else None
        if host is not None:
            return host
    # 'Toạ đàm do Công đoàn ngành Y tế tổ chức' names its host behind the verb of another clause.
    by = doc.key.find(" do ", sentence.start, sentence.end)
    host = subjects.last(by, by + _NAME) if by >= 0 else None
    return host if host is not None and words.verb.match(doc.key, host.end + 1) else None


def _formal(doc: Document, told: _Told, given: str | None, words: EventWords) -> str | None:
    """A conference named by the dated sentence, where the title only says what it was for."""
    if told.date is None or given not in _SOFT:
        return None
    found = words.type_of(_begin(doc, told.sentence))
    return found if found in _CONFERENCES else None


def _type(doc: Document, told: _Told, context: DateContext, words: EventWords) -> str | None:
    first = doc.article.blocks[0] if doc.article.blocks else None
    title = tone_key(context.title or "")
    if not title and first is not None and first.kind == "title":
        title = doc.key[first.start : first.end]
    opening = next(iter(_openings(doc)), told.sentence)
    texts = (title, _begin(doc, told.sentence), _begin(doc, opening))
    return next((code for code in map(words.type_of, texts) if code is not None), None)


def _begin(doc: Document, sentence: Sentence) -> str:
    return doc.key[sentence.start : min(sentence.end, sentence.start + _REACH)]


def _place(
    doc: Document, told: _Told, places: Sequence[Hit], words: EventWords
) -> tuple[str | None, str | None]:
    """Where, as written behind 'tại' in the sentence of the event, with the place's id if known."""
    end = min(told.sentence.end, told.sentence.start + _REACH)
    for match in _AT.finditer(doc.key, told.sentence.start, end):
        begin = match.end()
        stop = _PLACE_ENDS.search(doc.key, begin, min(end, begin + _NAME))
        text = doc.text[begin : stop.start() if stop else min(end, begin + _NAME)].strip()
        known = next((p for p in places if begin <= p.start < begin + len(text)), None)
        direct = known is not None and known.start == begin
        if direct or words.venue.match(doc.key, begin):
            return known.entity_id if known else None, text
    return None, None


def _named(doc: Document, told: _Told, words: EventWords) -> Hit | None:
    """The name of the event as the sentence has it ('Hội nghị tổng kết ... năm 2020')."""
    sentence = told.sentence
    begin = told.date.end if told.date else sentence.start
    head = words.head.search(doc.key, begin, min(sentence.end, begin + _REACH))
    if head is None:
        return None
    limit = min(sentence.end, head.start() + _NAME)
    stop = _NAME_ENDS.search(doc.key, head.end(), limit)
    end = stop.start() if stop else limit
    return Hit(start=head.start(), end=end, type="event", rule_id="event.name", confidence=0.8)


def _documents(scan: Scan, words: EventWords) -> Iterator[Hit]:
    """Documents cited by number, and resolutions of congresses.

    Examples: 'Kế hoạch số 27/KH-CĐN', 'Nghị quyết 60-NQ/TW', 'Nghị quyết Đại hội XIII'.
    """
    done = 0
    for at in sorted(scan.terms("document")):
        match = words.document.match(scan.key, at) if at >= done else None
        if match is not None:
            done = match.end()
            yield Hit(
                start=at,
                end=done,
                type="document",
                norm=scan.text[at:done],
                rule_id="document.cited",
            )
