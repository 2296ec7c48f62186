"""Where on a page the article stands, told from its lines alone.

Boxes without a telling name (questions of readers, comments, the office hours) are text like any
other. But an article's paragraphs stand together: what is outside the part of the page that holds
most of them is no text of it, save for what belongs to a text by its look (lead, photo, byline).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from congdoan.extract import signs
from congdoan.extract.marks import Line
from congdoan.extract.tree import Node, own_text, text_of

_CONTAINERS = frozenset(("div", "td", "section", "article", "main", "form", "body"))
_LONG = 80  # characters of a line that is a sentence
_MOST = 0.6  # of the long lines stand in the article's part
_ENOUGH = 3  # long lines; of fewer nothing can be told
_HEADLINE = 20  # characters of a link that is another article's title
_AFTER = 3  # lines after the part that may be byline and credit


def together(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that stand apart from the article's part of the page."""
    parts = _parts(lines)
    if not parts:
        return list(lines)
    inside = [_is_inside(line, parts) for line in lines]
    first = inside.index(True)
    last = len(lines) - inside[::-1].index(True)
    boxes = _Boxes(parts[0])
    before = [line for line in lines[:first] if not boxes.hold(line)]
    after = [line for line in lines[last : last + _AFTER] if _signs(line) and not boxes.hold(line)]
    return before + [n for n, held in zip(lines, inside, strict=True) if held] + after


def _is_inside(line: Line, parts: list[Node]) -> bool:
    """Whether the line stands in the part, or is a paragraph right beside it."""
    if any(a in parts for a in (line.block, *line.block.iterancestors())):
        return True
    beside = line.block.getparent() is parts[0].getparent()
    return beside and len(line.text) >= _LONG and not line.linked


def _parts(lines: Sequence[Line]) -> list[Node]:
    """The smallest element with most of the long lines and its likes; none when it is unclear."""
    long = [line for line in lines if len(line.text) >= _LONG and not line.linked]
    if len(long) < _ENOUGH:
        return []
    weight: Counter[Node] = Counter()
    for line in long:
        for node in (line.block, *line.block.iterancestors()):
            weight[node] += len(line.text)
    total = sum(len(line.text) for line in long)
    enough = [n for n, size in weight.items() if size >= _MOST * total and n.tag in _CONTAINERS]
    if not enough:
        return []
    part = min(enough, key=lambda node: (weight[node], -_depth(node)))
    name = part.get("class")
    alike = [n for n in part.itersiblings(part.tag) if name and n.get("class") == name]
    return [part, *alike, *part.itersiblings(part.tag, preceding=True)] if alike else [part]


def _depth(node: Node) -> int:
    return sum(1 for _ in node.iterancestors())


class _Boxes:
    """The parts of the page beside the article's, and which of them hold headlines of others."""

    def __init__(self, part: Node) -> None:
        self._held = {part, *part.iterancestors()}
        self._known: dict[Node, bool] = {}

    def hold(self, line: Line) -> bool:
        """Whether the line stands with headlines of other articles in a part of its own."""
        box = line.block
        if box in self._held:
            return False
        while (parent := box.getparent()) is not None and parent not in self._held:
            box = parent
        if box not in self._known:
            self._known[box] = any(_is_headline(a) for a in box.iter("a") if a.get("href"))
        return self._known[box]


def _is_headline(link: Node) -> bool:
    """Whether the link is a line of its own; one in a sentence is none."""
    parent = link.getparent()
    beside = 0 if parent is None else len(own_text(parent).strip())
    return beside < _HEADLINE <= len(text_of(link))


def _signs(line: Line) -> bool:
    """Whether a line below the text signs it."""
    looks = line.align == "right" or signs.is_line("credit_labels", line.text)
    return (looks or signs.is_named("author_names", line.block)) and not line.linked
