"""Which sentences tell of an event: with which day, which host and which words.

The day is a plain one of the sentence: the day of publication, anniversaries, deadlines and days of
documents never become it. 'Sáng nay' and 'chiều qua' are days counted from publication.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Sequence
from datetime import timedelta

from congdoan.normalise.dates.records import DateContext, DateHit
from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.events.hosts import Hosts
from congdoan.normalise.events.words import EventWords
from congdoan.normalise.figures.subject import Subjects
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import whole

# How far into the article its own event is told, and how long it may lie from publication.
_OPENING_BLOCKS = 4
_SENTENCES = 12
_NEWS_BEFORE, _NEWS_AFTER = timedelta(days=150), timedelta(days=31)
_REACH = 500
_EARLY, _CUE = 80, 24
_CONGRESS = "đại hội "
_AFTER = ("sau ", "tiếp nối ")
_STOPS = (".", "!", "?", "…", ":", ";", "”", '"', ")")
_KINDS = ("lead", "paragraph", "list")
# What a body is or is there for, what a rule says of it, and what it will do, is no event.
_NO_DEED = re.compile(
    r"(?<!\w)(?:là (?:một )?tổ chức|có (?:nhiệm vụ|trách nhiệm|chức năng|quyền)|quy định|"
    r"sẽ|dự kiến)(?!\w)"
)
# What a body always does is no event, but 'X luôn chăm lo ...; vừa qua, X đã tổ chức ...' is one.
_ALWAYS = re.compile(r"(?<!\w)(?:luôn|thường xuyên|h[ằà]ng năm|nhiều năm)(?!\w)")
_JUST = re.compile(r"(?<!\w)(?:vừa|mới đây|gần đây|vào|hôm)(?!\w)")
_EXPLAINED = re.compile(r"(?<!\w)(?:nay|qua|thứ \w{1,4}|chủ nhật|sáng|trưa|chiều|tối|ngày) $")
_LISTED = re.compile(r"(?:,|,? và)(?: ngày)? ")
_NEAR_DAY = re.compile(
    whole(
        ["sáng", "trưa", "chiều", "tối", "đêm", "hôm"],
        end=r" (?:nay|(?P<past>qua))(?! (?:ngày )?\(?\d)(?!\w)",
    )
)
_HELD_NEAR = re.compile(
    r"(?:tổ chức|diễn ra|khai mạc|bế mạc) (?:vào )?(?:sáng|trưa|chiều|tối|hôm)"
    r" (?:nay|(?P<past>qua))(?! (?:ngày )?\(?\d)(?!\w)"
)
# What is told of the time before the event: its days are not the event's.
_REPORTS = re.compile(
    r"(?:theo báo cáo|báo cáo|từ đầu (?:năm|nhiệm kỳ)|"
    r"(?:trong )?(?:năm|nhiệm kỳ|quý|\d{1,2} tháng) (?:qua|vừa qua|đầu năm|\d{4}))(?!\w)"
)
# '(5 - 6/8)' of an event that opens on the 5th: how long it lasts at most, and the words for it.
_LONGEST = timedelta(days=7)
_LASTS = re.compile(r"(?<!\w)(?:diễn ra|kéo dài|(?:trong|sau|qua) (?:\d{1,2}|hai|ba|bốn) ngày)")


@inner_record
class Told:
    """A sentence that tells of an event, its day and host, and the words of the fact."""

    sentence: Sentence
    date: DateHit | None
    host: Hit | None
    start: int
    end: int


@inner_record
class Typed:
    """What is told, and the code of its event type."""

    told: Told
    code: str


class Teller:
    """The sentences of one article that can tell of events."""

    def __init__(
        self,
        doc: Document,
        dates: Sequence[DateHit],
        subjects: Subjects,
        context: DateContext,
        words: EventWords,
    ) -> None:
        self.doc = doc
        self.words = words
        self.published_on = context.published_on
        self.sentences = [s for s in doc.sentences if s.block_kind in _KINDS]
        self._dates = dates
        self._starts = [d.start for d in dates]
        self._hosts = Hosts(doc, subjects, words)
        self._subjects = subjects

    def openings(self) -> list[Sentence]:
        """The sentences of the lead and the first paragraphs."""
        blocks = [b for b in self.doc.article.blocks if b.kind in _KINDS]
        last = blocks[:_OPENING_BLOCKS][-1].end if blocks else 0
        return [s for s in self.sentences[:_SENTENCES] if s.end <= last]

    def opening(self) -> Told | None:
        """The first dated sentence with a verb of holding an event, else the first with a host."""
        undated: Told | None = None
        for sentence in self.openings():
            told = self.told(sentence, self.day(sentence))
            reports = undated is not None and _REPORTS.match(self.doc.key, sentence.start)
            if told is not None and told.date is not None and not reports:
                # '400 đoàn viên tham gia': the host was named in a sentence before, or behind.
                host = told.host or (
                    undated.host if undated is not None else self._holder(sentence)
                )
                host = host or self._titled(sentence)
                return self._to_its_end(dataclasses.replace(told, host=host))
            acts = told is not None and self._is_deed(sentence, told)
            host = (told.host or self._congress_of(sentence)) if told is not None else None
            if undated is None and told is not None and host is not None and acts:
                undated = dataclasses.replace(told, date=self._month(sentence), host=host)
        return undated

    def _is_deed(self, sentence: Sentence, told: Told) -> bool:
        """Whether an undated sentence tells what was done once."""
        key = self.doc.key
        if _NO_DEED.search(key, sentence.start, told.end):
            return False
        always = _ALWAYS.search(key, sentence.start, told.end) is not None
        return not always or _JUST.search(key, sentence.start, sentence.end) is not None

    def _congress_of(self, sentence: Sentence) -> Hit | None:
        """Whose congress it is in 'Đại hội đã bầu ...', as title or opening name it."""
        here = self.doc.key.startswith(_CONGRESS, sentence.start)
        return self._hosts.of_event(0, sentence.start) if here else None

    def day(self, sentence: Sentence) -> DateHit | None:
        """The first day of the sentence that can be the day of the news."""
        inside = self._inside(sentence)
        plain = [d for d in inside if d.day is not None and self._is_candidate(d)]
        if not plain:
            return self._near_publication(sentence, inside)
        open_ones = (i for i, d in enumerate(plain) if not self._is_aside(sentence, d))
        return self._with_list(plain[next(open_ones, 0) :])

    def told(self, sentence: Sentence, date: DateHit | None) -> Told | None:
        """The sentence as one that tells an event, or None when no verb says so."""
        begin = date.end if date else sentence.start
        verb = self._verb(begin, min(sentence.end, begin + _REACH))
        if verb is None:
            verb = self._verb(max(sentence.start, begin - _REACH), begin)
        if verb is None:
            return None
        host = self._hosts.of(sentence, verb.start())
        if host is None and date is not None:  # 'Sáng 8/5, X trồng 200 cây'
            host = self._subjects.last(date.end, date.end + len(", ") + 1)
        marks = [verb.span()]
        if date is not None:
            marks.append((date.start, date.end))
        elif host is not None:
            marks.append((host.start, host.end))
        return Told(
            sentence=sentence,
            date=date,
            host=host,
            start=min(start for start, _ in marks),
            end=max(end for _, end in marks),
        )

    def _verb(self, begin: int, end: int) -> re.Match[str] | None:
        """The first verb of a deed."""
        found = self.words.verb.finditer(self.doc.key, begin, end)
        return next((verb for verb in found if not self._is_noun(verb)), None)

    def _is_noun(self, verb: re.Match[str]) -> bool:
        """Whether the word is part of 'sân vận động' or 'vận động viên'."""
        key = self.doc.key
        return key.startswith(" viên", verb.end()) or key.endswith("sân ", 0, verb.start())

    def bodies(self, begin: int, end: int) -> Sequence[Hit]:
        """The bodies that begin between two offsets, in subject position or not."""
        return self._subjects.named(begin, end)

    def earlier_day(self, sentence: Sentence) -> DateHit | None:
        """The day of 'Trước đó, ngày 26/2, ...'."""
        inside = self._inside(sentence)
        past = (d for d in inside if d.role in ("past", "plain") and d.day is not None)
        return next((d for d in past if d.kind == "date" and self._is_near(d)), None)

    def _inside(self, sentence: Sentence) -> Sequence[DateHit]:
        first = bisect.bisect_left(self._starts, sentence.start)
        return self._dates[first : bisect.bisect_left(self._starts, sentence.end)]

    def _is_candidate(self, date: DateHit) -> bool:
        """Whether a date can be the day of the news."""
        return date.kind == "date" and date.role == "plain" and self._is_near(date)

    def _is_near(self, date: DateHit) -> bool:
        """Whether a day lies so near publication that it can be news."""
        if date.starts_on is None or self.published_on is None:
            return True
        return self.published_on - _NEWS_BEFORE <= date.starts_on <= self.published_on + _NEWS_AFTER

    def _is_aside(self, sentence: Sentence, date: DateHit) -> bool:
        """Whether a day is that of something before.

        '(khởi công ngày 5/6), ngày 20/8 ...' is in brackets that explain no 'sáng nay'; 'Sau vòng
        loại ngày 12/3, ngày 22/3 ...' in a clause of its own.
        """
        key = self.doc.key
        if key.startswith(_AFTER, sentence.start) and "," not in key[sentence.start : date.start]:
            return True
        opens = key.rfind("(", max(sentence.start, date.start - _EARLY), date.start)
        if opens < 0 or ")" in key[opens : date.start]:
            return False
        return _EXPLAINED.search(key, max(sentence.start, opens - _CUE), opens) is None

    def _with_list(self, days: Sequence[DateHit]) -> DateHit:
        """The first day, up to the last one of its list: 'các ngày 3/6, 5/6 và 7/6'."""
        first = last = days[0]
        for day in days[1:]:
            if not _LISTED.fullmatch(self.doc.key, last.end, day.start):
                break
            last = day
        later = first.ends_on and last.ends_on and last.ends_on > first.ends_on
        return first._replace(end=last.end, ends_on=last.ends_on) if later else first

    def _month(self, sentence: Sentence) -> DateHit | None:
        """'Đầu tháng 5, ...' of a sentence without a day: an event of that month."""
        early = sentence.start + _EARLY
        months = (d for d in self._inside(sentence) if d.day is None and d.start < early)
        return next((d for d in months if d.starts_on and self._is_candidate(d)), None)

    def _near_publication(self, sentence: Sentence, inside: Sequence[DateHit]) -> DateHit | None:
        """'Sáng nay', 'chiều qua' at a sentence's begin, counted from dateline or page."""
        stamped = next((d.starts_on for d in inside if d.role == "stamp" and d.starts_on), None)
        day = stamped or self.published_on
        if day is None:
            return None
        end = min(sentence.end, sentence.start + _EARLY)
        words = _NEAR_DAY.search(self.doc.key, sentence.start, end)
        if words is None:  # 'Hội nghị do Sở Y tế tổ chức sáng nay'
            words = _HELD_NEAR.search(self.doc.key, sentence.start, sentence.end)
        if words is None:
            return None
        day -= timedelta(days=words["past"] is not None)
        return DateHit(
            start=words.start(),
            end=words.end(),
            kind="date",
            rule_id="date.near_publication",
            starts_on=day,
            ends_on=day,
            precision="day",
            evidence="published_on",
            day=day.day,
            month=day.month,
        )

    def _to_its_end(self, told: Told) -> Told:
        """With the last day where a sentence of the opening says how long the event lasts."""
        first = told.date
        if first is None or first.starts_on is None or first.starts_on != first.ends_on:
            return told
        for sentence in self.openings():
            lasts = _LASTS.search(self.doc.key, sentence.start, sentence.end)
            for day in self._inside(sentence) if lasts else ():
                same = self._is_candidate(day) and day.starts_on == first.starts_on
                if same and day.ends_on and day.ends_on <= first.starts_on + _LONGEST:
                    longer = first._replace(ends_on=max(day.ends_on, first.starts_on))
                    return dataclasses.replace(told, date=longer)
        return told

    def _titled(self, sentence: Sentence) -> Hit | None:
        """Who holds the event as the title says, where the sentence names no body at all."""
        titles = (s for s in self.doc.sentences[:1] if s.block_kind == "title")
        told = next((self.told(title, None) for title in titles), None)
        return None if told is None or self.bodies(sentence.start, sentence.end) else told.host

    def _holder(self, sentence: Sentence) -> Hit | None:
        """Who holds the event as the opening says behind its day: 'Hội thi do X tổ chức'.

        Of a sentence cut in two paragraphs the second half says it.
        """
        openings = self.openings()
        if not self.doc.key.endswith(_STOPS, sentence.start, sentence.end):
            rest = [s for s in openings if s.start >= sentence.end][:1]
            for told in (self.told(half, None) for half in rest):
                if told is not None and told.host is not None:
                    return told.host
        return next(filter(None, map(self._hosts.named_behind, openings)), None)
