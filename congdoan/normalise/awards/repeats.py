"""The same award told twice: in lead and body, in a caption, with and without its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.records import Recipient
from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Hit
from congdoan.normalise.inner import inner_record
from congdoan.records import BlockKind, maker

_BODY: tuple[BlockKind, ...] = ("paragraph", "list", "table", "lead")
_OPENINGS: tuple[BlockKind, ...] = ("title", "lead")
_Key = tuple[object, ...]
# 'Đội Khoa Nhi' and 'đội Khoa Nhi' are one, and so is 'Khoa Nhi'.
_TEAM = re.compile(r"(?:đội|nhóm|tập thể)(?: thi| tuyển| bóng)? (?=\S)")


@inner_record
class AwardRow:
    """An award of one giver to one recipient, before repeats are left out.

    `sentence` is the offset of its sentence; `handed` and `by_hand` are those of the grant;
    `contest` tells a prize from those of other contests of the text, where it can be told.
    """

    award: str
    kind: str
    level: str | None
    giver: Hit | None
    recipient: Recipient
    proposed: bool
    handed: bool
    by_hand: bool
    sentence: int
    start: int
    end: int
    block: BlockKind
    rule_id: str
    period: DateHit | None
    contest: str | None = None

    @property
    def giver_key(self) -> str | None:
        """The giver's id, else its name."""
        return (self.giver.entity_id or self.giver.name) if self.giver else None

    @property
    def whom(self) -> str:
        """Who got it, as compared."""
        name = self.recipient.name
        return _TEAM.sub("", name.casefold(), count=1) if name else self.recipient.kind

    @property
    def awards(self) -> set[str]:
        """The award under its own contest, under any, and without what it is for."""
        base = self.award.partition(" Vì ")[0]  # 'Kỷ niệm chương' alone
        prize = self.kind == "prize"
        return {self.award, base, f"{self.award}|{self.contest or ''}" if prize else base}


new_row = maker(AwardRow)


def once(rows: Sequence[AwardRow]) -> list[AwardRow]:
    """Each fact once and in order: the body's, the counted and the fuller telling stays."""
    if len(rows) <= 1:
        return list(rows)
    known = _Known()
    kept: set[int] = set()
    for row in sorted(rows, key=_rank):
        whom = row.whom
        if not known.tells(row, whom):
            known.add(row, whom)
            kept.add(id(row))
    return _without_named(_without_sums([row for row in rows if id(row) in kept]))


def _without_named(rows: Sequence[AwardRow]) -> list[AwardRow]:
    """Without 'trao giải Nhì cho hai đơn vị' of a caption or lead where others name the two."""
    named: dict[_Key, list[AwardRow]] = {}
    for row in rows:
        if row.recipient.name is not None:
            named.setdefault((row.award, row.recipient.kind, row.proposed), []).append(row)
    return [
        row
        for row in rows
        if not _are_all(row, named.get((row.award, row.recipient.kind, row.proposed), ()))
    ]


def _are_all(row: AwardRow, named: Sequence[AwardRow]) -> bool:
    """Whether those named elsewhere are as many as a row counts, and of its giver."""
    again = row.block not in _BODY or row.block == "lead"
    if not (again and row.recipient.number_of_many and len(named) == row.recipient.count):
        return False
    return all(one.sentence != row.sentence and _meets(row, {one.giver_key}) for one in named)


def _without_sums(rows: Sequence[AwardRow]) -> list[AwardRow]:
    """Without 'khen thưởng 35 chủ tịch CĐCS', of whom 5, 10 and 20 got awards told one by one."""
    if all(row.kind != "commendation" for row in rows):
        return list(rows)
    parts: dict[_Key, list[int]] = {}
    for row in rows:
        if row.kind != "commendation":
            key = (row.recipient.kind, row.proposed)
            parts.setdefault(key, []).append(row.recipient.count or 0)
    sums = {key: sum(told) for key, told in parts.items() if len(told) > 1}
    return [
        row
        for row in rows
        if row.kind != "commendation"
        or row.recipient.count is None
        or sums.get((row.recipient.kind, row.proposed)) != row.recipient.count
    ]


def _rank(row: AwardRow) -> tuple[bool, ...]:
    return (
        row.recipient.count is None,
        row.kind == "commendation",
        row.block not in _BODY,
        row.giver is None,
        row.block == "lead",
    )


class _Told:
    """What the rows so far say of one award, by what a later one may repeat."""

    def __init__(self) -> None:
        self.facts: set[_Key] = set()
        self.loose: dict[_Key, int] = {}
        self.counted: dict[_Key, dict[str | None, int]] = {}
        self.many: dict[_Key, set[str | None]] = {}
        self.named_in: dict[_Key, int] = {}
        self.names: dict[_Key, set[tuple[str, str | None]]] = {}

    def add(self, row: AwardRow, whom: str) -> None:
        """A row that got the award; `whom` is who, as compared."""
        recipient, giver, proposed = row.recipient, row.giver_key, row.proposed
        self.facts.add((giver, whom, proposed))
        self.loose.setdefault((whom, proposed), row.sentence)
        told = self.counted.setdefault((whom, proposed, recipient.count), {})
        told.setdefault(giver, row.sentence)
        if recipient.name is not None:
            self.names.setdefault((recipient.kind, proposed), set()).add((whom, giver))
            self.named_in[(recipient.kind, proposed, giver)] = row.sentence
        elif recipient.number_of_many:
            self.many.setdefault((recipient.kind, proposed), set()).add(giver)


class _Known:
    """What the rows so far say, by the name of the award; all look-ups are sets."""

    def __init__(self) -> None:
        self._told: dict[str, _Told] = {}
        self._numbers: dict[_Key, set[str | None]] = {}
        self._titles: dict[_Key, dict[str | None, int]] = {}

    def add(self, row: AwardRow, whom: str) -> None:
        for award in row.awards:
            told = self._told.get(award)
            if told is None:
                told = self._told[award] = _Told()
            told.add(row, whom)
        key = (row.recipient.kind, row.proposed, row.recipient.count)
        if row.kind == "title":
            self._titles.setdefault(key, {})[row.giver_key] = row.sentence
        elif row.kind != "commendation":
            self._numbers.setdefault(key, set()).add(row.giver_key)

    def tells(self, row: AwardRow, whom: str) -> bool:
        """Whether a row only tells again what is known, of its contest or of none in particular."""
        if row.kind == "commendation" and self._is_commended(row):
            return True
        names = [row.award]
        if row.contest is not None and row.block in _BODY and row.block != "lead":
            names = [f"{row.award}|{row.contest}", f"{row.award}|"]
        return any(_tells(self._told[name], row, whom) for name in names if name in self._told)

    def _is_commended(self, row: AwardRow) -> bool:
        """'được khen thưởng' of a lead, and the award itself further down.

        'Khen thưởng 40 tập thể, cá nhân' of a title is the sum of what the text tells.
        """
        kind, number = row.recipient.kind, row.recipient.count
        if row.block in _OPENINGS and kind == "other" and self._numbers:
            return True
        key = (kind, row.proposed, number)
        # 'khen thưởng 8 chị đạt danh hiệu A': the title is what for.
        titles = {giver for giver, at in self._titles.get(key, {}).items() if at != row.sentence}
        return _meets(row, self._numbers.get(key, set()) | titles)


def _tells(told: _Told, row: AwardRow, whom: str) -> bool:
    """Whether the rows that are told of an award say what `row` says of `whom`."""
    kind, number = row.recipient.kind, row.recipient.count
    if (_is_uncounted if number is None else _has_same_number)(told, row, whom):
        return True
    if row.kind == "commendation":
        return False
    if number == 1 and row.recipient.number_of_many and _is_one_named(told, row):
        return True
    if number is None and row.recipient.name is None and row.giver is not None:
        # 'cho các CĐCS sau:', and the list of them
        return _is_listed(told, row)
    # A picture shows one of those that were counted, or named more fully.
    counted = told.many.get((kind, row.proposed), set())
    return row.block == "caption" and (_meets(row, counted) or _is_named(told, row, whom))


def _is_one_named(told: _Told, row: AwardRow) -> bool:
    """Whether 'chị' or '1 tập thể' is the only one whom the text names with this award."""
    named = told.named_in.get((row.recipient.kind, row.proposed, row.giver_key), row.sentence)
    # 'Đội đạt giải Nhất sẽ ...': the one that was named.
    given = row.giver_key is not None or row.kind == "prize"
    return given and named != row.sentence


def _is_listed(told: _Told, row: AwardRow) -> bool:
    """Whether those told without a number are counted or named elsewhere, of one giver."""
    key = (row.recipient.kind, row.proposed)
    givers = {giver for _, giver in told.names.get(key, set())} | told.many.get(key, set())
    return row.giver_key in givers or (row.block == "caption" and _meets(row, givers))


def _is_named(told: _Told, row: AwardRow, whom: str) -> bool:
    """Whether a body of the text bears the row's name and more, or 'các CĐCS' are named."""
    whom = whom if row.recipient.name is not None else ""
    names = told.names.get((row.recipient.kind, row.proposed), set())
    return _meets(row, {giver for name, giver in names if whom in name})


def _is_uncounted(told: _Told, row: AwardRow, whom: str) -> bool:
    if (row.giver_key, whom, row.proposed) in told.facts:
        return True
    # Who hands an award over need not be its giver.
    handed = row.by_hand or (row.handed and row.block == "caption")
    elsewhere = told.loose.get((whom, row.proposed), row.sentence) != row.sentence
    return elsewhere and (row.giver is None or handed)


def _has_same_number(told: _Told, row: AwardRow, whom: str) -> bool:
    givers = told.counted.get((whom, row.proposed, row.recipient.count), {})
    return _meets(row, {giver for giver, at in givers.items() if at != row.sentence})


def _meets(row: AwardRow, givers: set[str | None]) -> bool:
    """Whether the row can be of one of these givers: the same, or one of both is not told."""
    vague = row.giver is None or row.by_hand
    return bool(givers) and (vague or None in givers or row.giver_key in givers)
