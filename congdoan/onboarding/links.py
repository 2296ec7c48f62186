"""Links of a page, and the shapes of their addresses: what is an article, what is a menu.

Pure: bytes in, patterns out. An address is generalised segment by segment; articles are the shape
with most distinct links whose text is long enough for a headline.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, urljoin, urlsplit

from congdoan import urls
from congdoan.discover.pages import parse_html
from congdoan.records import record
from congdoan.text import squeeze

HEADLINE = 6  # words of a link that names an article
ENOUGH = 3  # distinct links of one shape that make it a pattern

_END = r"(?P<end>\.(?:html?|aspx|ldo|php))?$"
_FLAGS = re.IGNORECASE
# how a segment that differs from article to article is written, and its pattern; first fit counts
_SEGMENTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", _FLAGS), "(?P<id>[0-9a-f-]{36})"),
    (re.compile(r"\d{3,}$"), r"(?P<id>\d+)"),
    (re.compile(rf"[\w.%-]*?-(?P<mark>post|a|d|n)\d{{2,}}{_END}", _FLAGS),
     r"[\w%.-]+-{mark}(?P<id>\d+)"),
    (re.compile(rf"[\w.%-]+-(?!(?:19|20)\d\d(?!\d))\d{{2,}}{_END}", _FLAGS),  # a year is no id
     r"[\w%.-]+-(?P<id>\d+)"),
    (re.compile(rf"[\w%]+(?:-[\w%.]*){{3,}}?{_END}", _FLAGS), r"[\w%.-]+"),
)  # fmt: skip
_COMMENTS = re.compile(r"comments?\b|bình luận|phản hồi", _FLAGS)
_YEAR = re.compile(r"(?:19|20)\d\d")


@record
class Link:
    """A link of a page: absolute address in normal form, and its text."""

    url: str
    text: str

    @property
    def is_headline(self) -> bool:
        """Whether the text is long enough to name an article."""
        return len(self.text.split()) >= HEADLINE

    @property
    def is_phrase(self) -> bool:
        """Whether the text is more than a word, as a short title is."""
        return " " in self.text


@record
class Shape:
    """A pattern for `article_url` and the links of the page that meet it."""

    pattern: str
    links: tuple[Link, ...]


def links_of(body: bytes, kind: str | None, url: str, hosts: Iterable[str]) -> tuple[Link, ...]:
    """The links of a page to its own hosts, one per address, the longest text of each."""
    document = parse_html(body, kind)
    if document is None:
        return ()
    own = set(hosts)
    texts: dict[str, str] = {}
    for anchor in document.iter("a"):
        address = urls.normal_url(_absolute(url, anchor.get("href") or "") or "")
        if address is None or (urlsplit(address).hostname or "") not in own:
            continue
        text = squeeze("".join(anchor.itertext())) or squeeze(anchor.get("title") or "")
        texts[address] = max(texts.get(address, ""), text, key=len)
    return tuple(Link(url=address, text=text) for address, text in texts.items())


def feeds_of(body: bytes, kind: str | None, url: str) -> tuple[str, ...]:
    """Addresses of feeds that the page's head names, without those of readers' comments."""
    document = parse_html(body, kind)
    if document is None:
        return ()
    found = (
        _absolute(url, link.get("href") or "")
        for link in document.iter("link")
        if re.search(r"application/(?:rss|atom)\+xml", link.get("type") or "", _FLAGS)
        and not _COMMENTS.search(f"{link.get('href')} {link.get('title')}")
    )
    return tuple(dict.fromkeys(f for f in found if f))


def _absolute(base: str, href: str) -> str | None:
    try:
        return urljoin(base, href.strip()) if href.strip() else None
    except ValueError:
        return None


def article_shapes(links: Sequence[Link], listing: str = "") -> tuple[Shape, ...]:
    """Patterns that fit at least `ENOUGH` headline links, the one with most words first.

    Where the addresses of some lie below that of the `listing` (/tin/doan.html, /tin/doan/a.html),
    these are its own, even with short titles; boxes that every page repeats often hold more links.
    """
    stem = stem_of(listing)
    headlines = [k for k in links if k.is_headline or (k.is_phrase and _is_below(k.url, stem))]
    params = _id_params(headlines)
    grouped: dict[str, list[Link]] = defaultdict(list)
    for link in headlines:
        pattern = shape_of(link.url, params.get(urlsplit(link.url).path))
        if pattern is not None:
            grouped[pattern].append(link)
    merged = _merged(grouped)
    asked = dict(parse_qsl(urlsplit(listing).query))
    shapes = [_told_apart(_varying(p, x), x, asked) for p, x in merged.items()]
    kept = [s for s in shapes if len(s.links) >= ENOUGH]
    # headlines are long and sections are short, of which a menu may have more
    size = {s.pattern: sum(len(x.text.split()) for x in s.links) for s in kept}
    own = {s.pattern: sum(_is_below(x.url, stem) for x in s.links) >= ENOUGH for s in kept}
    return tuple(sorted(kept, key=lambda s: (not own[s.pattern], -size[s.pattern])))


def stem_of(listing: str) -> str:
    """The path of a listing without slash and ending; empty for a home page."""
    return re.sub(r"(?:/(?:index|default))?\.\w+$|/$", "", urlsplit(listing).path, flags=_FLAGS)


def _is_below(url: str, stem: str) -> bool:
    return bool(stem) and urlsplit(url).path.startswith(f"{stem}/")


def _id_params(links: Iterable[Link]) -> dict[str, str]:
    """By path, the numeric parameter that differs most from link to link: the article's number."""
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in links:
        parts = urlsplit(link.url)
        for name, value in parse_qsl(parts.query):
            if re.fullmatch(r"\d+(?::.*)?", value):
                values[parts.path, name].add(value)
    varied = sorted(values, key=lambda pair: len(values[pair]))
    return {path: name for path, name in varied if len(values[path, name]) >= ENOUGH}


def shape_of(url: str, param: str | None = None) -> str | None:
    r"""The pattern of one article address; None when nothing in it can differ between articles.

    `param` names the parameter that holds the article's number, where the address has one.

    >>> shape_of("https://x.vn/tin/hoi-nghi-tong-ket-123456.html")
    '^/tin/[\\w%.-]+-(?P<id>\\d+)\\.html$'
    """
    parts = urlsplit(url)
    if param is not None:
        return f"^{_literal(parts.path)}\\?(?:.*&)?{_literal(param)}=(?P<id>\\d+)"
    segments = [s for s in parts.path.split("/") if s]
    shaped = [_segment(s) for s in segments]
    place = next((i for i in reversed(range(len(shaped))) if shaped[i] is not None), None)
    if place is None:
        return None
    before = [_of_section(segments[: i + 1]) for i in range(place)]
    slash = "/?" if parts.path.endswith("/") else ""
    end = f"{slash}$" if place == len(segments) - 1 else "(?:/|$)"
    return "^/" + "/".join([*before, shaped[place] or ""]) + end


def _of_section(segments: Sequence[str]) -> str:
    """The pattern of a segment before the article's own: numbers and days (/2026/01/12/) vary."""
    *before, last = segments
    after_year = any(_YEAR.fullmatch(s) for s in before[-2:])
    varies = last.isdecimal() and (len(last) >= 4 or after_year)  # noqa: PLR2004 - a year's digits
    return r"\d+" if varies else _literal(last)


def _varying(pattern: str, links: Sequence[Link]) -> str:
    """The pattern with its id where the addresses differ: /id/7/section/142 is not article 142."""
    found = (re.search(pattern, urlsplit(link.url).path, _FLAGS) for link in links)
    values = {m["id"] for m in found if m is not None and "id" in m.groupdict()}
    head, number, _ = pattern.partition(r"/\d+/")
    return rf"{head}/(?P<id>\d+)(?:/|$)" if number and len(values) == 1 else pattern


def _told_apart(pattern: str, links: Sequence[Link], asked: dict[str, str]) -> Shape:
    """The shape with a parameter of most links (view=article) that the listing has otherwise.

    Without it /index.php?view=category&id=34 would be article 34.
    """
    pairs = [(link, dict(parse_qsl(urlsplit(link.url).query))) for link in links]
    counts = Counter(
        (name, value)
        for _, own in pairs
        for name, value in own.items()
        if asked.get(name, value) != value
    )
    (name, value), most = next(iter(counts.most_common(1)), (("", ""), 0))
    if r"\?" not in pattern or most < max(ENOUGH, len(links) / 2):
        return Shape(pattern=pattern, links=tuple(links))
    path, query = pattern.split(r"\?", 1)
    return Shape(
        pattern=rf"{path}\?(?=(?:.*&)?{_literal(f'{name}={value}')}(?:&|$)){query}",
        links=tuple(link for link, own in pairs if own.get(name) == value),
    )


def _literal(text: str) -> str:
    return re.escape(text).replace("\\-", "-")


def _segment(segment: str) -> str | None:
    for form, pattern in _SEGMENTS:
        match = form.match(segment)
        if match is not None:
            groups = match.groupdict()
            end = _literal(groups.get("end") or "")
            return pattern.replace("{mark}", groups.get("mark") or "") + end
    return None


def _merged(grouped: dict[str, list[Link]]) -> dict[str, list[Link]]:
    """Shapes that differ in nothing but their first segment (the section) made one."""
    loose: dict[str, list[str]] = defaultdict(list)
    for pattern in grouped:
        _, _, tail = pattern.removeprefix("^/").partition("/")
        loose[rf"^/[\w-]+/{tail}" if tail and "(?P<id>" in tail else pattern].append(pattern)
    return {
        general if len(special) > 1 else special[0]: [x for p in special for x in grouped[p]]
        for general, special in loose.items()
    }
