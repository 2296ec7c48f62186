"""A source and small documents for the tests of discovery; all names and events are invented."""

from __future__ import annotations

from datetime import date

from congdoan.discover.found import Found
from congdoan.records import ArticleRef
from congdoan.sources import Listing, Source

HOME = "https://soyte.mau.vn"


def make_source(**changes: object) -> Source:
    """A health department whose articles are /tin/<id>-<slug>."""
    given = {
        "source_id": "mau", "title": "Mẫu", "homepage": f"{HOME}/",
        "publisher": {"name": "Mẫu", "name_en": "Sample", "kind": "health_department"},
        "hosts": {"soyte.mau.vn": {}}, "article_url": r"^/tin/(?P<id>\d+)(?:-|$)",
        "url": {"twins": [["^/in/", "/tin/"]]},
    }  # fmt: skip
    return Source.model_validate(given | changes)


def make_listing(kind: str = "query_page", **changes: object) -> Listing:
    """A listing with pages ?trang=2, 3, ..."""
    given = {"kind": kind, "url": f"{HOME}/muc"}
    if kind in ("query_page", "path_page"):
        given["pages"] = "?trang={n}"
    return Listing.model_validate(given | changes)


def make_ref(number: int, **changes: object) -> ArticleRef:
    """A reference to article `number`."""
    given = {"source_id": "mau", "url": f"{HOME}/tin/{number}", "listing_url": f"{HOME}/muc",
             "url_key": f"soyte.mau.vn/~{number}"}  # fmt: skip
    return ArticleRef(**(given | changes))


def make_found(*numbers: int, published: date | None = None) -> Found:
    """A document with these articles."""
    return Found(refs=tuple(make_ref(n, published_hint=published) for n in numbers))
