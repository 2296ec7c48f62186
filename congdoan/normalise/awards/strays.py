"""Words that are recipients or prizes only where such can stand: '5 thợ máy', 'nhất Khoa Nhi'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from congdoan.normalise.awards.matches import token_of
from congdoan.normalise.awards.records import EMULATION, is_title
from congdoan.normalise.awards.words import BODIES, AwardWords, Token, new_token
from congdoan.normalise.document import Document

# 'cho 2 tổ máy và 5 thợ': what joins a further number to the one before.
_JOINED = re.compile(r"(?: [^\s,;:.]+){0,5}(?:,| và| cùng|, và| cùng với) ")
_TOLD = ("award", *BODIES)
# '5 cá nhân trong số hơn 200 cán bộ được': the number of all; 'một trong số 10' is one of ten.
_ALL = re.compile(r"(?<!một )(?<!1 )trong (?:tổng )?số (?:hơn |trên |gần |khoảng )?$")
_ALL_REACH = len("một trong tổng số khoảng ")
# 'nhất Vũ Văn A, nhì Lê Văn B, ba Khoa Nhi': a rank before a name, and the rank it follows.
_RANK = re.compile(r"(?<=[,;:.] )(nhất|nhì|ba|khuyến khích) (?=[^\W\d_])")
_NUMBER = re.compile(r"\d[\d.]* ?")
# A rank with its contest, in a list of such: 'nhất song ca: Bệnh viện A'.
_RANK_OF = re.compile(r"(?<=; )(nhất|nhì|ba)(?: [^\s,;:.]{1,12}){1,4}(?=: )")
_HIGHER = {"nhì": "nhất", "ba": "nhì", "khuyến khích": "ba"}


def without_strays(tokens: Sequence[Token], key: str) -> list[Token]:
    """Without the numbers of all there are, and those of other nouns that are no recipients.

    Recipients stand behind 'cho', behind the award itself, or are joined to such: 'tặng Bằng khen
    cho 5 thợ máy', 'tặng Bằng khen 5 thợ máy', 'cho 2 cá nhân và 5 thợ máy'.
    """
    found: list[Token] = []
    for token in tokens:
        if token.number is not None and _is_of_all(token, key):
            continue
        if token.listed or _stands(token, found, key):
            found.append(token)
    return found


def _is_of_all(token: Token, key: str) -> bool:
    back = max(0, token.start - _ALL_REACH)
    return key.find(" số ", back, token.start) >= 0 and bool(_ALL.search(key, back, token.start))


def _stands(token: Token, before: Sequence[Token], key: str) -> bool:
    last = before[-1] if before else None
    if last is None or last.end >= token.start:
        return False
    gap = key[last.end : token.start]
    if last.kind == "recipient":
        return last.number is not None and _JOINED.fullmatch(gap) is not None
    given = last.kind in _TOLD and any(t.kind == "give" for t in before[-3:])
    return gap == " " and (last.kind == "to" or given)


def counted_titles(part: Sequence[Token], doc: Document, words: AwardWords) -> list[Token]:
    """'18 tập thể lao động tiên tiến, 9 chiến sĩ thi đua' as titles, the number before them.

    Where a part tells another award, such counts say who got it ('tặng Bằng khen cho 18 tập thể lao
    động tiên tiến'), unless that award has winners of its own: '18 tập thể lao động tiên tiến, 5 cá
    nhân được tặng Bằng khen'.
    """
    counted = {n: match for n, token in enumerate(part) if (match := _counted(token, doc.key))}
    if not counted:
        return list(part)
    other = next((n for n, t in enumerate(part) if t.kind == "award" and not is_title(t)), None)
    end = len(part) if other is None else _own_winners(part[:other], doc.key)
    found = list(part)
    for n, number in counted.items():
        title = words.grammar.match(doc.key, number.end()) if n < end else None
        if title is not None and title["title"]:
            found[n] = token_of(words, doc.text, title)
    return found


def _counted(token: Token, key: str) -> re.Match[str] | None:
    """The number of a title of emulation."""
    number = _NUMBER.match(key, token.start) if token.kind == "recipient" else None
    return number if number and key.startswith(EMULATION, number.end()) else None


def _own_winners(before: Sequence[Token], key: str) -> int:
    """The index of the winners of an award, when they stand right before its verb and are no title.

    `before` are the tokens before the award; 0 when somebody gives something there.
    """
    at = max((n for n, t in enumerate(before) if t.kind == "recipient"), default=0)
    given = any(t.kind == "give" and not key.startswith("kết quả", t.start) for t in before[:at])
    return 0 if given or not at or _counted(before[at], key) else at


def with_ranks(
    tokens: Sequence[Token], doc: Document, span: tuple[int, int], words: AwardWords
) -> list[Token]:
    """The tokens of a sentence at `span` and the bare ranks in it, in no order."""
    bare = {rank.start: rank for rank in _ranks(doc, *span, words)}
    return [*bare.values(), *(t for t in tokens if t.start not in bare)] if bare else [*tokens]


def _ranks(doc: Document, start: int, end: int, words: AwardWords) -> Iterator[Token]:
    """The bare ranks before names in a sentence of results, as prizes, highest first."""
    first = doc.key.find("giải nhất", start, end)
    for match in _RANK_OF.finditer(doc.key, first, end) if first >= 0 else ():
        head = words.heads[words.ranks[match[1]]]
        yield new_token(kind="award", start=match.start(), end=match.end(), head=head)
    if doc.key.find("nhì ", start, end) < 0:
        return
    told = ""
    for match in _RANK.finditer(doc.key, start, end):
        rank = match[1]
        named = doc.text[match.end()].isupper()
        if named and (rank == "nhất" or told == _HIGHER[rank]):
            told = rank
            head = words.heads[words.ranks[rank]]
            yield new_token(kind="award", start=match.start(), end=match.end(1), head=head)
