"""Lead and author of a page by the names that sites give them, where no rule names them."""

from __future__ import annotations

from collections.abc import Sequence

from congdoan.extract import signs
from congdoan.extract.dates import find_date
from congdoan.extract.tail import as_byline
from congdoan.extract.tree import Node, following, text_of

_LEAD = (30, 1200)  # characters
_BYLINE = 60
_CODE = ("script", "style", "title", "option")
_HEADLINE = 30  # characters of a link that is another article's title: a list has begun
_BODY = 150  # characters of a text that begins the body


def find_lead(title: Node | None, body: Sequence[Node] = ()) -> Node | None:
    """The first element after the title that is named as a lead.

    None once the text or a list of other articles has begun. Nothing inside the containers of
    `body` is one, nor what holds them.
    """
    if title is None:
        return None
    closed = {around for node in body for around in (node, *node.iterancestors())}
    for node in following(title):
        if node in body:
            return None
        if node.tag == "a" and len(text_of(node)) >= _HEADLINE:
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


def find_author(root: Node, told: str = "") -> Node | None:
    """The first short element that shows the author and names none of the staff.

    It is named after the author, stands behind a label, or shows the name that the head `told`.
    """
    return next((node for node in root.iter() if _author(node, told)), None)


def author_near(title: Node | None, body: Sequence[Node], told: str = "") -> str | None:
    """The author named in the part of the page that holds title and body, outside the body."""
    around = _common(title, body)
    if around is None:
        return None
    inside = {node for part in body for node in part.iter()}
    names = (_author(node, told) for node in around.iter() if node not in inside)
    return next(filter(None, names), None)


def _author(node: Node, told: str) -> str | None:
    if not signs.is_named("author_names", node) and not _is_told(node, told):
        return None
    name = as_byline(text_of(node))
    if not 2 <= len(name) <= _BYLINE or signs.is_line("account_names", name):  # noqa: PLR2004
        return None
    return None if find_date(name) or signs.is_line("furniture_lines", name) else name


def _is_told(node: Node, told: str) -> bool:
    """Whether the element shows the name that the page's head tells, or stands behind a label."""
    own = " ".join((node.text or "").split())
    if not 2 <= len(own) <= _BYLINE or node.tag in _CODE:  # noqa: PLR2004
        return False
    label = node.getprevious()
    return own == told or (label is not None and signs.is_line("author_labels", text_of(label)))


def _common(title: Node | None, body: Sequence[Node]) -> Node | None:
    if title is None or not body:
        return None
    held = set(title.iterancestors())
    found = next((a for a in body[0].iterancestors() if a in held), None)
    return None if found is None or found.tag in ("body", "html") else found
