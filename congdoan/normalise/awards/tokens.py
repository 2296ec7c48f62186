"""The words of an award told in a sentence, as tokens: awards, recipients, givers, verbs.

Only cutting and reading is done here; who gave what to whom is decided in rows.py.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from congdoan.normalise.awards.commendations import Commendations
from congdoan.normalise.awards.grammar import title_key
from congdoan.normalise.awards.lists import heading_of, with_items
from congdoan.normalise.awards.matches import UNNAMED, class_of, levelled, ranked, token_of
from congdoan.normalise.awards.records import is_prize
from congdoan.normalise.awards.strays import counted_titles, with_ranks, without_strays
from congdoan.normalise.awards.titles import without_names, without_requests
from congdoan.normalise.awards.united import united
from congdoan.normalise.awards.words import (
    VERBS,
    Head,
    Token,
    TokenKind,
    award_words,
    new_token,
)
from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.inner import inner_record
from congdoan.normalise.scan import Scan

# A sentence longer than this is no prose; what stands behind is not read (cost stays linear and a
# list glued into one line cannot lend its givers to awards far away).
_MAX_SENTENCE = 4_000
_BEFORE = 20
# Titles before a name are no longer than this.
_TITLED = 60
# A number of bodies, not that of a day, a year or a term.
_NUMERALS = ("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười")
_COUNTS = tuple(f"{number} " for number in (*"0123456789", *_NUMERALS))
_COUNT = re.compile(
    r"(?<![\w/.,-])(?<!ngày )(?<!tháng )(?<!quý )(?<!số )(?<!thứ )(?<!năm )(?<!lần )(?<!khóa )"
    rf"(\d{{1,3}}|{'|'.join(_NUMERALS)}) $"
)
_FURTHER = re.compile(
    r"(?:,| và|, và) (?P<class>hạng )?(?P<rank>nhì|ba|khuyến khích)"
    r"(?=[,;.:]|$| (?:và|lần lượt|thuộc|cho|được|của|toàn đoàn)(?!\w))"
)
_YEAR = re.compile(
    r"(?:\d|(?<!\w)(?:trong|cuối|đầu|giữa|hàng|hằng|mỗi|từng|nhiều|các|những|vài|mấy|suốt|qua|cả|hết|"
    r"một|hai|ba|bốn|mười|thứ|của|là)) $"
)
_NAMED = len("công đoàn cơ sở") + 2
_START = attrgetter("start")


@inner_record
class Told:
    """A sentence that can tell an award: its tokens in order, and cut at semicolons."""

    sentence: Sentence
    parts: tuple[tuple[Token, ...], ...]
    tokens: tuple[Token, ...]


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Hits in order; of overlapping ones the longest stays."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept[-1] = hit
    return kept


def _parts(tokens: Sequence[Token], key: str, begin: int) -> Iterator[list[Token]]:
    """The tokens between semicolons, those in brackets left alone."""
    part: list[Token] = []
    for token in tokens:
        if token.kind != "stop":
            part.append(token)
        elif key.rfind("(", begin, token.start) <= key.rfind(")", begin, token.start):
            yield part
            part = []
    yield part


def award_sentences(scan: Scan, named: Iterable[Hit]) -> tuple[Told, ...]:
    """The sentences that name an award, cut; `named` are the bodies and persons of the text."""
    cues = sorted(scan.terms("award"))
    return tuple(_Tokeniser(scan.doc, named).sentences(cues)) if cues else ()


class _Tokeniser:
    """Cuts the sentences of one document that name an award."""

    def __init__(self, doc: Document, named: Iterable[Hit]) -> None:
        self._doc = doc
        self._words = award_words(doc.config)
        self._commendations = Commendations(doc.key, self._words)
        # A body without an id gives no award; it can get one when it has a name of its own: the
        # words 'các CĐCS' are a recipient of the word list.
        known = [
            hit
            for hit in named
            if hit.type == "person" or hit.entity_id or hit.end - hit.start >= _NAMED
        ]
        self._hits = _longest(known)
        self._starts = [hit.start for hit in self._hits]
        self._title: Head | None = None

    def sentences(self, cues: Iterable[int]) -> Iterator[Told]:
        """Each sentence with an award, in order; `cues` are the offsets where one may begin."""
        done = -1
        for at in cues:
            sentence = self._doc.sentence_at(at)
            if not max(done, sentence.start) <= at < sentence.end:
                continue
            sentence = with_items(self._doc, sentence)
            done = sentence.end
            tokens = without_requests(self._cut(sentence), self._doc.key)
            tokens = without_names(tokens, self._doc.key, self._words)
            tokens = without_strays(tokens, self._doc.key)
            tokens = united(tokens, self._doc.key, self._words.united)
            tokens = [*self._heading(sentence, tokens), *tokens]
            parts = tuple(
                self._commendations.told(counted_titles(part, self._doc, self._words))
                for part in _parts(tokens, self._doc.key, sentence.start)
            )
            yield Told(sentence=sentence, parts=parts, tokens=tuple(chain.from_iterable(parts)))

    def _heading(self, item: Sentence, tokens: Sequence[Token]) -> list[Token]:
        """What the line above an item of a list says of its awards.

        A request ('Hội nghị thống nhất đề nghị:') goes for all; the rest of the line, where the
        item has no verb of its own.
        """
        heading = heading_of(self._doc, item) if tokens else None
        if heading is None:
            return []
        acts = any(token.kind in VERBS for token in tokens)
        asks = self._doc.key[heading.start : heading.end].rstrip(": ").endswith(self._words.asks)
        found = [] if acts and not asks else self._cut(heading)
        if any(token.kind == "award" for token in found):
            return []
        if found and asks and found[-1].kind == "propose":
            return [new_token(kind="propose", start=item.start, end=item.start)]
        return found if any(token.kind in VERBS for token in found) and not acts else []

    def _cut(self, sentence: Sentence) -> list[Token]:
        end = min(sentence.end, sentence.start + _MAX_SENTENCE)
        found = self._entities(sentence.start, end)
        taken = bytearray(end - sentence.start)
        for token in found:
            taken[token.start - sentence.start : token.end - sentence.start] = b"\x01" * (
                token.end - token.start
            )
        for wide in self._words.tokens_of(self._doc.key, sentence.start, end):
            match: re.Match[str] | None = wide
            if taken.find(1, wide.start() - sentence.start, wide.end() - sentence.start) >= 0:
                match = self._beside_names(wide, taken, sentence.start)
            if match is None:
                continue
            if match.lastgroup == "award":
                if match["quoted"]:
                    theme, stop = match.start("quoted"), match.end()
                    found = [token for token in found if not theme <= token.start < stop]
                found += self._award(match)
            elif match.lastgroup != "never" and not self._is_year(match):
                found.append(token_of(self._words, self._doc.text, match))
        ranked = with_ranks(found, self._doc, (sentence.start, end), self._words)
        return sorted(ranked, key=_START)

    def _award(self, match: re.Match[str]) -> Iterator[Token]:
        """The award of a match; 'giải Nhất, Nhì và Ba' are three."""
        if match["title"]:
            self._title = self._words.titles[title_key(match["title"])]
        award = self._elliptic(match) or token_of(self._words, self._doc.text, match)
        yield award
        if is_prize(award) or match["kept"]:
            yield from self._further(award)

    def _beside_names(
        self, match: re.Match[str], taken: bytearray, begin: int
    ) -> re.Match[str] | None:
        """A match outside the names, or what it is before one: '7 cán bộ | công đoàn ngành'."""
        end = match.start("quoted") if match["quoted"] else match.end()
        inside = taken.find(1, match.start() - begin, end - begin)
        if inside < 0:
            return match
        before = begin + inside - 1
        if not match["noun"] or before <= match.end("count"):
            return None
        shorter = self._words.grammar.match(self._doc.key, match.start(), before)
        return shorter if shorter is not None and shorter["noun"] else None

    def _is_year(self, match: re.Match[str]) -> bool:
        """Whether 'năm' is the year: 'trong năm tập thể A', '5 năm đơn vị'."""
        at = match.start()
        told = match["count"] == "năm"
        return told and _YEAR.search(self._doc.key, max(0, at - _BEFORE), at) is not None

    def _further(self, award: Token) -> Iterator[Token]:
        """The awards of other ranks or classes behind one, which leave out their first words."""
        end = award.end
        while (match := _FURTHER.match(self._doc.key, end)) is not None:
            end = match.end()
            head = ranked(self._words, award, match["rank"])
            yield new_token(kind="award", start=match.start("rank"), end=end, head=head)

    def _elliptic(self, match: re.Match[str]) -> Token | None:
        """'203 chị đạt danh hiệu cấp ngành' is the title named last, at another level."""
        if not match.group("again"):
            return None
        level = match.group("again").strip()
        head = levelled(self._words, self._title or UNNAMED, level)
        return new_token(kind="award", start=match.start(), end=match.end(), head=head)

    def _counted(self, body: int, start: int) -> re.Match[str] | None:
        """The number right before a body."""
        if not self._doc.key.endswith(_COUNTS, 0, body):
            return None
        return _COUNT.search(self._doc.key, max(start, body - _BEFORE), body)

    def _titled(self, name: int, start: int) -> int:
        """Where a person begins, titles included: 'bác sĩ CKII Lê A'; not '3 bác sĩ Lê A, B'."""
        titles = self._words.person.search(self._doc.key, max(start, name - _TITLED), name)
        return titles.start() if titles else name

    def _entities(self, start: int, end: int) -> list[Token]:
        found: list[Token] = []
        index = bisect.bisect_left(self._starts, start)
        while index < len(self._hits) and self._hits[index].end <= end:
            hit = self._hits[index]
            kind: TokenKind = "person" if hit.type == "person" else "giver"
            kind = kind if hit.type == "person" or hit.entity_id else "body"
            number = self._counted(hit.start, start) if kind != "person" else None
            if number is not None:  # '8 Công đoàn ngành Y tế'
                found.append(class_of(number, hit.end))
                index += 1
                continue
            begin = self._titled(hit.start, start) if kind == "person" else hit.start
            found.append(new_token(kind=kind, start=begin, end=hit.end, hit=hit))
            index += 1
        return found
