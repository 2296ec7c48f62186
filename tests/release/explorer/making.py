"""Versions with a page, and what a test reads from it."""

import dataclasses
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pyarrow as pa

from congdoan.records import Award
from congdoan.release.build import build
from congdoan.release.reading import open_release
from tests.release.making import UNION, accepted, article, corpus, fact, facts, figure, segment

WORDS = "Công đoàn ngành Y tế"
VOID = {"meta", "input", "br", "link", "img", "hr"}


def award(found, **more):
    """A certificate given, as the article's first line says."""
    fields = {"award": "Bằng khen", "award_kind": "certificate_of_merit",
              "recipient_kind": "collective", "recipient_count": 6}  # fmt: skip
    return fact(Award, found, WORDS, **(fields | more))


def told(number, year=2024, *, value=2116.0, awards=(), **more):
    """An accepted article of a year with one figure of members and some awards."""
    found = article(number, published_on=date(year, 1, 12), **more)
    said = facts(found, figures=(figure(found, value),), awards=tuple(a(found) for a in awards))
    return accepted(found, number, said)


def reading(index):
    """What reads an index."""
    return lambda: index


def released(root, *rows, indexes=(), **changes):
    """The version of the rows; its page as text."""
    made = corpus(segment(root, *rows), **changes)
    build(
        dataclasses.replace(made, indexes=tuple(map(reading, indexes))),
        root / "releases",
        accept=True,
    )
    release = open_release(root)
    return release, (release.path() / "report/index.html").read_text(encoding="utf-8")


def visits(*rows):
    """An index of (source_id, address, day of the visit, outcome, day in the list) rows."""
    names = ("source_id", "url", "captured_at", "outcome", "published_hint", "role")
    columns = [
        [s, url, datetime(*on.timetuple()[:3], 3, tzinfo=UTC), outcome, hint,
         "robots" if url.endswith("robots.txt") else "article"]
        for s, url, on, outcome, hint in rows
    ]  # fmt: skip
    table = pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in columns])
    wanted = pa.schema(
        [("source_id", pa.string()), ("url", pa.string()),
         ("captured_at", pa.timestamp("us", tz="UTC")), ("role", pa.string()),
         ("outcome", pa.string()), ("published_hint", pa.date32())]
    )  # fmt: skip
    return table.select(wanted.names).cast(wanted)


class Nesting(HTMLParser):
    """Notes elements and attributes; `faults` are end tags that close nothing or too much."""

    def __init__(self, page):
        super().__init__()
        self.open, self.faults, self.elements = [], [], []
        self.feed(page)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag} in line {self.getpos()[0]}")


__all__ = ["UNION", "WORDS", "Nesting", "award", "released", "told", "visits"]
