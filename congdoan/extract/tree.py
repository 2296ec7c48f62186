"""One parse of a page, the limits under which it is done, and plain reading of a node.

libxml2 stops at a nesting of 256 without an error (it hands back a tree without the text), so its
log is read and the page parsed again with the wide limits; a page that breaks those, or has more
elements than any article, is pathological and refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html
from lxml.etree import _Element as Node

from congdoan.text import squeeze

__all__ = ["Node", "following", "is_too_large", "parse", "remove", "text_of"]

MAX_BYTES = 8_000_000
MAX_ELEMENTS = 30_000  # the largest real page seen has 9,000; 58,000 paragraphs cost seconds
_STRING = etree.XPath("string()", smart_strings=False)
_CODE = ("script", "style", "noscript", "template")
_BREAKS = ("br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "ul", *_CODE)


def is_too_large(source: str) -> bool:
    """Whether the page has more characters or tags than any article."""
    return len(source) > MAX_BYTES or source.count("<") > 2 * MAX_ELEMENTS


def parse(source: str, *, deep: bool = False) -> Node | None:
    """The root element of the page, without comments; None when its limits are broken.

    `deep` allows a nesting above 256. Such trees are only read where a crash harms nobody.
    """
    if is_too_large(source):
        return None
    data = source.encode("utf-8", "replace")
    for huge in (False, True)[: 2 if deep else 1]:
        parser = html.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge
        )
        try:
            root: Node = html.document_fromstring(data, parser=parser)
        except etree.ParserError:  # nothing in it but comments or white space
            return etree.fromstring("<html><body/></html>")
        if not any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log):
            return root
    return None


def text_of(node: Node) -> str:
    """All text under the node as one line; blocks and line breaks in it part words."""
    if next(node.iterdescendants(*_BREAKS), None) is None:
        return squeeze(str(_STRING(node)))
    parts: list[str] = []
    for event, inner in etree.iterwalk(node, events=("start", "end")):
        if event == "start":
            parts.append(" " if inner.tag in _BREAKS else "")
            parts.append("" if inner.tag in _CODE else inner.text or "")
        elif inner is not node:
            parts.append(" " if inner.tag in _BREAKS else "")
            parts.append(inner.tail or "")
    return squeeze("".join(parts))


def own_text(node: Node) -> str:
    """The text right under the node, without that of the elements in it."""
    return " ".join([node.text or "", *(child.tail or "" for child in node)])


def following(node: Node) -> Iterator[Node]:
    """The elements after the node in the order of the page, without its own."""
    for around in (node, *node.iterancestors()):
        for sibling in around.itersiblings():
            yield from sibling.iter()


def remove(node: Node) -> None:
    """Take the node out of its tree; the text after it stays."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)
