"""An organisation's name as it stands in the text, read but not yet resolved."""

from __future__ import annotations

from congdoan.normalise.inner import inner_record
from congdoan.normalise.place_slot import NOWHERE, Slot
from congdoan.normalise.word_rows import Head
from congdoan.records import maker


@inner_record
class OrgSpan:
    """One name as it stands in the text.

    `own` is the canonical own name of an institution between head and place ("Đa khoa khu vực Cù
    Lao") and `named` whether it holds more than type words; `inner` is the organisation that a
    body, base union or Party committee belongs to, `office` what stands between ("Văn phòng").
    `generic` names a class or says too little to be one body.
    """

    start: int
    end: int
    head: Head
    slot: Slot = NOWHERE
    own: str = ""
    named: bool = False
    inner: OrgSpan | None = None
    office: str = ""
    generic: bool = False

    @property
    def place(self) -> Slot:
        """The slot that decides the province: the innermost organisation's."""
        return self.inner.place if self.inner is not None else self.slot


new_span = maker(OrgSpan)


def innermost(span: OrgSpan) -> OrgSpan:
    """The place of work that bodies belong to: 'Ban Nữ công Công đoàn Bệnh viện X'."""
    while span.inner is not None:
        span = span.inner
    return span


def is_named(span: OrgSpan) -> bool:
    """Whether the span says which one of its kind it is."""
    return bool(span.own) or span.slot.name is not None
