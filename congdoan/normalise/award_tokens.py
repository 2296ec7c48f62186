"""The words of an award told in a sentence, as tokens: awards, recipients, givers, verbs.

Only cutting and reading is done here; who gave what to whom is decided in awards.py.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, cast

from congdoan.normalise.award_words import (
    AwardWords,
    Head,
    RecipientKind,
    award_words,
    title_key,
)
from congdoan.normalise.document import Document, Hit, Sentence
from congdoan.normalise.numbers import WORDS, parse_number
from congdoan.normalise.scan import Scan
from congdoan.records import record

TokenKind = Literal[
    "award",
    "recipient",
    "giver",
    "person",
    "body",
    "give",
    "receive",
    "attain",
    "propose",
    "to",
    "stop",
    "share",
]
_UNNAMED = Head(name="Danh hiệu", kind="title")
# 'Công đoàn ngành khen thưởng 12 tập thể': a commendation whose form is not told.
_UNTOLD = Head(name="Khen thưởng", kind="commendation")
_QUOTES = '“”"«»″ '
# A sentence longer than this is no prose; what stands behind is not read (cost stays linear and a
# list glued into one line cannot lend its givers to awards far away).
_MAX_SENTENCE = 4_000
_NAMED = len("công đoàn cơ sở") + 2
_BEFORE = 16


class Token(NamedTuple):
    """A word of the award grammar; which of the last fields are set depends on the kind."""

    kind: TokenKind
    start: int
    end: int
    head: Head | None = None
    number: int | None = None
    recipient: RecipientKind | None = None
    hit: Hit | None = None


@record
class Told:
    """A sentence that can tell an award: its tokens in order, cut at semicolons."""

    sentence: Sentence
    parts: tuple[tuple[Token, ...], ...]

    @property
    def tokens(self) -> Iterator[Token]:
        """The tokens of all parts."""
        return (token for part in self.parts for token in part)


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Hits in order; of overlapping ones the longest stays."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept[-1] = hit
    return kept


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens between semicolons."""
    part: list[Token] = []
    for token in tokens:
        if token.kind == "stop":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _count(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "một":
        return 1
    if text in WORDS:
        return WORDS[text]
    value = parse_number(text)
    return int(value) if value is not None else None


def _head(words: AwardWords, text: str, match: re.Match[str]) -> Head:
    if match.group("title"):
        title = words.titles[title_key(match.group("title"))]
        level = (match.group("level") or "").strip()
        return _levelled(words, title, level) if level else title
    head = words.heads[match.group("form")]
    extra = ""
    for group in ("kept", "quoted"):
        if match.group(group):
            extra += " " + text[match.start(group) : match.end(group)].strip(_QUOTES)
    return Head(name=head.name + extra, kind=head.kind, level=head.level)


def _levelled(words: AwardWords, title: Head, level: str) -> Head:
    return Head(name=f"{title.name} {level}", kind=title.kind, level=words.title_levels.get(level))


def _token(words: AwardWords, text: str, match: re.Match[str]) -> Token:
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
            number=_count(match.group("count")),
            recipient=words.nouns[noun],
        )
    if kind == "giver":
        office = Hit(
            start=start,
            end=end,
            type="organisation",
            rule_id="award.office",
            name=words.offices[match.group()],
            kind=words.offices[match.group()],
        )
        return Token(kind=kind, start=start, end=end, hit=office)
    return Token(kind=kind, start=start, end=end)


def award_sentences(scan: Scan, named: Iterable[Hit]) -> tuple[Told, ...]:
    """The sentences that name an award, cut; `named` are the bodies and persons of the text."""
    return tuple(_Tokeniser(scan.doc, named).sentences(sorted(scan.terms("award"))))


class _Tokeniser:
    """Cuts the sentences of one document that name an award."""

    def __init__(self, doc: Document, named: Iterable[Hit]) -> None:
        self._doc = doc
        self._words = award_words(doc.config)
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
            done = sentence.end
            cut = map(self._with_commendation, _parts(self._cut(sentence)))
            yield Told(sentence=sentence, parts=tuple(cut))

    def _cut(self, sentence: Sentence) -> list[Token]:
        end = min(sentence.end, sentence.start + _MAX_SENTENCE)
        found = self._entities(sentence.start, end)
        taken = bytearray(end - sentence.start)
        for token in found:
            taken[token.start - sentence.start : token.end - sentence.start] = b"\x01" * (
                token.end - token.start
            )
        for match in self._words.grammar.finditer(self._doc.key, sentence.start, end):
            if any(taken[match.start() - sentence.start : match.end() - sentence.start]):
                continue
            if match.group("title"):
                self._title = self._words.titles[title_key(match.group("title"))]
            token = self._elliptic(match) or _token(self._words, self._doc.text, match)
            found.append(token)
        return sorted(found, key=lambda token: token.start)

    def _with_commendation(self, part: Sequence[Token]) -> tuple[Token, ...]:
        """'khen thưởng' beside a number of recipients and no award in its part is one itself."""
        counted = any(t.kind == "recipient" and t.number is not None for t in part)
        verb = next((t for t in part if t.kind == "give" and self._is_commending(t)), None)
        if verb is None or not counted or any(t.kind == "award" for t in part):
            return tuple(part)
        award = verb._replace(kind="award", head=_UNTOLD)
        at = part.index(verb)
        return (*part[:at], verb._replace(end=verb.start), award, *part[at + 1 :])

    def _is_commending(self, token: Token) -> bool:
        key = self._doc.key
        before = key[max(0, token.start - _BEFORE) : token.start]
        told = not before.endswith(self._words.talk)
        return told and key.startswith("khen thưởng", token.start)

    def _elliptic(self, match: re.Match[str]) -> Token | None:
        """'203 chị đạt danh hiệu cấp ngành' is the title named last, at another level."""
        if not match.group("again"):
            return None
        level = match.group("again").strip()
        head = _levelled(self._words, self._title or _UNNAMED, level)
        return Token(kind="award", start=match.start(), end=match.end(), head=head)

    def _entities(self, start: int, end: int) -> list[Token]:
        found: list[Token] = []
        index = bisect.bisect_left(self._starts, start)
        while index < len(self._hits) and self._hits[index].end <= end:
            hit = self._hits[index]
            kind: TokenKind = "person" if hit.type == "person" else "giver"
            kind = kind if hit.type == "person" or hit.entity_id else "body"
            found.append(Token(kind=kind, start=hit.start, end=hit.end, hit=hit))
            index += 1
        return found
