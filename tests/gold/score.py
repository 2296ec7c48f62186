"""Facts against gold articles: hits, misses and false finds by type, exact and by overlap.

A gold item that may be left out is neither hit nor false. Figures are hits when kind and value are
right and the spans meet; what they say (measure, organisation, ...) is counted over those hits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from congdoan.normalise.facts import Knowledge, normalise
from congdoan.records import Event, Facts, Figure, Mention
from congdoan.text import tone_key
from tests.gold.reading import Gold, Named, Number, Row, overlaps
from tests.gold.tally import Scores

EventType = Callable[[Gold], str | None]
_QUOTES = str.maketrans("", "", '“”"')
_HYPHEN = re.compile(r"(?<=\w) ?[-–] ?(?=[^\W\d])")
_FORMER = ("nguyên ", "cựu ")


def score(golds: Iterable[Gold], knowledge: Knowledge, event_type: EventType) -> Scores:
    """All scores of the given articles; `event_type` is what the classifier says of one."""
    scores = Scores()
    for gold in golds:
        facts = normalise(
            gold.article, knowledge, province_id=gold.source, event_type=event_type(gold)
        )
        compare(scores, facts, gold)
    return scores


def compare(scores: Scores, facts: Facts, gold: Gold) -> None:
    """Add one article."""
    persons = [m for m in facts.mentions if m.type == "person"]
    orgs = [m for m in facts.mentions if m.type == "organisation" and m.norm and m.entity_id]
    dates = [m for m in facts.mentions if m.type == "date"]
    for mode in ("exact", "overlap"):
        _spans(scores, f"people {mode}", persons, gold.persons, gold.name, exact=mode == "exact")
        _spans(scores, f"organisations {mode}", orgs, gold.orgs, gold.name, exact=mode == "exact")
        _spans(scores, f"dates {mode}", dates, gold.dates, gold.name, exact=mode == "exact")
    _distinct(scores, "people", persons, gold.persons, gold.name, by_subtype=True)
    _distinct(scores, "organisations canonical", orgs, gold.orgs, gold.name)
    _invented(scores, dates, gold)
    _positions(scores, facts, gold)
    _events(scores, facts, gold)
    awards = _as_counted([_award(row) for row in facts.awards], gold.awards)
    _rows(scores, "awards", awards, gold.awards, gold.name)
    _figures(scores, facts.figures, gold)
    if gold.source is not None:
        scores.check("province, source known", facts.province_id == gold.province,
                     f"{gold.name}: {facts.province_id}")  # fmt: skip
    else:
        scores.check("province, source unknown", facts.province_id == gold.province,
                     f"{gold.name}: {facts.province_id}, not {gold.province}")  # fmt: skip


def _key(words: str) -> str:
    """An answer as compared: without capitals, quotation marks and hyphens ('Sản - Nhi')."""
    return " ".join(_HYPHEN.sub(" ", words.translate(_QUOTES)).casefold().split())


def _right(told: str | None, answers: Sequence[str]) -> bool:
    """Whether what was told is one of the answers; '*' takes any, '-' is nothing."""
    return "*" in answers or _key(told or "-") in map(_key, answers)


def _same(norm: str | None, names: Sequence[str]) -> bool:
    if names == ("null",):
        return norm is None or norm.startswith("--")
    return _right(norm, names)


def _spans(
    scores: Scores, kind: str, got: list[Mention], want: tuple[Named, ...], where: str,
    *, exact: bool,
) -> None:  # fmt: skip
    left = list(got)
    for item in want:
        for span in item.spans:
            near = (m for m in left if _meets(m, span, exact=exact))
            found = next((m for m in near if _same(m.norm, item.names)), None)
            if found is not None and not item.optional:
                scores.of(kind).hit += 1
            elif not item.optional:
                scores.of(kind).missed.append(f"{where}: {item.names} {span}")
            if found is not None:
                left.remove(found)
    free = [span for item in want if item.optional for span in item.spans]
    left = [m for m in left if not any(overlaps((m.span_start, m.span_end), s) for s in free)]
    scores.of(kind).false.extend(f"{where}: {m.surface!r} = {m.norm}" for m in left)


def _meets(mention: Mention, span: tuple[int, int], *, exact: bool) -> bool:
    own = (mention.span_start, mention.span_end)
    return own == span if exact else overlaps(own, span)


def _distinct(
    scores: Scores, kind: str, got: list[Mention], want: tuple[Named, ...], where: str,
    *, by_subtype: bool = False,
) -> None:  # fmt: skip
    """Each name once an article: the measure of who and what an article is about."""
    free = [s for n in want if n.optional or "*" in n.names for s in n.spans]
    found: dict[tuple[str, str | None], str] = {}
    for m in got:
        if any(overlaps((m.span_start, m.span_end), s) for s in free):
            continue
        found[(_key(str(m.norm)), _maker(m.subtype) if by_subtype else None)] = m.surface
    right: dict[tuple[str, ...], str | None] = {}
    for item in want:
        if not item.optional and "*" not in item.names and item.names:
            right.setdefault(item.names, _maker(item.subtype) if by_subtype else None)
    told: set[tuple[str, str | None]] = set()
    for names, subtype in right.items():
        keys = [key for name in names if (key := (_key(name), subtype)) in found]
        if keys:
            scores.of(kind).hit += 1
        else:
            scores.of(kind).missed.append(f"{where}: {names[0]} {subtype or ''}")
        told.update(keys)
    for key in told:
        del found[key]
    scores.of(kind).false.extend(f"{where}: {key} {text!r}" for key, text in found.items())


def _maker(subtype: str | None) -> str | None:
    """Who wrote and who took the picture are one kind here: often one person does both."""
    return "author" if subtype == "photographer" else subtype


def _invented(scores: Scores, dates: list[Mention], gold: Gold) -> None:
    """A resolved date whose year the gold does not know, or knows otherwise."""
    for item in gold.dates:
        for m in dates:
            if item.optional or not m.norm or m.norm.startswith("--"):
                continue
            if any(overlaps((m.span_start, m.span_end), span) for span in item.spans):
                years = {name[:4] for name in item.names}
                if m.norm[:4] not in years:
                    scores.invented.append(f"{gold.name}: {m.surface!r} = {m.norm}")


def _positions(scores: Scores, facts: Facts, gold: Gold) -> None:
    got = [(row.person_name, _role(row.role_canonical), row.org_name) for row in facts.positions]
    want = tuple(
        Row(fields=(f[0], (_role(f[1][0]),), f[2]), optional=row.optional)
        for row in gold.positions
        for f in [row.fields]
    )
    _rows(scores, "positions", got, want, gold.name)


def _role(words: str) -> str:
    key = tone_key(words)
    for former in _FORMER:
        key = key.removeprefix(former)
    return key


def _award(row: Any) -> tuple[Any, ...]:
    count = "-" if row.recipient_count is None else str(row.recipient_count)
    return (row.award, row.giver_name, row.recipient_kind, count, row.status)


def _as_counted(got: list[tuple[Any, ...]], want: tuple[Row, ...]) -> list[tuple[Any, ...]]:
    """The awards found, those of named winners as one row where the gold has their number.

    'giải Nhì cho A và B': two rows with names (docs/facts.md), in some gold articles one of 2.
    """
    for row in want:
        number = row.fields[3][0]
        if not number.isdigit() or any(_fits(item, row) for item in got):
            continue
        each = [item for item in got if item[3] == "1" and _fits((*item[:3], number, item[4]), row)]
        if int(number) > 1 and len(each) == int(number):
            got = [item for item in got if item not in each]
            got.append((*each[0][:3], number, each[0][4]))
    return got


def _rows(
    scores: Scores, kind: str, got: Sequence[tuple[Any, ...]], want: tuple[Row, ...], where: str
) -> None:
    left = list(got)
    for row in sorted(want, key=lambda row: row.optional):
        found = next((g for g in left if _fits(g, row)), None)
        if found is not None:
            left.remove(found)
        if row.optional:
            continue
        if found is not None:
            scores.of(kind).hit += 1
        else:
            scores.of(kind).missed.append(f"{where}: {[f[0] for f in row.fields]}")
    scores.of(kind).false.extend(f"{where}: {list(item)}" for item in left)


def _fits(got: tuple[Any, ...], row: Row) -> bool:
    return all(
        _right(None if value is None else str(value), right)
        for value, right in zip(got, row.fields, strict=True)
    )


def _events(scores: Scores, facts: Facts, gold: Gold) -> None:
    _main_event(scores, facts, gold)
    left = list(facts.events)
    for row in sorted(gold.events, key=lambda row: row.optional):
        types, days, hosts = row.fields
        fitting = [e for e in left if "*" in types or e.event_type in types]
        found = max(fitting, key=lambda e: _agreement(e, days, hosts), default=None)
        if found is not None:
            left.remove(found)
        if row.optional:
            continue
        if found is None:
            scores.of("event type").missed.append(f"{gold.name}: {types[0]}")
            continue
        scores.of("event type").hit += 1
        day = _interval(found.starts_on, found.ends_on)
        scores.check("event day", "*" in days or day in days, f"{gold.name}: {day}, not {days}")
        scores.check("event host", _right(found.host_name, hosts),
                     f"{gold.name}: {found.host_name}, not {hosts}")  # fmt: skip
    scores.of("event type").false.extend(f"{gold.name}: {e.event_type}" for e in left)


def _main_event(scores: Scores, facts: Facts, gold: Gold) -> None:
    """The type of the first row alone, against every event that the article may tell of."""
    score = scores.of("event type, main")
    first = facts.events[0].event_type if facts.events else None
    right = first is not None and any({"*", first} & set(row.fields[0]) for row in gold.events)
    due = any(not row.optional for row in gold.events)
    score.hit += right and due
    if due and not right:
        score.missed.append(f"{gold.name}: {first}")
    if first is not None and not right:
        score.false.append(f"{gold.name}: {first}")


def _agreement(event: Event, days: tuple[str, ...], hosts: tuple[str, ...]) -> tuple[bool, bool]:
    """Of several events of one type the one of that day, then of that host, is meant."""
    day = _interval(event.starts_on, event.ends_on)
    return "*" in days or day in days, _right(event.host_name, hosts)


def _interval(start: Any, end: Any) -> str:
    if start is None:
        return "-"
    return str(start) if end in (None, start) else f"{start}/{end}"


def _figures(scores: Scores, got: tuple[Figure, ...], gold: Gold) -> None:
    left = list(got)
    for item in sorted(gold.figures, key=lambda number: number.optional):
        found = next((f for f in left if _is(f, item)), None)
        if found is not None:
            left.remove(found)
        if item.optional:
            left = [f for f in left if not _touches(f, item)]
            continue
        kind = "money" if item.kind == "money" else "figures"
        if found is None:
            words = gold.article.text[slice(*item.spans[0])]
            scores.of(kind).missed.append(f"{gold.name}: {words}")
            continue
        scores.of(kind).hit += 1
        _said(scores, found, item, gold)
    for f in left:
        kind = "money" if f.kind == "money" else "figures"
        scores.of(kind).false.append(f"{gold.name}: {f.value} {f.unit_text} {f.measure}")


def _touches(figure: Figure, item: Number) -> bool:
    return any(overlaps((figure.span_start, figure.span_end), span) for span in item.spans)


def _is(figure: Figure, item: Number) -> bool:
    value = figure.amount_vnd if figure.kind == "money" else figure.value
    return figure.kind == item.kind and value == item.value and _touches(figure, item)


def _said(scores: Scores, figure: Figure, item: Number, gold: Gold) -> None:
    where = f"{gold.name}: {gold.article.text[slice(*item.spans[0])]}"
    measure = "*" in item.measures or (figure.measure or "-") in item.measures
    org = _right(figure.org_name, item.orgs)
    scores.check("figure measure", measure, f"{where} {figure.measure}, not {item.measures}")
    scores.check("figure organisation", org, f"{where} {figure.org_name}, not {item.orgs}")
    scores.check("figure measure and org", measure and org, where)
    scores.check("figure qualifier", figure.qualifier == item.qualifier,
                 f"{where} {figure.qualifier}")  # fmt: skip
    scores.check("figure status", item.status in ("*", figure.status), f"{where} {figure.status}")
