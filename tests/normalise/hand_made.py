"""Documents and organisation hits made by hand, for the scanners that need no resolver."""

from __future__ import annotations

import re
from datetime import date

from congdoan.normalise.dates.hits import DateContext, DateHit, scan_dates
from congdoan.normalise.document import Document, Hit
from congdoan.normalise.events.rows import scan_events
from congdoan.normalise.figures.subject import Subjects
from congdoan.normalise.knowledge import load_knowledge
from congdoan.normalise.scan import Scan
from congdoan.records import Article, Block, BlockKind, Event

_BODIES = (
    (r"Ban Chấp hành Công đoàn ngành Y tế",
     "org:mau:health-union:executive-committee", "union_body",
     "Ban Chấp hành Công đoàn ngành Y tế tỉnh Mẫu"),
    (r"Tổng (?:Liên đoàn|LĐLĐ)(?: Lao động)?(?: Việt Nam)?", "org:vn:national-confederation",
     "national_confederation", "Tổng Liên đoàn Lao động Việt Nam"),
    (r"Công đoàn Y tế Việt Nam", "org:vn:national-health-union", "national_health_union",
     "Công đoàn Y tế Việt Nam"),
    (r"(?:LĐLĐ|Liên đoàn Lao động) tỉnh", "org:mau:labour-federation", "labour_federation",
     "Liên đoàn Lao động tỉnh Mẫu"),
    (r"Công đoàn [Nn]gành(?: Y tế)?(?: tỉnh Mẫu)?", "org:mau:health-union", "health_union",
     "Công đoàn ngành Y tế tỉnh Mẫu"),
    (r"Sở Y tế", "org:mau:health-department", "health_department", "Sở Y tế tỉnh Mẫu"),
    (r"Bệnh viện Mẫu", "org:mau:hospital", "hospital", "Bệnh viện Mẫu"),
)  # fmt: skip


def document(*blocks: str | tuple[BlockKind, str]) -> Document:
    """A document of the given blocks; a bare string is a paragraph."""
    text, made = "", []
    for block in blocks:
        kind, words = ("paragraph", block) if isinstance(block, str) else block
        made.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words + "\n"
    text = text[:-1]
    return Document(
        Article(
            article_id="0" * 16, source_id="mau", url="https://mau.invalid/1",
            page_url="https://mau.invalid/1", title="", lead=None, text=text, blocks=tuple(made),
        )
    )  # fmt: skip


def scan_of(doc: Document) -> Scan:
    """The listed words of a document."""
    return Scan(doc, load_knowledge(doc.config))


def bodies(doc: Document) -> tuple[Hit, ...]:
    """Hits of the few bodies that the tests name."""
    found: list[Hit] = []
    taken: set[int] = set()
    for pattern, entity, kind, name in _BODIES:
        for match in re.finditer(pattern, doc.text):
            span = range(*match.span())
            if taken.isdisjoint(span):
                taken.update(span)
                found.append(
                    Hit(start=span.start, end=span.stop, type="organisation", rule_id="test",
                        entity_id=entity, name=name, kind=kind, method="source", confidence=0.75)
                )  # fmt: skip
    return tuple(sorted(found, key=lambda hit: hit.start))


def context(published: str | None = None, title: str = "") -> DateContext:
    """What is known besides the text."""
    day = date.fromisoformat(published) if published else None
    return DateContext(published_on=day, title=title)


def dated(text: str, published: str | None = None, title: str = "") -> tuple[DateHit, ...]:
    """The dates and periods of one paragraph."""
    return scan_dates(document(text), context(published, title))


def event_of(
    doc: Document, published: str | None = None, title: str = "", code: str | None = None
) -> Event | None:
    """The event of a document whose bodies are known by hand."""
    known = context(published, title)
    dates = scan_dates(doc, known)
    subjects = Subjects(doc, bodies(doc), None)
    found, _ = scan_events(scan_of(doc), dates, subjects, (), code, doc.article.article_id, known)
    return found[0] if found else None
