"""Grants of awards as read from a sentence, and the small rules about them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from congdoan.normalise.awards.words import RecipientKind, Token
from congdoan.normalise.document import Hit
from congdoan.normalise.inner import inner_record

# Kinds of award that other bodies give than those of the awards beside them.
OWN_GIVERS = ("title", "medal", "prize", "creative_labour_certificate")
# Titles of emulation, which a number before them counts: '18 tập thể lao động tiên tiến'.
EMULATION = ("tập thể lao động", "chiến sỹ thi đua", "lao động tiên tiến")
# How far before an award 'đề nghị' still asks for it.
PROPOSED_WITHIN = 80
_SEVERAL = 2


@inner_record
class Recipient:
    """Who got an award: a number of one kind, a named body or a named person."""

    start: int
    end: int
    kind: RecipientKind
    count: int | None = None
    hit: Hit | None = None
    name: str | None = None

    @property
    def number_of_many(self) -> bool:
        """Whether it is a number of bodies or persons, not one that is named."""
        return self.count is not None and self.hit is None and self.name is None


@inner_record
class Grant:
    """One award of a sentence with its givers and recipients; `givers` may be empty.

    `handed`: the givers are those who hand it over ('X trao Bằng khen'), not 'Bằng khen của X';
    `by_hand`: the verb is 'trao' alone, which need not be that of the giver.
    `stranger`: 'của' follows the award, but no giver that is known. `number`: how many of the award
    there are ('02 giải Nhì'). `joined`: nothing but a comma or 'và' parts it from the one before.
    `planned`: nothing was granted.
    """

    award: Token
    givers: tuple[Hit, ...]
    recipients: tuple[Recipient, ...]
    proposed: bool
    handed: bool
    rule_id: str
    by_hand: bool = False
    stranger: bool = False
    number: int | None = None
    joined: bool = False
    planned: bool = False


def is_title(award: Token) -> bool:
    """Whether the award is an honorary title."""
    return award.head is not None and award.head.kind == "title"


def is_prize(award: Token) -> bool:
    """Whether the award is a prize of a contest."""
    return award.head is not None and award.head.kind == "prize"


def _is_ranked(award: Token) -> bool:
    """Whether the award is a prize, or an order of one class: one such for each who is named."""
    return is_prize(award) or (award.head is not None and " hạng " in award.head.name)


def is_flag(award: Token) -> bool:
    """Whether the award is a flag, which collectives alone get."""
    return award.head is not None and award.head.kind == "emulation_flag"


def for_collectives(found: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
    """'trao Cờ thi đua, Bằng khen cho các tập thể, cá nhân': the flags are for the first."""
    kept = tuple(r for r in found if r.kind != "individual" or r.name is not None)
    return kept or found


def is_proposed(award: Token, left: Sequence[Token]) -> bool:
    """Whether the award is only asked for."""
    return any(t.kind == "propose" and award.start - t.end <= PROPOSED_WITHIN for t in left)


def distributed(grants: Sequence[Grant]) -> list[Grant]:
    """'giải Nhất, Nhì lần lượt thuộc về A, B', 'A, B giành giải Nhất, Nhì': to each its own."""
    found = list(grants)
    for begin, told in enumerate(grants):
        if len(told.recipients) < _SEVERAL:
            continue
        run = found[begin : begin + len(told.recipients)]
        all_of_all = all(g.recipients == told.recipients and is_prize(g.award) for g in run)
        if len(run) == len(told.recipients) and all_of_all and told.recipients[0].name:
            found[begin : begin + len(run)] = [
                dataclasses.replace(grant, recipients=(whom,))
                for grant, whom in zip(run, told.recipients, strict=True)
            ]
    for end, told in enumerate(grants):
        if len(told.recipients) < _SEVERAL:
            continue
        named = [r for r in told.recipients if r.name is not None]
        begin = end + 1 - len(named)
        run = found[max(0, begin) : end + 1]
        joined = all(g.joined and _is_ranked(g.award) for g in run[1:])
        waiting = all(map(_waits, run[:-1]))
        several = told.number is not None and told.number > 1  # 'hai giải Ba thuộc về A và B'
        each = len(named) == len(told.recipients) and begin >= 0 and not several
        if each and joined and waiting:
            found[begin : end + 1] = [
                dataclasses.replace(grant, recipients=(whom,), rule_id=told.rule_id)
                for grant, whom in zip(run, named, strict=True)
            ]
    return found


def enumerated(grants: Sequence[Grant]) -> list[Grant]:
    """'1 giải Nhất, 2 giải Nhì và 3 giải Ba cho 6 đội': each its number of collectives."""
    found: list[Grant] = []
    behind: Grant | None = None
    for told in reversed(grants):
        grant = told
        if told.number is not None and behind is not None and behind.joined and _is_open(told):
            kind = behind.recipients[0].kind
            only = dataclasses.replace(told.recipients[0], kind=kind, count=told.number)
            grant = dataclasses.replace(told, recipients=(only,))
            if behind is found[-1] and behind.number is not None:
                last = dataclasses.replace(behind.recipients[0], count=behind.number)
                found[-1] = dataclasses.replace(behind, recipients=(last,))
        counts = len({r.kind for r in grant.recipients}) == 1 and not grant.recipients[0].name
        behind = grant if (counts and not _is_open(grant)) or grant is not told else None
        found.append(grant)
    return found[::-1]


def _is_open(told: Grant) -> bool:
    """Whether only the number of awards is known, and not who got them."""
    return len(told.recipients) == 1 and told.recipients[0].end == told.award.end


def _waits(told: Grant) -> bool:
    """Whether who got it may be told behind a later award."""
    return not told.recipients or told.rule_id == "award.inherited"


def shared(grants: Sequence[Grant]) -> list[Grant]:
    """'tặng Cờ thi đua và Bằng khen cho 3 tập thể': who got which is not told."""
    found = list(grants)
    shares = False  # whether the award behind has recipients that others may share
    for at in range(len(found) - 1, 0, -1):
        waiting, grant = found[at - 1], found[at]
        # 'A tặng Bằng khen, B tặng Cờ thi đua cho C'
        both = waiting.handed and bool(waiting.givers) and all(r.name for r in grant.recipients)
        shares = (shares or grant.rule_id == "award.to_right") and bool(grant.recipients)
        shares = shares and _waits(waiting) and (grant.joined or both)
        if not shares:
            continue
        recipients = tuple(dataclasses.replace(r, count=None, hit=None) for r in grant.recipients)
        found[at - 1] = dataclasses.replace(
            waiting,
            recipients=recipients if grant.joined else grant.recipients,
            givers=waiting.givers or grant.givers,
        )
    return found


def _lacks(told: Grant) -> bool:
    """Whether a giver told elsewhere can be meant; an order of the state has none but the state."""
    state = told.award.head is not None and told.award.head.level == "state"
    left = told.rule_id == "award.from_left" and not told.givers and not told.stranger
    kind = told.award.head.kind if told.award.head is not None else None
    return left and not state and kind not in OWN_GIVERS


def completed(grants: Sequence[Grant], last: Grant | None = None) -> list[Grant]:
    """Grants of one part of a sentence; 'của X' at its end serves those before it as well.

    `last` is the grant before this part. Example: '04 tập thể được tặng Cờ thi đua, 09 tập thể được
    tặng Bằng khen của LĐLĐ tỉnh'.
    """
    found: list[Grant] = []
    behind: Grant | None = None
    for told in reversed(grants):
        shares = _lacks(told) and behind is not None and not behind.handed
        grant = dataclasses.replace(told, givers=behind.givers) if shares and behind else told
        behind = grant if grant.givers and not grant.planned else behind
        found.append(grant)
    return list(_inherited(found[::-1], last))


def _inherited(grants: Sequence[Grant], before: Grant | None) -> Iterator[Grant]:
    """'3 CĐCS được A tặng Cờ thi đua, 7 CĐCS được tặng Bằng khen': A gave both."""
    for told in grants:
        grant = told
        if _lacks(told) and before is not None and before.rule_id == told.rule_id:
            grant = dataclasses.replace(told, givers=before.givers)
        before = grant
        yield grant


def merged(found: Sequence[Recipient], key: str) -> tuple[Recipient, ...]:
    """'25 tập thể và cá nhân' is one number of both kinds."""
    kept: list[Recipient] = []
    for recipient in found:
        last = kept[-1] if kept else None
        bare = recipient.count is None and key[recipient.start : recipient.start + 3] != "các"
        if last is not None and bare and last.count is not None and last.hit is None:
            kept[-1] = dataclasses.replace(last, end=recipient.end, kind="other")
        else:
            kept.append(recipient)
    return tuple(kept)
