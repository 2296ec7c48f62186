"""Persons told again: by their given names, and by a full name without a title.

Whoever is helped is masked wherever the text names them, so that no second naming may be missed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

import ahocorasick

from congdoan.normalise.people.names import WORD, PersonSpan, new_person
from congdoan.normalise.scan import Scan
from congdoan.normalise.word_patterns import places_of

_GIVEN_WORDS = 3  # "chị Thị Thu Hà"
_LONG_NAME = 3
_TITLES = ("official", "polite", "private", "degrees")
# A bare given name is one beside these alone: 'hoàn cảnh của Hà', 'Hà kể'; not 'chào Xuân'.
_BEFORE_GIVEN = re.compile(r"(?:của|cho|giúp|với|thăm|động viên|nhà|gia đình|hoàn cảnh|mẹ|con) $")
_AFTER_GIVEN = re.compile(
    r" (?:kể|nói|tâm sự|chia sẻ|bộc bạch|nghẹn ngào|xúc động|sinh năm|mắc|bị|phải|đang|vẫn|luôn)"
    r"(?!\w)"
)
_BESIDE = 12
_INSIDE = re.compile(r"[^\W\d_]['’]?$")  # before letters that go on with a word: "H'" of "H'Hà"


def add_given_names(scan: Scan, found: dict[int, PersonSpan]) -> None:
    """'Chị Phỏng', 'chị Thu Hà' after the full names: the person of that name met before."""
    full_names = _by_given_name(found)
    for at, person in found.items():
        full = full_names.get(person.name)
        if full is not None and len(full) == 1:
            given = person.titles | {"given"}
            found[at] = dataclasses.replace(person, name=next(iter(full)), titles=given)
    first_words = {name.partition(" ")[0] for name in full_names}
    for kind in _TITLES if full_names else ():
        for term in scan.terms(kind).values():
            at = term.end + 1
            if not scan.capital_at(at) or at in found or scan.text[term.end] != " ":
                continue
            word = WORD.match(scan.text, at)
            if word is None or word.group() not in first_words:
                continue
            end = _given_end(scan, at)
            names = full_names.get(scan.text[at:end], set())
            if len(names) == 1:
                found[at] = new_person(start=at, end=end, lead=term.start, name=next(iter(names)),
                                       titles=frozenset({kind, "given"}))  # fmt: skip


def _by_given_name(found: dict[int, PersonSpan]) -> dict[str, set[str]]:
    """The full names by the one to three words that they end with."""
    by_given: dict[str, set[str]] = {}
    names = {person.name for person in found.values()}
    for name in sorted(names, key=lambda name: (-name.count(" "), name)):
        if name in by_given:
            continue  # 'Thị Hà' after 'Vi Thị Hà' is no third person
        words = name.split()
        for count in range(1, min(len(words), _GIVEN_WORDS + 1)):
            by_given.setdefault(" ".join(words[-count:]), set()).add(name)
    return by_given


def _given_end(scan: Scan, at: int) -> int:
    """End of the capitalised words at `at`; one more than a given name has is none."""
    end, here = at, at
    for _ in range(_GIVEN_WORDS + 1):
        word = WORD.match(scan.text, here) if scan.capital_at(here) else None
        if word is None or (end > at and scan.opens_phrase(here)):
            break
        end, here = word.end(), scan.skip_space(word.end())
        if here == end:
            break
    return end


def add_repeated_names(scan: Scan, found: dict[int, PersonSpan]) -> None:
    """A full name of three words or more that the text has with a reason, told again without."""
    names = dict.fromkeys(p.name for p in found.values() if p.name.count(" ") + 1 >= _LONG_NAME)
    taken = bytearray(len(scan.text))
    for person in found.values():
        taken[person.start : person.end] = b"\x01" * (person.end - person.start)
    for name in names:
        for start in places_of(name, scan.text):
            end = start + len(name)
            if taken[start] or scan.text[start - 1 : start].isalnum():
                continue
            longer = scan.text[end : end + 1] == " " and scan.capital_at(end + 1)
            if scan.text[end : end + 1].isalnum() or (longer and not scan.opens_phrase(end + 1)):
                continue  # another person's name
            found.setdefault(start, new_person(start=start, end=end, lead=start, name=name,
                                               titles=frozenset({"again"})))  # fmt: skip


def bare_given_names(
    scan: Scan, persons: Iterable[PersonSpan], helped: set[str]
) -> Iterator[PersonSpan]:
    """The persons of `helped` told by a bare given name, beside words that only a person has."""
    told = list(persons)
    if not helped:
        return
    taken = {i for person in told for i in range(person.start, person.end)}
    by_given: dict[str, set[str]] = {}
    for name in {person.name for person in told}:
        by_given.setdefault(name.rpartition(" ")[2], set()).add(name)
    one = {given: next(iter(names)) for given, names in by_given.items() if len(names) == 1}
    wanted = {given: name for given, name in one.items() if name in helped}
    for at, end, name in _words(scan, wanted):
        if at in taken:
            continue
        before = _BEFORE_GIVEN.search(scan.key, max(0, at - _BESIDE), at)
        longer = scan.text[end : end + 1] == " " and scan.capital_at(end + 1)
        if (before or _AFTER_GIVEN.match(scan.key, end)) and not longer:
            yield new_person(start=at, end=end, lead=at, name=name, titles=frozenset({"given"}))


def _words(scan: Scan, wanted: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where a word of `wanted` stands alone, and what it means."""
    automaton = ahocorasick.Automaton()
    for word, meant in wanted.items():
        automaton.add_word(word, (word, meant))
    automaton.make_automaton()
    for last, (word, meant) in automaton.iter(scan.text) if wanted else ():
        at, end = last + 1 - len(word), last + 1
        whole = WORD.match(scan.text, at)
        inside = _INSIDE.search(scan.text, max(0, at - 2), at)
        if whole is not None and whole.end() == end and inside is None:
            yield at, end, meant
