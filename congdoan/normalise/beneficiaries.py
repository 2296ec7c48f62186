"""Who among the persons is a private recipient of help: they are masked in public tables.

Office-holders are facts; a nurse who is given a roof is not. A name with a post anywhere in the
article is never a beneficiary.
"""

from __future__ import annotations

from collections.abc import Iterable

from congdoan.normalise.personal_names import PersonSpan
from congdoan.normalise.scan import Scan

_AFTER = 60


def beneficiaries(scan: Scan, persons: Iterable[PersonSpan], holders: set[str]) -> set[str]:
    """Names of the helped private persons; `holders` are the names with a post."""
    titles = scan.knowledge.titles
    help_words, own = titles.strings("hardship"), titles.strings("own_hardship")
    household = titles.strings("household")
    found: set[str] = set()
    of_help: dict[int, bool] = {}  # whether a sentence speaks of help, by its start
    for person in persons:
        if person.name in holders:
            continue
        sentence = scan.doc.sentence_at(person.start)
        private = "private" in person.titles
        at_home = (
            scan.key[max(0, person.lead - 24) : person.lead].rstrip().endswith(tuple(household))
        )
        behind = scan.key[person.end : min(person.end + _AFTER, sentence.end)]
        if (private or at_home) and sentence.start not in of_help:
            told = scan.key[sentence.start : sentence.end]
            of_help[sentence.start] = any(word in told for word in help_words)
        helped = (private or at_home) and of_help[sentence.start]
        if helped or any(word in behind for word in own):
            found.add(person.name)
    return found
