"""What the lines of a plain text are: title, paragraphs, captions, byline, or page furniture."""

from __future__ import annotations

import re
from pathlib import Path

from congdoan.lexicon import read_words
from congdoan.records import BlockKind
from congdoan.text import tone_key

_LINE = re.compile(r"[^\n]+")
_PHOTO = re.compile(r"(?:^|[ (.])ảnh ?[:：] ?[^\n]{1,60}$|^ảnh[ :]")
_BYLINE = (
    "tin, ảnh",
    "tin ảnh",
    "tin và ảnh",
    "bài, ảnh",
    "bài và ảnh",
    "tin, bài",
    "tin:",
    "bài:",
)
_BULLET = re.compile(r"[-+•*–] ?(?![-–])\S|\d{1,2}[.)] ")
_ENDS = (".", ";", ":", "!", "?", "…", "/", ",")
_NOISE_LENGTH = 40
_COUNTER = re.compile(r"[\d\s.,|]*")
_CAPTION_LENGTH, _SHORT_CAPTION, _BYLINE_WORDS, _BYLINES = 220, 60, 10, 3


def line_kinds(text: str, title: str, config: Path) -> list[tuple[int, int, BlockKind | None]]:
    """Span and kind of every line; kind None is furniture."""
    words = read_words(config, "furniture")
    noise, footer = words.strings("noise"), words.strings("footer")
    credit, captions = words.strings("credit"), words.strings("caption_starts")
    found: list[tuple[int, int, BlockKind | None]] = []
    below = False
    for line in _LINE.finditer(text):
        start, end = _stripped(text, line.start(), line.end())
        if start >= end:
            continue
        key = tone_key(text[start:end])
        below = below or key.startswith(footer)
        kind: BlockKind | None
        # 'Chia sẻ' is a button, 'Chia sẻ tại hội nghị, đồng chí A cho biết ...' is news.
        button = end - start <= _NOISE_LENGTH and key.startswith(noise)
        if below or button or _COUNTER.fullmatch(key):
            kind = None
        elif key.startswith(credit):
            kind = "credit"
        elif title and text[start:end] == title:
            kind = "title"
        else:
            kind = _kind(text[start:end], key, captions)
        found.append((start, end, kind))
    return _with_bylines(text, found)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _kind(line: str, key: str, captions: tuple[str, ...]) -> BlockKind:
    if key.startswith(_BYLINE):
        return "byline"
    if _PHOTO.search(key):
        return "caption"
    if _BULLET.match(line) and len(line) > _SHORT_CAPTION:
        return "list"
    open_end = not line.endswith(_ENDS) and len(line) <= _CAPTION_LENGTH
    shown = key.startswith(captions) and len(line) <= _SHORT_CAPTION
    return "caption" if open_end or shown else "paragraph"


def _with_bylines(
    text: str, lines: list[tuple[int, int, BlockKind | None]]
) -> list[tuple[int, int, BlockKind | None]]:
    """The last short lines without a full stop are bylines; a short first line is the title."""
    told = [i for i, line in enumerate(lines) if line[2] not in (None, "credit")]
    for i in reversed(told[-_BYLINES:]):
        start, end, _ = lines[i]
        line = text[start:end]
        few = len(line.split()) <= _BYLINE_WORDS and not line.endswith(_ENDS)
        if not few or _PHOTO.search(tone_key(line)) or i == told[0]:
            break
        lines[i] = (start, end, "byline")
    if len(told) > 1 and lines[told[0]][2] == "caption" and all(k != "title" for *_, k in lines):
        start, end, _ = lines[told[0]]
        if not _PHOTO.search(tone_key(text[start:end])):
            lines[told[0]] = (start, end, "title")
    return lines
