"""Private persons: which rows are about them, and texts with their names blotted out.

Helped persons (patients, hardship cases) are mentions of subtype `beneficiary`. Every character of
their names becomes a block of the same length, so that all offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from congdoan.records import Award, Entity, Facts, Mention, Position, record

BLOT = "█"
SUBTYPE = "beneficiary"
_ADDRESSES = frozenset(
    {"url", "page_url", "credited_url", "attachments", "article_id", "fact_id", "text_sha256"}
)


@record
class Private:
    """Names and ids of one article's beneficiaries; false when it has none."""

    names: frozenset[str]
    ids: frozenset[str]

    @classmethod
    def of(cls, facts: Facts) -> Private:
        """Those whom the mentions of an article call beneficiaries."""
        private = [m for m in facts.mentions if m.subtype == SUBTYPE]
        names = {name for m in private for name in (m.surface, m.norm) if name}
        return cls(
            names=frozenset(names), ids=frozenset(m.entity_id for m in private if m.entity_id)
        )

    def __bool__(self) -> bool:
        return bool(self.names)

    def owns(self, fact: object) -> bool:
        """Whether a row is about a beneficiary and stays out of public tables (or is masked)."""
        match fact:
            case Mention():
                return fact.subtype == SUBTYPE or self._is(fact.entity_id, fact.surface)
            case Position():
                return self._is(fact.person_id, fact.person_name)
            case Award():
                return self._is(None, fact.recipient_name)
            case Entity():
                return self._is(fact.entity_id, fact.name)
            case _:
                return False

    def _is(self, entity_id: str | None, name: str | None) -> bool:
        return entity_id in self.ids or name in self.names


def blot(text: str, names: Iterable[str]) -> str:
    """The text with every occurrence of the names blotted, its length kept.

    >>> blot("Chị Trần Thị Mẫu và chị Mẫu", ["Trần Thị Mẫu"])
    'Chị ████████████ và chị Mẫu'
    """
    longest = sorted({n for n in names if n}, key=lambda n: (-len(n), n))
    if not longest:
        return text
    pattern = r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)"
    return re.sub(pattern, lambda m: BLOT * len(m.group()), text, flags=re.IGNORECASE)


def _blot_all(value: Any, names: frozenset[str]) -> Any:  # noqa: ANN401 - walks nested rows
    if isinstance(value, str):
        return blot(value, names)
    if isinstance(value, list):
        return [_blot_all(v, names) for v in value]
    if isinstance(value, dict):
        return {
            k: v if k in _ADDRESSES or k.endswith("_id") else _blot_all(v, names)
            for k, v in value.items()
        }
    return value


def _blot_spans(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + BLOT * (end - start) + text[end:]
    return text


def _masked(row: dict[str, Any]) -> dict[str, Any]:
    private = [m for m in row["mentions"] if m["private"]]
    # Names of one syllable are blotted where they were marked and nowhere else: 'Mai' is a word.
    names = frozenset(n for m in private for n in (m["surface"], m["norm"]) if n and " " in n)
    article = row["article"]
    original: str = article["text"]
    spans = [(m["span_start"], m["span_end"]) for m in private]
    masked = _blot_spans(blot(original, names), spans)
    row = _blot_all(row, names)
    article = row["article"]
    article["text"] = masked
    for kind in ("title", "lead", "byline"):
        span = next((b for b in article["blocks"] if b["kind"] == kind), None)
        if span is not None and article[kind] is not None:
            copy = masked[span["start"] : span["end"]]
            article[kind] = copy if len(copy) == len(article[kind]) else article[kind]
    for mention in row["mentions"]:
        mention["surface"] = masked[mention["span_start"] : mention["span_end"]]
        if mention["private"]:
            mention["norm"] = mention["entity_id"] = None
    for table in ("positions", "awards", "figures", "events", "organisation_changes"):
        for fact in row[table]:
            fact["quote"] = _quote(fact, original, masked)
    return row


def _quote(fact: dict[str, Any], original: str, masked: str) -> str:
    """The quote as the masked text has it: its place is found again around the fact's span."""
    quote: str = fact["quote"]
    for at in range(max(0, fact["span_end"] - len(quote)), fact["span_start"] + 1):
        piece = original[at : at + len(quote)]
        if all(b in (a, BLOT) for a, b in zip(piece, quote, strict=False)):
            return masked[at : at + len(quote)]
    return quote


def mask(table: pa.Table) -> pa.Table:
    """Rows of segments with the names of beneficiaries blotted in every text and left out of ids.

    Rows without beneficiaries, nearly all, are passed on as they are.
    """
    flags = table["article"].combine_chunks().field("has_private").to_pylist()
    private = [i for i, flag in enumerate(flags) if flag]
    if not private:
        return table
    rows = [_masked(row) for row in table.take(pa.array(private)).to_pylist()]
    changed = pa.Table.from_pylist(rows, schema=table.schema)
    order = list(range(table.num_rows))
    for place, index in enumerate(private):
        order[index] = table.num_rows + place
    return pa.concat_tables([table, changed]).combine_chunks().take(pa.array(order))
