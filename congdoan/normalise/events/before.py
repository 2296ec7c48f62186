"""An undated main event in front of a dated one of another type.

'X vừa tổ chức Hội thi cắm hoa ...' and, a paragraph later, 'Ngày 7/3, X tổ chức tọa đàm ...' are
two events: the day of the second is not that of the first.
"""

from __future__ import annotations

from congdoan.normalise.events.openers import Openers
from congdoan.normalise.events.opening import Opening
from congdoan.normalise.events.told import Told, Typed

_REACH = 500
# What a first paragraph tells in general before the dated one tells it: no event of its own.
GENERAL = ("support", "award_ceremony", "campaign", "dialogue", "other")


def told_before(openers: Openers, dated: Told, title: str) -> Told | None:
    """The event that a paragraph before `dated` tells without a day, where it is another one.

    It is where neither tells of the other's type, the title names none but the first one's, and
    both say who holds them, and the dated one opens an event of its own. `title` is its key.
    """
    teller = openers.teller
    if dated.date is None or dated.host is None:
        return None
    first = next((s for s in teller.openings if s.start < dated.sentence.start), None)
    told = teller.told(first, teller.days.of(first)) if first is not None else None
    if first is None or told is None or told.date is not None or told.host is None:
        return None
    key, words = teller.doc.key, teller.words
    ours = key[first.start : min(first.end, first.start + _REACH)]
    theirs = key[dated.sentence.start : min(dated.sentence.end, dated.sentence.start + _REACH)]
    code, other, titled = words.type_of(ours), words.type_of(theirs), words.type_of(title)
    if code is None or other is None or titled not in (None, code):
        return None
    if (titled is None and code in GENERAL) or "\n" not in key[first.end - 1 : dated.start]:
        return None
    apart = not (words.names(code, theirs) or words.names(other, ours) or words.names(other, title))
    # 'Tại buổi lễ ngày 5/8, ...' goes on about it
    apart = apart and not theirs.startswith("tại ") and Opening(teller).is_deed(first, told)
    opened = apart and openers.open(dated.sentence, Typed(told=told, code=code))
    return told if opened else None
