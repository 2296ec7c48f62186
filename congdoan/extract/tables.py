"""Tables of data told from tables that only place things on the page."""

from __future__ import annotations

from congdoan.extract.tree import Node, text_of

_MAX_CELL = 400  # characters: longer cells hold paragraphs, so the table is layout
_SEPARATOR = " | "


def data_rows(table: Node) -> list[str] | None:
    """The rows as lines with cells joined by ' | '; None when the table is layout.

    Data: at least two rows, at least two of which have two filled cells; no image, no table inside
    and no cell with the length of paragraphs.
    """
    rows = list(table.iter("tr"))
    if len(rows) < 2 or next(table.iter("img", "amp-img"), None) is not None:  # noqa: PLR2004
        return None
    if sum(1 for _ in table.iter("table")) > 1:
        return None
    found: list[list[str]] = []
    for row in rows:
        cells = [text for cell in row if cell.tag in ("td", "th") and (text := text_of(cell))]
        if any(len(text) > _MAX_CELL for text in cells):
            return None
        found.append(cells)
    if sum(len(cells) > 1 for cells in found) < 2:  # noqa: PLR2004
        return None
    return [_SEPARATOR.join(cells) for cells in found if cells]
