"""What a day is to the news: the news itself, or a day that the text only tells.

By the words around it: anniversaries, deadlines, as-of days, days of documents, stamps, days
of the past.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from congdoan.lexicon import read_words
from congdoan.normalise.dates.records import DateRole, RawDate
from congdoan.normalise.document import Document
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import any_of, whole

# An hour before a day.
CLOCK = r"(?: \d{1,2} ?(?:giờ|h)(?: ?\d{2}(?: phút)?)?,?)?"
_CLOCK_LEFT = re.compile(r"\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[-|,]| )? ?$")
_CLOCK_RIGHT = re.compile(r" ?[-|,]? ?\d{1,2}:\d{2}")
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(
    r"(?:(?:số|giấy phép|gp)[ :.]{0,3}(?=\S*\d)[\w./-]{1,30}(?:(?<=/) [\w.-]{2,20})?"
    r"|\d{1,5}[/-](?=[\d./-]*[^\W\d])[\w./-]{2,20})(?P<comma>,)? (?:ký )?(?:ngày )?$"
)
_SINCE = re.compile(r" (?:đến nay|trở đi|trở lại đây)(?!\w)")
# 'Ngày 8/3, 20/10 hằng năm' come again every year.
_YEARLY = re.compile(
    r"(?:(?:,|,? và)(?: ngày)? \d{1,2}[/.-]\d{1,2}){0,4},? (?:h[àằ]ng|mỗi) năm(?!\w)"
)
_BEHIND: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
    ("anniversary", _YEARLY),
    ("as_of", _SINCE),
)
_DATELINE = re.compile(r"\([\w .]{2,30} ?[-–,] ?")
_OF_DOCUMENT = re.compile(r",? (?:của|về|do|quy định|hướng dẫn|ban hành)(?!\w)")
_DAY = r",?(?: thứ \w{2,4},?)?(?: ngày)? ?\(?$"
# No comma: 'cho 64 thí sinh, ngày 22/3' begins anew; 'trước đó, ngày ...' does not.
_DAY_OF = r"(?:(?<=trước đó),)?(?: ngày)? ?\(?$"
_PUPIL = re.compile(r"(?<!\w)(?:thí|học|vệ|hộ|phát) sinh(?: ngày)? ?\(?$")


@inner_record
class Cues:
    """Patterns of the words that tell what a day is; most end where the day begins."""

    part_of_day: re.Pattern[str]
    named: re.Pattern[str]
    deadline: re.Pattern[str]
    as_of: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]
    numbered: re.Pattern[str]
    cited: re.Pattern[str]


@lru_cache(maxsize=8)
def date_cues(config: Path) -> Cues:
    """The patterns of config/lexicon/dates.yml, compiled."""
    words = read_words(config, "dates")

    def listed(name: str, end: str) -> str:
        return whole(words.strings(name), end=end)

    named = any_of(words.strings("named_days"))
    events = listed("commemorations", r"(?: [^.,;\n]{0,40})?")
    parts = listed("parts_of_day", "")
    return Cues(
        part_of_day=re.compile(rf"({parts})(?: ngày| nay| hôm nay,?)? ?\(?$"),
        named=re.compile(rf"(?:{named}[^.,;\n]{{0,24}}|{events})$"),
        deadline=re.compile(listed("deadlines", CLOCK + _DAY)),
        as_of=re.compile(listed("as_of", CLOCK + _DAY)),
        past=re.compile(listed("past", _DAY_OF)),
        future=re.compile(listed("future", r"(?!\w)")),
        numbered=re.compile(
            listed("cited", r" (?:số )?\d[\w/.-]*(?: của [^.,;:\n]{2,60})? ngày $")
        ),
        cited=re.compile(listed("cited", r"(?: của)? [^.,;:\n]{2,60} ngày $")),
    )


def role_of(doc: Document, raw: RawDate, left: str, cues: Cues) -> DateRole:
    """What the day is to the news, by the words before it and the clock beside it."""
    sentence = doc.sentence_at(raw.start)
    alone = (sentence.start, sentence.end) == (raw.start, raw.end)
    # '(BVĐK-22/6/2017) Chiều 21/6, ...': the bracket is the page's.
    dateline = doc.key.startswith(")", raw.end) and _DATELINE.fullmatch(
        doc.key, sentence.start, raw.start
    )
    if alone or dateline or _CLOCK_LEFT.search(left) or _CLOCK_RIGHT.match(doc.key, raw.end):
        return "stamp"
    if _is_documents(doc, raw, left, cues):
        return "document"
    behind = next((role for role, words in _BEHIND if words.match(doc.key, raw.end)), None)
    if behind is not None:
        return behind
    tests: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
        ("deadline", cues.deadline),
        ("as_of", cues.as_of),
        ("past", cues.past),
    )
    for role, pattern in tests:
        if pattern.search(left) and not (role == "past" and _PUPIL.search(left)):
            return role
    if cues.named.search(left) and not cues.part_of_day.search(left):
        return "anniversary"
    return "plain"


def _is_documents(doc: Document, raw: RawDate, left: str, cues: Cues) -> bool:
    """Whether the day is that of a law, a plan or a letter that is cited."""
    numbered = _NUMBERED.search(left) if _DIGIT.search(left) else None
    follows = _OF_DOCUMENT.match(doc.key, raw.end) is not None
    # 'Thực hiện Kế hoạch số 15/KH-CĐN, ngày 20/4 ... tổ chức': the day is not the plan's.
    if numbered and (not numbered["comma"] or follows):
        return True
    if raw.year is None:
        return False
    return bool(cues.numbered.search(left) or (follows and cues.cited.search(left)))
