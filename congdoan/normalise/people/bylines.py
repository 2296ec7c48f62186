"""Persons who made the page, not the news: authors, photographers, publishers.

They are mentions with a subtype and never hold a position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from congdoan.lexicon import Words
from congdoan.normalise.document import Hit, new_hit
from congdoan.normalise.organisations.bodies import OrgParser
from congdoan.normalise.people.names import canonical_name
from congdoan.normalise.people.titles import GLUE
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_patterns import INITIAL

_PHOTO = re.compile(r"ảnh(?<!\wảnh)(?: minh họa)?(?: ?: ?| (?=[^\n]{1,40}(?:\n|$|\))))")
_PART = re.compile(r" ?[-–|/,;&()] ?| và |\. (?=(?:tin|ảnh|bài)(?!\w))", re.IGNORECASE)
_FULL = re.compile(r"[ .'’]")  # between the words of a pen name or behind an initial: 'H.DUNG'
_DAY = re.compile(r", (?:ngày|tháng) ")  # behind the place where something was signed
_LAST = re.compile(r"[ .)\]”\"]*(?:\n|$)|[ ]?[-–,;)(|./]|[ ](?:và|-)[ ]")
# Also "T.Mẫu" and "K’Mẫu".
_WORD = re.compile(rf"(?:(?:{INITIAL}\.){{0,2}}[^\W\d_]{{2,}}|[^\W\d_]+)(?:['’][^\W\d_]+)*")
_AUTHOR, _PHOTOGRAPHER = 0.85, 0.95
_MOST_WORDS = 5
_FULL_NAME = 4  # a name of so many words begins with that of a family
_MOST_TITLES = 4
_SHORTEST = 2  # one letter is an initial ("Ảnh: K.H"), not a name


def byline_hits(scan: Scan, orgs: OrgParser) -> list[Hit]:
    """Authors in byline blocks and photographers in captions and at the end of lines."""
    return [*_authors(scan, orgs), *_photographers(scan, orgs)]


def _authors(scan: Scan, orgs: OrgParser) -> Iterator[Hit]:
    """'Tin, ảnh: Lê Thị Mẫu', 'Phạm Mẫu (CĐN Y tế)': each part that is a name and no office."""
    label = _labels(scan.knowledge.titles)
    for block in scan.doc.article.blocks:
        if block.kind != "byline":
            continue
        found = label.match(scan.key, block.start, block.end)
        at = found.end() if found is not None else block.start
        if _DAY.search(scan.key, at, block.end) is not None:
            continue  # 'Sơn La, ngày 5/3/2024'
        for part, end in _parts(scan.text, at, block.end):
            start = _past_titles(scan, part)
            stop = _name_end(scan, orgs, start, capitals=True)
            alone = stop is not None and _FULL.search(scan.text, start, stop) is not None
            if stop is not None and alone and scan.text[stop:end].strip(" .") == "":
                yield _hit(scan, start, stop, "author", _AUTHOR)


@lru_cache(maxsize=8)
def _labels(titles: Words) -> re.Pattern[str]:
    """What stands before the first name of a byline: 'Tin, ảnh:', '- P.v'."""
    prefixes = sorted(titles.strings("byline_prefixes"), key=len, reverse=True)
    words = "|".join(map(re.escape, prefixes))
    return re.compile(rf"(?:[-–—\s]*(?:{words})(?!\w)[ :.]*)+|[-–—\s]+")


@lru_cache(maxsize=8)
def office_words(titles: Words) -> re.Pattern[str]:
    """First words of offices, which sign pages as persons do: 'Ban Biên tập'."""
    words = "|".join(map(re.escape, titles.strings("byline_offices")))
    return re.compile(rf"(?:{words})(?!\w)")


def _parts(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _PART.finditer(text, start, stop):
        yield at, mark.start()
        at = mark.end()
    yield at, stop


def _photographers(scan: Scan, orgs: OrgParser) -> Iterator[Hit]:
    """'Ảnh: Thành Mẫu', '(Ảnh: Lê Ví - Vũ Dụ)'; not 'Ảnh: CDC'."""
    for label in _PHOTO.finditer(scan.key):
        at = label.end()
        while True:
            at = _past_titles(scan, at)
            stop = _name_end(scan, orgs, at, capitals=not scan.capital_at(label.start() + 1))
            if stop is None or stop - at < _SHORTEST or _LAST.match(scan.text, stop) is None:
                break
            yield _hit(scan, at, stop, "photographer", _PHOTOGRAPHER)
            joint = _PART.match(scan.text, stop)
            if joint is None:
                break
            at = joint.end()


def _name_end(scan: Scan, orgs: OrgParser, at: int, *, capitals: bool = False) -> int | None:
    """End of a pen name at `at`: one to five capitalised words that name no office or body.

    `capitals`: the line is not in capitals itself, so that a pen name of two words or more may be.
    """
    if orgs.at(at) is not None or scan.opens_phrase(at):
        return None
    words = _capitalised(scan, at)
    if not words or office_words(scan.knowledge.titles).match(scan.key, at) is not None:
        return None
    family = scan.key[at : at + len(words[0])] in scan.knowledge.surnames
    in_capitals = {word.isupper() for word in words if len(word) > 1}
    spelt = all(word.istitle() or word.isupper() for word in words)  # not 'VnExpress'
    if len(in_capitals) > 1 or not spelt or (len(words) >= _FULL_NAME and not family):
        return None  # 'THPT Mẫu Ví', 'Chăm Sóc Khách Hàng'
    stop = at + len(" ".join(words))
    shouted = scan.text[at:stop].isupper() and "." not in scan.text[at:stop]
    return None if shouted and not family and not (capitals and len(words) > 1) else stop


def _capitalised(scan: Scan, at: int) -> list[str]:
    """The capitalised words from `at` that may be a pen name, up to where a phrase opens."""
    words: list[str] = []
    while len(words) < _MOST_WORDS:
        match = _WORD.match(scan.text, at)
        if match is None or not match.group()[0].isupper():
            break
        words.append(match.group())
        if scan.text[match.end() : match.end() + 1] != " " or scan.opens_phrase(match.end() + 1):
            break
        at = match.end() + 1
    return words


def _past_titles(scan: Scan, at: int) -> int:
    """Where a name begins behind the titles at `at`: 'BSCKI. | Lê Thị Mẫu'."""
    for _ in range(_MOST_TITLES):
        title = scan.term("degrees", at) or scan.term("official", at)
        glue = GLUE.match(scan.text, title.end) if title is not None else None
        if glue is None:
            break
        at = glue.end()
    return at


def _hit(scan: Scan, start: int, end: int, subtype: str, confidence: float) -> Hit:
    return new_hit(
        start=start,
        end=end,
        type="person",
        subtype=subtype,
        rule_id=f"person.{subtype}",
        norm=canonical_name(scan.text[start:end]),
        confidence=confidence,
    )
