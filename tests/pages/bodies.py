"""The text of an article as the editors of content systems leave it: one function per habit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from tests.pages.build import Page

_HABITS = yaml.safe_load((Path(__file__).parent / "bodies.yml").read_text(encoding="utf-8"))
STYLES: dict[str, dict[str, str]] = _HABITS["styles"]
EXTRAS: dict[str, str] = _HABITS["extras"]
_LEADS = frozenset(("+lead", "+boldlead", "+leadp"))


def render(page: Page, argument: str) -> str:
    """The body: [[body STYLE +option ...]]; options name what the editor did beside the text."""
    name, *options = argument.split()
    style, article = STYLES[name], page.article
    out = []
    if article["lead"] and _LEADS & set(options):
        bold = "+boldlead" in options
        lead = f"<strong>{article['lead']}</strong>" if bold else article["lead"]
        out.append(style["paragraph"].format(lead))
    for number, block in enumerate(article["blocks"]):
        out.append(_block(style, number, block))
        if number == 1:
            extras = [o[1:] for o in options if o[1:] in EXTRAS]
            out += [EXTRAS[extra].format(page.others[0]["title"]) for extra in extras]
    if _ends_with(page, "byline"):
        plain = "paragraph" if "+plainname" in options else "byline"
        out.append(style[plain].format(article["byline"]))
    if _ends_with(page, "credit"):
        out.append(style["credit"].format(article["credit"]))
    return "\n".join(out)


def _ends_with(page: Page, part: str) -> bool:
    return page.shown(part) and page.settings.get(part, "tail") == "tail"


def _block(style: dict[str, str], number: int, block: dict[str, Any]) -> str:
    ((kind, content),) = block.items()
    if kind == "caption":
        return style["caption"].replace("{n}", str(number)).replace("{}", str(content))
    if kind in ("list", "table"):
        return _grid(kind, content)
    return style["sub" if kind == "sub" else "paragraph"].format(content)


def _grid(kind: str, content: list[Any]) -> str:
    if kind == "list":
        return "<ul>" + "".join(f"<li>{item}</li>" for item in content) + "</ul>"
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in content)
    return (
        '<table border="1"><tbody>'
        + "".join(f"<tr>{row}</tr>" for row in rows)
        + "</tbody></table>"
    )
