"""An article prepared for the scanners: matching key, sentences and blocks, computed once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path

from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import INITIAL
from congdoan.records import Article, BlockKind, MentionType, ResolveMethod, maker
from congdoan.settings import Settings
from congdoan.text import tone_key

DEFAULT_CONFIG: Path = Settings.model_fields["config"].default

# A sentence ends at . ! ? … followed by space and no lower-case letter, or at a line's end. Dots of
# abbreviations and numbers ("TP. Hà Nội", "BS.CKII", "2.116") do not end one.
# The Vietnamese small letters one by one: in Unicode they lie mixed with the capitals.
_END = re.compile(
    r"[.!?…\n](?:(?<=\n)|(?=[.!?…”\"’)]*\s)(?<!\bTP.)(?<!\bTp.)(?<!\bTS.)(?<!\bTs.)(?<!\bThS.)(?<!\bThs.)(?<!\bBS.)"
    r"(?<!\bBs.)(?<!\bDS.)(?<!\bPGS.)(?<!\bGS.)(?<!\bUV.)(?<!CKI.)(?<!CKII.)(?<!CK1.)(?<!CK2.)"
    rf"(?<!\b{INITIAL}.)[.!?…]*[”\"’)]*(?=\s+\S))"
)

_NEXT = re.compile(r"[^\S\n]+(\S)")
_QUOTE_REACH = 1_000


@inner_record
class Sentence:
    """A sentence's span and the kind of the block it stands in."""

    start: int
    end: int
    block_kind: BlockKind


@inner_record
class Hit:
    """What a scanner found, before it becomes a `Mention`: span, type and resolution."""

    start: int
    end: int
    type: MentionType
    rule_id: str
    subtype: str | None = None
    norm: str | None = None
    entity_id: str | None = None
    name: str | None = None
    kind: str | None = None
    method: ResolveMethod = "none"
    confidence: float = 1.0


new_hit = maker(Hit)
_new_sentence = maker(Sentence)


class Document:
    """The text of one article with its length-preserving key; offsets are the article's.

    `key` is the `tone_key` of the text, `sentences` stand in order and none crosses a block.
    `config` is the folder whose `lexicon/` the scanners read.
    """

    def __init__(self, article: Article, config: Path = DEFAULT_CONFIG) -> None:
        self.article = article
        self.config = config
        self.text = article.text
        self.key = tone_key(article.text)
        self.sentences = self._read_sentences()
        self._starts = [sentence.start for sentence in self.sentences]

    def _read_sentences(self) -> tuple[Sentence, ...]:
        """Sentences in order; none crosses a block."""
        text = self.text
        found: list[Sentence] = []
        for block in self.article.blocks:
            start = block.start
            ends = [end.end() for end in _END.finditer(text, start, block.end)]
            for end in [end for end in ends if not self._goes_on(end)] + [block.end]:
                piece = text[start:end].rstrip()
                words = piece.lstrip()
                if words:
                    stop = start + len(piece)
                    found.append(
                        _new_sentence(start=stop - len(words), end=stop, block_kind=block.kind)
                    )
                start = end
        return tuple(found)

    def _goes_on(self, end: int) -> bool:
        """Whether a small letter follows: the stop was of an abbreviation ("UBND tp. Huế")."""
        if self.text[end + 1 : end + 2].isalpha():  # as nearly always: one space, one word
            return self.text[end + 1].islower() and self.text[end] != "\n"
        following = _NEXT.match(self.text, end)
        return following is not None and following.group(1).islower()

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`; the nearest one before it in the gaps between."""
        index = bisect_right(self._starts, offset)
        return self.sentences[index - 1 if index else 0]

    def sentences_with(self, words: Iterable[str]) -> set[int]:
        """Where the sentences begin that hold one of `words` (as matching keys)."""
        found: set[int] = set()
        for word in words:
            at = self.key.find(word)
            while at >= 0:
                found.add(self.sentence_at(at).start)
                at = self.key.find(word, at + 1)
        return found

    def titled(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits that begin in a title."""
        titles = (block for block in self.article.blocks if block.kind == "title")
        return [hit for block in titles for hit in hits if block.start <= hit.start < block.end]

    def block_kind_at(self, offset: int) -> BlockKind:
        """Kind of the block at `offset`."""
        return self.sentence_at(offset).block_kind

    def quote(self, start: int, end: int) -> str:
        """The sentences that hold the span: what a reader is shown as proof.

        Of a sentence longer than any prose (a text glued into one line) the surroundings are shown.
        """
        first = last = self.sentence_at(start)
        if end > first.end:
            last = self.sentence_at(max(start, end - 1))
        begin = max(first.start, start - _QUOTE_REACH)
        return self.text[begin : min(max(last.end, end), end + _QUOTE_REACH)]
