"""Organisations that end, begin, merge, move or change their name, as an article tells it.

Only bodies that are resolved, only what is said of them in one sentence, and no plans.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, cast

from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.events.change_bodies import OBJECT, Bodies
from congdoan.normalise.scan import Scan
from congdoan.normalise.terms import Term
from congdoan.normalise.word_patterns import whole
from congdoan.records import OrganisationChange

Kind = Literal["dissolved", "merged", "founded", "transferred", "renamed"]

_PLAN = re.compile(
    whole(
        ("dự kiến", "đề xuất", "phương án", "đề án", "chủ trương", "chưa", "không", "dự thảo",
         "nếu", "trường hợp", "lấy ý kiến", "xin ý kiến", "góp ý kiến", "tham gia ý kiến")
    )
)  # fmt: skip
# In the verb's own clause: what is prepared, asked for, explained or still to come is not done.
_UNDONE = re.compile(
    whole(
        ("bàn về", "bàn việc", "xem xét", "đang xét", "trước khi", "vận động", "trình tự",
         "quy trình", "lộ trình", "thủ tục", "điều kiện", "hồ sơ", "cần", "phải", "nhằm", "để",
         "tiến tới", "kiến nghị", "sẽ")
    )
    + r"|đề nghị(?<!\wđề nghị)(?<!theo đề nghị)(?!\w)|hướng dẫn(?<!\whướng dẫn)(?!\w| số| \d)"
)  # fmt: skip
_UNDECIDED = re.compile(
    whole(("đang", "được"), end=" ")
    + r"(?:(?<=đang )được )?(?:lấy ý kiến|xem xét|thảo luận|nghiên cứu)(?!\w)"
)
_ANNIVERSARY = re.compile(r"(?<!\w)(?:năm|ngày|kỷ niệm|từ khi|ngày truyền thống) ?$")
_NEAR = 20
# 'Thành lập và công nhận Ban Chấp hành lâm thời CĐCS A' founds A.
_WITH_BOARD = re.compile(
    rf"(?:{OBJECT.pattern}|,? (?:và )?(?:công nhận|chỉ định) (?:ban chấp hành|bch) lâm thời )"
)
# 'X chuyển về Y', 'X được hợp nhất từ A và B', 'X được thành lập trên cơ sở hợp nhất A và B'.
_MOVES = re.compile(r" (?:về|sang)(?!\w)")
_OUT_OF = re.compile(r" (?:từ|của) ")
_TAKES, _SHOWS = "tiếp nhận", "ra mắt"
_BOARD = "union_body"
_BACKGROUND = re.compile(r"(?<!\w)sau khi(?!\w)")
_FROM = re.compile(r"(?<!\w)từ (?:ngày )?$")
_WITH = re.compile(r" (?:với|cùng) ")
# Of what a sentence tells, such a day is not the day of the change.
_OTHER_DAYS = ("document", "stamp", "anniversary", "deadline")
_FAR = 120
_PROSE = 1_000  # letters of a sentence on each side of its verb; none of prose is longer
_CONFIDENCE = 0.85


def scan_changes(
    scan: Scan, orgs: Sequence[Hit], dates: Sequence[DateHit]
) -> tuple[OrganisationChange, ...]:
    """Changes in the order of the text; a body's change of one kind is told once.

    The sentence that says from when ('từ ngày ...') tells it, else one with a day of its own.

    Example: 'kết thúc hoạt động Công đoàn ngành Y tế tỉnh Quảng Nam từ ngày 20/3/2025'.
    """
    doc = scan.doc
    bodies = Bodies(doc, [hit for hit in orgs if hit.entity_id is not None])
    found: dict[tuple[str, str | None, str | None], OrganisationChange] = {}
    ranks: dict[tuple[str, str | None, str | None], int] = {}
    for _, verb in sorted(scan.terms("change").items()):
        sentence = doc.sentence_at(verb.start)
        if not bodies.any_in(sentence) or not _happened(doc.key, sentence, verb):
            continue
        kind = cast("Kind", scan.knowledge.changes[verb.row])
        for before, after in _told(kind, verb, sentence, bodies):
            known = _dates(doc, sentence, verb, dates)
            change = _change(doc, kind, (before, after), known)
            key = (kind, change.predecessor_id, change.successor_id)
            if key not in found or _rank(doc, known) < ranks[key]:
                found[key], ranks[key] = change, _rank(doc, known)
    return tuple(sorted(_fullest(found.values()), key=lambda change: change.span_start))


def _happened(key: str, sentence: Sentence, verb: Term) -> bool:
    """Whether the sentence tells a deed: no plan, condition, instruction or anniversary.

    'Sẽ' with the day from which it holds tells a decision.
    """
    reach = max(sentence.start, verb.start - _FAR)
    near = max(reach, verb.start - _NEAR)
    if _ANNIVERSARY.search(key, near, verb.start) or _PLAN.search(key, reach, verb.start):
        return False
    if _UNDECIDED.search(key, verb.end, min(sentence.end, verb.end + _FAR)):
        return False
    clause = max(reach, *(key.rfind(mark, reach, verb.start) for mark in ",;:"))
    undone = _UNDONE.search(key, clause, verb.start)
    if undone is None:
        return True
    end = min(sentence.end, verb.end + _FAR)
    return undone.group() == "sẽ" and key.find("từ ngày", reach, end) >= 0


def _fullest(changes: Iterable[OrganisationChange]) -> list[OrganisationChange]:
    """An end without successor or day gives way to a fuller telling of it."""
    kept: list[OrganisationChange] = []
    for change in sorted(changes, key=lambda c: (c.successor_id is None, c.changed_on is None)):
        ended = {k.predecessor_id for k in kept if k.kind == "dissolved"}
        if change.kind != "dissolved" or change.predecessor_id not in ended:
            kept.append(change)
    return kept


def _dates(
    doc: Document, sentence: Sentence, verb: Term, dates: Sequence[DateHit]
) -> list[DateHit]:
    """Days of the sentence that can be the day of the change, 'từ ngày ...' first.

    What came before ('sau khi Công đoàn ngành giải thể') has only a day of its own clause.
    """
    begin, end = max(sentence.start, verb.start - _PROSE), min(sentence.end, verb.end + _PROSE)
    if _BACKGROUND.search(doc.key, begin, verb.start):
        comma = doc.key.find(",", verb.end, end)
        begin, end = verb.start, comma if comma >= 0 else end
    near = slice(*(bisect_left(dates, at, key=lambda d: d.start) for at in (begin, end)))
    told = [
        d for d in dates[near]
        if d.kind == "date" and d.precision == "day" and d.starts_on and d.role not in _OTHER_DAYS
    ]  # fmt: skip
    return sorted(told, key=lambda d: not _says_from(doc, d))


def _says_from(doc: Document, day: DateHit) -> bool:
    return _FROM.search(doc.key, max(0, day.start - 12), day.start) is not None


def _rank(doc: Document, days: Sequence[DateHit]) -> int:
    """How well the days of a telling say when: 0 'từ ngày ...', 1 some day, 2 none."""
    if not days:
        return 2
    return 0 if _says_from(doc, days[0]) else 1


def _told(
    kind: Kind, verb: Term, sentence: Sentence, bodies: Bodies
) -> Iterator[tuple[Hit | None, Hit | None]]:
    """Pairs of predecessor and successor that the sentence tells with this verb.

    Examples: 'thành lập CĐCS A' founds A; 'sáp nhập A vào B', 'bàn giao A về B', 'đổi tên A thành
    B' have both; 'giải thể A' has no successor.
    """
    touched, target = _parties(kind, verb, sentence, bodies)
    if kind == "founded":
        yield from ((None, hit) for hit in touched if hit.kind != _BOARD)
    elif kind == "dissolved":
        yield from ((hit, target) for hit in touched)
    elif target is not None:
        yield from ((hit, target) for hit in touched if hit.entity_id != target.entity_id)


def _parties(
    kind: Kind, verb: Term, sentence: Sentence, bodies: Bodies
) -> tuple[list[Hit], Hit | None]:
    """The bodies that the verb changes, and what they go into."""
    if kind == "merged":
        return _merged(verb, sentence, bodies)
    objects = bodies.after(verb.end, sentence.end, _WITH_BOARD if kind == "founded" else OBJECT)
    target = bodies.into(objects[-1].end if objects else verb.end, sentence.end)
    key, left = bodies.key, [] if objects else bodies.before(verb, sentence.start)
    if kind == "founded" and key.startswith(_SHOWS, verb.start):
        left = []  # 'Ban Chấp hành CĐCS X ra mắt'
    if kind == "transferred" and objects and key.startswith(_TAKES, verb.start):
        target = next(iter(bodies.left_of(verb.start, sentence.start)[-1:]), target)
    elif kind == "transferred" and not bodies.suffers(verb.start):
        # 'X bàn giao nhà cho Y': the house goes, not X. 'CĐCS X chuyển về Y' does.
        moves = _MOVES.match(key, verb.end) is not None
        left = [hit for hit in left if moves and (hit.kind or "").endswith("_union")]
    return left + objects, target


def _merged(verb: Term, sentence: Sentence, bodies: Bodies) -> tuple[list[Hit], Hit | None]:
    """'A hợp nhất với B thành C': both end; 'C được hợp nhất từ A và B' likewise."""
    joint = _WITH.match(bodies.key, verb.end)
    formed = _OUT_OF.match(bodies.key, verb.end)
    begin = next((m.end() for m in (joint, formed) if m), verb.end)
    objects = bodies.after(begin, sentence.end)
    subjects = bodies.before(verb, sentence.start) if not objects or joint or formed else []
    if formed and objects and subjects:
        return objects, subjects[-1]
    target = bodies.into(objects[-1].end if objects else verb.end, sentence.end)
    if objects and target is None:
        target = bodies.formed(verb.start, sentence.start)
    return subjects + objects, target


def _change(
    doc: Document,
    kind: Kind,
    pair: tuple[Hit | None, Hit | None],
    days: Sequence[DateHit],
) -> OrganisationChange:
    before, after = pair
    spans = [(hit.start, hit.end) for hit in pair if hit is not None]
    day = days[0] if days else None
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    return OrganisationChange(
        kind=kind,
        predecessor_id=before.entity_id if before is not None else None,
        successor_id=after.entity_id if after is not None else None,
        changed_on=day.starts_on if day is not None else None,
        date_evidence=day.evidence if day is not None else None,
        quote=doc.quote(start, end),
        span_start=start,
        span_end=end,
        rule_id=f"change.{kind}",
        confidence=_CONFIDENCE,
    )
