"""Of which type the main event is: by the title, by its dated sentence, by classification.

Classification reads title, opening and body in this order, and cannot tell which of them it was.
What the dated sentence says is held goes before what neither title nor sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, partial

from congdoan.normalise.document import Document, Sentence
from congdoan.normalise.events.openers import Openers
from congdoan.normalise.events.told import Told, Typed
from congdoan.text import tone_key

_REACH = 500
_HELD = re.compile(
    r"(?<!\w)(?<!ban )(?:tổ chức|có buổi) (?P<what>(?:(?<=phòng), chống|[^,;:.\n]){3,80}?)"
    r"(?!(?<=phòng), chống)"
    r"(?=[,;:.\n]| và (?!trao (?:giải|thưởng|quyết định))| nhân (?:dịp|ngày|kỷ niệm)| kỷ niệm |$)"
)
# 'tổ chức Lễ kỷ niệm 42 năm Ngày Nhà giáo' is held for its own sake.
_JUBILEE = re.compile(r"(?<!\w)tổ chức lễ (?:mít tinh )?kỷ niệm(?!\w)")
_SOFT = ("support", "award_ceremony", "campaign", "dialogue", "epidemic_response", "other")
_CONFERENCES = ("annual_review", "interim_review", "congress", "committee_meeting")


class MainType:
    """Of which type one event is; `given` is what classification says, `title` the article's."""

    def __init__(self, openers: Openers, told: Told, given: str | None, title: str | None) -> None:
        self._openers = openers
        self._words = openers.teller.words
        self._doc = openers.teller.doc
        self.told = told
        self._given = given
        self._soft = given is None or given in _SOFT
        self._title = title_key(self._doc, title)
        self._sentence = _begin(self._doc, told.sentence)

    @cached_property
    def _titled(self) -> bool:
        """Whether the title names an event."""
        return self._words.type_of(self._title) is not None

    @cached_property
    def _told_too(self) -> bool:
        """Whether the sentence names what classification says."""
        return self._given is not None and self._words.names(self._given, self._sentence)

    def code(self) -> str | None:
        """The event's code, or None."""
        formal = self._formal() if self.told.date is not None else self._conference()
        if formal is not None:
            return formal
        own = self._one_of_several() or self._openers.lines.is_digest
        code = self._openers.type_of(self.told) if own else None
        code = code or self._definite()
        if code is None and self._elsewhere:
            return self._openers.code(self.told)
        code = code or self._given or self._by_words()
        return self._openers.code(self.told) if code == "other" else code

    @property
    def _elsewhere(self) -> bool:
        """Whether neither the dated sentence nor a title that names one tells of `given`."""
        dated = self.told.date is not None
        return dated and not (self._soft or self._titled or self._told_too)

    def _definite(self) -> str | None:
        """What the dated deed itself is, where the title has none but general words.

        Example: 'trao tiền xây mái ấm công đoàn' below 'Đồng hành cùng đoàn viên' is housing.
        """
        if self.told.date is None or self._titled or not self._soft:
            return None
        found = self._openers.type_of_clause(self.told)
        return None if found in _SOFT else found

    def _one_of_several(self) -> bool:
        """Whether the sentence tells of another event that the title names beside `given`.

        Example: 'X thăm, làm việc tại Kon Tum và bàn giao nhà' above 'Ngày 12/11, X làm việc với'.
        """
        own = self._openers.type_of(self.told) if not self._told_too else None
        return own is not None and own != self._given and self._words.names(own, self._title)

    def first_of_two(self) -> str | None:
        """The first of two events of several days: 'Trong hai ngày ..., X tổ chức A và B'."""
        date = self.told.date
        if date is None or date.starts_on == date.ends_on:
            return None
        said = self._words.plain(self._doc.key[date.end : self.told.sentence.end])
        held = _HELD.search(said)
        if held is None or not said.startswith(" và ", held.end()):
            return None
        return self._words.type_of(held["what"])

    def beside(self, code: str, further: Sequence[Typed]) -> str:
        """The code, or the sentence's where classification took that of a further event.

        'Sáng 22/3, X tổ chức Ngày hội.' is no contest because of 'Ngày 21/3, Y tổ chức Hội thi'.
        """
        if code in _SOFT or all(item.code != code for item in further):
            return code
        names = partial(self._words.names, code)
        named = names(self._title) or names(self._sentence)
        return code if named else self._openers.code(self.told)

    def _conference(self) -> str | None:
        """The conference that the sentence tells of, where classification has none but deeds."""
        found = self._words.type_of(self._sentence) if self._soft else None
        return found if found in _CONFERENCES else None

    def _formal(self) -> str | None:
        """What the dated sentence says is held, where the title only says what it was for.

        A conference goes before what its title praises; any event does where the title names it
        too ('Gặp mặt ... và trao danh hiệu') or names none ('Chăm lo không chỉ bằng lời nói').
        """
        found = self._conference()
        if found is not None:
            return found
        begin = self.told.date.end if self.told.date else self.told.start
        end = min(self.told.sentence.end, begin + _REACH)
        if _JUBILEE.search(self._doc.key, begin, end) and not self._titled:
            return "other"
        # 'tổng kết, trao giải Hội thi' is one thing: it is read as such before it ends at a comma
        held = _HELD.search(self._words.plain(self._doc.key[begin:end]))
        code = self._words.type_of(held["what"]) if held else None
        if code is None or code == "other":
            return None
        if self._titled:
            first = self._given in _CONFERENCES and self._told_too
            return code if not first and self._words.names(code, self._title) else None
        # What classification found elsewhere gives way to what the dated sentence says.
        return code if self._soft or not self._told_too else None

    def _by_words(self) -> str | None:
        """Without classification: by the title, the sentence, or the article's first one."""
        opening = next(iter(self._openers.teller.openings), self.told.sentence)
        texts = (self._title, self._sentence, _begin(self._doc, opening))
        codes = map(self._words.type_of, dict.fromkeys(texts))  # they may be one sentence
        return next((code for code in codes if code is not None), None)


def title_key(doc: Document, known: str | None) -> str:
    """The title's key, of the article or of its first block."""
    first = doc.article.blocks[0] if doc.article.blocks else None
    title = tone_key(known or "")
    if not title and first is not None and first.kind == "title":
        return doc.key[first.start : first.end]
    return title


def _begin(doc: Document, sentence: Sentence) -> str:
    return doc.key[sentence.start : min(sentence.end, sentence.start + _REACH)]
