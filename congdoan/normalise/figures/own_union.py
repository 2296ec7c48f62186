"""The base union that an article about one place of work is about."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from itertools import islice

from congdoan.normalise.document import Document, Hit
from congdoan.normalise.figures.actors import Actors
from congdoan.normalise.figures.bare_names import WORKPLACES, bare_spans, is_counted, stands_for
from congdoan.normalise.figures.signature import news_end
from congdoan.normalise.figures.words import figure_words
from congdoan.normalise.names import Names
from congdoan.normalise.organisations.span import OrgSpan
from congdoan.normalise.parents import Parents

_HEADED = re.compile(
    r"(?:[Cc]hủ tịch|BCH|[Bb]an [Cc]hấp hành|của) (Công đoàn)"
    r"(?= (?:báo cáo|trình bày|thay mặt|và|cho|khóa|nhiệm kỳ|năm)(?!\w)|[,.:;)])"
)


def own_union(doc: Document, names: Names) -> Hit | None:
    """The base union that an article is about: its title's, or its place of work's.

    The first body of the title decides, else (a title without bodies) the first that acts in the
    text. Of a place that others may visit ('tại Bệnh viện X') the text has to begin with it or its
    union. Several places of work decide nothing.

    Example: 'Bệnh viện X gặp mặt nữ viên chức. ... CĐCS có 92 đoàn viên' -> CĐCS Bệnh viện X.
    """
    parents = Parents(names.organisations)
    end = news_end(doc)
    news = (hit for hit in names.organisations if hit.start < end and not is_counted(doc, hit))
    orgs = [parents.of(hit) for hit in news]
    actors = Actors(doc, figure_words(doc.config))
    titled = doc.titled(orgs)
    if not titled:
        titled = [] if _is_digest(doc, orgs) else list(islice(filter(actors.acts, orgs), 1))
    if not titled or not (actors.acts(titled[0]) or _begins(doc, actors, orgs, titled[0])):
        return None
    first = titled[0]
    if first.kind == "base_union":
        others = {h.entity_id for h in titled if h.kind == "base_union"}
        return first if first.entity_id and len(others) == 1 else None
    places = {h.entity_id for h in titled if h.kind in WORKPLACES}
    told = first.kind in WORKPLACES and first.entity_id is not None and len(places) == 1
    return _union_of(doc, names, orgs, first) if told else None


def _is_digest(doc: Document, orgs: Sequence[Hit]) -> bool:
    """Whether paragraphs open with several places of work: 'Bệnh viện X: Ngày 8/3, ...'."""
    opens = {block.start for block in doc.article.blocks}
    return len({hit.entity_id for hit in orgs if hit.start in opens and hit.kind in WORKPLACES}) > 1


def _begins(doc: Document, actors: Actors, orgs: Sequence[Hit], titled: Hit) -> bool:
    """Whether the text behind the title begins with the body, or with one that is part of it."""
    body = (h for h in orgs if doc.block_kind_at(h.start) != "title")
    first = next(body, None)
    if first is None or titled.entity_id is None or not actors.acts(first):
        return False
    return f"{first.entity_id}:".startswith(f"{titled.entity_id}:")


def _union_of(doc: Document, names: Names, orgs: Sequence[Hit], place: Hit) -> Hit | None:
    """The base union of a place of work, named in full or bare ('CĐCS'), at its first mention."""
    resolver = names.resolver
    unions = [h for h in orgs if h.kind == "base_union"]
    for hit in unions:
        if hit.entity_id and hit.entity_id.rpartition(":")[0] == place.entity_id:
            return hit
    spans = {span.start: span for span in resolver.parser.all}
    whole = spans.get(place.start)
    bare = next(((h.start, h.end) for h in unions if stands_for(doc, h)), None)
    told = bare or next(bare_spans(doc), None) or _headed(doc)
    if whole is None or told is None:
        return None
    start, end = told
    head = next(h for h in resolver.scan.knowledge.heads if h.kind == "base_union")
    span = OrgSpan(start=start, end=end, head=head, slot=whole.slot)
    found = resolver.part(span, dataclasses.replace(resolver.resolve(whole), method="article"))
    return dataclasses.replace(
        place,
        start=start,
        end=end,
        entity_id=found.entity_id,
        name=found.name,
        kind=found.kind,
        method=found.method,
    )


def _headed(doc: Document) -> tuple[int, int] | None:
    """Where bare 'Công đoàn' is told with its head alone: 'đồng chí Chủ tịch Công đoàn báo cáo'."""
    found = _HEADED.search(doc.text)
    return found.span(1) if found is not None else None
