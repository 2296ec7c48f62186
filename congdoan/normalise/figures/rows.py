"""Counts, money and percentages of an article, with what they measure and whose they are.

Units are a closed list (config/lexicon/units.yml): a number of anything else is no figure. Amounts
are whole đồng; a range is two rows (at least, at most). Percentages are kept, without a measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from congdoan.normalise.awards.tokens import Told
from congdoan.normalise.awards.words import Token
from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Document, Hit, Sentence, new_hit
from congdoan.normalise.figures.around import Around
from congdoan.normalise.figures.measure import Measured, measure_count
from congdoan.normalise.figures.money import measure_money
from congdoan.normalise.figures.quotations import quoted_spans
from congdoan.normalise.figures.scope import Periods, Status, Statuses
from congdoan.normalise.figures.series import Series
from congdoan.normalise.figures.shape import Shape
from congdoan.normalise.figures.shapes import ShapeScanner
from congdoan.normalise.figures.subject import Subjects
from congdoan.normalise.figures.words import FigureWords, figure_words
from congdoan.normalise.identity import fact_id
from congdoan.records import Figure, maker

_REPEATS = ("title", "caption")
# 'Bệnh viện có 152 đoàn viên, 9 tổ công đoàn': what is a union's and never its hospital's.
_OF_UNIONS = frozenset(
    {"members_total", "members_female", "members_new", "union_groups", "dues_collected",
     "gifts", "gift_value", "gift_recipients", "support_recipients", "support_spent",
     "support_per_unit", "houses", "house_cost", "party_admissions", "committee_members"}
)  # fmt: skip
_DEED_REACH = 36
_HELPS = re.compile(
    r"(?:(?:tặng|trao|nhận) quà[^.,;:\d]{0,20}|quà cho|thăm hỏi|hỗ trợ|trợ cấp cho|kết nạp|thu hút|"
    r"quy tụ|sự tham gia của|(?<!đối )với)(?: hơn| gần| trên)? $"
)
_HELPED = re.compile(
    r" máu(?!\w)| (?:ưu tú |mới )?(?:được |đã được )?"
    r"(?:kết nạp|giới thiệu|đứng|hỗ trợ|trợ cấp|nhận quà|tặng quà|hiến máu)(?!\w)"
)
# 'hiện có 297 cán bộ; năm 2021 được tặng Bằng khen': the award is of another clause, and so it is
# of 'hiện có 131 đoàn viên, nữ 72 người, 100% đạt danh hiệu'.
_HAS = (" có ", " quản lý ", ": ", ", nữ ")
_OVER = re.compile(r"(?:(?!được|tặng|khen|đạt)[^;.\n]){0,60}?(?:;|, \d+%)")
_CONFIDENCE = {True: 0.95, False: 0.85}

_new_figure = maker(Figure)


def scan_figures(
    doc: Document,
    subjects: Subjects,
    dates: Sequence[DateHit],
    told: Sequence[Told],
    article_id: str,
) -> tuple[tuple[Figure, ...], tuple[Hit, ...]]:
    """The figures of the article and their mentions (count, money, percent), in order.

    `subjects` tells whose a figure is; `told` are the sentences that name an award, whose
    recipients are no figures.

    Examples: 'quản lý 19 công đoàn cơ sở với tổng số 2.116 đoàn viên' -> base_unions and
    members_total;
    'kết nạp mới 386 đoàn viên' -> members_new; 'tổng kinh phí hơn 900 triệu đồng' -> support_spent.
    """
    words = figure_words(doc.config)
    scanner = ShapeScanner(doc, words, _closed(doc, dates, told))
    statuses = Statuses(doc, words)
    periods = Periods(doc, dates)
    kept = _Kept(article_id)
    series = Series(words)
    mentions: list[Hit] = []
    figures: list[Figure] = []
    for shape, sentence in _body_first(doc, scanner.shapes()):
        named = subjects.is_named_before(shape.start)
        around = Around(doc, shape, sentence)
        carried = series.before(around, named=named)
        measured = _measure(around, words, carried, named=named)
        if measured is None:
            continue
        series.add(around, measured.measure)
        mentions.append(_mention(shape, measured))
        whose = subjects.of(shape.number, sentence, measured.measure)
        owner = None if measured.private else whose
        if owner is not None and measured.measure in _OF_UNIONS:
            owner = subjects.union_of(owner)
        period = periods.of(shape.number, sentence, measured.measure)
        status = statuses.of(shape, sentence, measured.measure)
        told_as = _Telling(shape, float(shape.value), measured, owner, period, status)
        quote = doc.quote(shape.start, shape.end)
        fact = kept.fact_id(told_as, quote, sentence)
        if fact is not None:
            figures.append(_figure(told_as, fact, quote))
    figures.sort(key=lambda f: (f.span_start, f.value))
    return tuple(figures), tuple(sorted(mentions, key=lambda hit: hit.start))


def _closed(
    doc: Document, dates: Sequence[DateHit], told: Sequence[Told]
) -> Iterator[tuple[int, int]]:
    """Spans without counts: dates, slogans, people and bodies that are given an award."""
    yield from ((d.start, d.end) for d in dates)
    yield from quoted_spans(doc.text)
    for sentence in told:
        part: list[Token] = []
        awarded = False
        for token in sentence.tokens:
            if token.kind == "stop":
                yield from _awarded(doc, part) if awarded else ()
                part, awarded = [], False
            elif token.kind == "recipient":
                part.append(token)
            awarded = awarded or token.kind == "award"
        yield from _awarded(doc, part) if awarded else ()


def _awarded(doc: Document, recipients: Iterable[Token]) -> Iterator[tuple[int, int]]:
    return ((token.start, token.end) for token in recipients if not _is_counted(doc, token))


def _is_counted(doc: Document, token: Token) -> bool:
    """Whether it is a work, or people of another clause, of a gift or the Party beside an award."""
    before = doc.key[max(0, token.start - _DEED_REACH) : token.start]
    if _HELPED.match(doc.key, token.end) or _HELPS.search(before):
        return True
    stands = before.endswith(_HAS) and _OVER.match(doc.key, token.end) is not None
    return stands or token.recipient == "other"


def _body_first(doc: Document, shapes: Iterable[Shape]) -> list[tuple[Shape, Sentence]]:
    """Shapes with their sentences; the body's before those of titles and captions, its repeats."""
    told = [(shape, doc.sentence_at(shape.number)) for shape in shapes]
    return sorted(told, key=lambda s: (s[1].block_kind in _REPEATS, s[0].number))


def _measure(
    around: Around, words: FigureWords, carried: str | None, *, named: bool
) -> Measured | None:
    """'đạt 103% dự toán' has no measure; counts and money have rules of their own."""
    kind = around.shape.kind
    if kind == "percent":
        return Measured(measure=None, rule_id="percent")
    if kind == "money":
        return measure_money(around, words, carried, named=named)
    return measure_count(around, words, carried)


def _mention(shape: Shape, measured: Measured) -> Hit:
    return new_hit(
        start=shape.start,
        end=shape.end,
        type=shape.kind,
        subtype=measured.measure,
        norm=f"{shape.value.normalize():f} {shape.unit}",
        rule_id=measured.rule_id,
        confidence=_CONFIDENCE[measured.measure is not None],
    )


class _Telling(NamedTuple):
    """All that is said of one number; `value` is the shape's."""

    shape: Shape
    value: float
    measured: Measured
    owner: Hit | None
    period: DateHit | None
    status: Status

    @property
    def normal_form(self) -> str:
        """The figure in canonical words."""
        shape, measured, owner = self.shape, self.measured, self.owner
        ident = owner.entity_id if owner is not None else None
        return (
            f"{shape.kind}|{measured.measure}|{ident}|{self.value}|{shape.unit}"
            f"|{measured.rate}|{self.status}"
        )


def _figure(told: _Telling, fact: str, quote: str) -> Figure:
    shape, value, measured, owner, period, status = told
    return _new_figure(
        fact_id=fact,
        quote=quote,
        span_start=shape.start,
        span_end=shape.end,
        rule_id=measured.rule_id,
        resolve_method=owner.method if owner else "none",
        confidence=_CONFIDENCE[measured.measure is not None],
        kind=shape.kind,
        measure=measured.measure,
        org_id=owner.entity_id if owner else None,
        org_name=owner.name if owner else None,
        value=value,
        unit=shape.unit,
        unit_text=shape.unit_text,
        qualifier=shape.qualifier,
        amount_vnd=int(shape.value) if shape.kind == "money" else None,
        rate=measured.rate,
        status=status,
        period_start_on=period.starts_on if period else None,
        period_end_on=period.ends_on if period else None,
    )


class _Kept:
    """The figures of one article, each once: one told again (lead, title, caption) is dropped.

    Two of one sentence are two: '100% CĐCS có kế hoạch, 100% cán bộ được tập huấn'.
    """

    def __init__(self, article_id: str) -> None:
        self._article_id = article_id
        self._counts: dict[str, int] = {}
        self._told: dict[tuple[str, str], int] = {}
        self._values: set[tuple[str, float, str]] = set()

    def fact_id(self, told: _Telling, quote: str, sentence: Sentence) -> str | None:
        """The figure's id, or None when it is told again; namesakes get the next number."""
        normal, shape = told.normal_form, told.shape
        value = (shape.kind, told.value, shape.unit)
        if sentence.block_kind not in _REPEATS:
            self._values.add(value)
        elif value in self._values:
            return None
        key = (normal, "" if told.measured.measure is not None else quote)
        if self._told.setdefault(key, sentence.start) != sentence.start:
            return None
        occurrence = self._counts.get(normal, 0)
        self._counts[normal] = occurrence + 1
        return fact_id(self._article_id, "figure", normal, occurrence)
