"""Honorary titles that are no award where they stand: parts of names, words of praise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congdoan.normalise.awards.words import BODIES, AwardWords, Token
from congdoan.normalise.word_patterns import flat

_BEFORE = 20
_OF = " của "
_GRANTED = (" và được ", " và đã được ")
# 'Xét đề nghị của X', 'Được sự thống nhất cao của Ban Thường vụ X'.
_BY = r" của (?:[^\s,;:.]+ ){0,3}$"
_ASKED = re.compile(
    "|".join(
        (flat(("đề nghị",), end=_BY), flat(("sự",), end=rf"(?! ủy)(?: [^\s,;:.]+){{1,8}}{_BY}"))
    )
)
_REACH = 80
# How many tokens before a title another award is given: the award, 'của A', 'cho', whom.
_NEAR = 4
# '30 gương “Người tốt, việc tốt”' are called so.
_MODELS = ("gương", "điển hình")
_WHO = (*BODIES, "recipient")


def without_names(tokens: Sequence[Token], key: str, words: AwardWords) -> list[Token]:
    """Without the titles that nobody gets here.

    'Thầy thuốc Ưu tú Lê Văn A', 'Câu lạc bộ Thầy thuốc Ưu tú', '10 cán bộ công đoàn tiêu biểu'.
    """
    found: list[Token] = []
    for at, token in enumerate(tokens):
        if token.head is None or token.head.kind != "title":
            found.append(token)
            continue
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        before = key[max(0, token.start - _BEFORE) : token.start]
        polite = behind is not None and behind.kind == "person" and behind.start == token.end + 1
        name = polite or before.endswith(words.title_names)
        if not (name or _is_praise(token, found, key, words)):
            found.append(token)
    return found


def without_requests(tokens: Sequence[Token], key: str) -> list[Token]:
    """Without requests and consent told as nouns, and who made them.

    Example: 'xét đề nghị của Công đoàn ngành, LĐLĐ tỉnh đã tặng Bằng khen', 'được sự đồng ý của Sở
    Y tế, LĐLĐ tỉnh tặng Bằng khen': given, by LĐLĐ tỉnh.
    """
    found: list[Token] = []
    dropped = 0
    for at, token in enumerate(tokens):
        if at < dropped:
            continue
        if token.kind == "propose" and key.startswith(_GRANTED, token.end):
            continue  # 'LĐLĐ tỉnh đã trình và được Tổng Liên đoàn tặng'
        end = _askers(tokens, at, key) if token.kind in _WHO else at
        if end == at:
            found.append(token)
            continue
        dropped = end
        if found and found[-1].kind == "propose" and key.startswith(_OF, found[-1].end):
            found.pop()
    return found


def _askers(tokens: Sequence[Token], at: int, key: str) -> int:
    """The index behind who stands from `at` on and only asked or agreed; `at` if none did."""
    end = at + 1
    while end < len(tokens) and tokens[end].kind in BODIES:
        if key[tokens[end - 1].end : tokens[end].start] != " và ":
            break
        end += 1
    start = tokens[at].start
    ended = key.startswith(",", tokens[end - 1].end)
    asked = ended and _ASKED.search(key, max(0, start - _REACH), start) is not None
    return end if asked else at


def _is_given(token: Token, key: str) -> bool:
    """Whether a token is an award, or tells one without its form."""
    told = token.kind == "give" and key.startswith("khen thưởng", token.start)
    return told or token.kind == "award"


def _is_praise(title: Token, before: Sequence[Token], key: str, words: AwardWords) -> bool:
    """Whether the title, without 'danh hiệu', only says who those counted before it are."""
    beside = bool(before) and before[-1].kind == "recipient"
    bare = not key.startswith(words.title_leads, title.start)
    models = beside and key.endswith(_MODELS, before[-1].start, before[-1].end)
    # 'tặng Giấy khen cho 10 chị “Giỏi việc nước”': the title is what for.
    models = models or any(_is_given(token, key) for token in before[-_NEAR:])
    return beside and before[-1].end + 1 == title.start and (bare or models)
