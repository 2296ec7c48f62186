"""The last line of an article, where it says who wrote it: its body is nobody of the news."""

from __future__ import annotations

import re

from congdoan.normalise.document import Document
from congdoan.normalise.figures.deeds import NAME_WORD

# 'Vũ Thị Mẫu - Phó Hiệu trưởng Trường THPT X'
_SIGNED = re.compile(
    rf"{NAME_WORD}(?: {NAME_WORD}){{1,4}}(?:,? ?[-–(,] ?[^\n]{{1,90}})?(?<![.!?…:;])$"
)


def news_end(doc: Document) -> int:
    """Where the news ends: at its bylines, or at a last line that is a name with its post."""
    end = len(doc.text)
    for block in reversed(doc.article.blocks[1:]):
        line = doc.text[block.start : block.end].strip()
        if block.kind not in ("byline", "credit") and _SIGNED.match(line) is None:
            break
        end = block.start
    return end
