"""Lead and author of a page by the names that sites give them, where no rule names them."""

from __future__ import annotations

from collections.abc import Sequence

from congdoan.extract import signs
from congdoan.extract.tail import as_byline
from congdoan.extract.tree import Node, following, text_of

_LEAD = (30, 1200)  # characters
_BYLINE = 60
_BODY = 150  # characters of a text that begins the body


def find_lead(title: Node | None, body: Sequence[Node] = ()) -> Node | None:
    """The first element after the title that is named as a lead; None once the text has begun.

    Nothing inside the containers of `body` is one, nor what holds them.
    """
    if title is None:
        return None
    closed = {around for node in body for around in (node, *node.iterancestors())}
    for node in following(title):
        if node in body:
            return None
        if node in closed:
            continue
        if len((node.text or "").strip()) > _BODY:
            inside = (n for n in (node, *node.iterancestors()) if n not in closed)
            return next((n for n in inside if _is_lead(n)), None)
        if _is_lead(node):
            return node
    return None


def _is_lead(node: Node) -> bool:
    if not signs.is_named("lead_names", node) or len(node.findall(".//p")) > 1:
        return False
    return _LEAD[0] <= len(text_of(node)) <= _LEAD[1] and next(node.iter("a"), None) is None


def find_author(root: Node) -> Node | None:
    """The first short element that is named after the author and names none of the staff."""
    return next((node for node in root.iter() if _author(node)), None)


def author_near(title: Node | None, body: Sequence[Node]) -> str | None:
    """The author named in the part of the page that holds title and body, outside the body."""
    around = _common(title, body)
    if around is None:
        return None
    inside = {node for part in body for node in part.iter()}
    found = next((n for n in around.iter() if n not in inside and _author(n)), None)
    return None if found is None else _author(found)


def _author(node: Node) -> str | None:
    if not signs.is_named("author_names", node):
        return None
    name = as_byline(text_of(node))
    if not 2 <= len(name) <= _BYLINE or signs.is_line("account_names", name):  # noqa: PLR2004
        return None
    return None if signs.is_line("furniture_lines", name) else name


def _common(title: Node | None, body: Sequence[Node]) -> Node | None:
    if title is None or not body:
        return None
    held = set(title.iterancestors())
    found = next((a for a in body[0].iterancestors() if a in held), None)
    return None if found is None or found.tag in ("body", "html") else found
