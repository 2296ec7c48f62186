"""Who wrote an article and whom it credits, as the last lines of its body say it.

A byline is a short last line that is set right, is strong, carries a label ('Tin, ảnh:') or has the
shape of a name; a credit names another publisher ('Theo: <url>', 'Nguồn: <báo>').
"""

from __future__ import annotations

import re

from congdoan.extract import signs
from congdoan.extract.blocks import Piece
from congdoan.records import record
from congdoan.text import squeeze

_LAST = 6  # lines from the end in which byline and credit are looked for, captions not counted
_LONGEST = 90
_WORDS = 14
_NAME_WORDS = 5
_BULLET = re.compile(r"^[\s•▪●*+»>–—-]+(?=\S)")
LABELLED = re.compile(
    r"^(?:Tác giả(?: bài viết)?|Người (?:viết|đăng)|Bút danh|Author)(?:\s*[:：]\s*|\s+(?=[A-ZĐ]))"
    r"|^(?:(?:được )?(?:viết|đăng|gửi) )?(?:bởi|by)\s*:?\s+(?=\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?;:…](?:/\.)?[”\"’)]*$")
_INITIALS = re.compile(r"\b[A-ZĐ]\.$")
_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_LABEL = re.compile(r"^[^:：]{0,24}[:：]\s*")
_THEO = re.compile(r"^\(?\s*(?:Theo|Nguồn)\s+(?:báo\s+(?=[A-ZĐ]))?", re.IGNORECASE)
_WITH_POST = re.compile(r"(?P<name>[^–—-]{4,40}?)\s+[–—-]\s*(?P<post>.+)")
_SEPARATORS = re.compile(r"[-–—,&/()]|\bvà\b")


@record
class Credit:
    """A credit line, the publisher or address it names, and the address when there is one."""

    text: str
    source: str
    url: str | None


@record
class Tail:
    """The body without its tail lines, and what they say."""

    pieces: tuple[Piece, ...]
    byline: str | None = None
    credit: Credit | None = None


def read_tail(pieces: list[Piece], *, has_byline: bool, has_credit: bool) -> Tail:
    """Take byline and credit off the end of a body; captions after them stay where they are.

    `has_byline` and `has_credit` say that a rule has found them elsewhere on the page.
    """
    rest = list(pieces)
    byline: str | None = None
    credit: Credit | None = None
    places = [i for i, p in enumerate(pieces) if p.kind != "caption"][-_LAST:]
    for place in reversed(places):
        piece = pieces[place]
        before = next((p for p in reversed(pieces[:place]) if p.kind != "caption"), None)
        if credit is None and not has_credit and (found := as_credit(piece.text)):
            credit = found
        elif byline is None and not has_byline and is_byline(piece, before):
            byline = as_byline(piece.text)
        else:
            break
        rest.remove(piece)
    return Tail(pieces=tuple(rest), byline=byline, credit=credit)


def as_byline(text: str) -> str:
    """The line without bullets, dashes and a form's label ('Tác giả:') before it."""
    return LABELLED.sub("", _BULLET.sub("", squeeze(text))).rstrip(" -–—|·,")


def as_credit(text: str) -> Credit | None:
    """What a credit line names; None when the line is none."""
    line = as_byline(text)
    url = _URL.search(line)
    if len(line) > (400 if url else 100) or not signs.is_line("credit_labels", line):
        return None
    if not url and _SENTENCE.search(line) and not line.endswith(")"):
        return None
    if url:
        return Credit(text=line, source=url.group().rstrip(".,;"), url=url.group().rstrip(".,;"))
    name = _LABEL.sub("", line) if _LABEL.match(line) else _THEO.sub("", line)
    return Credit(text=line, source=name.strip(" ().-–—"), url=None)


def is_byline(piece: Piece, before: Piece | None) -> bool:
    """Whether a last line names who wrote the article; never when nothing stands before it."""
    line = as_byline(piece.text)
    if before is None or not 2 <= len(line) <= _LONGEST:  # noqa: PLR2004
        return False
    if piece.kind != "paragraph":
        return piece.kind == "list" and LABELLED.match(piece.text) is not None
    words = line.split()
    if len(words) > _WORDS or not (line[0].isupper() or line[0] == "("):
        return False
    return signs.is_line("byline_labels", line) or _is_signed(line, piece, before)


def _is_signed(line: str, piece: Piece, before: Piece) -> bool:
    """A line without a label that is no sentence: set right, a name, or the head of a body."""
    if _SENTENCE.search(line) and not _INITIALS.search(line):
        return False
    if piece.line.align == "right":
        return True
    ended = before.kind == "paragraph" and _SENTENCE.search(before.text) is not None
    styled = piece.line.strong or piece.line.emphasis or ended
    if is_name(line) or (styled and signs.is_line("signing_heads", line)):
        return True
    return ended and not piece.line.after_image and _is_name_with_post(line)


def _is_name_with_post(line: str) -> bool:
    """'Lê Thí Dụ – Phó Chủ tịch Công đoàn Mẫu Sơn'; with what somebody does it is a caption."""
    found = _WITH_POST.fullmatch(line)
    if found is None or signs.is_line("addressed", found["name"]):
        return False
    named = is_name(found["name"]) and len(found["name"].split()) > 1
    return (
        named
        and signs.is_line("post_heads", found["post"])
        and _is_capital(line.rsplit(maxsplit=1)[-1])
    )


def is_name(line: str) -> bool:
    """Whether the line has the shape of persons' names: few words, each with a capital."""
    parts = [part.split() for part in _SEPARATORS.split(line)]
    filled = [part for part in parts if part]
    return bool(filled) and all(
        1 <= len(words) <= _NAME_WORDS and all(_is_capital(word) for word in words)
        for words in filled
    )


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.strip(".").isalpha() if word else False
