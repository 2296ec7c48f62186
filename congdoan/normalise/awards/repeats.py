"""The same award told twice: in lead and body, in a caption, with and without its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.records import Recipient
from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Hit
from congdoan.normalise.inner import inner_record
from congdoan.records import BlockKind

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
    def fact(self) -> tuple[str, str | None, str, bool]:
        """What makes two rows tell of one thing, the number left out."""
        whom = self.recipient.name or self.recipient.kind
        return self.award, self.giver_key, whom, self.proposed

    def told_as(self, award: str) -> tuple[str, str | None, str, bool]:
        """The fact as compared, under a name of the award with its contest."""
        whom = _TEAM.sub("", (self.recipient.name or self.recipient.kind).casefold(), count=1)
        return award, self.giver_key, whom, self.proposed

    @property
    def awards(self) -> tuple[str, ...]:
        """The award under its own contest, under any, and without what it is for."""
        base = self.award.partition(" Vì ")[0]  # 'Kỷ niệm chương' alone
        return f"{self.award}|{self.contest or ''}", self.award, base


def once(rows: Sequence[AwardRow]) -> list[AwardRow]:
    """Each fact once and in order: the body's, the counted and the fuller telling stays."""
    ordered = sorted(rows, key=_rank)
    known = _Known()
    kept: list[AwardRow] = []
    for row in ordered:
        if not known.tells(row):
            for award in row.awards:
                known.add(row, award)
            kept.append(row)
    kept = _without_sums(kept)
    order = {id(row): n for n, row in enumerate(rows)}
    return sorted(kept, key=lambda row: order[id(row)])


def _without_sums(rows: Sequence[AwardRow]) -> list[AwardRow]:
    """Without 'khen thưởng 35 chủ tịch CĐCS', of whom 5, 10 and 20 got awards told one by one."""
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


class _Known:
    """What the rows so far say, by what a later one may repeat; all look-ups are sets."""

    def __init__(self) -> None:
        self._facts: set[_Key] = set()
        self._loose: dict[_Key, int] = {}
        self._counted: dict[_Key, dict[str | None, int]] = {}
        self._numbers: dict[_Key, set[str | None]] = {}
        self._titles: dict[_Key, dict[str | None, int]] = {}
        self._many: dict[_Key, set[str | None]] = {}
        self._named_in: dict[_Key, int] = {}
        self._names: dict[_Key, set[tuple[str, str | None]]] = {}

    def add(self, row: AwardRow, name: str) -> None:
        fact = award, giver, whom, proposed = row.told_as(name)
        kind, number = row.recipient.kind, row.recipient.count
        self._facts.add(fact)
        self._loose.setdefault((award, whom, proposed), row.sentence)
        self._counted.setdefault((award, whom, proposed, number), {}).setdefault(
            giver, row.sentence
        )
        if row.kind == "title":
            self._titles.setdefault((kind, proposed, number), {})[giver] = row.sentence
        elif row.kind != "commendation":
            self._numbers.setdefault((kind, proposed, number), set()).add(giver)
        if row.recipient.name is not None:
            self._names.setdefault((award, kind, proposed), set()).add((whom, giver))
            self._named_in[(award, kind, proposed, giver)] = row.sentence
        if row.recipient.number_of_many:
            self._many.setdefault((award, kind, proposed), set()).add(giver)

    def tells(self, row: AwardRow) -> bool:
        """Whether a row only tells again what is known, of its contest or of none in particular."""
        if row.contest is None or row.block not in _BODY or row.block == "lead":
            return self._tells(row, row.award)
        return any(self._tells(row, award) for award in (row.awards[0], f"{row.award}|"))

    def _tells(self, row: AwardRow, award: str) -> bool:
        kind, number = row.recipient.kind, row.recipient.count
        same = self._uncounted(row, award) if number is None else self._same_number(row, award)
        if same:
            return True
        if row.kind == "commendation":
            return self._is_commended(row)
        if number == 1 and row.recipient.number_of_many and self._is_one_named(row, award):
            return True
        if number is None and row.recipient.name is None and row.giver is not None:
            # 'cho các CĐCS sau:', and the list of them
            return self._is_listed(row, award)
        # A picture shows one of those that were counted, or named more fully.
        counted = self._many.get((award, kind, row.proposed), set())
        return row.block == "caption" and (_meets(row, counted) or self._is_named(row, award))

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

    def _is_one_named(self, row: AwardRow, award: str) -> bool:
        """Whether 'chị' or '1 tập thể' is the only one whom the text names with this award."""
        fact = (award, row.recipient.kind, row.proposed, row.giver_key)
        named = self._named_in.get(fact, row.sentence)
        # 'Đội đạt giải Nhất sẽ ...': the one that was named.
        told = row.giver_key is not None or row.kind == "prize"
        return told and named != row.sentence

    def _is_listed(self, row: AwardRow, award: str) -> bool:
        """Whether those told without a number are counted or named elsewhere, of one giver."""
        key = (award, row.recipient.kind, row.proposed)
        named = {giver for _, giver in self._names.get(key, set())}
        return row.giver_key in named | self._many.get(key, set()) or (
            row.block == "caption" and _meets(row, named | self._many.get(key, set()))
        )

    def _is_named(self, row: AwardRow, award: str) -> bool:
        """Whether a body of the text bears the row's name and more, or 'các CĐCS' are named."""
        whom = row.told_as(award)[2] if row.recipient.name is not None else ""
        names = self._names.get((award, row.recipient.kind, row.proposed), set())
        return _meets(row, {giver for name, giver in names if whom in name})

    def _uncounted(self, row: AwardRow, name: str) -> bool:
        fact = award, _, whom, proposed = row.told_as(name)
        # Who hands an award over need not be its giver.
        handed = row.by_hand or (row.handed and row.block == "caption")
        told = self._loose.get((award, whom, proposed), row.sentence) != row.sentence
        return fact in self._facts or (told and (row.giver is None or handed))

    def _same_number(self, row: AwardRow, name: str) -> bool:
        award, _, whom, proposed = row.told_as(name)
        told = self._counted.get((award, whom, proposed, row.recipient.count), {})
        elsewhere = {giver for giver, sentence in told.items() if sentence != row.sentence}
        return _meets(row, elsewhere)


def _meets(row: AwardRow, givers: set[str | None]) -> bool:
    """Whether the row can be of one of these givers: the same, or one of both is not told."""
    vague = row.giver is None or row.by_hand
    return bool(givers) and (vague or None in givers or row.giver_key in givers)
