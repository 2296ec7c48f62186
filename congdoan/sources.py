"""What we know about one site: the models of source and family files, and questions to a source.

Unknown keys are errors, because a misspelt key is a rule that silently does not hold. Reading the
files and asking about all sources is congdoan.registry's.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from congdoan import urls
from congdoan.records import Role

_FINGERPRINTED = 200_000  # bytes of a page in which fingerprints are looked for


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _as_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from error
    return text


Several = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
Pattern = Annotated[str, AfterValidator(_as_pattern)]
Patterns = Annotated[tuple[Pattern, ...], BeforeValidator(_as_tuple)]


class Model(BaseModel):
    """Base of all YAML models: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Publisher(Model):
    """Who answers for the site."""

    name: str
    name_en: str
    kind: Literal[
        "health_department", "labour_federation", "newspaper", "health_unit", "national_press",
        "national_union", "province_portal", "broadcaster", "central_unit", "party_site",
    ]  # fmt: skip


class Host(Model):
    """One host name of the source; `until` is the last day on which it was this source."""

    until: date | None = None


class Listing(Model):
    """A page that lists articles, and how its further pages are addressed.

    `pages` is appended to `url` with {n} replaced, starting with n = `next_page`: `?page={n}` and 1
    for Drupal's zero-based pager, `/page/{n}` and 2 for DNN. A text that begins with `http` is
    the whole address of a further page.
    """

    kind: Literal[
        "html", "query_page", "path_page", "rss", "sitemap",
        "wordpress", "json", "aspnet", "ids", "seeds",
    ]  # fmt: skip
    url: str
    pages: str | None = None
    next_page: int = 2
    max_pages: int = Field(default=50, ge=1, le=2000)
    match: Pattern | None = Field(
        default=None, description="sitemaps: regular expression that child addresses must meet"
    )
    post: str | None = Field(
        default=None, description="json: body of a POST with {n}; JSON when it begins so, else form"
    )
    fields: dict[Literal["items", "url", "title", "date"], str] = Field(
        default_factory=dict, description="json: where an answer keeps these: a path such as d.0.x"
    )
    event_target: str | None = Field(default=None, description="aspnet: __EVENTTARGET with {n}")
    event_argument: str = Field(default="", description="aspnet: __EVENTARGUMENT with {n}")
    ids: tuple[int, int] | None = Field(default=None, description="ids: first and last {n} of url")
    urls: Several = Field(default=(), description="seeds: addresses of articles")


class Select(Model):
    """Where an article page keeps its parts: ordered CSS selectors or XPaths, first hit wins.

    A text that starts with '/', './' or '(' is an XPath. `body` may name several containers of one
    page; `drop` removes nodes inside the page before anything is read.
    """

    title: Several = ()
    date: Several = ()
    date_format: str | None = None
    date_order: Literal["dmy", "mdy"] = "dmy"
    lead: Several = ()
    body: Several = ()
    drop: Several = ()
    captions: Several = ()
    byline: Several = ()
    credit: Several = ()


class EarlierSelect(Select):
    """Rules of an earlier layout: its keys hold for captures up to `valid_until`, that day too."""

    valid_until: date


class UrlRules(Model):
    """What of an address selects content: parameters to drop, twins to map to their page."""

    drop_params: Patterns = ()
    twins: tuple[tuple[Pattern, str], ...] = ()


class Family(Model):
    """A content management system: its fingerprints and default rules."""

    family_id: str = ""
    title: str
    fingerprint: Patterns = Field(default=(), description="regular expressions over page source")
    article_url: Patterns = ()
    select: Select = Select()
    earlier: tuple[EarlierSelect, ...] = ()
    url: UrlRules = UrlRules()

    def hits(self, body: bytes) -> int:
        """How many of its fingerprints the head of a page shows."""
        text = body[:_FINGERPRINTED].decode("utf-8", "replace")
        return sum(re.search(pattern, text) is not None for pattern in self.fingerprint)


class Coverage(Model):
    """Publication dates of interest and what came after the source."""

    start: date | None = None
    end: date | None = None
    successor: str | None = None


class Politeness(Model):
    """Limits of our own, never below what robots.txt asks."""

    delay_s: float = Field(default=3.0, ge=0)
    max_requests: int = Field(default=2000, ge=1, description="per run")
    ca_bundle: str | None = Field(default=None, description="PEM file under config/ca")
    tls_minimum: Literal["1.0", "1.1", "1.2", "1.3"] = "1.2"


class Rights(Model):
    """What may be published of the text."""

    full_text: Literal["publish", "omit"] = "publish"


class ExpectCount(Model):
    """Bounds of a count."""

    min: int | None = None
    max: int | None = None


class Expect(Model):
    """What must hold of this source in a release, or its new rows are held back."""

    articles: ExpectCount = ExpectCount()
    fill: dict[str, float] = Field(default_factory=dict)


class Status(StrEnum):
    """`unverified` sources are never in a release; `retired` ones are not fetched any more."""

    ENABLED = "enabled"
    UNVERIFIED = "unverified"
    RETIRED = "retired"


def _whole(first: str, pages: str) -> str:
    """The address of a further page with {n} in it; `first` is that of the listing."""
    return pages if pages.startswith("http") else first + pages


def _paged(listing: Listing, first: str) -> str:
    """A pattern for the addresses of a listing's further pages."""
    return re.escape(_whole(first, listing.pages or "")).replace(re.escape("{n}"), r"\d+")


class Source(Model):
    """Everything known about one site, with the family's rules already merged in."""

    source_id: str = ""
    title: str
    publisher: Publisher
    province: str | None = Field(default=None, description="unit id of provinces.csv, or national")
    homepage: str
    hosts: dict[str, Host]
    family: str | None = None
    listings: tuple[Listing, ...] = ()
    article_url: Patterns = ()
    select: Select = Select()
    earlier: tuple[EarlierSelect, ...] = Field(
        default=(), description="rules of earlier layouts, each with its last day"
    )
    url: UrlRules = UrlRules()
    coverage: Coverage = Coverage()
    politeness: Politeness = Politeness()
    rights: Rights = Rights()
    expect: Expect = Expect()
    status: Status = Status.UNVERIFIED
    notes: str | None = None
    own_select: tuple[str, ...] = Field(
        default=(), description="keys of select given by the source itself; filled when loading"
    )

    @cached_property
    def _article_patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(p, re.IGNORECASE) for p in self.article_url)

    def owns(self, url: str) -> bool:
        """Whether the address is on one of the source's hosts."""
        return (urlsplit(url).hostname or "").lower() in self.hosts

    def at(self, day: date) -> Source:
        """The source with the rules that held for a page captured on that day."""
        rules = sorted(self.earlier, key=lambda rule: rule.valid_until)
        rule = next((r for r in rules if day <= r.valid_until), None)
        if rule is None:
            return self
        keys = rule.model_fields_set - {"valid_until"}
        select = self.select.model_copy(update={k: getattr(rule, k) for k in keys})
        own = tuple(sorted({*self.own_select, *keys}))
        return self.model_copy(update={"select": select, "own_select": own, "earlier": ()})

    def clean(self, url: str) -> str | None:
        """The address without what does not select content; None when it cannot be a page."""
        return urls.clean_url(url, self.url.drop_params, self.url.twins)

    def article_match(self, url: str) -> re.Match[str] | None:
        """The match of `article_url` on path and query of the cleaned address."""
        cleaned = self.clean(url)
        return None if cleaned is None else self._match(cleaned)

    def _match(self, cleaned: str) -> re.Match[str] | None:
        if not self.owns(cleaned):
            return None
        parts = urlsplit(cleaned)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        return next((m for p in self._article_patterns if (m := p.search(target))), None)

    def article(self, url: str) -> tuple[str, str] | None:
        """Cleaned address and url_key of an article; None when the address is no article's.

        A page of a listing is none, though it may look like one (/tin/doan/page-2/).
        """
        cleaned = self.clean(url)
        match = None if cleaned is None else self._match(cleaned)
        if cleaned is None or match is None or self._pages_pattern.fullmatch(cleaned):
            return None
        return cleaned, urls.url_key(cleaned, match.groupdict().get("id"))

    def key(self, url: str) -> str:
        """The url_key of an address; raises ValueError when it cannot be a page."""
        cleaned = self.clean(url)
        if cleaned is None:
            raise ValueError(url)
        match = self._match(cleaned)
        found = match.groupdict().get("id") if match else None
        return urls.url_key(cleaned, found)

    def role(self, url: str) -> Role | None:
        """What the address says the page is; None when only the page itself can tell."""
        normal = urls.normal_url(url)
        if normal is None or not self.owns(normal):
            return None
        path = urlsplit(normal).path
        if path == "/robots.txt":
            return Role.ROBOTS
        for listing in self.listings:
            if self._lists(listing, normal):
                return {"rss": Role.FEED, "sitemap": Role.SITEMAP}.get(listing.kind, Role.LISTING)
        if self.article_match(normal):
            return Role.ARTICLE
        return Role.HOME if path == "/" else None

    @staticmethod
    def _lists(listing: Listing, normal: str) -> bool:
        first = urls.normal_url(listing.url) or listing.url
        if normal == first:
            return True
        if listing.kind == "sitemap":
            return urlsplit(normal).path.endswith((".xml", ".xml.gz"))
        return listing.pages is not None and bool(re.fullmatch(_paged(listing, first), normal))

    @cached_property
    def _pages_pattern(self) -> re.Pattern[str]:
        """What the addresses of all pages of the HTML listings match."""
        shown = [x for x in self.listings if x.kind in ("html", "query_page", "path_page")]
        forms = [re.escape(urls.normal_url(x.url) or x.url) for x in shown]
        forms += [_paged(x, urls.normal_url(x.url) or x.url) for x in shown if x.pages]
        return re.compile("|".join(forms) or r"(?!)")

    def page_url(self, listing: Listing, number: int) -> str | None:
        """Address of the listing's page `number` (0 is `listing.url` itself), None past the end."""
        if number == 0:
            return listing.url
        if listing.pages is None or number >= listing.max_pages:
            return None
        form = _whole(listing.url, listing.pages)
        return form.replace("{n}", str(listing.next_page + number - 1))

    def with_family(self, family: Family | None) -> Source:
        """The source with the family's rules under its own, and `own_select` filled."""
        own = {k: getattr(self.select, k) for k in self.select.model_fields_set}
        update: dict[str, object] = {"own_select": tuple(sorted(own))}
        if family is not None:
            update |= {
                "article_url": self.article_url or family.article_url,
                "select": family.select.model_copy(update=own),
                "earlier": self.earlier + family.earlier,
                "url": UrlRules(
                    drop_params=family.url.drop_params + self.url.drop_params,
                    twins=family.url.twins + self.url.twins,
                ),
            }
        return self.model_copy(update=update)

    def rules_digest(self) -> str:
        """Hex digest of all that can change this source's text or facts; not delays, not lists."""
        relevant = self.model_dump_json(
            include={"source_id", "publisher", "province", "hosts", "family", "article_url",
                     "select", "earlier", "url", "listings", "own_select"}
        )  # fmt: skip
        return hashlib.sha256(relevant.encode()).hexdigest()
