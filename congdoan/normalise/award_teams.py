"""Bodies that no list knows, told by a noun: 'đội Khoa Dược', 'Chi bộ Xét nghiệm', 'Trường THPT A'.

They only count where a recipient stands: right behind 'cho', or as the subject of 'đạt', 'được'.
Their names are told as written; the scanner of organisations answers for all that has an id.
"""

from __future__ import annotations

import re

from congdoan.normalise.award_words import AwardWords
from congdoan.normalise.document import Document
from congdoan.records import record

# A name is no longer than this many characters.
_LONGEST = 90
_YEARS = r"(?:năm \d{4}|nhiều năm|năm) (?:liền|liên tục|qua)? ?,? ?"
_NO_WORD = r"(?!\w)"


@record
class Team:
    """The span of a body; `named` is false for 'đơn vị' or 'Bệnh viện' alone."""

    start: int
    end: int
    named: bool


class Teams:
    """Finds bodies by their nouns; a name has a capital, but for teams ('đội y tế vùng trên')."""

    def __init__(self, doc: Document, words: AwardWords) -> None:
        self._key = doc.key
        self._text = doc.text
        stop = words.team_ends
        noun = rf"(?!(?:{words.team_never}){_NO_WORD})(?:{words.teams}){_NO_WORD}"
        name = rf"(?: (?!(?:{stop}){_NO_WORD})[^\s,;:.()“”\"]+)"
        body = rf"(?P<team>{noun}(?P<name>{name}{{1,16}})?)"
        self._at = re.compile(rf" ?{body}")
        self._lead = re.compile(rf" ?{noun}(?: (?:{words.team_leads}))*(?: là)? ?")
        self._before = re.compile(
            rf"(?:^|[,;:–-] ?|(?<!\w)(?:và|còn|có) |{_YEARS}){body}[^,;:]{{0,60}}$"
        )

    def at(self, start: int, end: int) -> Team | None:
        """The named body that begins at `start` and ends before `end`."""
        match = self._at.match(self._key, start, min(end, start + _LONGEST))
        if match is None or match.group("name") is None:
            return None
        team = Team(start=match.start("team"), end=match.end("team"), named=True)
        name = self._text[match.start("name") : team.end]
        return team if match.group("team").startswith("đội") or name != name.lower() else None

    def introduces(self, gap: str) -> bool:
        """Whether the words before a name only say what it is: 'đội thi đến từ'."""
        return self._lead.fullmatch(gap) is not None

    def before(self, start: int, end: int) -> Team | None:
        """The body that is the subject of what stands at `end`; `start` is where it may begin."""
        begin = max(start, end - _LONGEST - 60)
        match = self._before.search(self._key[begin:end].rstrip())
        if match is None:
            return None
        return Team(
            start=begin + match.start("team"),
            end=begin + match.end("team"),
            named=match.group("name") is not None,
        )
