"""How a listing addresses its further pages, told from the links that lead to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from congdoan.onboarding.links import Link, stem_of
from congdoan.sources import Listing

_FLAGS = re.IGNORECASE
_PAGER = re.compile(
    r"(?:page(?:no|num(?:ber)?|index)?|paged|limitstart|(?<![a-z])(?:trang|start|cur|pg|p))[-_/=]?\{n\}"
    r"|^/\{n\}/?$",
    _FLAGS,
)
_PAGER_TEXT = re.compile(r"\[?\d+\]?|.*(?:trang|sau|tiếp|next|cuối|last|[›»>]).*", _FLAGS)
_DIGITS = re.compile(r"\d+")
_SECOND = re.compile(r"\D*2\D*")
_FOLLOWING = re.compile(r"\D*(?:sau|tiếp|next|[›>])\D*", _FLAGS)
_ANY = re.compile(r".*")


def paging(listing: str, links: Sequence[Link]) -> Listing | None:
    """How further pages of a listing are addressed, from the links that show their number.

    The n of the link that reads '2' is `next_page`, else that of the link to the next page; without
    such links the smallest n counts.
    """
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in links:
        if link.url != listing and _PAGER_TEXT.fullmatch(link.text):
            for template, number in _templates(listing, link.url):
                found[template].append((number, link.text))
    if not found:
        return None
    template = max(found, key=lambda t: len(found[t]))
    numbers = {
        form: min((n for n, text in found[template] if form.fullmatch(text)), default=None)
        for form in (_SECOND, _FOLLOWING, _ANY)
    }
    return Listing(
        kind="query_page" if "?" in template or template.startswith("&") else "path_page",
        url=listing,
        pages=template,
        next_page=next(n for n in numbers.values() if n is not None),
    )


def _templates(listing: str, url: str) -> list[tuple[str, int]]:
    """The `pages` of a listing by which the address is one of its pages, with its number.

    Appended to the listing's address where the page's begins so, else the whole address, when it
    lies below the listing's. More than one number that may count leaves it open.
    """
    rest = url.removeprefix(listing)
    if rest == url and not urlsplit(url).path.startswith(stem_of(listing) or "/?"):
        return []
    forms = (
        (rest[: m.start()] + "{n}" + rest[m.end() :], int(m[0])) for m in _DIGITS.finditer(rest)
    )
    found = [(form, number) for form, number in forms if _PAGER.search(form)]
    return found if len(found) == 1 else []
