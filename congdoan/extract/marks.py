"""What the markup of a page says about a piece of its text, before anybody judges it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from congdoan.extract.tree import Node, text_of

# What is under these is no text; blocks end a line.
SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "select", "option", "button", "input", "textarea",
     "audio", "video", "iframe", "object", "embed", "svg", "canvas", "map", "head", "title", "nav",
     "marquee")
)  # fmt: skip
BLOCKS = frozenset(
    ("html", "body", "p", "div", "section", "article", "main", "header", "footer", "aside", "h1",
     "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "table",
     "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figure", "figcaption", "center",
     "form", "fieldset", "address", "hr", "details", "summary", "legend")
)  # fmt: skip
IMAGES = frozenset(("img", "amp-img", "image"))
_ALIGN = re.compile(r"text-align\s*:\s*(right|center|left|justify|end)", re.IGNORECASE)
_ALIGN_CLASS = re.compile(r"(?:rte|text-|align-?|ta-|has-text-align-)(right|cent(?:er|re))")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BOLD_CLASS = re.compile(
    r"(?:^|\s)(?:(?:fw|font|text|font-weight)-(?:semi|extra)?bold|bold)(?:\s|$)"
)
_ICON = re.compile(r"icon|icpdf|bullet|smil|emoji|spacer", re.IGNORECASE)
FILES = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|rar|zip)(?:$|[?#&])|LinkClick\.aspx\?fileticket|nv_download_file",
    re.IGNORECASE,
)
LONGEST_CAPTION = 600  # characters: what is named after captions and longer holds the text
_BOX = 500  # characters in a table that holds an image with its caption
_LEADS = re.compile(r"(?!javascript:|#)\S", re.IGNORECASE)
_BUTTON = 30  # characters
_SMALL = 48  # pixels: smaller images are icons


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its marks; shares are of its visible characters.

    `after_image`: nothing but white space stands between an image and the line. `boxed`: it stands
    in a layout table that holds an image. `broken`: a <br> and no block stands before it. `block`
    is the innermost block element around it.
    """

    text: str
    block: Node
    kind: Literal["text", "item", "row", "caption"] = "text"
    align: str = ""
    strong: bool = False
    emphasis: bool = False
    linked: bool = False
    filed: bool = False
    after_image: bool = False
    boxed: bool = False
    broken: bool = False


def is_button(node: Node) -> bool:
    """A short piece of text that does something when it is clicked and leads nowhere."""
    if node.get("onclick") is None or _LEADS.match(node.get("href") or ""):
        return False
    return len(text_of(node)) <= _BUTTON


def is_icon(node: Node) -> bool:
    """Whether the image is too small, by its size or name, to have a caption."""
    sizes = [s for s in (node.get("width"), node.get("height")) if s]
    if any(s.isdecimal() and int(s) <= _SMALL for s in sizes):
        return True
    return bool(_ICON.search(f"{node.get('class') or ''} {node.get('src') or ''}"))


def is_bold(node: Node) -> bool:
    """Whether style or class set the node in bold, as <b> does."""
    style, css = node.get("style"), node.get("class")
    return bool((style and _BOLD.search(style)) or (css and "bo" in css and _is_bold(css)))


@lru_cache(maxsize=4096)
def _is_bold(css: str) -> bool:
    return _BOLD_CLASS.search(css) is not None


def align_of(node: Node, inherited: str) -> str:
    """right, center, left or justify as the node says it, else what stands around it.

    Tables take no alignment from around them, and their own says where they stand on the page.
    """
    if node.tag == "center":
        return "center"
    if node.tag == "table":
        return ""
    style, css = node.get("style"), node.get("class")
    found = _ALIGN.search(style) if style else None
    value = found.group(1).lower() if found else (node.get("align") or "").lower()
    if not value and css and (named := _ALIGN_CLASS.search(css.lower())):
        value = named.group(1)
    return {"end": "right", "centre": "center"}.get(value, value) or inherited


def is_box(table: Node) -> bool:
    """A table around an image and its caption, not one around a page."""
    return next(table.iter(*IMAGES), None) is not None and len(text_of(table)) <= _BOX
