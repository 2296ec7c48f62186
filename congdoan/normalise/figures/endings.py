"""Words directly before a place in the text: most are refused by the last of them, in one look."""

from __future__ import annotations

import re
from collections.abc import Iterable

from congdoan.normalise.word_patterns import whole
from congdoan.text import tone_key


def _last_word(form: str) -> str:
    return form.rpartition(" ")[2]


class Before:
    """Whole words that may stand directly before a place, with a tail ('các') or without one."""

    def __init__(self, words: Iterable[str], tails: Iterable[str] = ()) -> None:
        """`tails` are patterns; of several words the last is a word or has a figure in it."""
        words, tails = [*map(tone_key, words)], [*tails]
        end = f"(?: (?:{'|'.join(tails)}))? ?$" if tails else " ?$"
        self._pattern = re.compile(whole(words, end=end))
        self._alone = frozenset(words)
        self.last = frozenset(map(_last_word, (*words, *tails)))

    def end(self, left: str, last: str) -> bool:
        """Whether one of them ends `left`, with or without a space behind it.

        `last` is the last word of `left`, with what is glued to it.
        """
        if last in self._alone:
            return True
        if last.isalpha() and last not in self.last:
            return False
        return self._pattern.search(left) is not None


def last_word(left: str) -> str:
    """The last word of a text, with what is glued to it; of none the empty one.

    >>> last_word("tại (trụ sở "), last_word("")
    ('sở', '')
    """
    *_, last = left.rsplit(None, 1) or ("",)
    return last
