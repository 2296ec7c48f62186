"""Who gave which award to whom, in one sentence.

The sentence is cut at semicolons; in each part every award looks to its right for '(của) giver' and
'cho recipients', and to its left for 'recipients được (giver) tặng' or 'giver tặng'. What a part
leaves out it takes from the part before it: '1 tập thể được nhận Bằng khen của A; Giấy khen của B'.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from congdoan.normalise.awards.clauses import Clauses
from congdoan.normalise.awards.continued import continued
from congdoan.normalise.awards.counts import Counts, counted
from congdoan.normalise.awards.ellipsis import spelt_out
from congdoan.normalise.awards.givers import Givers
from congdoan.normalise.awards.joints import is_bracketed, is_joined
from congdoan.normalise.awards.members import WHICH, Members
from congdoan.normalise.awards.plans import Plans
from congdoan.normalise.awards.recipients import Recipients
from congdoan.normalise.awards.records import (
    OWN_GIVERS,
    Grant,
    Recipient,
    completed,
    distributed,
    enumerated,
    is_prize,
    is_title,
    shared,
)
from congdoan.normalise.awards.requests import Requests
from congdoan.normalise.awards.respectively import respectively
from congdoan.normalise.awards.tokens import Told
from congdoan.normalise.awards.winners import Winners
from congdoan.normalise.awards.words import VERBS, AwardWords, Token
from congdoan.normalise.document import Document, Hit

# 'A được ...; mới đây được B đề nghị C tặng': A is meant.
_PASSIVE = ("giver", "give", "receive", "attain", "propose")


class Reader:
    """Reads the grants of one sentence; keeps what the next award may take over."""

    def __init__(
        self, doc: Document, told: Told, words: AwardWords, *, prized: bool = False
    ) -> None:
        """`prized`: a sentence before told prizes; numbers of others need no verb."""
        self._key = doc.key
        self._prized = prized
        self._told = told
        self._who = Givers(doc.key, words)
        self._whom = Members(doc, told, words)
        self._behind = Recipients(self._whom)
        self._winners = Winners(self._whom, told, words)
        self._clauses = Clauses(self._whom, told)
        self._verb = False
        self._told_to = 0  # where the givers named behind the last award end
        self._prizes = False  # whether the award before is a prize
        self._to_winner = False  # whether it tells its winner behind it
        self._acted = False  # whether a part so far has a verb of giving or getting
        self._givers: tuple[Hit, ...] = ()
        self._subject: tuple[Hit, ...] = ()  # who gave anything in the parts so far
        self._named = False  # whether the last award told its giver behind it
        self._acts = False  # whether that is more than one who is asked
        self._decided: tuple[Hit, ...] = ()  # whose decision was told
        self._recipients: tuple[Recipient, ...] = ()
        self._handed = False  # whether the last award was told by who gave it, and to whom
        self._received = False  # whether they stood before 'được': the subject of the sentence
        self._plans = Plans(doc.key, told.sentence, words)
        self._requests = Requests(doc.key)
        self._counts = Counts(doc.key)
        self._before: Grant | None = None  # the award before, with its givers
        self._last: list[Grant] = []  # the last award that named its recipients behind it

    def grants(self) -> Iterator[Grant]:
        """Grants in order; awards of plain talk give none."""
        for cut in self._told.parts:
            part = spelt_out(cut, self._key)
            self._tell_subject(part)
            done = continued(part, self._last, self._whom) or self._part(part)
            for grant in done:
                for told in self._told_only(grant):
                    yield from respectively(told, self._key)

    def _tell_subject(self, part: Sequence[Token]) -> None:
        """Who acts in a part; who is only asked there acts where nobody did before."""
        asked = self._who.is_only_asked(part)
        if not (asked and self._acts):
            self._subject = self._who.subject(part) or self._subject
        self._acts = self._acts or (bool(self._subject) and not asked)

    def _part(self, part: Sequence[Token]) -> list[Grant]:
        read: list[Grant] = []
        awards = [i for i, token in enumerate(part) if token.kind == "award"]
        prizes = bool(awards) and all(is_prize(part[i]) for i in awards)
        self._verb = self._verb or (prizes and (self._prized or self._acted))
        self._acted = self._acted or any(token.kind in VERBS for token in part)
        for n, i in enumerate(awards):
            left = part[awards[n - 1] + 1 if n else 0 : i]
            right = part[i + 1 : awards[n + 1] if n + 1 < len(awards) else len(part)]
            read.append(self._read(part[i], left, right))
        if not read:
            return read
        if len(read) > 1:
            read = shared(enumerated(distributed(read)))
        done = completed(read, self._before)
        self._before = done[-1] if done[-1].givers else None
        self._last = [grant for grant in done if grant.rule_id == "award.to_right"][-1:]
        return done

    def _read(self, award: Token, left: Sequence[Token], right: Sequence[Token]) -> Grant:
        """The grant of one award, by what stands right of it, left of it, or before it.

        Examples: 'tặng Bằng khen cho 4 tập thể' (to_right), '4 tập thể được tặng Bằng khen'
        (from_left), '5 tập thể được tặng Cờ thi đua của A và Bằng khen của B' (inherited).
        """
        verb = any(t.kind in VERBS for t in left)
        self._verb = self._verb or verb
        self._decided = self._who.decided(left) or self._decided
        named, end = self._who.behind(award, right)
        free = [token for token in left if token.start >= self._told_to]
        givers = named or self._givers_of(award, free, verb=verb)
        self._told_to = end if named else 0
        self._named = bool(named)
        recipients, rule = self._recipients_of(award, left, (end, right, bool(named)))
        numbered = self._counts.numbered(award, left)
        many = all(r.number_of_many for r in recipients)
        if rule == "award.from_left" and many and self._counts.is_part(award):
            recipients = ()
        # 'Đơn vị đạt 7 tập thể lao động xuất sắc' counts who has the title.
        recipients = numbered if numbered and is_title(award) else counted(recipients, numbered)
        one = len(self._recipients) == 1 and self._recipients[0].count == 1
        # 'A được tặng Cờ thi đua của B và 3 Bằng khen của C', 'được C tặng 3 ...': A has them too.
        inside = is_bracketed(self._key, award, self._recipients)
        alone = bool(numbered) and not (one and (self._received or inside))
        if not recipients and not alone and self._goes_on(award, left, verb=verb):
            told = self._behind.tells_winner(award, end, right)
            recipients, rule = ((), rule) if told else (self._recipients, "award.inherited")
        if not recipients and (self._verb or named):
            recipients = self._clauses.owner(award) or self._clauses.besides(award)
            self._verb = self._verb or bool(recipients)
        if not (verb or givers) and rule == "award.to_right" and self._handed:
            givers = self._givers  # 'A tặng Bằng khen cho B; danh hiệu C cho D'
        givers = self._who.without_winners(givers, [r.hit for r in recipients])
        proposed = self._requests.is_asked(award, left, acts=self._acts)
        grant = Grant(
            award=award,
            givers=givers,
            # 'Với 4 huy chương Vàng, đội A ...': before any verb nothing is given.
            recipients=recipients or (numbered if self._verb else ()),
            handed=not named,
            proposed=proposed,
            rule_id=rule,
            by_hand=not named and self._who.is_by_hand(left),
            stranger=self._who.is_strange(award, left),
            number=numbered[0].count if numbered else None,
            joined=not left,
            planned=self._plans.is_planned(award, proposed=proposed),
        )
        self._remember(grant, recipients)
        return grant

    def _remember(self, grant: Grant, recipients: tuple[Recipient, ...]) -> None:
        """Keep what the next award may take over from the grant, which got `recipients`."""
        rule, self._prizes = grant.rule_id, is_prize(grant.award)
        self._to_winner = self._prizes and rule == "award.to_right"
        self._handed = bool(grant.givers) and grant.handed and rule == "award.to_right"
        self._givers = grant.givers or (() if self._prizes else self._givers)
        self._recipients = recipients
        self._received = rule == "award.from_left" or (self._received and rule == "award.inherited")

    def _recipients_of(
        self, award: Token, left: Sequence[Token], right: tuple[int, Sequence[Token], bool]
    ) -> tuple[tuple[Recipient, ...], str]:
        """Who got the award, and the rule; `right`: end of the givers, tokens, are there givers."""
        end, behind, given = right
        listed, told = self._behind.behind(award, end, behind)
        self._verb = self._verb or told
        verb = any(t.kind in VERBS for t in left)
        before = self._new(self._winners.before(award, left)) if verb else ()
        spelt = bool(listed) and listed[0].name is not None and WHICH.match(self._key, end)
        if spelt and not self._counts.is_part(award) and any(r.number_of_many for r in before):
            return before, "award.from_left"  # '3 tập thể nhận Cờ thi đua gồm A, B và C'
        if listed:
            return listed, "award.to_right"
        headed = self._winners.heading(award, left, given=given)
        self._verb = self._verb or (given and bool(headed))
        found = headed or before
        if not found and (self._verb or given):
            found = self._winners.beside(award, left)
            self._verb = self._verb or bool(found)
        if not any(r.count or r.name for r in found):
            found = self._clauses.announced(left, end, behind) or found
        return found, "award.from_left" if found or verb else "award.to_right"

    def _new(self, found: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
        """'tặng Bằng khen cho A, 5 cá nhân được tặng Giấy khen': of both, who has nothing yet."""
        known = {recipient.start for recipient in self._recipients}
        return tuple(r for r in found if r.start not in known) or found

    def _givers_of(self, award: Token, left: Sequence[Token], *, verb: bool) -> tuple[Hit, ...]:
        """Who gives an award that names no giver behind it."""
        if is_title(award):
            given = self._who.of_title(award, left) if verb else ()
            on = self._handed and self._who.goes_on(left, self._told.sentence.start)
            return given or (self._givers if on else ())
        headed = bool(left) and left[-1].kind == "giver" and self._who.is_headed(award, left[-1])
        self._verb = self._verb or headed
        if not (verb or headed):  # 'của Quỹ A' is not the giver before
            own = is_prize(award) and not self._prizes  # 'được A tặng Cờ; B giải Nhì'
            return (
                ()
                if own or self._who.is_strange(award, left) or self._owns(award)
                else self._givers
            )
        givers = self._who.before(award, left)
        if not givers and verb and self._who.goes_on(left, self._told.sentence.start):
            return self._subject  # 'A trao 10 phần quà; tặng Bằng khen cho ...'
        if not givers and not self._who.is_strange(award, left):
            return self._decided
        return givers

    def _owns(self, award: Token) -> bool:
        """'Bằng khen của A, Bằng Lao động sáng tạo': others than A give such awards."""
        kind = award.head.kind if award.head is not None else None
        return self._named and kind in OWN_GIVERS

    def _goes_on(self, award: Token, left: Sequence[Token], *, verb: bool) -> bool:
        """Whether only a joint, a giver or a verb of giving parts an award from the one before.

        'X được A tặng Cờ thi đua, B tặng Bằng khen', 'Cờ thi đua của A và Bằng khen của B'; not
        'tặng Bằng khen; hồ sơ Cờ thi đua gửi về A'.
        """
        if verb:
            return self._received and all(t.kind in _PASSIVE for t in left)
        if self._to_winner and is_prize(award):
            return is_bracketed(self._key, award, self._recipients)
        joined = is_joined(self._key, self._told.sentence.start, award, left)
        return joined or is_bracketed(self._key, award, self._recipients)

    def _told_only(self, grant: Grant) -> Iterator[Grant]:
        """The grant when it is one: a verb, recipients, and a number or a giver."""
        if grant.planned or not self._verb:
            return
        if kept := self._counts.kept(grant):
            same = kept == grant.recipients
            yield grant if same else dataclasses.replace(grant, recipients=kept)
