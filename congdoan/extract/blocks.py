"""Lines of a body as typed pieces: paragraphs, list items, table rows, captions.

What is dropped here is dropped by a general sign: a line that is furniture wherever it stands, a
list of other articles, a line that is nothing but a link, the lead or a caption printed twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from congdoan.extract import signs
from congdoan.extract.marks import Line
from congdoan.records import BlockKind

_CAPTION = 320  # characters of the longest caption by its place and style
_BARE_CAPTION = (70, 120)  # ... of one that only stands right after an image: a sentence, a phrase
_BOXED = 400
_LEAD = (60, 1200)  # characters of a first paragraph that may be a lead because it is bold
_IMPRINT = 500  # characters of an imprint; a page that says no more has no text
_MOSTLY = 0.5  # share of link-only text from which links are the content
_NO_TEXT = ("furniture_lines", "related_headings")
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?:;…”\")]$")
_PLAIN_END = re.compile(r"[:;]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has a place in the text; `line` keeps its marks for the tail rules."""

    kind: BlockKind
    text: str
    line: Line


def same_key(text: str) -> str:
    """What two printings of one sentence share: letters and digits without marks and spaces."""
    return "".join(_WORD.findall(signs.fold(text)))


def pieces_of(lines: Sequence[Line]) -> list[Piece]:
    """The typed pieces of a body, in order."""
    kept = _without_furniture(_joined(lines))
    found: list[Piece] = []
    for line in kept:
        found.append(Piece(_kind(line, found[-1] if found else None), line.text, line))
    return found


def _joined(lines: Iterable[Line]) -> list[Line]:
    """A sentence that only a <br> cuts is one line."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if (
            before is not None
            and line.broken
            and line.text[:1].islower()
            and not _ENDS.search(before.text)
        ):
            found[-1] = replace(before, text=f"{before.text} {line.text}")
            continue
        found.append(line)
    return found


def _without_furniture(lines: list[Line]) -> list[Line]:
    total = sum(len(line.text) for line in lines) or 1
    linked = sum(len(line.text) for line in lines if line.linked)
    links_are_content = linked / total > _MOSTLY
    kept: list[Line] = []
    lines = _without_imprint(lines, total)
    for index, line in enumerate(lines):
        if _is_related_heading(line, lines[index + 1 :]):
            break
        if line.filed or _is_furniture(line.text):
            continue
        if line.linked and not links_are_content and not signs.is_line("credit_labels", line.text):
            continue
        kept.append(line)
    while kept and _is_box_heading(kept[-1]):
        kept.pop()
    return kept


def _is_furniture(text: str) -> bool:
    """A line of furniture, or several beside one another ('Bản in | Quay lại')."""
    parts = [part for part in text.split("|") if part.strip()]
    return all(any(signs.is_line(kind, part) for kind in _NO_TEXT) for part in parts)


def _is_box_heading(line: Line) -> bool:
    """The heading of a box whose lines were no text: a section or a list of other articles."""
    text = line.text
    return signs.is_line("section_titles", text) or signs.is_line("related_headings", text)


def _without_imprint(lines: list[Line], total: int) -> list[Line]:
    """The lines before the imprint: in the last half of a text, anywhere where there is none."""
    before = 0
    for index, line in enumerate(lines):
        if (2 * before >= total or total < _IMPRINT) and signs.is_line("imprint_lines", line.text):
            return lines[:index]
        before += len(line.text)
    return lines


def _is_related_heading(line: Line, after: Sequence[Line]) -> bool:
    """A heading of other articles: mostly links and their dates follow."""
    if len(line.text) > 60 or not signs.is_line("related_headings", line.text):  # noqa: PLR2004
        return False
    prose = sum(len(a.text) for a in after if not a.linked and len(a.text) >= 20)  # noqa: PLR2004
    return 2 * prose <= sum(len(a.text) for a in after)


def _kind(line: Line, before: Piece | None) -> BlockKind:
    if line.kind == "caption" or _is_caption(line, before):
        return "caption"
    return {"item": "list", "row": "table"}.get(line.kind, "paragraph")  # type: ignore[return-value]


def _is_caption(line: Line, before: Piece | None) -> bool:
    text, size = line.text, len(line.text)
    if line.kind != "text" or line.align == "right" or size > _CAPTION:
        return False
    if line.boxed and (line.after_image or (before is not None and before.line.boxed)):
        return size <= _BOXED
    if not line.after_image:
        return _continues(line, before)
    if line.align == "center" or line.emphasis or signs.is_line("photo_credits", text):
        return True
    longest = _BARE_CAPTION[0] if text.endswith(".") else _BARE_CAPTION[1]
    return size <= longest and not _PLAIN_END.search(text) and not line.strong


def _continues(line: Line, before: Piece | None) -> bool:
    """The photographer's line below a caption."""
    return (
        before is not None
        and before.kind == "caption"
        and (line.align == "center" or line.emphasis)
        and signs.is_line("photo_credits", line.text)
    )


def without_doubles(
    pieces: list[Piece], title: str, lead: str | None
) -> tuple[list[Piece], list[str]]:
    """The pieces without a second printing of title, lead and captions, and notes on them."""
    notes: list[str] = []
    title_key, lead_key = same_key(title), same_key(lead or "")
    kept: list[Piece] = []
    seen: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        key = same_key(piece.text)
        if piece.kind == "paragraph" and not kept and key == title_key:
            notes.append("title_doubled")
        elif lead_key and piece.kind == "paragraph" and key == lead_key:
            notes.append("lead_doubled")
        elif index - seen.get(key, -99) <= 2:  # noqa: PLR2004 - only captions are in `seen`
            notes.append("caption_doubled")
        else:
            kept.append(piece)
            if piece.kind == "caption":
                seen[key] = index
    return kept, notes


def bold_lead(pieces: list[Piece]) -> tuple[str | None, list[Piece]]:
    """A lead that only its type tells: the first paragraph is bold and the next one is not."""
    texts = [p for p in pieces if p.kind == "paragraph"]
    if len(texts) < 2 or texts[0] is not pieces[0]:  # noqa: PLR2004
        return None, pieces
    first, second = texts[:2]
    if not first.line.strong or second.line.strong:
        return None, pieces
    if not _LEAD[0] <= len(first.text) <= _LEAD[1] or _PLAIN_END.search(first.text):
        return None, pieces
    return first.text, pieces[1:]
