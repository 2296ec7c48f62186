"""Lead and author of a page by the names that sites give them, where no rule names them."""

from __future__ import annotations

from collections.abc import Sequence

from congdoan.extract import signs
from congdoan.extract.dates import find_date
from congdoan.extract.tail import LABELLED, as_byline, is_name
from congdoan.extract.tree import Node, following, own_text, text_of

_LEAD = (30, 1200)  # characters
_BYLINE = 60
_CODE = ("script", "style", "title", "option")
_LABELS = frozenset("tnbađgv")  # first letters of what LABELLED matches
_LINES = ("p", "div", "li", "br", "td")
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
    named = node.get("itemprop") == "description" or signs.is_named("lead_names", node)
    if not named or len(node.findall(".//p")) > 1:
        return False
    return _LEAD[0] <= len(text_of(node)) <= _LEAD[1] and next(node.iter("a"), None) is None


def find_author(root: Node, told: str = "") -> tuple[Node, str] | None:
    """The first short element that shows the author and names none of the staff, with the name.

    It is named after the author, stands behind a label, or shows the name that the head `told`.
    """
    return next(filter(None, (_author(node, told) for node in root.iter())), None)


def author_near(title: Node | None, body: Sequence[Node], told: str = "") -> str | None:
    """The author named in the part of the page that holds title and body, outside the body."""
    around = _common(title, body)
    if around is None:
        return None
    inside = {node for part in body for node in part.iter()}
    found = (_author(node, told) for node in around.iter() if node not in inside)
    return next((name for _, name in filter(None, found)), None)


def _author(node: Node, told: str) -> tuple[Node, str] | None:
    """The element that shows the author's name alone, in or under the node, and the name."""
    named = signs.is_named("author_names", node)
    if not named and (node.tag in _CODE or not (_is_told(node, told) or _is_labelled(node))):
        return None
    name = as_byline(text_of(node))
    if named and not is_name(name) and _has_more(node, name):
        # a box of several lines (name, post, date): its first line, if that is a name
        first = next((n for n in node.iter() if own_text(n).strip()), node)
        node, name = first, as_byline(text_of(first))
        if not (is_name(name) or _is_labelled(first)):
            return None
    if not 2 <= len(name) <= _BYLINE or signs.is_line("account_names", name):  # noqa: PLR2004
        return None
    return None if find_date(name) or signs.is_line("furniture_lines", name) else (node, name)


def _has_more(node: Node, name: str) -> bool:
    """Whether the box shows a date or several lines."""
    return find_date(name) is not None or sum(1 for _ in node.iterdescendants(*_LINES)) > 1


def _is_labelled(node: Node) -> bool:
    """Whether the element is a line 'Tác giả: <name>'."""
    begun = (node.text or "").lstrip()
    if not begun and len(node):
        begun = (node[0].text or "").lstrip()
    if begun[:1].lower() not in _LABELS or not LABELLED.match(begun):
        return False
    text = text_of(node)
    return len(text) <= _BYLINE and LABELLED.sub("", text) not in ("", text)


def _is_told(node: Node, told: str) -> bool:
    """Whether the element shows the name that the page's head tells, or stands behind a label."""
    own = (node.text or "").strip()
    if not 2 <= len(own) <= _BYLINE or not own[0].isupper():  # noqa: PLR2004
        return False
    own = " ".join(own.split())
    return own == told or signs.is_line("author_labels", _label_of(node))


def _label_of(node: Node) -> str:
    """The text right before the element: between the elements, else that of the one before."""
    before, parent = node.getprevious(), node.getparent()
    between = (parent.text if parent is not None else "") if before is None else before.tail
    if before is None or (between or "").strip():
        return between or ""
    return text_of(before)


def _common(title: Node | None, body: Sequence[Node]) -> Node | None:
    if title is None or not body:
        return None
    held = set(title.iterancestors())
    found = next((a for a in body[0].iterancestors() if a in held), None)
    return None if found is None or found.tag in ("body", "html") else found
