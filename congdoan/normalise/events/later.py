"""The event of an article whose opening tells none, or only what a union does in general.

A portrait of a union says in its fifth paragraph 'Ngày 24/1, tại Hội nghị tổng kết ..., đồng chí X
phát biểu': that conference is what happened.
"""

from __future__ import annotations

import re

from congdoan.normalise.events.before import GENERAL
from congdoan.normalise.events.openers import Openers
from congdoan.normalise.events.told import Told

_REACH = 300
_AT_EVENT = re.compile(
    r",? (?:tại|trong|phát biểu tại|dự) (?:buổi )?(?:hội nghị|đại hội|lễ|hội thao|hội thi)(?!\w)"
)


def told_later(openers: Openers, opening: Told | None) -> Told | None:
    """The first event that a sentence names right behind a day, where it is the article's own.

    It is not where the opening tells a day or a definite event. Its host is the body of the event's
    name, else the one that the article is about.
    """
    if opening is not None and (opening.date or openers.type_of(opening) not in (None, *GENERAL)):
        return None
    teller = openers.teller
    for sentence in openers.dated:
        day = openers.day_of(sentence)
        named = _AT_EVENT.match(teller.doc.key, day.end) if day is not None else None
        if day is None or named is None:
            continue
        end = min(sentence.end, named.start() + _REACH)
        if teller.words.type_of(teller.doc.key[named.start() : end]) is not None:
            host = teller.hosts.of_event(named.start(), sentence.end) or teller.about()
            return Told(sentence=sentence, date=day, host=host, start=day.start, end=named.end())
    return None
