"""A match of the award grammar as a token: which award, how many of whom, which office."""

from __future__ import annotations

import re
from typing import cast

from congdoan.normalise.awards.grammar import NUMERALS, title_key
from congdoan.normalise.awards.words import (
    AwardWords,
    Head,
    Token,
    TokenKind,
)
from congdoan.normalise.document import new_hit
from congdoan.normalise.numbers import parse_number

UNNAMED = Head(name="Danh hiệu", kind="title")
_CONTESTS = ("toàn đoàn", "đơn nam", "đơn nữ", "đôi nam", "đôi nữ", "đôi nam nữ")
_QUOTES = '“”"«»″ '


def _count(text: str | None) -> int | None:
    if text is None:
        return None
    if text in NUMERALS:
        return NUMERALS[text]
    value = parse_number(text)
    return int(value) if value is not None else None


def _head(words: AwardWords, text: str, match: re.Match[str]) -> Head:
    if match.group("title"):
        title = words.titles[title_key(match.group("title"))]
        level = (match.group("level") or "").strip()
        return levelled(words, title, level) if level else title
    if match.group("open"):
        quoted = text[match.start("open") : match.end("open")].strip(_QUOTES)
        return Head(name=f"Danh hiệu {quoted}", kind="title")
    if match.group("rank"):
        return words.heads[words.ranks[match.group("rank")]]
    form = "cờ thi đua" if match.group("flag") else match.group("form") or match.group("given")
    head = words.heads[form]
    extra = f" {words.classes[match.group('kept').strip()]}" if match.group("kept") else ""
    if match.group("quoted") and head.kind == "medal":
        theme = text[match.start("quoted") : match.end("quoted")].strip(_QUOTES)
        extra += f" {theme[:1].upper()}{theme[1:]}"
    contest = next((part for part in _CONTESTS if match.group().endswith(part)), None)
    return Head(name=head.name + extra, kind=head.kind, level=head.level, contest=contest)


def levelled(words: AwardWords, title: Head, level: str) -> Head:
    """The title at a level: 'Danh hiệu Chiến sĩ thi đua cấp tỉnh'."""
    return Head(name=f"{title.name} {level}", kind=title.kind, level=words.title_levels.get(level))


def class_of(number: re.Match[str], end: int) -> Token:
    """A number and the kind of bodies behind it, up to `end`: '8 Công đoàn ngành Y tế'."""
    count = _count(number.group(1))
    return Token(
        kind="recipient", start=number.start(1), end=end, number=count, recipient="collective"
    )


def token_of(words: AwardWords, text: str, match: re.Match[str]) -> Token:
    """The token of a match in `text`."""
    kind = cast("TokenKind", match.lastgroup)
    start, end = match.span()
    if kind == "award":
        return Token(kind=kind, start=start, end=end, head=_head(words, text, match))
    if kind == "recipient":
        noun = match.group("noun") or match.group("bare")
        return Token(
            kind=kind,
            start=start,
            end=end,
            number=_count(match.group("count") or match.group("things")),
            recipient=words.nouns[noun] if noun else "individual",
            listed=noun is not None,
        )
    if kind == "giver":
        office = new_hit(
            start=start,
            end=end,
            type="organisation",
            rule_id="award.office",
            name=words.offices[match.group()],
            kind=words.offices[match.group()],
        )
        return Token(kind=kind, start=start, end=end, hit=office)
    return Token(kind=kind, start=start, end=end)
