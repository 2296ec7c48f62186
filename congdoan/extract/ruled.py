"""Reading a page by the rules of its source.

The rules say where things are; trafilatura then judges the containers they name (judge.py), so that
a share bar or a teaser inside them is left out. Where it would leave out much, the rule is right.
"""

from __future__ import annotations

from collections.abc import Sequence

from congdoan.extract import signs
from congdoan.extract.dates import find_date
from congdoan.extract.judge import body_lines
from congdoan.extract.lines import lines_of
from congdoan.extract.parts import author_near, find_lead
from congdoan.extract.published import by_rule
from congdoan.extract.reading import Page, Parts, Reading, compose, file_links
from congdoan.extract.select import (
    Hit,
    Names,
    Rules,
    Selector,
    all_nodes,
    first_text,
    hit_text,
    nearest,
    outermost,
    rules_of,
)
from congdoan.extract.tail import Credit, as_byline, as_credit
from congdoan.extract.titles import Title
from congdoan.extract.tree import Node, remove, text_of

_SHORTEST_LEAD, _LONGEST_LEAD = 20, 1500  # characters; sites print their section there, too
_TOO_WIDE = frozenset(("body", "html", "form"))
_LABEL = 20  # characters: a shorter text is the label of a form or of an empty part
_FILLED = ("img", "amp-img", "a", "iframe", "embed", "object")


def read_by_rules(page: Page) -> Reading | None:
    """What the rules find; None when no body rule matches anything."""
    rules = rules_of(page.source.select)
    if not (rules.body or rules.drop):
        return None
    for node in all_nodes(rules.drop, page.names):
        remove(node)
    body = _body(rules, page)
    if not body:
        return None
    title, missed = _title(page, rules, body[0])
    lead = _lead(rules.lead, page.names, body)
    lead = find_lead(title.node if title else None, body) if lead is None else lead
    byline = first_text(rules.byline, page.names, body[0])
    if byline and _is_nobody(byline[1]):
        byline = None
    credit = _credit(rules.credit, page.names, body[0])
    stamp = by_rule(rules.date, page.names, page.source.select, body[0])
    if rules.date and stamp is None:
        missed = (*missed, "missed:date")
    aside = (
        title.node if title else None,
        lead,
        byline and byline[0],
        credit and credit[0],
        stamp and stamp[0],
    )
    skip = [n for n in aside if n is not None and not isinstance(n, str)]
    found = lines_of(body, skip, all_nodes(rules.captions, page.names))
    files = (*found.files, *file_links(_region(title, body)))
    lines, dropped = body_lines(body, found.lines)
    if dropped:
        missed = (*missed, f"dropped_lines:{dropped}")
    parts = Parts(
        title=title,
        lead=hit_text(lead) if lead is not None else None,
        byline=(as_byline(byline[1]) or None) if byline else None,
        author=author_near(title.node if title else None, body, page.metadata.author),
        credit=credit[1] if credit else None,
        stamp=stamp[1] if stamp else None,
        files=tuple(dict.fromkeys(files)),
        images=found.images,
        by_rule=True,
        notes=missed,
    )
    return compose(parts, lines)


def _is_nobody(byline: str) -> bool:
    """A label that nothing follows, an account's name, or a box with a date and more in it."""
    lines = ("furniture_lines", "account_names")
    return any(signs.is_line(kind, byline) for kind in lines) or find_date(byline) is not None


def _body(rules: Rules, page: Page) -> list[Node]:
    """The containers of the first selector that has text, images or links in one of them.

    A source that names its containers gets all of them; of a family's rule, which may also meet
    teasers, those of one parent that hold most text, and none in a part that is named as furniture.
    """
    own = "body" in page.source.own_select
    for selector in rules.body:
        hits = (hit for hit in selector.hits(page.names) if not isinstance(hit, str))
        nodes = [hit for hit in hits if own or not _stands_aside(hit, rules, page.names)]
        if any(_has_content(n) for n in nodes):
            found = outermost(nodes)
            return found if own else _fullest(found)
    return []


def _stands_aside(node: Node, rules: Rules, names: Names) -> bool:
    """Whether the container lies in a part named as furniture that does not hold the title."""
    named = [a for a in node.iterancestors() if a.tag == "aside" or signs.is_furniture(a)]
    title = first_text(rules.title, names, node) if named else None
    if title is None or isinstance(title[0], str):
        return bool(named)
    held = set(title[0].iterancestors())
    return any(a not in held for a in named)


def _has_content(node: Node) -> bool:
    return len(text_of(node)) > _LABEL or next(node.iter(*_FILLED), None) is not None


def _fullest(nodes: list[Node]) -> list[Node]:
    if len(nodes) == 1:
        return nodes
    sizes: dict[Node | None, int] = {}
    for node in nodes:
        parent = node.getparent()
        sizes[parent] = sizes.get(parent, 0) + len(text_of(node))
    best = max(sizes, key=lambda parent: sizes[parent])
    return [node for node in nodes if node.getparent() is best]


def _title(page: Page, rules: Rules, body: Node) -> tuple[Title | None, tuple[str, ...]]:
    hit = first_text(rules.title, page.names, body)
    if hit is not None:
        node = None if isinstance(hit[0], str) else hit[0]
        return Title(text=hit[1], node=node), ()
    missed = ("missed:title",) if rules.title else ()
    return page.found_title(), missed


def _lead(selectors: Sequence[Selector], names: Names, body: Sequence[Node]) -> Node | None:
    """The first lead node with a phrase of text that does not hold the body itself."""
    around = {a for node in body for a in (node, *node.iterancestors())}
    for selector in selectors:
        for hit in nearest(selector.hits(names), body[0]):
            if isinstance(hit, str) or hit in around:
                continue
            if _SHORTEST_LEAD <= len(text_of(hit)) <= _LONGEST_LEAD:
                return hit
    return None


def _credit(selectors: Sequence[Selector], names: Names, body: Node) -> tuple[Hit, Credit] | None:
    hit = first_text(selectors, names, body)
    if hit is None or signs.is_line("furniture_lines", hit[1]):  # a label that nothing follows
        return None
    credit = as_credit(hit[1]) or Credit(text=hit[1], source=hit[1], url=None)
    return hit[0], credit


def _region(title: Title | None, body: Sequence[Node]) -> Node:
    """The smallest node around title and body, or the body's when that is half the page."""
    first = body[0]
    if title is None or title.node is None:
        return first
    held = set(title.node.iterancestors())
    common = next((a for a in first.iterancestors() if a in held), first)
    return first if common.tag in _TOO_WIDE else common
