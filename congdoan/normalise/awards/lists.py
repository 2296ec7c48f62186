"""Awards told by lists: a line that ends in a colon, and the items below it.

'Bằng khen của LĐLĐ tỉnh:' above '- 05 tập thể'; 'LĐLĐ tỉnh đã tặng:' above '- Bằng khen cho 2 cá
nhân'.
"""

from __future__ import annotations

import dataclasses
import re

from congdoan.normalise.document import Document, Sentence

_ITEM = re.compile(r"[-–+*•·]\s*|[a-zđ\d]{1,2}[.)]\s+|(?=\d)")
# What an item begins with: a dash, '2.', 'b)'.
MARK = r"(?:[-–+*•·]|[a-zđ\d]{1,2}[.)](?= ))"
_MARKED = re.compile(MARK)
# '2.' ends a sentence: the mark stands alone, and before the item.
_BARE = re.compile(r"\d{1,2}[.)]")
_MARKED_BEFORE = re.compile(r"(?:^|\n)\d{1,2}[.)] $")
_MARK = len("\n12. ")
_COUNTED = re.compile(r"[-–+*•·\s]*\d{1,4} ?[a-zà-ỹđ]")
_OTHER = re.compile(
    r"(?<!\w)(?:bằng|giấy khen|cờ|huân chương|huy chương|kỷ niệm chương|giải|danh hiệu)(?!\w)|:$"
)
# Items of one list that are looked at, and how long one may be.
_MOST, _LONGEST = 12, 300


def _before(doc: Document, sentence: Sentence) -> Sentence | None:
    found = doc.sentence_at(max(0, sentence.start - 1))
    if found.start < sentence.start and _BARE.fullmatch(doc.key, found.start, found.end):
        return _before(doc, found)
    return found if found.start < sentence.start else None


def _after(doc: Document, sentence: Sentence) -> Sentence | None:
    found = doc.sentence_at(min(len(doc.text) - 1, sentence.end + 1))
    if found.start <= sentence.start:
        found = doc.sentence_at(min(len(doc.text) - 1, sentence.end + 2))
    if found.start > sentence.start and _BARE.fullmatch(doc.key, found.start, found.end):
        item = _after(doc, found)
        return dataclasses.replace(item, start=found.start) if item else None
    return found if found.start > sentence.start else None


def _is_item(doc: Document, sentence: Sentence) -> bool:
    if sentence.end - sentence.start > _LONGEST:
        return False
    if sentence.block_kind == "list" or _ITEM.match(doc.key, sentence.start) is not None:
        return True
    back = max(0, sentence.start - _MARK)
    return _MARKED_BEFORE.search(doc.key, back, sentence.start) is not None


def _is_heading(doc: Document, sentence: Sentence) -> bool:
    return doc.key.startswith(":", sentence.end - 1)


def heading_of(doc: Document, item: Sentence) -> Sentence | None:
    """The line above a list that `item` belongs to; None for prose."""
    here: Sentence | None = item
    for _ in range(_MOST):
        if here is None or not _is_item(doc, here):
            return None
        here = _before(doc, here)
        if here is not None and _is_heading(doc, here):
            return here
    return None


def with_items(doc: Document, heading: Sentence) -> Sentence:
    """A heading together with the items below it that begin with a number of recipients.

    In a list, items that tell no award of their own ('Bằng khen được trao cho:' above
    names) belong to it as well.
    """
    if not _is_heading(doc, heading):
        return heading
    end, here = heading.end, heading
    for _ in range(_MOST):
        item = _after(doc, here)
        if item is None or not _is_item(doc, item):
            break
        marked = item.block_kind == "list" or _MARKED.match(doc.key, item.start) is not None
        named = marked and _OTHER.search(doc.key, item.start, item.end) is None
        if not named and _COUNTED.match(doc.key, item.start) is None:
            break
        end, here = item.end, item
    return dataclasses.replace(heading, end=end)
