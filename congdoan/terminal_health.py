"""What a person sees of the health of sources: the kept judgement."""

from __future__ import annotations

from collections.abc import Sequence

from congdoan import terminal
from congdoan.kept_health import Kept


def health(kept: Sequence[Kept], *, as_json: bool) -> None:
    """Every source's state, then the reasons of those that are not well."""
    if as_json:
        for one in kept:
            terminal.json_line(one)
        return
    rows = [
        (k.source_id, f"{k.state}{' (muted)' * k.muted}", k.last_article_on, k.judged_on)
        for k in kept
    ]
    headings = ("source", "state", "last article", "judged on")
    terminal.out().print(terminal.table("Health", headings, rows))
    terminal.sick_sources([k for k in kept if k.is_sick])
