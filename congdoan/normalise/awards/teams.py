"""Bodies that no list knows, told by a noun: 'đội Khoa Dược', 'Chi bộ Xét nghiệm', 'Trường THPT A'.

They only count where a recipient stands: right behind 'cho', or as the subject of 'đạt', 'được'.
Their names are told as written; the scanner of organisations answers for all that has an id.
"""

from __future__ import annotations

import re

from congdoan.lexicon import Words
from congdoan.normalise.document import Document
from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import any_of

# A name is no longer than this many characters.
_LONGEST = 90
# Words between a body and its verb are no longer than this.
_ADVERBS = 60
_YEARS = r"(?:năm \d{4}|nhiều năm|năm) (?:liền|liên tục|qua)? ?,? ?"
_BEGIN = r"^|[,;:–-] ?|(?<!\w)(?:và|còn|có|kết quả) "
# 'Cụm số 2'
_NUMBERED = re.compile(r" \d+$")
_NO_WORD = r"(?!\w)"


@inner_record
class Team:
    """The span of a body; `named` is false for 'đơn vị' or 'Bệnh viện' alone."""

    start: int
    end: int
    named: bool


@inner_record
class TeamWords:
    """The patterns of the word list.

    `at`: a body here; `lead`: words that introduce one; `works`: what tells a work of one;
    `before`: a body that ends before.
    """

    at: re.Pattern[str]
    lead: re.Pattern[str]
    works: re.Pattern[str]
    before: re.Pattern[str]


def team_words(words: Words, works: str) -> TeamWords:
    """The patterns of awards.yml; `works` is that of what is judged in a contest."""
    nouns, never = any_of(words.strings("teams")), any_of(words.strings("team_never"))
    ends, leads = any_of(words.strings("team_ends")), any_of(words.strings("team_leads"))
    stands = any_of(words.strings("team_stands"))
    noun = rf"(?!(?:{never}){_NO_WORD})(?:{nouns}){_NO_WORD}"
    office = r"(?<=phòng) tổ chức(?: ?[–-] ?(?:hành chính|cán bộ))?"
    name = rf"(?:{office}| (?!(?:{ends}){_NO_WORD})[^\s,;:.()“”\"]+)"
    body = rf"(?P<team>{noun}(?P<name>{name}{{1,16}})?)"
    return TeamWords(
        at=re.compile(rf" ?{body}"),
        lead=re.compile(rf"(?: là)? ?(?:{stands}){_NO_WORD}(?: (?:{leads}))*(?: là)? ?"),
        works=re.compile(rf"{works}(?:đội |nhóm )?$"),
        before=re.compile(rf"(?:{_BEGIN}|{_YEARS}|{works}){body}[^,;:]{{0,{_ADVERBS}}}$"),
    )


class Teams:
    """Finds bodies by their nouns; a name has a capital or a number, but for 'đội y tế vùng A'."""

    def __init__(self, doc: Document, words: TeamWords) -> None:
        self._key = doc.key
        self._text = doc.text
        self._words = words

    def at(self, start: int, end: int) -> Team | None:
        """The named body that begins at `start` and ends before `end`."""
        match = self._words.at.match(self._key, start, min(end, start + _LONGEST))
        if match is None or match.group("name") is None:
            return None
        team = Team(start=match.start("team"), end=match.end("team"), named=True)
        name = self._text[match.start("name") : team.end]
        own = name != name.lower() or _NUMBERED.search(name)
        # 'đội nữ' is none
        told = match["team"].startswith("đội") and not self._words.lead.fullmatch(match["team"])
        return team if own or told else None

    def opening(self, start: int, end: int) -> Team | None:
        """The body that begins at `start`, also without a name: 'CĐCS 5 năm liền đạt'."""
        match = self._words.at.match(self._key, start, end)
        if match is None:
            return None
        named = self.at(start, end)
        name = match.start("name") if match.group("name") else match.end("team")
        return named or Team(start=match.start("team"), end=name, named=False)

    def spans(self, start: int, end: int) -> bool:
        """Whether a noun and words of no name fill the place: 'ê kíp phẫu thuật'."""
        match = self._words.at.match(self._key, start, end)
        return match is not None and match.end("team") == end

    def introduces(self, gap: str) -> bool:
        """Whether the words before a name only say what it is: 'đội thi đến từ'."""
        return self._words.lead.fullmatch(gap) is not None

    def owns(self, before: str) -> bool:
        """Whether the words before a body tell a work of it: 'Tiết mục “Biển hát” của đội'."""
        return self._words.works.search(before) is not None

    def before(self, start: int, end: int) -> Team | None:
        """The body that is the subject of what stands at `end`; `start` is where it may begin."""
        begin = max(start, end - _LONGEST - _ADVERBS)
        match = self._words.before.search(self._key[begin:end].rstrip())
        if match is None:
            return None
        return Team(
            start=begin + match.start("team"),
            end=begin + match.end("team"),
            named=match.group("name") is not None,
        )
