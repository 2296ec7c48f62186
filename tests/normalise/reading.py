"""Short ways to read names and facts out of one sentence; persons are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from congdoan.normalise.facts import TextRow, facts_of_text, load_knowledge
from congdoan.records import Facts

CONFIG = Path(__file__).resolve().parents[2] / "config"
KNOWLEDGE = load_knowledge(CONFIG)


def read(text: str, province: str | None = "vn-ben-tre", on: str = "2023-05-05", **more) -> Facts:
    """Facts of a text of a source of Bến Tre, told in May 2023 if nothing else is said."""
    row = TextRow(
        id="a1", text=text, province_id=province, published_on=date.fromisoformat(on), **more
    )
    return facts_of_text(row, KNOWLEDGE)


def bodies(text: str, **known) -> list[str | None]:
    """Canonical names of the organisations, in order; None for classes."""
    return [m.norm for m in read(text, **known).mentions if m.type == "organisation"]


def persons(text: str, **known) -> list[str | None]:
    """Names of the persons in order, makers of the page left out."""
    return [
        m.norm
        for m in read(text, **known).mentions
        if m.type == "person" and m.subtype in (None, "beneficiary")
    ]


def posts(text: str, **known) -> list[tuple[str, str, str | None]]:
    """Name, canonical post and organisation of every position, in order."""
    return [(p.person_name, p.role_canonical, p.org_name) for p in read(text, **known).positions]
