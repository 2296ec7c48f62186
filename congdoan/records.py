"""What passes the doors between the rooms: frozen records, and the closed word lists they use.

A later room adds a record and never edits an earlier one. Column names of the published tables are
the field names here, so that release/ writes them without a second vocabulary.
"""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Make `cls` a frozen, slotted dataclass whose fields are given by keyword."""
    return dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(cls)


def maker(cls: type[T]) -> type[T]:
    """What makes the records of `cls` that are made by the hundred: called as `cls` is.

    To call a class by keywords costs a dictionary, and a frozen record sets every field through a
    call of its own. A function takes keywords without either, as `dataclasses` writes one; it fills
    an open record, which is one of `cls`, frozen as every other, when it is complete: a third of
    the time for twelve fields (2026-11-22).
    """
    fields = dataclasses.fields(cls)  # type: ignore[arg-type]  # a record is a dataclass
    unguarded = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    names: dict[str, Any] = {
        "new": object.__new__,
        "Closed": cls,
        "Open": type(cls.__name__, (cls,), {"__slots__": (), **unguarded}),
    }
    told = [
        f"def make(*, {', '.join(field.name for field in fields)}):",
        "record = new(Open)",
        *(f"record.{field.name} = {field.name}" for field in fields),
        "record.__class__ = Closed",
        "return record",
    ]
    exec("\n    ".join(told), names)  # noqa: S102 - of the fields' names alone
    make = names["make"]
    make.__kwdefaults__ = {
        field.name: field.default for field in fields if field.default is not dataclasses.MISSING
    }
    return cast("type[T]", make)


class Outcome(StrEnum):
    """What became of one attempt to fetch a URL."""

    OK = "ok"
    UNCHANGED = "unchanged"
    GONE = "gone"
    ROBOTS = "robots"
    PARKED = "parked"
    OFF_SITE = "off_site"
    PRIVATE_ADDRESS = "private_address"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    DEADLINE = "deadline"
    REDIRECTS = "redirects"
    PROTOCOL = "protocol"
    TRUNCATED = "truncated"
    ENCODING = "encoding"
    TOO_LARGE = "too_large"
    BLOCKED = "blocked"
    ERASED = "erased"
    HTTP_4XX = "http_4xx"
    HTTP_5XX = "http_5xx"
    NO_LINKS = "no_links"


class Reason(StrEnum):
    """Why an archived page is no article of the dataset."""

    NOT_UNION_NEWS = "not_union_news"
    SOFT_404 = "soft_404"
    NOT_HTML = "not_html"
    PDF_ONLY = "pdf_only"
    SCAN_ONLY = "scan_only"
    NEEDS_JS = "needs_js"
    LOGIN = "login"
    CAPTCHA = "captcha"
    EMPTY = "empty"
    TOO_SHORT = "too_short"
    NOT_VIETNAMESE = "not_vietnamese"
    UNDECODABLE = "undecodable"
    PATHOLOGICAL = "pathological"
    NO_TITLE = "no_title"


class Role(StrEnum):
    """What an archived page is for us; every record has exactly one."""

    ARTICLE = "article"
    ALIAS = "alias"
    LISTING = "listing"
    FEED = "feed"
    SITEMAP = "sitemap"
    ROBOTS = "robots"
    HOME = "home"
    REJECTION = "rejection"


class LeftOut(StrEnum):
    """Why a record of a foreign file gives no page."""

    UNKNOWN_HOST = "unknown_host"
    OTHER_SOURCE = "other_source"
    HOST_MOVED = "host_moved"
    UNVERIFIED = "unverified"
    NO_PAGE = "no_page"
    NO_ANSWER = "no_answer"
    UNCHANGED = "unchanged"
    REDIRECT = "redirect"
    CUT = "cut"
    ERROR = "error"
    DAMAGED = "damaged"


BlockKind = Literal["title", "lead", "paragraph", "list", "table", "caption", "byline", "credit"]
PublishedEvidence = Literal["site_rule", "meta", "json_ld", "listing", "url", "text", "none"]
MentionType = Literal[
    "person",
    "organisation",
    "role",
    "place",
    "date",
    "period",
    "award",
    "count",
    "money",
    "percent",
    "event",
    "document",
]
ResolveMethod = Literal["explicit", "paragraph", "article", "title", "source", "none"]
Qualifier = Literal["eq", "gt", "lt", "approx"]


# --- network side -------------------------------------------------------------------------------


@record
class ArticleRef:
    """A link to an article, as a listing, feed or sitemap showed it."""

    source_id: str
    url: str
    url_key: str
    listing_url: str
    title_hint: str | None = None
    published_hint: date | None = None


@record
class Exchange:
    """One HTTP answer as it came off the wire; what fetch hands to the archive.

    `raw` is the body after de-chunking and before content decoding. `url` is the address that
    answered; redirects before it are exchanges of their own. `truncated` says why a body was cut.
    `raw_sha256` is the hex digest of `raw` for who needs it next; None when nobody worked it out.
    """

    source_id: str
    url: str
    captured_at: datetime
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    request_headers: tuple[tuple[str, str], ...] = ()
    request_method: Literal["GET", "POST"] = "GET"
    request_body: bytes = b""
    truncated: Literal["length", "time", "disconnect"] | None = None
    raw_sha256: str | None = None

    def header(self, name: str) -> str | None:
        """First value of a header, its name compared without case."""
        return next((v for n, v in self.headers if n.lower() == name.lower()), None)


@record
class Form:
    """What a POST sends."""

    body: bytes
    content_type: str


@record
class Attempt:
    """One try at one URL that ended without a usable response."""

    source_id: str
    url: str
    outcome: Outcome
    attempted_at: datetime
    detail: str = ""
    status: int | None = None
    ref: ArticleRef | None = None


@record
class Capture:
    """One archived HTTP response.

    `body` is the payload after content decoding, byte for byte; `payload_sha256` is the hex digest
    of `body`, so that it does not depend on the server's compression. `captured_at` is UTC.
    """

    source_id: str
    url: str
    captured_at: datetime
    status: int
    content_type: str | None
    body: bytes
    payload_sha256: str
    warc_file: str = ""
    warc_offset: int = -1
    ref: ArticleRef | None = None


# --- pure side ----------------------------------------------------------------------------------


@record
class Block:
    """A typed span of an article's text; `start` and `end` are code points."""

    kind: BlockKind
    start: int
    end: int


@record
class Article:
    """The text of one capture with its metadata.

    `text` is title, lead, body blocks with captions in place, byline and credit, joined by one
    newline, NFC, no-break spaces as spaces. `blocks` cover it in order without overlap; `title`,
    `lead` and `byline` are copies of spans. `url` is the page's own name for itself (canonical link
    when it is an article address of the source, else the cleaned request URL) and `article_id` is
    made from its key; `page_url` is the address that was captured. They differ for print, AMP and
    tracking twins, which become aliases.
    """

    article_id: str
    source_id: str
    url: str
    page_url: str
    title: str
    lead: str | None
    text: str
    blocks: tuple[Block, ...]
    byline: str | None = None
    credited_source: str | None = None
    credited_url: str | None = None
    published_on: date | None = None
    published_evidence: PublishedEvidence = "none"
    published_text: str | None = None
    language: str = "vi"
    extraction: Literal["source_rule", "family_rule", "generic"] = "generic"
    attachments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text_sha256(self) -> str:
        """Hex digest of the UTF-8 text: the identity of a revision."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def is_twin(self) -> bool:
        """Whether the captured address is another one than the article's own."""
        return self.page_url != self.url


@record
class Relevance:
    """Why an article counts as news of the health-sector union.

    `score` is 0..1; `reason` names the rule of config/relevance.yml that decided and the words it
    met; `event_type` is a code of config/vocabulary.yml.
    """

    score: float
    reason: str
    event_type: str


@record
class Rejection:
    """Why one archived page is no article; published in table `rejections`."""

    stage: Literal["extract", "classify", "normalise"]
    source_id: str
    url: str
    reason: Reason
    detail: str = ""
    title: str | None = None
    published_on: date | None = None


@record
class Mention:
    """One surface form in the text: `text[span_start:span_end] == surface`."""

    ordinal: int
    span_start: int
    span_end: int
    block_kind: BlockKind
    surface: str
    type: MentionType
    subtype: str | None = None
    norm: str | None = None
    entity_id: str | None = None
    resolve_method: ResolveMethod = "none"
    confidence: float = 1.0
    rule_id: str = ""


@record
class Fact:
    """What every row of positions, awards, figures and events carries.

    `fact_id` is content based: article, kind, normal form, occurrence. `quote` is the sentence;
    the span is the words of the fact inside the article's text.
    """

    fact_id: str
    quote: str
    span_start: int
    span_end: int
    rule_id: str
    resolve_method: ResolveMethod
    confidence: float


@record
class Position(Fact):
    """One post of one person in one organisation; role as written, canonical and ranked."""

    person_id: str
    person_name: str
    role: str
    role_canonical: str
    role_rank: Literal["full", "deputy", "acting", "former", "member"]
    org_id: str | None = None
    org_name: str | None = None
    as_of_on: date | None = None


@record
class Award(Fact):
    """One award to one kind of recipient by one giver; `recipient_count` null when unstated."""

    award: str
    award_kind: str
    level: str | None = None
    giver_id: str | None = None
    giver_name: str | None = None
    recipient_kind: Literal["collective", "individual", "household", "other"]
    recipient_name: str | None = None
    recipient_org_id: str | None = None
    recipient_count: int | None = None
    status: Literal["given", "proposed"] = "given"
    period_start_on: date | None = None
    period_end_on: date | None = None


@record
class Figure(Fact):
    """A count, an amount of money (integer đồng) or a percentage, with what it measures."""

    kind: Literal["count", "money", "percent"]
    measure: str | None = None
    org_id: str | None = None
    org_name: str | None = None
    value: float
    unit: str | None = None
    unit_text: str
    qualifier: Qualifier = "eq"
    amount_vnd: int | None = None
    rate: str | None = None
    status: Literal["reported", "target", "planned"] = "reported"
    period_start_on: date | None = None
    period_end_on: date | None = None


@record
class Event(Fact):
    """What happened: type, when (with precision and the rule that gave the year), who, where."""

    event_type: str
    starts_on: date | None = None
    ends_on: date | None = None
    precision: Literal["day", "month", "year"] | None = None
    date_evidence: str | None = None
    host_id: str | None = None
    host_name: str | None = None
    place_id: str | None = None
    place: str | None = None
    period_start_on: date | None = None
    period_end_on: date | None = None


@record
class Entity:
    """A person or an organisation as this article shows it; merged over articles at release.

    Closed-world ids are readable (`org:ben-tre:health-union`); a person's id is made from the name
    key and the organisation's id.
    """

    entity_id: str
    type: Literal["person", "organisation"]
    kind: str | None
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    province_id: str | None = None
    lineage_id: str | None = None
    parent_id: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@record
class OrganisationChange:
    """A dissolution, merger, founding or transfer told by an article."""

    kind: Literal["dissolved", "merged", "founded", "transferred", "renamed"]
    predecessor_id: str | None
    successor_id: str | None
    changed_on: date | None
    date_evidence: str | None
    quote: str
    span_start: int
    span_end: int
    rule_id: str
    confidence: float


@record
class Facts:
    """All that one article says, in the order of the text."""

    province_id: str | None
    lineage_id: str | None
    province_evidence: ResolveMethod
    mentions: tuple[Mention, ...] = ()
    positions: tuple[Position, ...] = ()
    awards: tuple[Award, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
    organisation_changes: tuple[OrganisationChange, ...] = ()
