"""The words by which a number's measure is told, and the rules that wait for them (units.yml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import ahocorasick

from congdoan.normalise.inner import inner_record
from congdoan.normalise.word_patterns import any_of, whole
from congdoan.text import tone_key

WITHIN = 56  # letters between a cue and its number
# In a cue '#' stands for any number, '~' for some words, and '^' for the begin of the part or of a
# quotation.
_MARKS = {r"\#": r"\d[\d.]*", r"\~": r"[^.,;:\d\n]{1,60}?", r"\^": r"(?:^ ?|(?<=[“\"]))"}
_LITERAL = re.compile(r"[^#~^]+")


@inner_record
class MeasureRule:
    """A line of `measures` or `money`: the measure (None to stop) and where its cue stands.

    `before` and `behind` are forms, which Cues and Turns look for; the other cues are patterns of
    theirs, and those of `behind` are in `after` and `far`.
    """

    measure: str | None
    units: frozenset[str]
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    after: re.Pattern[str] | None = None
    far: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None
    share: bool = False
    bare: bool = False
    within: int = WITHIN


def cue_pattern(forms: tuple[str, ...]) -> re.Pattern[str] | None:
    """The forms as whole words, with the marks read; None when there are none."""
    if not forms:
        return None
    return marked(forms) if any(map(_is_marked, forms)) else re.compile(whole(forms))


def marked(forms: tuple[str, ...]) -> re.Pattern[str]:
    """The forms as whole words, with the marks '#', '~' and '^' read."""
    told = any_of(forms)
    for mark, meant in _MARKS.items():
        told = told.replace(mark, meant)
    return re.compile(rf"(?<!\w){told}(?!\w)")


def _is_marked(form: str) -> bool:
    return any(mark in form for mark in "#~^")


def _most_letters(form: str) -> int:
    """How long a cue of the form can be."""
    return len(form) + 60 * form.count("~") + 12 * form.count("#")


def literal(form: str) -> str:
    """The words of a form, of a marked one the longest that stand together; without spaces."""
    parts: list[str] = _LITERAL.findall(tone_key(form))
    return max(parts, key=len).strip()


def _automaton(words: Mapping[str, object]) -> ahocorasick.Automaton | None:
    """The words with what is known of each, for one pass over a text; None without any."""
    if not words:
        return None
    automaton = ahocorasick.Automaton()
    for word, known in words.items():
        automaton.add_word(word, known)
    automaton.make_automaton()
    return automaton


# Where a cue ends and how long it is, and the place of its rule below zero: the greatest counts.
Cue = tuple[int, int, int]


class Cues:
    """The words before a number that several rules wait for, found in one pass."""

    def __init__(self, rules: Iterable[MeasureRule]) -> None:
        self.rules = tuple(rules)
        longest = [(rule.within, max(map(_most_letters, rule.before))) for rule in self.rules
                   if rule.before]  # fmt: skip
        self._longest = max((letters for _, letters in longest), default=0)
        self._span = max((within + letters for within, letters in longest), default=0)
        self._patterns: dict[int, re.Pattern[str]] = {}
        waiting: dict[str, tuple[list[int], set[int]]] = {}
        for place, rule in enumerate(self.rules):
            marked_forms = tuple(filter(_is_marked, rule.before))
            for form in rule.before:
                plain, patterns = waiting.setdefault(literal(form), ([], set()))
                if form in marked_forms:
                    patterns.add(place)
                else:
                    plain.append(place)
            if marked_forms:
                self._patterns[place] = marked(marked_forms)
        self._words = _automaton({form: (len(form), *places) for form, places in waiting.items()})

    def before(self, key: str, at: int, reach: int = 0) -> list[Cue]:
        """The cues that end before `at`, within `reach` where it is given; the nearest first.

        Of cues that end at one place the longest comes first ('sổ tiết kiệm', then 'tiết kiệm'), of
        equal ones that of the rule listed first.
        """
        if self._words is None:
            return []
        found: list[Cue] = []
        patterns: set[int] = set()
        begin = max(0, at - (reach + self._longest if reach else self._span))
        # A part of the text: the automaton copies all that it is given, whatever the bounds.
        for last, (length, places, marked_places) in self._words.iter(key[begin:at]):
            if marked_places:
                patterns |= marked_places
            end = begin + last + 1
            start = end - length
            if (start and key[start - 1].isalnum()) or (end < at and key[end].isalnum()):
                continue
            found += [(end, length, -place) for place in places]
        for place in patterns:
            for cue in self._patterns[place].finditer(key, begin, at):
                found.append((cue.end(), cue.end() - cue.start(), -place))
        found.sort(reverse=True)
        return found

    def nearest(
        self, key: str, at: int, holds: Callable[[MeasureRule], bool], reach: int = 0
    ) -> tuple[int, MeasureRule] | None:
        """The rule that holds whose cue stands nearest before `at`, and where the cue ends.

        A cue ends within the rule's own distance, or within `reach` where it is given.
        """
        for end, _, place in self.before(key, at, reach):
            rule = self.rules[-place]
            if at - end <= (reach or rule.within) and holds(rule):
                return end, rule
        return None


class Turns:
    """The rules of one unit in the order of trial.

    Those with words before the number compete, the nearest first, where no other rule parts them.
    """

    def __init__(self, rules: Iterable[MeasureRule]) -> None:
        self._cues = Cues(rules)
        self._turn_of: list[int] = []
        self._others: dict[int, MeasureRule] = {}
        for rule in self._cues.rules:
            turn = len(self._others)
            self._turn_of.append(turn)
            if not rule.before:
                self._others[turn] = rule
        self._always = [turn for turn, rule in self._others.items() if not rule.behind]
        behind: dict[str, set[int]] = {}
        for turn, rule in self._others.items():
            for form in rule.behind:
                behind.setdefault(literal(form), set()).add(turn)
        self._behind = _automaton(behind)

    def of(
        self, left: str, key: str, span: tuple[int, int]
    ) -> Iterator[tuple[list[MeasureRule], MeasureRule | None]]:
        """The turns that can decide: the rules with a cue in `left`, then the one without such.

        Of the latter those whose words, or the longest of marked ones, stand in that `span`.
        """
        near: dict[int, list[MeasureRule]] = {}
        for end, _, place in self._cues.before(left, len(left)):
            rule = self._cues.rules[-place]
            if len(left) - end <= rule.within:
                near.setdefault(self._turn_of[-place], []).append(rule)
        turns = {*near, *self._always}
        if self._behind is not None:
            for _, waiting in self._behind.iter(key[slice(*span)]):
                turns |= waiting
        for turn in sorted(turns):
            yield near.get(turn, []), self._others.get(turn)
