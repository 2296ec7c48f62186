"""Puts the content into the template: report/index.html, whole in one file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from congdoan.release.checks import HANOI
from congdoan.release.explorer import charts, script
from congdoan.release.explorer.charts import Chart
from congdoan.release.explorer.content import NOWHERE, About, Content, collect
from congdoan.release.explorer.counts import Staged
from congdoan.release.explorer.language import Language, languages
from congdoan.release.explorer.seen import State
from congdoan.release.explorer.statements import Organisation
from congdoan.release.state import State as Memory

PATH = "report/index.html"
_ROOM = Path(__file__).parent
SIGNS = {
    State.ARTICLES: "■",
    State.PARTIAL: "◆",
    State.SILENT: "○",
    State.GAP: "·",
    State.BROKEN: "✕",
    State.UNSEEN: "",
}


def write(folder: Path, about: About, memory: Memory) -> dict[str, Any]:
    """Write the page of a staged version; what MANIFEST.json says of it: path, bytes, sha256."""
    content = collect(Staged(folder=folder, tables=about.manifest["tables"]), about)
    page = render(content, script.bundle(memory)).encode()
    path = folder / PATH
    path.parent.mkdir()
    path.write_bytes(page)
    return {"path": PATH, "bytes": len(page), "sha256": hashlib.sha256(page).hexdigest()}


def render(content: Content, bundle: str) -> str:
    """The page as HTML; equal for equal content and script."""
    both = languages(content.about.corpus.vocabulary)
    drawn = _charts(content, both)
    data = {
        "charts": {name: chart.as_data() for name, chart in drawn.items()},
        "formats": {say.code: say.number_format for say in both},
        "titles": {say.code: say["title"] for say in both},
    }
    return _template().render(
        content=content,
        languages=both,
        data=data,
        drawn=drawn,
        signs=SIGNS,
        nowhere=NOWHERE,
        built_on=datetime.fromisoformat(content.about.manifest["built_at"]).astimezone(HANOI).date(),
        bundle=Markup(bundle),  # noqa: S704 - a library's script, not data
        style=Markup((_ROOM / "style.css").read_text(encoding="utf-8")),  # noqa: S704 - ours
        draw=Markup((_ROOM / "draw.js").read_text(encoding="utf-8")),  # noqa: S704 - ours
        place_name=_place_name(content),
        source_name=_source_name(content),
        org_name=_org_name,
        web=_web,
    )


@cache
def _template() -> Any:  # noqa: ANN401 - cached: parsing takes longer than rendering
    environment = Environment(
        loader=FileSystemLoader(_ROOM),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")


# --- names --------------------------------------------------------------------------------------


def _place_name(content: Content) -> Any:  # noqa: ANN401 - a function of (language, place)
    def name(say: Language, place: str) -> str:
        if place == NOWHERE:
            return say["nationwide"]
        unit = content.units[place]
        return unit.short if say.code == "vi" else unit.name_en

    return name


def _source_name(content: Content) -> Any:  # noqa: ANN401 - a function of (language, source_id)
    def name(say: Language, source_id: str) -> str:
        source = content.sources[source_id]
        return source.title if say.code == "vi" else source.publisher.name_en

    return name


def _org_name(say: Language, org: Organisation) -> str:
    return org.name_en or org.name if say.code == "en" else org.name


def _web(address: str) -> str | None:
    """The address if it leads to a web page: what a hostile page names may be a script."""
    return address if address.startswith(("https://", "http://")) else None


# --- charts -------------------------------------------------------------------------------------


def _charts(content: Content, both: tuple[Language, Language]) -> Mapping[str, Chart]:
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


def _months(content: Content, months: list[str], both: tuple[Language, ...]) -> Chart:
    shown = set(content.months)
    rows = [[_iso(m), n] for m, n in sorted(content.by_month.items()) if m in shown]
    specs = {say.code: charts.per_month(say, months) for say in both}
    return Chart(columns=("month", "articles"), rows=rows, specs=specs)


def _places(content: Content, months: list[str], both: tuple[Language, ...]) -> Chart:
    shown, name = set(content.months), _place_name(content)
    rows = [[p, _iso(m), n] for (p, m), n in sorted(content.by_place.items()) if m in shown]
    specs = {
        say.code: charts.by_place(say, months, {p: name(say, p) for p in content.places})
        for say in both
    }
    return Chart(columns=("place", "month", "articles"), rows=rows, specs=specs)


def _coverage(content: Content, months: list[str], both: tuple[Language, ...]) -> Chart:
    shown, name = set(content.months), _source_name(content)
    rows = [
        [source_id, _iso(month), state.value, content.of_source[source_id, month]]
        for (source_id, month), state in content.states.items()
        if month in shown
    ]
    specs = {
        say.code: charts.coverage(say, months, {s: name(say, s) for s in content.sources})
        for say in both
    }
    return Chart(columns=("source", "month", "state", "articles"), rows=rows, specs=specs)


def _members(content: Content, both: tuple[Language, ...]) -> dict[str, Chart]:
    years = sorted({s.year for s in content.members})
    found = {}
    for number, org in enumerate(content.member_orgs):
        rows = [
            [s.year, s.value, s.qualifier, s.quote, s.fact_id, _web(s.url)]
            for s in content.members
            if s.key == org.org_id
        ]
        specs = {say.code: charts.members(say, _org_name(say, org), years) for say in both}
        columns = ("year", "value", "qualifier", "quote", "fact_id", "url")
        found[f"members-{number}"] = Chart(columns=columns, rows=rows, specs=specs)
    return found


def _awards(content: Content, both: tuple[Language, ...]) -> dict[str, Chart]:
    years = sorted({award.newest.year for award in content.awards})
    found = {}
    for kind in content.award_kinds:
        rows = [
            [a.newest.year, a.newest.count, a.recipients, a.newest.quote, a.newest.fact_id,
             _web(a.newest.url)]
            for a in content.awards if a.newest.key == kind
        ]  # fmt: skip
        specs = {s.code: charts.awards(s, s.label("award_kind", kind), years) for s in both}
        columns = ("year", "awards", "recipients", "quote", "fact_id", "url")
        found[f"awards-{kind}"] = Chart(columns=columns, rows=rows, specs=specs)
    return found


def _organisations(content: Content, both: tuple[Language, ...]) -> Chart:
    rows = [[org.org_id, org.articles] for org in content.organisations]
    specs = {
        say.code: charts.organisations(
            say, {org.org_id: _org_name(say, org) for org in content.organisations}
        )
        for say in both
    }
    return Chart(columns=("org", "articles"), rows=rows, specs=specs)
