"""Honorary titles that are no award where they stand: parts of names, words of praise."""

from __future__ import annotations

from collections.abc import Sequence

from congdoan.normalise.award_words import AwardWords, Token

_BEFORE = 20
_OF = " của "


def without_names(tokens: Sequence[Token], key: str, words: AwardWords) -> list[Token]:
    """Without the titles that nobody gets here.

    'Thầy thuốc Ưu tú Lê Văn A', 'Câu lạc bộ Thầy thuốc Ưu tú', '10 cán bộ công đoàn tiêu biểu'.
    """
    found: list[Token] = []
    for at, token in enumerate(tokens):
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        title = token.head is not None and token.head.kind == "title"
        before = key[max(0, token.start - _BEFORE) : token.start]
        polite = behind is not None and behind.kind == "person" and behind.start == token.end + 1
        name = polite or before.endswith(words.title_names)
        if not title or not (name or _is_praise(token, found, key, words)):
            found.append(token)
    return found


def without_requests(tokens: Sequence[Token], key: str) -> list[Token]:
    """Without requests told as nouns, and who made them.

    Example: 'xét đề nghị của Công đoàn ngành, LĐLĐ tỉnh đã tặng Bằng khen': given, by LĐLĐ tỉnh.
    """
    found: list[Token] = []
    asker = -1
    for at, token in enumerate(tokens):
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        made = token.kind == "propose" and key.startswith(_OF, token.end)
        ended = behind is not None and key.startswith(",", behind.end)
        if made and ended and behind is not None and behind.start == token.end + len(_OF):
            asker = behind.start
        elif token.start != asker:
            found.append(token)
    return found


def _is_praise(title: Token, before: Sequence[Token], key: str, words: AwardWords) -> bool:
    """Whether the title, without 'danh hiệu', only says who those counted before it are."""
    beside = bool(before) and before[-1].kind == "recipient"
    bare = not key.startswith(words.title_leads, title.start)
    return beside and before[-1].end + 1 == title.start and bare
