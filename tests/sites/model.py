"""What the builder works on: sites, their articles read from YAML, and the pages made of them.

Nothing here knows a content system; the skins turn an `Article` into HTML and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal, Protocol, cast, get_args

import yaml

VIETNAM = timezone(timedelta(hours=7))
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
ARTICLES = Path(__file__).parent / "articles"

BlockKind = Literal["paragraph", "caption", "list"]
PageRole = Literal["article", "duplicate", "listing", "feed", "sitemap", "robots", "home"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a caption with its image, or a bulleted list of items."""

    kind: BlockKind
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page about one thing, as its author wrote it.

    `traps` are faults of the page: nfd, nbsp, no_charset, stray_byte,
    pinned. `twins` are further
    addresses of the page, by the name its skin knows them. `earlier` is what an earlier capture
    held; `recaptured` is the time of the later capture.
    """

    url: str
    kind: Literal["union", "other", "pdf", "soft404"]
    title: str
    node: int = 0
    views: int = 0
    lead: str | None = None
    blocks: tuple[Block, ...] = ()
    byline: str | None = None
    credit: str | None = None
    published: datetime
    note: str = ""
    attachments: tuple[str, ...] = ()
    traps: frozenset[str] = frozenset()
    twins: tuple[str, ...] = ()
    recaptured: datetime | None = None
    earlier: Article | None = None
    same_text_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One host: who publishes it, in which system, and when it was captured."""

    key: str
    scheme: str
    host: str
    source: str
    cms: str
    province: str
    menu: tuple[str, ...]
    visited: datetime
    gzip: bool = False
    validators: bool = False
    articles: tuple[Article, ...] = ()

    def url(self, path: str) -> str:
        """The full address of a path on this host."""
        return f"{self.scheme}://{self.host}{path}"

    def listed(self) -> list[Article]:
        """All articles, newest first, as the site lists them."""
        return sorted(self.articles, key=lambda a: (a.published, a.url), reverse=True)

    def slices(self, size: int) -> list[list[Article]]:
        """Listing pages of `size` articles; pinned ones stand on top of each page."""
        pinned = [a for a in self.listed() if "pinned" in a.traps]
        plain = [a for a in self.listed() if "pinned" not in a.traps]
        return [[*pinned, *plain[i : i + size]] for i in range(0, len(plain), size)]

    def neighbours(self, article: Article, count: int) -> list[Article]:
        """Other articles of the site for a related list: the next older ones, then the newest."""
        listed = [a for a in self.listed() if a.kind != "soft404"]
        older = [a for a in listed if a.published < article.published]
        newer = [a for a in listed if a.published > article.published]
        return (older + newer)[:count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer of a host: what it says, before it is encoded and written."""

    url: str
    role: PageRole
    text: str = ""
    article: Article | None = None
    links: tuple[str, ...] = ()
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    captured_at: datetime = datetime(2026, 3, 9, tzinfo=UTC)
    bom: bool = False
    twin: str = ""
    raw: bytes = field(default=b"", repr=False)


class Skin(Protocol):
    """How a content system shows articles and lists; one class per system."""

    repeats_lead: bool

    def article(self, site: Site, article: Article, now: datetime) -> str:
        """The article's page, as captured at `now`."""

    def twin(self, site: Site, article: Article, name: str, now: datetime) -> tuple[str, str]:
        """Address and page of a further address of the article."""

    def twin_note(self, name: str) -> str:
        """What is special about the further address of that name."""

    def others(self, site: Site, now: datetime) -> list[Page]:
        """Home, listing, feed, sitemap and robots pages."""

    def evidence(self, article: Article) -> dict[str, str]:
        """Where on the page the publication date stands, and the text as shown."""


def _blocks(rows: list[dict[str, Any]]) -> tuple[Block, ...]:
    found = []
    for row in rows:
        ((kind, content),) = row.items()
        if kind not in get_args(BlockKind):
            raise ValueError(f"unknown kind of block: {kind}")
        items = tuple(content) if isinstance(content, list) else (str(content),)
        found.append(Block(cast(BlockKind, kind), tuple(item.strip() for item in items)))
    return tuple(found)


def _local(value: object) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment


def _article(row: dict[str, Any]) -> Article:
    fields = {k: v for k, v in row.items() if k not in {"earlier", "blocks", "published"}}
    fields["traps"] = frozenset(row.get("traps", ()))
    for name in ("attachments", "twins"):
        fields[name] = tuple(row.get(name, ()))
    if row.get("recaptured"):
        fields["recaptured"] = _local(row["recaptured"]).astimezone(UTC)
    article = Article(**fields, blocks=_blocks(row["blocks"]), published=_local(row["published"]))
    if "earlier" not in row:
        return article
    changed = dict(row["earlier"])
    if "blocks" in changed:
        changed["blocks"] = _blocks(changed["blocks"])
    return replace(article, earlier=replace(article, recaptured=None, **changed))


def read_articles(key: str) -> tuple[Article, ...]:
    """The articles of one host, in the order of its file."""
    rows = yaml.safe_load((ARTICLES / f"{key}.yml").read_text(encoding="utf-8"))["articles"]
    return tuple(_article(row) for row in rows)


def with_copies(sites: list[Site]) -> list[Site]:
    """The sites with every `same_text_as` article holding the text of its original."""
    originals = {site.key + a.url: a for site in sites for a in site.articles}

    def filled(article: Article) -> Article:
        if article.same_text_as is None:
            return article
        key, _, path = article.same_text_as.partition("/")
        original = originals.get(f"{key}/{path}")
        if original is None:
            return article
        return replace(article, lead=original.lead, blocks=original.blocks)

    return [replace(s, articles=tuple(filled(a) for a in s.articles)) for s in sites]


def day(moment: datetime) -> str:
    """A day as Vietnamese sites print it.

    >>> day(datetime(2024, 2, 5, tzinfo=VIETNAM))
    '05/02/2024'
    """
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y")


def clock(moment: datetime) -> str:
    """A header clock: weekday, day and time of the capture in Vietnam.

    >>> clock(datetime(2026, 3, 9, 1, 5, tzinfo=UTC))
    'Thứ Hai, 09/03/2026 08:05'
    """
    local = moment.astimezone(VIETNAM)
    return f"{WEEKDAYS[local.weekday()]}, {local.strftime('%d/%m/%Y %H:%M')}"
