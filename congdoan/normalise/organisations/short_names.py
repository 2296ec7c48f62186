"""Bodies told in one word behind a post or a union: 'Giám đốc bệnh viện', 'Công đoàn trường'."""

from __future__ import annotations

import re

from congdoan.normalise.organisations.span import OrgSpan, new_span
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_rows import Head

# Behind 'Công đoàn trường' nothing of a longer word or a name: no 'trường học', no 'Trường Sa'.
_SHORT_ENDS = re.compile(r"(?!\w)(?! (?:học|hợp|lớp|trưởng|xá)(?!\w))")
_PERSON_WORDS = 3


class ShortNames:
    """Reads bodies that are told in one word in one scanned document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self._shorts = scan.knowledge.organisations.table("inner_shorts")

    def place(self, offset: int) -> OrgSpan | None:
        """A place of work in lower case and without a name ('Giám đốc bệnh viện'), or None."""
        term = self.scan.term("head", offset)
        head = self.scan.knowledge.heads[term.row] if term is not None else None
        if term is None or head is None or head.scope != "institution":
            return None
        if head.name is None or head.kind not in ("hospital", "health_centre"):
            return None
        return new_span(start=offset, end=term.end, head=head)

    def of_union(self, union: int, offset: int) -> OrgSpan | None:
        """The place of work of a union with a capital: 'CĐCS bệnh viện', 'Công đoàn trường'."""
        if not self.scan.capital_at(union):
            return None
        return self.place(offset) or self._shortest(offset)

    def _shortest(self, offset: int) -> OrgSpan | None:
        """The place of work in 'Công đoàn trường', 'CĐCS Trạm'; not in 'Công đoàn trường học'."""
        if not self.scan.key.startswith(tuple(self._shorts), offset):
            return None
        form = next(form for form in self._shorts if self.scan.key.startswith(form, offset))
        end = offset + len(form)
        named = self.scan.capital_at(end + 1) and not self.scan.names_a_person(
            end + 1, _PERSON_WORDS, rare=True
        )
        if named or not _SHORT_ENDS.match(self.scan.text, end):
            return None
        kind = self._shorts[form]
        head = Head(name=form, kind=kind, scope="institution", slug="", bare="institution")
        return new_span(start=offset, end=end, head=head)

    def union(self, offset: int) -> OrgSpan | None:
        """'Công đoàn', 'chi bộ' alone behind a post ('Bí thư chi bộ'), a generic name, or None."""
        term = self.scan.term("head", offset)
        head = self.scan.knowledge.heads[term.row] if term is not None else None
        if term is None or head is None or head.scope != "unit_of":
            return None
        return new_span(start=offset, end=term.end, head=head, generic=True)
