"""The short lines around a title, in which a page says when an article appeared and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from congdoan.extract import signs
from congdoan.extract.dates import find_date
from congdoan.extract.marks import BLOCKS
from congdoan.extract.select import hit_text
from congdoan.extract.tree import Node, following, own_text

_STAMP = 90  # characters: a line with a date in it that is longer is a sentence
_SENTENCE = 180  # ... a text of this length is the article's
_HEADLINE = 20  # characters of a link that is a headline and no button
_NEAR = 12  # lines after (and 3 before) the title in which a stamp is looked for
_BEFORE = 3
_INLINE = frozenset(("span", "b", "strong", "i", "em", "u", "font"))
_BREAKS = BLOCKS | {"br"}


def lines_after(title: Node) -> Iterator[tuple[Node, str]]:
    """Short texts after the title that stand beside no link, until the first long one."""
    lines = 0
    within = [node for node in title if find_date(own_text(node)) is not None]
    for node in (*within, *following(title)):
        if node.tag in ("script", "style", "a"):
            continue
        text = _shown_by(node)
        if not text:
            continue
        if len(text) > _SENTENCE or lines > _NEAR or signs.is_line("related_headings", text):
            return
        if _is_in_sentence(node):
            return
        lines += 1
        if len(text) <= _STAMP and not _is_beside_link(node):
            yield node, text


def _shown_by(node: Node) -> str:
    """The node's own text; of a <time> without a date ('3 tuần trước') what it stands for."""
    text = " ".join(own_text(node).split())
    instant = node.get("datetime") if node.tag == "time" else None
    return instant if instant and find_date(text) is None else text


def _is_in_sentence(node: Node) -> bool:
    """Whether the element is an inline part of a paragraph as long as those of a text."""
    around = next(node.iterancestors("p"), None) if node.tag in _INLINE else None
    return around is not None and len(hit_text(around)) > _SENTENCE


def lines_before(title: Node) -> Iterator[tuple[Node, str, bool]]:
    """Short texts before the title: in its own part of the page, then (not clear) before that.

    The head of an <article> may hold the date in an element of its own beside buttons.
    """
    parent = title.getparent()
    if parent is None:
        return
    for start, close in ((title, parent.tag != "body"), (parent, False)):
        for node in islice(start.itersiblings(preceding=True), _BEFORE):
            for part, text in _texts_of(node):
                yield part, text, close
    article = next(title.iterancestors("article"), None)
    for head in () if article is None else article.iterchildren("header"):
        for node in head.iter():
            if signs.is_named("date_names", node) and len(text := hit_text(node)) <= _STAMP:
                yield node, text, False


def _texts_of(node: Node) -> Iterator[tuple[Node, str]]:
    """The text of a short element, then those of its parts: a date may stand beside buttons."""
    text = hit_text(node)
    if 0 < len(text) <= _STAMP:
        yield node, text
        for part in node.iterdescendants():
            if own := " ".join(own_text(part).split()):
                yield part, own


def _is_beside_link(node: Node) -> bool:
    """Whether the text is the date of a link to something else, in it or on the same line."""
    near = [*node]
    for preceding in (True, False):
        line = takewhile(lambda n: n.tag not in _BREAKS, node.itersiblings(preceding=preceding))
        near += line
    return any(n.tag == "a" and len(hit_text(n)) >= _HEADLINE for n in near)
