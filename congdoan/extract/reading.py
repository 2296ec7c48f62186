"""A page as extraction sees it, and what one way of reading it found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from congdoan.extract import signs
from congdoan.extract.blocks import Piece, bold_lead, pieces_of, same_key, without_doubles
from congdoan.extract.dates import Found
from congdoan.extract.marks import FILES, Line
from congdoan.extract.metadata import Metadata, read_metadata
from congdoan.extract.published import capture_day
from congdoan.extract.select import Names
from congdoan.extract.tail import Credit, read_tail
from congdoan.extract.titles import Title, find_title
from congdoan.extract.tree import Node
from congdoan.records import Capture
from congdoan.sources import Source


class Page:
    """One parsed capture with its source. The tree may lose furniture while it is read."""

    def __init__(self, capture: Capture, source: Source, root: Node) -> None:
        self.capture = capture
        self.source = source
        self.root = root

    @cached_property
    def names(self) -> Names:
        """Class names and ids of the page, for selectors."""
        return Names.of(self.root)

    @cached_property
    def metadata(self) -> Metadata:
        """What the head says."""
        return read_metadata(self.root, self.capture.url)

    def found_title(self) -> Title | None:
        """The title by general signs."""
        hint = self.capture.ref.title_hint if self.capture.ref else None
        today = capture_day(self.capture.captured_at)
        return find_title(self.root, self.metadata, self.source, hint, today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a page shows outside the lines of its body.

    `byline` is what a rule names, and final; `author` looks like one, and a tail line beats it.
    """

    title: Title | None
    lead: str | None = None
    byline: str | None = None
    author: str | None = None
    credit: Credit | None = None
    stamp: Found | None = None
    files: tuple[str, ...] = ()
    images: int = 0
    by_rule: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of a page: its parts and the pieces of its body; nothing is judged yet."""

    parts: Parts
    lead: str | None
    pieces: tuple[Piece, ...]
    byline: str | None
    credit: Credit | None
    notes: tuple[str, ...]

    @property
    def size(self) -> int:
        """Characters of lead and body, captions not counted."""
        body = sum(len(p.text) for p in self.pieces if p.kind != "caption")
        return body + len(self.lead or "")


def compose(parts: Parts, lines: list[Line]) -> Reading:
    """The reading that the lines of a body give beside the page's other parts."""
    title = parts.title.text if parts.title else ""
    own = parts.lead if same_key(parts.lead or "") != same_key(title) else None
    kept, doubled = without_doubles(pieces_of(lines), title, own)
    lead, kept = (own, kept) if own else bold_lead(kept)
    tail = read_tail(kept, has_byline=parts.byline is not None, has_credit=parts.credit is not None)
    return Reading(
        parts=parts,
        lead=lead,
        pieces=tail.pieces,
        byline=parts.byline or tail.byline or parts.author,
        credit=parts.credit or tail.credit,
        notes=(*parts.notes, *doubled),
    )


def file_links(region: Node) -> list[str]:
    """Addresses of documents linked or embedded under the node, furniture left out."""
    found: list[str] = []
    for node in region.iter("a", "iframe", "embed", "object"):
        address = node.get("href") or node.get("src") or node.get("data") or ""
        if FILES.search(address) and not _in_furniture(node, region):
            found.append(address)
    return found


def _in_furniture(node: Node, region: Node) -> bool:
    for around in node.iterancestors():
        if around is region:
            return False
        if signs.is_furniture(around):
            return True
    return False
