"""Reading an article that a page's data for machines tells and its HTML does not show.

Pages that a script fills often carry their text as `articleBody` in JSON-LD. It is plain or marked
up, has no captions, and is only taken where the page itself shows no text.
"""

from __future__ import annotations

import re

from congdoan.extract import signs
from congdoan.extract.lines import lines_of
from congdoan.extract.reading import Page, Parts, Reading, compose
from congdoan.extract.titles import Title
from congdoan.extract.tree import parse

_LEAST = 200  # characters: a shorter text is a summary
_BREAK = re.compile(r"\s*\n\s*")


def read_stated(page: Page) -> Reading | None:
    """What JSON-LD says of the article; None when it tells no title or no whole text."""
    told = page.metadata
    root = parse(_BREAK.sub("<br>", told.body.strip())) if len(told.body) >= _LEAST else None
    body = None if root is None else root.find("body")
    if body is None or not told.headline:
        return None
    named = told.author and not signs.is_line("account_names", told.author)
    parts = Parts(
        title=Title(text=told.headline),
        author=told.author if named else None,
        notes=("stated",),
    )
    return compose(parts, lines_of([body]).lines)
