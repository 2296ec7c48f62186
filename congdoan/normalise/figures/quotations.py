"""What stands in quotation marks: slogans and names, whose numbers count nothing, and speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from congdoan.normalise.word_patterns import places_of

_MARKS = '“"«″'
_QUOTED = re.compile(r"[“\"«″][^“”\"«»″\n]{1,150}[”\"»″]")
_SPEECH = re.compile(r"[^\s.](?:[.!?](?:\s|[”\"»″])|,[”\"»″])")
_SPEAKER = re.compile(
    r"(?:,| [-–]) (?:(?:chị|anh)(?! em)|ông|bà|cô|em|đồng chí|đ/c|bác s[ĩỹ]|điều dưỡng|hộ sinh)"
    r"(?!\w)"
)
_SLOGAN = 60  # letters of the longest that stands for a sentence


def quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Spans in quotation marks, none longer than a slogan; somebody's speech is none.

    Speech follows a colon, is or holds a sentence, or its speaker follows.
    """
    done = 0
    for at in sorted(at for mark in _MARKS for at in places_of(mark, text)):
        match = _QUOTED.match(text, at) if at >= done else None
        if match is None:
            continue
        done = match.end()
        before = text[max(0, match.start() - 2) : match.start()].rstrip()
        opens = before.endswith(":") or (before.endswith(".") and len(match.group()) > _SLOGAN)
        if not (opens or _SPEECH.search(match.group()) or _SPEAKER.match(text, match.end())):
            yield match.span()
