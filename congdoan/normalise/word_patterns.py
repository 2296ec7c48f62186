r"""Patterns of word lists, written so that a search skips fast over what is none of the words.

Plain alternatives (`(?<!\w)(?:tổ chức|tổng kết)`) are tried one by one at every letter. Here words
that begin alike share their beginning, and a word's first letters stand before the question whether
they begin a word: the search goes from one such letter to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from congdoan.text import tone_key

# A capital letter of Latin script: in Unicode they lie mixed with the small ones ('Đ', 'Ấ', 'Ư').
_LATIN = map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
CAPITAL = f"[{''.join(letter for letter in _LATIN if letter.isupper())}]"
# What a name is shortened to: a letter of the alphabet. With a tone it is a syllable ('châu Á.').
INITIAL = "[A-ZĂÂĐÊÔƠƯ]"

# Letter -> what may follow it; "" marks the end of a word.
_Tree = dict[str, "_Tree"]


def any_of(words: Iterable[str]) -> str:
    r"""A group that matches the longest of the words, as matching keys (`tone_key`).

    >>> any_of(["giấy khen", "giấy mời"])
    '(?:giấy\\ (?:khen|mời))'
    """
    return f"(?:{_after(_tree(words))})"


def whole(words: Iterable[str], *, end: str = r"(?!\w)") -> str:
    r"""As `any_of`, where a word begins; `end` is what follows, else that the word ends there.

    >>> whole(["tặng", "trao", "à"])
    '(?:t(?:ặ(?<!\\wtặ)ng|r(?<!\\wtr)ao)|à(?<!\\wà))(?!\\w)'
    """
    return f"(?:{'|'.join(_branches(words))}){end}"


def flat(words: Iterable[str], *, end: str = r"(?!\w)") -> str:
    """As `whole`, but alternatives of a longer pattern that has no others around it.

    A search for a pattern all of whose alternatives begin with a letter skips to those letters; it
    does not look for them inside a group of alternatives.
    """
    return "|".join(f"{branch}{end}" for branch in _branches(words))


def _branches(words: Iterable[str]) -> Iterator[str]:
    for first, behind in _tree(words).items():
        begun = (_begun(first, second, rest) for second, rest in behind.items())
        yield re.escape(first) + _joined(begun)


def places_of(word: str, key: str) -> Iterator[int]:
    """Where the letters stand in `key`: faster than a pattern, of a few words several times so.

    >>> list(places_of("hai ", "hai mươi hai cán bộ"))
    [0, 9]
    """
    at = key.find(word)
    while at >= 0:
        yield at
        at = key.find(word, at + 1)


def _tree(words: Iterable[str]) -> _Tree:
    """The words by letters; as the longest come first, an end stands behind what goes on."""
    tree: _Tree = {}
    for key in sorted(map(tone_key, words), key=len, reverse=True):
        node = tree
        for letter in key:
            node = node.setdefault(letter, {})
        node[""] = {}
    return tree


def _begun(first: str, second: str, rest: _Tree) -> str:
    """The second letter and the rest of words, after no letter of a longer word."""
    begins = re.escape(first + second)
    return rf"{re.escape(second)}(?<!\w{begins}){_after(rest)}"


def _after(tree: _Tree) -> str:
    return _joined(re.escape(letter) + _after(rest) for letter, rest in tree.items())


def _joined(branches: Iterable[str]) -> str:
    told = list(branches)
    return f"(?:{'|'.join(told)})" if len(told) > 1 else "".join(told)
