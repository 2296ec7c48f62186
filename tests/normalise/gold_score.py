"""Facts compared with a gold file (people, posts, organisations, awards, figures, events).

A gold person may hold several posts in one `role_text`, joined by commas; the organisation is that
of the last one, checked by the gold's canonical name.
"""

from __future__ import annotations

from typing import Any

from congdoan.records import Facts
from congdoan.text import tone_key
from tests.gold.tally import Scores

Gold = dict[str, Any]
_KINDS = {"tập thể": "collective", "cá nhân": "individual", "hộ gia đình": "household"}


def compare_article(scores: Scores, facts: Facts, gold: Gold) -> None:
    """Add one article to the scores."""
    where = gold["id"]
    names = {p["name"] for p in gold["people"]}
    got = {m.norm for m in facts.mentions if m.type == "person" and m.subtype is None}
    told = got & {row.person_name for row in facts.positions} | got & names
    scores.compare("people", sorted(filter(None, told)), sorted(names), where)
    _compare_posts(scores, facts, gold)
    bodies = {o["canonical"] for o in gold["orgs"]}
    found = {m.norm for m in facts.mentions if m.type == "organisation" and m.entity_id}
    scores.compare("organisations", sorted(filter(None, found)), sorted(bodies), where)
    _compare_awards(scores, facts, gold)
    _compare_figures(scores, facts, gold)
    days = {d for d in (*gold["event_dates"], *gold["event_dates_guess"]) if not d.startswith("-")}
    starts = {e.starts_on.isoformat() for e in facts.events if e.starts_on}
    scores.compare("event dates", starts & days or starts, sorted(days)[:1], where)


def _compare_posts(scores: Scores, facts: Facts, gold: Gold) -> None:
    want = [
        (p["name"], tone_key(role.strip()))
        for p in gold["people"]
        for role in (p["role_text"] or "").split(", ")
        if role.strip()
    ]
    orgs = {o["surface"]: o["canonical"] for o in gold["orgs"]}
    got = []
    for row in facts.positions:
        written = tone_key(row.role)
        match = [w for w in want if w[0] == row.person_name and _same_post(w[1], written)]
        got.append(match[0] if match else (row.person_name, written))
    scores.compare("posts", got, want, gold["id"])
    named = {(p["name"], p.get("org_canonical") or orgs.get(p["org_text"])) for p in gold["people"]}
    have = {(row.person_name, row.org_name) for row in facts.positions}
    missing = {pair for pair in named if pair[1] and pair not in have}
    scores.compare("post and org", {p for p in named if p[1]} - missing,
                   {p for p in named if p[1]}, gold["id"])  # fmt: skip


def _same_post(gold: str, written: str) -> bool:
    """Gold posts may hold the Party body ("uvbtv đảng ủy"); ours end before it."""
    return gold == written or gold.startswith(written + " ")


def _compare_awards(scores: Scores, facts: Facts, gold: Gold) -> None:
    want = [
        (
            a["award"].replace(" (đề nghị)", ""),
            a["giver"],
            _KINDS.get(a["recipients_kind"], "other"),
            a["count"],
            "proposed" if "(đề nghị)" in a["award"] else "given",
        )
        for a in gold["awards"]
    ]
    got = [
        (a.award, a.giver_name, a.recipient_kind, a.recipient_count, a.status) for a in facts.awards
    ]
    scores.compare("awards", got, want, gold["id"])


def _compare_figures(scores: Scores, facts: Facts, gold: Gold) -> None:
    scores.compare(
        "counts",
        sorted({f.value for f in facts.figures if f.kind == "count"}),
        sorted({float(c["value"]) for c in gold["counts"]}),
        gold["id"],
    )
    scores.compare(
        "money",
        sorted({f.amount_vnd for f in facts.figures if f.kind == "money" and f.amount_vnd}),
        sorted({m["value_vnd"] for m in gold["money"]}),
        gold["id"],
    )
