"""Awards of an article: one row per award, giver and kind of recipient.

Caption and body that tell one fact are one row: a row without a number gives way to one with it,
and the body's words are preferred. Awards in plain talk ('phong trào thi đua') give no row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from congdoan.normalise.awards.grants import Reader
from congdoan.normalise.awards.records import Grant, is_prize
from congdoan.normalise.awards.repeats import AwardRow, new_row, once
from congdoan.normalise.awards.tokens import Told
from congdoan.normalise.awards.words import AwardWords, Head, award_words
from congdoan.normalise.dates.records import DateHit
from congdoan.normalise.document import Document, Hit, Sentence, new_hit
from congdoan.normalise.identity import fact_id
from congdoan.normalise.parents import Parents
from congdoan.records import Award, maker

_new_award = maker(Award)
# Levels of provinces, and the colons in the id of a body of one: 'org:ben-tre:people-committee',
# not 'org:ben-tre:people-committee:huyen-ba-tri'.
_OF_PROVINCES, _PROVINCIAL = ("province", "provincial_federation"), 2


def scan_awards(
    doc: Document,
    told: Sequence[Told],
    orgs: Sequence[Hit],
    dates: Sequence[DateHit],
    article_id: str,
) -> tuple[tuple[Award, ...], tuple[Hit, ...]]:
    """The awards told by the article and the award mentions of its text, in order.

    `told` are the sentences that name an award (tokens.award_sentences).

    Examples: '[N tập thể và M cá nhân] được [giver] tặng [award]'; '[giver] tặng [award] cho N';
    'N được nhận [award] của [giver]'; 'được [X] đề nghị tặng [award] của [giver]' (proposed);
    '10 chị đạt ... “Giỏi việc nước - Đảm việc nhà” cấp tỉnh' (a title, no giver).
    """
    words = award_words(doc.config)
    parents = Parents(orgs)
    rows: list[AwardRow] = []
    mentions: list[Hit] = []
    prized = False
    periods = [date for date in dates if date.kind == "period" and date.starts_on]
    for part in told:
        named = [_mention(t.start, t.end, t.head) for t in part.tokens if t.head is not None]
        mentions += named
        if not named:
            continue
        for grant in Reader(doc, part, words, prized=prized).grants():
            prized = prized or is_prize(grant.award)
            period = _period(periods, grant, part.sentence)
            rows.extend(_rows(grant, part.sentence, parents, period, words))
    kept = once(rows)
    return tuple(_facts(doc, kept, article_id)), tuple(mentions)


def _mention(start: int, end: int, head: Head) -> Hit:
    """The words of an award: 'Huân chương Lao động hạng Nhì', 'giải Khuyến khích'."""
    return new_hit(
        start=start, end=end, type="award", subtype=head.kind, norm=head.name, rule_id="award.head"
    )


def _rows(
    grant: Grant, sentence: Sentence, parents: Parents, period: DateHit | None, words: AwardWords
) -> Iterator[AwardRow]:
    head = grant.award.head
    if head is None:
        return
    # Who hands over an order of the state does not give it.
    own = [hit for hit in grant.givers if head.level != "state" or hit.rule_id == "award.office"]
    givers: tuple[Hit | None, ...] = tuple(map(parents.of, own)) or (None,)
    for giver in givers:
        level = head.level or _level(giver, words)
        for recipient in grant.recipients:
            yield new_row(
                award=head.name,
                kind=head.kind,
                level=level,
                giver=giver,
                recipient=recipient,
                proposed=grant.proposed,
                handed=grant.handed,
                by_hand=grant.by_hand,
                sentence=sentence.start,
                start=min(grant.award.start, recipient.start),
                end=max(grant.award.end, recipient.end),
                block=sentence.block_kind,
                rule_id=grant.rule_id,
                period=period,
                contest=_contest(head, sentence),
            )


def _level(giver: Hit | None, words: AwardWords) -> str | None:
    """The level of a giver's awards; those of a district or commune have none of the codes."""
    level = words.levels.get(giver.kind or "") if giver else None
    local = giver is not None and (giver.entity_id or "").count(":") > _PROVINCIAL
    return None if local and level in _OF_PROVINCES else level


def _contest(head: Head, sentence: Sentence) -> str | None:
    """What tells a prize from others: its contest, else its line: each is of another contest."""
    if head.kind != "prize":
        return None
    return head.contest or (str(sentence.start) if sentence.block_kind == "list" else None)


def _period(periods: Sequence[DateHit], grant: Grant, told: Sentence) -> DateHit | None:
    """The period the award is for: the first behind it in the sentence, else the last before."""
    inside = [period for period in periods if told.start <= period.start and period.end <= told.end]
    behind = [period for period in inside if period.start >= grant.award.end]
    if behind:
        return behind[0]
    return inside[-1] if inside else None


def _facts(doc: Document, rows: Sequence[AwardRow], article_id: str) -> Iterator[Award]:
    seen: dict[str, int] = {}
    for row in rows:
        recipient, giver = row.recipient, row.giver
        whom = recipient.name or recipient.kind
        normal = f"{row.award}|{row.giver_key}|{whom}|{row.proposed}|{recipient.count}"
        occurrence = seen.get(normal, 0)
        seen[normal] = occurrence + 1
        organisation = recipient.hit if recipient.hit and recipient.hit.type != "person" else None
        yield _new_award(
            fact_id=fact_id(article_id, "award", normal, occurrence),
            quote=doc.quote(row.start, row.end),
            span_start=row.start,
            span_end=row.end,
            rule_id=row.rule_id,
            resolve_method=giver.method if giver else "none",
            confidence=giver.confidence if giver else 0.9,
            award=row.award,
            award_kind=row.kind,
            level=row.level,
            giver_id=giver.entity_id if giver else None,
            giver_name=giver.name if giver else None,
            recipient_kind=recipient.kind,
            recipient_name=recipient.name,
            recipient_org_id=organisation.entity_id if organisation else None,
            recipient_count=recipient.count,
            status="proposed" if row.proposed else "given",
            period_start_on=row.period.starts_on if row.period else None,
            period_end_on=row.period.ends_on if row.period else None,
        )
