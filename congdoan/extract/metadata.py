"""What the head of a page says about it: titles, canonical link, dates for machines.

Nothing of this is text of the article; it is evidence for the title, the date and the address.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urljoin

from congdoan.extract import signs
from congdoan.extract.tree import Node
from congdoan.records import Capture, record
from congdoan.sources import Source
from congdoan.text import squeeze

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "pubdate",
    "publishdate", "publish-date", "datepublished", "dc.date.issued", "dc.date", "dcterms.created",
    "date.created", "parsely-pub-date", "sailthru.date", "bt:pubdate",
)  # fmt: skip
_LD_DEPTH = 6  # nesting of JSON-LD in which an article is looked for


@record
class Metadata:
    """Head of a page; an empty text where it says nothing."""

    titles: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    json_ld: str = ""
    meta: str = ""
    headline: str = ""
    author: str = ""
    body: str = ""


def read_metadata(root: Node, base: str) -> Metadata:
    """The head's statements; addresses absolute to `base`, canonical link first."""
    named = _metas(root)
    linked = _article_data(root)
    titles = (
        named.get("og:title", ""),
        linked.get("headline", ""),
        squeeze(root.findtext(".//title") or ""),
    )
    links = [
        node.get("href")
        for node in root.iter("link")
        if (node.get("rel") or "").lower() == "canonical"
    ]
    addresses = [*links, named.get("og:url")]
    return Metadata(
        titles=tuple(t for t in titles if t),
        addresses=tuple(urljoin(base, a.strip()) for a in addresses if a and a.strip()),
        json_ld=linked.get("datePublished", ""),
        meta=next((named[name] for name in _PUBLISHED if named.get(name)), "") or _marked(root),
        headline=linked.get("headline", ""),
        author=linked.get("author", "") or _person(named.get("author", "")),
        body=linked.get("articleBody", ""),
    )


def _person(author: str) -> str:
    """The author of a <meta>, when it is a person: most sites name themselves or their maker."""
    return author if signs.is_line("person_names", author) else ""


def _metas(root: Node) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = node.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), squeeze(content))
    return found


def _marked(root: Node) -> str:
    """The instant that microdata or a microformat in the body marks; empty where several differ."""
    found = {
        node.get("datetime") or node.get("content") or node.get("title") or ""
        for node in root.iterfind(".//body//*")
        if node.get("itemprop") == "datePublished"
        or (node.tag == "abbr" and "published" in (node.get("class") or "").split())
    }
    return found.pop() if len(found) == 1 else ""


def _article_data(root: Node) -> dict[str, str]:
    """headline, datePublished, articleBody and author of the first article in JSON-LD."""
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or ""):
            continue
        try:
            data = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):  # other people's JSON is often cut or doubled
            continue
        for item in _items(data, _LD_DEPTH):
            if "Article" in str(item.get("@type")) or "Posting" in str(item.get("@type")):
                return _statements(item)
    return {}


def _items(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for entry in data:
            yield from _items(entry, depth - 1)
    elif isinstance(data, dict):
        yield data
        for value in data.values():
            if isinstance(value, (dict, list)):
                yield from _items(value, depth - 1)


def _statements(item: dict[str, object]) -> dict[str, str]:
    found = {
        key: squeeze(value)
        for key in ("headline", "datePublished")
        if isinstance(value := item.get(key), str)
    }
    if isinstance(body := item.get("articleBody"), str):  # its line breaks part paragraphs
        found["articleBody"] = body
    author = item.get("author")
    author = author[0] if isinstance(author, list) and author else author
    if isinstance(author, dict):  # a body that signs everything is no author
        author = None if author.get("@type") == "Organization" else author.get("name")
    name = author
    return {**found, "author": squeeze(name)} if isinstance(name, str) else found


def own_address(metadata: Metadata, capture: Capture, source: Source) -> str:
    """The page's own name for itself, when that is an article of the source, else its address."""
    for address in metadata.addresses:
        if source.article_match(address):
            return source.clean(address) or address
    return source.clean(capture.url) or capture.url
