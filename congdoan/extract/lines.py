"""The lines of text under a node, in order, each with what the markup says about it.

One walk without recursion. Block elements and <br> end a line, inline ones do not; alternative
texts of images are never text. What a line *is* (caption, byline, paragraph) is decided from these
marks in blocks.py and tail.py.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from lxml import etree

from congdoan.extract import signs
from congdoan.extract.marks import (
    BLOCKS,
    FILES,
    IMAGES,
    LONGEST_CAPTION,
    SKIPPED,
    Line,
    align_of,
    is_bold,
    is_box,
    is_button,
    is_icon,
)
from congdoan.extract.tables import data_rows
from congdoan.extract.tree import Node, text_of
from congdoan.text import squeeze


@dataclass(slots=True)
class _Count:
    """Characters of the line by the inline markup around them."""

    all: int = 0
    strong: int = 0
    emphasis: int = 0
    linked: int = 0
    filed: int = 0


@dataclass(slots=True)
class _Depth:
    """How many elements of a sort are open."""

    strong: int = 0
    emphasis: int = 0
    linked: int = 0
    filed: int = 0
    item: int = 0
    caption: int = 0
    boxed: int = 0


_HEADLINE, _DATE_BESIDE = 20, 20  # characters of a linked title and of what stands beside it
_STYLED = frozenset(("p", "span", "div", "td", "font"))
_INLINE = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "strong"),
}  # fmt: skip


@dataclass(slots=True)
class _Walk:
    """State of one walk."""

    skip: frozenset[Node]
    captions: frozenset[Node]
    depth: _Depth = field(default_factory=_Depth)
    count: _Count = field(default_factory=_Count)
    parts: list[str] = field(default_factory=list)
    around: list[tuple[Node, str]] = field(default_factory=list)  # open blocks with alignment
    lines: list[Line] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    size: int = 0
    images: int = 0
    pending_image: bool = False
    broken: bool = False

    def add(self, text: str | None) -> None:
        """Append a piece of text to the open line."""
        if not text:
            return
        self.parts.append(text)
        size = len(text.strip())
        if size:
            count, depth = self.count, self.depth
            count.all += size
            count.strong += size if depth.strong else 0
            count.emphasis += size if depth.emphasis else 0
            count.linked += size if depth.linked else 0
            count.filed += size if depth.filed else 0

    def flush(self, *, broken: bool = False) -> None:
        """End the open line."""
        count, text = self.count, squeeze("".join(self.parts)) if self.count.all else ""
        if text:
            self.lines.append(self._line(text, count))
            self.pending_image = False
        self.broken = broken and bool(text)
        self.parts.clear()
        self.count = _Count()

    def _line(self, text: str, count: _Count) -> Line:
        depth, most = self.depth, 0.9 * count.all
        return Line(
            text=text,
            kind="caption" if depth.caption else "item" if depth.item else "text",
            align=self.around[-1][1],
            strong=count.strong >= most,
            emphasis=count.emphasis >= most,
            linked=_is_link(count),
            filed=count.filed >= most,
            after_image=self.pending_image,
            boxed=bool(depth.boxed),
            broken=self.broken,
            block=self.around[-1][0],
        )

    def image(self, node: Node) -> None:
        """An image ends the line before it, unless it is an icon."""
        if self.depth.filed or is_icon(node):
            return
        self.flush()
        self.images += 1
        self.pending_image = True

    def rows(self, table: Node, texts: list[str]) -> None:
        """Append the rows of a table of data."""
        for text in texts:
            self.lines.append(Line(text, table, kind="row"))
        self.pending_image = False


def _is_link(count: _Count) -> bool:
    """Nothing but a link, or a link with a bullet and a date beside it, as lists of news have."""
    beside = count.all - count.linked
    return beside <= 0.1 * count.all or (count.linked >= _HEADLINE and beside <= _DATE_BESIDE)


def _enter(walk: _Walk, node: Node) -> bool:
    """Open the node; False when nothing under it is read."""
    tag = node.tag
    if tag in IMAGES:
        walk.image(node)
        return False
    if tag == "br":
        walk.flush(broken=True)
        return False
    if tag in BLOCKS:
        walk.flush()
    if tag in SKIPPED or node in walk.skip or is_button(node) or _is_furniture(walk, node):
        return False
    if tag == "table" and (rows := data_rows(node)) is not None:
        walk.rows(node, rows)
        return False
    _open(walk, node)
    return True


def _is_furniture(walk: _Walk, node: Node) -> bool:
    """Furniture by its name; what holds half of the text is none, whatever it is called."""
    return signs.is_furniture(node) and 2 * len(text_of(node)) <= walk.size


def _open(walk: _Walk, node: Node) -> None:
    if node.tag in BLOCKS:
        walk.around.append((node, align_of(node, walk.around[-1][1])))
    _deepen(walk, node, 1)
    if node.tag == "a":
        _file(walk, node)
    walk.add(node.text)


def _deepen(walk: _Walk, node: Node, step: int) -> None:
    tag, depth = node.tag, walk.depth
    if tag in _INLINE:
        name = _INLINE[tag]
        setattr(depth, name, getattr(depth, name) + step)
    elif tag in _STYLED and is_bold(node):
        depth.strong += step
    elif tag == "a" and (href := node.get("href")):
        depth.linked += step
        depth.filed += step if FILES.search(href) else 0
    elif tag == "li":
        depth.item += step
    elif tag == "table":
        depth.boxed += step if is_box(node) else 0
    if _is_caption(walk, node):
        depth.caption += step


def _is_caption(walk: _Walk, node: Node) -> bool:
    if node.tag == "figcaption" or node in walk.captions:
        return True
    return signs.is_named("caption_names", node) and len(text_of(node)) <= LONGEST_CAPTION


def _file(walk: _Walk, node: Node) -> None:
    href = node.get("href")
    if href and FILES.search(href):
        walk.files.append(href)


def _leave(walk: _Walk, node: Node) -> None:
    if node.tag in BLOCKS:
        walk.flush()
        walk.around.pop()
    _deepen(walk, node, -1)


@dataclass(frozen=True, slots=True)
class Lines:
    """What a walk found: lines, addresses of linked files, and the number of images."""

    lines: list[Line]
    files: list[str]
    images: int


def lines_of(
    nodes: Collection[Node],
    skip: Collection[Node] = (),
    captions: Collection[Node] = (),
) -> Lines:
    """The lines under the nodes, those under `captions` marked as such.

    Nothing under a node of `skip` or under furniture is read.
    """
    walk = _Walk(skip=frozenset(skip), captions=frozenset(captions))
    for root in nodes:
        walk.size = len(text_of(root))
        walk.around = [(root, "")]
        _read(walk, root)
    return Lines(walk.lines, walk.files, walk.images)


def _read(walk: _Walk, root: Node) -> None:
    closed: Node | None = None  # the node whose inside is not read
    events = etree.iterwalk(root, events=("start", "end"))
    for event, node in events:
        if event == "start":
            if node is root:
                _open(walk, node)
            elif not _enter(walk, node):
                closed = node
                events.skip_subtree()
            continue
        if node is closed:
            closed = None
        else:
            _leave(walk, node)
        if node is not root:
            walk.add(node.tail)
    walk.flush()
