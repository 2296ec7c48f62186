"""A WordPress post from the JSON interface as the page that would show it.

The interface (/wp-json/wp/v2/posts/<id>) gives title and content as HTML without the theme around
them; set into the names of the classic themes they are read by the same rules as a page.
"""

from __future__ import annotations

import json
from html import escape

_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="{date}"><link rel="canonical" href="{link}"></head>
<body class="single-post"><article><h1 class="entry-title">{title}</h1>
<div class="entry-content">{content}</div></article></body></html>"""


def page_of_post(body: bytes) -> bytes | None:
    """The page of a post; None when the bytes are no JSON of one."""
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or b'"rendered"' not in body:
        return None
    try:
        post = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    title, content = _rendered(post, "title"), _rendered(post, "content")
    if title is None or content is None:
        return None
    date, link = (escape(str(post.get(key) or "")) for key in ("date", "link"))
    return _PAGE.format(title=title, content=content, date=date, link=link).encode()


def _rendered(post: dict[str, object], key: str) -> str | None:
    part = post.get(key)
    text = part.get("rendered") if isinstance(part, dict) else None
    return text if isinstance(text, str) else None
