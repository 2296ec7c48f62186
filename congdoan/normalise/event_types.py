"""Of which type the main event is: by the title, by its dated sentence, by classification.

Classification reads title, opening and body in this order, and cannot tell which of them it was.
What the dated sentence says is held goes before what neither title nor sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from congdoan.normalise.document import Document, Sentence
from congdoan.normalise.event_openers import Openers
from congdoan.normalise.event_told import Teller, Told, Typed
from congdoan.text import tone_key

_REACH = 500
_HELD = re.compile(
    r"(?<!\w)(?:tổ chức|có buổi) (?P<what>[^,;:.\n]{3,80}?)"
    r"(?=[,;:.\n]| và (?!trao (?:giải|thưởng))| nhân (?:dịp|ngày|kỷ niệm)| kỷ niệm |$)"
)
# 'tổ chức Lễ kỷ niệm 42 năm Ngày Nhà giáo' is held for its own sake.
_JUBILEE = re.compile(r"(?<!\w)tổ chức lễ (?:mít tinh )?kỷ niệm(?!\w)")
_SOFT = ("support", "award_ceremony", "campaign", "dialogue", "other")
_CONFERENCES = ("annual_review", "interim_review", "congress", "committee_meeting")


def main_type(openers: Openers, told: Told, given: str | None, title: str | None) -> str | None:
    """The code of the event told, `given` what classification says, `title` the article's."""
    teller = openers.teller
    key = _title(teller.doc, title)
    formal = _formal(teller, told, given, key)
    if formal is not None:
        return formal
    own = (
        openers.type_of(told)
        if openers.is_digest or _is_elsewhere(teller, told, given, key)
        else None
    )
    code = own or given or _type(teller, told, key)
    return openers.code(told) if code == "other" else code


def _is_elsewhere(teller: Teller, told: Told, given: str | None, title: str) -> bool:
    """Whether classification found its type neither in the title nor in the dated sentence."""
    if told.date is None or given is None or given in _SOFT:
        return False
    words = teller.words
    return words.type_of(title) is None and not words.names(
        given, _begin(teller.doc, told.sentence)
    )


def own_type(openers: Openers, main: Typed, further: Sequence[Typed], title: str | None) -> str:
    """The main event's code, or its sentence's where classification took that of a further event.

    'Sáng 22/3, X tổ chức Ngày hội.' is no contest because of 'Ngày 21/3, Y tổ chức Hội thi'.
    """
    teller = openers.teller
    names = partial(teller.words.names, main.code)
    if main.code in _SOFT or all(item.code != main.code for item in further):
        return main.code
    named = names(_title(teller.doc, title)) or names(_begin(teller.doc, main.told.sentence))
    return main.code if named else openers.code(main.told)


def _formal(teller: Teller, told: Told, given: str | None, title: str) -> str | None:
    """What the dated sentence says is held, where the title only says what it was for.

    A conference goes before what its title praises; any event does where the title names it too
    ('Gặp mặt ... và trao danh hiệu') or names none ('Chăm lo không chỉ bằng lời nói').
    """
    if told.date is None:
        return None
    words, doc = teller.words, teller.doc
    soft = given is None or given in _SOFT
    found = words.type_of(_begin(doc, told.sentence)) if soft else None
    if found in _CONFERENCES:
        return found
    if words.type_of(title) is None and _JUBILEE.search(doc.key, told.date.end, told.sentence.end):
        return "other"
    held = _HELD.search(doc.key, told.date.end, min(told.sentence.end, told.date.end + _REACH))
    code = words.type_of(held["what"]) if held else None
    if code is None or code == "other":
        return None
    told_too = given is not None and words.names(given, _begin(doc, told.sentence))
    if words.type_of(title) is not None:
        first = given in _CONFERENCES and told_too
        return code if not first and words.names(code, title) else None
    # What classification found elsewhere gives way to what the dated sentence says.
    return code if soft or not told_too else None


def _title(doc: Document, known: str | None) -> str:
    """The title's key, of the article or of its first block."""
    first = doc.article.blocks[0] if doc.article.blocks else None
    title = tone_key(known or "")
    if not title and first is not None and first.kind == "title":
        return doc.key[first.start : first.end]
    return title


def _type(teller: Teller, told: Told, title: str) -> str | None:
    doc = teller.doc
    opening = next(iter(teller.openings()), told.sentence)
    texts = (title, _begin(doc, told.sentence), _begin(doc, opening))
    codes = map(teller.words.type_of, dict.fromkeys(texts))  # they may be one sentence
    return next((code for code in codes if code is not None), None)


def _begin(doc: Document, sentence: Sentence) -> str:
    return doc.key[sentence.start : min(sentence.end, sentence.start + _REACH)]
