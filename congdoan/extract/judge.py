"""Which lines of a part of a page are the article's text: trafilatura's judgement, our lines.

trafilatura converts the part and says which text is content. Its output has no captions, alignment
or emphasis, so captions, lists and bylines could not be told in it; therefore its text is only
asked whether it holds a line, and the line itself is kept as the page has it. A line that it leaves
out is kept where our marks explain it: a caption, an item or row between kept lines, a tail line.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

from congdoan.extract import signs
from congdoan.extract.blocks import same_key
from congdoan.extract.dates import find_date
from congdoan.extract.marks import Line
from congdoan.extract.place import together
from congdoan.extract.tree import Node

# It warns of every page without an article; here that is a rejection with a reason.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
# Never `deduplicate`: it remembers other pages. With the default output format the text is missing.
_OPTIONS = Extractor(
    output_format="python", fast=True, comments=False, tables=True, images=False, links=False,
    formatting=False, dedup=False, with_metadata=False,
)  # fmt: skip
_TRUSTED = 0.8  # of a ruled container's characters; when less is judged content, the rule is right
# Where less than this, and less than that share of the long lines, is judged content, it failed.
_LONG, _LITTLE, _LEFT = 80, 1000, 0.4
_AFTER = 3  # lines after the last one kept that may be byline and credit
_HEADING = 120  # characters of the longest heading inside a text
_SHORTEST = 3  # letters of a line that is looked for
_STAMP = 60  # characters of a line that is only a date


def article_lines(root: Node, lines: Sequence[Line]) -> list[Line]:
    """Of the lines of a whole page those that are the article; none when nothing is."""
    kept = together(_chosen(lines, _content(root)))
    long = [i for i, line in enumerate(lines) if len(line.text) >= _LONG and not line.linked]
    size = sum(len(lines[i].text) for i in long)
    found = sum(len(line.text) for line in kept if len(line.text) >= _LONG)
    if not long or found >= _LITTLE or found >= _LEFT * size:
        return kept
    first = long[0]
    while first > 0 and _is_caption(lines[first - 1]):
        first -= 1
    return together(lines[first : long[-1] + 1 + _AFTER])


def body_lines(nodes: Sequence[Node], lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Of the lines of a rule's containers those that are text, and how many others were dropped."""
    kept = _chosen(lines, _content(_page_of(nodes)))
    if sum(len(line.text) for line in kept) < _TRUSTED * sum(len(line.text) for line in lines):
        return list(lines), 0
    return kept, len(lines) - len(kept)


def _content(root: Node) -> str:
    document = bare_extraction(root, options=_OPTIONS)
    text = document.text if isinstance(document, Document) else None
    return same_key(text or "")


def _page_of(nodes: Sequence[Node]) -> Node:
    """The containers as a page of their own, without the names that would be judged again."""
    article = etree.Element("article")
    article.extend(deepcopy(node) for node in nodes)
    for node in article.iter():
        for name in ("class", "id", "style"):
            node.attrib.pop(name, "")
    page, body = etree.Element("html"), etree.Element("body")
    page.append(body)
    body.append(article)
    return page


def _chosen(shown: Sequence[Line], content: str) -> list[Line]:
    lines = [line for line in shown if not _is_stamp(line)]
    keys = [same_key(line.text) for line in lines]
    kept = {i for i, key in enumerate(keys) if len(key) >= _SHORTEST and key in content}
    if not kept:
        return []
    first, last = min(kept), max(kept)
    while first > 0 and (_is_caption(lines[first - 1]) or _is_lead(lines[first - 1])):
        first -= 1
    return [line for i, line in enumerate(lines) if _stays(i, line, (first, last), kept)]


def _stays(place: int, line: Line, between: tuple[int, int], kept: set[int]) -> bool:
    first, last = between
    if place in kept or (line.kind == "item" and first <= place <= last):
        return True
    if first <= place <= last:
        return _is_caption(line) or line.kind != "text" or _is_heading(line) or _is_lead(line)
    return last < place <= last + _AFTER and _is_tail(line)


def _is_caption(line: Line) -> bool:
    return line.kind == "caption" or (line.after_image and not line.linked)


def _is_heading(line: Line) -> bool:
    return line.strong and not line.linked and len(line.text) <= _HEADING


def _is_lead(line: Line) -> bool:
    """A sentence in bold right above the text."""
    return line.strong and not line.linked and len(line.text) >= _LONG and line.text.endswith(".")


def _is_tail(line: Line) -> bool:
    return line.align == "right" or signs.is_line("credit_labels", line.text)


def _is_stamp(line: Line) -> bool:
    """Nothing but a date, which is the page's and not the text's."""
    found = find_date(line.text) if len(line.text) <= _STAMP else None
    return found is not None and not signs.words_beside(line.text, found.text)
