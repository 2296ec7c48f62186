"""Puts the content into the template: report/index.html, whole in one file."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from congdoan.release.checks import HANOI
from congdoan.release.explorer import charts, script
from congdoan.release.explorer.content import About, Content, collect
from congdoan.release.explorer.counts import Staged
from congdoan.release.explorer.drawings import draw
from congdoan.release.explorer.language import languages
from congdoan.release.explorer.names import Names, web_address
from congdoan.release.explorer.seen import State
from congdoan.release.state import State as Memory
from congdoan.release.store import REPORT

_ROOM = Path(__file__).parent
_SIGNS = {
    State.ARTICLES: "■",
    State.PARTIAL: "◆",
    State.SILENT: "○",
    State.GAP: "–",
    State.BROKEN: "✕",
    State.UNSEEN: "",
}


def write(folder: Path, about: About, memory: Memory) -> dict[str, Any]:
    """Write the page of a staged version; what MANIFEST.json says of it: path, bytes, sha256."""
    content = collect(Staged(folder=folder, tables=about.manifest["tables"]), about)
    page = render(content, script.bundle(memory)).encode()
    path = folder / REPORT
    path.parent.mkdir()
    path.write_bytes(page)
    return {"path": REPORT, "bytes": len(page), "sha256": hashlib.sha256(page).hexdigest()}


def render(content: Content, bundle: str) -> str:
    """The page as HTML; equal for equal content and script."""
    both = languages(content.about.corpus.vocabulary)
    drawn = draw(content, both)
    data = {
        "charts": {name: chart.as_data() for name, chart in drawn.items()},
        "config": charts.CONFIG,
        "formats": {say.code: say.number_format for say in both},
        "titles": {say.code: say["title"] for say in both},
    }
    return _template().render(
        content=content,
        languages=both,
        data=data,
        drawn=drawn,
        signs=_SIGNS,
        built_on=_day(content.about.manifest["built_at"]),
        bundle=Markup(bundle),  # noqa: S704 - a library's script, not data
        style=Markup((_ROOM / "style.css").read_text(encoding="utf-8")),  # noqa: S704 - ours
        code=Markup((_ROOM / "draw.js").read_text(encoding="utf-8")),  # noqa: S704 - ours
        names=Names(content),
        web=web_address,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_ROOM),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")


def _day(instant: str) -> date:
    return datetime.fromisoformat(instant).astimezone(HANOI).date()
