"""The charts as Vega-Lite specifications; the page carries their data once for both languages.

A chart's data are rows of codes and numbers; names of a language come in by the parameter `names`,
so that two sources of one name stay two. Nothing is told by colour alone: shapes, sizes and
positions say it too, and a table stands beside each chart.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from congdoan.records import record
from congdoan.release.explorer.language import Language
from congdoan.release.explorer.seen import State

Spec = dict[str, Any]

_INK, _MUTED, _BLUE, _RED, _AMBER = "#1d2733", "#5b6773", "#0f5c8c", "#b3261e", "#8a5a00"
_WIDTH, _NARROW, _WIDE = 880, 7, 18  # pixels of all months, of one at least, of one at most
_WHOLE = {"format": ",d", "labelExpr": "datum.value == floor(datum.value) ? datum.label : ''"}
_COUNTS = "datum.value > 0 && datum.value == floor(datum.value) ? datum.label : ''"
_BLUES = ["#5793ba", "#0a3f63"]  # the lighter one has contrast 3 on white
_LINK = {"condition": {"test": "datum.url", "field": "url"}, "value": ""}
_TILE = "M-.85,-1.3H.85V1.3H-.85Z"
_SIGN = 15  # pixels of a sign at most
ROW = 24  # pixels of a row; style.css sets the names beside it as high
CONFIG: Spec = {
    "font": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
    "background": None,
    "view": {"stroke": None},
    "axis": {"labelColor": _INK, "titleColor": _MUTED, "titleFontWeight": "normal",
             "gridColor": "#dfe4e8", "domainColor": "#8a949e", "tickColor": "#8a949e",
             "labelFontSize": 12, "titleFontSize": 12, "labelLimit": 220},
    "bar": {"color": _BLUE},
    "line": {"color": _BLUE},
    "point": {"color": _BLUE, "filled": True, "size": 70, "opacity": 1},
}  # fmt: skip
_MONTHS_AXIS = {
    "title": None, "labelAngle": 0, "labelAlign": "left", "labelOverlap": True, "ticks": False,
    "labelExpr": "slice(datum.value, 5) == '01' ? slice(datum.value, 0, 4) : ''",
}  # fmt: skip
_SHAPES = {
    State.ARTICLES: ("square", _BLUE, _BLUE),
    State.PARTIAL: ("diamond", _AMBER, _AMBER),
    State.SILENT: ("circle", "transparent", _MUTED),
    State.GAP: ("stroke", "transparent", "#8a949e"),
    State.BROKEN: ("cross", _RED, _RED),
}


@record
class Chart:
    """One chart: its data (`columns`, `rows`) and how it looks in each language.

    `specs`: language code -> specification; `names`: language code -> names of the chart's rows
    from the top, where these stand beside it; `coded`: columns of few different values.
    """

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    specs: Mapping[str, Spec]
    names: Mapping[str, Sequence[str]] = dataclasses.field(default_factory=dict)
    coded: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """What the page's script reads; a coded column holds places in its list of `codes`."""
        codes = {c: sorted({row[self.columns.index(c)] for row in self.rows}) for c in self.coded}
        at = {c: {value: n for n, value in enumerate(values)} for c, values in codes.items()}
        rows = [
            [at[c][value] if c in at else value for c, value in zip(self.columns, row, strict=True)]
            for row in self.rows
        ]
        return {"columns": self.columns, "codes": codes, "rows": rows, "specs": self.specs}


def _spec(description: str, names: Mapping[str, str] | None = None, **parts: object) -> Spec:
    params = [{"name": "names", "value": dict(names)}] if names is not None else []
    return {"description": description, "params": params, **parts}


def _field(name: str, title: str, kind: str = "nominal", **more: object) -> Spec:
    return {"field": name, "title": title, "type": kind, **more}


def _months_scale(months: Sequence[str]) -> Spec:
    return {"field": "month", "type": "ordinal", "scale": {"domain": list(months)},
            "axis": _MONTHS_AXIS}  # fmt: skip


def _step(months: Sequence[str]) -> int:
    """Pixels of a month's column."""
    return max(_NARROW, min(_WIDE, _WIDTH // len(months)))


def _cell(months: Sequence[str]) -> int:
    """Square pixels that a sign may fill without touching the next month's."""
    return min(_step(months), _SIGN) ** 2


def per_month(say: Language, months: Sequence[str]) -> Spec:
    """Bars: articles of each month; rows (month, articles)."""
    return _spec(
        say["chart_months"],
        width={"step": _step(months)},
        height=150,
        mark={"type": "bar", "binSpacing": 1, "aria": False},
        encoding={
            "x": _months_scale(months),
            "y": _field("articles", say["articles"], "quantitative",
                        axis={"title": None, "tickCount": 4, "orient": "right",
                              "format": ",d", "labelExpr": _COUNTS}),  # beside the newest months
            "tooltip": [_field("month", say["month"]),
                        _field("articles", say["articles"], "quantitative", format=",d")],
        },
    )  # fmt: skip


def by_place(say: Language, months: Sequence[str], names: Mapping[str, str]) -> Spec:
    """Squares, larger and darker the more articles; rows (place, month, articles)."""
    return _spec(
        say["chart_places"],
        names,
        width={"step": _step(months)},
        height={"step": ROW},
        padding={"top": 0, "left": 0, "right": 5, "bottom": 5},
        transform=[{"calculate": "names[datum.place]", "as": "name"}],
        mark={"type": "point", "shape": _TILE, "filled": True, "opacity": 1, "aria": False},
        encoding={
            "x": _months_scale(months),
            "y": _rows("place", names),
            "size": _field("articles", say["articles"], "quantitative",
                           legend=None, scale={"range": [_cell(months) / 4, _cell(months)]}),
            "color": _field("articles", say["articles"], "quantitative", legend=None,
                            scale={"range": _BLUES}),
            "tooltip": [_field("name", say["place"]), _field("month", say["month"]),
                        _field("articles", say["articles"], "quantitative", format=",d")],
        },
    )  # fmt: skip


def _rows(field: str, names: Mapping[str, str]) -> Spec:
    """A row per name; the names stand beside the chart, where they stay when it is scrolled."""
    return {"field": field, "type": "nominal", "scale": {"domain": list(names)},
            "axis": {"title": None, "labels": False, "grid": True, "gridDash": [1, 3],
                     "domain": False, "ticks": False, "tickBand": "center"}}  # fmt: skip


def coverage(say: Language, months: Sequence[str], names: Mapping[str, str]) -> Spec:
    """A sign per source and month; rows (source, month, state, articles)."""
    words = {state.value: say[f"state_{state.value}"] for state in _SHAPES}
    shapes, fills, strokes = (list(t) for t in zip(*_SHAPES.values(), strict=True))
    domain = [state.value for state in _SHAPES]
    return _spec(
        say["chart_coverage"],
        {**names, **words},
        width={"step": _step(months)},
        height={"step": ROW},
        padding={"top": 0, "left": 0, "right": 5, "bottom": 5},
        transform=[{"calculate": "names[datum.source]", "as": "name"},
                   {"calculate": "names[datum.state]", "as": "told"}],
        mark={"type": "point", "strokeWidth": 1.2, "opacity": 1, "aria": False},
        encoding={
            "x": _months_scale(months),
            "y": _rows("source", names),
            "shape": {"field": "state", "scale": {"domain": domain, "range": shapes},
                      "legend": None},
            "fill": {"field": "state", "scale": {"domain": domain, "range": fills},
                     "legend": None},
            "stroke": {"field": "state", "scale": {"domain": domain, "range": strokes},
                       "legend": None},
            "size": {"value": 0.6 * _cell(months)},
            "tooltip": [_field("name", say["source"]), _field("month", say["month"]),
                        _field("told", say["state"]),
                        _field("articles", say["articles"], "quantitative", format=",d")],
        },
    )  # fmt: skip


def _years(say: Language, years: Sequence[int]) -> Spec:
    return {"field": "year", "type": "ordinal", "title": say["year"],
            "scale": {"domain": list(range(years[0], years[-1] + 1)), "paddingInner": 0.2},
            "axis": {"title": None, "labelAngle": 0, "labelOverlap": "greedy"}}  # fmt: skip


def members(say: Language, name: str, years: Sequence[int]) -> Spec:
    """Points joined by lines, each a link to its article; rows (year, value, ..., url)."""
    value = _field("value", say["members"], "quantitative",
                   axis={"title": None, "tickCount": 4, **_WHOLE})  # fmt: skip
    tip = [_field("year", say["year"], "ordinal"), _field("qualifier", say["qualifier"]),
           _field("value", say["members"], "quantitative", format=",d"),
           _field("quote", say["quote"]), _field("fact_id", "fact_id")]  # fmt: skip
    seen = {"x": _years(say, years), "y": value}
    return _spec(
        f"{say['members']}: {name}",
        {code: say.label("qualifier", code) for code in ("eq", "gt", "lt", "approx")},
        width="container",
        height=130,
        transform=[{"calculate": "names[datum.qualifier]", "as": "qualifier"}],
        layer=[
            {"mark": {"type": "line", "aria": False}, "encoding": seen},
            {"mark": {"type": "point", "cursor": "pointer"},
             "encoding": {**seen, "href": _LINK, "tooltip": tip}},
        ],
    )  # fmt: skip


def awards(say: Language, kind: str, years: Sequence[int]) -> Spec:
    """Bars of one kind of award, each a link to its newest article; rows (year, awards, ...)."""
    return _spec(
        f"{say['awards']}: {kind}",
        width="container",
        height=110,
        mark={"type": "bar", "cursor": "pointer"},
        encoding={
            "x": _years(say, years),
            "y": _field("awards", say["awards"], "quantitative",
                        axis={"title": None, "tickCount": 3, **_WHOLE}),
            "href": _LINK,
            "tooltip": [_field("year", say["year"], "ordinal"),
                        _field("awards", say["awards"], "quantitative", format=",d"),
                        _field("recipients", say["recipients"], "quantitative", format=",d"),
                        _field("quote", say["newest_quote"]), _field("fact_id", "fact_id")],
        },
    )  # fmt: skip


def organisations(say: Language, names: Mapping[str, str]) -> Spec:
    """Bars with their number behind; rows (org, articles), most first."""
    y = _rows("org", names)
    y["axis"] = y["axis"] | {"grid": False}
    x = _field("articles", say["articles"], "quantitative", axis=None)
    return _spec(
        say["chart_organisations"],
        names,
        width="container",
        height={"step": ROW},
        padding={"top": 0, "left": 0, "right": 5, "bottom": 0},
        encoding={"x": x, "y": y},
        layer=[
            {"mark": {"type": "bar", "aria": False}},
            {"mark": {"type": "text", "align": "left", "dx": 4, "color": _INK, "aria": False},
             "encoding": {"text": _field("articles", "", "quantitative", format=",d")}},
        ],
    )  # fmt: skip
