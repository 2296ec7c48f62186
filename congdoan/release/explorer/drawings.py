"""The charts of a version: the content's numbers with the specifications of charts.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from congdoan.release.explorer import charts
from congdoan.release.explorer.charts import Chart
from congdoan.release.explorer.content import Content
from congdoan.release.explorer.language import Language
from congdoan.release.explorer.names import Names, web_address

Languages = tuple[Language, ...]


def draw(content: Content, both: Languages) -> Mapping[str, Chart]:
    """The charts that have something to show, by name."""
    months = [_iso(month) for month in content.months]
    found: dict[str, Chart] = {}
    if content.by_month:
        found["months"] = _months(content, months, both)
        found["places"] = _places(content, months, both)
    if content.states:
        found["coverage"] = _coverage(content, months, both)
    found |= _members(content, both) | _awards(content, both)
    if content.organisations:
        found["organisations"] = _organisations(content, both)
    return found


def _iso(month: date) -> str:
    return f"{month:%Y-%m}"


def _months(content: Content, months: list[str], both: Languages) -> Chart:
    shown = set(content.months)
    rows = [[_iso(m), n] for m, n in sorted(content.by_month.items()) if m in shown]
    specs = {say.code: charts.per_month(say, months) for say in both}
    return Chart(columns=("month", "articles"), rows=rows, specs=specs)


def _places(content: Content, months: list[str], both: Languages) -> Chart:
    shown, known = set(content.months), Names(content)
    rows = [[p, _iso(m), n] for (p, m), n in sorted(content.by_place.items()) if m in shown]
    names = {say.code: {p: known.place(say, p) for p in content.places} for say in both}
    specs = {say.code: charts.by_place(say, months, names[say.code]) for say in both}
    return _with_names(("place", "month", "articles"), rows, specs, names)


def _coverage(content: Content, months: list[str], both: Languages) -> Chart:
    shown, known = set(content.months), Names(content)
    rows = [
        [source_id, _iso(month), state.value, content.of_source[source_id, month]]
        for (source_id, month), state in content.states.items()
        if month in shown
    ]
    names = {
        say.code: {i: known.source(say, s) for i, s in content.sources.items()} for say in both
    }
    specs = {say.code: charts.coverage(say, months, names[say.code]) for say in both}
    return _with_names(("source", "month", "state", "articles"), rows, specs, names)


def _with_names(
    columns: tuple[str, ...],
    rows: list[list[Any]],
    specs: Mapping[str, charts.Spec],
    names: Mapping[str, Mapping[str, str]],
) -> Chart:
    shown = {code: list(said.values()) for code, said in names.items()}
    return Chart(columns=columns, rows=rows, specs=specs, names=shown, coded=columns[:-1])


def _members(content: Content, both: Languages) -> dict[str, Chart]:
    years, names = sorted({s.year for s in content.members}), Names(content)
    found = {}
    for number, org in enumerate(content.member_orgs):
        rows = [
            [s.year, s.value, s.qualifier, s.quote, s.fact_id, web_address(s.url)]
            for s in content.members
            if s.key == org.org_id
        ]
        specs = {say.code: charts.members(say, names.organisation(say, org), years) for say in both}
        columns = ("year", "value", "qualifier", "quote", "fact_id", "url")
        found[f"members-{number}"] = Chart(columns=columns, rows=rows, specs=specs)
    return found


def _awards(content: Content, both: Languages) -> dict[str, Chart]:
    years = sorted({award.newest.year for award in content.awards})
    found = {}
    for kind in content.award_kinds:
        rows = [
            [a.newest.year, a.newest.count, a.recipients, a.newest.quote, a.newest.fact_id,
             web_address(a.newest.url)]
            for a in content.awards if a.newest.key == kind
        ]  # fmt: skip
        specs = {s.code: charts.awards(s, s.label("award_kind", kind), years) for s in both}
        columns = ("year", "awards", "recipients", "quote", "fact_id", "url")
        found[f"awards-{kind}"] = Chart(columns=columns, rows=rows, specs=specs)
    return found


def _organisations(content: Content, both: Languages) -> Chart:
    rows = [[org.org_id, org.articles] for org in content.organisations]
    known = Names(content)
    names = {
        say.code: {o.org_id: known.organisation(say, o) for o in content.organisations}
        for say in both
    }
    specs = {say.code: charts.organisations(say, names[say.code]) for say in both}
    return _with_names(("org", "articles"), rows, specs, names)
