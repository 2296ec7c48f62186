"""Reading a page of which no rule is known, or whose rule matches nothing.

The frame of the page is taken off first (clocks, counters, lists of other articles), because
trafilatura reads what it is given; then it judges which lines are the article (judge.py). Its date
and title are not used: on pages with a header clock they are the clock and the site's name.
"""

from __future__ import annotations

from congdoan.extract import signs
from congdoan.extract.blocks import same_key
from congdoan.extract.dates import find_date
from congdoan.extract.judge import article_lines
from congdoan.extract.lines import lines_of
from congdoan.extract.marks import Line
from congdoan.extract.parts import find_author, find_lead
from congdoan.extract.published import signed_stamp
from congdoan.extract.reading import Page, Parts, Reading, compose, file_links
from congdoan.extract.titles import Title
from congdoan.extract.tree import Node, own_text, remove, text_of

_ARTICLE = 500  # characters of long lines: an imprint has fewer
_LONG = 80  # characters of a line that is a sentence
_HEADLINE = 20  # characters of a link that is another article's title
_BAR = 200  # characters of a bar of buttons with the date in it
_CODE = ("script", "style", "template", "select")
_FRAME = ("nav", "aside", "footer", "header", "marquee")


def read_generic(page: Page) -> Reading:
    """What general signs and trafilatura find; it may be nothing."""
    title = page.found_title()
    node = title.node if title else None
    _strip(page.root, node)
    author = find_author(page.root, page.metadata.author)
    signed = signed_stamp(node)
    lead = find_lead(node)
    skip = [n for n in (lead, author and author[0], signed and signed[0]) if n is not None]
    body = page.root.find("body")
    whole = lines_of([page.root if body is None else body], skip)
    kept = article_lines(page.root, _after(title, whole.lines))
    parts = Parts(
        title=title,
        lead=text_of(lead) if lead is not None else None,
        author=author[1] if author else signed and signed[1],
        files=tuple(dict.fromkeys((*whole.files, *file_links(page.root)))),
        images=whole.images,
        notes=("missed:body",) if page.source.select.body else (),
    )
    return compose(parts, kept)


def _strip(root: Node, title: Node | None) -> None:
    """Take furniture off the tree; what holds the title or most of the text is none."""
    around = () if title is None else tuple(title.iterancestors())
    held = {root, title, *around}
    for node in around:
        if signs.is_furniture(node):  # its name misleads, here and for all who read it after this
            node.attrib.pop("class", "")
            node.attrib.pop("id", "")
    frame = _Frame(root, held)
    for node in list(root.iter()):
        if node in held or node.tag in ("body", "form", "main", "article", "head"):
            continue
        if node.tag in _CODE and not node.get("src"):
            remove(node)
        elif _is_frame(node):
            frame.take_off(node)


def _is_right_below(node: Node, held: set[Node | None]) -> bool:
    """Whether only short lines stand between what holds the title and the element."""
    between = 0
    for before in node.itersiblings(preceding=True):
        if before in held:
            return True
        between += len(text_of(before))
        if between > _BAR:
            return False
    return False


def _stamp_in(bar: Node) -> Node | None:
    """The element in a bar without headlines that shows a date and nothing else."""
    if any(len(text_of(a)) >= _HEADLINE for a in bar.iter("a")):
        return None
    for node in bar.iterdescendants():
        text = " ".join(own_text(node).split())
        found = None if signs.is_furniture(node) else find_date(text)
        if found is not None and not signs.words_beside(text, found.text):
            return node
    return None


class _Frame:
    """What of a page is its frame: its parts by their names, unless they hold most of the text."""

    def __init__(self, root: Node, held: set[Node | None]) -> None:
        self._held = held
        self._size = len(text_of(root))
        self._prose = self._long_under(root)

    def take_off(self, node: Node) -> None:
        """Remove a part; of a bar right below the title the date that it shows stays."""
        text = text_of(node)
        if 2 * len(text) > self._size or (len(text) > _BAR and self._is_most(node)):
            return
        is_dated = len(text) <= _BAR and find_date(text) is not None
        stamp = _stamp_in(node) if is_dated and _is_right_below(node, self._held) else None
        if stamp is not None:
            stamp.tail = None
            node.addprevious(stamp)
        remove(node)

    def _is_most(self, node: Node) -> bool:
        """Whether the node holds an article's length and most of it: then its name misleads."""
        if node.tag in _FRAME:
            return False
        size = self._long_under(node)
        return size >= _ARTICLE and 2 * size > self._prose

    @staticmethod
    def _long_under(node: Node) -> int:
        """Characters of long text under the node that are not in links."""
        own = (len(n.text.strip()) for n in node.iter("p", "div", "span", "td") if n.text)
        return sum(size for size in own if size >= _LONG)


def _is_frame(node: Node) -> bool:
    """Furniture by name, or a part of the page's frame; an article's own header is none."""
    if signs.is_furniture(node):
        return True
    if node.tag in ("header", "footer"):
        return next(node.iterancestors("article"), None) is None
    return node.tag in _FRAME


def _after(title: Title | None, lines: list[Line]) -> list[Line]:
    """The lines below the title; all of them when it is not among them."""
    key = same_key(title.text) if title else ""
    place = next((i for i, line in enumerate(lines) if same_key(line.text) == key), -1)
    sizes = [len(line.text) if len(line.text) >= _LONG else 0 for line in lines]
    if place >= 0 and 3 * sum(sizes[place + 1 :]) < sum(
        sizes[:place]
    ):  # a heading of that name below the text
        return lines
    return lines[place + 1 :]
