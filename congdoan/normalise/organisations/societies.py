"""Associations and funds that no list knows: 'Hội Luật gia tỉnh X', 'Quỹ Vì trẻ em nghèo Việt Nam'.

One is a body where its place or country follows; without it nothing tells where its name ends.
"""

from __future__ import annotations

from functools import cached_property

from congdoan.normalise.organisations.compounds import Compounds
from congdoan.normalise.organisations.regional import RegionalReader
from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head
from congdoan.text import modern_tones, slug

_COUNTRY = ("việt nam", "vn")


class SocietyReader:
    """Reads the associations and funds of one scanned document."""

    def __init__(self, scan: Scan, regional: RegionalReader) -> None:
        self.scan = scan
        self._regional = regional
        self._kinds = tuple(scan.knowledge.organisations.table("societies").values())

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where the words with a capital stand, before another: 'Hội Luật gia', no 'Hội nghị'."""
        text, told = self.scan.text, self.scan.terms("society").items()
        named = [
            at
            for at, term in told
            if text[at].isupper() and text[term.end + 1 : term.end + 2].isupper()
        ]
        return frozenset(at for at in named if not self._is_other(at))

    def _is_other(self, at: int) -> bool:
        """Whether a listed body or an event begins there, or the word ends another: 'Đại Hội'."""
        words, key = self.scan.knowledge.organisations, self.scan.key
        if at in self.scan.terms("head") or key.startswith(words.strings("not_societies"), at):
            return True
        return key.endswith(words.strings("no_societies"), 0, at)

    def at(self, offset: int) -> OrgSpan | None:
        """The association whose word stands at `offset`, with its place; or None."""
        term = self.scan.term("society", offset)
        if term is None or self.scan.in_capitals(offset, term.end):
            return None
        end = Compounds(self.scan).up_to(term.end, _COUNTRY)
        if end is None:
            return None
        words = modern_tones(self.scan.text[term.end + 1 : end])
        kind = self._kinds[term.row]
        said = self.scan.text[offset : term.end].capitalize()
        head = Head(name=f"{said} {words}", kind=kind, scope="level", slug=f"{kind}:{slug(words)}")
        return self._regional.levelled(offset, end, head)
