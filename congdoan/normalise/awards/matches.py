"""A match of the award grammar as a token: which award, how many of whom, which office."""

from __future__ import annotations

import dataclasses
import re
from typing import cast

from congdoan.normalise.awards.grammar import NUMERALS, title_key
from congdoan.normalise.awards.records import is_prize
from congdoan.normalise.awards.words import (
    AwardWords,
    Head,
    Token,
    TokenKind,
    new_token,
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
    form, title, flag, given = match.group("form", "title", "flag", "given")
    if title:
        level = (match.group("level") or "").strip()
        named = words.titles[title_key(title)]
        return levelled(words, named, level) if level else named
    if form or flag or given:
        return _told(words.heads["cờ thi đua" if flag else form or given], words, text, match)
    if match.group("rank"):
        return words.heads[words.ranks[match.group("rank")]]
    quoted = text[match.start("open") : match.end("open")].strip(_QUOTES)
    return Head(name=f"Danh hiệu {quoted}", kind="title")


def _told(head: Head, words: AwardWords, text: str, match: re.Match[str]) -> Head:
    """The award with its class, with what a medal is for, and with its part of a contest."""
    kept, quoted = match.group("kept", "quoted")
    told = match.group()
    extra = f" {words.classes[kept.strip()]}" if kept else ""
    if quoted and head.kind == "medal":
        theme = text[match.start("quoted") : match.end("quoted")].strip(_QUOTES)
        extra += f" {theme[:1].upper()}{theme[1:]}"
    if not extra and not told.endswith(_CONTESTS):
        return head
    contest = next((part for part in _CONTESTS if told.endswith(part)), None)
    return Head(name=head.name + extra, kind=head.kind, level=head.level, contest=contest)


def levelled(words: AwardWords, title: Head, level: str) -> Head:
    """The title at a level: 'Danh hiệu Chiến sĩ thi đua cấp tỉnh'."""
    return Head(name=f"{title.name} {level}", kind=title.kind, level=words.title_levels.get(level))


def ranked(words: AwardWords, award: Token, rank: str) -> Head | None:
    """'giải Nhất' at another rank, 'Huân chương Lao động hạng Nhất' in another class."""
    if is_prize(award) or award.head is None:
        return words.heads.get(f"giải {rank}")
    kept = words.classes.get(f"hạng {rank}")
    name, _, _ = award.head.name.rpartition(" hạng ")
    return dataclasses.replace(award.head, name=f"{name} {kept}") if kept and name else None


def class_of(number: re.Match[str], end: int) -> Token:
    """A number and the kind of bodies behind it, up to `end`: '8 Công đoàn ngành Y tế'."""
    count = _count(number.group(1))
    return new_token(
        kind="recipient", start=number.start(1), end=end, number=count, recipient="collective"
    )


def token_of(words: AwardWords, text: str, match: re.Match[str]) -> Token:
    """The token of a match in `text`."""
    kind = cast("TokenKind", match.lastgroup)
    start, end = match.span()
    if kind == "award":
        return new_token(kind=kind, start=start, end=end, head=_head(words, text, match))
    if kind == "recipient":
        return _recipient(words, match)
    if kind == "giver":
        office = new_hit(
            start=start,
            end=end,
            type="organisation",
            rule_id="award.office",
            name=words.offices[match.group()],
            kind=words.offices[match.group()],
        )
        return new_token(kind=kind, start=start, end=end, hit=office)
    return new_token(kind=kind, start=start, end=end)


def _recipient(words: AwardWords, match: re.Match[str]) -> Token:
    count, things, listed, bare = match.group("count", "things", "noun", "bare")
    noun = listed or bare
    return new_token(
        kind="recipient",
        start=match.start(),
        end=match.end(),
        number=_count(count or things),
        recipient=words.nouns[noun] if noun else "individual",
        listed=noun is not None,
    )
