"""Selectors of YAML rules, compiled once per source and asked in their order.

A selector is only evaluated when the class names and ids it needs occur on the page at all: a
family lists the names of many skins, and most of them are not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from lxml.cssselect import CSSSelector, SelectorError

from congdoan.errors import ConfigError
from congdoan.extract.tree import Node, text_of
from congdoan.records import record
from congdoan.sources import Select
from congdoan.text import squeeze

_XPATH = ("/", "./", "(")
_NOT = re.compile(r":not\([^)]*\)")
_NEED = re.compile(r"[.#]([\w-]+)|\[(?:class|id)\s*[*^$~|]?=\s*[\"']?([^\"'\]]+)[\"']?(?:\s+i)?\]")

Hit = Node | str


@record
class Selector:
    """One compiled selector and the names without which it cannot match."""

    text: str
    xpath: etree.XPath
    needs: tuple[str, ...]

    def hits(self, page: Names) -> list[Hit]:
        """Nodes (or attribute and text values) in document order."""
        if not all(need in page.all for need in self.needs):
            return []
        found = self.xpath(page.root)
        if isinstance(found, str):
            return [found] if found.strip() else []
        return [h for h in found if isinstance(h, Hit)] if isinstance(found, list) else []


@dataclass(frozen=True, slots=True)
class Names:
    """A page's root with all its class names and ids in one string."""

    root: Node
    all: str

    @classmethod
    def of(cls, root: Node) -> Names:
        """Read the names of a page once."""
        found = {name for node in root.iter() for name in (node.get("class"), node.get("id"))}
        return cls(root, "\n".join(name for name in found if name))


@lru_cache(maxsize=4096)
def compile_selector(text: str) -> Selector:
    """The selector of a CSS text, or of an XPath when it starts with '/', './' or '('.

    Raises:
        ConfigError: the text is neither; names it.
    """
    try:
        if text.startswith(_XPATH):
            return Selector(text=text, xpath=etree.XPath(text), needs=())
        xpath = CSSSelector(text, translator="html")
    except (SelectorError, etree.XPathSyntaxError) as error:
        raise ConfigError(f"'{text}' is no CSS selector and no XPath: {error}") from error
    alternatives = "," in _NOT.sub("", text)
    found = () if alternatives else _NEED.findall(_NOT.sub("", text))
    return Selector(text=text, xpath=xpath, needs=tuple(a or b for a, b in found))


@record
class Rules:
    """The compiled selectors of one source, by key of `select`."""

    title: tuple[Selector, ...]
    date: tuple[Selector, ...]
    lead: tuple[Selector, ...]
    body: tuple[Selector, ...]
    drop: tuple[Selector, ...]
    captions: tuple[Selector, ...]
    byline: tuple[Selector, ...]
    credit: tuple[Selector, ...]


@lru_cache(maxsize=1024)
def rules_of(select: Select) -> Rules:
    """Compile the selectors of a source.

    Raises:
        ConfigError: a selector cannot be read; names key and text.
    """
    compiled: dict[str, tuple[Selector, ...]] = {}
    for key in Rules.__dataclass_fields__:
        try:
            compiled[key] = tuple(compile_selector(text) for text in getattr(select, key))
        except ConfigError as error:
            raise ConfigError(f"key 'select.{key}': {error}") from error
    return Rules(**compiled)


def hit_text(hit: Hit) -> str:
    """The text of a hit as one line."""
    return squeeze(hit) if isinstance(hit, str) else text_of(hit)


def nearest(hits: Sequence[Hit], anchor: Node) -> list[Hit]:
    """The hits, those that share most of the page's parts with the anchor first.

    Lists in side columns repeat the class names of the article's own parts.
    """
    if len(hits) < 2:  # noqa: PLR2004
        return list(hits)
    around = {anchor, *anchor.iterancestors()}

    def shared(hit: Hit) -> int:
        return 0 if isinstance(hit, str) else sum(a in around for a in hit.iterancestors())

    return sorted(hits, key=shared, reverse=True)


def first_text(selectors: Iterable[Selector], page: Names, anchor: Node) -> tuple[Hit, str] | None:
    """The hit nearest to the anchor of the first selector that has text, with that text."""
    for selector in selectors:
        for hit in nearest(selector.hits(page), anchor):
            if text := hit_text(hit):
                return hit, text
    return None


def all_nodes(selectors: Iterable[Selector], page: Names) -> list[Node]:
    """Every node of every selector."""
    hits = (hit for selector in selectors for hit in selector.hits(page))
    return [hit for hit in hits if not isinstance(hit, str)]


def outermost(nodes: Sequence[Node]) -> list[Node]:
    """The nodes that lie in no other of them, in their order."""
    held = set(nodes)
    return [n for n in nodes if not any(a in held for a in n.iterancestors())]
