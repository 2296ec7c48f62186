"""Whether an article is news of the health-sector union, with a score and the words that decided.

The rules are data (config/relevance.yml). An article is about the union when the union is named
where an article says what it is about: in its title or opening. Elsewhere a mention is not enough,
because every second health event has a union guest. The room judges and changes no text.
"""

from __future__ import annotations

from collections.abc import Iterator

from congdoan.classify.rules import Place, RelevanceRules, Rule, load_relevance
from congdoan.records import Article, Reason, Rejection, Relevance, record
from congdoan.sources import Source
from congdoan.text import tone_key

__all__ = ["RelevanceRules", "classify", "load_relevance"]

_PLACES: tuple[Place, ...] = ("title", "opening", "caption", "body")


@record
class _Hit:
    """A rule met in a place, with the words it met."""

    rule: Rule
    place: Place
    words: str
    value: float


def classify(article: Article, source: Source, rules: RelevanceRules) -> Relevance | Rejection:
    """The article's relevance with its event type, or its rejection as no health-union news."""
    parts = _parts(article, rules)
    kind = source.publisher.kind
    subjects = [rule for rule in rules.subjects if not rule.kinds or kind in rule.kinds]
    hits = list(_hits(subjects, parts, rules))
    best = max(hits, key=lambda hit: hit.value, default=None)
    paragraphs = sum(hit.place == "body" for hit in hits)
    bonus = min(rules.most_repeated, rules.each_repeated * paragraphs)
    veto = _veto(parts, rules, {hit.place for hit in hits if hit.rule.weight >= 1})
    score = (best.value + bonus if best else 0.0) - (veto.value if veto else 0.0)
    score = round(min(1.0, max(0.0, score)), 3)
    if best is None or score < rules.threshold:
        return _rejection(article, best, veto, score)
    reason = f"{best.rule.name} in {best.place}: {best.words}"
    return Relevance(score=score, reason=reason, event_type=event_type(parts, rules))


def _parts(article: Article, rules: RelevanceRules) -> dict[Place, list[str]]:
    """Matching keys of the article's blocks by place; the opening is lead and first paragraph.

    In a digest every paragraph is an opening.
    """
    parts: dict[Place, list[str]] = {place: [] for place in _PLACES}
    key = tone_key(article.text)
    opened = False
    digest = rules.digests.search(tone_key(article.title)) is not None
    for block in article.blocks:
        text = key[block.start : block.end]
        if block.kind == "title":
            parts["title"].append(text)
        elif block.kind == "lead" or (block.kind == "paragraph" and (digest or not opened)):
            opened = opened or block.kind == "paragraph"
            parts["opening"].append(text)
        elif block.kind == "caption":
            parts["caption"].append(text)
        elif block.kind in ("paragraph", "list", "table"):
            parts["body"].append(text)
    return parts


def _hits(
    subjects: list[Rule], parts: dict[Place, list[str]], rules: RelevanceRules
) -> Iterator[_Hit]:
    """The strongest rule of every part of the article that meets one."""
    for place in _PLACES:
        for text in parts[place]:
            for rule in sorted(subjects, key=lambda r: -r.weight):
                if match := rule.pattern.search(text):
                    value = rule.weight * rules.places[place]
                    yield _Hit(rule=rule, place=place, words=match.group(), value=value)
                    break


def _veto(
    parts: dict[Place, list[str]], rules: RelevanceRules, answered: set[Place]
) -> _Hit | None:
    """The strongest veto of title or opening that no subject of full weight answers."""
    found: list[_Hit] = []
    for place in _PLACES[:2]:
        if place in answered or "title" in answered:
            continue
        for rule in rules.vetoes:
            match = next((m for t in parts[place] if (m := rule.pattern.search(t))), None)
            if match:
                value = rule.weight * rules.places[place]
                found.append(_Hit(rule=rule, place=place, words=match.group(), value=value))
    return max(found, key=lambda hit: hit.value, default=None)


def _rejection(article: Article, best: _Hit | None, veto: _Hit | None, score: float) -> Rejection:
    met = f"{best.rule.name} in {best.place}: {best.words}" if best else "no subject"
    against = f"; {veto.rule.name} in {veto.place}: {veto.words}" if veto else ""
    return Rejection(
        stage="classify",
        source_id=article.source_id,
        url=article.url,
        reason=Reason.NOT_UNION_NEWS,
        detail=f"score {score:.2f}; {met}{against}",
        title=article.title,
        published_on=article.published_on,
    )


def event_type(parts: dict[Place, list[str]], rules: RelevanceRules) -> str:
    """The first event type met in the title, else in the opening, else in the body."""
    for place in ("title", "opening", "body"):
        for code, pattern in rules.event_types:
            if any(pattern.search(text) for text in parts[place]):
                return code
    return rules.other_event
